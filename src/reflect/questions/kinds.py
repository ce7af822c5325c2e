"""The kinds of question: one small class each, and the dictionary KINDS."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from reflect import words as languages
from reflect.questions.actions import Action
from reflect.text import LINE_END, clean, trim
from reflect.words.table import Words

#: What an answer is worth: a text, a number, a yes, options, items, or actions.
Value = str | int | bool | tuple[str, ...] | tuple[Action, ...]

DEPENDS = "depends"


class Unfit(ValueError):
    """A value that a kind of question does not take; says what it does take."""


class Kind(ABC):
    """How a question is answered, and the Markdown that its answer is kept as."""

    name: ClassVar[str]
    #: Free words may follow the value.
    takes_words: ClassVar[bool] = True
    #: The value stands on several lines, up to the first blank one.
    many_lines: ClassVar[bool] = False
    #: It is typed on as many lines as one likes.
    is_prose: ClassVar[bool] = False
    #: A word about it is asked for, once there is a value.
    asks_words: ClassVar[bool] = False

    @classmethod
    def parse(cls, bracket: str) -> "Kind | None":
        """The kind that a worksheet's ``[bracket]`` describes, or nothing."""
        return None

    @abstractmethod
    def read(self, first: str) -> Value | None:
        """The value written in the *first* part of an answer, or nothing."""

    def blank(self, first: str) -> bool:
        """Whether *first* is only an empty form: boxes without a tick, numbers without items."""
        return False

    @abstractmethod
    def write(self, value: Value, words: Words) -> str:
        """The first part of an answer with *value*."""

    @abstractmethod
    def fit(self, data: object) -> Value | None:
        """The value that *data* of an answers file means, None for an empty one; or Unfit."""

    def typed(self, text: str, words: Words) -> Value | None:
        """The value a person meant by typing *text*, None for an empty one; or Unfit."""
        return self.fit(text)

    def editable(self, value: Value, words: Words) -> str:
        """What to type in order to mean *value*."""
        return self.write(value, words)

    def part(self, raw: str) -> tuple[str, str]:
        """*raw* as its first part and the free words behind it."""
        lines = raw.split("\n")
        end = 1
        if self.many_lines:
            end = next((n for n, line in enumerate(lines) if not line.strip(" \t")), len(lines))
        return "\n".join(lines[:end]), trim("\n".join(lines[end:]))

    def shape(self) -> dict[str, object]:
        """What differs from one question of this kind to the next, by its JSON names."""
        return {}


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Scale(Kind):
    """A whole number between two ends that may have a name each."""

    min: int
    max: int
    low: str = ""
    high: str = ""
    name = "scale"
    asks_words = True

    _BRACKET: ClassVar = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)\s*(?::(.*))?", re.DOTALL)
    _WRITTEN: ClassVar = re.compile(r"\s*([0-9]{1,9})\s*(?:/\s*([0-9]{1,9})\s*)?")

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        found = cls._BRACKET.fullmatch(bracket)
        if not found or int(found[1]) >= int(found[2]):
            return None
        low, _, high = (found[3] or "").replace("…", "...").partition("...")
        return cls(int(found[1]), int(found[2]), unescaped(low).strip(), unescaped(high).strip())

    def read(self, first: str) -> Value | None:
        found = self._WRITTEN.fullmatch(first)
        if not found or (found[2] and int(found[2]) != self.max):
            return None
        return int(found[1]) if self.min <= int(found[1]) <= self.max else None

    def write(self, value: Value, words: Words) -> str:
        return f"{value} / {self.max}"

    def fit(self, data: object) -> Value | None:
        if not isinstance(data, int) or isinstance(data, bool):
            raise Unfit(f"takes a whole number from {self.min} to {self.max}")
        if not self.min <= data <= self.max:
            raise Unfit(f"takes a whole number from {self.min} to {self.max}")
        return data

    def typed(self, text: str, words: Words) -> Value | None:
        if not text.strip():
            return None
        value = self.read(text)
        if value is None:
            raise Unfit(f"takes a whole number from {self.min} to {self.max}")
        return value

    def editable(self, value: Value, words: Words) -> str:
        return str(value)

    def shape(self) -> dict[str, object]:
        return {"min": self.min, "max": self.max, "low": self.low, "high": self.high}


