"""The history of a journal in git: one commit for each entry, if the user has agreed to it.

The files are the truth, and are saved before git runs; the next command retries a failed commit.
The consent is stored in the state folder, by the journal's real path, so that a folder from
elsewhere cannot bring it along.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reflect import files
from reflect.entries.entry import digest
from reflect.errors import CannotRead, ReflectError
from reflect.errors.history import HistoryIsOff, RepositoryNotReady
from reflect.errors.phrases import command
from reflect.journal import Journal
from reflect.locale import N_

if TYPE_CHECKING:
    from reflect.history.repository import Repository

#: The answers to "keep a history?": in a repository for the journal, in an existing one, or no.
OWN, EXISTING, OFF = "own", "existing", "off"


class History:
    """The history of a journal, and the consent to it on this computer."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        folder = journal.root / ".reflect" / "history"
        #: Marker files that are copied with the journal: that it has a history, and that the
        #: repository was made for it.
        self.on_marker, self.own_marker = folder / "on", folder / "own"

    @property
    def _consent_file(self) -> Path | None:
        """The file with the answer that was given on this computer; None without a state folder."""
        state = self.journal.settings.state
        name = digest(os.path.realpath(self.journal.root))
        return state / "history" / name if state else None

    @property
    def consent(self) -> tuple[str, str]:
        """The answer given on this computer, and the repository it is about; empty without one."""
        if self._consent_file:
            with suppress(CannotRead):
                answer, _, folder = os.fsdecode(files.read(self._consent_file)).partition("\n")
                return answer, folder
        return "", ""

    def store_consent(self, answer: str, folder: Path | str = "") -> None:
        """Store the *answer* for this computer, with the *folder* of the repository."""
        if self._consent_file is None:
            raise ReflectError(
                N_(
                    "Your choice to keep a history is stored in your home folder, and "
                    "HOME is not set. Set HOME, and try again."
                )
            )
        data = os.fsencode(f"{answer}\n{folder}")
        try:
            files.create(self._consent_file, data)
        except FileExistsError:
            files.replace(self._consent_file, data, was=files.read(self._consent_file))

    @property
    def is_on(self) -> bool:
        """Whether the user has agreed to a history on this computer."""
        return self.consent[0] in (OWN, EXISTING)

    @property
    def needs_consent(self) -> bool:
        """Whether the journal has a history, but no answer was given on this computer.

        It was copied with the journal, or begun with version 0.1.
        """
        return os.path.isfile(self.on_marker) and not self.consent[0]  # noqa: PTH113 - false for a long name

    def expect_consent(self) -> None:
        """Raise ReflectError if no answer was given on this computer."""
        if self.needs_consent:
            raise ReflectError(
                N_(
                    "This journal has a history, but reflect will not add to it until "
                    "you agree to that on this computer. To keep it up to date: {on}. To "
                    "do without it: {off}",
                    on=command("history", "on", *([] if self.is_ours else ["--existing"])),
                    off=command("history", "off"),
                )
            )

    @property
    def is_ours(self) -> bool:
        """Whether the repository was made for the journal, and holds nothing else."""
        answer, _ = self.consent
        return answer == OWN if self.is_on else os.path.isfile(self.own_marker)  # noqa: PTH113

    @property
    def is_begun(self) -> bool:
        """Whether there is a history to read, even if it has been turned off."""
        return self.is_on or self.is_ours

    @property
    def repository_around(self) -> "Repository | None":
        """The repository around a journal that has none of its own; raises RepositoryNotReady."""
        from reflect.history.repository import Repository  # only here: loads git

        return None if self.is_ours else Repository.around(self.journal.root)

    @property
    def repository(self) -> "Repository":
        """The repository; raises HistoryIsOff, RepositoryNotReady, or as `expect_consent`."""
        from reflect.history.repository import Repository

        if self.is_ours:
            return Repository.ours(self.journal.root)
        around = self.repository_around if self.is_on else None
        if not around:
            self.expect_consent()
            raise HistoryIsOff
        if str(around.folder) != self.consent[1]:
            raise RepositoryNotReady(
                N_(
                    "The journal is now in another repository ({folder}), and you have "
                    "not said yet whether reflect may use it.",
                    folder=around.folder,
                ),
                N_("To use that one: {command}", command=command("history", "on", "--existing")),
            )
        return around

    def record(self, ours: Mapping[Path, str] | None = None, *, whole: Path | None = None) -> None:
        """Commit what has changed; for *ours* and *whole* see `recording.waiting`."""
        from reflect.history import recording

        with self.locked_repository() as repository:
            status = repository.status()
            waiting = recording.waiting(self.journal, repository, status, ours, whole)
            recording.record(repository, status, waiting)

    def pending_count(self) -> int:
        """The number of commits still to be made."""
        from reflect.history import recording

        repository = self.repository
        return len(recording.waiting(self.journal, repository, repository.status()).commits)

    def is_committed(self, path: Path) -> bool:
        """Whether the last commit holds the file at *path* as it is now."""
        repository = self.repository
        place = repository.relative_path(path)
        held = repository.git.run("ls-tree", "-z", "--name-only", "HEAD", "--", place)
        return bool(held) and place not in [each.path for each in repository.status().changed]

    def ignored_count(self) -> int:
        """The number of entries that git ignores."""
        from reflect.history.recording import may_be_ours

        repository, count = self.repository, 0
        options = ("--others", "--ignored", "--exclude-standard", "-z")
        output = os.fsdecode(
            repository.git.run("ls-files", *options, "--", str(repository.journal_path))
        )
        for path in (repository.file(each) for each in output.split("\0") if each):
            with suppress(ReflectError):
                count += may_be_ours(self.journal, path) and bool(self.journal.read(path))
        return count

    @contextmanager
    def locked_repository(self) -> "Iterator[Repository]":
        """The repository, locked against other writers.

        Raises RepositoryNotReady, JournalLocked, or as `expect_consent`.
        """
        repository = self.repository
        self.expect_consent()
        repository.expect_settled()
        folder = self.journal.reflect_folder / "history"
        with files.lock(folder), repository.free(folder / "writing"):
            if self.is_on:
                with suppress(FileExistsError):
                    # If the journal is copied to another computer, its user is asked there.
                    files.create(self.on_marker, b"")
            yield repository
