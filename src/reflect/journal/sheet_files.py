"""Files of worksheets: which there are in a folder, and what the head of each says."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reflect import files, yaml
from reflect.errors import BrokenWorksheet, CannotRead, NotText, ReadOnly

if TYPE_CHECKING:
    from reflect.worksheets import Reading, Worksheet


def text_of(path: Path, root: Path | None = None) -> str:
    """The text of a worksheet's file; raises NotText, or CannotRead as files.read does."""
    try:
        return files.read(path, root).decode("utf-8")
    except UnicodeDecodeError:
        raise NotText(path) from None


def read(text: str) -> "Reading":
    """The worksheet written in *text*, as far as it can be understood."""
    from reflect import worksheets  # only here: a list of entries needs none

    return worksheets.read(text)


def expect_usable(path: Path, reading: "Reading") -> None:
    """Raise BrokenWorksheet unless the worksheet in the file *path* can be worked through."""
    if wrong := [problem for problem in reading.problems if not problem.is_mild]:
        raise BrokenWorksheet(path, wrong[0].line, wrong[0].what, len(wrong))


class SheetFile(NamedTuple):
    """A file with a worksheet, and what its head says."""

    path: Path
    text: str
    id: str
    language: str


def worksheets_in(folder: Path, root: Path | None = None) -> list[SheetFile]:
    """The worksheets in *folder*: files with an ``id:`` at their head.

    Those are left out that a link takes out of the folder *root*.
    """
    found = []
    is_there = os.path.isdir(folder)  # noqa: PTH112 - a path that is too long is none
    for path in sorted(folder.glob("*.md")) if is_there else ():
        with suppress(CannotRead, NotText):
            if root:
                files.check_inside(folder, root)
            text = text_of(path, root)
            front, _ = yaml.split(text)
            if id_ := front.string("id"):
                found.append(SheetFile(path, text, id_, language_of(front)))
    return found


def is_in(language: str, wanted: str) -> bool:
    """Whether *language* is the *wanted* one, or one is a form of the other, as ``de-AT``."""
    short, long = sorted(each.casefold().replace("_", "-") for each in (language, wanted))
    return bool(short) and f"{long}-".startswith(f"{short}-")


def worksheet_id(text: str) -> str:
    """The ``id:`` at the head of a worksheet's *text*; "" where there is none."""
    return yaml.split(text)[0].string("id")


def language_of(front: yaml.FrontMatter) -> str:
    """The language that the head of a worksheet names, English where it names none."""
    return front.string("language") or "en"


def version_of(front: yaml.FrontMatter) -> int:
    """The version that the head of a worksheet names, 1 where it names none."""
    number = front.number("version")
    return 1 if number is None else number


class AskedWorksheet(NamedTuple):
    """A worksheet as it is asked in a session, and its source."""

    worksheet: "Worksheet"
    text: str
    #: Its file, if it is one of the person's own worksheets.
    own_path: Path | None = None
    #: Whether something in it may be meant otherwise than it is read.
    is_doubtful: bool = False

    @property
    def is_renumbered(self) -> bool:
        """Whether the worksheet is asked under another version than its text says."""
        return version_of(yaml.split(self.text)[0]) != self.worksheet.version

    @property
    def numbered(self) -> str:
        """The text of the worksheet with that version; raises yaml.Malformed."""
        front, body = yaml.split(self.text)
        if not self.is_renumbered:
            return self.text
        return front.with_value("version", str(self.worksheet.version)).raw + body

    def renumber(self) -> None:
        """Write that version into the person's own file.

        Raises ReadOnly, CannotWrite, FileChanged where somebody has changed it, or yaml.Malformed.
        """
        assert self.own_path
        if not files.is_writable(self.own_path):
            raise ReadOnly(self.own_path)
        files.replace(self.own_path, self.numbered.encode("utf-8"), was=self.text.encode("utf-8"))
