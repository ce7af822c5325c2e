"""What is measured: each row with its yardstick, and how many times as long it may take."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import sleep

from corpus import COMMON, RARE
from prompts import first_question, next_question
from timing import Bench, NotMeasured, Pairs, reflect

#: What any of them may take, in MiB.
MOST_MEMORY = 80
#: A line of a table in Markdown that also lines up where nobody draws it.
LINE = "| {:26} | {:27} | {:7} | {:5} | {:13} | {:>7} | {:>3} | {}"
HEAD = LINE.format("", "in turn with", "at most", "times", "from – to", "ms", "MiB", "")
HEAD += "\n" + "|---" * HEAD.count("|")
#: Python itself, with nothing to do; as it reads every file; and ourselves with less to do.
BARE = (sys.executable, "-c", "pass")
READ_ALL = """import os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            file.read()
"""
READER = (sys.executable, "-c", READ_ALL, "{home}/journal")
OF_100 = reflect("list", "--journal", "{home}/hundred")
RATINGS = reflect("ratings", "--journal", "{home}/journal")


@dataclass(frozen=True)
class Row:
    """One thing that people wait for."""

    what: str
    yardstick: str
    most: float
    measure: Callable[[Bench], Pairs]


@dataclass(frozen=True)
class Result:
    """A row as it was measured, and what is more than it may be, or the reason why it was not."""

    row: Row
    pairs: Pairs | None
    trouble: str

    @classmethod
    def of(cls, row: Row, bench: Bench) -> "Result":
        """The result of measuring a row."""
        try:
            pairs = row.measure(bench)
        except NotMeasured as none:
            return cls(row, None, str(none))
        over = [f"{pairs.ratio:.2f} x"] * (pairs.ratio > row.most)
        over += [f"{pairs.memory:.0f} MiB"] * (pairs.memory > MOST_MEMORY)
        return cls(row, pairs, " and ".join(over))

    def __str__(self) -> str:
        figures: tuple[object, ...] = ("", "", "", "")
        if self.pairs:
            extent = f"{min(self.pairs.ratios):.2f} – {max(self.pairs.ratios):.2f}"
            memory = f"{self.pairs.memory:.0f}" if self.pairs.memory else ""
            milliseconds = f"{median(self.pairs.ours) * 1000:.1f}"
            figures = (f"{self.pairs.ratio:.2f}", extent, milliseconds, memory)
        over = f"over: {self.trouble}" if self.trouble else ""
        return LINE.format(self.row.what, self.row.yardstick, self.row.most, *figures, over)


def against(yardstick: Sequence[str], *command: str, **more: str) -> Callable[[Bench], Pairs]:
    """A *command* of reflect in turn with a *yardstick*, in which {home} is the bench's."""

    def measure(bench: Bench) -> Pairs:
        tool = shutil.which(yardstick[0])
        if not tool:
            raise NotMeasured(f"there is no {yardstick[0]} here")
        rest = (word.format(home=bench.home) for word in yardstick[1:])
        return bench.compared(reflect(*command), (tool, *rest), **more)

    return measure


def ripgrep(word: str) -> Sequence[str]:
    """A search for a *word* on one core."""
    return ("rg", "--no-config", "-j1", word, "{home}/journal")


def line(bench: Bench) -> Pairs:
    """The line for a prompt, in a journal that nobody has changed in the last seconds."""
    sleep(2.1)
    return against(BARE, "next", "--line")(bench)


def saved(bench: Bench) -> Pairs:
    """An answer kept in an entry, in turn with the least that keeps a file safe."""
    entry = bench.home / "saved" / "2026" / "2026-01-01-daily.md"
    entry.parent.mkdir(parents=True)
    shutil.copy(max(bench.journal.glob("*/*-daily.md")), entry)
    # In a process of its own, as all that grows large.
    call = [sys.executable, Path(__file__).with_name("saving.py"), entry, str(20 * bench.count)]
    told = subprocess.check_output(call, env=bench.environment)
    return Pairs(*zip(*json.loads(told), strict=True))


JSON = ("--format", "json")
PYTHON, READING, RG = "`python -c pass`", "Python reading all files", "`rg -j1`"
ASKING = "`questionary.text`"
ROWS = (
    Row("`--version`", PYTHON, 1.6, against(BARE, "--version")),
    Row("`next --line`, in a prompt", PYTHON, 2.5, line),
    Row("`list`, the last 20", PYTHON, 10, against(BARE, "list")),
    Row("`list`, the last 20", "itself, of 100 entries", 1.15, against(OF_100, "list")),
    Row("the same as JSON", PYTHON, 7, against(BARE, "list", "--limit", "20", *JSON)),
    Row("all as JSON", READING, 4, against(READER, "list", *JSON)),
    Row("`compare`, two runs", PYTHON, 14, against(BARE, "compare")),
    Row("`search`, a rare word", RG, 5, against(ripgrep(RARE), "search", RARE, *JSON)),
    Row("`search`, a common word", RG, 2.5, against(ripgrep(COMMON), "search", COMMON, *JSON)),
    Row("`ratings`, all runs", READING, 13, against(READER, "ratings")),
    Row("`plan`, the newest 50", "`ratings`", 1.4, against(RATINGS, "plan", "--list")),
    Row("`next`", "`ratings`", 1.4, against(RATINGS, "next")),
    Row("`timeline`, one question", PYTHON, 25, against(BARE, "timeline", "night-hope")),
    Row("`check`, nothing wrong", READING, 20, against(READER, "check")),
    Row("`new`, until one can write", ASKING, 1.4, first_question),
    Row("Enter, answer saved", f"{ASKING}, unsaved", 1.1, next_question),
    Row("saving an entry of 8 KB", "write, fsync, rename, fsync", 3, saved),
    Row(
        "Tab for a worksheet's name", PYTHON, 8, against(BARE, "new", "dai", _REFLECT_COMPLETE="1")
    ),
)
