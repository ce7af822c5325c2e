"""Joins the pieces of a column to lines, and wrapped lines to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median_high

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
    def begins_small(self) -> bool:
        """Whether it begins with a small letter, as no paragraph does."""
        return self.text.lstrip()[:1].islower()

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

    def room(self, line: Line) -> float:
        """The room that the first word of *line* would have left behind the last."""
        text, last = line.text.strip(), self.all_lines[-1]
        word = "" if not text else text[0] if UNSPACED.match(text) else text.split()[0]
        width = (line.x1 - line.x0) * len(word) / max(len(text), 1)
        return self.right - last.x1 - width - 0.25 * last.size

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


def usual_size(rows: Iterable[Line]) -> float:
    """The size of most letters."""
    letters: Counter[float] = Counter()
    for line in rows:
        letters[line.size] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=10)


def paragraphs_of(
    spans: Sequence[Span], page: int, cell: Cell | None, right: float
) -> Iterator[Paragraph]:
    """The paragraphs of a column with this *right* edge."""
    rows = lines(spans)
    body, right = usual_size(rows), _edge(rows, right)
    left = min((line.x0 for line in rows), default=0)
    spacings = {size: _spacing(rows, size) for size in {round(line.size) for line in rows}}
    paragraph: Paragraph | None = None
    for line in rows:
        usual, is_spaced = spacings[round(line.size)]
        distance = line.y - paragraph.lines[-1].y if paragraph else 0
        is_near = 0.5 * line.size < distance <= max(1.25 * usual, 1.38 * line.size)
        if paragraph and is_near and _continues(paragraph, line, body, is_spaced=is_spaced):
            paragraph.lines.append(line)
            continue
        gap = paragraph is None or distance > 1.3 * usual * max(1, line.size / 12)
        if paragraph:
            yield paragraph
        paragraph = Paragraph([line], page, gap=gap, cell=cell, left=left, right=right)
    if paragraph:
        yield paragraph


def _edge(rows: Sequence[Line], right: float) -> float:
    """The right edge at which *rows* are wrapped: that of the page, or where they end."""
    own = max((line.x1 for line in rows), default=0)
    wrapped = [above for above, below in pairwise(rows) if below.begins_small]
    near = [line for line in wrapped if own - line.x1 < LONGEST_WORD * line.size]
    return own if len(wrapped) > 1 and len(near) > 0.8 * len(wrapped) else right


def _spacing(rows: Sequence[Line], size: float) -> tuple[float, bool]:
    """The usual distance of lines of a *size*, and whether paragraphs are further apart."""
    found = [
        (below.y - above.y, below.begins_small)
        for above, below in pairwise(rows)
        if round(below.size) == size and is_like(above, below)
    ]
    distances = [distance for distance, _ in found if distance > 0.9 * size]
    # Small letters begin no paragraph.
    inside = [distance for distance, is_small in found if is_small and 0.9 < distance / size < 2.8]
    usual = median_high(inside) if inside else min([1.45 * size, *distances])
    return usual, any(each > 1.2 * usual for each in distances)


def is_like(line: Line, other: Line) -> bool:
    """Whether two lines have letters of the same size."""
    return abs(line.size - other.size) <= SAME_SIZE * line.size


def _continues(paragraph: Paragraph, line: Line, body: float, *, is_spaced: bool) -> bool:
    """Whether *line* is the rest of *paragraph*, wrapped."""
    last, first = paragraph.lines[-1], paragraph.lines[0]
    text, before = line.text.strip(), last.text.rstrip()
    is_title = last.size > TITLE * body
    if not _could_be_rest(last, line) or "\t" in _ROOM.sub("", text) or _ROOM.search(before):
        return False  # perhaps a row of answers or of a table
    if text.startswith(BLANK_BEFORE) and first.text.lstrip().startswith(BLANK_BEFORE):
        return False  # one more statement with room for its number
    if abs(line.x0 - last.x0) > INDENT * line.size and not is_title:
        return False
    if is_title and not _ASKS.search(text):
        return not _END.search(before)  # a title over two lines
    if paragraph.room(line) > SLACK * last.size:
        # The next word would have fit: the line was ended on purpose.
        return line.begins_small and not _END.search(before) and not first.fields
    # Where nothing else parts paragraphs, a question does.
    return line.begins_small or is_spaced or bool(paragraph.glyph) or not _ASKS.search(before)


def _could_be_rest(last: Line, line: Line) -> bool:
    """Whether *line* looks as the *last* of a paragraph does."""
    weights = [{run.bold for run in each.runs if run.text.strip()} for each in (last, line)]
    is_changed = weights[0] != weights[1] and len(weights[0]) == len(weights[1]) == 1
    is_ruled = any(
        not each.text.strip() or signs.is_rule(each.text.strip()) for each in (last, line)
    )
    return is_like(last, line) and not (is_changed or is_ruled or glyph(line))


def runs_on(paragraph: Paragraph, after: Paragraph) -> bool:
    """Whether *after*, on the next page or in the next column, is the rest of *paragraph*."""
    last, first = paragraph.all_lines[-1], after.lines[0]
    if after.page == paragraph.page and first.y > last.y:
        return False
    if paragraph.cell or after.cell or _END.search(last.text.strip()):
        return False
    is_full = paragraph.room(first) <= SLACK * last.size
    return _could_be_rest(last, first) and (first.begins_small or is_full)
