"""What is measured: each row with its yardstick, what it may take, and what it aims at."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from histories import edited, recorded
from prompts import first_editable, first_words, next_question
from timing import (
    BARE,
    HERE,
    Bench,
    Command,
    NotMeasured,
    NoYardstick,
    Pairs,
    in_turn,
    reflect,
)
from writer import COMMON, MARKS, RARE

#: What any of them may take, in MiB, and what is aimed at.
MOST_MEMORY, LITTLE_MEMORY = 80.0, 40.0

READ_ALL = """import os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            file.read()
"""
COMPLETING = {"_REFLECT_COMPLETE": "1"}


@dataclass(frozen=True)
class Row:
    """One thing that people wait for. Nothing is allowed, or aimed at, where it is 0."""

    what: str
    yardstick: str
    most: float
    aim: float
    measure: Callable[[Bench], Pairs]

    def measured(self, bench: Bench) -> "Result":
        """What comes of it, if only a reason why nothing does."""
        try:
            return Result(self, self.measure(bench))
        except NotMeasured as none:
            return Result(self, None, str(none), is_excused=isinstance(none, NoYardstick))


@dataclass(frozen=True)
class Result:
    """A row as it was measured, or why it was not."""

    row: Row
    pairs: Pairs | None
    reason: str = ""
    #: Whether it is not our fault that there are no figures.
    is_excused: bool = False

    @property
    def holds(self) -> bool:
        """Whether it took no more than it may."""
        if not self.pairs:
            return self.is_excused
        is_quick = not self.row.most or self.pairs.ratio <= self.row.most
        return is_quick and self.pairs.memory <= MOST_MEMORY


def found(tool: str) -> str:
    """Where a *tool* is; raises NoYardstick."""
    path = shutil.which(tool)
    if not path:
        raise NoYardstick(f"there is no {tool} here")
    return path


def against_python(*arguments: str) -> Callable[[Bench], Pairs]:
    """A command of reflect, in turn with Python that does nothing."""
    return lambda bench: bench.compared(reflect(*arguments), BARE)


def against_search(ours: Sequence[str], *pattern: str) -> Callable[[Bench], Pairs]:
    """A command of reflect, in turn with ripgrep that looks through the same files."""

    def measure(bench: Bench) -> Pairs:
        search = [found("rg"), "--no-config", "-j1", *pattern, str(bench.journal)]
        return bench.compared(reflect(*ours), search)

    return measure


def listed_beside_hundred(bench: Bench) -> Pairs:
    """The list of many, in turn with the list of a hundred."""
    hundred = reflect("list", "--journal", str(bench.hundred))
    return bench.compared(reflect("list"), hundred)


def all_listed(bench: Bench) -> Pairs:
    """All entries as JSON, in turn with a process that reads their files."""
    reader: Command = [sys.executable, "-c", READ_ALL, str(bench.journal)]
    return bench.compared(reflect("list", "--format", "json"), reader)


def completed(bench: Bench) -> Pairs:
    """What a shell asks when somebody presses Tab after `reflect new dai`."""
    memory: list[float] = []

    def ours() -> float:
        run = bench.run(reflect("new", "dai"), more=COMPLETING)
        if b"daily" not in bench.output.read_bytes():
            raise NotMeasured("no name came back")
        memory.append(run.memory)
        return run.seconds

    pairs = in_turn(ours, lambda: bench.run(BARE).seconds, bench.count)
    return Pairs(pairs.ours, pairs.yardstick, max(memory))


def saved(bench: Bench) -> Pairs:
    """An answer kept in an entry, in turn with the least that keeps a file safe."""
    entry = bench.home / "saved" / "2026" / "2026-01-01-daily.md"
    entry.parent.mkdir(parents=True)
    shutil.copy(max(bench.journal.glob("*/*-daily.md")), entry)
    done = subprocess.run(
        [sys.executable, HERE / "saving.py", entry, str(20 * bench.count)],
        env=bench.environment | {"REFLECT_JOURNAL": str(entry.parents[1])},
        capture_output=True,
        text=True,
    )
    shutil.rmtree(entry.parents[1])
    if done.returncode:
        raise NotMeasured(done.stderr.strip().rpartition("\n")[2])
    return Pairs(*zip(*json.loads(done.stdout), strict=True))


JSON = ("--format", "json")
PYTHON, ASKING = "`python -c pass`", "`questionary.text`"
COMMITTING = "`git add`, `git commit`"
ANY_MARK = f"<!-- q: ({'|'.join(MARKS)}) -->"

ROWS = (
    Row("`--version`", PYTHON, 1.5, 1.1, against_python("--version")),
    Row("`list`, the last 20", PYTHON, 13, 8, against_python("list")),
    Row("`list`, the last 20", "itself, of 100 entries", 1.15, 0, listed_beside_hundred),
    Row("the same as JSON", PYTHON, 8, 6, against_python("list", "--limit", "20", *JSON)),
    Row("`list --format json`, all", "Python that reads all files", 4, 2, all_listed),
    Row(
        "`search`, a rare word, JSON",
        "`rg -j1`",
        2.6,
        1.0,
        against_search(["search", RARE, *JSON], RARE),
    ),
    Row(
        "`search`, a common word, the first 20, JSON",
        "`rg -j1`",
        1.2,
        0.8,
        against_search(["search", COMMON, *JSON], COMMON),
    ),
    Row("`compare`, two runs", PYTHON, 15, 10, against_python("compare")),
    Row(
        "`ratings`, all runs",
        "`rg -j1 -A2` for the marks",
        3.5,
        1.5,
        against_search(["ratings"], "-A2", ANY_MARK),
    ),
    Row("`new`, until one can write", ASKING, 1.4, 1.05, first_editable),
    Row("`new`, until one can read the question", ASKING, 0, 0.6, first_words),
    Row("Enter, until the next question, saved", f"{ASKING}, not saved", 1.1, 0.4, next_question),
    Row("saving an entry of 8 KB", "write, fsync, rename, fsync", 3, 1.3, saved),
    Row("completing a worksheet's name", PYTHON, 8, 2, completed),
    Row("a change into the history", COMMITTING, 1.6, 0, recorded),
    Row("`edit`, with that at its end", COMMITTING, 4, 0, edited),
)
