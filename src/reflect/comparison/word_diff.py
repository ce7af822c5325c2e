"""Word diff of a sentence: stretches of words that stayed and that changed, in turn."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Literal, NamedTuple

from reflect.comparison.alignment import Link, align_in_order, heaviest_chain
from reflect.comparison.sentences import STOPS
from reflect.comparison.tokens import Role, Token, keys, weight
from reflect.comparison.vocabulary import FUNCTION

# Thresholds measured on labelled pairs; a fifth more or less does no harm.
# A light match between two changes is a coincidence, and merged into them; but not if both changes
# only add words, or only remove them, for then it still reads in order.
#: Most weight of a coincidence of function words, as a share of the lighter change.
SMALL_WORDS_SHARE = 0.75
#: Most weight of a coincidence of any words, as a share of the lighter change.
ANY_WORDS_SHARE = 0.4
#: If a smaller share of the shorter side stayed, the sentence is shown as removed and added whole.
KEPT_SHARE = 0.35
#: Above this many pairs of words, runs of `ROW` words that occur once divide the sentence first.
MAX_PAIRS, ROW = 60_000, 3


class Stretch(NamedTuple):
    """A run of words: equal on both sides, or the old words and the new ones in their place."""

    same: bool
    old: tuple[Token, ...]
    new: tuple[Token, ...]

    @property
    def swapped(self) -> "Stretch":
        """The stretch with its sides swapped."""
        return Stretch(self.same, self.new, self.old)


class Passage(NamedTuple):
    """A sentence in its place, or the place a moved one left ("from") or came "to"."""

    place: Literal["here", "from", "to"]
    stretches: list[Stretch]

    @property
    def is_item(self) -> bool:
        """Whether it is a list item now or, if it was removed, was one."""
        new = (token for stretch in self.stretches for token in stretch.new)
        old = (token for stretch in self.stretches for token in stretch.old)
        return next(chain(new, old)).role is Role.BULLET


def kept_share(old: Sequence[Stretch], new: Sequence[Stretch]) -> float:
    """Share, 0 to 1, of the shorter side that stayed: of stretches of *old* or of *new*."""
    stayed = sum(weight(stretch.old) for stretch in old if stretch.same)
    return stayed / min(
        sum(weight(stretch.old) for stretch in old), sum(weight(stretch.new) for stretch in new)
    )


def diff(old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    """Diff of *old* and *new*, in stretches that stayed and stretches that changed."""
    found = [each for each in _stretches(old, new, _matches(old, new)) if each.old or each.new]
    for at in range(1, len(found) - 1):
        if not found[at].same:
            left, change, right = found[at - 1 : at + 2]
            between = at > 1, at + 2 < len(found)
            found[at - 1 : at + 2] = _shifted(left, change, right, between)
    merged = _merged([stretch for stretch in found if stretch.old or stretch.new])
    found = [part for stretch in merged for part in _without_bullets(stretch)]
    # With too little in common, two whole sentences read better than one full of marks.
    is_one_sentence = kept_share(found, found) >= KEPT_SHARE
    return found if is_one_sentence else [Stretch(False, tuple(old), tuple(new))]


def _matches(old: Sequence[Token], new: Sequence[Token]) -> list[Link]:
    """Links between the words that stayed."""

    def weigh(ours: range, theirs: range) -> list[Link]:
        places: dict[str, list[int]] = defaultdict(list)
        for there in theirs:
            places[new[there].key].append(there)
        return heaviest_chain(
            Link(at, there, at + 1, there + 1, old[at].weight)
            for at in ours
            for there in places.get(old[at].key, ())
        )

    return align_in_order(keys(old), keys(new), weigh, MAX_PAIRS, width=ROW)


def _stretches(
    old: Sequence[Token], new: Sequence[Token], matches: Sequence[Link]
) -> Iterator[Stretch]:
    at = there = 0
    # In a run of adjacent matches, position minus number is constant on both sides.
    rows = groupby(enumerate(matches), lambda item: (item[1].old - item[0], item[1].new - item[0]))
    for _, numbered in rows:
        row = [match for _, match in numbered]
        first, other = row[0].old, row[0].new
        yield Stretch(False, tuple(old[at:first]), tuple(new[there:other]))
        at, there = row[-1].old_end, row[-1].new_end
        yield Stretch(True, tuple(old[first:at]), tuple(new[other:there]))
    yield Stretch(False, tuple(old[at:]), tuple(new[there:]))


def _shifted(
    left: Stretch, change: Stretch, right: Stretch, between: tuple[bool, bool]
) -> list[Stretch]:
    """The three stretches, an addition or removal *change* shifted to where it reads best.

    "tea and [cake and] milk" is also "tea [and cake] and milk". Best is a place beside another
    change (*between* says whether *left* and *right* have one beyond them), then a whole sentence,
    then a phrase that opens with a light word and closes with a weighty one, then the last place.
    """
    if change.old and change.new:
        return [left, change, right]
    if change.old:
        turned = _shifted(left.swapped, change.swapped, right.swapped, between)
        return [stretch.swapped for stretch in turned]
    stayed, stream = left.old + right.old, left.new + change.new + right.new
    first, length = len(left.new), len(change.new)
    last = first + length
    lowest, highest = int(not between[0]), len(stream) - int(not between[1])
    while first > lowest and stream[first - 1].key == stream[first - 1 + length].key:
        first -= 1
    while last < highest and stream[last - length].key == stream[last].key:
        last += 1

    def rank(begin: int) -> tuple[bool, bool, float, int]:
        """Sort key for how well a change from *begin* on is set off."""
        end = begin + length
        meets = begin == 0 or end == len(stream)
        is_whole = not meets and all(stream[at - 1].key in STOPS for at in (begin, end))
        return meets, is_whole, stream[end - 1].weight - stream[begin].weight, begin

    begin = max(range(first, last - length + 1), key=rank)
    return [
        Stretch(True, stayed[:begin], stream[:begin]),
        Stretch(False, (), stream[begin : begin + length]),
        Stretch(True, stayed[begin:], stream[begin + length :]),
    ]


class _MutableStretch:
    """A stretch that others can be joined to, with the weights of its sides cached."""

    def __init__(self, stretch: Stretch) -> None:
        self.same, self.old, self.new = stretch.same, list(stretch.old), list(stretch.new)
        self.weights = weight(self.old), weight(self.new)

    def join(self, other: "_MutableStretch") -> None:
        self.same = False
        self.old += other.old
        self.new += other.new
        self.weights = self.weights[0] + other.weights[0], self.weights[1] + other.weights[1]


def _merged(found: Sequence[Stretch]) -> list[Stretch]:
    """*found* with coincidental matches merged into the changes around them.

    A merged change only grows, so a coincidence stays one: the order of merging makes no
    difference.
    """
    merged: list[_MutableStretch] = []
    for stretch in found:
        merged.append(_MutableStretch(stretch))
        while len(merged) > 2 and _is_coincidence(*merged[-3:]):
            merged[-3].join(merged[-2])
            merged[-3].join(merged[-1])
            del merged[-2:]
    return [Stretch(part.same, tuple(part.old), tuple(part.new)) for part in merged]


def _is_coincidence(left: _MutableStretch, middle: _MutableStretch, right: _MutableStretch) -> bool:
    if not middle.same or not (left.old or right.old) or not (left.new or right.new):
        return False
    beside = min(max(left.weights), max(right.weights))
    small = all(token.weight <= FUNCTION for token in middle.old)
    return max(middle.weights) <= beside * (SMALL_WORDS_SHARE if small else ANY_WORDS_SHARE)


def _without_bullets(stretch: Stretch) -> list[Stretch]:
    """A changed *stretch* without bullets that only one side has: those are layout."""
    bullets = [any(token.role is Role.BULLET for token in side) for side in stretch[1:]]
    if stretch.same or bullets[0] is bullets[1]:
        return [stretch]
    if bullets[1]:
        return [part.swapped for part in _without_bullets(stretch.swapped)]
    at = next(at for at, token in enumerate(stretch.old) if token.role is Role.BULLET)
    behind = len(stretch.new)
    if at + 1 < len(stretch.old):  # the comma that now joins two items stands before the break
        words = (n for n, token in enumerate(stretch.new) if token.role is not Role.SIGN)
        behind = next(words, behind)
    parts = [
        Stretch(False, stretch.old[:at], stretch.new[:behind]),
        Stretch(True, stretch.old[at : at + 1], ()),
        *_without_bullets(Stretch(False, stretch.old[at + 1 :], stretch.new[behind:])),
    ]
    return [part for part in parts if part.old or part.new]
