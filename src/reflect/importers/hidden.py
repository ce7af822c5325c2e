"""Removes characters that hide text, or show it in another order than it is written in."""

import re
from dataclasses import replace

from reflect.importers.blocks import Block, Document, Note
from reflect.locale import N_

# Control characters, overrides and isolates of direction, annotations, and tags, which no font
# shows. Not the marks of direction that Arabic and Hebrew need in a line.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)

REMOVED = N_("invisible characters that can hide text or turn it round were left out")


def removed(document: Document) -> Document:
    """*document* without hidden characters, and a note where the first of them was."""
    blocks = tuple(map(_removed, document.blocks))
    found = [a.line for a, b in zip(document.blocks, blocks, strict=True) if a is not b]
    if not found:
        return document
    notes = (*document.notes, Note(found[0], REMOVED))
    return replace(document, blocks=blocks, notes=notes)


def _removed(block: Block) -> Block:
    if not _HIDDEN.search(block.text) and not any(
        _HIDDEN.search(option) for field in block.fields for option in field.options
    ):
        return block
    fields = tuple(
        replace(field, options=tuple(_HIDDEN.sub("", option) for option in field.options))
        for field in block.fields
    )
    text = _HIDDEN.sub("", block.text).strip()
    return replace(block, text=text, fields=fields)
