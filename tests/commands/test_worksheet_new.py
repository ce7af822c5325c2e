"""`reflect worksheet new`: a worksheet of one's own, begun in the editor."""

import re
import sys
from pathlib import Path

import pytest

from person import Person
from reflect import worksheets
from typed import Program, Run


@pytest.fixture
def edits(reflect: Program, tmp_path: Path) -> "Edits":
    return Edits(reflect, tmp_path)


class Edits:
    """An editor that puts words into other words' place, each time it opens: old, new, old, new."""

    def __init__(self, reflect: Program, folder: Path) -> None:
        self._reflect, self._folder = reflect, folder

    def __call__(self, *changes: tuple[str, ...]) -> None:
        program = self._folder / "editor.py"
        program.write_text(
            "import pathlib, sys\n"
            f"changes, file = {changes!r}, pathlib.Path(sys.argv[1])\n"
            "turn = pathlib.Path(__file__).with_suffix('.turns')\n"
            "number = len(turn.read_text()) if turn.exists() else 0\n"
            "turn.write_text('x' * (number + 1))\n"
            "text = file.read_text(encoding='utf-8')\n"
            "words = changes[min(number, len(changes) - 1)] if changes else ()\n"
            "for old, new in zip(words[::2], words[1::2]):\n"
            "    assert old in text\n"
            "    text = text.replace(old, new)\n"
            "if words:\n"
            "    file.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
        self._reflect.set(EDITOR=f"'{sys.executable}' '{program}'")


def names(reflect: Program) -> list[str]:
    """The files of all worksheets of one's own."""
    return sorted(path.name for path in (reflect.journal / "worksheets").glob("*"))


def begun(reflect: Program, keys: str, *words: str) -> Run:
    """What the command leaves behind where somebody types these *keys* at a terminal."""
    return reflect.at_terminal(keys, "worksheet", "new", *words)


def test_a_new_worksheet_shows_one_of_everything_and_runs_as_it_stands(reflect: Program) -> None:
    run = reflect("worksheet", "new", "Sunday  evenings")

    path = reflect.journal / "worksheets" / "sunday-evenings.md"
    assert (run.code, run.path, path.stat().st_mode & 0o77) == (0, path, 0)
    assert "To begin:" in run.talk
    reading = worksheets.read(path.read_text("utf-8"))
    sheet = reading.worksheet
    assert (sheet.title, sheet.version, reading.problems) == ("Sunday evenings", 1, ())
    family = list(sheet.family())
    kinds = ["text", "line", "scale", "yesno", "choice", "choices", "list", "date", "action"]
    assert {each.kind.name for each in family} == {*kinds}
    assert sheet.due in [each.id for each in family]
    assert any(each.hint for each in family)
    assert any(each.follow_ups for each in family)
    assert any(each.each and "|" in each.wording.source for each in family)
    assert sheet.purpose
    assert sheet.conclusion
    assert reflect("worksheet", "check").code == 0
    assert reflect("new", sheet.id, "--answers", "-", stdin='{"what-will-i-try": "rest"}').code == 0


def test_without_a_name_it_takes_its_id_from_the_title_that_was_written(
    reflect: Program, edits: Edits
) -> None:
    edits(("# My worksheet", "# Our mornings", "What was good this week?", "What was good?"))

    run = begun(reflect, "")

    assert (run.code, names(reflect)) == (0, ["our-mornings.md"])
    text = run.path.read_text("utf-8")
    assert text.startswith("---\nid: our-mornings\n")
    assert "- What was good? {#what-was-good}\n" in text
    assert "Keep it" not in run.err
    assert reflect("worksheet", "check").code == 0


def test_all_mistakes_are_named_with_the_way_back_into_the_editor(
    reflect: Program, edits: Edits
) -> None:
    wrong = ("[yes/no]", "[ja/nein]", "[1-10: far", "[10-1: far")
    edits(wrong, ("[ja/nein]", "[yes/no]", "[10-1: far", "[1-5: far"))

    run = begun(reflect, "1\n", "Mine")

    path = reflect.journal / "worksheets" / "mine.md"
    lines = path.read_text("utf-8").splitlines()
    [scale] = [number for number, line in enumerate(lines, 1) if "[1-5: far" in line]
    assert re.findall(r"^reflect: mine\.md:(\d+): (\S+) ", run.err, re.MULTILINE) == [
        (f"{scale}", "[10-1:"),
        (f"{scale + 2}", "[ja/nein]"),
        (f"{scale + 3}", "'if"),
    ]
    assert "1. back to my editor.\n2. keep it as it is.\n3. do not keep it.\n" in run.err
    assert (run.code, run.path) == (0, path)
    text = path.read_text("utf-8")
    assert "[yes/no] {#did-i-have-time" in text
    assert "[1-5: far" in text


def test_with_mistakes_it_can_be_kept_and_nothing_of_it_is_lost(
    reflect: Program, edits: Edits
) -> None:
    edits(("[1-10: far", "[10-1: far"))

    run = begun(reflect, "2\n", "Mine")

    assert (run.code, names(reflect)) == (0, ["mine.md"])
    assert "It cannot be used like this yet. To see why: reflect worksheet check mine" in run.talk
    assert "[10-1: far" in run.path.read_text("utf-8")


def test_what_was_written_and_is_not_kept_stays_in_a_file_elsewhere(
    reflect: Program, edits: Edits
) -> None:
    edits(("[1-10: far", "[10-1: far"))

    run = begun(reflect, "3\n", "Mine")

    assert (run.code, run.out, names(reflect)) == (0, "", [])
    [left] = (Path.home() / ".local/state/reflect/worksheets").iterdir()
    assert "[10-1: far" in left.read_text("utf-8")
    assert f"Whatyouwroteisstillin{left}." in "".join(run.err.split())


@pytest.mark.parametrize(
    ("keys", "code", "kept"), [("3\n", 0, []), ("2\n", 0, ["mine.md"]), ("", 129, [])]
)
def test_if_nothing_was_changed_it_is_asked_what_to_do(
    reflect: Program, edits: Edits, keys: str, code: int, kept: list[str]
) -> None:
    edits()

    run = begun(reflect, keys, "Mine")

    assert "You have not changed anything yet.\n" in run.err
    assert (run.code, names(reflect)) == (code, kept)
    assert reflect.journal.exists() == bool(kept)


def test_if_the_terminal_closes_what_was_written_is_kept(reflect: Program, edits: Edits) -> None:
    edits(("[1-10: far", "[10-1: far"))

    run = begun(reflect, "", "Mine")

    assert (run.code, names(reflect)) == (129, ["mine.md"])
    assert "[10-1: far" in run.path.read_text("utf-8")


def test_without_an_editor_the_file_is_written_and_named(reflect: Program) -> None:
    reflect.set(EDITOR="/no/such/editor")

    run = begun(reflect, "", "Mine")

    assert (run.code, run.path) == (0, reflect.journal / "worksheets" / "mine.md")
    assert "'/no/such/editor' could not be started." in run.talk
    assert "Open the worksheet in any editor you like." in run.talk
    assert "{#what-was-good" not in run.path.read_text("utf-8")


def test_an_editor_may_save_what_is_no_text_and_it_is_kept(
    reflect: Program, tmp_path: Path
) -> None:
    program = tmp_path / "editor.py"
    line = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(b'mine \\xff')"
    program.write_text(line, encoding="utf-8")
    reflect.set(EDITOR=f"'{sys.executable}' '{program}'")

    run = begun(reflect, "2\n", "Mine")

    assert "is not UTF-8 text" in run.talk
    assert (run.code, run.path.read_bytes()) == (0, b"mine \xff")


def test_a_name_that_is_taken_is_refused_and_a_default_one_is_counted(reflect: Program) -> None:
    assert reflect("worksheet", "new", "Mine").code == 0
    before = (reflect.journal / "worksheets" / "mine.md").read_bytes()

    run = reflect("worksheet", "new", "mine!")
    assert (run.code, "There is already a worksheet 'mine'" in run.talk) == (1, True)
    assert reflect("worksheet", "new", "Emotional intimacy").code == 1
    for _ in range(2):
        assert reflect("worksheet", "new").code == 0

    assert names(reflect) == ["mine.md", "my-worksheet-2.md", "my-worksheet.md"]
    assert (reflect.journal / "worksheets" / "mine.md").read_bytes() == before


@pytest.mark.parametrize("name", ["A: b # c", "'quoted'", "睡眠", "# {x} [1-10]", "---", "- a"])
def test_any_name_becomes_the_title(reflect: Program, name: str) -> None:
    run = reflect("worksheet", "new", "--", name)

    assert run.code == 0
    reading = worksheets.read(run.path.read_text("utf-8"))
    assert (reading.worksheet.title, reading.problems) == (name, ())
    assert reflect("worksheet", "new", "<!-- x").code == 1


PAST = """\
---
id: old
title: Old
version: 3
language: de
license: CC0-1.0
source: book.docx  # page 3
was:
  what: [Was war?]
  # and this one
  gone: Gone?
after: {what: before}
retired:
- gone
due: when
---

<!-- # Not this -->

# Old

## One {#one}

- What? {#what}
- When? [date] {#when}
"""


def test_a_copy_has_the_same_questions_and_nothing_of_the_past(
    reflect: Program, edits: Edits
) -> None:
    path = reflect.own("old", PAST)
    edits()

    run = begun(reflect, "", "Newer", "--from", "old")

    assert run.code == 0
    assert run.path.read_text("utf-8") == (
        "---\nid: newer\ntitle: Newer\nversion: 1\nlanguage: de\nlicense: CC0-1.0\n"
        'source: "old (book.docx)"  # page 3\ndue: when\n---\n'
        + PAST.partition("when\n---\n")[2].replace("# Old", "# Newer")
    )
    assert path.read_text("utf-8") == PAST


def test_a_copy_of_a_shipped_worksheet_is_called_one(reflect: Program) -> None:
    run = reflect("worksheet", "new", "--from", "emotional-intimacy")

    sheet = worksheets.read(run.path.read_text("utf-8")).worksheet
    assert (sheet.id, sheet.title) == ("emotional-closeness-copy", "Emotional closeness (copy)")
    assert "source: emotional-intimacy\n" in run.path.read_text("utf-8")
    assert reflect("worksheet", "new", "--from", "nowhere").code == 1


def test_two_worksheets_with_one_id_are_named(reflect: Program, edits: Edits) -> None:
    reflect("worksheet", "new", "First")
    edits(("id: second", "id: first"))

    run = begun(reflect, "2\n", "Second")

    assert "second.md:2: It has the same 'id' as first.md" in run.talk
    assert reflect("worksheet", "check").out.count("same 'id'") == 2


@pytest.mark.posix
def test_at_a_real_terminal_one_goes_back_keeps_it_or_does_not(
    reflect: Program, edits: Edits
) -> None:
    edits((), (), ("# Mine", "# Ours"))
    person = Person("worksheet", "new", "Mine", journal=reflect.journal)
    for _ in range(2):
        person.sees("You have not changed anything yet.")
        person.sees("do not keep it")
        person.types("\r")

    code, shown = person.leaves()

    assert (code, "To begin:" in shown) == (0, True)
    assert "# Ours\n" in (reflect.journal / "worksheets" / "mine.md").read_text("utf-8")


@pytest.mark.posix
def test_it_speaks_the_persons_language(reflect: Program, edits: Edits) -> None:
    edits()
    reflect.set(LANG="de_DE.UTF-8")

    run = begun(reflect, "3\n", "Meins")

    assert "Du hast noch nichts geändert.\n1. zurück in meinen Editor.\n" in run.err
    assert "Es wurde nichts gespeichert." in run.err
    sheet = worksheets.read(reflect("worksheet", "new").path.read_text("utf-8")).worksheet
    assert (sheet.id, sheet.language) == ("mein-arbeitsblatt", "de")
    assert "Lass dir Zeit." in sheet.steps[0].guidance
