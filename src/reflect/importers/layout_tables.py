"""Takes apart tables that only place text on a page: frames, rows of headings, columns of steps."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reflect.importers import questions
from reflect.importers.blocks import Block
from reflect.importers.looks import GUESSED, LONGEST_LOOK, Looks


def unframed(blocks: Sequence[Block]) -> list[Block]:
    """The *blocks*, where those of tables that are layout stand in no table."""
    heading = _usual_heading(blocks)
    found: list[Block] = []
    for table, group in groupby(blocks, lambda block: block.cell and block.cell.table):
        cells = list(group)
        found += cells if table is None else _taken_apart(cells, heading)
    return found


def _usual_heading(blocks: Sequence[Block]) -> Block:
    """The block whose look as a heading is the most common outside of tables."""
    looks = Looks(blocks)
    seen = [(look, block) for block in blocks if (look := looks.look(block))]
    seen = [(look, block) for look, block in seen if look.rank < GUESSED]
    counted = Counter(look for look, _ in seen)
    usual = max(counted, key=lambda look: (counted[look], -look.rank), default=None)
    return next((block for look, block in seen if look == usual), Block(text="", bold=LONGEST_LOOK))


def _taken_apart(cells: Sequence[Block], heading: Block) -> list[Block]:
    rows = [[*row] for _, row in groupby(cells, lambda block: block.cell and block.cell.row)]
    if _is_frame(cells):
        return [replace(block, cell=None) for block in cells]
    if _has_columns(rows):
        return [*_columns(rows, heading)]
    if _has_heading_rows(rows):
        return [*_parts(rows, heading)]
    return [*cells]


def _is_frame(cells: Sequence[Block]) -> bool:
    """Whether a table has one column only."""
    return len({block.cell.column for block in cells if block.cell}) == 1


def _has_columns(rows: Sequence[Sequence[Block]]) -> bool:
    """Whether short headings stand above columns of questions, with no room between these."""
    first, *others = rows
    below = [block for row in others for block in row]
    columns = {block.cell.column for block in first if block.cell and block.text}
    asked = {block.cell.column for block in below if block.cell and questions.asks(block)}
    is_full = all(block.text for block in below) and not any(block.is_rule for block in below)
    return len(columns) > 1 and is_full and asked == columns and all(map(_is_title, first))


def _columns(rows: Sequence[Sequence[Block]], heading: Block) -> Iterator[Block]:
    first, *others = rows
    for title in first:
        yield _as_heading(title, heading)
        for row in others:
            for block in row:
                if block.cell and title.cell and block.cell.column == title.cell.column:
                    yield replace(block, cell=None)


def _has_heading_rows(rows: Sequence[Sequence[Block]]) -> bool:
    """Whether several rows are one bold cell, and the others have several."""
    alone = [row[0] for row in rows if _is_alone(row)]
    return len(alone) > 1 and len(alone) < len(rows) and _is_alone(rows[0])


def _is_alone(row: Sequence[Block]) -> bool:
    return len(row) == 1 and row[0].is_bold and _is_title(row[0])


def _parts(rows: Sequence[Sequence[Block]], heading: Block) -> Iterator[Block]:
    """The blocks of *rows*: a table for each heading."""
    number = 0
    for row in rows:
        if _is_alone(row):
            number -= 1
            yield _as_heading(row[0], heading)
            continue
        for block in row:
            cell = block.cell
            # Numbers below zero, since no other table has them.
            yield replace(block, cell=cell and replace(cell, table=1000 * number - cell.table))


def _as_heading(block: Block, heading: Block) -> Block:
    """*block* as a heading that looks like *heading*."""
    return replace(
        block,
        cell=None,
        heading=heading.heading,
        style=heading.style,
        size=heading.size,
        bold=len(block.text) if heading.bold else 0,
        gap=True,
    )


def _is_title(block: Block) -> bool:
    return 0 < len(block.text) <= LONGEST_LOOK and not (block.is_rule or questions.asks(block))
