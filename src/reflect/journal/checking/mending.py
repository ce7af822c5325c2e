"""The changes that need nobody's judgement, each of them told before it is made."""

import stat
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Protocol

from reflect import entries, files
from reflect.errors import ChangedUnderneath
from reflect.journal import numbered
from reflect.journal.checking.kept import Words
from reflect.questions import Wordings


class Mending(Protocol):
    """A change to one file."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def changes(self) -> tuple[str, ...]:
        """What is changed in it, each with nothing that its owner wrote."""

    def mend(self) -> None:
        """Make the change, unless the file is no longer as it was seen; or raise ReflectError."""


@dataclass(frozen=True, eq=False)
class Marks:
    """The marks that an entry has lost, put back."""

    path: Path
    seen: bytes
    wordings: Wordings
    #: The line of each heading, and the mark that it gets.
    lines: tuple[tuple[int, str], ...]

    @property
    def changes(self) -> tuple[str, ...]:
        return tuple(f"below line {line} comes {mark}" for line, mark in self.lines)

    def mend(self) -> None:
        if files.read(self.path) != self.seen:
            raise ChangedUnderneath(self.path)
        entry = entries.read(self.seen.decode("utf-8"), self.wordings).with_marks()
        files.replace(self.path, entry.text.encode("utf-8"), was=self.seen)


@dataclass(frozen=True, eq=False)
class Privacy:
    """A file or folder that becomes its owner's alone."""

    path: Path
    mode: int

    @property
    def changes(self) -> tuple[str, ...]:
        mine = self.mode & stat.S_IRWXU
        return (f"only your account may open it ({self.mode:04o} becomes {mine:04o})",)

    def mend(self) -> None:
        files.make_private(self.path)


@dataclass(frozen=True, eq=False)
class Removal:
    """A file without a word that is not kept elsewhere, taken away."""

    path: Path
    seen: bytes
    #: Where its words are kept, if there are any in it.
    holder: Path | None = None

    @property
    def changes(self) -> tuple[str, ...]:
        return ("it is removed",)

    def mend(self) -> None:
        if files.read(self.path) != self.seen:
            raise ChangedUnderneath(self.path)
        if self.holder and not Words(files.read(self.holder)).hold(Words(self.seen)):
            raise ChangedUnderneath(self.holder)
        files.remove(self.path)


@dataclass(frozen=True, eq=False)
class Sight:
    """A hidden file with words in it, given a name under which it is seen."""

    path: Path
    to: Path

    @property
    def changes(self) -> tuple[str, ...]:
        return (f"it becomes {self.to.name}",)

    def mend(self) -> None:
        for to in chain([self.to], numbered(self.to)):
            with suppress(FileExistsError):
                files.rename(self.path, to)
                break
