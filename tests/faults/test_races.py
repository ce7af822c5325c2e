"""Two processes go on with one entry, and an editor saves in between: both texts are there."""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from processes import Figures, results, shared_out
from sittings import KINDS, MARK, Somebody, settle, sit

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(3600)]

QUESTIONS = 8
EDITS = 6


def spin(r: random.Random, most: int) -> None:
    """Be busy for a while, another one each time."""
    for _ in range(r.randint(0, most)):
        pass


class Hasty(Somebody):
    """Answers every question in words of their own, once, and tells when that is kept."""

    def __init__(
        self, name: str, seed: int, tell: Callable[[str], None], questions: int = QUESTIONS
    ) -> None:
        super().__init__(f"{name}{seed}", questions)
        self._kept, self._said = tell, ""

    def answer(self, asked: str) -> list[str]:
        if self._said:
            self._kept(self._said)
        spin(self._random, 200_000)
        lines = self._lines_for(" ".join(asked.split()))
        self._said = next((line for line in lines if line.startswith(MARK)), "")
        return lines

    def _lines_for(self, asked: str) -> list[str]:
        kind = next((kind for wording, kind in KINDS.items() if wording in asked), "")
        if not kind and "1. " in asked:
            return ["1"]
        self._left -= bool(kind)
        if kind == "line" and "You have already answered" in asked:
            return [""]  # what was seen and is written over is not lost but changed
        return self.lines(kind) if self._left >= 0 else [":pause"]


class Save(NamedTuple):
    """What was written, when its writer had looked at the file last, and when it was there."""

    looked: int
    done: int
    text: str

    def meets(self, others: list["Save"]) -> bool:
        """Whether one of the *others* fell between that look and this moment."""
        return any(self.looked < each.done and each.looked < self.done for each in others)


@dataclass
class Log:
    """What a process did, and when."""

    saves: list[Save] = field(default_factory=list)
    #: Texts that were known to be kept.
    kept: list[str] = field(default_factory=list)


@contextmanager
def watched() -> Iterator[Log]:
    """A log of the entries that this process saves."""
    log, looked = Log(), 0
    read, replace = os.open, os.replace

    def looking(path: Any, flags: int, *more: Any, **named: Any) -> int:
        nonlocal looked
        if not flags & os.O_CREAT:
            looked = time.monotonic_ns()
        return read(path, flags, *more, **named)

    def saving(old: Any, new: Any) -> None:
        text = Path(old).read_text(encoding="utf-8")
        replace(old, new)
        if Path(new).suffix == ".md":
            log.saves.append(Save(looked, time.monotonic_ns(), text))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", looking)
        patch.setattr(os, "replace", saving)
        yield log


def goes_on(home: Path, name: str, seed: int) -> Log:
    """Go on with the entry, and log it."""
    with watched() as log:
        # Where an editor is too quick for a save it says so, and ends with the answer put aside.
        sit(home, Hasty(name, seed, log.kept.append), may_fail=True)
    return log


def edits(path: Path, seed: int, *, in_place: bool, busy: int = 600_000) -> Log:
    """Write a line below an answer, again and again, as an editor does that looks first."""
    r, log = random.Random(f"editor {seed}"), Log()
    for number in range(EDITS):
        spin(r, busy)
        looked = time.monotonic_ns()
        text = path.read_text(encoding="utf-8")
        word = f"{MARK}-editor{seed}-{number}."
        changed = text.replace("<!-- q: which -->\n\n", f"<!-- q: which -->\n\n{word}\n\n", 1)
        if changed == text:
            continue
        if in_place:
            path.write_text(changed, encoding="utf-8")
        else:
            beside = path.with_name("4913~")
            beside.write_text(changed, encoding="utf-8")
            beside.replace(path)
        log.saves.append(Save(looked, time.monotonic_ns(), changed))
        log.kept.append(word)
    return log


def in_the_window(text: str, ours: list[Save], theirs: list[Save]) -> bool:
    """Whether a *text* was lost where one of us wrote between a look and a save of one of them.

    Sittings hold a lock against each other: only an editor and a sitting meet so. A text is lost
    between the last save that has it and the next one.
    """
    saves = sorted([*ours, *theirs], key=lambda save: save.done)
    had = [number for number, save in enumerate(saves) if text in save.text]
    around = saves[had[-1] : had[-1] + 2] if had else []
    return any(save.meets(theirs if save in ours else ours) for save in around)


@dataclass
class Outcome:
    """How many texts were kept, and what became of them."""

    kept: int = 0
    #: Written over between a last look and a rename: nobody can see an editor that takes no lock.
    window: int = 0
    lost: list[str] = field(default_factory=list)


RACES = {
    "two sittings": (2, []),
    "two sittings, an editor that renames": (2, [False]),
    "two sittings, an editor in place": (2, [True]),
    "one sitting, an editor in place": (1, [True]),
}


def race(home: Path, kind: str, seed: int) -> Outcome:
    """One race, and what it cost."""
    settle(home)
    sit(home, Hasty("earlier", seed, lambda _: None, questions=1))
    sittings, editors = RACES[kind]
    [path] = home.glob("journal/2026/*.md")
    logs = results(
        [
            *(partial(goes_on, home, "ab"[n], seed) for n in range(sittings)),
            *(partial(edits, path, seed, in_place=each) for each in editors),
        ]
    )
    there = "".join(p.read_text(encoding="utf-8") for p in home.glob("journal/2026/*.md"))
    outcome = Outcome()
    sides = [[s for log in some for s in log.saves] for some in (logs[:sittings], logs[sittings:])]
    for text in (text for log in logs for text in log.kept):
        outcome.kept += 1
        if text not in there and in_the_window(text, *sides):
            outcome.window += 1
        elif text not in there:
            outcome.lost.append(f"{kind}, seed {seed}: {text}")
    shutil.rmtree(home)
    return outcome


def test_of_two_who_write_at_once_both_are_kept(
    forks: None, memory: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    races = sized(100, 1_000)
    jobs = [(kind, seed) for seed in range(races // len(RACES)) for kind in RACES]

    outcomes = shared_out(jobs, lambda job: race(memory / f"{hash(job)}", *job))

    lost = [what for outcome in outcomes for what in outcome.lost]
    figures(
        f"races: {len(jobs):,} (seeds from 0), {sum(o.kept for o in outcomes):,} texts kept, "
        f"{len(lost)} lost; {sum(o.window for o in outcomes)} written over by or under an editor "
        "in the instant that no lock guards"
    )
    assert not lost, "\n".join(lost[:20])
    window, kept = (sum(getattr(o, name) for o in outcomes) for name in ("window", "kept"))
    assert kept > 15 * len(jobs)
    assert window < kept / 20, "that instant has become long"
