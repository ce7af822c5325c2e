"""`reflect demo`: the made-up journal is shown, and deleted afterwards."""

import re
import tempfile
from pathlib import Path

import pytest

from reflect.commands import demo
from reflect.journal import Journal, plans
from reflect.journal.runs import Selection
from reflect.settings import Settings, demo_journal
from typed import Program

COMMANDS = ["list", "compare", "timeline fears", "ratings", "plan", "next"]


def test_in_a_pipe_it_shows_each_command_and_leaves_nothing(
    reflect: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    run = reflect("demo")

    assert (run.code, run.err) == (0, "")
    assert re.findall(r"^\$ reflect (.*)", run.out, re.MULTILINE) == COMMANDS
    assert "I am afraid he [-laughs-] [+sighs+]." in run.out
    heard = reflect("demo", "--plain")
    assert "Before: laughs. Now: sighs." in heard.text
    assert "[-" not in heard.out
    assert "   " not in heard.out
    assert list(tmp_path.iterdir()) == []


def test_the_made_up_journal_is_read_without_problems() -> None:
    book = Journal(Settings.made({"HOME": "/nowhere"}, demo_journal()))
    every = list(Selection().runs(book))

    assert [run.day.month for run in every] == [11, 10, 8, 7, 5]
    assert {name for run in every for name in run.about} == {"S.", "Mum"}
    for run in every:
        assert run.entry.problems == ()
        assert all(answer.state != "open" for answer in run.answers)
        assert all(answer.kind for answer in run.answers)
    assert demo.QUESTION in {answer.id for answer in every[0].answers}
    # July was edited by hand, as people do, and all of that stays.
    july = every[3].entry
    assert "the ones he already knows" in july.notes
    assert "mood: rainy  # kept from my old diary" in july.text


def test_what_was_planned_comes_back_in_it(reflect: Program) -> None:
    out = reflect("demo").text

    assert "ask S. what it is that he" in out.partition("$ reflect plan")[2]
    assert "You wanted to look again" in out.partition("$ reflect next")[2]
    book = Journal(Settings.made({"HOME": "/nowhere"}, demo_journal()))
    found = plans.every(book, Selection())
    assert {plan.action.done for plan in found} == {False, True, "let-go"}
    assert max(len(plan.boxes) for plan in found) == 3
    said = next(Selection().runs(book)).entry.response(("last-time", None)).value
    assert [outcome.state for outcome in said] == [True, False, "let-go"]
