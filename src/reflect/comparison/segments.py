"""Passages -> the segments that are shown, from which either version can be read off."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from os.path import commonprefix

from reflect.comparison.edits import Passage
from reflect.comparison.tokens import text

#: ``("=", text)`` or ``("=", old, new)`` stayed, ``("-", text)`` went, ``("+", text)`` came,
#: ``("<", text)`` moved away from here, ``(">", text)`` moved to here.
Segment = tuple[str, ...]

_OLD, _NEW = "=-<", "=+>"
_LAST_BLANKS = re.compile(r"\s*\Z")


def of(passages: Iterable[Passage]) -> tuple[Segment, ...]:
    """*passages* in segments: in each stretch of changes first what was, then what is."""
    stretches = [
        _Stretch(stayed, _side(some := list(parts), _OLD), _side(some, _NEW))
        for stayed, parts in groupby(_parts(passages), key=lambda part: part[0] == "=")
    ]
    for one, two in pairwise(stretches):
        one.hand_blanks(two)
    return tuple(segment for stretch in stretches for segment in stretch.segments())


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
    """A segment for each side of each run, with empty ones among them."""
    for passage in passages:
        for run in passage.runs:
            old, new = text(run.old), text(run.new)
            if passage.place == "from":
                yield ("<" if run.same else "-", old)
            elif passage.place == "to":
                yield (">" if run.same else "+", new)
            elif run.same:
                yield ("=", old, new)
            else:
                yield from (("-", old), ("+", new))


def _side(parts: Sequence[Segment], marks: str) -> list[tuple[str, str]]:
    """One side of *parts*, neighbours with the same mark joined."""
    at = 1 if marks == _OLD else -1
    ours = [(part[0], part[at]) for part in parts if part[0] in marks and part[at]]
    return [
        (mark, "".join(words for _, words in some))
        for mark, some in groupby(ours, key=lambda part: part[0])
    ]


@dataclass(frozen=True)
class _Stretch:
    """Both sides of what stayed, or of what changed, up to where the other begins."""

    stayed: bool
    old: list[tuple[str, str]]
    new: list[tuple[str, str]]

    def hand_blanks(self, after: "_Stretch") -> None:
        """Give *after* those blanks at the end that are read with it.

        A blank hangs on the word before it; but after a replaced word it is between words that
        stay, and what only one side has before an added or removed word comes or goes with that.
        """
        old, new = (_LAST_BLANKS.search(side[-1][1])[0] if side else "" for side in (self.old, self.new))
        if self.stayed:
            common = len(commonprefix([old, new]))
            _hand(len(old) - common, self.old, after.old)
            _hand(len(new) - common, self.new, after.new)
        else:
            common = len(commonprefix([old[::-1], new[::-1]]))
            _hand(common, self.old, after.old)
            _hand(common, self.new, after.new)

    def segments(self) -> Iterator[Segment]:
        """Its segments."""
        if self.stayed:
            yield from stayed(*("".join(words for _, words in side) for side in (self.old, self.new)))
        else:
            yield from (part for part in self.old + self.new if part[1])


def _hand(count: int, giver: list[tuple[str, str]], taker: list[tuple[str, str]]) -> None:
    if count and taker:
        mark, words = giver[-1]
        giver[-1] = (mark, words[:-count])
        taker[0] = (taker[0][0], words[-count:] + taker[0][1])
