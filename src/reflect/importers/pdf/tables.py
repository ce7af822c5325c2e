"""Finds the tables that a page rules with lines, and their cells."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from reflect.importers.pdf.content import Shape
from reflect.importers.pdf.shapes import Level, Lines
from reflect.importers.pdf.spans import Span, Wall

#: Lines this near meet; in points.
NEAR = 3.5
#: Drawings have more.
MOST_LINES, MOST_CELLS = 3_000, 4_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rect:
    """A cell of a table; row and column from 0."""

    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    column: int
    span: int


@dataclass(slots=True)
class Table:
    """A ruled table, or a box with a frame, which has a single cell."""

    x0: float
    top: float
    x1: float
    bottom: float
    cells: list[Rect]
    columns: int
    #: What stands in it, and the size of the text around it.
    spans: list[Span] = field(default_factory=list)
    tables: list["Table"] = field(default_factory=list)
    size: float = 10

    @property
    def area(self) -> float:
        return (self.x1 - self.x0) * (self.bottom - self.top)

    @property
    def text(self) -> str:
        return " ".join(span.text for span in self.spans[:50])


def tables(lines: Lines, boxes: Sequence[Shape]) -> tuple[list[Table], list[Level]]:
    """The tables of a page, and the level lines that are in none."""
    level = sorted([*lines.level, *((y, b.x0, b.x1) for b in boxes for y in (b.y0, b.y1))])
    upright = [*lines.upright, *((x, b.y0, b.y1) for b in boxes for x in (b.x0, b.x1))]
    if len(level) + len(upright) > MOST_LINES:
        return [], []
    heights = [y for y, _, _ in level]
    meeting = [
        (at, -1 - number)
        for number, (x, y0, y1) in enumerate(upright)
        for at in range(bisect_left(heights, y0 - NEAR), bisect_right(heights, y1 + NEAR))
        if level[at][1] - NEAR <= x <= level[at][2] + NEAR
    ]
    found, used = [], set()
    for group in _groups(range(-len(upright), len(level)), meeting):
        across = [level[at] for at in group if at >= 0]
        down = [upright[-1 - at] for at in group if at < 0]
        if across and down and (table := _table(across, down)):
            found.append(table)
            used.update(across)
    return found, [line for line in lines.level if line not in used]


def _groups(items: Iterable[T], joined: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The *items* in groups of those that are *joined*, or joined through others."""
    owner = {item: item for item in items}

    def root(item: T) -> T:
        while owner[item] != item:
            owner[item] = owner[owner[item]]
            item = owner[item]
        return item

    for one, other in joined:
        owner[root(other)] = root(one)
    groups: dict[T, list[T]] = defaultdict(list)
    for item in owner:
        groups[root(item)].append(item)
    return list(groups.values())


def grid(pieces: Sequence[Span | Table], gutters: list[float], edges: list[float]) -> Table:
    """The table that *pieces* are which *gutters* and *edges* part, and no lines."""
    xs = [min(p.x0 for p in pieces), *gutters, max(p.x1 for p in pieces)]
    ys = [min(p.top for p in pieces), *edges, max(p.bottom for p in pieces)]
    table = _ruled(xs, ys)
    table.spans += [piece for piece in pieces if isinstance(piece, Span)]
    table.tables += [piece for piece in pieces if isinstance(piece, Table)]
    return table


def _ruled(xs: Sequence[float], ys: Sequence[float]) -> Table:
    """A table with cells between all *xs* and *ys*."""
    cells = [
        Rect(x0, top, x1, bottom, row, column, 1)
        for row, (top, bottom) in enumerate(pairwise(ys))
        for column, (x0, x1) in enumerate(pairwise(xs))
    ]
    return Table(xs[0], ys[0], xs[-1], ys[-1], cells, len(xs) - 1)


def striped(level: Sequence[Level], spans: Sequence[Span]) -> tuple[list[Table], list[Level]]:
    """The tables with a bold header that are ruled only between rows; the lines in none."""
    found, used = [], set()
    stacks: dict[tuple[int, int], list[Level]] = defaultdict(list)
    for line in sorted(level):
        stacks[round(line[1] / NEAR), round(line[2] / NEAR)].append(line)
    for stack in stacks.values():
        (first, x0, x1), ys = stack[0], [y for y, _, _ in stack]
        heights = [below - above for above, below in pairwise(ys)]
        if len(ys) < 3 or max(heights) > 1.3 * min(heights):
            continue
        header = [s for s in spans if first - heights[0] < s.y < first and x0 - 4 < s.x0 < x1]
        starts = sorted(s.x0 for s in header)
        is_header = len(header) > 1 and all(run.bold for s in header for run in s.runs)
        is_row = is_header and max(s.y for s in header) - min(s.y for s in header) < NEAR
        crossed = [s for s in spans for x in starts[1:] if first < s.y < ys[-1] and s.x0 < x < s.x1]
        if is_row and not crossed:
            top = min(s.top for s in header) - 1
            found.append(_ruled([x0, *(x - 2 for x in starts[1:]), x1], [top, *ys]))
            used.update(stack)
    return found, [line for line in level if line not in used]


def _table(level: list[Level], upright: list[Wall]) -> Table | None:
    xs = _steps([x for x, _, _ in upright], [x for _, *ends in level for x in ends])
    ys = _steps([y for y, _, _ in level], [y for _, *ends in upright for y in ends])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > MOST_CELLS:
        return None
    places = [(row, column) for row in range(rows) for column in range(columns)]
    joined = []
    for row, column in places:
        x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        if column + 1 < columns and not _is_drawn(upright, xs[column + 1], y):
            joined.append(((row, column), (row, column + 1)))
        if row + 1 < rows and not _is_drawn(level, ys[row + 1], x):
            joined.append(((row, column), (row + 1, column)))
    cells = []
    for parts in _groups(places, joined):
        (top, bottom), (left, right) = ((min(at), max(at) + 1) for at in zip(*parts, strict=True))
        cells.append(Rect(xs[left], ys[top], xs[right], ys[bottom], top, left, right - left))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(xs[0], ys[0], xs[-1], ys[-1], cells, columns)


def _steps(places: list[float], ends: list[float]) -> list[float]:
    """Distinct *places* from the first to the last, also of the *ends* of crossing lines."""
    steps: list[float] = []
    for place in sorted([*places, min(ends), max(ends)]):
        if not steps or place - steps[-1] > NEAR:
            steps.append(place)
    return steps


def _is_drawn(lines: Iterable[Level | Wall], place: float, across: float) -> bool:
    return any(abs(at - place) <= NEAR and start <= across <= end for at, start, end in lines)
