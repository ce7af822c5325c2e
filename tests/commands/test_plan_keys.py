"""`reflect plan` at a terminal: what its keys leave in the files, and on the screen."""

import sys
from pathlib import Path

import pytest

from sheets import PLANS as SHEET  # noqa: F401 - its answers are in `ENTRY`
from typed import Program

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from person import Person, until

ENTRY = (
    "---\nworksheet: plans\ndate: 2026-05-01T20:00:00\n---\n\n### What will I do?\n"
    "<!-- q: deeds -->\n\n- [ ] ring Mum (by 2026-06-01)\n- [ ] walk (every week)\n"
)


CURTAIN = "\x1b[?1049l"


@pytest.fixture
def entry(reflect: Program) -> Path:
    """An entry with two plans, one of which was done before, in a journal with a history."""
    path = reflect.sheet.parents[1] / "2026" / "2026-05-01-plans.md"
    path.parent.mkdir()
    path.write_bytes(ENTRY.encode())
    older = path.with_name("2026-04-01-plans.md")
    older.write_bytes(ENTRY.replace("05-01", "04-01").replace("[ ] ring", "[x] ring").encode())
    assert reflect("history", "on").code == 0
    return path


@pytest.mark.parametrize(
    ("end", "code"), [pytest.param("\x1b", 0, marks=pytest.mark.sweep), ("\x03", 130)]
)
def test_each_key_is_saved_at_once_and_committed_when_the_list_closes(
    reflect: Program, entry: Path, end: str, code: int
) -> None:
    older = entry.with_name("2026-04-01-plans.md")
    person = Person("plan", journal=reflect.journal)
    person.sees("Enter close")
    for box in ("[x]", "[ ]"):
        person.types("x")
        until(lambda box=box: f"- {box} ring" in entry.read_text("utf-8"))
        assert "- [x] ring" in older.read_text("utf-8")
    person.types("x")
    until(lambda: "- [x] ring Mum (by 2026-06-01)\n- [ ] walk" in entry.read_text("utf-8"))
    person.types("\x1b[B")
    person.types("d")
    person.sees("Which day?")
    person.types("24.12.2026")
    person.sees("Thursday")
    person.types("\r")
    until(lambda: "- [ ] walk (by 2026-12-24) (every week)\n" in entry.read_text("utf-8"))
    person.types(end)
    left, screen = person.leaves()

    assert left == code
    assert screen.rpartition(CURTAIN)[2].strip("\x1b[?1234567890hl\r\n") == ""
    moments = reflect.json("history", "log")["moments"]
    assert (moments[0]["what"], len(moments)) == ("change", 2)


def test_what_changed_underneath_is_said_and_nothing_is_ticked_by_mistake(
    reflect: Program, entry: Path
) -> None:
    person = Person("plan", journal=reflect.journal)
    person.sees("Enter close")
    edited = ENTRY.replace("ring Mum", "ring Jo")
    entry.write_bytes(edited.encode())
    person.types("x")
    person.sees("has changed in the meantime")
    person.types("\x1b")

    assert person.leaves()[0] == 0
    assert entry.read_text("utf-8") == edited
