"""Puts the pieces of a page into reading order: columns, and rows of an unruled table."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from reflect.importers import signs
from reflect.importers.pdf.spans import Span
from reflect.importers.pdf.tables import Table, grid

#: Between columns; in sizes of the text, and in points.
GUTTER, NARROWEST_GUTTER = 0.8, 9.0
#: A page with more pieces is read line by line.
MOST_PIECES = 3_000
#: Columns may be parted into columns.
DEEPEST = 5
#: A title above columns has no more pieces.
MOST_ABOVE = 12
ASKS = ("?", "？", "؟")
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


#: A piece of a line, or a table.
Piece = Span | Table


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces that are read line by line."""

    pieces: list[Piece]
    #: Whether they could as well be read in rows with those beside them.
    is_unsure: bool = False


def flows(pieces: Sequence[Piece], depth: int = 0) -> Iterator[Flow]:
    """The *pieces* in the order in which they are read."""
    pieces = sorted(pieces, key=lambda piece: (piece.top, piece.x0))
    stretch: list[Piece] = []
    is_deep = depth >= DEEPEST or len(pieces) > MOST_PIECES
    for columns in [[pieces]] if is_deep else _parts(pieces):
        if len(columns) == 1:
            stretch += columns[0]
            continue
        if stretch:
            yield Flow(stretch)
            stretch = []
        for number, column in enumerate(columns):
            is_unsure = number == 1 and _could_be_rows(columns)
            for flow in flows(column, depth + 1):
                yield replace(flow, is_unsure=flow.is_unsure or is_unsure)
                is_unsure = False
    if stretch:
        yield Flow(stretch)


def _parts(pieces: Sequence[Piece]) -> Iterator[list[list[Piece]]]:
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
            yield [[] if at else _taken_title(columns)]
            yield [column for column in columns if column]
        else:
            first, last = _beside(columns)
            yield [list(pieces[at : at + first])]
            yield from _row_by_row(pieces[at + first : at + last], gutters)
            yield [list(pieces[at + last : end])]
        at = end


def _taken_title(columns: list[list[Piece]]) -> list[Piece]:
    """The title of the page, taken off a column that begins with it beside a narrow one."""
    for column in columns[1:]:
        sizes = [abs(each.size - column[0].size) < LEVEL for each in column]
        title = column[: [*sizes, False].index(False)]
        rest = [each for other in columns for each in other if each not in title]
        if rest and title[0].size > TITLE * max(each.size for each in rest):
            del column[: len(title)]
            return title
    return []


def _beside(columns: list[list[Piece]]) -> tuple[int, int]:
    """From where to where, in order of their tops, pieces stand beside others."""
    first, *others = columns
    top = min(column[0].top for column in others)
    bottom = max(piece.bottom for column in others for piece in column)
    before = sum(piece.bottom <= top for piece in first)
    return before, sum(map(len, columns)) - sum(piece.top >= bottom for piece in first)


def _row_by_row(pieces: Sequence[Piece], gutters: list[float]) -> Iterator[list[list[Piece]]]:
    """The rows of an unruled table: as a table if it rates, as lines, or cell by cell."""
    edges, rows = _rows(_split(pieces, gutters))
    if _rates(rows):
        yield [[grid(pieces, gutters, edges)]]
        return
    cells = [[cell for cell in row if cell] for row in rows]
    is_lined = all(map(_is_line, cells))
    for row in cells:
        yield [[piece for cell in row for piece in cell]] if is_lined else row


def _columns_begin_below(pieces: Sequence[Piece], at: int, end: int, gutters: list[float]) -> bool:
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
    before, piece, *after = pieces[at - 1 : at + 2]
    return (
        before.x1 > gutters[0]
        and abs(piece.size - before.size) < LEVEL
        and 0.5 * piece.size < piece.top - before.top < 1.6 * piece.size
        and all(each.top - piece.top > 0.5 * piece.size for each in after)
    )


def _band(pieces: Sequence[Piece], start: int) -> tuple[int, list[float]]:
    """The end of the longest stretch from *start* that gutters run through, and their middles."""
    covered: list[tuple[float, float]] = []
    gutters: list[float] = []
    for at in range(start, len(pieces)):
        size = min(each.size for each in pieces[max(start, at - 5) : at + 1])
        room = max(NARROWEST_GUTTER, GUTTER * size)
        covered = _joined([*covered, (pieces[at].x0, pieces[at].x1)])
        found = [(a + b) / 2 for (_, a), (b, _) in pairwise(covered) if b - a >= room]
        if not found and (gutters or at > start + 40):
            return at, gutters
        gutters = found
    return len(pieces), gutters


