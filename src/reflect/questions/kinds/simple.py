"""Kinds with a single value: prose, a line, a number, yes or no, a day."""

import re
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from reflect import languages
from reflect.languages import LanguageWords
from reflect.locale import N_, Message
from reflect.questions.kinds.days import (
    TypedDay,
    iso_day,
    long_day,
    parse_day,
    possible_days,
)
from reflect.questions.kinds.kind import InvalidValue, Kind, Value, unescape
from reflect.text import case_folded, clean

DEPENDS = "depends"
#: A rating as it is written: ``7 / 10``, or ``7``.
RATING = re.compile(r"\s*([0-9]{1,9})\s*(?:/\s*([0-9]{1,9})\s*)?")


class Text(Kind):
    """Prose of any length."""

    name = "text"
    takes_words = False
    is_prose = True

    def split(self, raw: str) -> tuple[str, str]:
        return raw, ""

    def read(self, first: str) -> Value | None:
        return first

    def from_data(self, data: object) -> Value | None:
        if not isinstance(data, str):
            raise InvalidValue(N_("takes a text"))
        return clean(data) or None

    def parse_typed(
        self, text: str, words: LanguageWords, today: date, former: Value | None = None
    ) -> Value | None:
        return self.from_data(text)


class Line(Text):
    """A text of one line."""

    name = "line"
    bracket = "one line"
    is_prose = False

    def from_data(self, data: object) -> Value | None:
        value = super().from_data(data)
        if isinstance(value, str) and "\n" in value:
            raise InvalidValue(N_("takes a single line"))
        return value


class Unknown(Text):
    """A question whose worksheet is gone: ``n / m`` is a rating, all else is text."""

    name = ""

    def split(self, raw: str) -> tuple[str, str]:
        first, words = Kind.split(self, raw)
        return (raw, "") if isinstance(self.read(first), str) else (first, words)

    def read(self, first: str) -> Value | None:
        found = RATING.fullmatch(first)
        return int(found[1]) if found and found[2] else first


class Scale(Kind):
    """A rating: a whole number between two ends that may have names."""

    name = "scale"
    asks_words = True

    _BRACKET: ClassVar = re.compile(
        r"([0-9]{1,9}) ?(?:-|–|to) ?([0-9]{1,9}) ?(?::(.*?)(?:\.\.\.|…)(.*))?", re.IGNORECASE
    )

    def __init__(self, lowest: int, highest: int, low: str = "", high: str = "") -> None:
        self.min, self.max = lowest, highest
        self.low, self.high = low, high

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        found = cls._BRACKET.fullmatch(bracket)
        if not found or int(found[1]) >= int(found[2]):
            return None
        low, high = (unescape(end or "").strip() for end in found.group(3, 4))
        return cls(int(found[1]), int(found[2]), low, high)

    def bracketed(self) -> str:
        ends = f": {self.low} ... {self.high}" if self.low or self.high else ""
        return f"{self.min}-{self.max}{ends}"

    def read(self, first: str) -> Value | None:
        found = RATING.fullmatch(first)
        if not found or (found[2] and int(found[2]) != self.max):
            return None
        return int(found[1]) if self.min <= int(found[1]) <= self.max else None

    def write(self, value: Value, words: LanguageWords) -> str:
        return f"{value} / {self.max}"

    def from_data(self, data: object) -> Value | None:
        is_number = isinstance(data, int) and not isinstance(data, bool)
        if not (isinstance(data, int) and is_number and self.min <= data <= self.max):
            what = N_("takes a whole number from {min} to {max}", min=self.min, max=self.max)
            raise InvalidValue(what)
        return data

    def typed_data(self, text: str, words: LanguageWords, today: date) -> object:
        return self.read(text)

    def editable(self, value: Value, words: LanguageWords) -> str:
        return str(value)

    def parameters(self) -> dict[str, object]:
        return {"min": self.min, "max": self.max, "low": self.low, "high": self.high}

    @property
    def range(self) -> Message:
        """A sentence with the ends, each with its label."""
        low = f"{self.min}, {self.low}," if self.low else str(self.min)
        high = f"{self.max}, {self.high}" if self.high else str(self.max)
        return N_("A number from {low} to {high}.", low=low, high=high)


class AnyScale(Scale):
    """A scale whose ends are not known any more: any number is read."""

    def __init__(self) -> None:
        super().__init__(0, 0)

    def read(self, first: str) -> Value | None:
        found = RATING.fullmatch(first)
        return int(found[1]) if found else None

    def parameters(self) -> dict[str, object]:
        return {"min": None, "max": None, "low": "", "high": ""}


class YesNo(Kind):
    """Yes, no, or "it depends"."""

    name = "yesno"
    bracket = "yes ?/ ?no"
    asks_words = True

    def bracketed(self) -> str:
        return "yes/no"

    def read(self, first: str) -> Value | None:
        text = first.strip().casefold()
        for words in languages.every():
            for word, value in _meanings(words).items():
                if text == word.casefold():
                    return value
        return None

    def write(self, value: Value, words: LanguageWords) -> str:
        return next(word for word, meant in _meanings(words).items() if meant == value)

    def labelled_values(self, words: LanguageWords) -> dict[str, Value]:
        return _meanings(words)

    def from_data(self, data: object) -> Value | None:
        if isinstance(data, bool):
            return data
        # YAML 1.2 reads a bare yes or no as a word.
        values: dict[object, Value] = {"yes": True, "no": False, DEPENDS: DEPENDS}
        value = values.get(data.casefold()) if isinstance(data, str) else None
        if value is None:
            raise InvalidValue(N_('takes true, false or "depends"'))
        return value

    def typed_data(self, text: str, words: LanguageWords, today: date) -> object:
        typed = case_folded(text)
        whole = [_typed(each).get(typed) for each in languages.every()]
        begun = {value for word, value in _typed(words).items() if word.startswith(typed)}
        meant = {value for value in whole if value is not None} or begun
        return meant.pop() if len(meant) == 1 else None


def _meanings(words: LanguageWords) -> dict[str, Value]:
    """Values by the word that is written for each."""
    return {words.yes: True, words.no: False, words.depends: DEPENDS}


def _typed(words: LanguageWords) -> dict[str, Value]:
    """Values by the words that may be typed for each, folded."""
    typed = _meanings(words) | dict.fromkeys(words.depends_also, DEPENDS)
    return {case_folded(word): value for word, value in typed.items()}


class Day(Kind):
    """A day."""

    name = bracket = "date"

    def read(self, first: str) -> Value | None:
        return iso_day(first)

    def from_data(self, data: object) -> Value | None:
        day = iso_day(data) if isinstance(data, str) else None
        if day is None:
            raise InvalidValue(N_("takes a day as YYYY-MM-DD"))
        return day

    def plain(self, value: Value, words: LanguageWords) -> str:
        return long_day(str(value), words)

    def typed_data(self, text: str, words: LanguageWords, today: date) -> object:
        return parse_day(text, words, today)

    def typed_days(
        self, text: str, words: LanguageWords, today: date, former: Value | None = None
    ) -> Sequence[TypedDay]:
        days = sorted(possible_days(text, words, today), key=lambda day: abs(day - today))
        return [TypedDay(0, len(text), text.strip(), tuple(days))] if days else []


class DayAhead(Day):
    """A day to come, for a plan: without a year, the next one is meant."""

    name = "day ahead"
    bracket = ""

    def typed_days(
        self, text: str, words: LanguageWords, today: date, former: Value | None = None
    ) -> Sequence[TypedDay]:
        days = possible_days(text, words, today)[:1]
        return [TypedDay(0, len(text), text.strip(), days)] if days else []
