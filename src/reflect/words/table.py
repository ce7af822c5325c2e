"""The tables of sentences that a language has to name."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from reflect import languages

if TYPE_CHECKING:
    from reflect.words.history import HistoryWords
    from reflect.words.listing import ListingWords
    from reflect.words.over_time import OverTime
    from reflect.words.report import ReportWords
    from reflect.words.review import Review
    from reflect.words.search import SearchWords
    from reflect.words.spoken import Spoken
    from reflect.words.talk import Talk


class Words(languages.Words):
    """What a language needs for files, and its tables of sentences, each read when it is needed."""

    @property
    def spans(self) -> "SpanWords":
        """How spans of time are said."""
        table: SpanWords = _module(self.code, "spans").SPANS
        return table

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


@cache
def _module(code: str, name: str) -> ModuleType:
    return import_module(f"reflect.words.{code}.{name}")


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
