"""Joins the pieces of a column to lines, and wrapped lines to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reflect.importers import signs
from reflect.importers.blocks import Cell, Field
from reflect.importers.paragraphs import Run
from reflect.importers.pdf.spans import Span

# In sizes of the text.
#: Wider room between words stands for a tab.
TAB = 1.5
#: A line that ends further from the edge was not wrapped, if the next word would have fit.
SLACK = 0.3
#: The first line of a paragraph, or all others, may begin this far to the right.
INDENT = 5.0
SAME_SIZE = 0.12
#: A title is so many times larger than the text.
TITLE = 1.4
#: A wrapped line ends this near to the edge.
LONGEST_WORD = 8.0
BLANK_BEFORE = ("__", signs.BOX, signs.RADIO)
_END = re.compile(r"[.?!:;…。？！：；؟۔।]['\")\]”’»“]*$")
#: Room to write behind the last word.
_ROOM = re.compile(r"\t_+$")
_ASKS = re.compile(r"[?:？：؟_]['\")\]”’»“]*$")
#: Letters of scripts without spaces between words.
UNSPACED = re.compile("[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]")


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
    #: Whether it begins a column that could as well be read row by row.
    is_unsure: bool = False
    #: The edges of the column.
    left: float = 0
    right: float = 0
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
    text = signs.normal(line.text)
    return signs.mark(text)[0]


def paragraphs_of(
    spans: Sequence[Span], page: int, cell: Cell | None, right: float
) -> Iterator[Paragraph]:
    """The paragraphs of a column with this *right* edge."""
    rows = lines(spans)
    if not rows:
        return
    left, right = min(line.x0 for line in rows), _edge(rows, right)
    spacings = _spacings(rows)
    paragraph: Paragraph | None = None
    for line in rows:
        spacing = spacings[round(line.size)]
        distance = line.y - paragraph.lines[-1].y if paragraph else 0
        if paragraph and _continues(paragraph, line, distance, spacing):
            paragraph.lines.append(line)
            continue
        gap = paragraph is None or distance > 1.3 * spacing.usual * max(1, line.size / 12)
        if paragraph:
            yield paragraph
        paragraph = Paragraph([line], page, gap=gap, cell=cell, left=left, right=right)
    if paragraph:
        yield paragraph


def _edge(rows: Sequence[Line], right: float) -> float:
    """The right edge at which *rows* are wrapped: that of the page, or where they end."""
    own = max(line.x1 for line in rows)
    wrapped = [above for above, below in pairwise(rows) if below.text.lstrip()[:1].islower()]
    near = [line for line in wrapped if own - line.x1 < LONGEST_WORD * line.size]
    return own if len(wrapped) > 1 and len(near) > 0.8 * len(wrapped) else right


@dataclass(frozen=True, slots=True)
class _Spacing:
    """The usual distance of lines in a paragraph, and whether paragraphs are further apart."""

    usual: float
    is_spaced: bool
    #: The size of most letters of the column.
    body: float


def _spacings(rows: Sequence[Line]) -> dict[int, _Spacing]:
    """The spacing of the lines of each size."""
    found: dict[int, list[tuple[float, bool]]] = {round(line.size): [] for line in rows}
    for above, below in pairwise(rows):
        if is_like(above, below) and below.y - above.y > 0.9 * above.size:
            # Small letters begin no paragraph.
            is_inside = below.text.lstrip()[:1].islower()
            found[round(below.size)].append((below.y - above.y, is_inside))
    letters: Counter[float] = Counter()
    for line in rows:
        letters[line.size] += len(line.text)
    body = letters.most_common(1)[0][0]
    result = {}
    for size, distances in found.items():
        close = [each for each in distances if each[0] < 2.8 * size]
        inside = sorted(distance for distance, is_inside in close if is_inside)
        usual = min([1.45 * size, *(distance for distance, _ in close)])
        usual = inside[len(inside) // 2] if inside else usual
        is_spaced = any(each > 1.2 * usual for each, _ in distances)
        result[size] = _Spacing(usual, is_spaced, body)
    return result


def is_like(line: Line, other: Line) -> bool:
    """Whether two lines have letters of the same size."""
    return abs(line.size - other.size) <= SAME_SIZE * line.size


def _continues(paragraph: Paragraph, line: Line, distance: float, spacing: _Spacing) -> bool:
    """Whether *line* is the rest of *paragraph*, wrapped."""
    last, first = paragraph.lines[-1], paragraph.lines[0]
    if not 0.5 * last.size < distance <= max(1.25 * spacing.usual, 1.38 * last.size):
        return False
    if not is_like(last, line) or glyph(line):
        return False
    text, before = line.text.strip(), last.text.rstrip()
    if not text or signs.is_rule(text) or signs.is_rule(before):
        return False
    if "\t" in _ROOM.sub("", text) or _ROOM.search(before):
        return False  # a row of answers or of a table
    if _changes_weight(paragraph, line):
        return False
    if text.startswith(BLANK_BEFORE) and first.text.lstrip().startswith(BLANK_BEFORE):
        return False  # one more statement with room for its number
    if abs(line.x0 - last.x0) > INDENT * line.size and line.size < TITLE * spacing.body:
        return False
    is_lower = text[0].islower()
    room = _room(paragraph, last, line)
    if last.size > TITLE * spacing.body and not _ASKS.search(text):
        return not _END.search(before)  # a title over two lines
    if room > SLACK * last.size:
        # The next word would have fit: the line was ended on purpose.
        return is_lower and not _END.search(before) and not first.fields
    # Where nothing else parts paragraphs, a question does.
    return is_lower or spacing.is_spaced or bool(paragraph.glyph) or not _ASKS.search(before)


def _changes_weight(paragraph: Paragraph, line: Line) -> bool:
    """Whether one is bold all through, and the other not at all."""
    before = [run.bold for part in paragraph.lines for run in part.runs if run.text.strip()]
    after = [run.bold for run in line.runs if run.text.strip()]
    return (all(before) and not any(after)) or (all(after) and not any(before))


def _room(paragraph: Paragraph, last: Line, line: Line) -> float:
    """The room that the first word of *line* would have left at the end of *last*."""
    text = line.text.strip()
    word = text[0] if UNSPACED.match(text) else text.split()[0]
    width = (line.x1 - line.x0) * len(word) / max(len(text), 1)
    return paragraph.right - last.x1 - width - 0.25 * last.size


def runs_on(paragraph: Paragraph, after: Paragraph) -> bool:
    """Whether *after*, on the next page or in the next column, is the rest of *paragraph*."""
    last, first = paragraph.all_lines[-1], after.lines[0]
    if after.page == paragraph.page and first.y > last.y:
        return False
    if paragraph.cell or after.cell or glyph(first) or not is_like(last, first):
        return False
    text, before = first.text.strip(), last.text.strip()
    if not text or _END.search(before) or signs.is_rule(text) or signs.is_rule(before):
        return False
    if _changes_weight(paragraph, first):
        return False
    return text[0].islower() or _room(paragraph, last, first) <= SLACK * last.size
