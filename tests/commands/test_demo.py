"""The made-up half year: shown as it is, and gone afterwards."""

import re
import tempfile
from pathlib import Path

import pytest

from reflect.commands import demo
from reflect.journal import Journal
from reflect.journal.runs import Selection
from reflect.settings import Settings, demo_journal
from typed import Reflect

COMMANDS = ["list", "compare", "timeline fears", "ratings"]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_in_a_pipe_it_shows_each_command_and_leaves_nothing(
    reflect: Reflect, scratch: Path, tmp_path: Path
) -> None:
    run = reflect("demo")

    assert run.code == 0
    assert run.err == ""
    assert re.findall(r"^\$ reflect (.*)", run.out, re.MULTILINE) == COMMANDS
    assert "I am afraid he [-laughs-] [+sighs+]." in run.out
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "journal").exists()


def test_to_be_listened_to_it_has_no_marks_and_no_columns(reflect: Reflect, scratch: Path) -> None:
    run = reflect("demo", "--plain")

    assert "Before: laughs. Now: sighs." in " ".join(run.out.split())
    assert "[-" not in run.out
    assert "   " not in run.out


def test_the_made_up_journal_is_read_without_a_doubt() -> None:
    book = Journal(Settings.made({"HOME": "/nowhere"}, demo_journal()))
    every = list(Selection().runs(book))

    assert [run.day.month for run in every] == [11, 10, 8, 7, 5]
    assert {name for run in every for name in run.about} == {"S.", "Mum"}
    for run in every:
        assert run.stored.entry.problems == ()
        assert all(answer.state != "open" for answer in run.answers)
        assert all(answer.kind for answer in run.answers)
    assert demo.TOLD in {answer.id for answer in every[0].answers}


def test_what_somebody_wrote_into_a_made_up_file_stays(tmp_path: Path) -> None:
    """July was edited by hand, as people do."""
    text = (demo_journal() / "2026" / "2026-07-12-emotional-intimacy.md").read_text("utf-8")
    [july] = (
        run
        for run in Selection().runs(Journal(Settings.made({"HOME": "/nowhere"}, demo_journal())))
        if run.day.month == 7
    )

    assert "the ones he already knows" in july.stored.entry.notes
    assert "mood: rainy  # kept from my old diary" in text
    assert july.stored.entry.text == text
