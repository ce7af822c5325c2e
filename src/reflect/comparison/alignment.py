"""Which sentences and items of two texts belong together: in their order, or moved."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from reflect.comparison.chains import Link, gaps, heaviest, in_order
from reflect.comparison.kinship import kinship
from reflect.comparison.sentences import Bag, Unit
from reflect.comparison.tokens import Role

# Measured on labelled pairs; none is delicate: a tenth more or less changes next to nothing.
#: Two sentences this alike are the same one, reworded.
ALIKE = 0.5
#: The only two left between neighbours that stayed need less.
LONE = 0.34
#: Merged or split sentences need more, for chance has more of them to choose from,
JOINED = 0.72
#: and each part must be found in the whole this far.
PART = 0.5
#: What changed places must be nearly the same, and heavy enough to tell it by.
MOVED, MOVED_WEIGHT = 0.7, 2.5
#: A sentence that stays counts once, and up to once more by its weight, half of it from here on:
#: so the fewest sentences move, and of two that changed places the shorter one.
HALFWAY = 20
#: Above this many pairs of sentences, equal ones divide the text first,
PAIRS = 10_000
#: and then those are compared that share two neighbours found in no more sentences than this.
RARE = 12

#: How many of the old may be how many of the new,
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
#: and how many items, perhaps behind what announces them, a sentence that lists them.
_LISTED = ((1, 4), (4, 1), (1, 5), (5, 1), (1, 6), (6, 1))


class Alignment(NamedTuple):
    """Links that keep the order, and links across it; a unit in neither came or went."""

    kept: list[Link]
    moved: list[Link]


def align(old: Sequence[Unit], new: Sequence[Unit]) -> Alignment:
    """The units of *old* and *new* that belong together."""

    def weigh(ours: range, theirs: range) -> list[Link]:
        return heaviest(_candidates(old, new, product(ours, theirs)))

    def beyond(ours: range, theirs: range) -> list[Link]:
        return heaviest(_candidates(old, new, _pairs_by_rare_neighbours(old, new, ours, theirs)))

    sides = [unit.keys for unit in old], [unit.keys for unit in new]
    kept = in_order(*sides, weigh, PAIRS, beyond=beyond)
    kept = sorted([*kept, *_lone(old, new, kept)])
    rests = gaps(kept, range(len(old)), range(len(new)))
    ours = [at for rest, _ in rests for at in rest]
    theirs = [there for _, rest in rests for there in rest]
    return Alignment(kept, _moved(old, new, ours, theirs))


def _candidates(
    old: Sequence[Unit], new: Sequence[Unit], pairs: Iterable[tuple[int, int]]
) -> Iterator[Link]:
    """Units that could be the same one, and wholes with what could be their parts."""
    near = {(at, there) for at, there in pairs if _near(old[at], new[there])}
    for at, there in near:
        first = (*old[at : at + 2], *new[there : there + 2])
        listed = any(unit.role is Role.BULLET for unit in first)
        for some, others in (*_SHAPES, *_LISTED) if listed else _SHAPES:
            if all((at + i, there + j) in near for i in range(some) for j in range(others)):
                value = _value(old[at : at + some], new[there : there + others])
                if value:
                    yield Link(at, there, at + some, there + others, value)


def _pairs_by_rare_neighbours(
    old: Sequence[Unit], new: Sequence[Unit], ours: range, theirs: range
) -> set[tuple[int, int]]:
    """The pairs of units that share two neighbouring words which few others have."""
    here, there = _places(old, ours), _places(new, theirs)
    return {
        pair
        for neighbours, places in here.items()
        if len(places) <= RARE and len(there.get(neighbours, ())) <= RARE
        for pair in product(places, there.get(neighbours, ()))
    }


def _places(of: Sequence[Unit], among: range) -> Mapping[tuple[str, str], list[int]]:
    """Where *among* the units each two neighbours stand."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in among:
        for neighbours in set(pairwise(of[at].keys)):
            places[neighbours].append(at)
    return places


