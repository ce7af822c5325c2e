"""The heaviest chain of matches that never cross: how both sentences and words are put in order."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple


class Link(NamedTuple):
    """Some of the old that may stand for some of the new, and what that would be worth."""

    old: int
    new: int
    old_end: int
    new_end: int
    value: float = 1.0


Weigh = Callable[[range, range], Iterable[Link]]


def in_order(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    weigh: Weigh,
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
        ends, ours, theirs = _equal_ends(old, new, *todo.pop())
        found += ends
        if len(ours) * len(theirs) <= limit:
            found += weigh(ours, theirs)
        elif anchors := heaviest(_unique(old, new, ours, theirs, width)):
            found += anchors
            todo += gaps(anchors, ours, theirs)
    return sorted(found)


def heaviest(links: Iterable[Link]) -> list[Link]:
    """Those of *links* that do not cross and are worth most together."""
    order = sorted(links)
    chains: list[tuple[float, int]] = []
    stairs = _Stairs()
    waiting: list[tuple[int, int]] = []
    for number, link in enumerate(order):
        while waiting and waiting[0][0] <= link.old:
            done = heappop(waiting)[1]
            stairs.add(order[done].new_end, chains[done][0], done)
        score, previous = stairs.best(link.new)
        chains.append((score + link.value, previous))
        heappush(waiting, (link.old_end, number))
    return _walked_back(order, chains)


def gaps(links: Sequence[Link], old: range, new: range) -> list[tuple[range, range]]:
    """What *links*, in order, leave between them of *old* and *new*; empty where nothing is."""
    first = Link(old.start, new.start, old.start, new.start)
    last = Link(old.stop, new.stop, old.stop, new.stop)
    return [
        (range(one.old_end, two.old), range(one.new_end, two.new))
        for one, two in pairwise([first, *links, last])
    ]


class _Stairs:
    """The best chain up to each end: ends and scores rise together, so a look is a bisection."""

    def __init__(self) -> None:
        self.ends: list[int] = []
        self.chains: list[tuple[float, int]] = []

    def best(self, end: int) -> tuple[float, int]:
        step = bisect_right(self.ends, end)
        return self.chains[step - 1] if step else (0.0, -1)

    def add(self, end: int, score: float, link: int) -> None:
        if self.best(end)[0] >= score:
            return
        step = after = bisect_left(self.ends, end)
        while after < len(self.ends) and self.chains[after][0] <= score:
            after += 1
        self.ends[step:after] = [end]
        self.chains[step:after] = [(score, link)]


def _walked_back(order: Sequence[Link], chains: Sequence[tuple[float, int]]) -> list[Link]:
    # Of two that changed places the later stays: what went is then shown before what came.
    at = max(range(len(order)), key=lambda number: (chains[number][0], number), default=-1)
    found: list[Link] = []
    while at >= 0:
        found.append(order[at])
        at = chains[at][1]
    return found[::-1]


def _equal_ends(
    old: Sequence[Hashable], new: Sequence[Hashable], ours: range, theirs: range
) -> tuple[list[Link], range, range]:
    """The links of what begins and ends alike, and the ranges that are left."""
    found: list[Link] = []
    while ours and theirs and old[ours[0]] == new[theirs[0]]:
        found.append(_single(ours[0], theirs[0]))
        ours, theirs = ours[1:], theirs[1:]
    while ours and theirs and old[ours[-1]] == new[theirs[-1]]:
        found.append(_single(ours[-1], theirs[-1]))
        ours, theirs = ours[:-1], theirs[:-1]
    return found, ours, theirs


def _unique(
    old: Sequence[Hashable], new: Sequence[Hashable], ours: range, theirs: range, width: int
) -> list[Link]:
    """Links between the first of *width* neighbours that occur once on either side."""
    here, there = _once(old, ours, width), _once(new, theirs, width)
    return [_single(at, there[some]) for some, at in here.items() if some in there]


def _once(of: Sequence[Hashable], places: range, width: int) -> dict[Hashable, int]:
    """Where in *places* those *width* neighbours stand that occur there once."""
    windows = [(tuple(of[at : at + width]), at) for at in places]
    often = Counter(some for some, _ in windows)
    return {some: at for some, at in windows if often[some] == 1}


def _single(old: int, new: int) -> Link:
    return Link(old, new, old + 1, new + 1)
