"""`reflect delete` and `restore`: to the trash and back; for good only after a yes."""

import shlex
from pathlib import Path

import pytest

from typed import Program


@pytest.fixture
def entry(reflect: Program) -> Path:
    return reflect.kept("2026-05-01", text="words")


def test_the_printed_command_restores_the_entry(reflect: Program, entry: Path) -> None:
    before = entry.read_bytes()
    assert reflect("restore").err == "reflect: The trash is empty.\n"

    run = reflect("delete", "2026-05")

    assert (run.code, run.err) == (0, "Moved to the trash. To bring it back:\n")
    assert not entry.exists()
    assert "There is no entry yet" in reflect("list").err
    entry.parent.rmdir()
    [line] = reflect("restore").out.splitlines()
    assert line.startswith("2026-05-01-kinds   deleted on ")
    assert reflect("restore", "--plain").out.startswith("2026-05-01-kinds. Deleted on ")
    program, *words = shlex.split(run.out)
    assert (program, words[:2]) == ("reflect", ["restore", "2026-05-01-kinds"])
    back = reflect(*words)
    assert (back.code, back.out) == (0, f"{entry}\n")
    assert entry.read_bytes() == before
    assert reflect("restore").err == "reflect: The trash is empty.\n"


def test_an_entry_has_to_be_named_and_one_only(reflect: Program, entry: Path) -> None:
    other = reflect.kept("2026-05-02", text="words")

    assert reflect("delete").code == 2
    run = reflect("delete", "2026-05")

    assert run.code == 1
    named = "Name one of them:\n  2026-05-02-kinds\n  2026-05-01-kinds\n"
    assert f"could be any of these. {named}" in run.err
    assert entry.exists()
    assert other.exists()


def test_restore_says_if_the_name_is_taken_and_replaces_no_file(
    reflect: Program, entry: Path
) -> None:
    before = entry.read_bytes()
    reflect("delete", "2026-05-01")
    reflect.kept("2026-05-01", text="new words")

    run = reflect("restore", "2026-05-01")

    assert "another file now has the old one" in run.err
    assert run.path == entry.with_stem("2026-05-01-kinds-2")
    assert run.path.read_bytes() == before
    assert "new words" in entry.read_text("utf-8")


def test_for_good_asks_and_deletes_nothing_without_a_terminal(
    reflect: Program, entry: Path
) -> None:
    run = reflect("delete", "2026-05-01", "--for-good", stdin="2\n")

    assert run.code == 2
    assert run.err.endswith("cannot ask whether to delete it for good. Nothing was deleted.\n")
    assert entry.exists()
    reflect("delete", "2026-05-01")
    assert reflect("delete", "2026-05-01", "--for-good").code == 2
    assert "There is no entry" in reflect("delete", "1999", "--for-good").err
    assert reflect("restore", "2026-05-01").code == 0


def test_a_file_that_is_no_entry_is_not_deleted(reflect: Program, entry: Path) -> None:
    note = reflect.journal / "note.md"
    note.write_text("# A note\n", encoding="utf-8")

    assert reflect("delete", note).code == 1
    assert reflect("delete", note, "--for-good").code == 1
    assert note.exists()
