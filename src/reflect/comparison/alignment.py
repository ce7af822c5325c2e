"""What of two texts belongs together: their sentences and items, in order or moved; and words."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise, product
from typing import NamedTuple

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


class Link(NamedTuple):
    """Some of the old that may stand for some of the new, and what that would be worth."""

    old: int
    new: int
    old_end: int
    new_end: int
    value: float = 1.0


def align(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[Link], list[Link]]:
    """The units of *old* and *new* that belong together: in order, and across it.

    A unit in neither came or went.
    """

    def weigh(ours: range, theirs: range) -> list[Link]:
        return heaviest(_candidates(old, new, ours, theirs))

    kept = in_order([unit.keys for unit in old], [unit.keys for unit in new], weigh, PAIRS)
    kept = sorted([*kept, *_lone(old, new, kept)])
    left = gaps(kept, range(len(old)), range(len(new)))
    ours = [at for here, _ in left for at in here]
    theirs = [there for _, here in left for there in here]
    return kept, _moved(old, new, ours, theirs)


def in_order(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    weigh: Callable[[range, range], Iterable[Link]],
    limit: int,
    *,
    width: int = 1,
) -> list[Link]:
    """The links between *old* and *new*: equal ends first, the rest as *weigh* proposes.

    Where the rest has more than *limit* pairs, it is first cut at those *width* neighbours that
    occur once on either side; what cannot be cut has no links.
    """
    found: list[Link] = []
    todo = [(range(len(old)), range(len(new)))]
    while todo:
        ours, theirs = todo.pop()
        while ours and theirs and old[ours[0]] == new[theirs[0]]:
            found.append(_single(ours[0], theirs[0]))
            ours, theirs = ours[1:], theirs[1:]
        while ours and theirs and old[ours[-1]] == new[theirs[-1]]:
            found.append(_single(ours[-1], theirs[-1]))
            ours, theirs = ours[:-1], theirs[:-1]
        if len(ours) * len(theirs) <= limit:
            found += weigh(ours, theirs)
            continue
        here, there = _once(old, ours, width), _once(new, theirs, width)
        if anchors := heaviest(_single(here[each], there[each]) for each in here.keys() & there):
            found += anchors
            todo += gaps(anchors, ours, theirs)
    return sorted(found)


class _Chain(NamedTuple):
    """The links up to a last one, and what they are worth together."""

    value: float
    number: int
    link: Link | None = None
    before: "_Chain | None" = None


def heaviest(links: Iterable[Link]) -> list[Link]:
    """Those of *links* that do not cross and are worth most together."""
    best = _Chain(0.0, -1)
    # Of the chains that end so early: ends and values rise together, so a look is a bisection.
    ends, chains = [0], [best]
    waiting: list[tuple[int, int, int, _Chain]] = []
    for number, link in enumerate(sorted(links)):
        while waiting and waiting[0][0] <= link.old:
            *_, end, done = heappop(waiting)
            if chains[bisect_right(ends, end) - 1].value < done.value:
                start = stop = bisect_left(ends, end)
                while stop < len(ends) and chains[stop].value <= done.value:
                    stop += 1
                ends[start:stop], chains[start:stop] = [end], [done]
        before = chains[bisect_right(ends, link.new) - 1]
        chain = _Chain(before.value + link.value, number, link, before)
        heappush(waiting, (link.old_end, number, link.new_end, chain))
        # Of two that changed places the later stays: what went is then shown before what came.
        best = max(best, chain)
    found = []
    while best.link and best.before:
        found.append(best.link)
        best = best.before
    return found[::-1]


def gaps(links: Sequence[Link], old: range, new: range) -> list[tuple[range, range]]:
    """What *links*, in order, leave between them of *old* and *new*; empty where nothing is."""
    first = Link(old.start, new.start, old.start, new.start)
    last = Link(old.stop, new.stop, old.stop, new.stop)
    return [
        (range(one.old_end, two.old), range(one.new_end, two.new))
        for one, two in pairwise([first, *links, last])
    ]


def _once(of: Sequence[Hashable], places: range, width: int) -> dict[Hashable, int]:
    """Where in *places* those *width* neighbours stand that occur there once."""
    windows = [tuple(of[at : at + width]) for at in places]
    often = Counter(windows)
    return {some: at for some, at in zip(windows, places, strict=True) if often[some] == 1}


def _single(old: int, new: int) -> Link:
    return Link(old, new, old + 1, new + 1)


def _candidates(
    old: Sequence[Unit], new: Sequence[Unit], ours: range, theirs: range
) -> Iterator[Link]:
    """Units that could be the same one, and wholes with what could be their parts."""
    near = {
        (at, there)
        for at, there in product(ours, theirs)
        if _shared(old[at], new[there]) >= PART * min(old[at].weight, new[there].weight)
    }
    for at, there in near:
        first = (*old[at : at + 2], *new[there : there + 2])
        listed = any(unit.role is Role.BULLET for unit in first)
        for some, others in (*_SHAPES, *_LISTED) if listed else _SHAPES:
            if all((at + i, there + j) in near for i in range(some) for j in range(others)):
                value = _value(old[at : at + some], new[there : there + others])
                if value:
                    yield Link(at, there, at + some, there + others, value)


def _value(old: Sequence[Unit], new: Sequence[Unit]) -> float:
    """What it is worth to say that *old* and *new* are the same; 0 where they are not alike."""
    count = len(old) + len(new)
    is_prose = any(all(unit.role is Role.WORD for unit in side) for side in (old, new))
    if count > 2 and not is_prose:
        return 0.0
    one, other = (Unit([token for unit in side for token in unit.tokens]) for side in (old, new))
    alike = _likeness(one, other)
    if alike < (ALIKE if count == 2 else JOINED):
        return 0.0
    return alike**2 * (1 + HEAVIER * min(one.weight, other.weight)) * count / 2


def _shared(one: Unit, other: Unit) -> float:
    """The weight of the words that both units have; code and prose share none."""
    if (one.role is Role.CODE) is not (other.role is Role.CODE):
        return 0.0
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
        if len(ours) == len(theirs) == 1 and _likeness(old[ours[0]], new[theirs[0]]) >= LONE:
            yield _single(ours[0], theirs[0])


def _moved(
    old: Sequence[Unit], new: Sequence[Unit], ours: Sequence[int], theirs: Sequence[int]
) -> list[Link]:
    """Links across the order, the surest first; none where there are too many to look at."""
    pairs = product(ours, theirs) if len(ours) * len(theirs) <= PAIRS else ()
    found = sorted((-_sameness(old[at], new[there]), at, there) for at, there in pairs)
    links: dict[int, Link] = {}
    taken: set[int] = set()
    for sure, at, there in found:
        if -sure >= MOVED and at not in links and there not in taken:
            links[at] = _single(at, there)
            taken.add(there)
    return list(links.values())


def _sameness(one: Unit, other: Unit) -> float:
    """How surely *other* is *one* in another place; an item is short, and must be the same."""
    if one.role is not other.role or not one.weight:
        return 0.0
    if one.words == other.words:
        return 1.0
    heavy = min(one.weight, other.weight) >= MOVED_WEIGHT
    return _likeness(one, other) if heavy and one.role is Role.WORD else 0.0
