"""What changed inside a sentence: stretches of words that stayed and that changed, in turn."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Literal, NamedTuple

from reflect.comparison.alignment import Link, heaviest, in_order
from reflect.comparison.sentences import STOPS
from reflect.comparison.tokens import Role, Token, keys, weight
from reflect.comparison.vocabulary import FUNCTION

# Measured on labelled pairs, where each could be a fifth more or less without harm.
# A stretch between two changes is taken for a coincidence, beside the smaller of the two,
#: if it is all small words and weighs at most this share of it,
SMALL_WORDS_SHARE = 0.75
#: or whatever its words, if it weighs at most this share; but never where the words on both sides
#: of it only came, or only went, for that leaves it its place.
ANY_WORDS_SHARE = 0.4
#: Where less of the shorter side stayed, a sentence is shown as one that went and one that came.
KEPT_SHARE = 0.35
#: Above this many pairs of words, rows of so many that occur once divide the sentence first.
PAIRS, ROW = 60_000, 3


class Stretch(NamedTuple):
    """A stretch of words: the same on both sides, or what there was and what there is now."""

    same: bool
    old: tuple[Token, ...]
    new: tuple[Token, ...]

    @property
    def turned(self) -> "Stretch":
        """The same with its sides exchanged."""
        return Stretch(self.same, self.new, self.old)


class Passage(NamedTuple):
    """A sentence where it stands, or a moved one where it stood or where it stands now."""

    place: Literal["here", "from", "to"]
    stretches: list[Stretch]

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list, as it reads now, or as it read."""
        new = (token for stretch in self.stretches for token in stretch.new)
        old = (token for stretch in self.stretches for token in stretch.old)
        return next(chain(new, old)).role is Role.BULLET


def kept_share(old: Sequence[Stretch], new: Sequence[Stretch]) -> float:
    """How much of the shorter side stayed: *old* are stretches of the one, *new* of the other."""
    stayed = sum(weight(stretch.old) for stretch in old if stretch.same)
    return stayed / min(
        sum(weight(stretch.old) for stretch in old), sum(weight(stretch.new) for stretch in new)
    )


def stretches(old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    """*old* beside *new*, in stretches that stayed and stretches that changed."""
    found = [each for each in _stretches(old, new, _mates(old, new)) if each.old or each.new]
    for at in range(1, len(found) - 1):
        if not found[at].same:
            left, change, right = found[at - 1 : at + 2]
            between = at > 1, at + 2 < len(found)
            found[at - 1 : at + 2] = _slid(left, change, right, between)
    settled = _settled([stretch for stretch in found if stretch.old or stretch.new])
    found = [part for stretch in settled for part in _without_bullets(stretch)]
    # Whether enough stayed for the two to be read as one sentence with marks.
    hangs_together = kept_share(found, found) >= KEPT_SHARE
    return found if hangs_together else [Stretch(False, tuple(old), tuple(new))]


def _mates(old: Sequence[Token], new: Sequence[Token]) -> list[Link]:
    """The words that stayed."""

    def weigh(ours: range, theirs: range) -> list[Link]:
        places: dict[str, list[int]] = defaultdict(list)
        for there in theirs:
            places[new[there].key].append(there)
        return heaviest(
            Link(at, there, at + 1, there + 1, old[at].weight)
            for at in ours
            for there in places.get(old[at].key, ())
        )

    return in_order(keys(old), keys(new), weigh, PAIRS, width=ROW)


def _stretches(
    old: Sequence[Token], new: Sequence[Token], mates: Sequence[Link]
) -> Iterator[Stretch]:
    at = there = 0
    # Mates that follow each other are as far from their number as the first of them.
    rows = groupby(enumerate(mates), lambda item: (item[1].old - item[0], item[1].new - item[0]))
    for _, numbered in rows:
        row = [mate for _, mate in numbered]
        first, other = row[0].old, row[0].new
        yield Stretch(False, tuple(old[at:first]), tuple(new[there:other]))
        at, there = row[-1].old_end, row[-1].new_end
        yield Stretch(True, tuple(old[first:at]), tuple(new[other:there]))
    yield Stretch(False, tuple(old[at:]), tuple(new[there:]))


def _slid(
    left: Stretch, change: Stretch, right: Stretch, between: tuple[bool, bool]
) -> list[Stretch]:
    """The three with an added or removed *change* at the best of the places where it reads alike.

    "tea and [cake and] milk" is also "tea [and cake] and milk". A phrase opens with a small word
    and closes with a weighty one, so the second is better; a sentence is best whole; and what is
    said twice, came second. Best of all is where it meets the next change, if *left* or *right*
    lie *between* two.
    """
    if change.old and change.new:
        return [left, change, right]
    if change.old:
        turned = _slid(left.turned, change.turned, right.turned, between)
        return [stretch.turned for stretch in turned]
    stayed, stream = left.old + right.old, left.new + change.new + right.new
    first, length = len(left.new), len(change.new)
    last = first + length
    lowest, highest = int(not between[0]), len(stream) - int(not between[1])
    while first > lowest and stream[first - 1].key == stream[first - 1 + length].key:
        first -= 1
    while last < highest and stream[last - length].key == stream[last].key:
        last += 1

    def rank(begin: int) -> tuple[bool, bool, float, int]:
        """How well a change from *begin* on is set off."""
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


class _Part:
    """A stretch that others are joined to, with what it weighs at hand."""

    def __init__(self, stretch: Stretch) -> None:
        self.same, self.old, self.new = stretch.same, list(stretch.old), list(stretch.new)
        self.weights = weight(self.old), weight(self.new)

    def join(self, other: "_Part") -> None:
        self.same = False
        self.old += other.old
        self.new += other.new
        self.weights = self.weights[0] + other.weights[0], self.weights[1] + other.weights[1]


def _settled(found: Sequence[Stretch]) -> list[Stretch]:
    """*found* without coincidences, which would leave a rewritten stretch in confetti.

    A merged change only grows, so what is a coincidence once stays one: the order of looking
    makes no difference.
    """
    settled: list[_Part] = []
    for stretch in found:
        settled.append(_Part(stretch))
        while len(settled) > 2 and _coincidental(*settled[-3:]):
            settled[-3].join(settled[-2])
            settled[-3].join(settled[-1])
            del settled[-2:]
    return [Stretch(part.same, tuple(part.old), tuple(part.new)) for part in settled]


def _coincidental(left: _Part, middle: _Part, right: _Part) -> bool:
    if not middle.same or not (left.old or right.old) or not (left.new or right.new):
        return False
    beside = min(max(left.weights), max(right.weights))
    small = all(token.weight <= FUNCTION for token in middle.old)
    return max(middle.weights) <= beside * (SMALL_WORDS_SHARE if small else ANY_WORDS_SHARE)


def _without_bullets(stretch: Stretch) -> list[Stretch]:
    """A changed *stretch* without the bullets of a list that only one side is: those are layout."""
    bullets = [any(token.role is Role.BULLET for token in side) for side in stretch[1:]]
    if stretch.same or bullets[0] is bullets[1]:
        return [stretch]
    if bullets[1]:
        return [part.turned for part in _without_bullets(stretch.turned)]
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
