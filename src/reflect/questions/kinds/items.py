"""Answers that are lists: short things, and things to do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from reflect.questions.kinds.action import Action
from reflect.questions.kinds.kind import Kind, Unfit, Value
from reflect.text import LINE_END, clean
from reflect.words.table import Words


@dataclass(frozen=True)
class Items(Kind):
    """Several short things, one a line."""

    count: int | None = None
    name = "list"
    many_lines = True
    is_prose = True

    _ITEM: ClassVar = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+(?P<text>.*))?")

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        found = re.fullmatch(rf"{cls.name}(?: ([1-9][0-9]?))?", bracket.casefold())
        return cls(int(found[1]) if found[1] else None) if found else None

    def read(self, first: str) -> Value | None:
        found = _grouped(first, self._ITEM)
        return tuple(text for _, text in found if text) or None if found else None

    def blank(self, first: str) -> bool:
        found = _grouped(first, self._ITEM)
        return found is not None and not any(text for _, text in found)

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
class Actions(Items):
    """Things to do, each with a day or a rhythm if one likes."""

    name = "action"
    _BOX: ClassVar = re.compile(r"[ \t]*[-*+] \[(?P<box>[ xX-])\](?:[ \t]+(?P<text>.*))?")

    def read(self, first: str) -> Value | None:
        found = _grouped(first, self._BOX)
        if not found:
            return None
        return tuple(Action.read(text, box["box"]) for box, text in found if text) or None

    def blank(self, first: str) -> bool:
        found = _grouped(first, self._BOX)
        return found is not None and not any(text for _, text in found)

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


def one_liners(items: Iterable[str]) -> list[str]:
    """*items* cleaned and trimmed, without empty ones; Unfit where one has several lines."""
    cleaned = [clean(item).strip() for item in items]
    if any("\n" in item for item in cleaned):
        raise Unfit("takes a list of single lines")
    return [item for item in cleaned if item]


def _grouped(first: str, mark: re.Pattern[str]) -> list[tuple[re.Match[str], str]] | None:
    """The lines with a *mark*, each with its text and that of the indented lines below it."""
    found: list[tuple[re.Match[str], list[str]]] = []
    for line in first.split("\n"):
        marked = mark.fullmatch(line)
        if marked:
            found.append((marked, [marked["text"] or ""]))
        elif found and line[:1] in " \t":
            found[-1][1].append(line)
        else:
            return None
    return [(marked, " ".join(map(str.strip, parts)).strip()) for marked, parts in found]


def _without_bullets(lines: list[str], item: re.Pattern[str]) -> list[str]:
    """*lines* freed of bullets and numbers, where every line has one."""
    found = [item.fullmatch(line) for line in lines]
    return [each["text"] or "" for each in found if each] if all(found) else lines
