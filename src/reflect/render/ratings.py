"""All marks on the axis of time: a column for each run, oldest first, and nothing but the marks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from rich.console import Console

from reflect.comparison.ratings import Cell, Ratings, Series
from reflect.journal.runs import Run
from reflect.render.dates import Days
from reflect.render.drawing import WIDEST, put, put_many, styled
from reflect.render.marks import ends, heading, mark, notes
from reflect.text import visible, width, wrap
from reflect.words.table import Words

#: A line, and its style.
Line = tuple[str, str]

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


class _Grid(NamedTuple):
    """Columns of one width, as many beside each other as there is room for."""

    ratings: Ratings[Run]
    words: Words
    #: The lines of the heads, each with a piece for every column.
    heads: Sequence[Sequence[str]]
    #: What is in front of the columns, how wide one is, and how many there are in a block.
    room: int
    column: int
    many: int

    @classmethod
    def fitting(cls, ratings: Ratings[Run], days: Days, words: Words, columns: int) -> "_Grid":
        """The grid for a window of so many *columns*."""
        heads = list(zip_longest(*days.columns(ratings.runs), fillvalue=""))
        every = ratings.series
        cells = {mark(cell, words) for each in every for cell in _given(each)}
        pieces = {*chain(*heads)}
        column = max(map(width, {*pieces, *" ".join(cells).split()}))
        while columns >= _WIDE and any(len(wrap(cell, column)) > 2 for cell in cells):
            column += 1
        many = len(ratings.runs)
        room = _INDENT + max(width(label) for each in every for label in _labels(each, words))
        if room + (_GAP + column) * many > columns:
            wanted = _INDENT + max(width(name) for each in every for name in _names(each, words))
            room = min(max(_NARROW, wanted), max(_NARROW, columns // 3))
            many = max(1, (columns - room) // (_GAP + column))
        aligned = {piece: _aligned(piece, column) for piece in pieces}
        lines = [[*map(aligned.__getitem__, line)] for line in heads]
        return cls(ratings, words, lines, room, column, many)

    def put(self, out: Console, numbers: Mapping[str, str]) -> None:
        """Draw all series; where the columns need several blocks, one series after the other."""
        starts = range(0, len(self.ratings.runs), self.many)
        blocks = [slice(start, start + self.many) for start in starts]
        days = [[("", ""), *((line, "dim") for line in self._head(block))] for block in blocks]
        if len(blocks) == 1:
            put_many(out, days[0])
        for series in self.ratings.series:
            number = numbers.get(series.id, "")
            label = styled(f"{number}  ", "bold") if number else None
            put(out, styled(series.question, "bold"), above=1, label=label)
            labels, told = _names(series, self.words), _ends(series, self.words)
            if not any(labels) and _INDENT + width(told) <= self.room:
                labels = [told]
            elif told:
                put(out, styled(told, "dim"), indent=_INDENT)
            put_many(out, self._rows(series, labels, list(zip(blocks, days, strict=True))))

    def _rows(
        self, series: Series, labels: Sequence[str], blocks: Sequence[tuple[slice, Sequence[Line]]]
    ) -> Iterator[Line]:
        """In each block its days, where there are several, and the rows that have a mark there."""
        margins = [self._margin(label) for label in labels]
        tables = self._tables(series)
        for block, days in blocks:
            pairs = (
                (margin, row.cells[block]) for margin, row in zip(margins, series.rows, strict=True)
            )
            rows = [(margin, cells) for margin, cells in pairs if cells.count(None) < len(cells)]
            if rows and len(blocks) > 1:
                yield from days
            for margin, cells in rows:
                for line in self._lines(
                    margin, (map(table.__getitem__, cells) for table in tables)
                ):
                    yield line, ""

    def _head(self, block: slice) -> Iterator[str]:
        """The lines with the days of a block."""
        return self._lines([], (line[block] for line in self.heads))

    def _margin(self, label: str) -> list[str]:
        """The lines of a *label*, as wide as what is in front of the columns."""
        lines = [f"{' ' * _INDENT}{line}" for line in wrap(label, self.room - _INDENT)]
        return [line + " " * (self.room - width(line)) for line in lines]

    def _tables(self, series: Series) -> list[dict[Cell | None, str]]:
        """What stands in a column for each mark that was given: a table for every line of it."""
        cells = [None, *_given(series)]
        texts = ["" if cell is None else mark(cell, self.words) for cell in cells]
        lines = zip_longest(*(wrap(text, self.column) for text in texts), fillvalue="")
        return [
            {cell: _aligned(text, self.column) for cell, text in zip(cells, line, strict=True)}
            for line in lines
        ]

    def _lines(self, margin: Iterable[str], lines: Iterable[Iterable[str]]) -> Iterator[str]:
        """*lines* of columns, each behind its part of the *margin*."""
        empty = " " * self.room
        for start, columns in zip_longest(margin, lines):
            if line := f"{start or empty}{''.join(columns or ())}".rstrip():
                yield line


def _given(series: Series) -> set[Cell]:
    """The marks that were given to one question; in a set for several, Yes would be 1."""
    cells = set(chain.from_iterable(row.cells for row in series.rows))
    return {cell for cell in cells if cell is not None}


def _aligned(piece: str, column: int) -> str:
    """A *piece* to the right in its column."""
    return " " * (_GAP + column - width(piece)) + piece


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
