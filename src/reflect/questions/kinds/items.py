"""List questions: short items, actions, and what became of these."""

import re
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Any, ClassVar

from reflect.languages import LanguageWords
from reflect.locale import N_
from reflect.questions.kinds.action import BOX, Action, actions_in
from reflect.questions.kinds.days import TypedDay
from reflect.questions.kinds.kind import InvalidValue, Kind, Value
from reflect.questions.kinds.outcome import CODES, Outcome
from reflect.text import LINE_END, clean, lines

_BULLET = r"[-*•](?:\s|$)"  # compiled when a list is typed
_LINE = "[^\n\r\x85\u2028\u2029]+"  # between all that `clean` makes a line end
#: Largest step between item numbers that count: an item may have been deleted.
_GAP = 2


class Items(Kind):
    """Several short items, one a line."""

    name = "list"
    is_multiline = True
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

    def is_blank(self, first: str) -> bool:
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

    def blank_form(self) -> tuple[str, ...]:
        return tuple(f"{number}. " for number in range(1, (self.count or 1) + 1))

    def write(self, value: Any, words: LanguageWords) -> str:
        return "\n".join(f"{number}. {item}" for number, item in enumerate(value, 1))

    def from_data(self, data: object) -> Value | None:
        if isinstance(data, list | tuple) and all(isinstance(item, str) for item in data):
            items = [clean(item).strip() for item in data]
            if not any("\n" in item for item in items):
                return tuple(filter(None, items)) or None
        raise InvalidValue(N_("takes a list of single lines"))

    def typed_data(self, text: str, words: LanguageWords, today: date) -> object:
        return _without_bullet(_lines(text))

    def editable(self, value: Any, words: LanguageWords) -> str:
        items = [str(item) for item in value]
        bullet = _bullet(items)
        return "\n".join(f"{bullet} {item}" if bullet else item for item in items)

    def parameters(self) -> dict[str, object]:
        return {"count": self.count}


class _MixedItems(Items):
    """Items among which a line may be words; those around it stay items."""

    @abstractmethod
    def _is_odd(self, item: str) -> bool:
        """Whether an *item*, a line and indented ones below, is words."""

    def _are_plain(self, first: str) -> bool:
        """Whether each line of *first* is plainly an item, as mostly: seen at one glance."""
        return False

    def split(self, raw: str) -> tuple[str, str]:
        first, words = super().split(raw)
        if self._are_plain(first):
            return first, words
        lines = first.split("\n")
        odd = self._odd_among(lines)
        if not odd:
            return first, words
        first = "\n".join(line for n, line in enumerate(lines) if n not in odd)
        return first, "\n\n".join(filter(None, ["\n".join(lines[n] for n in sorted(odd)), words]))

    def _odd_among(self, lines: Sequence[str]) -> Set[int]:
        """The numbers of those *lines* that are words, if any of the others says something."""
        rows = self._rows(lines)
        texts = ["\n".join(lines[n] for n in row) for row in rows]
        is_odd = [*map(self._is_odd, texts)]
        if all(odd or self.is_blank(text) for odd, text in zip(is_odd, texts, strict=True)):
            return set()
        return {n for row, odd in zip(rows, is_odd, strict=True) if odd for n in row}

    def _rows(self, lines: Sequence[str]) -> list[list[int]]:
        """The numbers of the *lines* of each item: its own, and those of indented lines below."""
        rows = list[list[int]]()
        for n, line in enumerate(lines):
            if rows and line[:1] in " \t" and not self._ITEM.fullmatch(line):
                rows[-1].append(n)
            else:
                rows.append([n])
        return rows


