"""Says how many pictures of a document were left out: a worksheet has none."""

from collections.abc import Sequence

from reflect.importers.blocks import Note
from reflect.locale import ngettext


def notes(lines: Sequence[int]) -> list[Note]:
    """One note for the pictures on all these *lines*."""
    what = ngettext("left out: a picture", "left out: {count} pictures", len(lines))
    return [Note(line, what, is_omission=True) for line in lines[:1]]
