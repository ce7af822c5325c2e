"""Choice questions: one option, or several."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar

from reflect import languages
from reflect.languages import LanguageWords
from reflect.locale import N_
from reflect.questions.kinds.kind import ESCAPE, InvalidValue, Kind, Value, unescape
from reflect.text import case_folded

_EMPTY: Mapping[str, tuple[str, ...]] = MappingProxyType({})
#: An option with its former labels: ``quiet (was: silence | calm)``.
_RENAMED = r"(.*?) ?\( ?was ?:(.*)\)"


class Choice(Kind):
    """One of several options."""

    name = "choice"
    asks_words = True
    _KEYWORD: ClassVar[str] = "choose"

    def __init__(
        self, options: tuple[str, ...], was: Mapping[str, tuple[str, ...]] = _EMPTY
    ) -> None:
        self.options = options
        #: Former labels by option; an answer with one of them is read as that option.
        self.was = was

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        keyword, colon, listed = bracket.partition(":")
        if not colon or " ".join(keyword.casefold().split()) != cls._KEYWORD:
            return None
        kind = cls(*parse_options(listed))
        return kind if len(kind.options) > 1 and not kind.duplicate_label else None

    def bracketed(self) -> str:
        return f"{self._KEYWORD}: {', '.join(self.options)}"

    @cached_property
    def _labels(self) -> list[tuple[str, str]]:
        """All labels with the options they name, current labels first."""
        former = [(label, option) for option, labels in self.was.items() for label in labels]
        return [*((option, option) for option in self.options), *former]

    @property
    def duplicate_label(self) -> str:
        """A label, current or former, that two options share; or ""."""
        seen: set[str] = set()
        for label, _ in self._labels:
            if case_folded(label) in seen:
                return label
            seen.add(case_folded(label))
        return ""

    @cached_property
    def _by_label(self) -> dict[str, str]:
        return {case_folded(label): option for label, option in self._labels}

    def option(self, label: str) -> str | None:
        """The option with a current or former *label*, ignoring case and normal form; or None."""
        return self._by_label.get(case_folded(label))

    def missing_options(self, then: "Choice") -> tuple[str, ...]:
        """The options of *then* that are no label of this choice."""
        return tuple(option for option in then.options if self.option(option) is None)

    def extended_by(self, then: "Choice") -> "Choice":
        """This choice, extended by the options that only *then* had."""
        return type(self)((*self.options, *self.missing_options(then)), self.was)

    def read(self, first: str) -> Value | None:
        return self.option(first)

    def from_data(self, data: object) -> Value | None:
        option = self.option(data) if isinstance(data, str) else None
        if option is None:
            raise InvalidValue(N_("takes one of: {options}", options=", ".join(self.options)))
        return option

    def typed_data(self, text: str, words: LanguageWords, today: date) -> object:
        return self._by_number(text)

    def _by_number(self, text: str) -> str:
        number = text.strip()
        found = re.fullmatch(r"([0-9]{1,3})[.)]?", number)
        if found and self.option(number) is None:
            return dict(enumerate(self.options, 1)).get(int(found[1]), number)
        return number

    def labelled_values(self, words: LanguageWords) -> dict[str, Value]:
        return {option: option for option in self.options}

    def parameters(self) -> dict[str, object]:
        return {"options": list(self.options)}


class Choices(Choice):
    """Any number of options; "none of them" is an answer, too."""

    name = "choices"
    is_multiline = True
    _KEYWORD: ClassVar[str] = "choose many"
    _BOX: ClassVar = re.compile(r"\s*[-*+]\s+\[([ xX])\]\s+(.*)")

    def read(self, first: str) -> Value | None:
        if is_none(first):
            return ()
        ticked = self._ticked(first) or ()
        return tuple(option for option in self.options if option in ticked) or None

    def is_blank(self, first: str) -> bool:
        return self._ticked(first) == []

    def _ticked(self, first: str) -> list[str] | None:
        """The ticked options; None unless each line is a check box with an option."""
        ticked = []
        for line in first.split("\n"):
            box = self._BOX.fullmatch(line)
            option = self.option(box[2]) if box else None
            if not box or option is None:
                return None
            ticked += [option] if box[1] != " " else []
        return ticked

    def blank_form(self) -> tuple[str, ...]:
        return tuple(f"- [ ] {option}" for option in self.options)

    def plain(self, value: Any, words: LanguageWords) -> str:
        return ", ".join(map(str, value)) or words.none

    def write(self, value: Any, words: LanguageWords) -> str:
        return "\n".join(f"- [x] {option}" for option in value) or f"_({words.none})_"

    def from_data(self, data: object) -> Value | None:
        if not isinstance(data, list | tuple):
            raise InvalidValue(N_("takes a list of: {options}", options=", ".join(self.options)))
        chosen = {super(Choices, self).from_data(each) for each in data}
        return tuple(option for option in self.options if option in chosen)

    def editable(self, value: Any, words: LanguageWords) -> str:
        numbers = [self._number(n) for n, option in enumerate(self.options, 1) if option in value]
        return ", ".join(numbers) or self._first_free(words.none, "0", f"_({words.none})_")

    def _number(self, n: int) -> str:
        """The text to type for option *n*: ``2``, or ``2.`` if an option is called 2."""
        return self._first_free(str(n), f"{n}.", f"{n})")

    def _first_free(self, *spellings: str) -> str:
        return next((each for each in spellings if self.option(each) is None), spellings[0])

    def typed_data(self, text: str, words: LanguageWords, today: date) -> object:
        if self.option(text):
            return [text]
        if case_folded(text) in {case_folded(words.none), "0"} or is_none(text):
            return ()
        parts = [part.strip() for part in re.split(r"[,\n]", text) if part.strip()]
        return [self._by_number(each) for part in parts for each in self._numbers(part)] or None

    def _numbers(self, part: str) -> list[str]:
        """*part* split into its numbers, if it holds nothing else."""
        is_numbers = self.option(part) is None and re.fullmatch(r"[0-9.)\s]+", part)
        return part.split() if is_numbers else [part]


def parse_options(listed: str) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The options in a comma-separated list, and the former labels of each."""
    options: list[str] = []
    was: dict[str, tuple[str, ...]] = {}
    for part in re.findall(rf"(?:{ESCAPE}|[^,])+", listed):
        renamed = re.fullmatch(_RENAMED, part.strip(), re.IGNORECASE)
        option = unescape(renamed[1] if renamed else part).strip()
        options += [option] if option else []
        if renamed and option:
            former = (unescape(label).strip() for label in renamed[2].split("|"))
            was[option] = tuple(filter(None, former))
    return tuple(options), was


def is_none(first: str) -> bool:
    """Whether *first* is the mark for "none of them", ``_(none)_``, in any language."""
    return any(first.strip() == f"_({words.none})_" for words in languages.every())
