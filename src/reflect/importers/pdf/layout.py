"""Lays out a page of a PDF document: paragraphs and cells in reading order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from statistics import median

from reflect.importers import signs
from reflect.importers.blocks import Cell
from reflect.importers.paragraphs import Run
from reflect.importers.pdf.columns import Rows, flows
from reflect.importers.pdf.content import Shape
from reflect.importers.pdf.lines import Line, Paragraph, paragraphs_of
from reflect.importers.pdf.shapes import blanks
from reflect.importers.pdf.spans import Span
from reflect.importers.pdf.tables import Rect, Table


@dataclass(frozen=True, slots=True)
class _Boxed:
    """A table as a piece of the page."""

    table: Table
    size: float
    text: str = ""

    @property
    def x0(self) -> float:
        return self.table.x0

    @property
    def x1(self) -> float:
        return self.table.x1

    @property
    def top(self) -> float:
        return self.table.y0

    @property
    def bottom(self) -> float:
        return self.table.y1


#: The pieces and the tables inside a table.
_Contents = tuple[list[Span], list[Table]]


class Layout:
    """Lays out pages one after another; tables are counted from 1."""

    def __init__(self, left: float, right: float) -> None:
        self.tables = 0
        #: The edges of the text on all pages.
        self.left, self.right = left, right
        #: The tables by their numbers.
        self._ruled: dict[int, Table] = {}

    def page(self, number: int, spans: Sequence[Span], tables: Sequence[Table]) -> list[Paragraph]:
        """The paragraphs of a page in reading order."""
        big = sorted(tables, key=lambda table: -table.area)
        return list(self._region(spans, big, None, number, self.right))

    def with_whole_tables(self, found: Sequence[Paragraph]) -> list[Paragraph]:
        """Paragraphs *found*; a table that goes on upon the next page is one."""
        result: list[Paragraph] = []
        joined: dict[int, tuple[int, int]] = {}
        headers: dict[int, dict[int, str]] = {}
        skipped: set[tuple[int, int]] = set()
        for paragraph in found:
            cell, last = paragraph.cell, result[-1] if result else None
            if not cell:
                result.append(paragraph)
                continue
            if cell.table not in joined:
                joined[cell.table] = cell.table, 0
                if last and last.cell and self._goes_on(last, paragraph.page, cell):
                    joined[cell.table] = last.cell.table, last.cell.row
            table, rows = joined[cell.table]
            if rows and cell.row == 1:
                same = headers.get(table, {}).get(cell.column) == paragraph.text.strip()
                if same and paragraph.text.strip():
                    skipped.add((cell.table, 1))
            elif not rows and cell.row == 1:
                headers.setdefault(table, {})[cell.column] = paragraph.text.strip()
            if (cell.table, cell.row) in skipped:
                continue
            paragraph.cell = replace(
                cell, table=table, row=cell.row + rows, is_header=cell.is_header and not rows
            )
            result.append(paragraph)
        return result

    def _goes_on(self, last: Paragraph, page: int, cell: Cell) -> bool:
        """Whether the table of *cell* has the columns of the table that ended the page before."""
        if not last.cell or last.page != page - 1:
            return False
        both = [self._ruled.get(number) for number in (last.cell.table, cell.table)]
        edges = [sorted({round(each.x0 / 4) for each in t.cells}) for t in both if t]
        return len(edges) == 2 and edges[0] == edges[1]

    def _region(
        self,
        spans: Sequence[Span],
        tables: Sequence[Table],
        cell: Cell | None,
        page: int,
        right: float,
    ) -> Iterator[Paragraph]:
        """The paragraphs of a part of a page; *tables* from the largest."""
        free, contents = _sorted(spans, tables)
        for flow in flows(free):
            if isinstance(flow, Rows):
                yield from self._grid(flow, contents, page, cell)
                continue
            before, after = _beside(flow, free)
            edge = max(p.x1 for p in flow) if after and not cell else right
            left = None if cell or before or after else self.left
            for piece, same in groupby(flow, key=lambda p: p if isinstance(p, _Boxed) else None):
                if isinstance(piece, _Boxed):
                    yield from self._table(piece.table, *contents[id(piece)], cell, page)
                else:
                    stretch = [span for span in same if isinstance(span, Span)]
                    edge = max(edge, _right(stretch))
                    yield from paragraphs_of(stretch, page, cell, edge, left)

    def _grid(
        self,
        grid: Rows[Span | _Boxed],
        contents: Mapping[int, _Contents],
        page: int,
        outer: Cell | None,
    ) -> Iterator[Paragraph]:
        """The paragraphs of a table without lines."""
        if outer is None:
            self.tables += 1
        for number, row in enumerate(grid.rows, 1):
            for column, pieces in enumerate(row, 1):
                spans = [piece for piece in pieces if isinstance(piece, Span)]
                is_header = number == 1 and not row[0]
                cell = outer or Cell(
                    table=self.tables, row=number, column=column, is_header=is_header
                )
                yield from paragraphs_of(spans, page, cell, _right(spans))
                for piece in pieces:
                    if isinstance(piece, _Boxed):
                        yield from self._table(piece.table, *contents[id(piece)], cell, page)
                if not pieces and not outer:
                    yield Paragraph([Line([Span(0, 0, 0, 10, [Run("")])])], page, cell=cell)

    def _table(
        self,
        table: Table,
        spans: Sequence[Span],
        tables: Sequence[Table],
        outer: Cell | None,
        page: int,
    ) -> Iterator[Paragraph]:
        """The paragraphs of a *table*, cell by cell."""
        is_table = table.columns > 1 and outer is None
        filled: dict[Rect, list[Span]] = {rect: [] for rect in table.cells}
        for span in spans:
            holder = next((rect for rect in table.cells if _inside(span, rect)), table.cells[0])
            filled[holder].append(span)
        headed = _header(filled) if is_table else 0
        if is_table:
            self.tables += 1
            self._ruled[self.tables] = table
        for rect in table.cells:
            inside = filled[rect]
            nested = [t for t in tables if _is_within(t, rect)]
            cell = Cell(
                table=self.tables, row=rect.row + 1, column=rect.column + 1,
                is_header=rect.row < headed, span=rect.span,
            ) if is_table else outer  # fmt: skip
            pad = min((span.x0 - rect.x0 for span in inside), default=3)
            found = list(self._region(inside, nested, cell, page, rect.x1 - max(2, min(pad, 12))))
            if not found and is_table:
                found = [Paragraph([Line([_empty(rect)])], page, cell=cell)]
            elif not found:
                found = list(paragraphs_of([_blank(rect)], page, cell, rect.x1))
            yield from found


def _sorted(
    spans: Sequence[Span], tables: Sequence[Table]
) -> tuple[list[Span | _Boxed], dict[int, _Contents]]:
    """The pieces of a part of a page, and what is in those that are tables, by their `id`."""
    outer: list[Table] = []
    inside: list[_Contents] = []
    for table in tables:
        holder = _holder(outer, (table.x0 + table.x1) / 2, (table.y0 + table.y1) / 2)
        if holder is None:
            outer.append(table)
            inside.append(([], []))
        else:
            inside[holder][1].append(table)
    free: list[Span | _Boxed] = []
    for span in spans:
        holder = _holder(outer, (span.x0 + span.x1) / 2, span.y - 0.3 * span.size)
        if holder is None:
            free.append(span)
        else:
            inside[holder][0].append(span)
    size = median(span.size for span in spans) if spans else 10
    contents = {}
    for table, within in zip(outer, inside, strict=True):
        if within[0]:
            boxed = _Boxed(table, size, " ".join(span.text for span in within[0][:50]))
            contents[id(boxed)] = within
            free.append(boxed)
        else:
            free += _room_to_write(table, spans)
    return free, contents


def _holder(tables: Sequence[Table], x: float, y: float) -> int | None:
    return next((at for at, table in enumerate(tables) if table.holds(x, y)), None)


def _inside(span: Span, rect: Rect) -> bool:
    x, y = (span.x0 + span.x1) / 2, span.y - 0.3 * span.size
    return rect.x0 <= x <= rect.x1 and rect.y0 <= y <= rect.y1


def _is_within(table: Table, rect: Rect) -> bool:
    x, y = (table.x0 + table.x1) / 2, (table.y0 + table.y1) / 2
    return rect.x0 <= x <= rect.x1 and rect.y0 <= y <= rect.y1


def _header(filled: Mapping[Rect, Sequence[Span]]) -> int:
    """How many rows of a table are its header: bold all through, as others are not."""
    rows: dict[int, list[bool]] = {rect.row: [] for rect in filled}
    for rect, spans in filled.items():
        rows[rect.row] += [run.bold for span in spans for run in span.runs if run.text.strip()]
    bold = list(takewhile(lambda row: rows[row] and all(rows[row]), sorted(rows)))
    return len(bold) if len(bold) < len(rows) else 0


def _empty(rect: Rect) -> Span:
    return Span(rect.x0, rect.x1, rect.y1, 10, [Run("")])


def _blank(rect: Rect | Table) -> Span:
    return Span(rect.x0, rect.x1, rect.y1 - 2, 10, [Run(signs.BLANK, size=10)])


def _room_to_write(table: Table, spans: Sequence[Span]) -> list[Span]:
    """The blanks that an empty box stands for, one for each row."""
    if len(table.cells) > 1:
        return [_blank(rect) for rect in table.cells]
    box = Shape(table.x0, table.y0, table.x1, table.y1, False, False, False)
    return blanks([], [box], spans)


def _beside(flow: Sequence[Span | _Boxed], pieces: Sequence[Span | _Boxed]) -> tuple[bool, bool]:
    """Whether something stands to the left, and to the right, of a *flow*: it is a column."""
    top, bottom = min(p.top for p in flow), max(p.bottom for p in flow)
    left, right = min(p.x0 for p in flow), max(p.x1 for p in flow)
    level = [p for p in pieces if p.top < bottom and p.bottom > top]
    return any(p.x1 <= left for p in level), any(p.x0 >= right for p in level)


def _right(spans: Iterable[Span]) -> float:
    return max((span.x1 for span in spans), default=0)
