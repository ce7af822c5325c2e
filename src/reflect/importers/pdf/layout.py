"""Lays out a page of a PDF document: paragraphs and cells in reading order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from statistics import median

from reflect.importers import signs
from reflect.importers.blocks import Cell
from reflect.importers.paragraphs import Run
from reflect.importers.pdf.columns import flows
from reflect.importers.pdf.content import Shape
from reflect.importers.pdf.lines import Line, Paragraph, paragraphs_of
from reflect.importers.pdf.shapes import room
from reflect.importers.pdf.spans import Span
from reflect.importers.pdf.tables import Rect, Table


class Layout:
    """Lays out pages one after another; tables are counted from 1."""

    def __init__(self, right: float) -> None:
        #: The edge of the text on all pages.
        self._right = right
        self._page = self._tables = 0
        self._last: Paragraph | None = None
        #: By the numbers of tables: where their columns begin, and the texts of their first rows.
        self._edges: dict[int, set[int]] = {}
        self._first_rows: dict[int, list[tuple[int, str]]] = {}

    def page(self, number: int, spans: Sequence[Span], tables: Sequence[Table]) -> list[Paragraph]:
        """The paragraphs of a page in reading order."""
        self._page = number
        big = sorted(tables, key=lambda table: -table.area)
        found = self._carried_on(list(self._region(spans, big, None, self._right)))
        self._last = found[-1] if found else self._last
        return found

    def _carried_on(self, found: list[Paragraph]) -> list[Paragraph]:
        """The paragraphs *found* on a page; a table that goes on from the page before is one."""
        above, below = (each.cell if each else None for each in (self._last, *found[:1], None)[:2])
        if not (above and below and self._last and self._last.page == self._page - 1):
            return found
        if self._edges[above.table] != self._edges[below.table]:
            return found
        header = self._first_rows[above.table]
        repeats = header == self._first_rows[below.table] and any(text for _, text in header)
        kept = []
        for paragraph in found:
            cell = paragraph.cell
            if cell and cell.table == below.table:
                if repeats and cell.row == 1:
                    continue  # it stands above each part
                row = cell.row + above.row
                paragraph.cell = replace(cell, table=above.table, row=row, is_header=False)
            kept.append(paragraph)
        return kept

    def _region(
        self, spans: Sequence[Span], tables: Sequence[Table], cell: Cell | None, right: float
    ) -> Iterator[Paragraph]:
        """The paragraphs of a part of a page; *tables* from the largest."""
        free = _outermost(spans, tables)
        for flow in flows(free):
            is_column = not cell and _is_beside(flow.pieces, free)
            edge = max(p.x1 for p in flow.pieces) if is_column else right
            for table, same in groupby(
                flow.pieces, key=lambda p: p if isinstance(p, Table) else None
            ):
                if isinstance(table, Table):
                    yield from self._table(table, cell)
                else:
                    stretch = [span for span in same if isinstance(span, Span)]
                    edge = max(edge, _right(stretch))
                    made = list(paragraphs_of(stretch, self._page, cell, edge))
                    made[0].is_unsure = flow.is_unsure and stretch[0] is flow.pieces[0]
                    yield from made

    def _table(self, table: Table, outer: Cell | None) -> Iterator[Paragraph]:
        """The paragraphs of a *table*, cell by cell."""
        is_table = table.columns > 1 and outer is None
        filled: dict[Rect, list[Span]] = {rect: [] for rect in table.cells}
        for span in table.spans:
            holder = next((rect for rect in table.cells if _holds(rect, span)), table.cells[0])
            filled[holder].append(span)
        headed = _header(filled)
        if is_table:
            self._tables += 1
            self._edges[self._tables] = {round(rect.x0 / 4) for rect in table.cells}
            self._first_rows[self._tables] = [
                (rect.column, " ".join(span.text for span in inside))
                for rect, inside in filled.items() if rect.row == 0
            ]  # fmt: skip
        for rect, inside in filled.items():
            nested = [each for each in table.tables if _holds(rect, each)]
            cell = Cell(
                table=self._tables, row=rect.row + 1, column=rect.column + 1,
                is_header=rect.row < headed, span=rect.span,
            ) if is_table else outer  # fmt: skip
            pad = min((span.x0 - rect.x0 for span in inside), default=3)
            found = list(self._region(inside, nested, cell, rect.x1 - max(2, min(pad, 12))))
            empty = Span(0, 0, 0, 10, [Run("")]) if is_table else _blank(rect)
            yield from found or [Paragraph([Line([empty])], self._page, cell=cell)]


def _outermost(spans: Sequence[Span], tables: Sequence[Table]) -> list[Span | Table]:
    """The pieces of a part of a page; those inside a table are put into it."""
    outer: list[Table] = []
    for table in tables:
        holder = next((each for each in outer if _holds(each, table)), None)
        (holder.tables if holder else outer).append(table)
    free: list[Span | Table] = []
    for span in spans:
        holder = next((each for each in outer if _holds(each, span)), None)
        (holder.spans if holder else free).append(span)
    size = median(span.size for span in spans) if spans else 10
    for table in outer:
        if table.spans:
            table.size = size
            free.append(table)
        else:
            free += _room_to_write(table, spans)
    return free


def _holds(box: Rect | Table, piece: Span | Table) -> bool:
    """Whether the middle of *piece* is inside *box*."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _header(filled: Mapping[Rect, Sequence[Span]]) -> int:
    """How many rows of a table are its header: bold all through, as others are not."""
    rows: dict[int, list[bool]] = {rect.row: [] for rect in filled}
    for rect, spans in filled.items():
        rows[rect.row] += [run.bold for span in spans for run in span.runs if run.text.strip()]
    bold = list(takewhile(lambda row: rows[row] and all(rows[row]), sorted(rows)))
    if not bold and rows[0] and not next(iter(filled.values())):
        return 1  # nothing stands above the statements, but above their answers
    return len(bold) if len(bold) < len(rows) else 0


def _blank(rect: Rect | Table) -> Span:
    return Span(rect.x0, rect.x1, rect.bottom - 2, 10, [Run(signs.BLANK, size=10)])


def _room_to_write(table: Table, spans: Sequence[Span]) -> list[Span]:
    """The blanks that an empty box stands for, one for each row."""
    if len(table.cells) > 1:
        return [_blank(rect) for rect in table.cells]
    return [room(Shape(table.x0, table.top, table.x1, table.bottom), spans)]


def _is_beside(flow: Sequence[Span | Table], pieces: Sequence[Span | Table]) -> bool:
    """Whether a *flow* is a column with other *pieces* to its right."""
    top, bottom = min(p.top for p in flow), max(p.bottom for p in flow)
    right = max(p.x1 for p in flow)
    return any(p.top < bottom and p.bottom > top and p.x0 >= right for p in pieces)


def _right(spans: Iterable[Span]) -> float:
    return max((span.x1 for span in spans), default=0)
