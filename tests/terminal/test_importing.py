"""Somebody imports a document at a terminal: they see the worksheet before it is kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from person import Person, entry
from typed import Program, change


@pytest.fixture
def sheet(reflect: Program, document: Path) -> Path:
    """The worksheet that the document became."""
    return reflect("worksheet", "import", document, "--yes").path


def edits(reflect: Program, tmp_path: Path, *words: str) -> None:
    """Have the editor put words into other words' place: old, new, old, new."""
    lines = ["import sys, pathlib", "file = pathlib.Path(sys.argv[1])"]
    lines += ["text = file.read_text(encoding='utf-8')"]
    pairs = zip(words[::2], words[1::2], strict=True)
    lines += [f"text = text.replace({old!r}, {new!r})" for old, new in pairs]
    uses(reflect, tmp_path, *lines, "file.write_text(text, encoding='utf-8')")


def uses(reflect: Program, tmp_path: Path, *lines: str) -> None:
    """Have the editor be a program of these lines."""
    program = tmp_path / "editor.py"
    program.write_text("\n".join(lines), encoding="utf-8")
    words = [sys.executable, str(program)]
    posix = f"'{words[0]}' '{words[1]}'"
    reflect.set(EDITOR=subprocess.list2cmdline(words) if sys.platform == "win32" else posix)


def sheets(reflect: Program) -> list[str]:
    return sorted(path.name for path in (reflect.journal / "worksheets").glob("*.md"))


def sheet_of(reflect: Program) -> Path:
    return reflect.journal / "worksheets" / "room-for-rest.md"


def left_in_editor() -> list[bytes]:
    """Files that were open in an editor and have not been kept."""
    found = Path(os.environ["HOME"]).rglob("worksheets/*.md")
    return [path.read_bytes() for path in found]


def test_a_worksheet_is_kept_once_it_is_agreed_to(reflect: Program, document: Path) -> None:
    run = reflect.at_terminal("\n", "worksheet", "import", document)

    assert run.code == 0
    assert "1. keep it.\n2. change it in my editor.\n3. not now.\n" in run.err
    assert "Room for rest: 2 steps, 5 questions. Keep it?" in run.err
    assert sheets(reflect) == ["room-for-rest.md"]


@pytest.mark.parametrize(("keys", "code"), [("3\n", 0), ("not\n", 0), ("", 129)])
def test_not_now_writes_nothing(reflect: Program, document: Path, keys: str, code: int) -> None:
    run = reflect.at_terminal(keys, "worksheet", "import", document)

    assert (run.code, run.out) == (code, "")
    assert "Nothing was kept." in run.err
    assert not reflect.journal.exists()


def test_with_yes_nobody_is_asked(reflect: Program, document: Path) -> None:
    run = reflect.at_terminal("", "worksheet", "import", document, "--yes")

    assert (run.code, "Keep it?" in run.err) == (0, False)
    assert sheets(reflect) == ["room-for-rest.md"]


def test_what_was_changed_in_the_editor_is_shown_again_and_kept(
    reflect: Program, document: Path, tmp_path: Path
) -> None:
    edits(reflect, tmp_path, "present was I this week?", "present was I this week? [1-10]")

    run = reflect.at_terminal("2\n1\n", "worksheet", "import", document)

    assert run.code == 0
    assert run.err.count("How present was I this week?") == 2
    assert "[1-10] {#how-present" in sheet_of(reflect).read_text("utf-8")
    assert left_in_editor() == []


def test_mistakes_are_named_with_the_way_back_into_the_editor(
    reflect: Program, document: Path, tmp_path: Path
) -> None:
    edits(reflect, tmp_path, "[2-1]", "[1-2]", "this week? {", "this week? [2-1] {")

    run = reflect.at_terminal("2\n1\n1\n", "worksheet", "import", document)

    assert "[2-1] is not a scale" in run.talk
    assert "It cannot be used like this yet.\n1. back to my editor.\n2. not now.\n" in run.err
    assert "this week? [1-2] {" in sheet_of(reflect).read_text("utf-8")


