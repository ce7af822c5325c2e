"""The tables of sentences that a language has to name."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from reflect import languages

if TYPE_CHECKING:
    from reflect.words.history import HistoryWords
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
    def history(self) -> "HistoryWords":
        """What is said of the history."""
        table: HistoryWords = _module(self.code, "history").HISTORY
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
