"""Whole runs in a terminal of their own: the program as a person meets it."""

import os
import re
import select
import shutil
import signal
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

import termios
import tty

from person import LONGEST, Person, entry, unfinished, until

CURTAIN = b"\x1b[?1049l"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal"


def things(journal: Path, text: str = "words") -> Path:
    """An entry with one answer."""
    journal.mkdir()
    path = journal / "2026-05-01-things.md"
    path.write_text(f"---\nworksheet: things\n---\n\n### Q\n<!-- q: q -->\n\n{text}\n", "utf-8")
    return path


def begun(journal: Path, out: BinaryIO | None = None) -> Person:
    """Somebody who has answered the first question, and sees the second."""
    person = Person("new", "emotional-intimacy", journal=journal, out=out)
    person.sees("begin")
    person.types("\r")
    person.sees("question 1 of 24")
    person.sees("pause & hide")
    person.types("with my sister\x04")
    person.sees("question 2 of 24")
    person.sees("pause & hide")
    return person


def test_a_command_that_names_a_worksheet_stands_on_one_line(journal: Path, tmp_path: Path) -> None:
    document = tmp_path / "sundays.txt"
    document.write_text("Every Sunday\n\n1. What was good?\n", encoding="utf-8")

    code, shown = Person("worksheet", "import", str(document), journal=journal).leaves()

    assert code == 0
    assert re.search(rf"reflect new every-sunday --journal {journal}\r\n", shown)


def test_ctrl_c_is_pause_and_curtain(journal: Path) -> None:
    person = begun(journal)
    person.types("half a sentence")
    person.sees("half a sentence")
    person.types("\x03")

    code, shown = person.leaves()

    assert code == 130
    behind = shown.encode().partition(CURTAIN)[2].decode()
    assert re.search(rf"It waits for you:\s+\S*reflect resume --journal {journal}", behind)
    assert "sister" not in behind
    assert "closeness" not in behind.replace("emotional-intimacy", "")
    assert "with my sister" in entry(journal)


def test_a_whole_sitting_is_kept_and_can_be_read(journal: Path) -> None:
    own = journal / "worksheets"
    own.mkdir(parents=True)
    text = (
        "---\nid: evening\ntitle: An evening\n---\n\n## It\n\n- What was good?\n- What is next?\n"
    )
    (own / "evening.md").write_text(text, encoding="utf-8")

    person = Person("new", "evening", journal=journal)
    person.sees("1 step, 2 questions")
    person.sees("pause & hide")
    person.types("Tea with Zoë.\x04")
    person.sees("What is next?")
    person.types("A walk")
    person.sees("A walk")
    person.types("\x03")
    assert person.leaves()[0] == 130
    again = Person("resume", journal=journal)
    again.sees("go on where you were")
    again.types("\r")
    again.sees("A walk")
    again.types(", early.\x04")
    again.sees("Everything is kept.")
    again.types("\r")

    assert again.leaves()[0] == 0
    assert "status: complete" in entry(journal)
    code, shown = Person("show", "latest", journal=journal).leaves()
    assert code == 0
    assert "Tea with Zoë." in shown
    assert "A walk, early." in shown


OTHERS = pytest.mark.sweep  # what ends a run in every other way is told by tests/faults


@pytest.mark.parametrize("number", [signal.SIGHUP, pytest.param(signal.SIGTERM, marks=OTHERS)])
def test_a_signal_costs_no_word(journal: Path, number: signal.Signals) -> None:
    person = begun(journal)
    person.types("half a sentence")
    person.sees("half a sentence")
    person.process.send_signal(number)

    code, _ = person.leaves()

    assert code == 128 + number
    assert "with my sister" in entry(journal)
    assert unfinished() == ["half a sentence"]


@pytest.mark.parametrize("begun_with", ["", "\x1b[200~"], ids=["typed", "pasted without an end"])
def test_closing_the_window_costs_no_word(journal: Path, begun_with: str) -> None:
    person = begun(journal)
    person.types(f"{begun_with}half a sentence")
    person.sees("half a sentence")

    person.closes()

    assert unfinished() == ["half a sentence"]
    assert "with my sister" in entry(journal)