def test_what_was_changed_in_the_editor_is_not_lost_with_not_now(
    reflect: Program, document: Path, tmp_path: Path
) -> None:
    edits(reflect, tmp_path, "this week?", "this year?")

    run = reflect.at_terminal("2\n3\n", "worksheet", "import", document)

    assert not reflect.journal.exists()
    [text] = left_in_editor()
    assert b"this year?" in text
    assert "Your changes are in a file. To use them:" in run.talk


def test_an_id_that_is_taken_costs_no_change(
    reflect: Program, document: Path, tmp_path: Path, sheet: Path
) -> None:
    before = sheet.read_bytes()
    document.write_text("Another\n\n- What do I hear?\n- And see?\n", encoding="utf-8")
    edits(reflect, tmp_path, "id: another", "id: room-for-rest")

    run = reflect.at_terminal("2\n1\n", "worksheet", "import", document)

    assert (run.code, "already have a worksheet" in run.talk) == (1, True)
    assert len(left_in_editor()) == 1
    assert sheet.read_bytes() == before
    assert len(list((sheet.parent / "imported").iterdir())) == 1


def test_without_an_editor_it_is_asked_again(reflect: Program, document: Path) -> None:
    reflect.set(EDITOR="/no/such/editor")

    run = reflect.at_terminal("2\n1\n", "worksheet", "import", document)

    assert run.code == 0
    assert "'/no/such/editor' could not be started." in run.talk
    assert sheets(reflect) == ["room-for-rest.md"]


@pytest.mark.parametrize(
    ("keys", "code", "version"), [("\n", 0, 2), ("3\n", 0, 1)], ids=["kept", "not now"]
)
def test_what_changed_in_a_document_is_seen_before_the_worksheet_changes(
    reflect: Program, document: Path, sheet: Path, keys: str, code: int, version: int
) -> None:
    change(document, "this week?", "today?", "- Did I interrupt anybody today?\n", "")

    run = reflect.at_terminal(keys, "worksheet", "import", document)

    assert run.code == code
    assert "1 question reworded, 1 gone." in run.out + run.err
    assert "Change your worksheet 'Room for rest' like this?" in run.talk
    assert f"version: {version}\n" in sheet.read_text("utf-8")
    assert sheets(reflect) == ["room-for-rest.md"]


@pytest.mark.parametrize(
    ("keys", "id_"),
    [("y\n1\n", "did-i-interrupt-anybody-today"), ("n\n1\n", "did-i-cut-somebody")],
)
def test_a_person_says_whether_a_question_is_still_the_same(
    reflect: Program, document: Path, sheet: Path, keys: str, id_: str
) -> None:
    change(document, "Did I interrupt anybody today?", "Did I cut somebody short today?")

    run = reflect.at_terminal(keys, "worksheet", "import", document)

    assert run.code == 0
    assert "Is this still the same question?" in run.talk
    assert f"- Did I cut somebody short today? {{#{id_}" in sheet.read_text("utf-8")


def test_a_person_says_whether_it_is_the_same_document(
    reflect: Program, document: Path, sheet: Path
) -> None:
    before = sheet.read_bytes()
    words = (
        "How present was I this week?",
        "Is it warm?",
        "Did I interrupt anybody today?",
        "Why?",
    )
    change(document, *words, "Who could help me with that?", "Where do I sit?")

    run = reflect.at_terminal("no\n1\n", "worksheet", "import", document)

    assert run.code == 0
    assert "rest.txt asks some of the same questions as your worksheet" in run.talk
    assert sheets(reflect) == ["room-for-rest-2.md", "room-for-rest.md"]
    assert sheet.read_bytes() == before


def test_what_both_changed_is_shown_and_stays(
    reflect: Program, document: Path, sheet: Path
) -> None:
    change(sheet, "keeps me awake for long", "keeps me awake all night")
    change(document, "keeps me awake for long", "keeps me awake so long", "this week?", "today?")

    run = reflect.at_terminal("1\n", "worksheet", "import", document)

    shown = " ".join((run.out + run.err).split())
    assert "You changed this, and so did the document: yours stays." in shown
    assert "The document: What keeps me awake so long?" in shown
    text = sheet.read_text("utf-8")
    assert "keeps me awake all night?" in text
    assert "How present was I today?" in text
    again = reflect("worksheet", "import", document, "--yes")
    assert (again.code, "has not changed" in again.talk) == (0, True)


