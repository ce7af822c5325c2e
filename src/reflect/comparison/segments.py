"""Passages -> the segments that are shown, and from which either text can be read off."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reflect.comparison.edits import Passage
from reflect.comparison.tokens import text

#: ``("=", text)`` or ``("=", old, new)`` stayed, ``("-", text)`` went, ``("+", text)`` came,
#: ``("<", text)`` moved away from here, ``(">", text)`` moved to here.
Segment = tuple[str, ...]

_OLD, _NEW = "=-<", "=+>"
#: Blanks read backwards, and the marks of a quotation at the beginning of a line.
_BLANKS = re.compile(r"(?:\s|>(?=[ \t>]*[\r\n]))*")


def of(passages: Iterable[Passage]) -> tuple[Segment, ...]:
    """*passages* in segments: in each block of changes first what was, then what is."""
    blocks = [
        _Block(list(parts))
        for _, parts in groupby(_parts(passages), key=lambda part: part[0] == "=")
    ]
    around = [_Block([]), *blocks, _Block([])]
    for before, block, after in zip(around, blocks, around[2:], strict=False):
        if not block.stayed:
            block.settle_blanks(before, after)
    return tuple(segment for block in blocks for segment in block.segments())


def stayed(old: str, new: str) -> tuple[Segment, ...]:
    """*old* and *new* as one text, perhaps in two layouts."""
    if not old and not new:
        return ()
    return (("=", old),) if old == new else (("=", old, new),)


def apart(old: str, new: str) -> tuple[Segment, ...]:
    """*old* and *new* whole, one after the other."""
    return tuple(segment for segment in (("-", old), ("+", new)) if segment[1])


def sides(segments: Sequence[Segment]) -> tuple[str, str]:
    """The old and the new text that *segments* tell of."""
    return (
        "".join(segment[1] for segment in segments if segment[0] in _OLD),
        "".join(segment[-1] for segment in segments if segment[0] in _NEW),
    )


def _parts(passages: Iterable[Passage]) -> Iterator[Segment]:
    """A segment for each side of each stretch, empty ones among them."""
    for passage in passages:
        for stretch in passage.stretches:
            old, new = text(stretch.old), text(stretch.new)
            if passage.place == "from":
                yield ("<" if stretch.same else "-", old)
            elif passage.place == "to":
                yield (">" if stretch.same else "+", new)
            elif stretch.same:
                yield ("=", old, new)
            else:
                yield from (("-", old), ("+", new))


class _Side:
    """The old or the new texts of a block with their marks, neighbours of one mark joined."""

    def __init__(self, parts: Iterable[tuple[str, str]]) -> None:
        marks = groupby((part for part in parts if part[1]), key=lambda part: part[0])
        self.texts = [(mark, "".join(words for _, words in some)) for mark, some in marks]

    def __bool__(self) -> bool:
        return bool(self.texts)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(words for _, words in self.texts)

    @property
    def blanks(self) -> str:
        """What it ends with after its last word."""
        last = self.texts[-1][1] if self.texts else ""
        found = _BLANKS.match(last[::-1])
        return last[len(last) - found.end() :] if found else ""

    def hand(self, count: int, taker: "_Side") -> None:
        """Give *taker* its last *count* characters, if that leaves it anything."""
        if self.texts and taker.texts and 0 < count < len(self.texts[-1][1]):
            mark, words = self.texts[-1]
            self.texts[-1] = (mark, words[:-count])
            mark, others = taker.texts[0]
            taker.texts[0] = (mark, words[-count:] + others)


class _Block:
    """Both sides of what stayed, or of what changed between two blocks that stayed."""

    def __init__(self, parts: Sequence[Segment]) -> None:
        self.stayed = bool(parts) and parts[0][0] == "="
        self.old = _Side((part[0], part[1]) for part in parts if part[0] in _OLD)
        self.new = _Side((part[0], part[-1]) for part in parts if part[0] in _NEW)

    def segments(self) -> tuple[Segment, ...]:
        """Its segments."""
        if self.stayed:
            return stayed(self.old.text, self.new.text)
        return (*self.old.texts, *self.new.texts)

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
