"""Work that a second process does ahead of us, where the system can split one in two.

Of ten thousand files two processes read what one would, in little more than half of the time. The
second begins at the other end, and both go on until they meet: so neither waits, whatever a piece
of work takes. What it has found out comes in one message; should it end without a word, nothing is
lost but the time.
"""

import marshal
import os
import signal
import sys
from collections.abc import Callable, Generator
from contextlib import suppress
from itertools import repeat
from mmap import mmap

#: So much may be found out ahead, in bytes: it lies in the memory of both.
MOST = 16_000_000
#: What of the shared memory says how far the first process is, and how far the second.
_FIRST, _SECOND = 0, 1

#: What can be told of a piece of work: what came of it, or nothing, where it is to be done yet.
Told = bytes | None


def told(work: Callable[[int], Told], count: int) -> Generator[Told]:
    """For each number below *count*, in order, what came of *work*; None where it is to be done.

    *work* may give that as well, where it cannot tell.
    """
    if not _can_be_two():
        yield from repeat(None, count)
        return
    second = None
    # An interruption waits until it finds a process that knows which of the two it is.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with suppress(OSError):  # no room for another: one will do
            second = _Second(work, count)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        at = 0
        while at < count and (second is None or second.place > at):
            at += 1
            if second:
                second.leave_to_us(at)
            yield None
        known = second.found() if second and at < count else []
        yield from repeat(None, count - at - len(known))
        # Where both met, each may have done the same.
        yield from known[max(0, len(known) - (count - at)) :]
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if second:
            second.end()


def _can_be_two() -> bool:
    """Whether a second process is worth its while, and safe.

    On macOS one that goes on as a copy can crash (docs.python.org, multiprocessing, "Contexts and
    start methods"); Windows makes none. Where nobody is told of the end of processes, the number
    of one that has ended may already be another's.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    return signal.getsignal(signal.SIGCHLD) is not signal.SIG_IGN


class _Second:
    """A copy of this process that does the same work, beginning with the last piece of it."""

    def __init__(self, work: Callable[[int], Told], count: int) -> None:
        """Raises OSError where there can be none."""
        self._places = memoryview(mmap(-1, 16)).cast("q")
        self._places[_FIRST], self._places[_SECOND] = 0, count
        reading, writing = os.pipe()
        parent = os.getpid()
        try:
            self._process = os.fork()
        except OSError:
            os.close(reading)
            os.close(writing)
            raise
        if not self._process:
            # With nobody left to read, writing ends it.
            os.close(reading)
            self._work(work, count, writing, parent)
        os.close(writing)
        self._pipe = os.fdopen(reading, "rb")

    @property
    def place(self) -> int:
        """The first piece of work that it has done, or is at."""
        return self._places[_SECOND]

    def leave_to_us(self, count: int) -> None:
        """Tell it that so many pieces of work are done here, from the first on."""
        self._places[_FIRST] = count

    def found(self) -> list[Told]:
        """What it has found out, up to the last piece of work; nothing where it was cut short."""
        try:
            known: list[Told] = marshal.loads(self._pipe.read())
        except (EOFError, ValueError, TypeError):
            return []
        return known

    def end(self) -> None:
        """No second process any more, whatever it was at."""
        self._pipe.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)

    def _work(self, work: Callable[[int], Told], count: int, writing: int, parent: int) -> None:
        """Be that process, to its end: nothing else of ours is to happen twice."""
        try:
            found: list[Told] = []
            at, size = count, 0
            while at > self._places[_FIRST] and size < MOST and os.getppid() == parent:
                at -= 1
                self._places[_SECOND] = at
                one = work(at)
                found.append(one)
                size += len(one or b"")
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(marshal.dumps(found[::-1]))
        finally:
            os._exit(0)
