"""What all sweeps share: processes that do a part of the work, or end in the middle of it."""

import errno
import gc
import os
import pickle
import signal
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

import pytest

from forked import child, end_of

Job = TypeVar("Job")
Result = TypeVar("Result")
#: Takes a line for the end of the run.
Figures = Callable[[str], None]

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


class Teller:
    """A process that does *action*, which is given what tells some bytes to this one."""

    def __init__(self, action: Callable[[Callable[[bytes], object]], object]) -> None:
        self._said, send = os.pipe()
        write = os.write  # which the action may replace
        self.process = child(lambda: action(lambda data: write(send, data)))
        os.close(send)

    def ended(self) -> tuple[int, bytes]:
        """Its exit code, and all that it has told."""
        with os.fdopen(self._said, "rb") as said:
            data = said.read()
        return end_of(self.process), data


def results(actions: Iterable[Callable[[], Result]]) -> list[Result]:
    """What each of the *actions* gives, in processes of their own that begin together."""
    gate, opening = os.pipe()

    def act(action: Callable[[], Result], tell: Callable[[bytes], object]) -> None:
        os.close(opening)
        os.read(gate, 1)
        # Nothing here is so old that it need be looked at again, or copied for that.
        gc.freeze()
        tell(pickle.dumps(action()))

    tellers = [Teller(partial(act, action)) for action in actions]
    os.close(opening)
    found = [teller.ended() for teller in tellers]
    os.close(gate)
    assert not any(code for code, _ in found), "a process failed; it said why above"
    return [pickle.loads(data) for _, data in found]


def shared_out(
    jobs: Sequence[Job], work: Callable[[Job], Result], *, each_core: int = 1
) -> list[Result]:
    """What *work* makes of each of the *jobs*, in as many processes as there are cores."""
    workers = each_core * (os.cpu_count() or 1)
    shares = [jobs[number::workers] for number in range(workers)]
    done = results(partial(lambda share: [work(job) for job in share], share) for share in shares)
    return [result for share in done for result in share]
