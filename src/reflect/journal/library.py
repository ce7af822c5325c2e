"""The worksheets there are: shipped ones, and the person's own, which win over them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from reflect import files, yaml
from reflect.errors import (
    BrokenWorksheet,
    CannotRead,
    LeadsOut,
    NotText,
    UnknownWorksheet,
    WorksheetExists,
)
from reflect.journal.versions import Asked, Versions
from reflect.settings import shipped_worksheets

if TYPE_CHECKING:
    from reflect.entries.header import Header
    from reflect.questions import Wordings
    from reflect.worksheets import Reading, Worksheet

#: What no file can be called on Windows, whatever its ending (learn.microsoft.com, Naming Files).
_DEVICES = {"con", "prn", "aux", "nul"}
_DEVICES |= {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}


def text_of(path: Path, root: Path | None = None) -> str:
    """The text of a worksheet's file; raises NotText, or CannotRead as files.read does."""
    try:
        return files.read(path, root).decode("utf-8")
    except UnicodeDecodeError:
        raise NotText(path) from None


def worksheets_of(folder: Path, root: Path | None = None) -> Iterator[Path]:
    """The files in *folder* that are worksheets: those with an ``id:`` at their head.

    Those are left out that a link takes out of the folder *root*.
    """
    is_there = os.path.isdir(folder)  # noqa: PTH112 - a path that is too long is none
    for path in sorted(folder.glob("*.md")) if is_there else ():
        try:
            if root:
                files.expect_inside(folder, root)
            front, _ = yaml.split(text_of(path, root))
        except (CannotRead, NotText):
            continue
        if front.values.get("id"):
            yield path


