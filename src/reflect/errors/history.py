"""Errors of the history and of the trash."""

from collections.abc import Iterable
from pathlib import Path

from reflect.errors import ReflectError, WrongUse
from reflect.errors.phrases import command
from reflect.locale import N_


class GitFailed(ReflectError):
    """A git command failed, or could not be started."""

    command: str
    reason: str
    message = N_("git {command} failed: {reason}.")


class GitTooSlow(GitFailed):
    """Git, or a hook, timed out."""


class RepositoryNotReady(ReflectError):
    """The repository cannot be written to at present; the next command tries again."""

    what: str
    way_out: str = ""

    def parts(self) -> Iterable[str | ReflectError]:
        later = N_("What you write is saved anyway, and will be added to the history later.")
        return self.what, later, self.way_out


class HistoryIsOff(ReflectError):
    """No history is kept of this journal."""

    message = N_(
        "This journal has no history. To start one: {command}",
        command=command("history", "on"),
    )


class NotInHistory(ReflectError):
    """The history holds nothing of an entry."""

    name: str
    message = N_(
        "'{name}' is not in the history. `{command}` shows what is.",
        command=command("history", "log"),
    )


class InvalidStateName(WrongUse):
    """A name is not of the form ENTRY@2."""

    name: str

    def parts(self) -> Iterable[str | ReflectError]:
        entry = self.name.partition("@")[0] or "latest"
        yield N_(
            "'{name}' does not say which version. Write it like {entry}@1.",
            name=self.name,
            entry=entry,
        )


class CannotRewriteHistory(ReflectError):
    """The history cannot be rewritten; *first* is a command that has to be run before."""

    why: str
    first: str = ""

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_("The history was not changed: {why}.", why=self.why)
        yield N_("First: {command}", command=self.first) if self.first else ""


class LinkedEntry(ReflectError):
    """An entry is a link, so that deleting it would not delete its text."""

    path: Path
    target: Path
    message = N_(
        "{path} is a link, and what you wrote is in {target}. Both were left "
        "alone; only you can remove them."
    )


class OutsideJournal(ReflectError):
    """An entry is not in the journal."""

    path: Path
    journal: Path
    message = N_(
        "{path} is not in your journal ({journal}), so it was left alone. "
        "Name the folder it is in with --journal, or remove it yourself."
    )


class InTrash(ReflectError):
    """An entry is in the trash already."""

    path: Path

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_(
            "{path} is already in the trash. To bring it back: {restore}. To "
            "delete it for good: {delete}",
            path=self.path,
            restore=command("restore"),
            delete=command("delete", self.path.stem, "--for-good"),
        )


class TrashEmpty(ReflectError):
    """The trash is empty."""

    message = N_("The trash is empty.")


class NotInTrash(ReflectError):
    """No entry in the trash has this name."""

    name: str
    message = N_(
        "Nothing in the trash is called '{name}'. `{command}` shows what is there.",
        command=command("restore"),
    )
