"""What can keep something out of the history. The entry itself is saved before git is asked."""

from pathlib import Path

from reflect.errors import ReflectError, WrongUse, command


class NoGit(ReflectError):
    """There is no git on this computer, or it is not found."""

    def __init__(self) -> None:
        super().__init__(
            "git was not found. Everything else works without it; install it, or put it on PATH."
        )


class GitTooOld(ReflectError):
    """A git that does not know what is asked of it."""

    def __init__(self, version: str, oldest: str) -> None:
        super().__init__(f"git is {version}, and the history needs {oldest} or newer.")


class GitFailed(ReflectError):
    """Git said no, or said nothing."""

    def __init__(self, command: str, reason: str) -> None:
        self.reason = reason
        super().__init__(f"git {command} did not go through: {reason}.")


class GitTooSlow(GitFailed):
    """Git, or a hook, that was waited for long enough."""

    def __init__(self, command: str, seconds: float) -> None:
        super().__init__(command, f"it did not come back within {seconds:g} seconds")


class Unsettled(ReflectError):
    """The repository is in the middle of something, or not as it can be written to."""

    def __init__(self, what: str, way_out: str) -> None:
        super().__init__(f"{what}. {way_out}")


class HistoryIsOff(ReflectError):
    """No history is kept of this journal."""

    def __init__(self) -> None:
        super().__init__(
            f"No history is kept of this journal. To begin one: {command('history', 'on')}"
        )


class NeverAgreed(ReflectError):
    """A history that came with the journal, to which nobody has agreed on this computer."""

    def __init__(self, option: str = "") -> None:
        keep = command("history", "on", *filter(None, [option]))
        super().__init__(
            "This journal has a history, and reflect adds nothing to it until you agree to that on "
            f"this computer. To keep it up to date: {keep}. "
            f"To do without: {command('history', 'off')}"
        )


class NowhereToRemember(ReflectError):
    """No home folder, in which it could be remembered that a history is wanted."""

    def __init__(self) -> None:
        super().__init__(
            "That you want a history is remembered outside the journal, and there is no home "
            "folder for that. Set HOME, and try again."
        )


class NeverRecorded(ReflectError):
    """The history holds nothing of an entry."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The history holds nothing of '{name}'. "
            f"`{command('history', 'log')}` shows what it holds."
        )


class NotInHistory(ReflectError):
    """A file that would be written over, and that the history cannot bring back."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"What {path} says now is not in the history, and would be gone: it stays as it is. "
            "git may have been told to ignore it; else copy the file, and try again."
        )


class NamesNoState(WrongUse):
    """What should name one state of an entry, as in ENTRY@2."""

    def __init__(self, name: str) -> None:
        entry = name.partition("@")[0] or "latest"
        super().__init__(f"'{name}' names no state. Write it like {entry}@1.")


class UnknownState(ReflectError):
    """An entry has no state of that number."""

    def __init__(self, name: str, number: int, last: int) -> None:
        there = f"There are @1 to @{last}" if last > 1 else "There is @1 alone"
        log = command("history", "log", name)
        super().__init__(f"There is no state @{number} of '{name}'. {there}: {log}")


class SomebodysRepository(WrongUse):
    """The journal lies in a repository that was there before, and nobody said to use it."""

    def __init__(self, top: Path) -> None:
        super().__init__(
            f"The journal lies in a git repository that is there already ({top}). To commit "
            "entries and your own worksheets to it, and nothing else: "
            f"{command('history', 'on', '--existing')}. "
            "Its hooks and filters will run, so do that only if you trust it."
        )


class StillHeld(ReflectError):
    """A repository that still has something of an entry after it was written anew."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The history was written anew without the entry, but something in {folder} still "
            "keeps what it said: perhaps a pack marked .keep. `git count-objects -v` shows more."
        )


class NothingToForget(ReflectError):
    """A history that cannot be rewritten, and why."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The history was left as it is: {why}.")
