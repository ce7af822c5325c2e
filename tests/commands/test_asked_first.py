"""What cannot be taken back, or changes files, is shown and asked first; Enter changes nothing."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ENTRY = """---
date: 2026-05-01T20:00:00
worksheet: things
language: de
status: complete
---

### Was ist es?
<!-- q: what -->

Worte
"""

posix = pytest.mark.skipif(os.name != "posix", reason="modes as POSIX has them")


At = Callable[..., Any]


def talk(run: Any) -> str:
    """What was said, whatever lines it stands on."""
    return " ".join(run.err.split())


@pytest.fixture(autouse=True)
def _german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    path = tmp_path / "journal" / "2026" / "2026-05-01-things.md"
    path.parent.mkdir(parents=True)
    path.write_text(ENTRY, encoding="utf-8")
    for private in (path.parents[1], path.parent):
        private.chmod(0o700)
    path.chmod(0o644)
    return path


def test_for_good_is_asked_by_the_day_alone(at: At, entry: Path) -> None:
    run = at("2\n", "delete", "latest", "--for-good")

    assert (run.code, run.out) == (0, "")
    asked, _, after = talk(run).partition("2. ja, endgültig löschen.")
    assert asked.startswith("Den Eintrag vom 1. Mai 2026 endgültig löschen?")
    assert "things" not in asked
    assert "Wohin reflect nicht reicht: ein eigenes git-Repository" in after
    assert not entry.exists()


def test_an_entry_in_the_trash_can_go_for_good_by_its_name(at: At, entry: Path) -> None:
    at("", "delete", "latest")

    assert at("2\n", "delete", "2026-05-01", "--for-good").code == 0
    assert "Im Papierkorb ist nichts" in talk(at("", "restore"))


def test_of_two_runs_of_one_moment_only_the_one_that_is_named_goes(at: At, entry: Path) -> None:
    other = entry.with_name("2026-05-01-things-2.md")
    other.write_text(ENTRY.replace("Worte", "Andere"), encoding="utf-8")
    at("", "delete", "2026-05-01-things")

    at("2\n", "delete", "2026-05-01-things-2", "--for-good")

    assert at("", "restore", "2026-05-01-things").code == 0
    assert (entry.read_text(encoding="utf-8"), other.exists()) == (ENTRY, False)


def test_what_may_hold_words_of_it_is_named(at: At, entry: Path) -> None:
    copy = entry.with_name("copy.md")
    copy.write_text(ENTRY, encoding="utf-8")

    run = at("2\n", "delete", "2026-05-01-things", "--for-good")

    said = f"Manches daraus steht auch in diesem Eintrag; der blieb unberührt: {copy}"
    assert said.replace(" ", "") in talk(run).replace(" ", "")


YES = ["2\n", "y\n", "YES\n", "j\n", "Ja\n", " ja \n", "maybe\ny\n"]
NO = ["\n", "1\n", "n\n", "N\n", "no\n", "NEIN\n", "maybe\nn\n"]


@pytest.mark.parametrize("typed", YES)
def test_a_yes_in_any_language_and_case_is_one(at: At, entry: Path, typed: str) -> None:
    run = at(typed, "delete", "latest", "--for-good")

    assert run.code == 0
    assert not entry.exists()
    assert ("Bitte ja oder nein: j oder n." in talk(run)) is typed.startswith("maybe")


@pytest.mark.parametrize(
    ("typed", "code"), [*((no, 0) for no in NO), ("", 129), ("maybe\n", 129), ("nope\n", 129)]
)
def test_whatever_is_no_yes_deletes_nothing(at: At, entry: Path, typed: str, code: int) -> None:
    run = at(typed, "delete", "latest", "--for-good")

    assert run.code == code
    assert "Der Eintrag bleibt, wie er ist." in talk(run)
    assert entry.read_text("utf-8") == ENTRY


@posix
def test_changes_are_shown_and_made_after_a_yes(at: At, entry: Path) -> None:
    run = at("2\n", "check", "--fix")

    assert run.code == 0
    assert "Andere Konten auf diesem Rechner können es vielleicht öffnen." in run.out
    asked, _, after = talk(run).partition("Sollen diese Änderungen gemacht werden?")
    assert "2026/2026-05-01-things.md nur dein Konto darf das öffnen (aus 0644 wird 0600)" in asked
    assert after.endswith("reflect: Eine Datei ist in Ordnung gebracht. Mehr ist nicht zu tun.")
    assert entry.stat().st_mode & 0o777 == 0o600
    assert at("", "check", "--fix").code == 0


@posix
def test_a_program_hears_what_was_mended(at: At, entry: Path) -> None:
    run = at("2\n", "check", "--fix", "--format", "json")

    assert (run.code, '"fixed": true' in run.out) == (0, True)


@posix
@pytest.mark.parametrize(("typed", "code"), [("\n", 1), ("", 129)])
def test_whatever_is_no_yes_changes_nothing(at: At, entry: Path, typed: str, code: int) -> None:
    run = at(typed, "check", "--fix")

    assert run.code == code
    assert "Es blieb alles, wie es ist." in talk(run)
    assert entry.stat().st_mode & 0o777 == 0o644


@posix
def test_what_was_left_for_the_person_is_counted(at: At, entry: Path) -> None:
    entry.write_text(ENTRY.replace("complete", "done"), encoding="utf-8")

    run = at("2\n", "check", "--fix")

    assert run.code == 1
    assert talk(run).endswith(
        "Eine Datei ist in Ordnung gebracht. Eines bleibt dir überlassen; wie es geht, steht oben."
    )
