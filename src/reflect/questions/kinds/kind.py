"""The base class of all kinds of question, and what their values are made of."""

import re
from abc import ABC, abstractmethod
from datetime import date
from typing import ClassVar

from reflect.languages import Words
from reflect.questions.kinds.action import Action
from reflect.text import trim

#: A backslash, and the character that it makes literal in a worksheet.
ESCAPE = r"\\[\[\]{},\\]"

#: What an answer is worth: a text, a number, a yes, options, items, or actions.
Value = str | int | bool | tuple[str, ...] | tuple[Action, ...]


def unescaped(text: str) -> str:
    """*text* with a backslash taken from each bracket, brace, comma and backslash that has one."""
    return re.sub(ESCAPE, lambda found: found[0][1], text)


class Unfit(ValueError):
    """A value that a kind of question does not take; says what it does take."""


class Kind(ABC):
    """How a question is answered, and the Markdown that its answer is kept as."""

    name: ClassVar[str]
    #: A pattern for the bracket of a kind that takes nothing else in it.
    bracket: ClassVar[str] = ""
    #: Free words may follow the value.
    takes_words: ClassVar[bool] = True
    #: The value stands on several lines, up to the first blank one.
    many_lines: ClassVar[bool] = False
    #: It is typed on as many lines as one likes.
    is_prose: ClassVar[bool] = False
    #: A word about it is asked for, once there is a value.
    asks_words: ClassVar[bool] = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kind) and (self.name, self.shape()) == (other.name, other.shape())

    def __hash__(self) -> int:
        return hash(self.name)

    @classmethod
    def parse(cls, bracket: str) -> "Kind | None":
        """The kind that a worksheet's ``[bracket]`` describes, or nothing."""
        is_it = cls.bracket and re.fullmatch(cls.bracket, bracket.casefold())
        return cls() if is_it else None

    @abstractmethod
    def read(self, first: str) -> Value | None:
        """The value written in the *first* part of an answer, or nothing."""

    def blank(self, first: str) -> bool:
        """Whether *first* is only an empty form: boxes without a tick, numbers without items."""
        return False

    def form(self) -> tuple[str, ...]:
        """The lines of an empty form to fill in in an editor, where this kind has one."""
        return ()

    def write(self, value: Value, words: Words) -> str:
        """The first part of an answer with *value*."""
        return str(value)

    @abstractmethod
    def fit(self, data: object) -> Value | None:
        """The value that *data* of an answers file means, None for an empty one; or Unfit."""

    def typed(self, text: str, words: Words, today: date) -> Value | None:
        """The value somebody means who types *text* *today*, None for an empty one; or Unfit."""
        return self.fit(self.meant(text, words, today)) if text.strip() else None

    def meant(self, text: str, words: Words, today: date) -> object:
        """The data of an answers file that a typed *text* is short for."""
        return text

    def editable(self, value: Value, words: Words) -> str:
        """The text to type in order to mean *value*."""
        return self.write(value, words)

    def spoken(self, value: Value, words: Words) -> str:
        """*value* as one would say it, on one line."""
        return self.editable(value, words)

    def offered(self, words: Words) -> dict[str, Value]:
        """The words of which one is chosen, each with its value; none where an answer is typed."""
        return {}

    def part(self, raw: str) -> tuple[str, str]:
        """*raw* as its first part and the free words behind it."""
        lines = raw.split("\n")
        end = 1
        if self.many_lines:
            end = next((n for n, line in enumerate(lines) if not line.strip(" \t")), len(lines))
        return "\n".join(lines[:end]), trim("\n".join(lines[end:]))

    def shape(self) -> dict[str, object]:
        """The ends, options or count of this question, by their JSON names."""
        return {}
