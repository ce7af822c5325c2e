"""Answers out of a list: one option, or several."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from reflect import words as languages
from reflect.questions.kinds.kind import Kind, Unfit, Value
from reflect.questions.spelling import ESCAPE, folded, unescaped
from reflect.words.table import Words


@dataclass(frozen=True)
class Choice(Kind):
    """One of several options."""

    options: tuple[str, ...]
    name = "choice"
    asks_words = True
    _KEYWORD: ClassVar[str] = "choose"

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        keyword, colon, listed = bracket.partition(":")
        if not colon or " ".join(keyword.casefold().split()) != cls._KEYWORD:
            return None
        parts = re.findall(rf"(?:{ESCAPE}|[^,])+", listed)
        options = tuple(option for part in parts if (option := unescaped(part).strip()))
        different = {folded(option) for option in options}
        return cls(options) if len(different) == len(options) > 1 else None

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {folded(option): option for option in self.options}

    def option(self, said: str) -> str | None:
        """The option that *said* names, whatever its case or normal form; or nothing."""
        return self._by_name.get(folded(said))

    def read(self, first: str) -> Value | None:
        return self.option(first)

    def write(self, value: Value, words: Words) -> str:
        return str(value)

    def fit(self, data: object) -> Value | None:
        option = self.option(data) if isinstance(data, str) else None
        if option is None:
            raise Unfit("takes one of: " + ", ".join(self.options))
        return option

    def typed(self, text: str, words: Words) -> Value | None:
        return self.fit(self._by_number(text)) if text.strip() else None

    def _by_number(self, text: str) -> str:
        number = text.strip()
        if self.option(number) is None and re.fullmatch("[0-9]{1,3}", number):
            return dict(enumerate(self.options, 1)).get(int(number), number)
        return number

    def shape(self) -> dict[str, object]:
        return {"options": list(self.options)}


@dataclass(frozen=True)
class Choices(Choice):
    """Any number of several options; none of them is an answer too."""

    name = "choices"
    many_lines = True
    _KEYWORD: ClassVar[str] = "choose many"
    _BOX: ClassVar = re.compile(r"\s*[-*+] \[([ xX])\]\s+(.*)")

    def read(self, first: str) -> Value | None:
        if is_none(first):
            return ()
        boxes = [self._BOX.fullmatch(line) for line in first.split("\n")]
        ticked = [self.option(box[2]) for box in boxes if box and box[1] != " "]
        if not ticked or not all(boxes) or not all(ticked):
            return None
        return tuple(option for option in self.options if option in ticked)

    def blank(self, first: str) -> bool:
        boxes = [self._BOX.fullmatch(line) for line in first.split("\n")]
        return all(box and box[1] == " " for box in boxes)

    def write(self, value: Value, words: Words) -> str:
        assert isinstance(value, tuple)
        return "\n".join(f"- [x] {option}" for option in value) or f"_({words.none})_"

    def fit(self, data: object) -> Value | None:
        if not isinstance(data, list | tuple):
            raise Unfit("takes a list of: " + ", ".join(self.options))
        chosen = {super(Choices, self).fit(each) for each in data}
        return tuple(option for option in self.options if option in chosen)

    def editable(self, value: Value, words: Words) -> str:
        assert isinstance(value, tuple)
        numbers = [str(n) for n, option in enumerate(self.options, 1) if option in value]
        return ", ".join(numbers) or words.none

    def typed(self, text: str, words: Words) -> Value | None:
        if not text.strip():
            return None
        if text.strip().casefold() in {words.none.casefold(), "0"}:
            return ()
        whole = self._by_number(text)
        if self.option(whole):
            return self.fit([whole])
        parts = [part for part in re.split(r"[,\n]|(?<!\s)\s++(?=[0-9])", text) if part.strip()]
        return self.fit([self._by_number(part) for part in parts])


def is_none(first: str) -> bool:
    """Whether *first* is the mark for: none of these."""
    return any(first.strip() == f"_({words.none})_" for words in languages.every())
