"""All marks on the axis of time: a column for each run, oldest first, and nothing but the marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

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
        # Of each question by itself: Yes is 1, too.
        given = [set(chain(*(row.cells for row in each.rows))) - {None} for each in ratings.series]
        cells = {mark(cell, words) for each in given for cell in each if cell is not None}
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
            put_many(out, self._rows(series, labels, dict(zip(blocks, days, strict=True))))

    def _rows(
        self, series: Series, labels: Sequence[str], blocks: Mapping[range, Sequence[Line]]
    ) -> Iterator[Line]:
        """In each block its days, where there are several, and the rows that have a mark there."""
        known: dict[Cell | None, list[str]] = {None: []}
        margins = [
            [f"{' ' * _INDENT}{line}" for line in wrap(label, self.room - _INDENT)]
            for label in labels
        ]
        for cell in set(chain(*(row.cells for row in series.rows))):
            if cell is not None:
                known[cell] = self._aligned(wrap(mark(cell, self.words), self.column))
        for block, days in blocks.items():
            at = slice(block.start, block.stop)
            pairs = (
                (margin, row.cells[at]) for margin, row in zip(margins, series.rows, strict=True)
            )
            rows = [(margin, cells) for margin, cells in pairs if cells.count(None) < len(cells)]
            if rows and len(blocks) > 1:
                yield from days
            for margin, cells in rows:
                for line in self._lines(margin, [known[cell] for cell in cells]):
                    yield line, ""

    def _head(self, block: range) -> Iterator[str]:
        """The lines with the days of a block."""
        return self._lines([], [self._aligned(self.heads[at]) for at in block])

    def _aligned(self, lines: Sequence[str]) -> list[str]:
        """The *lines* of a cell, to the right in its column."""
        return [" " * (_GAP + self.column - width(line)) + line for line in lines]

    def _lines(self, margin: Sequence[str], cells: Sequence[Sequence[str]]) -> Iterator[str]:
        """*cells* beside each other, each below the head of its column."""
        empty = " " * (_GAP + self.column)
        for at in range(max(map(len, (margin, *cells)))):
            start = margin[at] if at < len(margin) else ""
            parts = [cell[at] if at < len(cell) else empty for cell in cells]
            yield f"{start}{' ' * (self.room - width(start))}{''.join(parts)}".rstrip()


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
