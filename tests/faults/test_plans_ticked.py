"""A plan's boxes are ticked while the system fails, the power does, or an editor saves beside it."""

import errno
import io
import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from processes import Count, Figures, Teller, results, shared_out
from sittings import MARK, Tree, plant, tree
from test_races import Log, edits, in_the_window, spin, watched

from reflect import cli
from reflect.journal import Journal, plans
from reflect.journal.runs import Selection
from reflect.settings import Settings
from sheets import PLANS

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(3600)]

SHEET = {"journal/worksheets/plans.md": PLANS.encode()}
#: The same words planned three times, and some that nobody asks about.
PAGE = """---
worksheet: plans
date: {day}T20:00:00
status: complete
---

### What did I notice?
<!-- q: which -->

{mark}-noticed.

### What will I do?
<!-- q: deeds -->

- [ ] {mark}-other (by 2026-12-01)
- [ ] {mark}-ring, not text
"""
DAYS = ("2026-01-01", "2026-02-01", "2026-03-01")
FILES = {f"journal/{day}.md": PAGE.format(day=day, mark=MARK).encode() for day in DAYS}
OLD: Tree = SHEET | FILES
BOX = f"] {MARK}-ring".encode()
#: Each verb, what is behind it, and what it makes of a box.
VERBS = {"done": ((), b"[x"), "let-go": ((), b"[-"), "later": (("2027-01-01",), b"[ ")}


def new(verb: str) -> Tree:
    """The files once it is done; another day is that of the plan's newest box alone."""
    ticked = {name: data.replace(b"[ " + BOX, VERBS[verb][1] + BOX) for name, data in FILES.items()}
    if verb == "later":
        newest = f"journal/{DAYS[-1]}.md"
        ticked[newest] = FILES[newest].replace(b", not text", b", not text (by 2027-01-01)")
    return SHEET | ticked


def code_of(home: Path) -> str:
    """The code of the plan to ring."""
    found = plans.every(journal(home), Selection())
    return next(plan.code for plan in found if "ring" in plan.action.text)


def journal(home: Path) -> Journal:
    return Journal(Settings(journal=home / "journal", journal_from="", config=None, state=None))