class Actions(_MixedItems):
    """Things to do, each with an optional day or rhythm."""

    name = "action"
    _ITEM: ClassVar = re.compile(rf"{BOX.pattern}(?:[ \t]+(?P<text>.*))?")
    _PLAIN: ClassVar = re.compile(r"(?:- \[[ xX-]\] [^ \t\r\n][^\r\n]*(?:\n|\Z))+")

    def read(self, first: str) -> Value | None:
        found = _grouped(first, self._ITEM)
        if not found or any(box["box"] != " " and not text for box, text in found):
            return None
        return tuple(Action.read(text, box["box"]) for box, text in found if text) or None

    def is_blank(self, first: str) -> bool:
        found = _grouped(first, self._ITEM)
        return found is not None and not any(text or box["box"] != " " for box, text in found)

    def _are_plain(self, first: str) -> bool:
        return bool(self._PLAIN.fullmatch(first))

    def line_problems(self, raw: str, value: Value | None) -> Iterator[tuple[int, str]]:
        first, _ = Items.split(self, raw)
        is_any_unread = any(each.unread for each in actions_in(value) if not each.done)
        if not is_any_unread and self._are_plain(first):
            return
        lines = first.split("\n")
        odd = self._odd_among(lines)
        for row in self._rows(lines):
            if row[0] not in odd:
                found = actions_in(self.read("\n".join(lines[n] for n in row)))
                unread = (field for each in found if not each.done for field in each.unread)
                yield from ((row[0], f"unread-{field}") for field in unread)
            elif row[0] - 1 not in odd:
                yield row[0], "not-an-action"

    def _is_odd(self, item: str) -> bool:
        box = self._ITEM.fullmatch(item.partition("\n")[0])
        return not box or (box["box"] != " " and not box["text"])

    def blank_form(self) -> tuple[str, ...]:
        return ("- [ ] ",) * (self.count or 1)

    def write(self, value: Any, words: LanguageWords) -> str:
        return "\n".join(each.write(words) for each in actions_in(value))

    def with_line(self, body: str, number: int, change: Callable[[str], str]) -> str:
        """*body* with the lines of one action changed: *number*, from 0."""
        every = lines(body)
        boxes = [at for at, line in enumerate(every) if self._ITEM.match(line)]
        for start, below in zip(boxes, [*boxes[1:], len(every)], strict=True):
            indented = takewhile(lambda line: line[:1] in (" ", "\t"), every[start + 1 : below])
            end = start + 1 + len([*indented])
            item = "".join(every[start:end])
            number -= self.read(LINE_END.sub("\n", item.rstrip("\r\n"))) is not None
            if number < 0:
                return "".join([*every[:start], change(item), *every[end:]])
        raise IndexError(number)

    def from_data(self, data: object) -> Value | None:
        listed = data if isinstance(data, list | tuple) else [data]
        try:
            actions = [Action.of(each) for each in listed]
        except ValueError as bad:
            raise InvalidValue(N_("takes an action: {what}", what=bad.args[0])) from None
        return tuple(action for action in actions if action) or None

    def parse_typed(
        self, text: str, words: LanguageWords, today: date, former: Value | None = None
    ) -> Value | None:
        """The actions in *text*, each that is in a line of *former* as `editable` as it was.

        In a line that has been changed, its words are typed *today*; its marks stay.
        """
        known = actions_in(former)
        shown = self.editable(known, words).split("\n") if known else []
        lines, actions = self._lines(text, words), list[Action]()
        # A line that is typed as in a file is known by what it says.
        as_shown = [
            shown[known.index(action)] if self._is_boxed(line) and action in known else line
            for line, action in lines
        ]
        was = _origins(as_shown, shown)
        for n, (line, action) in enumerate(lines):
            origin = known[was[n]] if n in was else None
            if origin and as_shown[n] == shown[was[n]]:
                actions.append(origin)
                continue
            action = action.dated(words, today)
            if origin and not self._is_boxed(line):
                action = origin.edited(action, words)
            actions.append(action)
        return self.from_data(actions)

    def typed_days(
        self, text: str, words: LanguageWords, today: date, former: Value | None = None
    ) -> Sequence[TypedDay]:
        return self._in_new_lines(Action.typed_days, text, words, today, former)

    def typed_again(
        self, text: str, words: LanguageWords, today: date, former: Value | None = None
    ) -> Sequence[TypedDay]:
        """When to look again by a *text* typed *today*, as far as `typed_days` does not say it."""
        return self._in_new_lines(Action.typed_again, text, words, today, former)

    def _in_new_lines(
        self,
        read: Callable[[str, LanguageWords, date], Iterable[TypedDay]],
        text: str,
        words: LanguageWords,
        today: date,
        former: Value | None,
    ) -> Sequence[TypedDay]:
        """What *read* finds in the lines of a *text* that are not those of *former*."""
        known = actions_in(former)
        seen = {*self.editable(known, words).split("\n"), *self.write(known, words).split("\n")}
        found: list[TypedDay] = []
        for line in re.finditer(_LINE, text):
            if line[0].strip() not in seen:
                found += [
                    each._replace(start=line.start() + each.start, end=line.start() + each.end)
                    for each in read(line[0], words, today)
                ]
        return found

    def _lines(self, text: str, words: LanguageWords) -> list[tuple[str, Action]]:
        """The lines of a typed *text*, each with the action in it; days are not read."""
        lines = _lines(text)
        bare = iter(_without_bullet([line for line in lines if not self._is_boxed(line)]))
        found = []
        for line in lines:
            if self._is_boxed(line):
                found += [(line, each) for each in actions_in(self.read(line))]
            else:
                found.append((line, Action.parse_typed(next(bare), words)))
        return found

    def _is_boxed(self, line: str) -> bool:
        """Whether a *line* is typed as in a file."""
        return self.read(line) is not None or self.is_blank(line)

    def editable(self, value: Any, words: LanguageWords) -> str:
        actions = actions_in(value)
        text = "\n".join(each.editable(words) for each in actions)
        # The lines of the file, if the short form would be read as something else.
        read = [each for _, each in self._lines(text, words)]
        bare = [replace(each, marks=(), sign="") for each in actions]
        return text if read == bare else self.write(value, words)

    def plain(self, value: Any, words: LanguageWords) -> str:
        return "\n".join(each.planned_with_state(words) for each in actions_in(value))