def _near(one: Unit, other: Unit) -> bool:
    """Whether the smaller of two units is found in the other far enough to be it, or its part."""
    least = PART * min(one.bag.weight, other.bag.weight)
    return one.bag.shared(other.bag) >= least and _same_kind(one, other)


def _same_kind(one: Unit, other: Unit) -> bool:
    """Whether neither or both are code: items and sentences are made of each other."""
    return (one.role is Role.CODE) is (other.role is Role.CODE)


def _value(old: Sequence[Unit], new: Sequence[Unit]) -> float:
    """What it is worth to say that *old* and *new* are the same; 0 where they are not alike."""
    count = len(old) + len(new)
    if count > 2 and not _could_join(old, new):
        return 0.0
    ours, theirs = (Bag.joined([unit.bag for unit in units]) for units in (old, new))
    alike = ours.likeness(theirs)
    if alike < (ALIKE if count == 2 else JOINED):
        return 0.0
    weight = min(ours.weight, theirs.weight)
    return alike**2 * (1 + weight / (weight + HALFWAY)) * count / 2


def _could_join(old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    """Whether they are not of too different a weight to be alike, and one side is prose."""
    ours, theirs = (sum([unit.bag.weight for unit in units]) for units in (old, new))
    if 2 * min(ours, theirs) < JOINED * (ours + theirs):
        return False
    return any(all(unit.role is Role.WORD for unit in units) for units in (old, new))


def _lone(old: Sequence[Unit], new: Sequence[Unit], kept: Sequence[Link]) -> Iterator[Link]:
    """The pairs left alone between neighbours that stayed, where they are a little alike."""
    for ours, theirs in gaps(kept, range(len(old)), range(len(new))):
        if len(ours) == len(theirs) == 1:
            one, other = old[ours[0]], new[theirs[0]]
            if _same_kind(one, other) and _likeness_of_forms(one, other) >= LONE:
                yield Link(ours[0], theirs[0], ours.stop, theirs.stop)


def _likeness_of_forms(one: Unit, other: Unit) -> float:
    """How alike two sentences are if words in another form count, too."""
    kin = 2 * kinship(one.tokens, other.tokens) / (one.bag.weight + other.bag.weight or 1)
    return one.bag.likeness(other.bag) + kin


def _moved(
    old: Sequence[Unit], new: Sequence[Unit], ours: Sequence[int], theirs: Sequence[int]
) -> list[Link]:
    """Links across the order, the surest first."""
    pairs: Iterable[tuple[int, int]] = product(ours, theirs)
    if len(ours) * len(theirs) > PAIRS:
        pairs = _equal_pairs(old, new, ours, theirs)
    found = [
        (-sure, at, there)
        for at, there in pairs
        if (sure := _sameness(old[at], new[there])) >= MOVED
    ]
    links: dict[int, Link] = {}
    taken: set[int] = set()
    for _, at, there in sorted(found):
        if at not in links and there not in taken:
            links[at] = Link(at, there, at + 1, there + 1)
            taken.add(there)
    return list(links.values())


def _equal_pairs(
    old: Sequence[Unit], new: Sequence[Unit], ours: Sequence[int], theirs: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The units that are equal, each with one."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for there in reversed(theirs):
        places[new[there].keys].append(there)
    for at in ours:
        if places[old[at].keys]:
            yield at, places[old[at].keys].pop()


def _sameness(one: Unit, other: Unit) -> float:
    """How surely *other* is *one* in another place; an item is short, and must be the same."""
    if one.role is not other.role or not one.bag.weight:
        return 0.0
    if one.bag.words == other.bag.words:
        return 1.0
    heavy = min(one.bag.weight, other.bag.weight) >= MOVED_WEIGHT
    return one.bag.likeness(other.bag) if heavy and one.role is Role.WORD else 0.0
