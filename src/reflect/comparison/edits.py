"""What changed inside a sentence: stretches of words that stayed and that changed, in turn."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from reflect.comparison.chains import Link, heaviest, in_order
from reflect.comparison.tokens import Token, keys, weight
from reflect.comparison.vocabulary import FUNCTION

# Measured on labelled pairs, where each could be a fifth more or less without harm.
# A stretch between two changes is taken for a coincidence, beside the smaller of the two,
#: if it is all small words and weighs at most this share of it,
SMALL_WORDS_SHARE = 0.75
#: or whatever its words, if it weighs at most this share.
ANY_WORDS_SHARE = 0.4
#: Where less of the shorter side stayed, a sentence is shown as one that went and one that came.
KEPT_SHARE = 0.35
#: Above this many pairs of words, rows of so many that occur once divide the sentence first.
PAIRS, ROW = 300_000, 3

Mate = tuple[int, int]


class Run(NamedTuple):
    """A stretch of words: the same on both sides, or what there was and what there is now."""

    same: bool
    old: tuple[Token, ...]
    new: tuple[Token, ...]

    @property
    def weight(self) -> float:
        """What its heavier side weighs."""
        return max(weight(self.old), weight(self.new))

    @property
    def turned(self) -> "Run":
        """The same with its sides exchanged."""
        return Run(self.same, self.new, self.old)


class Passage(NamedTuple):
    """A sentence where it stands, or a moved one where it stood or where it stands now."""

    place: Literal["here", "from", "to"]
    runs: list[Run]


def kept_share(old: Sequence[Run], new: Sequence[Run]) -> float:
    """How much of the shorter side stayed: *old* are the runs of the one, *new* of the other."""
    stayed = sum(weight(run.old) for run in old if run.same)
    return stayed / min(sum(weight(run.old) for run in old), sum(weight(run.new) for run in new))


def runs(old: Sequence[Token], new: Sequence[Token]) -> list[Run]:
    """*old* beside *new*, in runs that stayed and runs that changed."""
    found = list(_runs(old, new, _mates(old, new)))
    for number in range(1, len(found) - 1):
        if not found[number].same:
            found[number - 1 : number + 2] = _slid(*found[number - 1 : number + 2])
    found = _settled(found)
    return found if _hangs_together(found) else [Run(False, tuple(old), tuple(new))]


def _mates(old: Sequence[Token], new: Sequence[Token]) -> list[Mate]:
    """The places on both sides of the words that stayed."""

    def weigh(ours: range, theirs: range) -> list[Link]:
        places: dict[str, list[int]] = defaultdict(list)
        for there in theirs:
            places[new[there].key].append(there)
        links = (
            Link(at, there, at + 1, there + 1, old[at].weight)
            for at in ours
            for there in places.get(old[at].key, ())
        )
        return heaviest(links)

    links = in_order(keys(old), keys(new), weigh, PAIRS, width=ROW)
    return [(link.old, link.new) for link in links]


def _runs(old: Sequence[Token], new: Sequence[Token], mates: Sequence[Mate]) -> Iterator[Run]:
    at = there = 0
    # Mates that follow each other are as far from their number as the first of them.
    rows = groupby(enumerate(mates), lambda item: (item[1][0] - item[0], item[1][1] - item[0]))
    for _, numbered in rows:
        row = [mate for _, mate in numbered]
        (first, other), length = row[0], len(row)
        if at < first or there < other:
            yield Run(False, tuple(old[at:first]), tuple(new[there:other]))
        at, there = first + length, other + length
        yield Run(True, tuple(old[first:at]), tuple(new[other:there]))
    if at < len(old) or there < len(new):
        yield Run(False, tuple(old[at:]), tuple(new[there:]))


def _slid(left: Run, change: Run, right: Run) -> list[Run]:
    """The three with an added or removed *change* at the best of the places where it reads alike.

    "tea and [cake and] milk" is also "tea [and cake] and milk". A phrase opens with a small word
    and closes with a weighty one, so the second is better.
    """
    if change.old and change.new:
        return [left, change, right]
    if change.old:
        return [run.turned for run in _slid(left.turned, change.turned, right.turned)]
    stayed, stream = left.old + right.old, left.new + change.new + right.new
    begin, end = len(left.new), len(left.new + change.new)
    shifts = _shifts(stream, begin, end)
    best = max(shifts, key=lambda by: stream[end - 1 + by].weight - stream[begin + by].weight)
    begin, end = begin + best, end + best
    return [
        Run(True, stayed[:begin], stream[:begin]),
        Run(False, (), stream[begin:end]),
        Run(True, stayed[begin:], stream[end:]),
    ]


def _shifts(stream: Sequence[Token], begin: int, end: int) -> range:
    """How far *begin* to *end* can be shifted in *stream*, if the rest shall read the same."""
    back = ahead = 0
    while back + 1 < begin and stream[begin - 1 - back].key == stream[end - 1 - back].key:
        back += 1
    while end + ahead + 1 < len(stream) and stream[begin + ahead].key == stream[end + ahead].key:
        ahead += 1
    return range(-back, ahead + 1)


def _settled(found: Sequence[Run]) -> list[Run]:
    """*found* without coincidences, which would leave a rewritten stretch in confetti.

    A merged change only grows, so what is a coincidence once stays one: the order of looking
    makes no difference.
    """
    settled: list[Run] = []
    for run in found:
        settled.append(run)
        while len(settled) > 2 and _coincidental(*settled[-3:]):
            left, middle, right = settled[-3:]
            old, new = left.old + middle.old + right.old, left.new + middle.new + right.new
            settled[-3:] = [Run(False, old, new)]
    return settled


def _coincidental(left: Run, middle: Run, right: Run) -> bool:
    if not middle.same:
        return False
    beside = min(left.weight, right.weight)
    small = all(token.weight <= FUNCTION for token in middle.old)
    return middle.weight <= beside * (SMALL_WORDS_SHARE if small else ANY_WORDS_SHARE)


def _hangs_together(found: Sequence[Run]) -> bool:
    """Whether enough stayed for the two to be read as one sentence with marks."""
    return kept_share(found, found) >= KEPT_SHARE
