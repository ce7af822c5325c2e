"""Plans in files that were edited, moved or deleted, at odd times: nothing is ticked by mistake."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sheets import PLANS
from typed import Program, Run, change

SHEET = PLANS
MOVED = Path(__file__).parents[1] / "moved.py"


@pytest.fixture
def entry(reflect: Program) -> Path:
    return reflect.kept("2026-03-01", noticed="calm", deeds=["ring", {"text": "sing"}])


def code(reflect: Program, text: str = "ring") -> str:
    """The code of the plan with these words."""
    found = reflect.json("plan", "--all")["plans"]
    return next(plan["code"] for plan in found if plan["text"] == text)


def at(moment: str, reflect: Program, *arguments: str) -> Run:
    """What a command leaves behind at another time."""
    command = [sys.executable, str(MOVED), moment, "--journal", str(reflect.journal), *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    return Run(done.returncode, done.stdout, done.stderr)


def edited(new: str) -> Callable[[Path], object]:
    return lambda entry: change(entry, "- [ ] ring\n", new)


NO_CODE = "No plan has the code"
#: What happens to an entry between `plan` and `plan done`, and what is said of it.
HAPPENS: dict[str, tuple[Callable[[Path], object], str]] = {
    "two signs": (edited("- [xx] ring\n"), NO_CODE),
    "no sign": (edited("- [] ring\n"), NO_CODE),
    "half a box": (edited("- [ ring\n"), NO_CODE),
    "no box": (edited("ring\n"), NO_CODE),
    "other words": (edited("- [ ] ring Mum\n"), NO_CODE),
    "no line": (edited(""), NO_CODE),
    "no file": (Path.unlink, NO_CODE),
    "a draft": (lambda entry: change(entry, "complete", "draft"), NO_CODE),
    "read-only": (lambda entry: entry.chmod(0o400), "read-only"),
    "no worksheet": (lambda entry: change(entry, "worksheet: plans", "worksheet: gone"), "'gone'"),
}


@pytest.mark.parametrize("verb", ["done", "later"])
@pytest.mark.parametrize(("happens", "said"), HAPPENS.values(), ids=HAPPENS)
def test_what_is_no_longer_as_it_was_listed_is_named_and_nothing_changes(
    reflect: Program, entry: Path, verb: str, happens: Callable[[Path], object], said: str
) -> None:
    listed = code(reflect)
    happens(entry)
    before = entry.read_bytes() if entry.exists() else b""

    run = reflect("plan", verb, listed, *(["2026-04-01"] if verb == "later" else []))

    assert (run.code, run.out, len(run.said)) == (1, "", 1)
    assert said in run.talk
    assert (entry.read_bytes() if entry.exists() else b"") == before


@pytest.mark.parametrize(
    "line",
    [
        "- [?] ring",
        "- [ ] ring (every blue moon)",
        "- [ ] ring (every 0 weeks)",
        "- [ ] ring (by never)",
        "- [ ] ring (by 2026-13-32)",
        "- [ ]  ring  📅 2026-99-99 ",
    ],
)
def test_what_is_no_day_and_no_rhythm_is_never_due_and_can_be_ticked(
    reflect: Program, entry: Path, line: str
) -> None:
    change(entry, "- [ ] ring", line)
    before = entry.read_bytes()
    listed = next(plan for plan in reflect.json("plan")["plans"] if plan["text"] != "sing")

    assert at("2036-01-01T20:00", reflect, "next", "--format", "json").json["plans"] == []
    assert reflect("plan", "done", listed["code"]).code == 0

    assert entry.read_bytes() == before.replace(line.encode(), f"- [x]{line[5:]}".encode())


def test_an_entry_that_an_editor_has_just_emptied_to_save_it_is_waited_for(
    reflect: Program, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = reflect.kept("2026-03-08", deeds=["ring"])
    listed, text = code(reflect), newer.read_bytes()
    newer.write_bytes(b"")
    # However slow this computer is: the editor has begun just now, and ends while it is waited for.
    monkeypatch.setattr(time, "time", lambda: entry.stat().st_mtime + 60)
    os.utime(newer, (time.time(), time.time()))
    monkeypatch.setattr(time, "sleep", lambda _: newer.write_bytes(text))

    assert reflect("plan", "done", listed).code == 0

    assert [b"- [x] ring" in each.read_bytes() for each in (entry, newer)] == [True, True]


def test_two_boxes_with_the_same_words_are_ticked_together_and_taken_back_together(
    reflect: Program, entry: Path
) -> None:
    change(entry, "- [ ] sing", "- [ ] ring")
    before = entry.read_bytes()

    assert reflect("plan", "done", code(reflect)).code == 0
    assert entry.read_bytes() == before.replace(b"- [ ] ring", b"- [x] ring")
    assert reflect("plan", "reopen", code(reflect)).code == 0
    assert entry.read_bytes() == before


@pytest.mark.parametrize(
    "moment",
    [
        "2026-02-28T20:00",
        pytest.param("1971-01-01T03:00", marks=pytest.mark.sweep),
        pytest.param("9998-12-31T23:00", marks=pytest.mark.sweep),
    ],
)
def test_a_clock_that_was_set_wrong_hides_no_plan_and_ticks_the_right_one(
    reflect: Program, entry: Path, moment: str
) -> None:
    before = entry.read_text("utf-8")
    listed = at(moment, reflect, "plan", "--format", "json").json["plans"]
    codes = {plan["text"]: plan["code"] for plan in listed}

    runs = [
        at(moment, reflect, *command.split())
        for command in (
            f"plan done {codes['ring']}",
            f"plan later {codes['sing']} friday",
            f"plan later {codes['sing']} none",
            "next",
            "next --days 90",
            "plan --list --all",
        )
    ]

    assert [run.code for run in runs] == [0] * len(runs), runs
    assert entry.read_text("utf-8") == before.replace("- [ ] ring", "- [x] ring")
