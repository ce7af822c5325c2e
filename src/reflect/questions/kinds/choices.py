"""Answers out of a list: one option, or several."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar

from reflect import languages
from reflect.languages import Words
from reflect.locale import N_
from reflect.questions.kinds.kind import ESCAPE, Kind, Unfit, Value, unescaped
from reflect.text import folded

_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
#: An option with the labels that it had before: ``quiet (was: silence | calm)``.
_RENAMED = r"(.*?) ?\( ?was ?:(.*)\)"


class Choice(Kind):
    """One of several options."""

    name = "choice"
    asks_words = True
    _KEYWORD: ClassVar[str] = "choose"

    def __init__(
        self, options: tuple[str, ...], was: Mapping[str, tuple[str, ...]] = _NONE
    ) -> None:
        self.options = options
        #: Former labels by option: an answer that has one of them names the option of today.
        self.was = was

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        keyword, colon, listed = bracket.partition(":")
        if not colon or " ".join(keyword.casefold().split()) != cls._KEYWORD:
            return None
        kind = cls(*labels(listed))
        return kind if len(kind.options) > 1 and not kind.doubled else None

    @cached_property
    def _labels(self) -> list[tuple[str, str]]:
        """All labels, each with the option that it names: those of today first."""
        former = [(label, option) for option, labels in self.was.items() for label in labels]
        return [*((option, option) for option in self.options), *former]

    @property
    def doubled(self) -> str:
        """A label that two options have, be it as a former one; or nothing."""
        seen: set[str] = set()
        for label, _ in self._labels:
            if folded(label) in seen:
                return label
            seen.add(folded(label))
        return ""

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {folded(label): option for label, option in self._labels}

    def option(self, said: str) -> str | None:
        """The option that *said* names or named, whatever its case or normal form; or nothing."""
        return self._by_name.get(folded(said))

    def lacks(self, then: "Choice") -> tuple[str, ...]:
        """The options of *then* that this choice has under no label."""
        return tuple(option for option in then.options if self.option(option) is None)

    def knowing(self, then: "Choice") -> "Choice":
        """A choice that also reads the options that only *then* had."""
        return type(self)((*self.options, *self.lacks(then)), self.was)

    def read(self, first: str) -> Value | None:
        return self.option(first)

    def fit(self, data: object) -> Value | None:
        option = self.option(data) if isinstance(data, str) else None
        if option is None:
            raise Unfit(N_("takes one of: {options}", options=", ".join(self.options)))
        return option

    def meant(self, text: str, words: Words, today: date) -> object:
        return self._by_number(text)

    def _by_number(self, text: str) -> str:
        number = text.strip()
        found = re.fullmatch(r"([0-9]{1,3})[.)]?", number)
        if found and self.option(number) is None:
            return dict(enumerate(self.options, 1)).get(int(found[1]), number)
        return number

    def offered(self, words: Words) -> dict[str, Value]:
        return {option: option for option in self.options}

    def shape(self) -> dict[str, object]:
        return {"options": list(self.options)}


class Choices(Choice):
    """Any number of several options; none of them is an answer too."""

    name = "choices"
    many_lines = True
    _KEYWORD: ClassVar[str] = "choose many"
    _BOX: ClassVar = re.compile(r"\s*[-*+]\s+\[([ xX])\]\s+(.*)")

    def read(self, first: str) -> Value | None:
        if is_none(first):
            return ()
        ticked = self._ticked(first) or ()
        return tuple(option for option in self.options if option in ticked) or None

    def blank(self, first: str) -> bool:
        return self._ticked(first) == []

    def _ticked(self, first: str) -> list[str] | None:
        """The options with a tick, where each line is a box and an option and nothing else."""
        ticked = []
        for line in first.split("\n"):
            box = self._BOX.fullmatch(line)
            option = self.option(box[2]) if box else None
            if not box or option is None:
                return None
            ticked += [option] if box[1] != " " else []
        return ticked

    def form(self) -> tuple[str, ...]:
        return tuple(f"- [ ] {option}" for option in self.options)

    def spoken(self, value: Any, words: Words) -> str:
        return ", ".join(map(str, value)) or words.none

    def write(self, value: Any, words: Words) -> str:
        return "\n".join(f"- [x] {option}" for option in value) or f"_({words.none})_"

    def fit(self, data: object) -> Value | None:
        if not isinstance(data, list | tuple):
            raise Unfit(N_("takes a list of: {options}", options=", ".join(self.options)))
        chosen = {super(Choices, self).fit(each) for each in data}
        return tuple(option for option in self.options if option in chosen)

    def editable(self, value: Any, words: Words) -> str:
        numbers = [self._number(n) for n, option in enumerate(self.options, 1) if option in value]
        return ", ".join(numbers) or self._unnamed(words.none, "0", f"_({words.none})_")

    def _number(self, n: int) -> str:
        """The text to type for the option at *n*, where the name of another may be a number."""
        return self._unnamed(str(n), f"{n}.", f"{n})")

    def _unnamed(self, *spellings: str) -> str:
        return next((each for each in spellings if self.option(each) is None), spellings[0])

    def meant(self, text: str, words: Words, today: date) -> object:
        if self.option(text):
            return [text]
        if folded(text) in {folded(words.none), "0"} or is_none(text):
            return ()
        parts = [part.strip() for part in re.split(r"[,\n]", text) if part.strip()]
        return [self._by_number(each) for part in parts for each in self._apart(part)] or None

    def _apart(self, part: str) -> list[str]:
        """*part* as the numbers in it, where there is nothing else."""
        is_numbers = self.option(part) is None and re.fullmatch(r"[0-9.)\s]+", part)
        return part.split() if is_numbers else [part]


def labels(listed: str) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The options that are *listed*, and the former labels of those that have some."""
    options: list[str] = []
    was: dict[str, tuple[str, ...]] = {}
    for part in re.findall(rf"(?:{ESCAPE}|[^,])+", listed):
        renamed = re.fullmatch(_RENAMED, part.strip(), re.IGNORECASE)
        option = unescaped(renamed[1] if renamed else part).strip()
        options += [option] if option else []
        if renamed and option:
            former = (unescaped(label).strip() for label in renamed[2].split("|"))
            was[option] = tuple(filter(None, former))
    return tuple(options), was


def is_none(first: str) -> bool:
    """Whether *first* is the mark for: none of these."""
    return any(first.strip() == f"_({words.none})_" for words in languages.every())