def _origins(lines: Sequence[str], shown: Sequence[str]) -> dict[int, int]:
    """The place among those *shown* of each of *lines*: as it was, moved, or edited."""
    places = defaultdict[str, list[int]](list)
    for at in reversed(range(len(shown))):
        places[shown[at]].append(at)
    was = {n: places[line].pop() for n, line in enumerate(lines) if places.get(line)}
    left = sorted({*range(len(shown))} - {*was.values()})
    for n in [n for n in range(len(lines)) if left and n not in was]:
        is_there = len(lines) == len(shown) and n in left
        for at in [n] if is_there else _closest(lines[n], shown, left):
            was[n] = at
            left.remove(at)
    return was


def _closest(line: str, shown: Sequence[str], left: Sequence[int]) -> list[int]:
    """The place in *shown*, of those *left*, of the text that *line* may have been, if any."""
    from difflib import get_close_matches  # only here: rarely needed

    alike = get_close_matches(line, [shown[at] for at in left], n=1)
    return [at for at in left if shown[at] in alike][:1]


class Outcomes(_MixedItems):
    """What became of plans, a line for each; free words may follow."""

    name = "outcomes"

    def read(self, first: str) -> Value | None:
        pairs = self._pairs(first)
        return tuple(Outcome(plan, said) for plan, said in pairs or () if said) or None

    def is_blank(self, first: str) -> bool:
        pairs = self._pairs(first)
        return pairs is not None and not any(said for _, said in pairs)

    def _pairs(self, first: str) -> list[tuple[str, str]] | None:
        """Each plan with what stands behind it; None where a line has no colon or no plan."""
        items = self._items(first)
        divided = [item.rpartition(":") for item in items or () if item]
        pairs = [(plan.strip(), said.strip()) for plan, _, said in divided]
        return pairs if items is not None and all(plan for plan, _ in pairs) else None

    def _is_odd(self, item: str) -> bool:
        return self._pairs(item) is None

    def from_data(self, data: object) -> Value | None:
        listed = data if isinstance(data, list | tuple) else [data]
        found = tuple(each for each in map(Outcome.of, listed) if each)
        if not found or len(found) < len(listed):
            shape = f"{{plan: ..., became: {' | '.join(CODES)}}}"
            raise InvalidValue(N_("takes a list of {shape}", shape=shape))
        return found

    def typed_data(self, text: str, words: LanguageWords, today: date) -> object:
        return self.read(text)

    def editable(self, value: Value, words: LanguageWords) -> str:
        return self.write(value, words)


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
