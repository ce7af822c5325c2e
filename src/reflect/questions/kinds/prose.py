"""Answers that are words: prose, a line, and whatever a lost worksheet asked for."""

import re
from typing import ClassVar

from reflect.questions.kinds.kind import Kind, Unfit, Value
from reflect.text import clean
from reflect.words.table import Words


class Text(Kind):
    """Prose of any length."""

    name = "text"
    takes_words = False
    is_prose = True

    def part(self, raw: str) -> tuple[str, str]:
        return raw, ""

    def read(self, first: str) -> Value | None:
        return first

    def write(self, value: Value, words: Words) -> str:
        return str(value)

    def fit(self, data: object) -> Value | None:
        if not isinstance(data, str):
            raise Unfit("takes a text")
        return clean(data) or None


class Line(Text):
    """A text of one line."""

    name = "line"
    is_prose = False

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        return cls() if bracket.casefold() == "one line" else None

    def fit(self, data: object) -> Value | None:
        value = super().fit(data)
        if isinstance(value, str) and "\n" in value:
            raise Unfit("takes a single line")
        return value


class Unknown(Text):
    """A question whose worksheet is gone: ``n / m`` is a scale, all else is text."""

    name = ""
    _SCALE: ClassVar = re.compile(r"\s*([0-9]{1,9})\s*/\s*[0-9]{1,9}\s*")

    def part(self, raw: str) -> tuple[str, str]:
        first, words = Kind.part(self, raw)
        return (first, words) if self._SCALE.fullmatch(first) else (raw, "")

    def read(self, first: str) -> Value | None:
        found = self._SCALE.fullmatch(first)
        return int(found[1]) if found else first
