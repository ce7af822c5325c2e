"""Sittings of somebody made up, with a mark in every answer that is found wherever it goes."""

import io
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from reflect import cli
from reflect.journal import Journal
from reflect.settings import Settings
from sheets import STONES

#: In every answer, and nowhere else in the house.
MARK = "kestrel"

#: The questions, by what they are asked in and what answers them.
KINDS = {
    "Which stone is it?": "text",
    "Is it heavy?": "yesno",
    "How is it carried?": "text",
    "How smooth is it?": "scale",
    "What is it called?": "line",
    "Where is it from?": "text",
    "How does Sam like it?": "scale",
    "What will be done with it?": "action",
    "Which others are there?": "list",
    "What else is there to say?": "text",
}

Tree = dict[str, bytes]
Tell = Callable[[], object]


class Somebody(io.StringIO):
    """Reads what is asked in plain lines and answers, all by the *seed*; pauses after a while."""

    def __init__(self, seed: object, answers: int, tell: Tell = lambda: None) -> None:
        super().__init__()
        self.heard = io.StringIO()
        self._random = random.Random(f"somebody {seed}")
        self._seed, self._tell = seed, tell
        self._left, self._count = answers, 0
        self._lines: list[str] = []

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        # Whoever asks for a line has kept all that was answered before.
        self._tell()
        if not self._lines:
            asked = self.heard.getvalue()
            self.heard.seek(0)
            self.heard.truncate()
            self._lines = self.answer(asked)
        return self._lines.pop(0) + "\n"

    def word(self) -> str:
        """A word with the mark that nobody else says."""
        self._count += 1
        return f"{MARK}-{self._seed}-{self._count}."

    def prose(self) -> list[str]:
        """Some sentences."""
        r = self._random
        more = ["word " * r.randint(1, 60) for _ in range(r.randint(0, 2))]
        return [self.word(), *more, "."]

    def answer(self, asked: str) -> list[str]:
        """The lines that answer what is *asked*."""
        asked = " ".join(asked.split())
        kind = next((kind for wording, kind in KINDS.items() if wording in asked), "")
        if not kind and "1. " in asked:
            return ["1"]  # how to go on
        self._left -= bool(kind)
        if self._left < 0:
            half = [f"half a {self.word()}"] if kind == "text" else []
            return [*half, self._random.choice([":pause", ":pause", ":enough"])]
        chance = self._random.random()
        if chance < 0.15:
            return [":back" if chance < 0.1 else ":nottoday"]
        return self.lines(kind)

    def lines(self, kind: str) -> list[str]:
        """An answer to a question of some *kind*; without one it is a word about the last one."""
        r = self._random
        typed: dict[str, Callable[[], list[str]]] = {
            "line": lambda: [self.word()],
            "scale": lambda: [str(r.randint(1, 5))],
            "yesno": lambda: [r.choice(["yes", "no"])],
            "list": lambda: [*(self.word() for _ in range(r.randint(1, 3))), "."],
            "action": lambda: [f"{self.word()} (by 2026-12-01)", "."],
        }
        return typed.get(kind, self.prose)()


def settle(home: Path) -> None:
    """Have a home with nothing but the worksheet."""
    plant(home, {"journal/worksheets/stones.md": STONES.encode()})


def sit(home: Path, somebody: Somebody, *, may_fail: bool = False) -> None:
    """One sitting: with what was begun, if there is something, else with a new entry."""
    begun = any(path.stat().st_size for path in (home / "journal").glob("2026/*.md"))
    new = ["new", "stones", "--about", "Sam", "--date", "2026-11-23T21:14:00+00:00"]
    command = ["resume", "latest"] if begun else new
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(home / "state"))
        patch.setattr(sys, "stdin", somebody)
        patch.setattr(sys, "stdout", io.StringIO())
        patch.setattr(sys, "stderr", somebody.heard)
        # However slow the machine is, the same autosaves are due in each run.
        patch.setattr("reflect.terminal.keyboard.monotonic", count(1, 0.3).__next__)
        code = cli.run(["--plain", "--journal", str(home / "journal"), *command])
    assert code == 0 or (may_fail and code == 1), somebody.heard.getvalue()


def tree(home: Path) -> Tree:
    """All files below *home* but locks and what a killed save leaves, by their paths."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and path.name != "lock" and not is_leftover(path)
    }


def is_leftover(path: Path) -> bool:
    """Whether a killed save may have left it."""
    return path.name.startswith(".~reflect-") and path.suffix == ".tmp"


def plant(home: Path, files: Tree) -> None:
    """Put *files* below *home* as they are."""
    for name, data in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)


@dataclass
class Steps:
    """The files there were, from one question to the next: first those when it was asked."""

    home: Path
    trees: list[list[Tree]] = field(default_factory=list)
    answers: list[set[object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.step()

    def step(self) -> None:
        """All there is now is acknowledged."""
        self.trees.append([tree(self.home)])
        self.answers.append(kept(self.home))

    def change(self) -> None:
        """Something was saved, and is not acknowledged yet."""
        self.trees[-1].append(tree(self.home))

    def wrong(self, acknowledged: int, now: Tree, *, links: bool = True) -> str:
        """What is neither old nor new after so many steps; nothing where all is well."""
        old, *new = self.trees[acknowledged]
        lasting = set(old).intersection(*new)
        for name in now.keys() | lasting:
            if now.get(name) == b"" and name not in old and not links:
                continue  # without links a name is taken before there is something to put there
            if now.get(name) not in [each.get(name) for each in (old, *new)]:
                return f"{name} is neither old nor new"
        if any(MARK in name for name in now):
            return "a file is called by an answer"
        return ""


def kept(home: Path) -> set[object]:
    """Which answers the program reads in the entries."""
    root = home / "journal"
    settings = Settings(journal=root, journal_from="", config=None, state=home / "state")
    return {
        answer.key
        for stored in Journal(settings)
        for answer in stored.entry.answers
        if answer.state != "open"
    }
