"""What a person can do wrong, in words: each error takes facts and builds its sentence.

No sentence ever holds a word of an answer.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path


class ReflectError(Exception):
    """Something its reader can mend: one sentence that names the thing and the way out."""

    exit_code = 1


class WrongUse(ReflectError):
    """A command was called in a way it cannot follow."""

    exit_code = 2


def nearest(name: str, known: Iterable[str]) -> str:
    """`` Did you mean 'x'?`` where one of *known* is close to *name*, else nothing."""
    close = get_close_matches(name.casefold(), list(known), n=1, cutoff=0.6)
    return f" Did you mean '{close[0]}'?" if close else ""


def listing(names: Sequence[object]) -> str:
    """*names* in one breath: ``a, b and c``."""
    words = [str(name) for name in names]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


class CannotRead(ReflectError):
    """A file that is not there, is no regular file, or that the system refuses to give."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} could not be read: {reason}. Nothing has been changed.")


class CannotWrite(ReflectError):
    """A file or folder that the system does not let us write."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"{path} could not be written: {reason}. What was there before is unharmed; "
            "another folder can be named with --journal."
        )


class ChangedUnderneath(ReflectError):
    """A file is no longer what it was when it was read, so it was not replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} was changed by someone else meanwhile, so it was left alone.")


class Busy(ReflectError):
    """Another process holds the lock of a folder for longer than a save ever takes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Another reflect has been saving in {path} for some time. "
            "Close it, or try again in a moment."
        )
