"""The base class of all kinds of question, and the type of their values."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from reflect.languages import LanguageWords
from reflect.questions.kinds.action import Action
from reflect.questions.kinds.days import TypedDay
from reflect.questions.kinds.outcome import Outcome
from reflect.text import trim

#: An escape in a worksheet: a backslash, and the character that it makes literal.
ESCAPE = r"\\[\[\]{},\\]"

#: The value of an answer: text, number, yes or no, options, items or actions.
Value = str | int | bool | tuple[str, ...] | tuple[Action, ...] | tuple[Outcome, ...]


def unescape(text: str) -> str:
    """*text* with escapes replaced by the characters they stand for."""
    return re.sub(ESCAPE, lambda found: found[0][1], text)


class InvalidValue(ValueError):
    """An invalid value for a kind of question; the argument says what is valid."""


class Kind(ABC):
    """How a question is answered, and how the answer is written in Markdown."""

    name: ClassVar[str]
    #: Pattern of the bracket, for kinds without parameters.
    bracket: ClassVar[str] = ""
    #: Free words may follow the value.
    takes_words: ClassVar[bool] = True
    #: The value spans several lines, up to the first blank one.
    is_multiline: ClassVar[bool] = False
    #: The answer is typed in a field of several lines.
    is_prose: ClassVar[bool] = False
    #: Free words are asked for as soon as there is a value.
    asks_words: ClassVar[bool] = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kind) and (self.name, self.parameters()) == (
            other.name,
            other.parameters(),
        )

    def __hash__(self) -> int:
        return hash(self.name)

    @classmethod
    def parse(cls, bracket: str) -> "Kind | None":
        """The kind that a worksheet's ``[bracket]`` describes, or None."""
        matches = cls.bracket and re.fullmatch(cls.bracket, bracket.casefold())
        return cls() if matches else None

    def bracketed(self) -> str:
        """The text in brackets that `parse` reads as this kind, without escapes; "" for prose."""
        return self.bracket

    @abstractmethod
    def read(self, first: str) -> Value | None:
        """The value written in the *first* part of an answer, or None."""

    def is_blank(self, first: str) -> bool:
        """Whether *first* is only an empty form: boxes without a tick, numbers without items."""
        return False

    def blank_form(self) -> tuple[str, ...]:
        """The lines of an empty form to fill in in an editor, if this kind has one."""
        return ()

    def write(self, value: Value, words: LanguageWords) -> str:
        """The Markdown of *value*: the first part of an answer."""
        return str(value)

    @abstractmethod
    def from_data(self, data: object) -> Value | None:
        """The value of *data* from an answers file, None for an empty one; raises InvalidValue."""

    def parse_typed(
        self, text: str, words: LanguageWords, today: date, former: Value | None = None
    ) -> Value | None:
        """The value of a *text* typed *today*, None for an empty one; raises InvalidValue.

        *former* is the value that was there to edit, if there was one.
        """
        return self.from_data(self.typed_data(text, words, today)) if text.strip() else None

    def typed_data(self, text: str, words: LanguageWords, today: date) -> object:
        """A typed *text* as the data that an answers file would have."""
        return text

    def typed_days(
        self, text: str, words: LanguageWords, today: date, former: Value | None = None
    ) -> Sequence[TypedDay]:
        """Days and rhythms in a *text* typed *today*, and those that are not understood.

        In what *former* has, too, nothing is read.
        """
        return ()

    def editable(self, value: Value, words: LanguageWords) -> str:
        """The text that `parse_typed` reads as *value*."""
        return self.write(value, words)

    def plain(self, value: Value, words: LanguageWords) -> str:
        """*value* as it is shown to people."""
        return self.editable(value, words)

    def labelled_values(self, words: LanguageWords) -> dict[str, Value]:
        """Labels to choose from, each with its value; empty if the answer is typed."""
        return {}

    def split(self, raw: str) -> tuple[str, str]:
        """The first part of *raw*, and the free words behind it."""
        lines = raw.split("\n")
        end = 1
        if self.is_multiline:
            end = next((n for n, line in enumerate(lines) if not line.strip(" \t")), len(lines))
        return "\n".join(lines[:end]), trim("\n".join(lines[end:]))

    def line_problems(self, raw: str, value: Value | None) -> Iterable[tuple[int, str]]:
        """Lines of *raw*, counted from 0, of which something is not understood, and what that is.

        They are words although a value is around them (of lines in a row, the first is named); or
        a day or rhythm in them is. *value* is what is understood of *raw*.
        """
        return ()

    def parameters(self) -> dict[str, object]:
        """The ends, options or count of this kind, by JSON name."""
        return {}
