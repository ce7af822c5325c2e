"""All marks on the axis of time: a column for each run, oldest first, and nothing but the marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console

from reflect.comparison.ratings import Ratings, Row, Series
from reflect.journal.runs import Run
from reflect.render.dates import Days
from reflect.render.drawing import WIDEST, put, styled
from reflect.render.marks import ends, heading, mark, notes
from reflect.text import visible, width, wrap
from reflect.words.table import Words

#: Between two columns.
_GAP = 2
#: From this width on, what stands in a cell takes two lines at most.
_WIDE = 56
#: How far the names of people stand from the margin, and the least room that they get.
_INDENT, _NARROW = 2, 8


def drawn(
    out: Console, ratings: Ratings[Run], numbers: Mapping[str, str], words: Words, more: str
) -> None:
    """Draw all marks; *numbers* are those of the questions, *more* is the command for the words."""
    days = Days.of(ratings.runs, words)
    put(out, styled(ratings.runs[-1].title, "bold"))
    put(out, styled(heading(ratings, days, words)))
    if ratings.series:
        _Grid.fitting(ratings, days, words, out.width).put(out, numbers)
        _put_prose(out, notes(ratings.series, words))
        put(out, styled(f"{words.over_time.beside} {more}", "dim"))
    else:
        _put_prose(out, f"{words.over_time.no_marks} {more}")


def _put_prose(out: Console, text: str) -> None:
    """Sentences, no wider than they are comfortable to read."""
    out.print()
    for line in wrap(text, min(out.width, WIDEST)):
        out.print(styled(line, "dim"), soft_wrap=True)


@dataclass(frozen=True)
class _Grid:
    """Columns of one width, as many beside each other as there is room for."""

    ratings: Ratings[Run]
    words: Words
    heads: Sequence[Sequence[str]]
    #: What is in front of the columns, how wide one is, and how many there are in a block.
    room: int
    column: int
    count: int

    @classmethod
    def fitting(cls, ratings: Ratings[Run], days: Days, words: Words, columns: int) -> "_Grid":
        """The grid for a window of so many *columns*."""
        heads = [days.column(run) for run in ratings.runs]
        cells = {
            mark(cell, words)
            for series in ratings.series
            for row in series.rows
            for cell in row.cells
            if cell is not None
        }
        pieces = [*(line for head in heads for line in head), *" ".join(cells).split()]
        column = max(map(width, pieces))
        while columns >= _WIDE and any(len(wrap(cell, column)) > 2 for cell in cells):
            column += 1
        every = ratings.series
        whole = _INDENT + max(width(label) for each in every for label in _labels(each, words))
        if whole + (_GAP + column) * len(heads) <= columns:
            return cls(ratings, words, heads, whole, column, len(heads))
        wanted = _INDENT + max(width(name) for each in every for name in _names(each, words))
        room = min(max(_NARROW, wanted), max(_NARROW, columns // 3))
        count = max(1, (columns - room) // (_GAP + column))
        return cls(ratings, words, heads, room, column, count)

    def put(self, out: Console, numbers: Mapping[str, str]) -> None:
        """Draw all series; where the columns need several blocks, one series after the other."""
        blocks = [
            range(start, min(start + self.count, len(self.heads)))
            for start in range(0, len(self.heads), self.count)
        ]
        if len(blocks) == 1:
            self._put_head(out, blocks[0])
        for series in self.ratings.series:
            number = numbers.get(series.id, "")
            label = styled(f"{number}  ", "bold") if number else None
            put(out, styled(series.question, "bold"), above=1, label=label)
            self._put_rows(out, series, blocks)

    def _put_rows(self, out: Console, series: Series, blocks: Sequence[range]) -> None:
        """Draw what a mark can be, and in each block the rows that have one."""
        labels, told = _names(series, self.words), _ends(series, self.words)
        if not any(labels) and _INDENT + width(told) <= self.room:
            labels = [told]
        elif told:
            put(out, styled(told, "dim"), indent=_INDENT)
        for block in blocks:
            pairs = zip(labels, series.rows, strict=True)
            rows = [pair for pair in pairs if any(pair[1].cells[at] is not None for at in block)]
            if rows and len(blocks) > 1:
                self._put_head(out, block)
            for label, row in rows:
                for line in self._row(label, row, block):
                    out.print(styled(line), soft_wrap=True)

    def _put_head(self, out: Console, block: range) -> None:
        """Draw the days of a block."""
        out.print()
        for line in self._lines([], [self.heads[at] for at in block]):
            out.print(styled(line, "dim"), soft_wrap=True)

    def _row(self, label: str, row: Row, block: range) -> Iterator[str]:
        """The lines of a row: as a rule one; more where a name or a mark needs them."""
        labels = [f"{' ' * _INDENT}{line}" for line in wrap(label, self.room - _INDENT)]
        marks = [row.cells[at] for at in block]
        cells = [
            [] if each is None else wrap(mark(each, self.words), self.column) for each in marks
        ]
        yield from self._lines(labels, cells)

    def _lines(self, labels: Sequence[str], cells: Sequence[Sequence[str]]) -> Iterator[str]:
        """*cells* beside each other, each below the head of its column."""
        for label, *parts in zip_longest(labels, *cells, fillvalue=""):
            aligned = (" " * (_GAP + self.column - width(part)) + part for part in parts)
            yield f"{label}{' ' * (self.room - width(label))}{''.join(aligned)}".rstrip()


def _names(series: Series, words: Words) -> list[str]:
    """Whom each row is about; nothing where there is only one, about nobody."""
    nobody = words.over_time.nobody if len(series.rows) > 1 else ""
    return [visible(row.person or nobody) for row in series.rows]


def _labels(series: Series, words: Words) -> list[str]:
    """All that may stand in front of the columns: whom a row is about, or what a mark can be."""
    names = _names(series, words)
    return names if any(names) else [_ends(series, words)]


def _ends(series: Series, words: Words) -> str:
    return visible(ends(series, words, words.over_time.ends))
