"""Puts the pieces of a page into reading order: columns, and rows of an unruled table."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Protocol, TypeVar

#: Between columns; in sizes of the text, and in points.
GUTTER, NARROWEST_GUTTER = 0.8, 9.0
#: A page with more pieces is read line by line.
MOST_PIECES = 3_000
#: Columns may be parted into columns.
DEEPEST = 5
_NUMBER = re.compile(r"\W*(\d{1,3})[.):\s]")
_WORD = re.compile(r"[^\W\d_]+")
#: In points.
LEVEL = 1.0
#: A column has lines with at least so many words; answers are shorter.
WORDY = 3.5


class Piece(Protocol):
    """A piece of a line, or a table, with the box around it."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def size(self) -> float: ...
    @property
    def text(self) -> str: ...


P = TypeVar("P", bound=Piece)


def flows(pieces: Sequence[P], depth: int = 0) -> Iterator[list[P]]:
    """The *pieces* as stretches that are read one after another, each line by line."""
    pieces = sorted(pieces, key=lambda piece: (piece.top, piece.x0))
    stretch: list[P] = []
    for part in _parts(pieces) if depth < DEEPEST and len(pieces) < MOST_PIECES else [[pieces]]:
        if len(part) == 1:
            stretch += part[0]
            continue
        if stretch:
            yield stretch
            stretch = []
        for column in part:
            yield from flows(column, depth + 1)
    if stretch:
        yield stretch


def _parts(pieces: Sequence[P]) -> Iterator[list[list[P]]]:
    """The parts of a page from top to bottom, each as its columns."""
    at = 0
    while at < len(pieces):
        end, gutters = _band(pieces, at)
        if not gutters or (at and _is_last_line(pieces, at, gutters)):
            yield [[pieces[at]]]
            at += 1
            continue
        columns = _split(pieces[at:end], gutters)
        end -= _cut_tail(columns)
        if _are_columns(columns):
            yield columns
        else:
            for row in _rows(pieces[at:end]):
                cells = _split(row, gutters)
                yield [row] if _is_line(cells) else cells
        at = end


def _is_last_line(pieces: Sequence[Piece], at: int, gutters: list[float]) -> bool:
    """Whether the paragraph above the columns ends with the piece *at*."""
    piece, before = pieces[at], pieces[at - 1]
    return (
        before.x1 > gutters[0]
        and abs(piece.x0 - before.x0) < LEVEL
        and abs(piece.size - before.size) < LEVEL
        and 0.5 * piece.size < piece.top - before.top < 1.6 * piece.size
        and all(each.top - piece.top > 0.5 * piece.size for each in pieces[at + 1 : at + 2])
    )


def _band(pieces: Sequence[P], start: int) -> tuple[int, list[float]]:
    """The end of the longest stretch from *start* that gutters run through, and their middles."""
    covered: list[list[float]] = []
    gutters: list[float] = []
    for at in range(start, len(pieces)):
        piece = pieces[at]
        wider = _with(covered, piece.x0, piece.x1)
        size = min(each.size for each in pieces[max(start, at - 5) : at + 1])
        room = max(NARROWEST_GUTTER, GUTTER * size)
        found = [(a[1] + b[0]) / 2 for a, b in pairwise(wider) if b[0] - a[1] >= room]
        if not found and (gutters or at > start + 40):
            return at, gutters
        covered, gutters = wider, found
    return len(pieces), gutters


def _with(covered: list[list[float]], x0: float, x1: float) -> list[list[float]]:
    """The stretches *covered*, and that from *x0* to *x1*."""
    result: list[list[float]] = []
    for start, end in sorted([*covered, [x0, x1]]):
        if result and start <= result[-1][1] + 0.5:
            result[-1] = [result[-1][0], max(result[-1][1], end)]
        else:
            result.append([start, end])
    return result


def _split(pieces: Sequence[P], gutters: list[float]) -> list[list[P]]:
    columns: list[list[P]] = [[] for _ in range(len(gutters) + 1)]
    for piece in pieces:
        columns[bisect_left(gutters, (piece.x0 + piece.x1) / 2)].append(piece)
    return [column for column in columns if column]