@pytest.mark.posix
def test_at_a_real_terminal_enter_keeps_it_and_ctrl_c_does_not(
    reflect: Program, document: Path
) -> None:
    call = ("worksheet", "import", str(document))
    person = Person(*call, journal=reflect.journal, is_leader=True)
    person.sees("not now")
    person.types("\x03")
    code, shown = person.leaves()
    assert (code, "Nothing was kept." in shown) == (130, True)
    assert not reflect.journal.exists()

    person = Person(*call, journal=reflect.journal)
    person.sees("not now")
    person.types("\r")
    code, shown = person.leaves()
    assert code == 0
    assert sheets(reflect) == ["room-for-rest.md"]


@pytest.mark.posix
def test_one_document_at_two_terminals_becomes_one_worksheet(
    reflect: Program, document: Path
) -> None:
    call = ("worksheet", "import", str(document))
    for version, words in enumerate(("awake for long?", "up for long?"), 1):
        change(document, "awake for long?", words)
        persons = [Person(*call, journal=reflect.journal) for _ in range(2)]
        for person in persons:
            person.sees("not now")
        for person in persons:
            person.types("\r")
        ended = [person.leaves() for person in persons]

        assert [code for code, _ in ended] == [0, 0], ended
        assert sheets(reflect) == ["room-for-rest.md"]
        assert f"version: {version}\n" in sheet_of(reflect).read_text("utf-8")
        assert "has not changed" in reflect("worksheet", "import", document, "--yes").talk


@pytest.mark.posix
def test_a_run_that_is_open_keeps_its_questions_where_its_document_changes(
    reflect: Program, document: Path, sheet: Path
) -> None:
    person = Person("new", sheet.stem, "--plain", journal=reflect.journal)
    person.is_asked()
    change(document, "What is a good day like for me?", "What is a good day like?")
    reflect("worksheet", "import", document, "--yes")
    assert "version: 2\n" in sheet.read_text("utf-8")
    person.enters("Sunny.", ".")
    person.sees("Question 2")
    person.is_asked()
    person.pauses()

    assert "worksheet_version: 1\n" in entry(reflect.journal)
    assert "like for me?\n<!-- q: what-is-a-good-day-like -->\n\nSunny.\n" in entry(reflect.journal)
    assert (sheet.parent / "versions" / "room-for-rest@1.md").exists()
    assert reflect("check").code == 0


@pytest.mark.posix
def test_it_is_asked_in_the_persons_language(
    reflect: Program, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")

    run = reflect.at_terminal("nein\n3\n", "worksheet", "import", document)

    assert "Speichern?\n1. speichern.\n2. in meinem Editor ändern.\n3. nicht jetzt.\n" in run.err
    assert "Es wurde nichts gespeichert." in run.err


def test_what_an_editor_saved_that_is_no_text_is_never_dropped(
    reflect: Program, document: Path, tmp_path: Path
) -> None:
    line = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(b'mine \\xff')"
    uses(reflect, tmp_path, line)

    run = reflect.at_terminal("2\n1\n3\n", "worksheet", "import", document)

    assert "is not UTF-8 text" in run.talk
    assert not reflect.journal.exists()
    assert left_in_editor() == [b"mine \xff"]


def test_where_only_the_person_changed_what_both_changed_the_version_stays(
    reflect: Program, document: Path, sheet: Path
) -> None:
    change(sheet, "keeps me awake for long", "keeps me awake all night")
    change(document, "keeps me awake for long", "keeps me awake so long")
    before = sheet.read_bytes()

    run = reflect.at_terminal("1\n", "worksheet", "import", document)

    assert "Leave your worksheet 'Room for rest' as it is?" in run.talk
    assert sheet.read_bytes() == before
    assert "has not changed" in reflect("worksheet", "import", document, "--yes").talk