def test_what_is_typed_survives_kill_9_before_there_is_an_answer(journal: Path) -> None:
    person = Person("new", "emotional-intimacy", journal=journal)
    person.sees("begin")
    person.types("\r")
    person.sees("question 1 of 24")
    person.types("half a sentence")
    until(lambda: unfinished() == ["half a sentence"])
    person.process.kill()
    person.leaves()
    assert not list(journal.glob("*/*.md"))

    again = Person("resume", journal=journal)
    again.sees("go on where you were")
    again.types("\r")
    again.sees("half a sentence")
    again.types(", and the rest\x04")
    again.sees("question 2 of 24")
    again.types("\x03")
    again.leaves()

    assert "\nhalf a sentence, and the rest\n" in entry(journal)
    assert unfinished() == [""]


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *(pytest.param(n, marks=OTHERS) for n in (signal.SIGHUP, signal.SIGINT))],
)
def test_a_signal_right_after_an_answer_ends_it_with_that_answer(
    journal: Path, number: signal.Signals
) -> None:
    person = begun(journal)
    person.types("a whole answer\x04")
    until(lambda: "a whole answer" in entry(journal))
    person.process.send_signal(number)

    code, _ = person.leaves()

    assert code == 128 + number
    assert "\na whole answer\n" in entry(journal)


def test_keys_that_come_too_late_reach_nobody(journal: Path) -> None:
    person = begun(journal)
    shell = os.open(person.name, os.O_RDWR | os.O_NOCTTY)
    person.types("\x03rm -rf a secret\r")

    assert person.process.wait(LONGEST) == 130

    tty.setraw(shell, termios.TCSANOW)
    assert select.select([shell], [], [], 0)[0] == []
    os.close(shell)


def test_what_was_answered_survives_kill_9(journal: Path) -> None:
    person = begun(journal)

    person.process.kill()
    person.leaves()

    assert "with my sister" in entry(journal)
    assert "status: draft" in entry(journal)


def test_keys_typed_ahead_are_not_lost(journal: Path) -> None:
    person = begun(journal)
    person.types("second\x04third\x04")
    person.sees("question 4 of 24")
    person.types("\x03")
    person.leaves()

    assert "\nsecond\n" in entry(journal)
    assert "\nthird\n" in entry(journal)


