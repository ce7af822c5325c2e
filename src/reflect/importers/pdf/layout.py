"""Lays out a page of a PDF document: paragraphs and cells in reading order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median

from reflect.importers import paragraphs
from reflect.importers.blocks import Cell, Field
from reflect.importers.paragraphs import Run
from reflect.importers.pdf.columns import Rows, flows
from reflect.importers.pdf.shapes import blanks
from reflect.importers.pdf.spans import Span
from reflect.importers.pdf.tables import Rect, Table

# In sizes of the text.
#: Wider room between words stands for a tab.
TAB = 1.5
#: A line that ends further from the edge was not wrapped, if the next word would have fit.
SLACK = 0.3
#: The first line of a paragraph, or all others, may begin this far to the right.
INDENT = 5.0
SAME_SIZE = 0.12
BLANK_BEFORE = ("__", paragraphs.BOX, paragraphs.RADIO)
_END = re.compile(r"[.?!:;…。？！：；؟۔।]['\")\]”’»“]*$")
_ASKS = re.compile(r"[?:？：؟_]['\")\]”’»“]*$")
#: Scripts without spaces between words.
_UNSPACED = re.compile("[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]")


@dataclass(slots=True)
class Line:
    """The pieces on one baseline of a column."""

    spans: list[Span]

    @property
    def x0(self) -> float:
        return self.spans[0].x0

    @property
    def x1(self) -> float:
        return max(span.x1 for span in self.spans)

    @property
    def y(self) -> float:
        return self.spans[0].y

    @property
    def size(self) -> float:
        return max(span.size for span in self.spans)

    @property
    def runs(self) -> list[Run]:
        runs = list(self.spans[0].runs)
        for before, span in pairwise(self.spans):
            gap = span.x0 - before.x1
            is_tab = gap > TAB * span.size
            runs.append(replace(runs[-1], text="\t" if is_tab else " "))
            runs += span.runs
        return runs

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def fields(self) -> list[Field]:
        return [each for span in self.spans for each in span.fields]


@dataclass(slots=True)
class Paragraph:
    """Lines that were one before they were wrapped."""

    lines: list[Line]
    page: int
    gap: bool = False
    cell: Cell | None = None
    #: The edges of the column.
    left: float = 0
    right: float = 0
    #: The x of the text behind a bullet or number; of the second line, if there is one.
    inner: float = 0
    #: What belongs to it on the next page, or in the next column.
    more: "list[Paragraph]" = field(default_factory=list)

    @property
    def all_lines(self) -> list[Line]:
        return self.lines + [line for part in self.more for line in part.lines]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def glyph(self) -> str:
        return glyph(self.lines[0])


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


class Layout:
    """Lays out pages one after another; tables are counted from 1."""

    def __init__(self, right: float) -> None:
        self.tables = 0
        #: The right edge of the text on all pages.
        self.right = right
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
        inner: dict[int, tuple[list[Span], list[Table]]] = {}
        outer: list[Table] = []
        for table in tables:
            holder = _holder(outer, (table.x0 + table.x1) / 2, (table.y0 + table.y1) / 2)
            if holder is None:
                inner[len(outer)] = [], []
                outer.append(table)
            else:
                inner[holder][1].append(table)
        free: list[Span | _Boxed] = []
        for span in spans:
            holder = _holder(outer, (span.x0 + span.x1) / 2, span.y - 0.3 * span.size)
            if holder is None:
                free.append(span)
            else:
                inner[holder][0].append(span)
        size = median([span.size for span in spans]) if spans else 10
        kept = []
        for number, table in enumerate(outer):
            contents = inner[number]
            if contents[0]:
                boxed = _Boxed(table, size, " ".join(span.text for span in contents[0][:50]))
                kept.append((boxed, contents))
                free.append(boxed)
            else:
                free += _room_to_write(table, spans)
        by_table = {id(boxed): contents for boxed, contents in kept}
        for flow in flows(free):
            if isinstance(flow, Rows):
                yield from self._grid(flow, page, cell)
                continue
            edge = right if cell or not _is_beside(flow, free) else max(p.x1 for p in flow)
            for piece, same in groupby(flow, key=lambda p: p if isinstance(p, _Boxed) else None):
                if piece:
                    yield from self._table(piece.table, *by_table[id(piece)], cell, page)
                else:
                    stretch = [span for span in same if isinstance(span, Span)]
                    yield from _paragraphs(stretch, page, cell, max(edge, _right(stretch)))

    def _grid(
        self, grid: Rows[Span | _Boxed], page: int, outer: Cell | None
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
                yield from _paragraphs(spans, page, cell, _right(spans))
                if not spans and not outer:
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
        filled = {id(s): rect for rect in reversed(table.cells) for s in spans if _inside(s, rect)}
        headed = is_table and _has_header(table, spans, filled)
        if is_table:
            self.tables += 1
            self._ruled[self.tables] = table
        for rect in table.cells:
            inside = [span for span in spans if filled.get(id(span)) is rect]
            nested = [t for t in tables if _is_within(t, rect)]
            cell = Cell(
                table=self.tables, row=rect.row + 1, column=rect.column + 1,
                is_header=headed and rect.row == 0, span=rect.span,
            ) if is_table else outer  # fmt: skip
            pad = min((span.x0 - rect.x0 for span in inside), default=3)
            found = list(self._region(inside, nested, cell, page, rect.x1 - max(2, min(pad, 12))))
            if not found and is_table:
                found = [Paragraph([Line([_empty(rect)])], page, cell=cell)]
            elif not found:
                found = list(_paragraphs([_blank(rect)], page, cell, rect.x1))
            yield from found


def _holder(tables: Sequence[Table], x: float, y: float) -> int | None:
    return next((at for at, table in enumerate(tables) if table.holds(x, y)), None)


def _inside(span: Span, rect: Rect) -> bool:
    x, y = (span.x0 + span.x1) / 2, span.y - 0.3 * span.size
    return rect.x0 <= x <= rect.x1 and rect.y0 <= y <= rect.y1


def _is_within(table: Table, rect: Rect) -> bool:
    x, y = (table.x0 + table.x1) / 2, (table.y0 + table.y1) / 2
    return rect.x0 <= x <= rect.x1 and rect.y0 <= y <= rect.y1


def _has_header(table: Table, spans: Sequence[Span], filled: dict[int, Rect]) -> bool:
    """Whether the first row of a *table* is bold all through, and the others are not."""
    bold: dict[bool, list[bool]] = {True: [], False: []}
    for span in spans:
        rect = filled.get(id(span))
        if rect:
            bold[rect.row == 0].append(all(run.bold for run in span.runs if run.text.strip()))
    return bool(bold[True]) and all(bold[True]) and not all(bold[False] or [False])


def _empty(rect: Rect) -> Span:
    return Span(rect.x0, rect.x1, rect.y1, 10, [Run("")])


def _blank(rect: Rect | Table) -> Span:
    return Span(rect.x0, rect.x1, rect.y1 - 2, 10, [Run(paragraphs.BLANK, size=10)])


def _room_to_write(table: Table, spans: Sequence[Span]) -> list[Span]:
    """The blanks that an empty box stands for, one for each row."""
    if len(table.cells) > 1:
        return [_blank(rect) for rect in table.cells]
    from reflect.importers.pdf.content import Shape

    box = Shape(table.x0, table.y0, table.x1, table.y1, False, False, False)
    return blanks([], [box], spans)


def _is_beside(flow: Sequence[Span | _Boxed], pieces: Sequence[Span | _Boxed]) -> bool:
    """Whether something stands to the right of a *flow*, so that it is a column."""
    top, bottom = min(p.top for p in flow), max(p.bottom for p in flow)
    right, inside = max(p.x1 for p in flow), set(map(id, flow))
    return any(
        p.x0 >= right and p.top < bottom and p.bottom > top and id(p) not in inside for p in pieces
    )


def _right(spans: Iterable[Span]) -> float:
    return max((span.x1 for span in spans), default=0)


def lines(spans: Iterable[Span]) -> list[Line]:
    """The lines that *spans* stand on, from top to bottom."""
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda each: each.y):
        last = rows[-1][-1] if rows else None
        if last and span.y - last.y <= 0.3 * max(span.size, last.size):
            rows[-1].append(span)
        else:
            rows.append([span])
    return [Line(sorted(row, key=lambda span: span.x0)) for row in rows]


def glyph(line: Line) -> str:
    """The bullet or number that a *line* begins with."""
    text = paragraphs.normal(line.text)
    return paragraphs.mark(text)[0]


def _paragraphs(
    spans: Sequence[Span], page: int, cell: Cell | None, right: float
) -> Iterator[Paragraph]:
    rows = lines(spans)
    if not rows:
        return
    left = min(line.x0 for line in rows)
    usual, is_spaced = _distances(rows)
    paragraph: Paragraph | None = None
    for line in rows:
        distance = line.y - paragraph.lines[-1].y if paragraph else 0
        if paragraph and _continues(paragraph, line, distance, usual, is_spaced):
            if len(paragraph.lines) == 1 and not paragraph.glyph:
                paragraph.inner = line.x0
            paragraph.lines.append(line)
            continue
        gap = paragraph is None or distance > 1.3 * usual * max(1, line.size / 12)
        if paragraph:
            yield paragraph
        paragraph = Paragraph(
            [line], page, gap=gap, cell=cell, left=left, right=right, inner=_inner(line)
        )
    if paragraph:
        yield paragraph


def _distances(rows: Sequence[Line]) -> tuple[float, bool]:
    """The usual distance of lines in a paragraph, and whether paragraphs are further apart."""
    found = [
        (below.y - above.y, below.text.lstrip()[:1].islower())
        for above, below in pairwise(rows)
        if 0.9 < (below.y - above.y) / above.size < 2.8
    ]
    # Small letters begin no paragraph.
    inside = sorted(distance for distance, is_lower in found if is_lower)
    size = median(line.size for line in rows)
    if inside:
        usual = inside[len(inside) // 2]
    else:
        usual = min([1.45 * size, *(distance for distance, _ in found)])
    is_spaced = len(found) < len(rows) - 1 or any(d > 1.2 * usual for d, _ in found)
    return usual, is_spaced


def _inner(line: Line) -> float:
    """The x where the text of a line begins, behind a bullet or number."""
    mark = glyph(line)
    if not mark:
        return line.x0
    if line.spans[0].inner:
        return line.spans[0].inner
    text = line.spans[0].text
    share = (len(mark) + 1) / max(len(text), 1)
    return line.x0 + share * (line.spans[0].x1 - line.x0)


def _continues(
    paragraph: Paragraph, line: Line, distance: float, usual: float, is_spaced: bool
) -> bool:
    """Whether *line* is the rest of *paragraph*, wrapped."""
    last, first = paragraph.lines[-1], paragraph.lines[0]
    if not 0.5 * last.size < distance <= max(1.25 * usual, 1.38 * last.size):
        return False
    if abs(line.size - last.size) > SAME_SIZE * last.size or glyph(line):
        return False
    text, before = line.text.strip(), last.text.rstrip()
    if not text or paragraphs.is_rule(text) or paragraphs.is_rule(before):
        return False
    if "\t" in text or "\t" in before:
        return False  # a row of answers or of a table
    if _changes_weight(paragraph, line):
        return False
    if text.startswith(BLANK_BEFORE) and first.text.lstrip().startswith(BLANK_BEFORE):
        return False  # one more statement with room for its number
    is_lower = text[0].islower()
    if not _stands_below(paragraph, line, first):
        return False
    room = _room(paragraph, last, line)
    if room > SLACK * last.size:
        # The next word would have fit: the line was ended on purpose.
        return is_lower and not _END.search(before) and not first.fields
    # Where nothing else parts paragraphs, a question does.
    return is_lower or is_spaced or bool(paragraph.glyph) or not _ASKS.search(before)


def _changes_weight(paragraph: Paragraph, line: Line) -> bool:
    """Whether one is bold all through, and the other not at all."""
    before = [run.bold for part in paragraph.lines for run in part.runs if run.text.strip()]
    after = [run.bold for run in line.runs if run.text.strip()]
    return (all(before) and not any(after)) or (all(after) and not any(before))


def _stands_below(paragraph: Paragraph, line: Line, first: Line) -> bool:
    """Whether *line* begins where a wrapped line does, or is centered as the last was."""
    last, near = paragraph.lines[-1], 0.4 * line.size
    if _is_centered(paragraph, last) and _is_centered(paragraph, line):
        return True
    if len(paragraph.lines) > 1:
        return abs(line.x0 - last.x0) <= near
    if paragraph.glyph:
        return first.x0 - near <= line.x0 <= paragraph.inner + 2 * near
    return abs(line.x0 - first.x0) <= INDENT * line.size


def _is_centered(paragraph: Paragraph, line: Line) -> bool:
    before, after = line.x0 - paragraph.left, paragraph.right - line.x1
    return before > line.size and abs(before - after) < 0.15 * (paragraph.right - paragraph.left)


def _room(paragraph: Paragraph, last: Line, line: Line) -> float:
    """The room that the first word of *line* would have left at the end of *last*."""
    text = line.text.strip()
    word = text[0] if _UNSPACED.match(text) else text.split()[0]
    width = (line.x1 - line.x0) * len(word) / max(len(text), 1)
    right = paragraph.right
    if _is_centered(paragraph, last):
        right = last.x0 + (paragraph.right - paragraph.left)
    return right - last.x1 - width - 0.25 * last.size


def runs_on(paragraph: Paragraph, after: Paragraph) -> bool:
    """Whether *after*, on the next page or in the next column, is the rest of *paragraph*."""
    last, first = paragraph.all_lines[-1], after.lines[0]
    if after.page == paragraph.page and first.y > last.y:
        return False
    is_like = abs(first.size - last.size) <= SAME_SIZE * last.size
    if paragraph.cell or after.cell or glyph(first) or not is_like:
        return False
    text, before = first.text.strip(), last.text.strip()
    if not text or _END.search(before) or paragraphs.is_rule(text) or paragraphs.is_rule(before):
        return False
    if _changes_weight(paragraph, first):
        return False
    return text[0].islower() or _room(paragraph, last, first) <= SLACK * last.size
