"""The words of a language in files and in typed answers."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple


class LanguageWords(NamedTuple):
    """Words of the file format; of several aliases, the first is written."""

    #: The code of the language, as a worksheet gives it.
    code: str
    yes: str
    no: str
    depends: str
    #: Aliases that may be typed.
    depends_also: tuple[str, ...]
    not_today: str
    none: str
    #: The last question, asked if there is an earlier run.
    looking_back: str
    #: The question at the top, asked if something planned earlier is open.
    last_time: str
    #: Words for what became of a plan, by the code of an answers file.
    became: Mapping[str, tuple[str, ...]]
    by: tuple[str, ...]
    every: tuple[str, ...]
    #: How a rhythm is said: what comes before one of a unit of time, the first of which are days;
    #: the unit; several of it; and other forms in which it is written.
    rhythms: tuple[tuple[str, ...], ...]
    #: The state shown behind an action that is not open.
    done: str
    let_go: str
    months: tuple[str, ...]
    #: The format of a date, with ``{day}``, ``{month}`` and ``{year}``.
    date: str
    days: "DayWords"

    def long_date(self, day: datetime.date) -> str:
        """*day* with the name of its month: 23 November 2026."""
        return self.date.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def long_with_weekday(self, day: datetime.date) -> str:
        """*day* as `long_date` says it, after its weekday: Monday, 23 November 2026."""
        return f"{self.days.weekdays[day.weekday()][0]}, {self.long_date(day)}"


class DayWords(NamedTuple):
    """The words for days in typed answers."""

    #: Days counted from today, by word.
    near: Mapping[str, int]
    #: Monday to Sunday, each with its aliases and short forms.
    weekdays: tuple[tuple[str, ...], ...]
    #: The word before a span to come: in 3 weeks.
    within: str
    #: The format of a past ``{span}``.
    ago: str
    #: The words for one, two and so on.
    numbers: tuple[tuple[str, ...], ...]
    #: Units of time, each with all its forms; of a day with its parts, which come once a day.
    days: tuple[str, ...]
    weeks: tuple[str, ...]
    months: tuple[str, ...]
    years: tuple[str, ...]
    #: Words before a unit or weekday, in all forms.
    last: tuple[str, ...]
    this: tuple[str, ...]
    next: tuple[str, ...]
    #: Words for the next such day, even if in this week.
    coming: tuple[str, ...]
    #: Words before a span that stand for its last day.
    end: tuple[str, ...]
    #: Suffixes of the number of a day.
    ordinals: tuple[str, ...]
    #: Words to ignore.
    fillers: tuple[str, ...]
