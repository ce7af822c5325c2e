"""The words that a language has to name."""

import datetime
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reflect.words.history import HistoryWords
    from reflect.words.listing import ListingWords
    from reflect.words.over_time import OverTime
    from reflect.words.report import ReportWords
    from reflect.words.review import Review
    from reflect.words.search import SearchWords
    from reflect.words.spoken import Spoken
    from reflect.words.talk import Talk


class Words(NamedTuple):
    """What the tool itself writes into an entry; the first of several is the one written.

    All else that it says is in tables of their own, each read when it is needed.
    """

    #: Where those tables are: ``en`` for `reflect.words.en`.
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
    months: tuple[str, ...]
    #: A date for people, with ``{day}``, ``{month}`` and ``{year}``.
    date: str
    days: "DayWords"
    spans: "SpanWords"
    sheet: "SheetWords"

    @property
    def talk(self) -> "Talk":
        """What is said in a sitting."""
        table: Talk = _module(self.code, "talk").TALK
        return table

    @property
    def spoken(self) -> "Spoken":
        """What is said where a page is read aloud."""
        table: Spoken = _module(self.code, "spoken").SPOKEN
        return table

    @property
    def history(self) -> "HistoryWords":
        """What is said of the history."""
        table: HistoryWords = _module(self.code, "history").HISTORY
        return table

    @property
    def report(self) -> "ReportWords":
        """What stands on a page to look at."""
        table: ReportWords = _module(self.code, "report").REPORT
        return table

    @property
    def over_time(self) -> "OverTime":
        """What is said of all runs together."""
        table: OverTime = _module(self.code, "over_time").OVER_TIME
        return table

    @property
    def review(self) -> "Review":
        """What is said of two runs."""
        table: Review = _module(self.code, "review").REVIEW
        return table

    @property
    def search(self) -> "SearchWords":
        """What is said of what was looked for."""
        table: SearchWords = _module(self.code, "search").SEARCH
        return table

    @property
    def listing(self) -> "ListingWords":
        """What is said around a list of entries."""
        table: ListingWords = _module(self.code, "listing").LISTING
        return table

    def long(self, day: datetime.date) -> str:
        """*day* with the name of its month: 23 November 2026."""
        return self.date.format(day=day.day, month=self.months[day.month - 1], year=day.year)


@cache
def _module(code: str, name: str) -> ModuleType:
    return import_module(f"reflect.words.{code}.{name}")


class DayWords(NamedTuple):
    """How people type a day."""

    #: A day near today, and how many days from today it is.
    near: Mapping[str, int]
    #: Monday to Sunday, each with its other and short forms.
    weekdays: tuple[tuple[str, ...], ...]
    #: What stands before a span of time: in 3 weeks.
    within: str
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
    #: Two days as they can be typed, shown where one was not understood.
    examples: tuple[str, str]


#: Of each unit one, one and a half, and several.
Forms = Mapping[str, tuple[str, str, str]]


class SpanWords(NamedTuple):
    """How a span of time is said."""

    about: str
    ago: str
    #: Three and a half.
    half: str
    #: As a span stands alone, and in *ago*.
    alone: Forms
    past: Forms


class SheetWords(NamedTuple):
    """What a blank sheet says of how to fill it in."""

    how: str
    #: What an answer is, by kind of question, with what shapes that kind put in.
    expected: Mapping[str, str]
    #: When a follow-up is called for, by the first word of its condition; ``{limit}`` is put in.
    when: Mapping[str, str]
