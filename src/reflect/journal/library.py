"""The worksheets there are: shipped ones, and the person's own, which win over them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reflect import files, worksheets, yaml
from reflect.errors import BrokenWorksheet, CannotRead, NotText, UnknownWorksheet
from reflect.questions import Wordings
from reflect.settings import shipped_worksheets
from reflect.worksheets import Reading, Worksheet


def text_of(path: Path) -> str:
    """The text of a worksheet's file; raises CannotRead or NotText."""
    try:
        return files.read(path).decode("utf-8")
    except UnicodeDecodeError:
        raise NotText(path) from None


def worksheets_of(folder: Path) -> Iterator[Path]:
    """The files in *folder* that are worksheets: those with an ``id:`` at their head."""
    for path in sorted(folder.glob("*.md")):
        try:
            front, _ = yaml.split(text_of(path))
        except (CannotRead, NotText):
            continue
        if front.values.get("id"):
            yield path


@dataclass
class Library:
    """Worksheets by id."""

    own: Path

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Where each worksheet lies; the file is read for it only where its name is another."""
        found: dict[str, Path] = {}
        for folder in (shipped_worksheets(), self.own):
            for path in worksheets_of(folder):
                front, _ = yaml.split(text_of(path))
                found[front.string("id")] = path
        return found

    def reading(self, path: Path) -> Reading:
        """A worksheet as far as it can be understood."""
        return worksheets.read(text_of(path))

    def load(self, path: Path) -> Worksheet:
        """The worksheet in a file; raises BrokenWorksheet."""
        reading = self.reading(path)
        wrong = [problem for problem in reading.problems if not problem.mild]
        if wrong:
            raise BrokenWorksheet(path, wrong[0].line, wrong[0].what, len(wrong))
        return reading.worksheet

    def named(self, id_: str) -> Worksheet:
        """The worksheet *id_*; raises UnknownWorksheet or BrokenWorksheet."""
        if id_ not in self.paths:
            raise UnknownWorksheet(id_, sorted(self.paths))
        return self.load(self.paths[id_])

    def wordings(self, id_: str) -> Wordings:
        """What an entry of the worksheet *id_* needs to be read; empty where that is gone."""
        if id_ not in self._wordings:
            self._wordings[id_] = self._read_wordings(id_)
        return self._wordings[id_]

    @cached_property
    def _wordings(self) -> dict[str, Wordings]:
        return {}

    def _read_wordings(self, id_: str) -> Wordings:
        """Also of a worksheet with mistakes: what can be understood of it helps."""
        if not id_ or id_ not in self.paths:
            return Wordings()
        try:
            return self.reading(self.paths[id_]).worksheet.wordings()
        except (CannotRead, NotText):
            return Wordings()
