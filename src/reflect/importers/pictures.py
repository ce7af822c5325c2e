"""Counts the pictures of a document: a worksheet has none, and says so."""

from reflect.importers.blocks import Note
from reflect.locale import ngettext


class Pictures:
    """The pictures that were left out."""

    def __init__(self) -> None:
        self._lines: list[int] = []

    def add(self, line: int) -> None:
        """Count a picture on *line*."""
        self._lines.append(line)

    def notes(self) -> list[Note]:
        """One note for all of them."""
        if not self._lines:
            return []
        count = len(self._lines)
        what = ngettext("left out: a picture", "left out: {count} pictures", count)
        return [Note(self._lines[0], what, is_omission=True)]
