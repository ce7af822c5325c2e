"""A check-in is cut short anywhere: no box is ticked without its answer, and resume ticks the rest."""

import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import Count, Figures, Teller, shared_out
from sittings import MARK, Tree, plant, tree
from test_plans_ticked import BOX, FILES, KINDS, OLD, fault_at, new

from typed import Run, at_terminal

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(3600)]

DONE = new("done")
ANSWER = f"{MARK}-ring, not text: I did it".encode()
TAKEN_BACK = f"{MARK}-ring, not text: not yet".encode()
#: Looks at the plans, leaves the first as it is, has done the second, and ends early; or goes back
#: before that, since it is not yet done.
LINES = {"done": "2\n\n2\n.\n:enough\n\n", "taken back": "2\n\n2\n:back\n4\n\n.\n:enough\n\n"}
#: The same of the second plan, where all answers are given at once.
ANSWERS = {"noticed": "fine", "last-time": [{"plan": f"{MARK}-ring, not text", "became": "done"}]}
#: Continues, and leaves all else as it is.
RESUMED = "\n\n.\n:enough\n\n"


def had(home: Path, lines: str, *command: str) -> Run:
    """What a session leaves behind in which these lines are typed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(home / "state"))
        return at_terminal(home / "journal", lines, *command, "--plain")


def begun(home: Path, story: str) -> Run:
    command = ("new", "plans", "--date", "2026-11-23T21:14:00")
    if story in LINES:
        return had(home, LINES[story], *command)
    file = home / "answers.json"
    file.write_text(json.dumps(ANSWERS), encoding="utf-8")
    return had(home, "", *command, "--answers", str(file))


def wrong(now: Tree, *, is_over: bool) -> str:
    """What is neither old nor new, or not as was said; nothing where all is well."""
    if any(now[name] not in (OLD[name], DONE[name]) for name in FILES):
        return "an earlier entry is neither old nor new"
    runs = [data for name, data in now.items() if name.startswith("journal/2026/")]
    is_said = any(ANSWER in data for data in runs)
    are_ticked = [b"[x" + BOX in now[name] for name in FILES]
    # What was taken back waits for its boxes, each of which is still as it was or open again.
    is_waiting = not is_over and any(TAKEN_BACK in data for data in runs)
    if any(are_ticked) and not is_said and not is_waiting:
        return "a box is ticked without its answer"
    return "an answer is there without its box" if is_over and is_said != all(are_ticked) else ""


def faults(home: Path, story: str) -> int:
    """How many calls, and moments between them, the session of a *story* has."""
    plant(home, OLD)

    def act(tell: Callable[[bytes], object]) -> None:
        counted = Count()
        counted.begin()
        assert begun(home, story).code == 0
        tell(str(counted.moments).encode())

    end, told = Teller(act).ended()
    now = tree(home)
    assert (end, wrong(now, is_over=True)) == (0, "")
    said = TAKEN_BACK if story == "taken back" else ANSWER
    assert any(said in data for data in now.values())
    return int(told)


def broken(home: Path, story: str, fault: Count) -> str:
    """What one fault has cost; nothing where all is well."""
    shutil.rmtree(home, ignore_errors=True)
    plant(home, OLD)

    def act(tell: Callable[[bytes], object]) -> None:
        fault.begin()
        run = begun(home, story)
        tell(f"{run.code} {run.talk}".encode())

    end, told = Teller(act).ended()
    code, _, talk = told.decode().partition(" ")
    if what := wrong(tree(home), is_over=False):
        return what
    if end == -signal.SIGKILL:
        had(home, RESUMED, "resume")
        return wrong(tree(home), is_over=True)
    # A line that answers "try again?" is missing at the end, as if the terminal was closed.
    if end or code not in ("0", "1", "129") or "Traceback" in talk:
        return f"it ended with {end} and {code}: {talk[-300:]}"
    is_remarked = "could not be" in talk or code == "1"
    return wrong(tree(home), is_over=not is_remarked)


def test_no_kill_and_no_refused_call_parts_a_box_from_its_answer(
    forks: None, memory: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    jobs = [
        (story, at, kind)
        for story in (*LINES, "at once")
        for at in range(1, faults(memory / story, story) + 1, sized(5, 1))
        for kind in KINDS
    ]

    def work(job: tuple[str, int, str]) -> str:
        story, moment, kind = job
        what = broken(memory / f"{os.getpid()}", story, fault_at(kind, moment))
        return what and f"{story}, {kind} at {moment}: {what}"

    lost = [what for what in shared_out(jobs, work) if what]
    figures(f"check-ins: {len(jobs):,} kills, torn writes and refused calls, {len(lost)} lost")

    assert not lost, "\n\n".join(lost[:20])