def _cut_tail(columns: list[list[P]]) -> int:
    """Take what stands below the columns out of the longest; the number of pieces taken."""
    longest = max(columns, key=lambda column: column[-1].bottom)
    ends = [column[-1].bottom for column in columns if column is not longest]
    if not ends or len(longest) < 2:
        return 0
    usual = _usual_distance(longest)
    for at, (above, below) in enumerate(pairwise(longest), 1):
        if below.top >= max(ends) and below.top - above.top > 1.7 * usual:
            taken = len(longest) - at
            del longest[at:]
            return taken
    return 0


def _usual_distance(column: Sequence[P]) -> float:
    distances = [b.top - a.top for a, b in pairwise(column) if b.top - a.top > 0.5 * a.size]
    return min(median(distances), 2 * column[0].size) if distances else 1.4 * column[0].size


def _rows(pieces: Sequence[P]) -> Iterator[list[P]]:
    """The rows of an unruled table: no piece stands across the room between two of them."""
    group: list[P] = []
    bottom = 0.0
    for piece in pieces:
        if group and piece.top > bottom - 0.05 * piece.size and _begins_row(piece, group):
            yield group
            group = []
        bottom = max(bottom, piece.bottom) if group else piece.bottom
        group.append(piece)
    if group:
        yield group


def _begins_row(piece: Piece, group: Sequence[Piece]) -> bool:
    """Whether *piece* stands where the first column does, or far below."""
    first = min(each.x0 for each in group)
    return piece.x0 <= first + piece.size or piece.top - group[-1].bottom > 0.7 * piece.size


def _is_line(cells: list[list[P]]) -> bool:
    """Whether the cells of a row are a single line, such as a question and its numbers."""
    tops = [piece.top for cell in cells for piece in cell]
    size = max(piece.size for cell in cells for piece in cell)
    is_single = max(tops) - min(tops) < 0.6 * size
    return is_single and sum(_words(cell) > WORDY for cell in cells) < 2


def _words(column: Sequence[Piece]) -> float:
    """The words on each line of a column."""
    return sum(len(_WORD.findall(piece.text)) for piece in column) / len(_tops(column))


def _tops(column: Sequence[Piece]) -> list[float]:
    """The tops of the lines of a column."""
    tops: list[float] = []
    for piece in column:
        if not tops or piece.top - tops[-1] > 0.5 * piece.size:
            tops.append(piece.top)
    return tops


def _are_columns(columns: list[list[P]]) -> bool:
    """Whether *columns* are read from top to bottom, and not row by row."""
    if len(columns) < 2:
        return False
    numbers = [[int(found[1]) for p in c if (found := _NUMBER.match(p.text))] for c in columns]
    if all(len(each) > 1 for each in numbers[:2]):
        first, second = numbers[0], numbers[1]
        if second[0] == first[-1] + 1:
            return True
        if second[0] == first[0] + 1:
            return False
    heights = [len(_tops(column)) for column in columns]
    if min(heights) < 2:
        return False
    if min(heights) > 2 and _alignment(columns) < 0.6:
        return True
    rows = [_split_like(columns, group) for group in _rows(_all(columns))]
    shared = [row for row in rows if sum(map(bool, row)) > 1]
    if len(shared) > 1 and any(len(cell) > 1 for row in shared for cell in row):
        return False
    return min(map(_words, columns)) > WORDY


def _all(columns: list[list[P]]) -> list[P]:
    return sorted((p for column in columns for p in column), key=lambda p: (p.top, p.x0))


def _split_like(columns: list[list[P]], group: Sequence[P]) -> list[list[P]]:
    inside = set(map(id, group))
    return [[piece for piece in column if id(piece) in inside] for column in columns]


def _alignment(columns: list[list[P]]) -> float:
    """The share of lines in the shorter columns that stand level with a line of the longest."""
    longest = max(columns, key=lambda column: len(_tops(column)))
    tops = _tops(longest)
    others = [top for column in columns if column is not longest for top in _tops(column)]
    level = 0
    for top in others:
        at = bisect_left(tops, top - LEVEL)
        level += at < len(tops) and tops[at] <= top + LEVEL
    return level / len(others)
