"""`reflect delete` and `restore`: into the trash and back; for good only after a yes."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Keep = Callable[..., Path]


@pytest.fixture
def entry(answered: Keep, kinds: str) -> Path:
    return answered(kinds, {"text": "words"}, "--date", "2026-05-01")


def test_the_line_that_is_printed_brings_it_back(reflect: Any, entry: Path) -> None:
    before = entry.read_bytes()

    run = reflect("delete", "2026-05")

    assert (run.code, run.err) == (0, "Moved to the trash. To bring it back:\n")
    assert not entry.exists()
    assert "There is no entry yet" in reflect("list").err
    program, *words = shlex.split(run.out)
    assert (program, words[:2]) == ("reflect", ["restore", "2026-05-01-kinds"])
    back = reflect(*words)
    assert (back.code, back.out) == (0, f"{entry}\n")
    assert entry.read_bytes() == before


def test_an_entry_has_to_be_named_and_one_only(reflect: Any, answered: Keep, entry: Path) -> None:
    other = answered("kinds", {"text": "words"}, "--date", "2026-05-02")

    assert reflect("delete").code == 2
    run = reflect("delete", "2026-05")

    assert run.code == 1
    assert (
        "may be any of these. Name one of them:\n  2026-05-02-kinds\n  2026-05-01-kinds\n"
        in run.err
    )
    assert entry.exists()
    assert other.exists()


def test_what_is_in_the_trash_is_listed_with_its_day(reflect: Any, entry: Path) -> None:
    assert reflect("restore").err == "reflect: Nothing is in the trash.\n"
    reflect("delete", "2026-05-01")

    [line] = reflect("restore").out.splitlines()

    assert line.startswith("2026-05-01-kinds   deleted on ")
    assert reflect("restore", "--plain").out.startswith("2026-05-01-kinds. Deleted on ")


def test_a_name_that_is_taken_by_now_is_said(reflect: Any, answered: Keep, entry: Path) -> None:
    reflect("delete", "2026-05-01")
    answered("kinds", {"text": "new words"}, "--date", "2026-05-01")

    run = reflect("restore", "2026-05-01")

    assert "another file has its old one by now" in run.err
    assert run.out == f"{entry.with_stem('2026-05-01-kinds-2')}\n"


def test_it_is_said_in_the_language_of_the_person(
    reflect: Any, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")

    assert "So kommt er zurück:" in reflect("delete", "2026-05-01").err
    assert "gelöscht am" in reflect("restore").out
    assert "wieder da, wo er war" in reflect("restore", "2026-05-01").err


def test_for_good_asks_and_where_nobody_is_there_nothing_goes(reflect: Any, entry: Path) -> None:
    run = reflect("delete", "2026-05-01", "--for-good", stdin="2\n")

    assert run.code == 2
    assert run.err.endswith("cannot ask whether it may go for good. Nothing was deleted.\n")
    assert entry.exists()
    reflect("delete", "2026-05-01")
    assert reflect("delete", "2026-05-01", "--for-good").code == 2
    assert "There is no entry" in reflect("delete", "1999", "--for-good").err
    assert reflect("restore", "2026-05-01").code == 0


def test_what_is_no_entry_is_not_deleted(reflect: Any, entry: Path, tmp_path: Path) -> None:
    note = tmp_path / "journal" / "note.md"
    note.write_text("# A note\n", encoding="utf-8")

    assert reflect("delete", note).code == 1
    assert reflect("delete", note, "--for-good").code == 1
    assert note.exists()
