"""`reflect demo`: the made-up journal is shown, and deleted afterwards."""

import re
import tempfile
from pathlib import Path

import pytest

from reflect.commands import demo
from reflect.journal import Journal
from reflect.journal.runs import Selection
from reflect.settings import Settings, demo_journal
from typed import Program

COMMANDS = ["list", "compare", "timeline fears", "ratings"]


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
