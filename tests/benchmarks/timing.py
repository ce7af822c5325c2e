"""Processes timed in turn with a yardstick; what counts is the median of the pairs' ratios."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

#: What the system counts memory in, by MiB; macOS says bytes, others KiB.
UNIT = (1 if sys.platform == "darwin" else 1024) / 1024**2


class NotMeasured(Exception):
    """Why something could not be timed."""


@dataclass(frozen=True)
class Pairs:
    """Seconds of ours and of the yardstick, measured one after the other."""

    ours: Sequence[float]
    yardstick: Sequence[float]
    #: The most that any of ours took, in MiB; 0 where that is not known.
    memory: float = 0.0

    @property
    def ratios(self) -> list[float]:
        """How many times as long ours took, in each pair."""
        return [ours / other for ours, other in zip(self.ours, self.yardstick, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the pairs, which is not that of all ours by that of all others."""
        return median(self.ratios)


def reflect(*arguments: str) -> tuple[str, ...]:
    """The command that starts reflect."""
    return (sys.executable, "-m", "reflect", *arguments)


@dataclass
class Bench:
    """A home with nothing of anybody's but two journals, where *count* pairs are run of each row."""

    home: Path
    count: int
    #: The most memory that any of our processes took in a row, in MiB.
    memory: float = 0.0

    @property
    def journal(self) -> Path:
        """The journal of a lifetime; `hundred` beside it has a hundred entries."""
        return self.home / "journal"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of somebody who has this journal, and nothing else."""
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        places = {"HOME": self.home, "TMPDIR": self.home, "REFLECT_JOURNAL": self.journal}
        places |= {f"XDG_{name}_HOME": self.home / name for name in ("CONFIG", "STATE")}
        told = {"LANG": "C.UTF-8", "TERM": "xterm-256color"}
        return kept | told | {name: str(place) for name, place in places.items()}

    def run(self, command: Sequence[str], **more: str) -> float:
        """The seconds that a *command* takes, with *more* in its environment; raises NotMeasured.

        Its output is in the file `output`: some tools are quicker where it is lost. Linux counts as
        its memory what its parent had, so whoever measures should be small.
        """
        write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        streams = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(self.home / "output"), write, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, str(self.home / "talk"), write, 0o600),
        ]
        environment = self.environment | more
        begun = perf_counter()
        process = os.posix_spawn(command[0], command, environment, file_actions=streams)
        _, status, used = os.wait4(process, 0)
        seconds = perf_counter() - begun
        if code := os.waitstatus_to_exitcode(status):
            raise NotMeasured(f"it ended with {code}")
        if command[: len(reflect())] == reflect():
            self.memory = max(self.memory, used.ru_maxrss * UNIT)
        return seconds

    def compared(self, ours: Sequence[str], yardstick: Sequence[str], **more: str) -> Pairs:
        """Two commands, run in turn; *more* is in the environment of both."""
        return self.in_turn(lambda: self.run(ours, **more), lambda: self.run(yardstick, **more))

    def in_turn(self, ours: Callable[[], float], yardstick: Callable[[], float]) -> Pairs:
        """Both in turn, as often as it says; the first pair is no figure."""
        self.memory = 0.0
        ours(), yardstick()
        pairs = [(ours(), yardstick()) for _ in range(self.count)]
        return Pairs(*zip(*pairs, strict=True), memory=self.memory)