class Library:
    """Worksheets by id: shipped ones, and those in the folder *own*."""

    def __init__(self, own: Path) -> None:
        self.own, self._root = own, own.parent
        #: The worksheets as they were asked.
        self.versions = Versions(own / "versions")
        self._readings: dict[str, Reading | None] = {}
        self._wordings: dict[str, Wordings] = {}
        self._as_asked: dict[tuple[str, str, str], Wordings] = {}

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Where each worksheet lies; the file is read for it only where its name is another."""
        found: dict[str, Path] = {}
        for path in chain(worksheets_of(shipped_worksheets()), self.owned()):
            front, _ = yaml.split(text_of(path))
            found[front.string("id")] = path
        return found

    def owned(self) -> Iterator[Path]:
        """The files of the person's own."""
        return worksheets_of(self.own, self._root)

    def leading_out(self) -> Iterator[LeadsOut]:
        """What a link takes out of the journal, so that it is none of them."""
        for path in (self.own, *self.own.glob("*.md")):
            try:
                files.expect_inside(path, self._root)
            except LeadsOut as error:
                yield error
                if path == self.own:
                    return

    def _unknown(self, name: str) -> UnknownWorksheet:
        """That there is no worksheet *name*, and what may be the reason."""
        return UnknownWorksheet(name, sorted(self.paths), [*islice(self.leading_out(), 1)])

    def find(self, name: str) -> Path:
        """The file of the worksheet called *name*, by its id or its path."""
        if name.casefold().endswith(".md") or Path(name).name != name:
            return Path(name)
        if name not in self.paths:
            raise self._unknown(name)
        return self.paths[name]

    def reading(self, path: Path) -> "Reading":
        """A worksheet as far as it can be understood."""
        from reflect import worksheets  # only here: a list of entries needs none

        return worksheets.read(text_of(path))

    def load(self, path: Path) -> "Worksheet":
        """The worksheet in a file; raises BrokenWorksheet."""
        return self.asked(path).worksheet

    def asked(self, path: Path) -> Asked:
        """The worksheet in a file as it is asked now; raises BrokenWorksheet."""
        from reflect import worksheets  # only here, too

        text = text_of(path)
        reading = worksheets.read(text)
        wrong = [problem for problem in reading.problems if not problem.mild]
        if wrong:
            raise BrokenWorksheet(path, wrong[0].line, wrong[0].what, len(wrong))
        sheet = reading.worksheet
        sheet = sheet._replace(version=self.versions.number(sheet, text))
        return Asked(sheet, text, path if path.parent == self.own else None)

    def named(self, id_: str) -> Asked:
        """The worksheet *id_* as it is asked now; raises UnknownWorksheet or BrokenWorksheet."""
        if id_ not in self.paths:
            raise self._unknown(id_)
        return self.asked(self.paths[id_])

    def begun(self, header: "Header") -> Asked:
        """The worksheet that an entry with this *header* was begun with, else that of today.

        Raises UnknownWorksheet or BrokenWorksheet.
        """
        then = self.versions.begun(header)
        if not then:
            return self.named(header.worksheet)
        with suppress(UnknownWorksheet, BrokenWorksheet, CannotRead, NotText):
            today = self.named(header.worksheet)
            if today.worksheet.version == header.worksheet_version:
                return today if today.worksheet.language == then.worksheet.language else then
        return then

    def sheet(self, id_: str) -> "Worksheet | None":
        """The worksheet *id_* as far as it can be understood; nothing where it cannot be read."""
        reading = self.known(id_)
        return reading.worksheet if reading else None

    def known(self, id_: str) -> "Reading | None":
        """All that could be understood of the worksheet *id_*, and what could not."""
        if id_ not in self._readings:
            self._readings[id_] = self._read(id_)
        return self._readings[id_]

    def title(self, id_: str) -> str:
        """The title of a worksheet."""
        sheet = self.sheet(id_)
        return (sheet and sheet.title) or id_

    def adopted(self, path: Path) -> Asked:
        """The worksheet in a file that somebody sent, once it lies among the person's own."""
        names = (path, Path(os.path.realpath(path)))
        known = next((each for each in self.paths.values() if each in names), None)
        asked = self.asked(known or path)
        own = None if known else self.add(asked.worksheet.id, asked.text)
        return asked._replace(own=own) if own else asked

    def place(self, id_: str) -> Path:
        """The file in which a new worksheet *id_* of the person's own is kept."""
        return self.own / f"{id_}{'_' if id_ in _DEVICES else ''}.md"

    def add(self, id_: str, text: str) -> Path:
        """The place among the person's own worksheets where *text* is kept from now on.

        Raises WorksheetExists where another text has that id already.
        """
        own = self.place(id_)
        files.expect_inside(own, self._root)
        there = self.paths.get(id_, own)
        if there.exists():
            if text_of(there) != text:
                raise WorksheetExists(id_, there)
            return there
        files.create(own, text.encode("utf-8"))
        self.paths[id_] = own
        self._readings.pop(id_, None)
        self._wordings.pop(id_, None)
        return own

    def wordings(self, id_: str) -> "Wordings":
        """What an entry of the worksheet *id_* needs to be read; empty where that is gone."""
        if id_ not in self._wordings:
            from reflect.questions import Wordings  # only here, too

            sheet = self.sheet(id_)
            self._wordings[id_] = sheet.wordings() if sheet else Wordings()
        return self._wordings[id_]

    def wordings_of(self, header: "Header") -> "Wordings":
        """The same for an entry with this *header*: of the version that it names."""
        if header.asked not in self._as_asked:
            today, number = self.sheet(header.worksheet), self.number(header.worksheet)
            self._as_asked[header.asked] = self.versions.wordings(header, today, number)
        return self._as_asked[header.asked]

    def number(self, id_: str) -> int:
        """The version under which the worksheet *id_* is asked today; 0 where it is gone."""
        sheet = self.sheet(id_)
        return self.versions.number(sheet, text_of(self.paths[id_])) if sheet else 0

    def successors(self, id_: str) -> Mapping[str, str]:
        """Which question of the worksheet *id_* took the place of which."""
        sheet = self.sheet(id_)
        return sheet.after if sheet else {}

    def kin(self, ids: Iterable[str]) -> frozenset[str]:
        """What took the place of the questions *ids* anywhere, and whose place they took."""
        pairs = [set(pair) for each in self.paths for pair in self.successors(each).items()]
        found = asked = frozenset(ids)
        while more := frozenset().union(*(pair for pair in pairs if pair & found)) - found:
            found |= more
        return found - asked

    def _read(self, id_: str) -> "Reading | None":
        """Also of a worksheet with mistakes: what can be understood of it helps."""
        if not id_ or id_ not in self.paths:
            return None
        try:
            return self.reading(self.paths[id_])
        except (CannotRead, NotText):
            return None
