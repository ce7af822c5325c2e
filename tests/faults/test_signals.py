"""A whole run in a terminal ends at any keystroke; no finished answer is gone, no half one either."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="Windows has no terminals of this kind")

from display import HANGS, Watched
from processes import Figures, shared_out
from sittings import MARK, plant
from stories import environment

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(7200)]

CLOSED = 0
#: What ends a run, and whether it can be heeded.
ENDS = {
    "SIGINT": (signal.SIGINT, True),
    "SIGTERM": (signal.SIGTERM, True),
    "SIGHUP": (signal.SIGHUP, True),
    "closed": (CLOSED, True),
    "SIGKILL": (signal.SIGKILL, False),
    "SIGQUIT": (signal.SIGQUIT, False),
    "SIGSEGV": (signal.SIGSEGV, False),
}
#: With so many letters the beginning of an answer can be told from all else on the screen.
SHORTEST = 3
#: How old half a sentence may be that is not kept, and what a busy machine adds to that.
OLDEST = 1.0 + 0.3

SHEET = """---
id: pebbles
title: Pebbles
---

## Shore {#shore}

- What says the first pebble? {#first}
- How round is the second pebble? [1-10: flat ... round] {#second}
  - if answered: What made the third pebble round? {#third}
- What says the fourth pebble? {#fourth}
- What says the fifth pebble? {#fifth}
"""
WORDINGS = ("first pebble?", "second pebble?", "third pebble", "fourth pebble?", "fifth pebble?")


@dataclass(frozen=True)
class Plan:
    """What somebody types, and where it ends."""

    seed: int

    @property
    def random(self) -> random.Random:
        return random.Random(f"signals {self.seed}")

    @property
    def end(self) -> str:
        return list(ENDS)[self.seed % len(ENDS)]

    @property
    def answers(self) -> list[str]:
        """All prose but the second."""
        texts = [f"{MARK} {self.seed} {n} words and words" for n in range(len(WORDINGS))]
        return [texts[0], "7", *texts[2:]]

    @property
    def keys(self) -> list[tuple[int, str]]:
        """Each key, with the number of the question it is for."""
        done = {n: "\r" if n == 1 else "\x04" for n in range(len(WORDINGS))}
        return [(n, key) for n, text in enumerate(self.answers) for key in [*text, done[n]]]


@dataclass
class Screen:
    """What was seen of the answer that is being typed, and since when."""

    question: int = 0
    shown: list[tuple[float, str]] | None = None

    def look(self, text: str, answer: str) -> None:
        """Note how much of the *answer* can be seen."""
        # The first letters alone stand in other words of the screen too.
        lengths = range(len(answer), SHORTEST - 1, -1)
        length = next((n for n in lengths if answer[:n].rstrip() in text), 0)
        self.shown = [*(self.shown or []), (time.monotonic(), answer[:length].rstrip())]

    def sure(self, now: float, *, heeded: bool) -> str:
        """What has to be kept: all that can be seen, or all that could be seen a second ago."""
        oldest = now if heeded else now - OLDEST
        seen = [part for moment, part in self.shown or [] if moment <= oldest]
        return max(seen, key=len, default="")


def typed(person: Watched, plan: Plan, screen: Screen) -> float:
    """Type to the end of the plan, or to where it stops; gives the time when it did."""
    r = plan.random
    stop = r.randrange(len(plan.keys))
    for question, key in plan.keys[:stop]:
        if question != screen.question:
            assert person.shows(WORDINGS[question]), person.display.text
            screen.question, screen.shown = question, None
        person.types(key)
        if r.random() < 0.7:
            person.looks(r.choice([0.0, 0.01, 0.05]))
        screen.look(person.display.text, plan.answers[question])
    linger = r.choice([0.0, 0.05, 1.6, 2.2]) * r.random()
    end = time.monotonic() + linger
    while (left := end - time.monotonic()) > 0:
        person.looks(left)
        screen.look(person.display.text, plan.answers[screen.question])
    return time.monotonic()


def entry(home: Path) -> str:
    return "".join(
        p.read_text("utf-8")
        for p in (home / "journal").glob("*/*.md")
        if p.parent.name != "worksheets"
    )


def offered(home: Path, half: str, question: int) -> bool:
    """Whether `resume` leads to the question, with half an answer in its field."""
    person = Watched("resume", environment=environment(home), folder=home)
    try:
        if not person.waits(lambda text: "continue" in text or "nothing to finish" in text):
            return False
        person.types("\r")
        person.shows(WORDINGS[question], 5)
        return person.shows(half, 2)
    finally:
        person.kill()


def ended(plan: Plan, home: Path) -> str:
    """What is wrong after a run that was ended; nothing where all is well."""
    plant(home, {"journal/worksheets/pebbles.md": SHEET.encode(), "tmp/.keep": b""})
    person = Watched("new", "pebbles", environment=environment(home), folder=home)
    screen = Screen()
    try:
        assert person.shows(WORDINGS[0]), person.display.text
        now = typed(person, plan, screen)
        told = Path(f"/proc/{person.process.pid}/cmdline")
        if told.exists() and MARK in told.read_text("utf-8"):
            return "the list of processes tells an answer"
        number, heeded = ENDS[plan.end]
        person.close() if number == CLOSED else os.kill(person.process.pid, number)
        code, dumped = person.ends()
    except BaseException:
        person.kill()
        raise
    if code == HANGS:
        return "it did not end"
    if dumped or list(home.glob("core*")):
        return "its memory was kept"
    if plan.end in ("SIGINT", "SIGTERM", "SIGHUP") and (what := untidy(person, code, number)):
        return what
    return lost(plan, screen, home, screen.sure(now, heeded=heeded)) or traces(home)


def untidy(person: Watched, code: int, number: int) -> str:
    """What a run leaves on the screen that it should not."""
    if code != 128 + number:
        return f"the exit code is {code}"
    if person.display.is_alternate:
        return "the curtain is not drawn"
    behind = person.seen.rpartition(b"\x1b[?1049l")[2]
    return "an answer stays on the screen" if MARK.encode() in behind else ""


def lost(plan: Plan, screen: Screen, home: Path, half: str) -> str:
    """What is gone: a finished answer, or more of a half one than its last second."""
    there = entry(home)
    for number, answer in enumerate(plan.answers[: screen.question]):
        if (f"\n{answer} / 10\n" if number == 1 else f"\n{answer}\n") not in there:
            return f"answer {number} is gone"
    if screen.question == 1 or not half or half in there:
        return ""  # a number is too short to be told from others
    if not offered(home, half, screen.question):
        return f"half of answer {screen.question} is gone: {len(half)} letters"
    return ""


def traces(home: Path) -> str:
    """Where an answer stands that it should not."""
    names = [str(path) for path in home.rglob("*")]
    if any(MARK in name for name in names) or len(list((home / "tmp").iterdir())) > 1:
        return "a file tells an answer, or a temporary one stayed"
    return ""


def test_no_end_of_a_run_costs_what_was_typed(
    forks: None, memory: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    plans = [Plan(seed) for seed in range(sized(105, 1_050))]

    def work(plan: Plan) -> str:
        home = memory / str(plan.seed)
        try:
            what = ended(plan, home)
        except AssertionError as stuck:
            what = f"it got stuck: {stuck}"
        shutil.rmtree(home, ignore_errors=True)
        return what and f"seed {plan.seed}, {plan.end}: {what}"

    lost = [what for what in shared_out(plans, work, each_core=2) if what]
    figures(
        f"ends of runs: {len(plans):,} ({', '.join(ENDS)}; seeds from 0), {len(lost)} lost or told"
    )
    assert not lost, "\n".join(lost[:40])