def _joined(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The *stretches*, with those as one that meet."""
    result: list[tuple[float, float]] = []
    for x0, x1 in sorted(stretches):
        if result and x0 <= result[-1][1] + 0.5:
            result[-1] = result[-1][0], max(result[-1][1], x1)
        else:
            result.append((x0, x1))
    return result


def _split(pieces: Sequence[Piece], gutters: list[float]) -> list[list[Piece]]:
    columns: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for piece in pieces:
        columns[bisect_left(gutters, (piece.x0 + piece.x1) / 2)].append(piece)
    return columns


def _cut_tail(columns: list[list[Piece]]) -> int:
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


def _usual_distance(column: Sequence[Piece]) -> float:
    distances = [b.top - a.top for a, b in pairwise(column) if b.top - a.top > 0.5 * a.size]
    return min(median(distances), 2 * column[0].size) if distances else 1.4 * column[0].size


def _rows(columns: list[list[Piece]]) -> tuple[list[float], list[list[list[Piece]]]]:
    """The rows of an unruled table, one for each paragraph of the first column; what parts them."""
    first = next(column for column in columns if column)
    starts = _starts(first)
    ends = [max(p.bottom for p in first if p.top < below - LEVEL) for below in starts[1:]]
    edges = [(end + start) / 2 for end, start in zip(ends, starts[1:], strict=True)]
    above = [p.bottom for column in columns for p in column if p.bottom < starts[0] + LEVEL]
    if above:
        edges = [(min(above) + starts[0]) / 2, *edges]
    rows: list[list[list[Piece]]] = [[[] for _ in columns] for _ in range(len(edges) + 1)]
    for number, column in enumerate(columns):
        for piece in column:
            rows[bisect_left(edges, (piece.top + piece.bottom) / 2)][number].append(piece)
    return edges, rows


def _rates(rows: list[list[list[Piece]]]) -> bool:
    """Whether the rows are statements with numbers or boxes beside them, as in a questionnaire."""
    full = [row for row in rows if all(row)]
    short = [cell for row in full for cell in row[1:]]
    return (
        min(len(rows), len(rows[0])) > 2
        and len(full) > 1
        and all(len(cell) == 1 and len(cell[0].text) <= LONGEST_ANSWER for cell in short)
        and sum(_words(row[0]) for row in full) / len(full) > SHORT
    )


def _is_line(cells: list[list[Piece]]) -> bool:
    """Whether the cells of a row are a single line, such as a question and its numbers."""
    tops = [piece.top for cell in cells for piece in cell]
    size = max(piece.size for cell in cells for piece in cell)
    is_single = max(tops) - min(tops) < 0.6 * size
    whole = [cell for cell in cells if _words(cell) > WORDY or cell[-1].text.endswith(ASKS)]
    return is_single and len(whole) < 2


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


def _are_columns(columns: list[list[Piece]]) -> bool:
    """Whether *columns* are read from top to bottom, and not row by row."""
    if min(len(_tops(column)) for column in columns) < 2:
        return False
    follows = _follows(columns)
    if follows is not None:
        return follows
    if all(map(_has_room, columns)):
        return True
    if min(map(_words, columns)) < SHORT:
        return False
    # The headings of columns may be short. Boxes stand in rows.
    is_wordy = min(_words(column[1:]) for column in columns) > WORDY
    has_boxes = any(piece.bottom - piece.top > 2 * piece.size for each in columns for piece in each)
    return (is_wordy and not has_boxes) or any(_differ(columns[0], each) for each in columns[1:])


def _has_room(column: Sequence[Piece]) -> bool:
    """Whether lines to write on stand below the words of a *column*."""
    tops = _tops(column)
    words = (piece.top for piece in column if not signs.is_rule(piece.text))
    worded = {bisect_right(tops, top) for top in words}
    return 1 in worded and len(worded) < len(tops)


def _could_be_rows(columns: list[list[Piece]]) -> bool:
    """Whether only the looks of *columns* tell that they are no rows."""
    texts = [[piece for piece in column if not signs.is_rule(piece.text)] for column in columns]
    return (
        min(len(_tops(column)) for column in texts) > 1
        and _follows(columns) is None
        and not any(_differ(texts[0], each) for each in texts[1:])
    )


def _follows(columns: list[list[Piece]]) -> bool | None:
    """Whether the numbers in the second of the *columns* follow those in the first, if any do."""
    numbers = [[int(found[1]) for p in c if (found := _NUMBER.match(p.text))] for c in columns[:2]]
    if all(len(each) > 1 for each in numbers):
        first, second = numbers
        if second[0] in (first[-1] + 1, first[0] + 1):
            return second[0] == first[-1] + 1
    return None


def _differ(column: Sequence[Piece], other: Sequence[Piece]) -> bool:
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
