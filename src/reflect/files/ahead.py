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
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from mmap import mmap

#: So much may be found out ahead, in bytes: it lies in the memory of both.
MOST = 16_000_000
#: What of the shared memory says how far we are, and how far the second process is.
_OURS, _THEIRS = 0, 1

#: What can be told of a piece of work: the first process is to do it, it comes to nothing, or this.
Told = bytes | bool


def told(work: Callable[[int], Told], count: int) -> Generator[Told]:
    """For each number below *count*, in order, what came of *work*; True where it is to be done.

    A True that *work* itself gives means the same: it could not tell.
    """
    if not _can_be_two():
        yield from (True for _ in range(count))
        return
    with _second(work, count) as (places, said):
        at = 0
        while at < count and places[_THEIRS] > at:
            places[_OURS] = at = at + 1
            yield True
        first, found = said() or (count, [])
        yield from (True for _ in range(at, first))
        # Where both met, each may have done the same.
        yield from found[at - count :] if at < count else ()


def _can_be_two() -> bool:
    """Whether a second process is worth its while, and safe.

    On macOS one that goes on as a copy can crash (docs.python.org, multiprocessing, "Contexts and
    start methods"); Windows makes none.
    """
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


@contextmanager
def _second(
    work: Callable[[int], Told], count: int
) -> "Iterator[tuple[memoryview[int], Callable[[], tuple[int, list[Told]] | None]]]":
    """How far both processes are, and what says in the end where the second began, and found."""
    memory = mmap(-1, 16)
    places = memoryview(memory).cast("q")
    places[_OURS], places[_THEIRS] = 0, count
    reading, writing = os.pipe()
    # Were it interrupted before it knows what it is, there would be two of us.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child = os.fork()
    if not child:
        _as_second(work, count, places, writing)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:

        def said() -> tuple[int, list[Told]] | None:
            message = pipe.read()
            return marshal.loads(message) if message else None

        try:
            yield places, said
        finally:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _as_second(
    work: Callable[[int], Told], count: int, places: "memoryview[int]", writing: int
) -> None:
    """Be the second process, to its end: nothing else of ours is to happen twice."""
    try:
        found: list[Told] = []
        at, size = count, 0
        while at > places[_OURS] and size < MOST:
            at -= 1
            places[_THEIRS] = at
            one = work(at)
            found.append(one)
            size += len(one) if isinstance(one, bytes) else 0
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(marshal.dumps((at, found[::-1])))
    finally:
        os._exit(0)
