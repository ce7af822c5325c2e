"""Puts the pieces of a page into reading order: columns, and rows of an unruled table."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Generic, Protocol, TypeVar

#: Between columns; in sizes of the text, and in points.
GUTTER, NARROWEST_GUTTER = 0.8, 9.0
#: A page with more pieces is read line by line.
MOST_PIECES = 3_000
#: Columns may be parted into columns.
DEEPEST = 5
#: A title above columns has no more pieces.
MOST_ABOVE = 12
_NUMBER = re.compile(r"\W*(\d{1,3})[.):\s]")
_WORD = re.compile(r"[^\W\d_]+")
#: A title is so many times larger than all else.
TITLE = 1.3
#: In points.
LEVEL = 1.0
#: A column has lines with at least so many words; answers are shorter.
WORDY, SHORT = 3.5, 1.5
#: In characters: numbers, boxes, "often".
LONGEST_ANSWER = 16


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


@dataclass(frozen=True, slots=True)
class Rows(Generic[P]):
    """An unruled table: rows of cells; a cell has no pieces if it is empty."""

    rows: list[list[list[P]]]


def flows(pieces: Sequence[P], depth: int = 0) -> Iterator[list[P] | Rows[P]]:
    """The *pieces* as stretches that are read one after another, each line by line."""
    pieces = sorted(pieces, key=lambda piece: (piece.top, piece.x0))
    stretch: list[P] = []
    is_deep = depth >= DEEPEST or len(pieces) > MOST_PIECES
    for part in [[pieces]] if is_deep else _parts(pieces):
        if not isinstance(part, Rows) and len(part) == 1:
            stretch += part[0]
            continue
        if stretch:
            yield stretch
            stretch = []
        if isinstance(part, Rows):
            yield part
            continue
        for column in part:
            yield from flows(column, depth + 1)
    if stretch:
        yield stretch


def _parts(pieces: Sequence[P]) -> Iterator[list[list[P]] | Rows[P]]:
    """The parts of a page from top to bottom, each as its columns."""
    at = 0
    while at < len(pieces):
        end, gutters = _band(pieces, at)
        if (
            not gutters
            or (at and _is_last_line(pieces, at, gutters))
            or _columns_begin_below(pieces, at, end, gutters)
        ):
            yield [[pieces[at]]]
            at += 1
            continue
        columns = _split(pieces[at:end], gutters)
        end -= _cut_tail(columns)
        if _are_columns(columns):
            yield from ([[piece]] for piece in _taken_title(columns))
            yield [column for column in columns if column]
        else:
            first, last = _beside(columns)
            yield from ([[piece]] for piece in pieces[at : at + first])
            yield from _row_by_row(_split(pieces[at + first : at + last], gutters))
            yield from ([[piece]] for piece in pieces[at + last : end])
        at = end


def _taken_title(columns: list[list[P]]) -> list[P]:
    """The title of the page, taken off a column that begins with it beside a narrow one."""
    for column in columns[1:]:
        sizes = [abs(each.size - column[0].size) < LEVEL for each in column]
        title = column[: [*sizes, False].index(False)]
        rest = [each for other in columns for each in other if each not in title]
        if rest and title[0].size > TITLE * max(each.size for each in rest):
            del column[: len(title)]
            return title
    return []


def _beside(columns: list[list[P]]) -> tuple[int, int]:
    """From where to where, in order of their tops, pieces stand beside others."""
    first, *others = columns
    top = min((column[0].top for column in others), default=0)
    bottom = max((piece.bottom for column in others for piece in column), default=0)
    before = sum(piece.bottom <= top for piece in first)
    after = sum(piece.top >= bottom for piece in first)
    return before, sum(map(len, columns)) - after


def _row_by_row(columns: list[list[P]]) -> Iterator[list[list[P]] | Rows[P]]:
    """The rows of an unruled table: as a table if it rates, as lines, or cell by cell."""
    rows = _rows(columns)
    if _rates(columns, rows):
        yield Rows(rows)
        return
    is_lined = all(_is_line(row) for row in rows)
    for row in rows:
        cells = [cell for cell in row if cell]
        yield [[piece for cell in cells for piece in cell]] if is_lined else cells


def _columns_begin_below(pieces: Sequence[P], at: int, end: int, gutters: list[float]) -> bool:
    """Whether columns begin below the piece *at*, which stands across their gutters."""
    if _are_columns(_split(pieces[at:end], gutters)):
        return False
    for start in range(at + 1, min(end, at + MOST_ABOVE)):
        below, others = _band(pieces, start)
        above = pieces[at:start]
        is_across = any(each.x0 < x < each.x1 for each in above for x in others)
        if is_across and below >= end and _are_columns(_split(pieces[start:below], others)):
            return True
    return False


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
    return columns


def _cut_tail(columns: list[list[P]]) -> int:
    """Take what stands below the columns out of the longest; the number of pieces taken."""
    longest = max(columns, key=lambda column: column[-1].bottom)
    others = max(column[-1].bottom for column in columns if column is not longest)
    widest = 1.7 * _usual_distance(longest)
    for at, (above, below) in enumerate(pairwise(longest), 1):
        distance = below.top - above.top
        if below.top < others:
            widest = max(widest, 1.2 * distance)
        elif distance > widest:
            taken = len(longest) - at
            del longest[at:]
            return taken
    return 0


def _usual_distance(column: Sequence[P]) -> float:
    distances = [b.top - a.top for a, b in pairwise(column) if b.top - a.top > 0.5 * a.size]
    return min(median(distances), 2 * column[0].size) if distances else 1.4 * column[0].size


def _rows(columns: list[list[P]]) -> list[list[list[P]]]:
    """The rows of an unruled table: one for each paragraph of the first column."""
    first = next(column for column in columns if column)
    starts = _starts(first)
    ends = [max(p.bottom for p in first if p.top < below - LEVEL) for below in starts[1:]]
    edges = [(end + start) / 2 for end, start in zip(ends, starts[1:], strict=True)]
    rows: list[list[list[P]]] = [[[] for _ in columns] for _ in range(len(starts) + 1)]
    for number, column in enumerate(columns):
        for piece in column:
            is_above = piece.bottom < starts[0] + LEVEL
            row = 0 if is_above else 1 + bisect_left(edges, (piece.top + piece.bottom) / 2)
            rows[row][number].append(piece)
    return [row for row in rows if any(row)]


def _rates(columns: list[list[P]], rows: list[list[list[P]]]) -> bool:
    """Whether the rows are statements with numbers or boxes beside them, as in a questionnaire."""
    if len(rows) < 3 or len(columns) < 3:
        return False
    full = [row for row in rows if all(row)]
    short = [cell for row in full for cell in row[1:]]
    return (
        len(full) > 1
        and all(len(cell) == 1 and len(cell[0].text) <= LONGEST_ANSWER for cell in short)
        and sum(_words(row[0]) for row in full) / len(full) > SHORT
    )


def _is_line(cells: list[list[P]]) -> bool:
    """Whether the cells of a row are a single line, such as a question and its numbers."""
    cells = [cell for cell in cells if cell]
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


def _starts(column: Sequence[Piece]) -> list[float]:
    """The tops of the paragraphs of a column, which are further apart than lines."""
    tops = _tops(column)
    distances = [below - above for above, below in pairwise(tops)]
    usual = min(distances, default=0)
    if usual > 1.5 * min(piece.size for piece in column):
        return tops  # each line is one
    far = [top for top, distance in zip(tops[1:], distances, strict=True) if distance > 1.2 * usual]
    return [tops[0], *far]


def _are_columns(columns: list[list[P]]) -> bool:
    """Whether *columns* are read from top to bottom, and not row by row."""
    if min(len(_tops(column)) for column in columns) < 2:
        return False
    numbers = [[int(found[1]) for p in c if (found := _NUMBER.match(p.text))] for c in columns]
    if all(len(each) > 1 for each in numbers[:2]):
        first, second = numbers[0], numbers[1]
        if second[0] in (first[-1] + 1, first[0] + 1):
            return second[0] == first[-1] + 1
    if min(map(_words, columns)) < SHORT:
        return False
    if any(_differ(columns[0], column) for column in columns[1:]):
        return True
    is_listed = all(len(_starts(column)) > 0.6 * len(_tops(column)) for column in columns)
    is_low = all(p.bottom - p.top < 2 * p.size for column in columns for p in column)
    # But for the headings of columns.
    return is_listed and is_low and min(_words(column[1:]) for column in columns) > WORDY


def _differ(column: Sequence[P], other: Sequence[P]) -> bool:
    """Whether paragraphs of both begin where none of the other does: no rows of a table."""
    starts, others = _starts(column), _starts(other)
    top, bottom = max(starts[0], others[0]), min(column[-1].bottom, other[-1].bottom)
    alone = _apart(starts, others, top, bottom), _apart(others, starts, top, bottom)
    # The lines of a paragraph do not stand level either.
    return all(alone) or (len(others) == 1 and _apart(_tops(other), _tops(column), top, bottom) > 1)


def _apart(starts: Sequence[float], others: Sequence[float], top: float, bottom: float) -> int:
    """How many of *starts* between *top* and *bottom* are level with none of the *others*."""
    return sum(
        top <= start <= bottom and all(abs(start - other) > 2 * LEVEL for other in others)
        for start in starts
    )
