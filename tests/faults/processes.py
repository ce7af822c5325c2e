"""Processes that do a part of the work, or that end in the middle of it."""

import errno
import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pytest

Job = TypeVar("Job")
Result = TypeVar("Result")

#: What a save does, by the names the `os` module has for it.
CALLS = ("open", "write", "fsync", "close", "chmod", "link", "rename", "replace", "unlink", "mkdir")


class Count:
    """Counts the moments before and after each call of the system, and ends at one of them."""

    def __init__(self, last: int = 0, *, torn: bool = False, links: bool = True) -> None:
        self.moments = 0
        self.links = links
        self._last, self._torn = last, torn

    def begin(self) -> None:
        """Stand between the program and the system from now on, in this process."""
        for name in CALLS:
            setattr(os, name, self._counted(name, getattr(os, name)))

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self._pass()
            if name == "write" and self._torn:
                given = (given[0], memoryview(given[1])[: max(100, len(given[1]) // 2)])
            if name == "link" and not self.links:
                raise OSError(errno.EPERM, os.strerror(errno.EPERM))
            done = real(*given, **named)
            self._pass()
            return done

        return call

    def _pass(self) -> None:
        self.moments += 1
        if self.moments == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def after_each_change(tell: Callable[[], object]) -> pytest.MonkeyPatch:
    """Tell whenever a name means another file, until it is undone."""
    patch = pytest.MonkeyPatch()

    def telling(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            done = real(*given, **named)
            tell()
            return done

        return call

    for name in ("link", "rename", "replace", "unlink"):
        patch.setattr(os, name, telling(getattr(os, name)))
    return patch


def child(action: Callable[[], object]) -> int:
    """The id of a process that does *action*, and ends with 0 if nothing was raised."""
    process = os.fork()
    if process:
        return process
    try:
        action()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


def end_of(process: int) -> int:
    """The exit code of a process, below 0 the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def shared_out(
    jobs: Sequence[Job], work: Callable[[Job], Result], *, each_core: int = 1
) -> list[Result]:
    """What *work* makes of each of the *jobs*, in as many processes as there are cores."""
    workers = each_core * (os.cpu_count() or 1)
    pipes = []
    for number in range(workers):
        receive, send = os.pipe()

        def act(send: int = send, number: int = number) -> None:
            with os.fdopen(send, "wb") as out:
                # Nothing here is so old that it need be looked at again, or copied for that.
                gc.freeze()
                pickle.dump([work(job) for job in jobs[number::workers]], out)

        pipes.append((child(act), receive))
        os.close(send)
    results: list[Result] = []
    for process, receive in pipes:
        with os.fdopen(receive, "rb") as answers:
            data = answers.read()
        assert end_of(process) == 0, "a worker failed; it said why above"
        results += pickle.loads(data)
    return results
