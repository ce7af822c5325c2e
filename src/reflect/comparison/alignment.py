"""Alignment of two texts: their sentences and items, in order or moved, and their words."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise, product
from typing import NamedTuple

from reflect.comparison.sentences import Unit
from reflect.comparison.tokens import Role

# Thresholds measured on labelled pairs; a tenth more or less changes next to nothing.
#: Least likeness, 0 to 1, of a sentence and its reworded version.
ALIKE = 0.5
#: Least likeness of the only two sentences between aligned neighbours.
LONE = 0.34
#: Least likeness of merged or split sentences: more combinations match by chance.
JOINED = 0.72
#: Least share of the lighter unit's weight that a candidate pair has in common.
PART = 0.5
#: Likeness of a sentence contained in a longer one, however much was added; the share of its
#: weight, and the fewest words, that must be found there.
CONTAINED, CONTAINED_SHARE, CONTAINED_WORDS = 0.7, 0.9, 4
#: Least likeness and least weight of a sentence that moved.
MOVED, MOVED_WEIGHT = 0.7, 2.5
#: Bonus per unit of weight: of two sentences that changed places, the lighter one moved.
WEIGHT_BONUS = 0.001
#: Above this many pairs of sentences, equal sentences divide the texts first.
MAX_PAIRS = 10_000

#: Numbers of old and new units that one link may join.
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
#: The same for a list: one sentence, and its items below an introduction on the other side.
_LISTED = ((1, 4), (4, 1), (1, 5), (5, 1), (1, 6), (6, 1))


class Link(NamedTuple):
    """A range of old units that may match a range of new ones, and the value of that match."""

    old: int
    new: int
    old_end: int
    new_end: int
    value: float = 1.0


def align(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[Link], list[Link]]:
    """Links between *old* and *new*: those in order, and those of moved units.

    A unit without a link was added or removed.
    """

    def weigh(ours: range, theirs: range) -> list[Link]:
        return heaviest_chain(_candidates(old, new, ours, theirs))

    kept = align_in_order(
        [unit.keys for unit in old], [unit.keys for unit in new], weigh, MAX_PAIRS
    )
    kept = sorted([*kept, *_lone_pairs(old, new, kept)])
    left = gaps(kept, range(len(old)), range(len(new)))
    ours = [at for here, _ in left for at in here]
    theirs = [there for _, here in left for there in here]
    return kept, _moved_links(old, new, ours, theirs)


def align_in_order(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    weigh: Callable[[range, range], Iterable[Link]],
    limit: int,
    *,
    width: int = 1,
) -> list[Link]:
    """Links between *old* and *new* in order: equal ends first, the rest as *weigh* proposes.

    A rest of more than *limit* pairs is first divided at runs of *width* items that occur once on
    either side; a range that cannot be divided gets no links.
    """
    found: list[Link] = []
    todo = [(range(len(old)), range(len(new)))]
    while todo:
        ours, theirs = todo.pop()
        while ours and theirs and old[ours[0]] == new[theirs[0]]:
            found.append(_pair_link(ours[0], theirs[0]))
            ours, theirs = ours[1:], theirs[1:]
        while ours and theirs and old[ours[-1]] == new[theirs[-1]]:
            found.append(_pair_link(ours[-1], theirs[-1]))
            ours, theirs = ours[:-1], theirs[:-1]
        if len(ours) * len(theirs) <= limit:
            found += weigh(ours, theirs)
            continue
        here, there = _unique_runs(old, ours, width), _unique_runs(new, theirs, width)
        if anchors := heaviest_chain(
            _pair_link(here[each], there[each]) for each in here.keys() & there
        ):
            found += anchors
            todo += gaps(anchors, ours, theirs)
    return sorted(found)


class _Chain(NamedTuple):
    """A last link, the chain of links before it, and the value of all of them."""

    value: float
    number: int
    link: Link | None = None
    before: "_Chain | None" = None


def heaviest_chain(links: Iterable[Link]) -> list[Link]:
    """The subset of *links* that do not cross and have the greatest total value."""
    best = _Chain(0.0, -1)
    # The best chain up to each end in *new*. Both lists rise, so a lookup is a bisection.
    ends, chains = [0], [best]
    pending: list[tuple[int, int, int, _Chain]] = []
    for number, link in enumerate(sorted(links)):
        while pending and pending[0][0] <= link.old:
            *_, end, done = heappop(pending)
            if chains[bisect_right(ends, end) - 1].value < done.value:
                start = stop = bisect_left(ends, end)
                while stop < len(ends) and chains[stop].value <= done.value:
                    stop += 1
                ends[start:stop], chains[start:stop] = [end], [done]
        before = chains[bisect_right(ends, link.new) - 1]
        chain = _Chain(before.value + link.value, number, link, before)
        heappush(pending, (link.old_end, number, link.new_end, chain))
        # Of equal chains the later one wins, so that a removal is shown before its addition.
        best = max(best, chain)
    found = []
    while best.link and best.before:
        found.append(best.link)
        best = best.before
    return found[::-1]


def gaps(links: Sequence[Link], old: range, new: range) -> list[tuple[range, range]]:
    """Ranges of *old* and *new* before, between and after *links*; empty ones included."""
    first = Link(old.start, new.start, old.start, new.start)
    last = Link(old.stop, new.stop, old.stop, new.stop)
    return [
        (range(one.old_end, two.old), range(one.new_end, two.new))
        for one, two in pairwise([first, *links, last])
    ]


def _unique_runs(items: Sequence[Hashable], places: range, width: int) -> dict[Hashable, int]:
    """Positions in *places* of those runs of *width* items that occur there once."""
    windows = [tuple(items[at : at + width]) for at in places]
    counts = Counter(windows)
    return {each: at for each, at in zip(windows, places, strict=True) if counts[each] == 1}


def _pair_link(old: int, new: int) -> Link:
    return Link(old, new, old + 1, new + 1)


def _candidates(
    old: Sequence[Unit], new: Sequence[Unit], ours: range, theirs: range
) -> Iterator[Link]:
    """Links between units that could match, and between a unit and its possible parts."""
    near = {
        (at, there)
        for at, there in product(ours, theirs)
        if _shared_weight(old[at], new[there]) >= PART * min(old[at].weight, new[there].weight)
    }
    for at, there in near:
        first = (*old[at : at + 2], *new[there : there + 2])
        listed = any(unit.role is Role.BULLET for unit in first)
        for count, other in (*_SHAPES, *_LISTED) if listed else _SHAPES:
            if all((at + i, there + j) in near for i in range(count) for j in range(other)):
                value = _value(old[at : at + count], new[there : there + other])
                if value:
                    yield Link(at, there, at + count, there + other, value)


def _value(old: Sequence[Unit], new: Sequence[Unit]) -> float:
    """Value of a link between *old* and *new*; 0 where they are not alike."""
    count = len(old) + len(new)
    is_prose = any(all(unit.role is Role.WORD for unit in side) for side in (old, new))
    if count > 2 and not is_prose:
        return 0.0
    one, other = (Unit([token for unit in side for token in unit.tokens]) for side in (old, new))
    alike = _likeness(one, other)
    if alike < (ALIKE if count == 2 else JOINED):
        return 0.0
    return alike**2 * (1 + WEIGHT_BONUS * min(one.weight, other.weight)) * count / 2


def _shared_weight(one: Unit, other: Unit) -> float:
    """Weight of the words that both units have; code and prose share none."""
    if (one.role is Role.CODE) is not (other.role is Role.CODE):
        return 0.0
    few, many = sorted((one.words, other.words), key=len)
    return sum(min(weight, many[word]) for word, weight in few.items() if word in many)


def _likeness(one: Unit, other: Unit) -> float:
    """Likeness of two units, 0 to 1: weighted Dice, or containment of the shorter."""
    shared, shorter = _shared_weight(one, other), min(one.weight, other.weight)
    if not shared:
        return 0.0
    several = min(len(one.words), len(other.words)) >= CONTAINED_WORDS
    contained = CONTAINED if several and shared >= CONTAINED_SHARE * shorter else 0.0
    return max(2 * shared / (one.weight + other.weight), contained * shared / shorter)


def _lone_pairs(old: Sequence[Unit], new: Sequence[Unit], kept: Sequence[Link]) -> Iterator[Link]:
    """Links between the only two units of a gap, where these are a little alike."""
    for ours, theirs in gaps(kept, range(len(old)), range(len(new))):
        if len(ours) == len(theirs) == 1 and _likeness(old[ours[0]], new[theirs[0]]) >= LONE:
            yield _pair_link(ours[0], theirs[0])


def _moved_links(
    old: Sequence[Unit], new: Sequence[Unit], ours: Sequence[int], theirs: Sequence[int]
) -> list[Link]:
    """Links between moved units, the most alike first; none above `MAX_PAIRS` pairs."""
    pairs = product(ours, theirs) if len(ours) * len(theirs) <= MAX_PAIRS else ()
    found = sorted((-_moved_likeness(old[at], new[there]), at, there) for at, there in pairs)
    links: dict[int, Link] = {}
    taken: set[int] = set()
    for negative, at, there in found:
        if -negative >= MOVED and at not in links and there not in taken:
            links[at] = _pair_link(at, there)
            taken.add(there)
    return list(links.values())


def _moved_likeness(one: Unit, other: Unit) -> float:
    """Likeness of *one* and its moved version *other*; items must have the same words."""
    if one.role is not other.role or not one.weight:
        return 0.0
    if one.words == other.words:
        return 1.0
    heavy = min(one.weight, other.weight) >= MOVED_WEIGHT
    return _likeness(one, other) if heavy and one.role is Role.WORD else 0.0
