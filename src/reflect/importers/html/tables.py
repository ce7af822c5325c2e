"""Tables in a page of HTML: the places of their cells, and whether they are tables at all."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

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
    is_head: bool = False
    is_nested: bool = False
    #: For columns that a cell above reaches into, the last such row.
    taken: dict[int, int] = field(default_factory=dict)
    cells: int = 0
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
        self.cells += 1
        self.headers[self.row] = self.headers.get(self.row, True) and (is_header or self.is_head)
        return place

    def settled(self, blocks: list[Block]) -> Iterator[Block]:
        """The *blocks* of the table; without cells if it only arranges a page."""
        is_layout = (
            self.cells == 1
            or self.is_nested
            or any(block.heading is not None for block in blocks if self._owns(block))
        )
        for block in blocks:
            if block.cell is None or not self._owns(block):
                yield block
            elif not is_layout:
                header = self.headers[block.cell.row]
                yield replace(block, cell=replace(block.cell, is_header=header))
            elif block.text or block.glyph:
                yield replace(block, cell=None)

    def _owns(self, block: Block) -> bool:
        return block.cell is not None and block.cell.table == self.index
