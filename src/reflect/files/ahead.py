"""Work that a second process does ahead of us, where the system can split one in two.

Of ten thousand files two processes read what one would, in little more than half of the time. The
second begins at the other end, and both go on until they meet: so neither waits, whatever a piece
of work takes. What it finds out comes in messages, which are taken in between; should it end
without a word, nothing is lost but the time.
"""

import marshal
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from itertools import count as numbers
from itertools import repeat
from mmap import mmap
from typing import TypeVar

T = TypeVar("T")

#: So much may be found out ahead, in bytes: it lies in the memory of both.
MOST = 16_000_000
#: So many pieces of work are done here before we look where the second is.
A_FEW = 8
#: As soon as so much is found out, in bytes, it is told.
TOGETHER = 32_000
#: So much, in bytes, can be told before the other listens (man 7 pipe; more takes a privilege).
_UNHEARD = 1_048_576
#: What the shared memory says: how far the first process is, how far the second, and how many
#: messages the second has sent.
_FIRST, _SECOND, _SENT = 0, 1, 2
#: How many bytes of a message say how long it is.
_LENGTH = 8

#: What can be told of a piece of work: what came of it, or None, where it is to be done yet.
Told = tuple[bytes, ...] | None


def told(
    work: Callable[[int], Told], count: int, taken: Callable[[int, tuple[bytes, ...]], T]
) -> Generator[T | None]:
    """For each number below *count*, in order, what came of *work*; None where it is to be done.

    *work* may give that as well, where it cannot tell. All else is *taken* as it comes in.
    """
    known: list[T | None] = []
    last = numbers(count - 1, -1)

    def take(found: list[Told]) -> None:
        for each, number in zip(found, last, strict=False):
            known.append(None if each is None else taken(number, each))

    with _beside(work, count) as second:
        at = 0
        while (end := second.place if second else count) > at:
            some = min(A_FEW, end - at)
            at += some
            if second:
                second.leave_to_us(at)
                while second.has_told:
                    take(second.message())
            yield from repeat(None, some)
        if second and at < count:
            while message := second.message():
                take(message)
        # Where both met, each may have done the same.
        del known[count - at :]
        yield from repeat(None, count - at - len(known))
        yield from reversed(known)


@contextmanager
def _beside(work: Callable[[int], Told], count: int) -> Iterator["_Second | None"]:
    """A second process that does the same *work*, where there can be one; then none any more."""
    if not count or not _can_be_two():
        yield None
        return
    second = None
    # An interruption waits until it finds a process that knows which of the two it is.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with suppress(OSError):  # no room for another: one will do
            second = _Second(work, count)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        yield second
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
        import fcntl  # only here: Windows has none

        self._shared = memoryview(mmap(-1, 24)).cast("q")
        self._shared[_FIRST], self._shared[_SECOND], self._shared[_SENT] = 0, count, 0
        self._heard = 0
        reading, writing = os.pipe()
        with suppress(OSError):
            fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _UNHEARD)
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
        return self._shared[_SECOND]

    def leave_to_us(self, count: int) -> None:
        """Tell it that so many pieces of work are done here, from the first on."""
        self._shared[_FIRST] = count

    @property
    def has_told(self) -> bool:
        """Whether there is a message that was not heard yet."""
        return self._shared[_SENT] > self._heard

    def message(self) -> list[Told]:
        """What it tells next, from the last piece of work on; nothing where it has ended."""
        self._heard += 1
        length = int.from_bytes(self._pipe.read(_LENGTH), "big")
        try:
            found: list[Told] = marshal.loads(self._pipe.read(length))
        except (EOFError, ValueError, TypeError):
            return []
        return found

    def _tell(self, found: list[Told], pipe: BufferedWriter) -> None:
        message = marshal.dumps(found)
        pipe.write(len(message).to_bytes(_LENGTH, "big"))
        pipe.write(message)
        pipe.flush()
        self._shared[_SENT] += 1

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
            pipe = os.fdopen(writing, "wb")
            found: list[Told] = []
            at, size, untold = count, 0, 0
            while at > self._shared[_FIRST] and size < MOST and os.getppid() == parent:
                at -= 1
                self._shared[_SECOND] = at
                one = work(at)
                found.append(one)
                untold += sum(map(len, one or ()))
                if untold >= TOGETHER:
                    self._tell(found, pipe)
                    found, size, untold = [], size + untold, 0
            self._tell(found, pipe)
        finally:
            os._exit(0)
