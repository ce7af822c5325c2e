"""Segments of passages, from which both texts can be rebuilt."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reflect.comparison.parts import Part, Segment
from reflect.comparison.tokens import text
from reflect.comparison.word_diff import Passage

#: White space and quote marks (``>`` at the start of a line), matched in reversed text.
_BLANKS = re.compile(r"(?:\s|>(?=[ \t>]*[\r\n]))*")

#: Signs of the old and the new side, by the place of the passage; empty for no text.
_STAYED = {"here": ("=", "="), "from": ("<", ""), "to": ("", ">")}
_CHANGED = {"here": ("-", "+"), "from": ("-", ""), "to": ("", "+")}


class _Text(NamedTuple):
    """One side of the passage with that number, and its sign."""

    number: int
    sign: str
    words: str


class _Block(NamedTuple):
    """Both sides of consecutive texts that all stayed, or that all changed."""

    stayed: bool
    old: list[_Text]
    new: list[_Text]


def segments_of(passages: Sequence[Passage]) -> tuple[tuple[Segment, ...], tuple[Part, ...]]:
    """Segments of *passages*, removed before added in each block of changes; and their parts.

    Both texts can be rebuilt from the segments, and from the parts.
    """
    blocks = list(_blocks(passages))
    edge = _Block(True, [], [])
    for before, block, after in zip([edge, *blocks], blocks, [*blocks[1:], edge], strict=False):
        if not block.stayed:
            _move_blanks(before, block, after)
    by_passage: list[list[Segment]] = [[] for _ in passages]
    for block in blocks:
        old, new = (
            {number: list(some) for number, some in groupby(side, key=lambda each: each.number)}
            for side in (block.old, block.new)
        )
        for number in old | new:
            part = _Block(block.stayed, old.get(number, []), new.get(number, []))
            by_passage[number] += _segments(part)
    whole = tuple(segment for block in blocks for segment in _segments(block))
    parts = zip(passages, by_passage, strict=True)
    return whole, tuple(Part(tuple(some), passage.is_item) for passage, some in parts)


def unchanged(old: str, new: str) -> tuple[Segment, ...]:
    """One segment for texts that are equal but for their layout."""
    if not old and not new:
        return ()
    return (("=", old),) if old == new else (("=", old, new),)


def replaced(old: str, new: str) -> tuple[Segment, ...]:
    """*old* removed and *new* added, each as a whole."""
    return tuple(segment for segment in (("-", old), ("+", new)) if segment[1])


def _blocks(passages: Sequence[Passage]) -> Iterator[_Block]:
    """Texts of *passages* in blocks that stayed and blocks that changed, in turn."""
    texts = [
        (is_new, _Text(number, sign, text(side)))
        for number, passage in enumerate(passages)
        for stretch in passage.stretches
        for is_new, (sign, side) in enumerate(
            zip((_STAYED if stretch.same else _CHANGED)[passage.place], stretch[1:], strict=True)
        )
        if sign and side
    ]
    for stayed, some in groupby(texts, key=lambda each: each[1].sign == "="):
        sides: tuple[list[_Text], list[_Text]] = [], []
        for is_new, each in some:
            sides[is_new].append(each)
        yield _Block(stayed, *sides)


def _segments(block: _Block) -> Iterable[Segment]:
    if block.stayed:
        return unchanged(*("".join(each.words for each in side) for side in block[1:]))
    return [
        (sign, "".join(each.words for each in some))
        for side in (block.old, block.new)
        for sign, some in groupby(side, key=lambda each: each.sign)
    ]


def _move_blanks(before: _Block, block: _Block, after: _Block) -> None:
    """Move white space, which tokens carry at their end, to the text it is read with.

    After replaced words it lies between words that stay. White space that only one side has before
    added or removed words belongs to these; what only the other side has, goes after them.
    """
    old_blanks, new_blanks = _blanks(before.old), _blanks(before.new)
    old_surplus = _surplus(old_blanks, new_blanks, block.old, block.new)
    new_surplus = _surplus(new_blanks, old_blanks, block.new, block.old)
    _move_tail(before.old, old_surplus, block.old)
    _move_tail(before.new, new_surplus, block.new)
    if not block.old and old_surplus and _blanks(block.new):
        _move_tail(before.old, old_surplus, after.old)
    elif not block.new and new_surplus and _blanks(block.old):
        _move_tail(before.new, new_surplus, after.new)
    elif not (block.old and block.new):
        return
    _move_tail(block.old, len(_blanks(block.old)), after.old)
    _move_tail(block.new, len(_blanks(block.new)), after.new)


def _blanks(side: Sequence[_Text]) -> str:
    """White space after the last word of a side."""
    last = side[-1].words if side else ""
    found = _BLANKS.match(last[::-1])
    return last[len(last) - found.end() :] if found else ""


def _move_tail(giver: list[_Text], count: int, taker: list[_Text]) -> None:
    """Move the last *count* characters of *giver* to *taker*, unless nothing would be left."""
    if taker and giver and 0 < count < len(giver[-1].words):
        words = giver[-1].words
        giver[-1] = giver[-1]._replace(words=words[:-count])
        taker[0] = taker[0]._replace(words=words[-count:] + taker[0].words)


def _surplus(blanks: str, others: str, side: Sequence[_Text], other: Sequence[_Text]) -> int:
    """Number of *blanks* before a change, on its *side*, that the *other* side does not have.

    Different blanks are mere layout, except where text was added or removed before a line break:
    then that text ends with the break.
    """
    if blanks != others and (
        (not side and _blanks(other) == blanks) or (not other and _blanks(side) == others)
    ):
        return len(blanks)
    return max(0, len(blanks) - len(others)) if blanks.startswith(others) else 0
