"""List questions: short items, and actions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Any, ClassVar

from reflect.languages import LanguageWords
from reflect.locale import N_
from reflect.questions.kinds.action import Action
from reflect.questions.kinds.days import parse_day
from reflect.questions.kinds.kind import InvalidValue, Kind, Value
from reflect.text import LINE_END, clean, lines

_BULLET = r"[-*•](?:\s|$)"  # compiled when a list is typed
#: Largest step between item numbers that count: an item may have been deleted.
_GAP = 2
#: Stands for today where no day is relative to it: stored days are ISO days.
_SOME_DAY = date(2000, 1, 1)


class Items(Kind):
    """Several short items, one a line."""

    name = "list"
    many_lines = True
    is_prose = True

    _ITEM: ClassVar = re.compile(
        r"[ \t]*(?:[-*+]|(?P<mark>(?P<number>[0-9]{1,9})[.)]))(?:[ \t]+(?P<text>.*))?"
    )

    def __init__(self, count: int | None = None) -> None:
        self.count = count

    @classmethod
    def parse(cls, bracket: str) -> Kind | None:
        found = re.fullmatch(rf"{cls.name}(?: ([1-9][0-9]?))?", bracket.casefold())
        return cls(int(found[1]) if found[1] else None) if found else None

    def bracketed(self) -> str:
        return f"{self.name} {self.count}" if self.count else self.name

    def read(self, first: str) -> Value | None:
        return tuple(item for item in self._items(first) or () if item) or None

    def blank(self, first: str) -> bool:
        items = self._items(first)
        return items is not None and not any(items)

    def _items(self, first: str) -> list[str] | None:
        """The items in *first*, or None; a number that does not count stays in its item."""
        found = _grouped(first, self._ITEM)
        items, last = [], 0
        for marked, text in found or ():
            number = int(marked["number"] or last)
            is_count = 0 <= number - last <= _GAP
            last = number if is_count else last
            items.append(text if is_count else f"{marked['mark']} {text}".rstrip())
        return items if found else None

    def form(self) -> tuple[str, ...]:
        return tuple(f"{number}. " for number in range(1, (self.count or 1) + 1))

    def write(self, value: Any, words: LanguageWords) -> str:
        return "\n".join(f"{number}. {item}" for number, item in enumerate(value, 1))

    def fit(self, data: object) -> Value | None:
        if isinstance(data, list | tuple) and all(isinstance(item, str) for item in data):
            items = [clean(item).strip() for item in data]
            if not any("\n" in item for item in items):
                return tuple(filter(None, items)) or None
        raise InvalidValue(N_("takes a list of single lines"))

    def meant(self, text: str, words: LanguageWords, today: date) -> object:
        return _without_bullet(_lines(text))

    def editable(self, value: Any, words: LanguageWords) -> str:
        items = [str(item) for item in value]
        bullet = _bullet(items)
        return "\n".join(f"{bullet} {item}" if bullet else item for item in items)

    def shape(self) -> dict[str, object]:
        return {"count": self.count}


class Actions(Items):
    """Things to do, each with an optional day or rhythm."""

    name = "action"
    _BOX: ClassVar = re.compile(r"[ \t]*[-*+][ \t]+\[(?P<box>[ xX-])\](?:[ \t]+(?P<text>.*))?")

    def read(self, first: str) -> Value | None:
        found = _grouped(first, self._BOX)
        if not found or any(box["box"] != " " and not text for box, text in found):
            return None
        return tuple(Action.read(text, box["box"]) for box, text in found if text) or None

    def blank(self, first: str) -> bool:
        found = _grouped(first, self._BOX)
        return found is not None and not any(text or box["box"] != " " for box, text in found)

    def form(self) -> tuple[str, ...]:
        return ("- [ ] ",) * (self.count or 1)

    def write(self, value: Any, words: LanguageWords) -> str:
        return "\n".join(each.write(words) for each in value if isinstance(each, Action))

    def with_line(self, body: str, number: int, change: Callable[[str], str]) -> str:
        """*body* with the lines of one action changed: *number*, from 0."""
        every = lines(body)
        boxes = [at for at, line in enumerate(every) if self._BOX.match(line)]
        for start, below in zip(boxes, [*boxes[1:], len(every)], strict=True):
            indented = takewhile(lambda line: line[:1] in (" ", "\t"), every[start + 1 : below])
            end = start + 1 + len([*indented])
            item = "".join(every[start:end])
            number -= self.read(LINE_END.sub("\n", item.rstrip("\r\n"))) is not None
            if number < 0:
                return "".join([*every[:start], change(item), *every[end:]])
        raise IndexError(number)

    def fit(self, data: object) -> Value | None:
        listed = data if isinstance(data, list | tuple) else [data]
        try:
            actions = [Action.of(each) for each in listed]
        except ValueError as bad:
            raise InvalidValue(N_("takes an action: {what}", what=bad.args[0])) from None
        return tuple(action for action in actions if action) or None

    def meant(self, text: str, words: LanguageWords, today: date) -> object:
        lines = _lines(text)
        bare = iter(_without_bullet([line for line in lines if not self._is_boxed(line)]))
        actions: list[object] = []
        for line in lines:
            if self._is_boxed(line):
                # Typed as in the file; a relative day would be relative to another today.
                known = self.read(line)
                actions += known if isinstance(known, tuple) else ()
            else:
                action = Action.typed(next(bare), words)
                by = parse_day(action.by, words, today) or action.by
                actions.append(replace(action, by=by))
        return actions

    def _is_boxed(self, line: str) -> bool:
        return self.read(line) is not None or self.blank(line)

    def editable(self, value: Any, words: LanguageWords) -> str:
        text = "\n".join(each.editable(words) for each in value if isinstance(each, Action))
        # The lines of the file, if the short form would be read as something else.
        return text if self.typed(text, words, _SOME_DAY) == value else self.write(value, words)

    def spoken(self, value: Any, words: LanguageWords) -> str:
        return "\n".join(each.stated(words) for each in value if isinstance(each, Action))


def _grouped(first: str, mark: re.Pattern[str]) -> list[tuple[re.Match[str], str]] | None:
    """Matches of *mark*, each with the text of its line and of indented lines below; or None."""
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


def _lines(text: str) -> list[str]:
    """The lines of a typed *text*, trimmed, without empty ones."""
    return [trimmed for line in clean(text).split("\n") if (trimmed := line.strip())]


def _bullet(lines: Sequence[str]) -> str:
    """The bullet that all *lines* begin with, or ""."""
    bullets = {line[0] if re.match(_BULLET, line) else "" for line in lines}
    return bullets.pop() if len(bullets) == 1 else ""


def _without_bullet(lines: list[str]) -> list[str]:
    """*lines* without the bullet they share; numbers stay, and so do bullets without text."""
    bare = [line[1:].strip() for line in lines]
    return bare if _bullet(lines) and any(bare) else lines
