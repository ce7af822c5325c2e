"""The journal kept in git: every entry committed by itself, once somebody asked for it.

The files are the truth, and are saved before git is asked; what git refuses is made up for later.
That somebody asked is remembered in the state folder, by the journal's real path: a folder that
arrives from elsewhere can say nothing about it.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reflect import files
from reflect.entries.entry import digest
from reflect.errors import CannotRead, ReflectError, command
from reflect.errors.history import HistoryIsOff, NeverAgreed, NowhereToRemember, Unsettled
from reflect.journal import Journal

if TYPE_CHECKING:
    from reflect.history.recording import Step
    from reflect.history.repository import Repository

#: What somebody can say of a history: in the journal's own repository, in theirs, or not at all.
OWN, EXISTING, OFF = "own", "existing", "off"


class History:
    """What git knows, or is to know, of a journal."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._folder = journal.root / ".reflect" / "history"

    @property
    def on(self) -> Path:
        """The file that says in the journal, wherever that goes, that a history is kept of it."""
        return self._folder / "on"

    @property
    def own(self) -> Path:
        """The file that is there where the repository was made for the journal."""
        return self._folder / "own"

    @property
    def _consent(self) -> Path | None:
        """The file of this computer with what somebody said; nothing without a state folder."""
        state = self.journal.settings.state
        name = digest(os.path.realpath(self.journal.root))
        return state / "history" / name if state else None

    @property
    def consent(self) -> tuple[str, str]:
        """What somebody said, on this computer, and of which repository; empty where nothing."""
        if self._consent:
            with suppress(CannotRead):
                said, _, folder = os.fsdecode(files.read(self._consent)).partition("\n")
                return said, folder
        return "", ""

    def remember(self, said: str, folder: Path | str = "") -> None:
        """Remember what somebody *said*, and of the repository in which *folder*."""
        if self._consent is None:
            raise NowhereToRemember
        data = os.fsencode(f"{said}\n{folder}")
        try:
            files.create(self._consent, data)
        except FileExistsError:
            files.replace(self._consent, data, was=files.read(self._consent))

    @property
    def is_on(self) -> bool:
        """Whether a history is kept, as somebody said on this computer."""
        return self.consent[0] in (OWN, EXISTING)

    @property
    def is_unsettled(self) -> bool:
        """Whether there is one of which nobody has said anything on this computer.

        It came with the journal from elsewhere, or was begun with version 0.1.
        """
        return os.path.isfile(self.on) and not self.consent[0]  # noqa: PTH113 - too long is none

    def expect_agreed(self) -> None:
        """NeverAgreed where there is one of which nobody has said anything on this computer."""
        if self.is_unsettled:
            raise NeverAgreed("" if self.is_ours else "--existing")

    @property
    def is_ours(self) -> bool:
        """Whether the repository was made for the journal, and holds nothing else."""
        said, _ = self.consent
        return said == OWN if self.is_on else os.path.isfile(self.own)  # noqa: PTH113

    @property
    def is_begun(self) -> bool:
        """Whether there is a history to look into, be it that it is kept no more."""
        return self.is_on or self.is_ours

    @property
    def there(self) -> "Repository":
        """The repository; raises HistoryIsOff where there never was one, or Unsettled."""
        from reflect.history.repository import Repository  # only here: it brings git

        if self.is_ours:
            return Repository.ours(self.journal.root)
        around = Repository.around(self.journal.root) if self.is_on else None
        if not around:
            self.expect_agreed()
            raise HistoryIsOff
        if str(around.folder) != self.consent[1]:
            raise Unsettled(
                f"The journal now lies in another repository ({around.folder}), and you have not "
                "said whether reflect may use it",
                f"To use that one: {command('history', 'on', '--existing')}",
            )
        return around

    def record(self, ours: Mapping[Path, str] | None = None, *, whole: Path | None = None) -> None:
        """Commit what has changed; raises a ReflectError. For *ours* and *whole* see `waiting`."""
        from reflect.history import recording

        with self.writing() as repository:
            status = repository.status()
            waiting = recording.waiting(self.journal, repository, status, ours or {}, whole)
            recording.record(repository, status, waiting)

    def waiting(self) -> "Sequence[Step]":
        """The commits that are still to be made."""
        from reflect.history import recording

        repository = self.there
        return recording.waiting(self.journal, repository, repository.status()).steps

    def keeps(self, path: Path) -> bool:
        """Whether the last commit has what the file at *path* says now."""
        repository = self.there
        place = repository.place_of(path)
        held = repository.git.run("ls-tree", "-z", "--name-only", "HEAD", "--", place)
        return bool(held) and place not in [each.path for each in repository.status().changed]

    def ignored(self) -> int:
        """How many entries git is told to ignore."""
        from reflect.history.recording import may_be_ours

        repository = self.there
        how = ("--others", "--ignored", "--exclude-standard", "-z")
        said = os.fsdecode(repository.git.run("ls-files", *how, "--", str(repository.place)))
        paths = (repository.file(each) for each in said.split("\0") if each)
        return sum(may_be_ours(self.journal, path) and self._is_entry(path) for path in paths)

    def _is_entry(self, path: Path) -> bool:
        with suppress(ReflectError):
            return bool(self.journal.read(path))
        return False

    @contextmanager
    def writing(self) -> "Iterator[Repository]":
        """The repository, while nobody else writes to it; raises Unsettled, Busy or NeverAgreed."""
        repository = self.there
        self.expect_agreed()
        repository.expect_settled()
        folder = self.journal.kept / "history"
        with files.lock(folder), repository.free(folder / "writing"):
            if self.is_on:
                with suppress(FileExistsError):
                    # Should the journal move to where nothing was said yet, somebody is asked.
                    files.create(self.on, b"")
            yield repository
