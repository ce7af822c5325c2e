"""Tells tables from those that only arrange a page, whose texts are no cells."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reflect.importers.blocks import Block, Cell

#: Paragraphs that a column of a page has at least, if the others have as many; and if not.
FEWEST, MANY = 3, 6


def unframed(blocks: Sequence[Block], table: int, *, is_nested: bool = False) -> list[Block]:
    """The *blocks* of a *table*, without cells if it only arranges a page."""
    cells: dict[Cell, list[Block]] = {}
    for block in blocks:
        if block.cell and block.cell.table == table:
            cells.setdefault(block.cell, []).append(block)
    if not cells or is_nested or len(cells) == 1 or _is_page(cells.values()):
        return list(_without_cells(blocks, table))
    return list(blocks)


def _is_page(cells: Collection[list[Block]]) -> bool:
    """Whether *cells* are columns, or pieces, of a page: long ones, or headings with their text."""
    sizes = [len([block for block in cell if not block.is_rule]) for cell in cells]
    rows = {block.cell.row for cell in cells for block in cell if block.cell}
    is_long = len(rows) == 1 and (min(sizes) >= FEWEST or max(sizes) >= MANY)
    return is_long or any(map(_has_section, cells))


def _has_section(cell: list[Block]) -> bool:
    headed = [block.heading is not None for block in cell if block.text]
    return any(headed[:-1]) and not all(headed)


def _without_cells(blocks: Sequence[Block], table: int) -> Iterator[Block]:
    for block in blocks:
        if not block.cell or block.cell.table != table:
            yield block
        elif block.text or block.glyph:
            yield replace(block, cell=None)
