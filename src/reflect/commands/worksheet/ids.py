"""Ids that a worksheet lacks: that of its own, and those of its steps and questions."""

from pathlib import Path
from typing import NamedTuple

from reflect import files, worksheets, yaml
from reflect.errors import BrokenWorksheet
from reflect.journal import Journal, sheet_files
from reflect.text import capitalized


class MissingIds(NamedTuple):
    """The ids that a worksheet in a file lacks."""

    path: Path
    text: str
    #: What is missing at the top: the id, and what else belongs there.
    head: dict[str, str]
    #: Lines of steps and questions without an id, each with the one proposed for it.
    ids: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, journal: Journal, path: Path, *, is_new: bool = False) -> "MissingIds":
        """The ids that are missing in the file *path*, which has no answers yet if it *is new*."""
        text = sheet_files.text_of(path)
        head, front = _head(journal, path, text), yaml.split(text)[0]
        language = front.string("language") or head.get("language", "")
        # Without an id of its own, it cannot have been answered either.
        proposed = worksheets.read(text, language if is_new or head else "").proposed
        return cls(path, text, head, proposed)

    @property
    def number(self) -> int:
        """The number of missing ids."""
        return len(self.ids) + bool(self.head)

    def write(self) -> None:
        """Write them to the file; raises BrokenWorksheet, or as files.replace does."""
        try:
            changed = worksheets.with_head(worksheets.with_ids(self.text, self.ids), self.head)
        except yaml.Malformed as bad:
            raise BrokenWorksheet(self.path, bad.line, bad.what, 1) from None
        files.replace(self.path, changed.encode("utf-8"), was=self.text.encode("utf-8"))


def _head(journal: Journal, path: Path, text: str) -> dict[str, str]:
    """The keys that a worksheet without an id lacks at its top; none if that cannot be read."""
    front, sheet = yaml.split(text)[0], worksheets.read(text).worksheet
    if front.values.get("id") or front.problem:
        return {}
    title = sheet.title or " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    language = sheet.language if front.raw else journal.settings.language
    head = {"id": journal.library.free_id(title, language, path)}
    head |= {} if sheet.title else {"title": capitalized(title)}
    return head if front.raw else {**head, "version": "1", "language": language}
