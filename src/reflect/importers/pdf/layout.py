"""Lays out a page of a PDF document: paragraphs and cells in reading order."""

from collections import defaultdict
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

    def __init__(self, left: float, right: float) -> None:
        #: The edges of the text on all pages.
        self._left, self._right = left, right
        self._page = self._tables = 0
        #: The tables by their numbers.
        self._ruled: dict[int, Table] = {}

    def page(self, number: int, spans: Sequence[Span], tables: Sequence[Table]) -> list[Paragraph]:
        """The paragraphs of a page in reading order."""
        self._page = number
        big = sorted(tables, key=lambda table: -table.area)
        return list(self._region(spans, big, None, self._right))

    def with_whole_tables(self, found: Sequence[Paragraph]) -> list[Paragraph]:
        """Paragraphs *found*; a table that goes on upon the next page is one."""
        result: list[Paragraph] = []
        #: For each table, the number of the whole one, and of its row above.
        whole: dict[int, tuple[int, int]] = {}
        headers: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for paragraph in found:
            if paragraph.cell and paragraph.cell.row == 1:
                headers[paragraph.cell.table].append((paragraph.cell.column, paragraph.text))
        for paragraph in found:
            if cell := paragraph.cell:
                if cell.table not in whole:
                    last = result[-1] if result else paragraph
                    whole[cell.table] = cell.table, 0
                    is_next = last.page == paragraph.page - 1
                    if last.cell and is_next and self._are_alike(last.cell.table, cell.table):
                        whole[cell.table] = last.cell.table, last.cell.row
                table, above = whole[cell.table]
                header = headers[cell.table]
                is_header = header == headers[table] and any(text.strip() for _, text in header)
                if above and cell.row == 1 and is_header:
                    continue  # it stands above each part
                paragraph.cell = replace(
                    cell, table=table, row=cell.row + above, is_header=cell.is_header and not above
                )
            result.append(paragraph)
        return result

    def _are_alike(self, *numbers: int) -> bool:
        """Whether the tables of these *numbers* are ruled into the same columns."""
        ruled = [self._ruled[number] for number in numbers if number in self._ruled]
        edges = {tuple(sorted({round(each.x0 / 4) for each in t.cells})) for t in ruled}
        return len(ruled) == len(numbers) and len(edges) == 1

    def _region(
        self, spans: Sequence[Span], tables: Sequence[Table], cell: Cell | None, right: float
    ) -> Iterator[Paragraph]:
        """The paragraphs of a part of a page; *tables* from the largest."""
        free = _outermost(spans, tables)
        for flow in flows(free):
            before, after = _beside(flow.pieces, free)
            edge = max(p.x1 for p in flow.pieces) if after and not cell else right
            left = None if cell or before or after else self._left
            for table, same in groupby(
                flow.pieces, key=lambda p: p if isinstance(p, Table) else None
            ):
                if isinstance(table, Table):
                    yield from self._table(table, cell)
                else:
                    stretch = [span for span in same if isinstance(span, Span)]
                    edge = max(edge, _right(stretch))
                    made = list(paragraphs_of(stretch, self._page, cell, edge, left))
                    made[0].is_unsure = flow.is_unsure and stretch[0] is flow.pieces[0]
                    yield from made

    def _table(self, table: Table, outer: Cell | None) -> Iterator[Paragraph]:
        """The paragraphs of a *table*, cell by cell."""
        is_table = table.columns > 1 and outer is None
        filled: dict[Rect, list[Span]] = {rect: [] for rect in table.cells}
        for span in table.spans:
            holder = next((rect for rect in table.cells if _holds(rect, span)), table.cells[0])
            filled[holder].append(span)
        headed = _header(filled) if is_table else 0
        if is_table:
            self._tables += 1
            self._ruled[self._tables] = table
        for rect, inside in filled.items():
            nested = [each for each in table.tables if _holds(rect, each)]
            cell = Cell(
                table=self._tables, row=rect.row + 1, column=rect.column + 1,
                is_header=rect.row < headed, span=rect.span,
            ) if is_table else outer  # fmt: skip
            pad = min((span.x0 - rect.x0 for span in inside), default=3)
            found = list(self._region(inside, nested, cell, rect.x1 - max(2, min(pad, 12))))
            if not found and cell and is_table:
                yield self._empty(cell)
            elif not found:
                yield from paragraphs_of([_blank(rect)], self._page, cell, rect.x1)
            yield from found

    def _empty(self, cell: Cell) -> Paragraph:
        return Paragraph([Line([Span(0, 0, 0, 10, [Run("")])])], self._page, cell=cell)


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


def _beside(flow: Sequence[Span | Table], pieces: Sequence[Span | Table]) -> tuple[bool, bool]:
    """Whether something stands to the left, and to the right, of a *flow*: it is a column."""
    top, bottom = min(p.top for p in flow), max(p.bottom for p in flow)
    left, right = min(p.x0 for p in flow), max(p.x1 for p in flow)
    level = [p for p in pieces if p.top < bottom and p.bottom > top]
    return any(p.x1 <= left for p in level), any(p.x0 >= right for p in level)


def _right(spans: Iterable[Span]) -> float:
    return max((span.x1 for span in spans), default=0)
