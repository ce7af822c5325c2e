"""Other people's programs, to which the terminal is lent while they run."""

import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


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
