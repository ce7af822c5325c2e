"""Commands that delete or fix show what they do and ask first; Enter changes nothing."""

from pathlib import Path

import pytest

from typed import Program, change

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
YES = ["2\n", "y\n", "YES\n", "j\n", "Ja\n", " ja \n", "maybe\ny\n"]
NO = ["\n", "1\n", "n\n", "N\n", "no\n", "NEIN\n", "maybe\nn\n"]


@pytest.fixture
def entry(reflect: Program) -> Path:
    reflect.set(LANG="de_DE.UTF-8")
    path = reflect.journal / "2026" / "2026-05-01-things.md"
    path.parent.mkdir(parents=True)
    path.write_text(ENTRY, encoding="utf-8")
    for private in (path.parents[1], path.parent):
        private.chmod(0o700)
    path.chmod(0o644)
    return path


def test_the_question_before_deleting_names_only_the_day(reflect: Program, entry: Path) -> None:
    run = reflect.at_terminal("2\n", "delete", "latest", "--for-good")

    assert (run.code, run.out) == (0, "")
    asked, _, after = run.talk.partition("2. ja, endgültig löschen.")
    assert asked.startswith("Den Eintrag vom 1. Mai 2026 endgültig löschen?")
    assert "things" not in asked
    assert "Was reflect nicht erreicht: ein eigenes git-Repository" in after
    assert not entry.exists()


def test_of_two_runs_at_the_same_time_only_the_named_one_is_deleted(
    reflect: Program, entry: Path
) -> None:
    other = entry.with_name("2026-05-01-things-2.md")
    other.write_text(ENTRY.replace("Worte", "Andere"), encoding="utf-8")
    reflect("delete", "2026-05-01-things")

    reflect.at_terminal("2\n", "delete", "2026-05-01-things-2", "--for-good")

    assert reflect("restore", "2026-05-01-things").code == 0
    assert (entry.read_text(encoding="utf-8"), other.exists()) == (ENTRY, False)

    reflect("delete", "latest")
    assert reflect.at_terminal("2\n", "delete", "2026-05-01", "--for-good").code == 0
    assert "Der Papierkorb ist leer" in reflect("restore").err


def test_files_that_may_hold_words_of_a_deleted_entry_are_named(
    reflect: Program, entry: Path
) -> None:
    copy = entry.with_name("copy.md")
    copy.write_text(ENTRY, encoding="utf-8")

    run = reflect.at_terminal("2\n", "delete", "2026-05-01-things", "--for-good")

    said = f"Manches daraus steht auch in diesem Eintrag; der blieb unberührt: {copy}"
    assert said.replace(" ", "") in run.talk.replace(" ", "")


@pytest.mark.parametrize(
    ("lines", "code"),
    [(each, 0) for each in YES + NO] + [(each, 129) for each in ("", "maybe\n", "nope\n")],
)
def test_only_yes_is_yes_in_any_language_and_case(
    reflect: Program, entry: Path, lines: str, code: int
) -> None:
    run = reflect.at_terminal(lines, "delete", "latest", "--for-good")

    assert run.code == code
    assert ("Bitte ja oder nein: j oder n." in run.talk) is lines.startswith(("maybe", "nope"))
    assert ("Der Eintrag bleibt, wie er ist." in run.talk) is (lines not in YES)
    assert entry.exists() is (lines not in YES)


@pytest.mark.posix
def test_changes_are_shown_and_made_after_a_yes(reflect: Program, entry: Path) -> None:
    run = reflect.at_terminal("2\n", "check", "--fix")

    assert run.code == 0
    assert "Andere Benutzerkonten auf diesem Computer können es vielleicht öffnen." in run.out
    asked, _, after = run.talk.partition("Soll reflect das so ändern?")
    assert (
        "2026/2026-05-01-things.md nur dein Benutzerkonto darf das öffnen (aus 0644 wird 0600)"
        in asked
    )
    assert after.endswith("reflect: Eine Datei wurde in Ordnung gebracht. Mehr ist nicht zu tun.")
    assert entry.stat().st_mode & 0o777 == 0o600
    assert reflect("check", "--fix").code == 0

    entry.chmod(0o644)
    told = reflect.at_terminal("2\n", "check", "--fix", "--format", "json")
    assert (told.code, told.json["findings"][0]["fixed"]) == (0, True)


@pytest.mark.posix
@pytest.mark.parametrize(("lines", "code"), [("\n", 1), ("", 129)])
def test_any_other_reply_changes_nothing(
    reflect: Program, entry: Path, lines: str, code: int
) -> None:
    run = reflect.at_terminal(lines, "check", "--fix")

    assert run.code == code
    assert "Alles bleibt, wie es ist." in run.talk
    assert entry.stat().st_mode & 0o777 == 0o644


@pytest.mark.posix
def test_findings_that_were_not_fixed_are_counted(reflect: Program, entry: Path) -> None:
    change(entry, "complete", "done")

    run = reflect.at_terminal("2\n", "check", "--fix")

    assert run.code == 1
    left = "Eines bleibt für dich zu tun; wie es geht, steht oben."
    assert run.talk.endswith(f"Eine Datei wurde in Ordnung gebracht. {left}")
