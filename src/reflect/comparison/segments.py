"""Passages -> the segments that are shown, and from which either text can be read off."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from reflect.comparison.edits import Passage
from reflect.comparison.parts import Part, Segment
from reflect.comparison.tokens import text

#: Blanks read backwards, and the marks of a quotation at the beginning of a line.
_BLANKS = re.compile(r"(?:\s|>(?=[ \t>]*[\r\n]))*")

#: The signs of what was and of what is, in a sentence that stands here or moved from or to it.
_STAYED = {"here": ("=", "="), "from": ("<", ""), "to": ("", ">")}
_CHANGED = {"here": ("-", "+"), "from": ("-", ""), "to": ("", "+")}


def of(passages: Sequence[Passage]) -> tuple[tuple[Segment, ...], tuple[Part, ...]]:
    """*passages* in segments: in each block of changes first what was, then what is; and in parts.

    Both texts can be read off the segments, and off the parts, too.
    """
    blocks = list(_blocks(passages))
    around = [_Block(True), *blocks, _Block(True)]
    for before, block, after in zip(around, blocks, around[2:], strict=False):
        if not block.stayed:
            block.settle_blanks(before, after)
    told: list[list[Segment]] = [[] for _ in passages]
    for block in blocks:
        for number, segments in block.by_passage():
            told[number] += segments
    whole = tuple(segment for block in blocks for segment in block.segments())
    parts = zip(passages, told, strict=True)
    return whole, tuple(Part(tuple(some), passage.is_item) for passage, some in parts)


def stayed(old: str, new: str) -> tuple[Segment, ...]:
    """*old* and *new* as one text, perhaps in two layouts."""
    if not old and not new:
        return ()
    return (("=", old),) if old == new else (("=", old, new),)


def apart(old: str, new: str) -> tuple[Segment, ...]:
    """*old* and *new* whole, one after the other."""
    return tuple(segment for segment in (("-", old), ("+", new)) if segment[1])


class _Text(NamedTuple):
    """What stands on one side of the passage with that number, with its sign."""

    number: int
    sign: str
    words: str


class _Side(list[_Text]):
    """The old or the new texts of a block."""

    @property
    def last(self) -> str:
        """What it ends with under one sign."""
        behind = takewhile(lambda each: each.sign == self[-1].sign, reversed(self))
        return "".join([each.words for each in behind][::-1])

    @property
    def blanks(self) -> str:
        """What it ends with after its last word."""
        last = self.last
        found = _BLANKS.match(last[::-1])
        return last[len(last) - found.end() :] if found else ""

    def hand(self, count: int, taker: "_Side") -> None:
        """Give *taker* its last *count* characters, if that leaves it anything."""
        if taker and 0 < count < len(self.last):
            taker[0] = taker[0]._replace(words=self.last[-count:] + taker[0].words)
            while count:
                last = self.pop()
                if count < len(last.words):
                    self.append(last._replace(words=last.words[:-count]))
                count -= min(count, len(last.words))


class _Block:
    """Both sides of what stayed, or of what changed between two blocks that stayed."""

    def __init__(self, stayed: bool) -> None:
        self.stayed = stayed
        self.old, self.new = _Side(), _Side()

    def segments(self) -> list[Segment]:
        """Its segments."""
        return self._segments(self.old, self.new)

    def by_passage(self) -> Iterator[tuple[int, list[Segment]]]:
        """The number of each passage, and the segments that are in it."""
        sides = defaultdict[int, tuple[list[_Text], list[_Text]]](lambda: ([], []))
        for at, side in enumerate((self.old, self.new)):
            for each in side:
                sides[each.number][at].append(each)
        for number, (old, new) in sides.items():
            yield number, self._segments(old, new)

    def _segments(self, old: Iterable[_Text], new: Iterable[_Text]) -> list[Segment]:
        if self.stayed:
            then, now = ("".join(each.words for each in side) for side in (old, new))
            return list(stayed(then, now))
        return [
            (sign, "".join(each.words for each in some))
            for side in (old, new)
            for sign, some in groupby(side, key=lambda each: each.sign)
        ]

    def settle_blanks(self, before: "_Block", after: "_Block") -> None:
        """Hand on the blanks that hang on a word, as all do, but are read with what follows it.

        After replaced words they lie between words that stay. What only one side has before added
        or removed words, comes or goes with them; what only the other side has, lies behind them.
        """
        old_surplus = _surplus(before.old.blanks, before.new.blanks, self.old, self.new)
        new_surplus = _surplus(before.new.blanks, before.old.blanks, self.new, self.old)
        before.old.hand(old_surplus, self.old)
        before.new.hand(new_surplus, self.new)
        if not self.old and old_surplus and self.new.blanks:
            before.old.hand(old_surplus, after.old)
        elif not self.new and new_surplus and self.old.blanks:
            before.new.hand(new_surplus, after.new)
        elif not (self.old and self.new):
            return
        self.old.hand(len(self.old.blanks), after.old)
        self.new.hand(len(self.new.blanks), after.new)


def _surplus(blanks: str, others: str, side: _Side, other: _Side) -> int:
    """How many of the *blanks* before a change, on its *side*, are not those on the *other*.

    Other blanks are another layout; but what came before a break has it behind, where it stood.
    """
    if blanks != others and any(
        not one and two.blanks == before
        for one, two, before in ((side, other, blanks), (other, side, others))
    ):
        return len(blanks)
    return max(0, len(blanks) - len(others)) if blanks.startswith(others) else 0


def _blocks(passages: Sequence[Passage]) -> Iterator[_Block]:
    """The texts of *passages* in blocks that stayed and blocks that changed, in turn."""
    block = None
    for number, passage in enumerate(passages):
        for stretch in passage.stretches:
            old_sign, new_sign = (_STAYED if stretch.same else _CHANGED)[passage.place]
            old, new = text(stretch.old) if old_sign else "", text(stretch.new) if new_sign else ""
            has_stayed = "=" in (old_sign, new_sign)
            if not old and not new:
                continue
            if block is None or block.stayed is not has_stayed:
                if block:
                    yield block
                block = _Block(has_stayed)
            block.old += [_Text(number, old_sign, old)] if old else []
            block.new += [_Text(number, new_sign, new)] if new else []
    if block:
        yield block
