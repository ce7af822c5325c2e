"""The words of a language that are read in files, and typed by people."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """Words of an entry beside its writer's own; of several the first is the one written."""

    #: The code of the language, as a worksheet gives it.
    code: str
    yes: str
    no: str
    depends: str
    #: Other ways to type it.
    depends_also: tuple[str, ...]
    not_today: str
    none: str
    #: What is asked last, once there is an earlier run.
    looking_back: str
    by: tuple[str, ...]
    every: tuple[str, ...]
    #: What stands behind something to do that is not to be done any more.
    done: str
    let_go: str
    months: tuple[str, ...]
    #: A date for people, with ``{day}``, ``{month}`` and ``{year}``.
    date: str
    days: "DayWords"

    def long(self, day: datetime.date) -> str:
        """*day* with the name of its month: 23 November 2026."""
        return self.date.format(day=day.day, month=self.months[day.month - 1], year=day.year)


class DayWords(NamedTuple):
    """How people type a day."""

    #: A day near today, and how many days from today it is.
    near: Mapping[str, int]
    #: Monday to Sunday, each with its other and short forms.
    weekdays: tuple[tuple[str, ...], ...]
    #: What stands before a span of time: in 3 weeks.
    within: str
    #: What stands around a span that is over, ``{span}``.
    ago: str
    #: The words for one, two and so on.
    numbers: tuple[tuple[str, ...], ...]
    #: The spans, each with all its forms.
    days: tuple[str, ...]
    weeks: tuple[str, ...]
    months: tuple[str, ...]
    years: tuple[str, ...]
    #: Which week, month, year or weekday of it is meant, in all forms.
    last: tuple[str, ...]
    this: tuple[str, ...]
    next: tuple[str, ...]
    #: The next one to come, be it of this week.
    coming: tuple[str, ...]
    #: What may follow the number of a day.
    ordinals: tuple[str, ...]
    #: What may stand beside a day, and changes nothing.
    fillers: tuple[str, ...]
