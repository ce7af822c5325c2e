"""Consent to a history holds for one computer and path; a copied folder does not bring it along."""

from pathlib import Path

import pytest
from journals import FIRST, NEW, Journal, append, set_home

from typed import Reflect


def _new(journal: Journal) -> tuple[object, ...]:
    return ("new", "near", "--answers", journal.answers, "--date", "2026-02-01T20:00:00")


def _moved(journal: Journal) -> None:
    """Rename the journal's folder."""
    to = journal.home / "moved"
    journal.folder.rename(to)
    journal.folder = journal.top = to


def test_a_moved_history_is_mentioned_after_each_save_until_answered(journal: Journal) -> None:
    _moved(journal)
    head = journal.git("rev-parse", "HEAD")

    for command in (_new(journal), ("delete", "2026-01-12"), ("restore", "2026-01-12")):
        run = journal.reflect(*command)
        assert run.code == 0
        assert "To keep it up to date: reflect history on --journal" in run.err
    status = journal.reflect("history", "status", "--format", "json").json
    assert (status["on"], "reflect history on" in status["trouble"]) == (False, True)
    assert "reflect history on" in journal.reflect("history", "log").err
    assert journal.git("rev-parse", "HEAD") == head

    assert journal.reflect("history", "on").code == 0

    assert journal.recorded(NEW) == (journal.folder / NEW).read_bytes()
    assert journal.git("log", "--format=%s").count("begin the history") == 1
    assert journal.reflect("delete", "2026-01-12").said == []


def test_declining_a_moved_history_ends_the_mentions(journal: Journal) -> None:
    _moved(journal)

    assert journal.reflect("history", "off").code == 0

    assert journal.reflect(*_new(journal)).said == []
    assert journal.recorded(NEW) is None


@pytest.mark.parametrize("number", [2, 1], ids=["yes", "no"])
def test_at_a_terminal_the_question_is_asked_once(journal: Journal, number: int) -> None:
    journal.disagree()

    first = journal.at_terminal(f"{number}\n", "delete", "2026-01-12")
    second = journal.at_terminal("\n", "restore", "2026-01-12")

    assert "keep it up to date here?" in first.err
    assert (first.code, second.code) == (0, 0)
    assert "keep it up to date here?" not in second.err
    subjects = journal.git("log", "--format=%s").splitlines()
    assert ("restore 2026-01-12-near" in subjects) == (number == 2)


def test_consent_holds_for_one_computer(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    set_home(monkeypatch, journal.home / "another")
    assert "reflect history on" in journal.reflect("delete", "2026-01-12").err
    assert journal.reflect("history", "on").code == 0
    set_home(monkeypatch, journal.home)
    assert journal.reflect("history", "off").code == 0
    assert journal.reflect("restore", "2026-01-12").said == []
    set_home(monkeypatch, journal.home / "another")

    assert journal.reflect(*_new(journal)).said == []

    assert journal.recorded(NEW) is not None
    _moved(journal)
    assert "reflect history on" in journal.reflect("delete", "2026-02-01").err


def test_a_journal_through_a_link_is_the_same_journal(journal: Journal, typed: Reflect) -> None:
    (journal.home / "link").symlink_to(journal.folder)

    assert typed(journal.home / "link", *_new(journal)).said == []

    assert journal.recorded(NEW) is not None


def test_consent_to_one_repository_is_none_to_another(theirs: Journal) -> None:
    theirs.script(
        "cd journal; git init --quiet; mkdir -p .git/hooks; cp $(planted pre-commit) .git/hooks"
    )
    append(theirs.folder / FIRST)

    run = theirs.reflect(*_new(theirs))

    assert (run.code, theirs.traces) == (0, [])
    assert "history on --existing" in run.err


def test_without_a_home_folder_no_history_is_begun(
    journal: Journal, typed: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)

    run = typed(Path(journal.home / "fresh"), "history", "on")

    assert run.code == 1
    assert "HOME is not set" in run.err
