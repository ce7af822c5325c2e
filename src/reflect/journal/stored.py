"""An entry and the file it lies in."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reflect import entries, files
from reflect.entries.header import Header
from reflect.text import decoded

if TYPE_CHECKING:
    from reflect.entries.entry import Entry
    from reflect.questions import Wordings


@dataclass(eq=False, repr=False)
class Stored:
    """An entry and the file it lies in."""

    #: The path of that file, as it was come upon.
    file: str
    #: What the file holds; nothing where it is read again should somebody ask.
    known: bytes | None
    #: The head of the entry, without its answers.
    header: Header
    day: date
    #: Knows the worksheets, for whoever reads more than the head.
    look_up: "Callable[[Header], Wordings] | None" = None
    #: The file that this one is a copy of, put aside by a sync program; mostly nothing.
    copy_of: str = ""

    def renamed(self, file: str) -> "Stored":
        """The same entry in another *file*."""
        return Stored(file, self.known, self.header, self.day, self.look_up)

    def without_data(self) -> "Stored":
        """The same entry with nothing of its file but the head."""
        return replace(self, known=None)

    @cached_property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.file)

    @property
    def data(self) -> bytes:
        """What the file holds."""
        return files.read(self.file) if self.known is None else self.known

    @cached_property
    def wordings(self) -> "Wordings":
        """What is known of its worksheet."""
        if self.look_up:
            return self.look_up(self.header)
        from reflect.questions import Wordings  # only here: the head of an entry needs none

        return Wordings()

    @cached_property
    def text(self) -> str:
        """What the file says, as far as it can be made out."""
        return decoded(self.data)

    @cached_property
    def is_text(self) -> bool:
        """Whether the file is UTF-8; one that is not is never written."""
        return self.text.encode("utf-8") == self.data

    @cached_property
    def entry(self) -> "Entry":
        """The entry as it is understood."""
        return entries.read(self.text, self.wordings)

    @property
    def id(self) -> str:
        """Date and worksheet, whatever the file is called."""
        return f"{self.day.isoformat()}-{self.header.worksheet}".rstrip("-")

    @property
    def title(self) -> str:
        """What it is called."""
        return self.header.title or self.header.worksheet or self.path.stem

    def order(self) -> tuple[date, datetime, tuple[object, ...]]:
        """What entries are sorted by, oldest first."""
        moment = self.header.instant or datetime.combine(self.day, datetime.min.time())
        return self.day, moment.replace(tzinfo=None), _natural(self.path.stem)

    def head(self) -> dict[str, object]:
        """The entry without its answers, by its JSON names."""
        head = self.header
        return {
            "path": self.file,
            "id": self.id,
            "worksheet": head.worksheet or None,
            "worksheet_version": head.worksheet_version,
            "title": head.title or None,
            "date": head.date or None,
            "utc_offset": head.utc_offset or None,
            "language": head.language,
            "status": head.status,
            "about": list(head.about),
            "tags": list(head.tags),
            "copy_of": self.copy_of or None,
        }


def _natural(stem: str) -> tuple[object, ...]:
    """*stem* so that ``-2`` sorts before ``-10``."""
    return tuple(
        (1, int(part), "") if part.isdecimal() else (0, 0, part)
        for part in re.split(r"(\d+)", stem)
    )
