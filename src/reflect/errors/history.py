"""Errors of the history and of the trash."""

from collections.abc import Iterable
from pathlib import Path

from reflect.errors import ReflectError, WrongUse
from reflect.errors.phrases import command
from reflect.locale import N_


class GitFailed(ReflectError):
    """Git refused, or could not be run."""

    command: str
    reason: str
    message = N_("git {command} did not go through: {reason}.")


class GitTooSlow(GitFailed):
    """Git, or a hook, did not end in time."""


class Unsettled(ReflectError):
    """A repository that cannot be written to as it is now; the next command tries again."""

    what: str
    way_out: str = ""

    def parts(self) -> Iterable[str | ReflectError]:
        later = N_("What you write is saved all the same, and will be recorded later.")
        return self.what, later, self.way_out


class HistoryIsOff(ReflectError):
    """No history is kept of this journal."""

    message = N_(
        "No history is kept of this journal. To begin one: {command}",
        command=command("history", "on"),
    )


class NeverAgreed(ReflectError):
    """A history that came with the journal, to which nobody has agreed on this computer."""

    option: str = ""

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_(
            "This journal has a history, and reflect adds nothing to it until you agree to that "
            "on this computer. To keep it up to date: {on}. To do without: {off}",
            on=command("history", "on", *filter(None, [self.option])),
            off=command("history", "off"),
        )


class NeverRecorded(ReflectError):
    """The history holds nothing of an entry."""

    name: str
    message = N_(
        "The history holds nothing of '{name}'. `{command}` shows what it holds.",
        command=command("history", "log"),
    )


class NamesNoState(WrongUse):
    """A name of no state of an entry, as ENTRY@2 would be one."""

    name: str

    def parts(self) -> Iterable[str | ReflectError]:
        entry = self.name.partition("@")[0] or "latest"
        yield N_("'{name}' names no state. Write it like {entry}@1.", name=self.name, entry=entry)


class UnknownState(ReflectError):
    """An entry has no state of that number."""

    name: str
    number: int
    last: int

    def parts(self) -> Iterable[str | ReflectError]:
        log = command("history", "log", self.name)
        yield N_("There is no state @{number} of '{name}'.", name=self.name, number=self.number)
        if self.last > 1:
            yield N_("There are @1 to @{last}: {command}", last=self.last, command=log)
        else:
            yield N_("There is only @1: {command}", command=log)


class SomebodysRepository(WrongUse):
    """The journal lies in a repository that was there before, and nobody said to use it."""

    top: Path
    message = N_(
        "The journal lies in a git repository that is there already ({top}). To commit "
        "entries and your own worksheets to it, and nothing else: {command}. "
        "Its hooks and filters will run, so do that only if you trust it.",
        command=command("history", "on", "--existing"),
    )


class NothingToForget(ReflectError):
    """A history that cannot be rewritten, why, and maybe what to do first."""

    why: str
    first: str = ""

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_("The history was left as it is: {why}.", why=self.why)
        yield N_("First: {command}", command=self.first) if self.first else ""


class LinkedEntry(ReflectError):
    """An entry whose words lie elsewhere: to take the link away would not take them away."""

    path: Path
    target: Path
    message = N_(
        "{path} is a link, and the words are in {target}. Both were left alone; "
        "they are yours to remove."
    )


class ElsewhereEntry(ReflectError):
    """An entry that does not lie in the journal."""

    path: Path
    journal: Path
    message = N_(
        "{path} does not lie in your journal ({journal}), so it was left alone. "
        "Name its own folder with --journal, or remove it yourself."
    )


class InTrash(ReflectError):
    """An entry that was put away before."""

    path: Path

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_(
            "{path} is in the trash already. To bring it back: {restore}. "
            "To have it gone: {delete}",
            path=self.path,
            restore=command("restore"),
            delete=command("delete", self.path.stem, "--for-good"),
        )


class NothingPutAway(ReflectError):
    """The trash is empty."""

    message = N_("Nothing is in the trash.")


class UnknownPutAway(ReflectError):
    """No entry in the trash has this name."""

    name: str
    message = N_(
        "Nothing in the trash is called '{name}'. `{command}` shows what is there.",
        command=command("restore"),
    )