@dataclass(frozen=True)
class YesNo(Kind):
    """Yes, no, or: it depends."""

    name = "yesno"
    asks_words = True

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        return cls() if re.fullmatch(r"yes\s*/\s*no", bracket.casefold()) else None

    def read(self, first: str) -> Value | None:
        said = first.strip().casefold()
        for words in languages.every():
            for word, value in ((words.yes, True), (words.no, False), (words.depends, DEPENDS)):
                if said == word.casefold():
                    return value
        return None

    def write(self, value: Value, words: Words) -> str:
        if value == DEPENDS:
            return words.depends
        return words.yes if value else words.no

    def fit(self, data: object) -> Value | None:
        if isinstance(data, bool):
            return data
        # YAML 1.2 reads a bare yes or no as a word.
        said: dict[object, Value] = {"yes": True, "no": False, DEPENDS: DEPENDS}
        if not isinstance(data, str) or data not in said:
            raise Unfit(f'takes true, false or "{DEPENDS}"')
        return said[data]

    def typed(self, text: str, words: Words) -> Value | None:
        if not text.strip():
            return None
        value = self.read(text)
        if value is None:
            for word, each in ((words.yes, True), (words.no, False), (words.depends, DEPENDS)):
                if word.casefold().startswith(text.strip().casefold()):
                    return each
            raise Unfit(f"takes {words.yes}, {words.no} or {words.depends}")
        return value


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
        parts = re.split(r"(?<!\\)((?:\\\\)*),", listed)
        joined = [a + b for a, b in zip(parts[::2], [*parts[1::2], ""], strict=True)]
        options = tuple(option for part in joined if (option := unescaped(part).strip()))
        return cls(options) if len(set(options)) == len(options) > 1 else None

    def option(self, said: str) -> str | None:
        """The option that *said* names, whatever its case or normal form; or nothing."""
        return next((option for option in self.options if same(option, said)), None)

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
        if self.option(number) is None and number.isdecimal() and len(number) < 4:
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
        if not all(boxes):
            return None
        ticked = [self.option(box[2]) for box in boxes if box and box[1] != " "]
        return tuple(o for o in ticked if o) if ticked and all(ticked) else None

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
        parts = [part for part in re.split(r"[,\n]|\s+(?=\d)", text) if part.strip()]
        return self.fit([self._by_number(part) for part in parts])


@dataclass(frozen=True)
class Items(Kind):
    """Several short things, one a line."""

    count: int | None = None
    name = "list"
    many_lines = True
    is_prose = True

    _ITEM: ClassVar = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+(.*))?")

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        found = re.fullmatch(rf"{cls.name}(?:\s+([1-9]\d?))?", bracket.casefold())
        return cls(int(found[1]) if found[1] else None) if found else None

    def read(self, first: str) -> Value | None:
        items: list[str] = []
        for line in first.split("\n"):
            found = self._ITEM.fullmatch(line)
            if found:
                items.append((found[1] or "").strip())
            elif items and line[:1] in " \t":
                items[-1] += " " + line.strip()
            else:
                return None
        return tuple(item for item in items if item) or None

    def blank(self, first: str) -> bool:
        found = [self._ITEM.fullmatch(line) for line in first.split("\n")]
        return all(item and not item[1] for item in found)

    def write(self, value: Value, words: Words) -> str:
        assert isinstance(value, tuple)
        return "\n".join(f"{number}. {item}" for number, item in enumerate(value, 1))

    def fit(self, data: object) -> Value | None:
        if not isinstance(data, list | tuple) or not all(isinstance(item, str) for item in data):
            raise Unfit("takes a list of single lines")
        return tuple(one_liners(data)) or None

    def typed(self, text: str, words: Words) -> Value | None:
        lines = [line for line in LINE_END.split(text) if line.strip()]
        return self.fit(_without_bullets(lines, self._ITEM))

    def shape(self) -> dict[str, object]:
        return {"count": self.count}


