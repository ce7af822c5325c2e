"""Whole runs line by line, in a terminal of their own; nothing that happens costs a word."""

import os
import random
import select
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from person import LONGEST, Person, entry, unfinished, until

SHEET = """---
id: small
title: Small
version: 1
language: en
---

# Small

## One {#one}

- What do I see? {#see}
- How sure am I? [1-10: little ... much] {#sure}
- What else? {#else}
"""


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "journal" / "worksheets"
    folder.mkdir(parents=True)
    (folder / "small.md").write_text(SHEET, encoding="utf-8")
    return folder.parent


def begun(journal: Path, **how: object) -> Person:
    """Somebody who sees the first question."""
    person = Person("new", "small", "--plain", journal=journal, **how)  # type: ignore[arg-type]
    person.sees("then help.")
    person.is_asked()
    return person


def types_slowly(person: Person, text: str) -> None:
    """Type more than a terminal's buffer holds, and read meanwhile what is shown."""
    data = text.encode()
    os.set_blocking(person.terminal, False)
    while data:
        readable, writable, _ = select.select([person.terminal], [person.terminal], [], LONGEST)
        if readable:
            person.seen += os.read(person.terminal, 65536)
        if writable:
            data = data[os.write(person.terminal, data[:1000]) :]
    os.set_blocking(person.terminal, True)


def test_a_line_longer_than_a_terminal_holds_arrives_whole(journal: Path) -> None:
    line = " ".join(f"wörd{number}" for number in range(2_000))
    person = begun(journal)

    types_slowly(person, line)
    person.sees("wörd1999")
    person.enters("")
    person.is_asked()
    person.enters(".")
    person.sees("Kept.")
    person.pauses()

    assert f"\n{line}\n" in entry(journal)


def test_a_person_answers_goes_back_and_pauses(journal: Path) -> None:
    person = begun(journal)
    person.enters("one", "two", ".")
    person.sees("Kept.")
    person.sees("A number from 1, little, to 10, much.")
    person.enters("4")
    person.sees("a word about it")
    person.enters(":back 1")
    person.sees("There is an answer already. It reads: one")
    person.enters("three", ".")
    person.sees("It reads: 4")
    person.enters(":pause")

    code, shown = person.leaves()

    assert code == 0
    assert "reflect resume" in shown
    assert "\none\ntwo\nthree\n" in entry(journal)
    assert "\n4 / 10\n" in entry(journal)


def test_a_signal_in_the_middle_of_a_line_keeps_it(journal: Path) -> None:
    person = begun(journal)
    person.enters("a line")
    person.types("half a lïne")
    person.sees("half a lïne")
    person.process.send_signal(signal.SIGTERM)

    code, shown = person.leaves()

    assert code == 128 + signal.SIGTERM
    assert "reflect resume" in shown
    assert unfinished() == ["a line\nhalf a lïne"]


@pytest.mark.parametrize("typed", ["\x1b[200~what was pasted\x1b[201~\x03", "what was pasted\x03"])
def test_ctrl_c_pauses_right_behind_words_that_come_with_it(journal: Path, typed: str) -> None:
    person = begun(journal, is_leader=True)
    person.types(typed)
    person.leaves()

    assert unfinished() == ["what was pasted"]


@pytest.mark.parametrize(("typed", "is_leader"), [("half a line", False), ("", True)])
def test_closing_the_terminal_is_no_answer(journal: Path, typed: str, is_leader: bool) -> None:
    person = begun(journal, is_leader=is_leader)
    person.enters("a line")
    person.sees("a line")
    person.types(typed)
    person.sees(f"> {typed}")

    person.closes()

    assert unfinished()[0] == f"a line\n{typed}"


def test_kill_9_takes_no_more_than_the_last_second(journal: Path) -> None:
    person = begun(journal)
    person.enters("a line")
    person.types("half a line")
    person.sees("half a line")
    until(lambda: unfinished() == ["a line\nhalf a line"], within=1.0)

    person.process.kill()
    person.leaves()

    assert unfinished()[0] == "a line\nhalf a line"


