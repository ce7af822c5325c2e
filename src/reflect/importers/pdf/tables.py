"""Finds the tables that a page rules with lines, and their cells."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reflect.importers.pdf.content import Shape
from reflect.importers.pdf.shapes import Level, Lines
from reflect.importers.pdf.spans import Span, Wall

#: Lines this near meet; in points.
NEAR = 3.5
#: Drawings have more.
MOST_LINES, MOST_CELLS = 3_000, 4_000


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


def tables(lines: Lines, boxes: Iterable[Shape]) -> tuple[list[Table], list[Level]]:
    """The tables of a page, and the level lines that are in none."""
    level, upright = list(lines.level), list(lines.upright)
    drawn = len(level)
    for box in boxes:
        level += [(box.y0, box.x0, box.x1), (box.y1, box.x0, box.x1)]
        upright += [(box.x0, box.y0, box.y1), (box.x1, box.y0, box.y1)]
    if len(level) + len(upright) > MOST_LINES:
        return [], []
    found, used = [], set()
    for some_level, some_upright in _meeting(level, upright):
        table = _table([level[at] for at in some_level], [upright[at] for at in some_upright])
        if table:
            found.append(table)
            used.update(some_level)
    return found, [level[at] for at in range(drawn) if at not in used]


def grid(pieces: Sequence[Span | Table], gutters: list[float], edges: list[float]) -> Table:
    """The table that *pieces* are which *gutters* and *edges* part, and no lines."""
    xs = [min(p.x0 for p in pieces), *gutters, max(p.x1 for p in pieces)]
    ys = [min(p.top for p in pieces), *edges, max(p.bottom for p in pieces)]
    cells = [
        Rect(x0, top, x1, bottom, row, column, 1)
        for row, (top, bottom) in enumerate(pairwise(ys))
        for column, (x0, x1) in enumerate(pairwise(xs))
    ]
    spans = [piece for piece in pieces if isinstance(piece, Span)]
    tables = [piece for piece in pieces if isinstance(piece, Table)]
    return Table(xs[0], ys[0], xs[-1], ys[-1], cells, len(xs) - 1, spans, tables)


def striped(level: Sequence[Level], spans: Sequence[Span]) -> Lines:
    """The lines that are missing in tables ruled only between their rows, with a bold header."""
    found = Lines()
    stacks: dict[tuple[int, int], list[float]] = defaultdict(list)
    for y, x0, x1 in _whole(level):
        stacks[round(x0 / NEAR), round(x1 / NEAR)].append(y)
    for (left, right), ys in stacks.items():
        x0, x1 = left * NEAR, right * NEAR
        ys.sort()
        heights = [below - above for above, below in pairwise(ys)]
        if len(ys) < 3 or max(heights) > 1.3 * min(heights):
            continue
        header = [s for s in spans if ys[0] - heights[0] < s.y < ys[0] and x0 - 2 < s.x0 < x1]
        starts = sorted(s.x0 for s in header)
        is_header = len(header) > 1 and all(run.bold for s in header for run in s.runs)
        is_row = is_header and max(s.y for s in header) - min(s.y for s in header) < NEAR
        crossed = [s for s in spans for x in starts[1:] if ys[0] < s.y < ys[-1] and s.x0 < x < s.x1]
        if is_row and not crossed:
            top = min(s.top for s in header) - 1
            found.level.append((top, x0, x1))
            found.upright += [(x - 2, top, ys[-1]) for x in [x0 + 2, *starts[1:], x1 + 2]]
    return found


def _whole(level: Sequence[Level]) -> list[Level]:
    """Lines that were drawn cell by cell, each as one."""
    whole: list[Level] = []
    for y, x0, x1 in sorted(level, key=lambda line: (round(line[0]), line[1])):
        if whole and abs(whole[-1][0] - y) < 1 and x0 - whole[-1][2] < NEAR:
            whole[-1] = whole[-1][0], whole[-1][1], max(x1, whole[-1][2])
        else:
            whole.append((y, x0, x1))
    return whole


def _meeting(level: Sequence[Level], upright: Sequence[Wall]) -> list[tuple[list[int], list[int]]]:
    """The lines that hang together, as indexes of level and of upright ones."""
    order = sorted(range(len(level)), key=lambda at: level[at][0])
    heights = [level[at][0] for at in order]
    parent = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for number, (x, y0, y1) in enumerate(upright):
        for place in range(bisect_left(heights, y0 - NEAR), len(heights)):
            if heights[place] > y1 + NEAR:
                break
            _, x0, x1 = level[order[place]]
            if x0 - NEAR <= x <= x1 + NEAR:
                parent[root(order[place])] = root(len(level) + number)
    groups: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at in range(len(parent)):
        groups[root(at)][at >= len(level)].append(at if at < len(level) else at - len(level))
    return [group for group in groups.values() if group[0] and group[1]]


def _table(level: list[Level], upright: list[Wall]) -> Table | None:
    xs = _steps([x for x, _, _ in upright], [x for _, *ends in level for x in ends])
    ys = _steps([y for y, _, _ in level], [y for _, *ends in upright for y in ends])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > MOST_CELLS:
        return None
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for row, column in owner:
        middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        if column + 1 < columns and not _is_drawn(upright, xs[column + 1], middle_y):
            owner[root((row, column + 1))] = root((row, column))
        if row + 1 < rows and not _is_drawn(level, ys[row + 1], middle_x):
            owner[root((row + 1, column))] = root((row, column))
    merged: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for cell in owner:
        merged[root(cell)].append(cell)
    cells = []
    for parts in merged.values():
        top, left = min(row for row, _ in parts), min(column for _, column in parts)
        bottom, right = max(row for row, _ in parts) + 1, max(column for _, column in parts) + 1
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