@dataclass(frozen=True)
class Day(Kind):
    """A day."""

    name = "date"

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        return cls() if bracket.casefold() == cls.name else None

    def read(self, first: str) -> Value | None:
        return iso_day(first)

    def write(self, value: Value, words: Words) -> str:
        return str(value)

    def fit(self, data: object) -> Value | None:
        day = iso_day(data) if isinstance(data, str) else None
        if day is None:
            raise Unfit("takes a day as YYYY-MM-DD")
        return day

    def typed(self, text: str, words: Words) -> Value | None:
        return self.fit(text) if text.strip() else None


@dataclass(frozen=True)
class Actions(Items):
    """Things to do, each with a day or a rhythm if one likes."""

    name = "action"
    _BOX: ClassVar = re.compile(r"[ \t]*[-*+] \[([ xX-])\](?:[ \t]+(.*))?")

    def read(self, first: str) -> Value | None:
        boxes: list[tuple[str, str]] = []
        for line in first.split("\n"):
            found = self._BOX.fullmatch(line)
            if found:
                boxes.append((found[1], (found[2] or "").strip()))
            elif boxes and line[:1] in " \t":
                boxes[-1] = (boxes[-1][0], f"{boxes[-1][1]} {line.strip()}")
            else:
                return None
        return tuple(Action.read(text, box) for box, text in boxes if text) or None

    def blank(self, first: str) -> bool:
        found = [self._BOX.fullmatch(line) for line in first.split("\n")]
        return all(box and not box[2] for box in found)

    def write(self, value: Value, words: Words) -> str:
        assert isinstance(value, tuple)
        return "\n".join(each.write(words) for each in value if isinstance(each, Action))

    def fit(self, data: object) -> Value | None:
        listed = data if isinstance(data, list | tuple) else [data]
        try:
            actions = [Action.of(each) for each in listed]
        except ValueError as bad:
            raise Unfit(f"takes an action: {bad}") from None
        return tuple(action for action in actions if action) or None

    def typed(self, text: str, words: Words) -> Value | None:
        lines = [line for line in LINE_END.split(clean(text)) if line.strip()]
        if all(self._BOX.fullmatch(line) for line in lines):
            return self.read("\n".join(lines)) if lines else None
        return self.fit([Action.read(line) for line in _without_bullets(lines, self._ITEM)])


@dataclass(frozen=True)
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


KINDS: dict[str, type[Kind]] = {
    kind.name: kind for kind in (Text, Line, Scale, YesNo, Choice, Choices, Items, Day, Actions)
}


def same(one: str, other: str) -> bool:
    """Whether two options are one but for case, blanks and normal form."""
    return folded(one) == folded(other)


def folded(text: str) -> str:
    """*text* as it is compared: NFC, any case, blanks folded."""
    from unicodedata import normalize

    return normalize("NFC", " ".join(text.split())).casefold()


def unescaped(text: str) -> str:
    """*text* with a backslash taken from each bracket, brace, comma and backslash that has one."""
    return re.sub(r"\\([\[\]{},\\])", r"\1", text)


def is_none(first: str) -> bool:
    """Whether *first* is the mark for: none of these."""
    return any(first.strip() == f"_({words.none})_" for words in languages.every())


def iso_day(text: str) -> str | None:
    """*text* as YYYY-MM-DD where it is such a day."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day.isoformat() if text.strip() == day.isoformat() else None


def one_liners(items: Iterable[str]) -> list[str]:
    """*items* cleaned and trimmed, without empty ones; Unfit where one has several lines."""
    cleaned = [clean(item).strip() for item in items]
    if any("\n" in item for item in cleaned):
        raise Unfit("takes a list of single lines")
    return [item for item in cleaned if item]


def _without_bullets(lines: list[str], item: re.Pattern[str]) -> list[str]:
    """*lines* freed of bullets and numbers, where every line has one."""
    found = [item.fullmatch(line) for line in lines]
    return [each[1] or "" for each in found if each] if all(found) else lines
