"""What can keep something out of the history. The entry itself is saved before git is asked."""

from collections.abc import Iterable
from pathlib import Path

from reflect.errors import ReflectError, WrongUse
from reflect.errors.phrases import command, with_stop
from reflect.locale import N_


class NoGit(ReflectError):
    """There is no git on this computer, or it is not found."""

    message = N_(
        "git was not found. Everything else works without it; install it, or put it on PATH."
    )


class GitTooOld(ReflectError):
    """A git that does not know what is asked of it."""

    version: str
    oldest: str
    message = N_("git is {version}, and the history needs {oldest} or newer.")


class GitFailed(ReflectError):
    """Git said no, or said nothing."""

    command: str
    reason: str
    message = N_("git {command} did not go through: {reason}.")


class GitTooSlow(GitFailed):
    """Git, or a hook, that was waited for long enough."""

    def __init__(self, command: str, seconds: float) -> None:
        reason = N_("it did not come back within {seconds} seconds", seconds=f"{seconds:g}")
        super().__init__(command, reason)


class Unsettled(ReflectError):
    """The repository is in the middle of something, or not as it can be written to."""

    what: str
    way_out: str

    def parts(self) -> Iterable[str | ReflectError]:
        return with_stop(self.what), self.way_out


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


class NowhereToRemember(ReflectError):
    """No home folder, in which it could be remembered that a history is wanted."""

    message = N_(
        "That you want a history is remembered outside the journal, and there is no home "
        "folder for that. Set HOME, and try again."
    )


class NeverRecorded(ReflectError):
    """The history holds nothing of an entry."""

    name: str
    message = N_(
        "The history holds nothing of '{name}'. `{command}` shows what it holds.",
        command=command("history", "log"),
    )


class NotInHistory(ReflectError):
    """A file that would be written over, and that the history cannot bring back."""

    path: Path
    message = N_(
        "What {path} says now is not in the history, and would be gone: it stays as it is. "
        "git may have been told to ignore it; else copy the file, and try again."
    )


class NamesNoState(WrongUse):
    """What should name one state of an entry, as in ENTRY@2."""

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
            yield N_("There is @1 alone: {command}", command=log)


class SomebodysRepository(WrongUse):
    """The journal lies in a repository that was there before, and nobody said to use it."""

    top: Path
    message = N_(
        "The journal lies in a git repository that is there already ({top}). To commit "
        "entries and your own worksheets to it, and nothing else: {command}. "
        "Its hooks and filters will run, so do that only if you trust it.",
        command=command("history", "on", "--existing"),
    )


class StillHeld(ReflectError):
    """A repository that still has something of an entry after it was written anew."""

    folder: Path
    message = N_(
        "The history was written anew without the entry, but something in {folder} still "
        "keeps what it said: perhaps a pack marked .keep. `git count-objects -v` shows more."
    )


class NothingToForget(ReflectError):
    """A history that cannot be rewritten, and why."""

    why: str
    message = N_("The history was left as it is: {why}.")
