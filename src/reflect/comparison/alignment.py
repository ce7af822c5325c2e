"""Which sentences and items of two texts belong together: in their order, or moved."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from reflect.comparison.chains import Link, gaps, heaviest, in_order
from reflect.comparison.sentences import Unit
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
#: A sentence found whole in a longer one is this like it at least, however much was added: if so
#: much of it is there, and so many words of it that this is no chance.
CONTAINED, CONTAINED_SHARE, CONTAINED_WORDS = 0.7, 0.9, 4
#: What changed places must be nearly the same, and heavy enough to tell it by.
MOVED, MOVED_WEIGHT = 0.7, 2.5
#: The fewest sentences move; by so much for what it weighs, the shorter one of two.
HEAVIER = 0.001
#: Above this many pairs of sentences, equal ones divide the text first.
PAIRS = 10_000

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
        return heaviest(_candidates(old, new, ours, theirs))

    kept = in_order([unit.keys for unit in old], [unit.keys for unit in new], weigh, PAIRS)
    kept = sorted([*kept, *_lone(old, new, kept)])
    rests = gaps(kept, range(len(old)), range(len(new)))
    return Alignment(
        kept,
        _moved(
            old,
            new,
            [at for ours, _ in rests for at in ours],
            [there for _, theirs in rests for there in theirs],
        ),
    )


def _candidates(
    old: Sequence[Unit], new: Sequence[Unit], ours: range, theirs: range
) -> Iterator[Link]:
    """Units that could be the same one, and wholes with what could be their parts."""
    near = {(at, there) for at, there in product(ours, theirs) if _near(old[at], new[there])}
    for at, there in near:
        first = (*old[at : at + 2], *new[there : there + 2])
        listed = any(unit.role is Role.BULLET for unit in first)
        for some, others in (*_SHAPES, *_LISTED) if listed else _SHAPES:
            if all((at + i, there + j) in near for i in range(some) for j in range(others)):
                value = _value(old[at : at + some], new[there : there + others])
                if value:
                    yield Link(at, there, at + some, there + others, value)


def _near(one: Unit, other: Unit) -> bool:
    """Whether the smaller of two units is found in the other far enough to be it, or its part."""
    return _same_kind(one, other) and _shared(one, other) >= PART * min(one.weight, other.weight)


def _same_kind(one: Unit, other: Unit) -> bool:
    """Whether neither or both are code: items and sentences are made of each other."""
    return (one.role is Role.CODE) is (other.role is Role.CODE)


def _value(old: Sequence[Unit], new: Sequence[Unit]) -> float:
    """What it is worth to say that *old* and *new* are the same; 0 where they are not alike."""
    count = len(old) + len(new)
    prose = any(all(unit.role is Role.WORD for unit in side) for side in (old, new))
    if count > 2 and not prose:
        return 0.0
    one, other = (
        side[0] if len(side) == 1 else Unit([token for unit in side for token in unit.tokens])
        for side in (old, new)
    )
    alike = _likeness(one, other)
    if alike < (ALIKE if count == 2 else JOINED):
        return 0.0
    return alike**2 * (1 + HEAVIER * min(one.weight, other.weight)) * count / 2


def _shared(one: Unit, other: Unit) -> float:
    """The weight of the words that both units have."""
    few, many = sorted((one.words, other.words), key=len)
    return sum(min(weight, many[word]) for word, weight in few.items() if word in many)


def _likeness(one: Unit, other: Unit) -> float:
    """The likeness of two units, 0 to 1: weighted Dice, or containment of the shorter."""
    shared, shorter = _shared(one, other), min(one.weight, other.weight)
    if not shared:
        return 0.0
    several = min(len(one.words), len(other.words)) >= CONTAINED_WORDS
    contained = CONTAINED if several and shared >= CONTAINED_SHARE * shorter else 0.0
    return max(2 * shared / (one.weight + other.weight), contained * shared / shorter)


def _lone(old: Sequence[Unit], new: Sequence[Unit], kept: Sequence[Link]) -> Iterator[Link]:
    """The pairs left alone between neighbours that stayed, where they are a little alike."""
    for ours, theirs in gaps(kept, range(len(old)), range(len(new))):
        if len(ours) == len(theirs) == 1:
            one, other = old[ours[0]], new[theirs[0]]
            if _same_kind(one, other) and _likeness(one, other) >= LONE:
                yield Link(ours[0], theirs[0], ours.stop, theirs.stop)


def _moved(
    old: Sequence[Unit], new: Sequence[Unit], ours: Sequence[int], theirs: Sequence[int]
) -> list[Link]:
    """Links across the order, the surest first."""
    pairs = list(_equal_pairs(old, new, ours, theirs))
    if len(ours) * len(theirs) <= PAIRS:
        pairs += product(ours, theirs)
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
    places: dict[tuple[str, ...], list[int]] = {}
    for there in reversed(theirs):
        places.setdefault(new[there].keys, []).append(there)
    for at in ours:
        if places.get(old[at].keys):
            yield at, places[old[at].keys].pop()


def _sameness(one: Unit, other: Unit) -> float:
    """How surely *other* is *one* in another place; an item is short, and must be the same."""
    if one.role is not other.role or not one.weight:
        return 0.0
    if one.words == other.words:
        return 1.0
    heavy = min(one.weight, other.weight) >= MOVED_WEIGHT
    return _likeness(one, other) if heavy and one.role is Role.WORD else 0.0
