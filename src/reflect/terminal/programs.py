"""Other people's programs, to which the terminal is lent while they run."""

import shlex
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: How a shell tells that it could not run a program.
NOT_FOUND = (126, 127)
# As in git: what is more than the name of a program is a shell's.
_FOR_SHELL = frozenset("|&;<>()$`\\\"' \t\n*?[#~=%")


def command(named: str) -> list[str]:
    """The program that is *named* as for git, to which arguments can be added.

    A shell understands the name: it may hold ``~``, quotes, arguments and variables. Raises
    ValueError where there is no shell, and the name cannot be taken apart without one.
    """
    if not _FOR_SHELL.intersection(named):
        return [named]
    parts = words(named) if sys.platform == "win32" else []
    if parts and shutil.which(parts[0]):
        return parts
    shell = shutil.which("sh")
    return [shell, "-c", f'{named} "$@"', named] if shell else words(named)


def words(named: str) -> list[str]:
    """The program that is *named* as for a shell, and its arguments; raises ValueError."""
    if sys.platform == "win32":
        # Paths there hold backslashes, which a POSIX shell would take away.
        return [word.strip('"') for word in shlex.split(named, posix=False)]
    return shlex.split(named)


@contextmanager
def undisturbed() -> Iterator[Callable[[], None] | None]:
    """While a program runs, Ctrl-C belongs to it; what is given is to be called in its process."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield None if sys.platform == "win32" else _heed_interrupts
    finally:
        signal.signal(signal.SIGINT, before)


def _heed_interrupts() -> None:
    """What was ignored here would be ignored there as well."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
