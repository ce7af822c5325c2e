"""A grid of ratings on a screen: columns of one width, as many as there is room for."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from rich.text import Text

from reflect.render.drawing import laid, said, styled
from reflect.render.page import Grid, Group, unbound
from reflect.text import visible, width, wrap

#: Between two columns.
_GAP = 2
#: From this width on, what stands in a cell takes two lines at most.
_WIDE = 56
#: How far the names of people stand from the margin, and the least room that they get.
_INDENT, _NARROW = 2, 8


class Layout:
    """How wide the columns of a grid are, and how many of them stand beside each other.

    Where the runs need several blocks of columns, one question stands after the other.
    """

    def __init__(self, grid: Grid, columns: int) -> None:
        self.grid, self.columns = grid, columns
        cells = {cell for group in grid.groups for _, row in group.rows for cell in row}
        heads = chain.from_iterable(grid.heads)
        self.column = max(map(width, {*heads, *" ".join(cells).split()}))
        while columns >= _WIDE and any(len(wrap(cell, self.column)) > 2 for cell in cells):
            self.column += 1
        self.many = len(grid.heads)
        #: What is in front of the columns.
        self.room = _INDENT + max(width(label) for each in grid.groups for label in _labels(each))
        if self.room + (_GAP + self.column) * self.many > columns:
            names = (visible(unbound(name)) for each in grid.groups for name, _ in each.rows)
            wanted = _INDENT + max(map(width, names))
            self.room = min(max(_NARROW, wanted), max(_NARROW, columns // 3))
            self.many = max(1, (columns - self.room) // (_GAP + self.column))
        #: The lines that each text takes in its column.
        self.cells = {cell: self._aligned(wrap(cell, self.column)) for cell in cells}

    def lines(self) -> Iterator[Text]:
        """The lines of all groups."""
        starts = range(0, len(self.grid.heads), self.many)
        blocks = [slice(start, start + self.many) for start in starts]
        heads = [*map(self._aligned, self.grid.heads)]
        days = [[Text(line, "dim") for line in self._beside([], heads[each])] for each in blocks]
        if len(blocks) == 1:
            yield from days[0]
        for at, group in enumerate(self.grid.groups):
            if at or len(blocks) == 1:
                yield Text()
            number = styled(f"{group.number}  ", "bold") if group.number else None
            yield from laid(said(group.text, "bold"), self.columns, number)
            names = [visible(unbound(name)) for name, _ in group.rows]
            scale = visible(unbound(group.scale))
            if not any(names) and _INDENT + width(scale) <= self.room:
                names = [scale]
            elif scale:
                yield from laid(Text(scale, "dim"), self.columns, Text(" " * _INDENT))
            margins = [self._margin(name) for name in names]
            for block, head in zip(blocks, days, strict=True):
                rows = [
                    (margin, row[block])
                    for margin, (_, row) in zip(margins, group.rows, strict=True)
                    if any(row[block])
                ]
                if rows and len(blocks) > 1:
                    yield from (Text(), *head)
                for margin, cells in rows:
                    yield from map(Text, self._beside(margin, map(self.cells.__getitem__, cells)))

    def _margin(self, label: str) -> list[str]:
        """The lines of a *label*, as wide as what is in front of the columns."""
        found = [f"{' ' * _INDENT}{line}" for line in wrap(label, self.room - _INDENT)]
        return [line + " " * (self.room - width(line)) for line in found]

    def _beside(self, margin: Sequence[str], columns: Iterable[Sequence[str]]) -> Iterator[str]:
        """The lines of all *columns*, each behind its part of the *margin*."""
        by_line = zip_longest(*columns, fillvalue=" " * (_GAP + self.column))
        for start, pieces in zip_longest(margin, by_line):
            if line := f"{start or ' ' * self.room}{''.join(pieces or ())}".rstrip():
                yield line

    def _aligned(self, lines: Iterable[str]) -> list[str]:
        """*lines* to the right in their column."""
        return [" " * (_GAP + self.column - width(line)) + line for line in lines]


def _labels(group: Group) -> list[str]:
    """All that may stand in front of the columns: whom a row is about, or what its scale is."""
    names = [visible(unbound(name)) for name, _ in group.rows]
    return names if any(names) else [visible(unbound(group.scale))]
