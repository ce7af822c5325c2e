"""What changed inside a sentence: stretches of words that stayed and that changed, in turn."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from reflect.comparison.chains import Link, heaviest, in_order
from reflect.comparison.tokens import FUNCTION, Token, keys, weight, words

#: What a matched word is worth more when the word before it matched too: long stretches read best.
RUN_BONUS = 0.2
# A stretch between two changes is taken for a coincidence, beside the smaller of the two,
#: if it is all small words and weighs at most this share of it,
SMALL_WORDS_SHARE = 0.75
#: or whatever its words, if it weighs at most this share.
ANY_WORDS_SHARE = 0.4
# A sentence of which less stayed is shown as one that went and one that came;
KEPT_SHARE = 0.35
#: a little more must stay where no three words in a row did.
KEPT_SHARE_SCATTERED, ROW = 0.45, 3
#: much less where it changed in one place only,
KEPT_SHARE_AROUND = 0.25
#: and all of the shorter side in a row is enough, however long the other is.
CONTAINED_SHARE = 0.9
#: Above this many pairs of words, rows that occur once divide the sentence first.
PAIRS = 300_000

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


class Passage(NamedTuple):
    """A sentence where it stands, or a moved one where it stood or where it stands now."""

    place: Literal["here", "from", "to"]
    runs: list[Run]


def runs(old: Sequence[Token], new: Sequence[Token]) -> list[Run]:
    """*old* beside *new*, in runs that stayed and runs that changed."""
    mates = _slid(new, _mates(old, new), (len(old), len(new)))
    turned = _slid(old, [(there, at) for at, there in mates], (len(new), len(old)))
    found = _settled(_runs(old, new, [(at, there) for there, at in turned]))
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
        return heaviest(links, RUN_BONUS)

    links = in_order(keys(old), keys(new), weigh, PAIRS, width=ROW)
    return [(link.old, link.new) for link in links]


def _slid(new: Sequence[Token], mates: Sequence[Mate], end: Mate) -> list[Mate]:
    """*mates* with each insertion at the best of the places where it reads the same.

    "tea and [cake and] milk" is also "tea [and cake] and milk". A phrase opens with a small word
    and closes with a weighty one, so the second is better.
    """
    slid = _pushed_on(new, [(-1, -1), *mates, end])
    for number, ((at, there), (after, until)) in enumerate(pairwise(slid)):
        if after == at + 1 and until > there + 1:
            places = range(_room(new, slid, number, until) + 1)
            rises = [new[until - 1 - back].weight - new[there + 1 - back].weight for back in places]
            for back in range(rises.index(max(rises))):
                slid[number - back] = (at - back, until - 1 - back)
    return slid[1:-1]


def _pushed_on(new: Sequence[Token], mates: list[Mate]) -> list[Mate]:
    """*mates* with each insertion as late as it can be."""
    for number in range(len(mates) - 2):
        (at, there), (after, until) = mates[number], mates[number + 1]
        if after == at + 1 and until > there + 1 and new[there + 1].key == new[until].key:
            mates[number + 1] = (after, there + 1)
    return mates


def _room(new: Sequence[Token], mates: Sequence[Mate], number: int, until: int) -> int:
    """How many words an insertion before *until*, after mate *number*, can be moved back."""
    at, there = mates[number]
    back = 0
    while (
        back < number
        and mates[number - back] == (at - back, there - back)
        and new[there - back].key == new[until - 1 - back].key
    ):
        back += 1
    return back


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


def _settled(found: Iterator[Run]) -> list[Run]:
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
    """Whether enough stayed, and close enough together, to be read as one sentence with marks."""
    kept = [run for run in found if run.same]
    changed = [run for run in found if not run.same]
    if not changed or _one_word(kept, changed):
        return True
    stayed = sum(weight(run.old) for run in kept)
    ours = sum(weight(run.old) for run in found)
    theirs = sum(weight(run.new) for run in found)
    rows = [words(run.old) for run in kept]
    share = 2 * stayed / (ours + theirs)
    if max(rows, default=0) >= ROW:
        return share >= KEPT_SHARE or stayed >= CONTAINED_SHARE * min(ours, theirs)
    return share >= (KEPT_SHARE_AROUND if len(changed) == 1 and sum(rows) > 1 else KEPT_SHARE_SCATTERED)


def _one_word(kept: Sequence[Run], changed: Sequence[Run]) -> bool:
    """Whether one word was exchanged, which nobody calls another sentence."""
    single = len(changed) == 1 and max(words(changed[0].old), words(changed[0].new)) < 2
    return single and sum(words(run.old) for run in kept) > 1