def test_what_was_kept_goes_on_another_day(journal: Path) -> None:
    person = begun(journal)
    person.enters("a line")
    person.types("honestly, that he")
    person.sees("that he")
    person.pauses()

    again = Person("resume", "--plain", journal=journal)
    again.sees("1. go on where you were.")
    again.is_asked()
    again.enters("")
    again.sees("You had begun: a line")
    again.is_asked()
    again.enters("sighs", ".")
    again.sees("Kept.")
    again.pauses()

    assert "\na line\nhonestly, that he sighs\n" in entry(journal)


def test_only_the_path_goes_into_a_file(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with out.open("wb") as file:
        person = begun(journal, out=file)
        types_slowly(person, "long " * 2000 + "\x7f" * 5 + "END\r")
        person.sees("END")
        person.is_asked()
        person.enters(".")
        person.sees("A number")
        person.is_asked()
        person.enters(":pause")
        code, _ = person.leaves()

    [path] = journal.glob("2*/*.md")
    assert code == 0
    assert out.read_text(encoding="utf-8") == f"{path}\n"
    assert "\n" + "long " * 1999 + "END\n" in entry(journal)


def test_nothing_typed_is_remembered_or_completed(journal: Path) -> None:
    person = begun(journal)
    person.enters("secret")
    person.is_asked()
    person.types("\x1b[A\x1b[A/et\t\x1b\x1b\r")
    person.is_asked()
    person.enters(".")
    person.sees("Kept.")
    person.pauses()

    assert "\nsecret\n/et" in entry(journal)
    assert "hosts" not in entry(journal)
    assert entry(journal).count("secret") == 1


REPLIES = ["\x1b[>41;354;0c", "\x1b]11;rgb:1e/1e/1e\x1b\\", "\x1b]11;rgb:1e/1e/1e\x07"]
REPLIES += ["\x1bP>|tty(1)\x1b\\", "\x1b_Gi=1;OK\x1b\\", "\x1b^one\x1b\\", "\x1bXone\x1b\\"]
REPLIES += ["\x1b[200~", "\x1b[201~", "\x9b?62;c"]


def test_no_reply_of_a_terminal_becomes_text(journal: Path) -> None:
    person = begun(journal)
    person.types("so ")
    for reply in REPLIES:
        person.types(f"{reply}far")
        person.sees("far")
    person.types(", good")
    person.sees("good")
    person.process.send_signal(signal.SIGTERM)
    person.leaves()

    assert unfinished()[0] == f"so {'far' * len(REPLIES)}, good"


BLOCK = "one\r:clear\r.\r:pause\r:enough\rlast"


def test_a_paste_of_lines_is_text_whatever_stands_on_them(journal: Path) -> None:
    person = begun(journal)
    person.types(BLOCK)
    person.sees("last")
    person.enters("")
    person.is_asked()
    person.types("\x04")
    person.sees("A number from 1, little, to 10, much.")
    person.is_asked()
    person.types("4\r7\r")
    person.sees("7")
    person.enters("")
    person.sees("A whole number from 1 to 10, please.")
    person.is_asked()
    person.types("\x04")
    person.sees("A whole number from 1 to 10, please.")
    person.is_asked()
    person.enters(":clear")
    person.sees("It is empty now")
    person.is_asked()
    person.types("\x04")
    person.sees("What else?")
    person.pauses()

    assert f"\n{BLOCK.replace(chr(13), chr(10))}\n" in entry(journal)
    assert "/ 10" not in entry(journal)


def test_a_paste_at_a_choice_chooses_nothing(journal: Path) -> None:
    person = begun(journal)
    person.enters("words")
    person.is_asked()
    person.pauses()

    again = Person("resume", "--plain", journal=journal)
    again.is_asked()
    again.types("1\r1\r:hlep\r")
    again.sees(":hlep")
    again.enters("")
    again.sees("A number from 1 to 4.")
    again.is_asked()
    again.enters(":hlep")
    again.sees("There is no word :hlep here.")
    again.types("\x04")
    again.sees("You had begun: words")
    again.pauses()


def test_umlauts_arrive_where_the_locale_is_c(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    person = begun(journal)
    person.enters("Mühe, größer – ja", ".")
    person.sees("Kept.")
    person.pauses()

    assert "\nMühe, größer – ja\n" in entry(journal)


def test_a_dumb_terminal_gets_no_escape_sequences(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person("new", "small", journal=journal, term="dumb")
    person.sees("then help.")
    person.enters("words", ".")
    person.sees("Kept.")
    _, shown = person.pauses()

    assert "\x1b" not in shown


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an editor that comes back at once tells which file its window shows."""
    note = tmp_path / "shown"
    monkeypatch.setenv("EDITOR", f"sh -c 'echo $1 > {note}' sh")
    return note


@pytest.mark.parametrize("way", ["1", "2"])
def test_what_is_saved_in_the_window_of_an_editor_is_taken_or_stays(
    journal: Path, window: Path, way: str
) -> None:
    person = begun(journal)
    person.enters("a line", ":edit")
    person.sees("came back at once")
    person.is_asked()
    assert unfinished() == ["a line\n"]
    sheet = Path(window.read_text("utf-8").strip())
    sheet.write_text("from the window\n", encoding="utf-8")
    person.enters(way)
    person.is_asked()
    if way == "1":
        person.enters(".")
        person.sees("Kept.")

    _, shown = person.pauses()

    assert (str(sheet) in "".join(shown.split())) is sheet.exists() is (way == "2")
    assert ("\nfrom the window\n" in entry(journal)) is (way == "1")


def test_kill_9_leaves_both_texts_while_an_editor_is_open(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "open"
    edits = f"echo and more >> $1; echo $$ $1 > {note}.part; mv {note}.part {note}; exec sleep 60"
    monkeypatch.setenv("EDITOR", f"sh -c '{edits}' sh")
    person = begun(journal)
    person.enters("a line", ":edit")
    until(note.exists)
    editor, sheet = note.read_text("utf-8").split()

    person.process.kill()
    person.process.wait(LONGEST)

    assert Path(sheet).read_text("utf-8") == "a line\nand more\n"
    assert unfinished() == ["a line\n"]
    os.kill(int(editor), signal.SIGKILL)


KEYS = """
import sys
from reflect.terminal.keyboard import Keyboard
with Keyboard() as keyboard, open(sys.argv[1], "w") as out:
    sys.stderr.write("ready")
    while not (out.tell() and typed.text.rstrip().endswith("END")):
        typed = keyboard.line(lambda half: False)
        out.write(typed.text + " ")
        out.flush()
        keyboard.signal = 0
"""


@pytest.mark.sweep
@pytest.mark.parametrize("seed", range(20))
def test_signals_at_any_moment_cost_no_word(tmp_path: Path, seed: int) -> None:
    """Half a line, a line, or nothing at all may be there when one or two signals come."""
    r = random.Random(seed)
    script, out = tmp_path / "keys.py", tmp_path / "typed"
    script.write_text(KEYS, encoding="utf-8")
    person = Person(str(out), journal=tmp_path, program=[sys.executable, str(script)])
    person.sees("ready")
    words = [f"w{number}" for number in range(500)]
    for word in words:
        types_slowly(person, f"{word} {r.choice(['', chr(13)])}")
        for number in r.sample([signal.SIGINT, signal.SIGTERM, signal.SIGHUP], r.randrange(3)):
            select.select([], [], [], r.random() ** 3 * 0.004)
            person.process.send_signal(number)
    person.types("END\r")
    person.leaves()

    assert out.read_text(encoding="utf-8").split() == [*words, "END"]