def test_standard_output_may_be_a_file(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with out.open("wb") as file:
        person = begun(journal, file)
        person.types("\x03")
        person.leaves()

    [path] = journal.glob("2*/*.md")
    assert out.read_text(encoding="utf-8") == f"{path}\n"


@pytest.mark.sweep
@pytest.mark.parametrize("command", [["delete", "latest", "--for-good"], ["check", "--fix"]])
def test_ctrl_c_changes_nothing(journal: Path, command: list[str]) -> None:
    path = things(journal)
    path.chmod(0o644)
    person = Person(*command, journal=journal, is_leader=True)
    person.sees("y) ")
    person.types("\x03")

    assert person.leaves()[0] == 130
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("keys", ["thin", "Ä", "\x1b[A", "13", "213", "q\x7f13"])
def test_a_worksheet_is_chosen_with_letters_arrows_or_digits(journal: Path, keys: str) -> None:
    own = journal / "worksheets"
    own.mkdir(parents=True)
    for id_ in ("things", *(f"first-{letter}" for letter in "abcdefghijk")):
        title = f"{'Nähe' if id_ == 'things' else 'Near'}, {id_}"
        text = f"---\nid: {id_}\ntitle: {title}\n---\n\n## One\n\n- What of {id_}?\n"
        (own / f"{id_}.md").write_text(text, encoding="utf-8")
    person = Person("new", journal=journal)
    person.sees("13  Nähe, things")
    person.types(keys)
    person.types("\r")
    person.sees("What of things?")
    person.types("\x03")

    assert person.leaves()[0] == 130


@pytest.mark.parametrize("keys", ["\x1b", "\x03"])
def test_no_worksheet_is_begun_where_none_is_chosen(journal: Path, keys: str) -> None:
    (journal / "worksheets").mkdir(parents=True)
    own = journal / "worksheets" / "things.md"
    own.write_text("---\nid: things\ntitle: Things\n---\n\n## One\n\n- Well?\n", "utf-8")
    person = Person("new", journal=journal)
    person.sees("Things")
    person.types(keys)
    person.leaves()

    assert not list(journal.glob("2*"))


@pytest.mark.parametrize(
    ("keys", "is_gone"), [("n\r", False), ("\r", False), ("J\r", True), ("\x1b[B\r", True)]
)
def test_for_good_is_asked_with_letters_and_arrows(journal: Path, keys: str, is_gone: bool) -> None:
    path = things(journal)
    person = Person("delete", "latest", "--for-good", journal=journal)
    person.sees("y) yes, delete it for good")
    person.types(keys)

    assert person.leaves()[0] == 0
    assert path.exists() is not is_gone


@pytest.mark.parametrize(("keys", "is_gone"), [("n\r", False), ("j\r", True), ("Y\r", True)])
def test_for_good_is_asked_in_german(
    journal: Path, monkeypatch: pytest.MonkeyPatch, keys: str, is_gone: bool
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    path = things(journal)
    person = Person("delete", "latest", "--for-good", journal=journal)
    person.sees("j) ja, endgültig löschen")
    person.types(keys)

    assert person.leaves()[0] == 0
    assert path.exists() is not is_gone


def test_a_paste_deletes_nothing(journal: Path) -> None:
    path = things(journal)
    person = Person("delete", "latest", "--for-good", journal=journal)
    person.sees("y) yes, delete it for good")
    person.types("yes, of course\ry\r\x03")

    assert person.leaves()[0] == 130
    assert path.exists()


def test_a_page_asks_where_it_should_go_with_a_proposal(journal: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"fears": "that he sighs"}', encoding="utf-8")
    new = ("new", "emotional-intimacy", "--answers", str(answers))
    assert Person(*new, journal=journal).leaves()[0] == 0

    for changed, name in (("", "."), ("\x7f" * 5 + "-mine.html", "-2-mine.")):
        person = Person("report", journal=journal)
        person.sees("Where should the page go?")
        person.sees(".html")
        person.types(f"{changed}\r")
        code, shown = person.leaves()
        [page] = tmp_path.glob(f"reflect-????-??-??{name}html")
        assert (code, page.name in shown, page.stat().st_mode & 0o777) == (0, True, 0o600)
    person = Person("report", "--plain", journal=journal, is_leader=True)
    person.sees("Where should the page go? Enter alone: reflect-")
    person.sees("-2.html")
    person.types("\x03")
    assert person.leaves()[0] == 130
    assert len(list(tmp_path.glob("*.html"))) == 2


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"LESS": "X"}, marks=pytest.mark.sweep),
        {"LESS": "-FX"},
        {"LESS": "-E --quit-if-one-screen --no-init -Pmine"},
        pytest.param({"PAGER": "less -XF"}, marks=pytest.mark.sweep),
        {"PAGER": "more"},
        pytest.param({"PAGER": "pager"}, marks=pytest.mark.sweep),
        {"LESS": "-o kept", "LESSOPEN": "|tee kept %s"},
        pytest.param({"LESS_IS_MORE": "1"}, marks=pytest.mark.sweep),
    ],
)
def test_no_line_stays_behind_and_the_way_out_is_told(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    if not shutil.which("less") or not shutil.which(variables.get("PAGER", "less").split()[0]):
        pytest.skip("there is no such pager here")
    monkeypatch.setenv("PAGER", "less")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    lines = "\n\n".join(f"line {number}" for number in range(40))
    things(journal, lines)

    person = Person("show", journal=journal)
    person.sees("\x1b[?1049h")
    person.sees("line 10")
    person.sees("q quit")
    person.types("G")
    person.sees("line 39")
    person.types("q")

    code, shown = person.leaves()
    assert code == 0
    assert "line" not in shown.rpartition("\x1b[?1049l")[2]
    assert "\x1b[?1049l" in shown
    assert not list(tmp_path.rglob("kept"))
