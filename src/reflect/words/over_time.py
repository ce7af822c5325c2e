"""What is said of all runs together: one question through them, and their marks."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple


class OverTime(NamedTuple):
    """The words of timelines and ratings; what stands in ``{}`` is filled in.

    Of two forms, the first is for one.
    """

    # Days.
    #: The months in three letters.
    months: tuple[str, ...]
    #: A day with and without its year, with ``{day}``, ``{month}`` and ``{year}``.
    short: str
    yearless: str
    #: A day, and what tells it from another run of that day.
    exactly: str
    undated: str

    # One question through all runs.
    timeline: str
    runs: tuple[str, str]
    #: What is said of a moment, by its kind.
    moments: Mapping[str, str]
    #: The same mark or choice, and other words beside it.
    same_mark: str
    same_as: str
    #: Nothing is there under a question that only some answers call for.
    not_called_for: str
    came: str
    went: str
    asked_then: str
    only_one: str
    nothing: str
    #: The questions that can be asked for, and how.
    questions: tuple[str, str]
    call: str
    unwritten: str

    # All marks.
    ratings: tuple[str, str]
    period: str
    ends: str
    ends_spoken: str
    old_scale: str
    counted: str
    nobody: str
    no_marks: str
    a_step: str
    not_judged: str
    #: Where the words are that were written beside the marks.
    beside: str
    #: One mark as it is heard: a number, and an answer in words.
    heard: str
    answered: str

    def day(self, day: datetime.date) -> str:
        """*day* with the month in three letters: 23 Nov 2026."""
        return self._filled(self.short, day)

    def near(self, day: datetime.date) -> str:
        """*day* without its year, in three letters: 23 Nov."""
        return self._filled(self.yearless, day)

    def _filled(self, form: str, day: datetime.date) -> str:
        return form.format(day=day.day, month=self.months[day.month - 1], year=day.year)
