"""Tables in a page of HTML: the places of their cells, and whether they are tables at all."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reflect.importers import frames
from reflect.importers.blocks import Block, Cell

#: A cell that claims to take more columns or rows is a mistake.
WIDEST = 100


@dataclass
class Table:
    """A table while it is read."""

    index: int
    #: The number of blocks before it.
    start: int
    row: int = 0
    column: int = 0
    is_nested: bool = False
    #: For columns that a cell above reaches into, the last such row.
    taken: dict[int, int] = field(default_factory=dict)
    #: Rows that have only header cells so far.
    headers: dict[int, bool] = field(default_factory=dict)

    def begin_row(self) -> None:
        self.row += 1
        self.column = 1

    def cell(self, *, is_header: bool, span: int, rows: int) -> Cell:
        """The place of the next cell."""
        self.row = max(1, self.row)
        self.column = max(1, self.column)
        while self.taken.get(self.column, 0) >= self.row:
            self.column += 1
        span = min(max(1, span), WIDEST)
        place = Cell(table=self.index, row=self.row, column=self.column, span=span)
        for column in range(self.column, self.column + span):
            self.taken[column] = self.row + min(max(1, rows), WIDEST) - 1
        self.column += span
        self.headers[self.row] = self.headers.get(self.row, True) and is_header
        return place

    def settled(self, blocks: Iterable[Block]) -> list[Block]:
        """The *blocks* of the table; without cells if it only arranges a page."""
        return frames.unframed(
            [self._headed(block) for block in blocks], self.index, is_nested=self.is_nested
        )

    def _headed(self, block: Block) -> Block:
        cell = block.cell
        if not cell or cell.table != self.index or not self.headers[cell.row]:
            return block
        return replace(block, cell=replace(cell, is_header=True))