def said(home: Path, verb: str, code: str) -> tuple[int, str]:
    """What a verb of `plan` ends with in this process, and all that it says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(home / "state"))
        streams = io.StringIO()
        patch.setattr(sys, "stdout", streams)
        patch.setattr(sys, "stderr", streams)
        command = ["plan", verb, code, *VERBS.get(verb, ((), b""))[0]]
        ended = cli.run(["--plain", "--journal", str(home / "journal"), *command])
    return ended, streams.getvalue()


class Refusal(Count):
    """Has one call that writes fail, or all of them from then on."""

    def __init__(self, last: int, *, for_ever: bool) -> None:
        super().__init__(last)
        self._for_ever = for_ever

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        # An entry that cannot be read is left out by every command, and `check` names it.
        return real if name in ("open", "close") else super()._counted(name, real)

    def _pass(self) -> None:
        self.moments += 1
        if self.moments == self._last or (self._for_ever and self.moments > self._last > 0):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


KINDS = ("killed", "torn", "refused", "full")


def fault_at(kind: str, moment: int) -> Count:
    """A fault at a *moment*: a kill, a torn write, a refused call, or a disk that stays full."""
    if kind in ("killed", "torn"):
        return Count(moment, torn=kind == "torn")
    return Refusal(moment, for_ever=kind == "full")


def wrong(now: Tree, verb: str, *, is_said: bool) -> str:
    """What is neither old nor new, or ticked too early; nothing where all is well."""
    done = new(verb)
    there = {name: data for name, data in now.items() if name.startswith("journal/")}
    if there.keys() != OLD.keys():
        return f"other files: {sorted(there.keys() ^ OLD.keys())}"
    if any(data not in (OLD[name], done[name]) for name, data in there.items()):
        return "a file is neither old nor new"
    changed = [there[name] != OLD[name] for name in FILES if done[name] != OLD[name]]
    if changed != sorted(changed, reverse=True):
        return "the newest box says so before the older ones do"
    return "it was said, and is not so" if is_said and not all(changed) else ""


def faults(home: Path, verb: str, code: str) -> int:
    """How many calls, and moments between them, one verb has."""
    plant(home, OLD)

    def act(tell: Callable[[bytes], object]) -> None:
        counted = Count()
        counted.begin()
        assert said(home, verb, code)[0] == 0
        tell(str(counted.moments).encode())

    end, told = Teller(act).ended()
    assert (end, wrong(tree(home), verb, is_said=True)) == (0, "")
    return int(told)


def broken(home: Path, verb: str, code: str, fault: Count) -> str:
    """What one fault has cost; nothing where all is well."""
    plant(home, OLD)

    def act(tell: Callable[[bytes], object]) -> None:
        fault.begin()
        ended, words = said(home, verb, code)
        tell(f"{ended} {words}".encode())

    end, told = Teller(act).ended()
    ended, _, words = told.decode().partition(" ")
    what = wrong(tree(home), verb, is_said=ended == "0")
    if end not in (0, -signal.SIGKILL) or ended not in ("", "0", "1"):
        return f"it ended with {end} and {ended}: {words}"
    if ended == "1" and ("Traceback" in words or "reflect: " not in words):
        return f"it did not say what went wrong: {words}"
    if MARK in words.replace(f"{MARK}-ring", ""):
        return f"an answer was told: {words}"
    again = said(home, verb, code) if not what else (0, "")
    return what or (wrong(tree(home), verb, is_said=True) and f"it cannot be done again: {again}")


def test_no_kill_and_no_refused_call_ticks_half_a_plan(
    forks: None, memory: Path, figures: Figures
) -> None:
    plant(memory / "first", OLD)
    code = code_of(memory / "first")
    moments = {verb: faults(memory / verb, verb, code) for verb in VERBS}
    jobs = [
        (verb, moment, kind)
        for verb, last in moments.items()
        for moment in range(1, last + 1)
        for kind in KINDS
    ]

    def work(job: tuple[str, int, str]) -> str:
        verb, moment, kind = job
        what = broken(memory / f"{os.getpid()}", verb, code, fault_at(kind, moment))
        return what and f"{kind} at {moment} of {verb}: {what}"

    lost = [what for what in shared_out(jobs, work) if what]
    figures(f"plans ticked: {len(jobs):,} kills, torn writes and refused calls, {len(lost)} lost")

    assert not lost, "\n\n".join(lost[:20])


class Race(NamedTuple):
    """What a race between a tick and an editor came to."""

    is_ticked: bool
    kept: int
    #: Written over in the instant between a last look and a rename, which no lock guards.
    window: int
    lost: tuple[str, ...]


def race(home: Path, seed: int) -> Race:
    """Tick a plan while an editor saves one of its entries again and again."""
    plant(home, OLD)
    code, r = code_of(home), random.Random(f"ticked {seed}")
    path = home / "journal" / f"{r.choice(DAYS)}.md"
    # Half of the editors save as soon as something is about to be written.
    lies_in_wait = seed % 4 < 2

    def ticks() -> tuple[Log, int, str]:
        spin(r, 0 if lies_in_wait else 2_000_000)
        with watched() as log, pytest.MonkeyPatch.context() as patch:
            # In memory nothing takes its time as a disk does.
            patch.setattr(os, "fsync", lambda _: spin(r, 100_000))
            return log, *said(home, "done", code)

    def edited() -> tuple[Log, int, str]:
        for _ in range(20_000 if lies_in_wait else 0):
            if any(path.parent.glob(".~*.tmp")):
                break
        busy = 2_000 if lies_in_wait else 600_000
        return edits(path, seed, in_place=seed % 2 == 0, busy=busy), 0, ""

    (ours, ended, words), (theirs, *_) = results([ticks, edited])
    there = tree(home / "journal")
    lost = [] if (ended == 0) or "reflect: " in words else [f"it ended with {ended}: {words}"]
    open_ = {name for name, data in there.items() if ended == 0 and b"[ " + BOX in data}
    lost += [f"it was ticked, and is not: {name}" for name in open_ - {path.name}]
    # The tick is a text as those of the editor are: lost only where one wrote over the other.
    ticked = [f"[x{BOX.decode()}"] if ended == 0 else []
    here = [save for save in ours.saves if f"date: {path.stem}" in save.text]
    gone = [text for text in (*theirs.kept, *ticked) if text.encode() not in there[path.name]]
    lost += [f"lost: {text}" for text in gone if not in_the_window(text, here, theirs.saves)]
    window = sum(in_the_window(text, here, theirs.saves) for text in gone)
    told = tuple(f"seed {seed}: {what}" for what in lost)
    return Race(ended == 0, len(theirs.kept) + len(ticked), window, told)


def test_a_plan_that_is_ticked_beside_an_editor_costs_neither_the_box_nor_a_line(
    forks: None, memory: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    seeds = list(range(sized(100, 1_000)))

    races = shared_out(seeds, lambda seed: race(memory / str(seed), seed))

    lost = [what for each in races for what in each.lost]
    window, kept = sum(each.window for each in races), sum(each.kept for each in races)
    figures(
        f"ticks and an editor: {len(races):,} races (seeds from 0), {kept:,} texts, {len(lost)} lost; "
        f"{window} written over in the instant that no lock guards, "
        f"{sum(each.is_ticked for each in races)} ticked"
    )
    assert not lost, "\n".join(lost[:20])
    assert window < kept / 20
