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


class ConsentMissing(ReflectError):
    """The journal came with a history that nobody on this computer has agreed to."""

    option: str = ""

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_(
            "This journal has a history, but reflect will not add to it until "
            "you agree to that on this computer. To keep it up to date: {on}. To "
            "do without it: {off}",
            on=command("history", "on", *filter(None, [self.option])),
            off=command("history", "off"),
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


class UnknownState(ReflectError):
    """An entry has no state of that number."""

    name: str
    number: int
    last: int

    def parts(self) -> Iterable[str | ReflectError]:
        log = command("history", "log", self.name)
        yield N_("'{name}' does not have a version @{number}.", name=self.name, number=self.number)
        if self.last > 1:
            yield N_("It has @1 to @{last}: {command}", last=self.last, command=log)
        else:
            yield N_("It has only @1: {command}", command=log)


class ExistingRepository(WrongUse):
    """The journal is in an existing repository, and --existing was not given."""

    top: Path
    message = N_(
        "Your journal is inside an existing git repository ({top}). To "
        "commit entries and your own worksheets to it, and nothing else: "
        "{command}. Its hooks and filters will run, so do that only if you "
        "trust it.",
        command=command("history", "on", "--existing"),
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
