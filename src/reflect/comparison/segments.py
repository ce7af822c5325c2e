"""Passages -> the segments that are shown, and from which either text can be read off."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reflect.comparison.edits import Passage
from reflect.comparison.parts import Part, Segment
from reflect.comparison.tokens import text

#: Blanks read backwards, and the marks of a quotation at the beginning of a line.
_BLANKS = re.compile(r"(?:\s|>(?=[ \t>]*[\r\n]))*")

#: The signs of what was and of what is, in a sentence that stands here or moved from or to it.
_STAYED = {"here": ("=", "="), "from": ("<", ""), "to": ("", ">")}
_CHANGED = {"here": ("-", "+"), "from": ("-", ""), "to": ("", "+")}


class _Text(NamedTuple):
    """What stands on one side of the passage with that number, with its sign."""

    number: int
    sign: str
    words: str


class _Block(NamedTuple):
    """Both sides of what stayed, or of what changed between two blocks that stayed."""

    stayed: bool
    old: list[_Text]
    new: list[_Text]


def of(passages: Sequence[Passage]) -> tuple[tuple[Segment, ...], tuple[Part, ...]]:
    """*passages* in segments: in each block of changes first what was, then what is; and in parts.

    Both texts can be read off the segments, and off the parts, too.
    """
    blocks = list(_blocks(passages))
    edge = _Block(True, [], [])
    for before, block, after in zip([edge, *blocks], blocks, [*blocks[1:], edge], strict=False):
        if not block.stayed:
            _settle_blanks(before, block, after)
    told: list[list[Segment]] = [[] for _ in passages]
    for block in blocks:
        old, new = (
            {number: list(some) for number, some in groupby(side, key=lambda each: each.number)}
            for side in (block.old, block.new)
        )
        for number in old | new:
            part = _Block(block.stayed, old.get(number, []), new.get(number, []))
            told[number] += _segments(part)
    whole = tuple(segment for block in blocks for segment in _segments(block))
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


def _blocks(passages: Sequence[Passage]) -> Iterator[_Block]:
    """The texts of *passages* in blocks that stayed and blocks that changed, in turn."""
    block = None
    for number, passage in enumerate(passages):
        for stretch in passage.stretches:
            signs = (_STAYED if stretch.same else _CHANGED)[passage.place]
            old, new = (
                [_Text(number, sign, text(side))] if sign and side else []
                for sign, side in zip(signs, stretch[1:], strict=True)
            )
            if not old and not new:
                continue
            if block is None or block.stayed is not ("=" in signs):
                if block:
                    yield block
                block = _Block("=" in signs, [], [])
            block.old.extend(old)
            block.new.extend(new)
    if block:
        yield block


def _segments(block: _Block) -> Iterable[Segment]:
    if block.stayed:
        return stayed(*("".join(each.words for each in side) for side in block[1:]))
    return [
        (sign, "".join(each.words for each in some))
        for side in (block.old, block.new)
        for sign, some in groupby(side, key=lambda each: each.sign)
    ]


def _settle_blanks(before: _Block, block: _Block, after: _Block) -> None:
    """Hand on the blanks that hang on a word, as all do, but are read with what follows it.

    After replaced words they lie between words that stay. What only one side has before added
    or removed words, comes or goes with them; what only the other side has, lies behind them.
    """
    old_blanks, new_blanks = _blanks(before.old), _blanks(before.new)
    old_surplus = _surplus(old_blanks, new_blanks, block.old, block.new)
    new_surplus = _surplus(new_blanks, old_blanks, block.new, block.old)
    _hand(before.old, old_surplus, block.old)
    _hand(before.new, new_surplus, block.new)
    if not block.old and old_surplus and _blanks(block.new):
        _hand(before.old, old_surplus, after.old)
    elif not block.new and new_surplus and _blanks(block.old):
        _hand(before.new, new_surplus, after.new)
    elif not (block.old and block.new):
        return
    _hand(block.old, len(_blanks(block.old)), after.old)
    _hand(block.new, len(_blanks(block.new)), after.new)


def _blanks(side: Sequence[_Text]) -> str:
    """What a side ends with after its last word."""
    last = side[-1].words if side else ""
    found = _BLANKS.match(last[::-1])
    return last[len(last) - found.end() :] if found else ""


def _hand(giver: list[_Text], count: int, taker: list[_Text]) -> None:
    """Hand on the last *count* characters of a side, if that leaves it anything."""
    if taker and giver and 0 < count < len(giver[-1].words):
        words = giver[-1].words
        giver[-1] = giver[-1]._replace(words=words[:-count])
        taker[0] = taker[0]._replace(words=words[-count:] + taker[0].words)


def _surplus(blanks: str, others: str, side: Sequence[_Text], other: Sequence[_Text]) -> int:
    """How many of the *blanks* before a change, on its *side*, are not those on the *other*.

    Other blanks are another layout; but what came before a break has it behind, where it stood.
    """
    if blanks != others and (
        (not side and _blanks(other) == blanks) or (not other and _blanks(side) == others)
    ):
        return len(blanks)
    return max(0, len(blanks) - len(others)) if blanks.startswith(others) else 0
