"""Processes timed in turn with a yardstick, and what is said of the pairs."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

#: Where the programs are that run in processes of their own.
HERE = Path(__file__).resolve().parent
#: In what the system counts memory; macOS says bytes.
UNIT = 1 if sys.platform == "darwin" else 1024
MIB = 1024 * 1024
#: However slow a row is: so many pairs it gets, and after so many seconds no more than these.
FEWEST, LONGEST = 3, 10.0

Command = Sequence[str]


class NotMeasured(Exception):
    """Something could not be timed, and why."""


class NoYardstick(NotMeasured):
    """What a row is compared with is not here."""


def median(figures: Sequence[float]) -> float:
    """The middle one; between two, the half of their sum."""
    ordered, half = sorted(figures), len(figures) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


@dataclass(frozen=True)
class Pairs:
    """Seconds of ours and of the yardstick, as they were measured one after the other."""

    ours: Sequence[float]
    yardstick: Sequence[float]
    #: At most, in MiB; 0 where it was not looked at.
    memory: float = 0.0

    @property
    def ratios(self) -> list[float]:
        """How many times as long ours took, in each pair."""
        return [ours / other for ours, other in zip(self.ours, self.yardstick, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the pairs, which is not that of all ours by that of all others."""
        return median(self.ratios)


@dataclass(frozen=True)
class Run:
    """How long a process took, and how much memory at most, in MiB.

    Linux counts what its parent had when it was born, so whoever measures should be small.
    """

    seconds: float
    memory: float


@dataclass(frozen=True)
class Bench:
    """Where processes are run: a home with nothing of anybody's, and how often each is."""

    home: Path
    journal: Path
    hundred: Path
    count: int

    @property
    def environment(self) -> dict[str, str]:
        """The environment of somebody who has this journal, and nothing else."""
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        folders = {f"XDG_{name}_HOME" for name in ("CONFIG", "STATE", "CACHE", "DATA")}
        return {
            **kept,
            **{name: str(self.home / name.lower()) for name in folders},
            "HOME": str(self.home),
            "REFLECT_JOURNAL": str(self.journal),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "TMPDIR": str(self.home),
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    @property
    def output(self) -> Path:
        """What the process that ran last put out; some tools are quicker where it is lost."""
        return self.home / "output"

    def run(
        self, command: Command, codes: Sequence[int] = (0,), more: Mapping[str, str] | None = None
    ) -> Run:
        """One run of a *command*, with *more* in its environment; raises NotMeasured."""
        write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        streams = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(self.output), write, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, str(self.home / "talk"), write, 0o600),
        ]
        environment = self.environment | dict(more or {})
        begun = perf_counter()
        process = os.posix_spawn(command[0], command, environment, file_actions=streams)
        _, status, used = os.wait4(process, 0)
        seconds = perf_counter() - begun
        code = os.waitstatus_to_exitcode(status)
        if code not in codes:
            raise NotMeasured(f"it ended with {code}")
        return Run(seconds, used.ru_maxrss * UNIT / MIB)

    def compared(self, ours: Command, yardstick: Command, *, codes: Sequence[int] = (0,)) -> Pairs:
        """Two commands, run in turn; *codes* are those with which the yardstick may end."""
        memory: list[float] = []

        def timed() -> float:
            run = self.run(ours)
            memory.append(run.memory)
            return run.seconds

        pairs = in_turn(timed, lambda: self.run(yardstick, codes).seconds, self.count)
        return Pairs(pairs.ours, pairs.yardstick, max(memory))


def in_turn(ours: Callable[[], float], yardstick: Callable[[], float], count: int) -> Pairs:
    """Both, one after the other, as often as it says or as there is time; the first is no figure."""
    ours(), yardstick()
    begun, pairs = perf_counter(), list[tuple[float, float]]()
    while len(pairs) < FEWEST or (len(pairs) < count and perf_counter() - begun < LONGEST):
        pairs.append((ours(), yardstick()))
    return Pairs(*zip(*pairs, strict=True))


def reflect(*arguments: str) -> list[str]:
    """The command that starts reflect."""
    return [sys.executable, "-m", "reflect", *arguments]


#: Python itself, with nothing to do.
BARE = [sys.executable, "-c", "pass"]
