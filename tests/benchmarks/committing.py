"""An entry recorded in a history, in turn with `git add` and `git commit` of the same file."""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from reflect.history import History
from reflect.journal import Journal
from reflect.settings import Settings


def pairs(kept: Path, plain: Path, count: int) -> list[tuple[float, float]]:
    """Seconds for each: a change recorded in the journal *kept*, and committed in a copy of it."""
    journal = Journal(Settings.made(os.environ, kept))
    name = max(kept.glob("*/*.md")).relative_to(kept)
    found = list[tuple[float, float]]()
    for number in range(count + 1):
        seconds = list[float]()
        for root, act in ((kept, lambda: record(journal)), (plain, lambda: commit(plain, name))):
            with (root / name).open("a", encoding="utf-8") as entry:
                entry.write(f"\nFor the {number}th time.\n")
            begun = perf_counter()
            act()
            seconds.append(perf_counter() - begun)
        found.append((seconds[0], seconds[1]))
    return found[1:]  # the first has to import what runs git


def record(journal: Journal) -> None:
    """What a command does that has changed an entry, from the first call of git on."""
    History(journal).record()


def commit(folder: Path, name: Path) -> None:
    """What somebody types for it."""
    for command in (("add", str(name)), ("commit", "--quiet", "--message=an entry")):
        subprocess.run(["git", "-C", str(folder), *command], check=True, capture_output=True)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(pairs(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
