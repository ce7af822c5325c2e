"""Whole runs in a pseudo-terminal, on a screen and in plain lines: no text is lost."""

import os
import random
import re
import select
import shutil
import signal
import sys
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

import termios
import tty

from screens import REPLIES, sweep

from person import LONGEST, Person, entry, unfinished, until
from reflect import files
from sheets import PLANS, SHORT

CURTAIN = b"\x1b[?1049l"
SHEET = """---
id: small
title: A small one
---

## One {#one}

- What do I see? {#see}
- How sure am I? [1-10: little ... much] {#sure}
- What else? {#else}
"""
SCREEN, PLAIN = [], ["--plain"]
BOTH = pytest.mark.parametrize("way", [SCREEN, PLAIN], ids=["screen", "plain"])


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    own(tmp_path / "journal", "small", SHEET)
    return tmp_path / "journal"


def own(journal: Path, name: str, text: str) -> None:
    """Put a worksheet into the *journal*."""
    (journal / "worksheets").mkdir(parents=True, exist_ok=True)
    (journal / "worksheets" / f"{name}.md").write_text(text, encoding="utf-8")


def things(journal: Path, text: str = "words") -> Path:
    """An entry with one answer."""
    path = journal / "2026-05-01-things.md"
    path.write_text(f"---\nworksheet: things\n---\n\n### Q\n<!-- q: q -->\n\n{text}\n", "utf-8")
    return path


def begun(journal: Path, way: list[str] = PLAIN, **how: object) -> Person:
    """A person who sees the first question."""
    person = Person("new", "small", *way, journal=journal, **how)  # type: ignore[arg-type]
    person.sees("then help." if way else "pause & hide")
    if way:
        person.is_asked()
    return person


def resumed(journal: Path, way: list[str]) -> Person:
    """A person who has continued the draft."""
    person = Person("resume", *way, journal=journal)
    person.sees("continue where you stopped")
    if way:
        person.is_asked()
    person.types("\r")
    return person


def writes(person: Person, text: str, way: list[str]) -> None:
    """Answer a question of prose; in plain lines once a line can be typed."""
    if way:
        person.enters(*filter(None, [text]), ".")
    else:
        person.types(f"{text}\x04")


def half(person: Person, text: str) -> None:
    """Type half a sentence."""
    person.types(text)
    person.sees(text)


@BOTH
def test_a_whole_sitting_is_kept_goes_on_another_day_and_can_be_read(
    journal: Path, way: list[str]
) -> None:
    person = begun(journal, way)
    writes(person, "Tea with Zoë.", way)
    person.sees("How sure am I?")
    person.types("4\r")
    person.sees("a word about it")
    if way:
        person.is_asked()
    writes(person, "", way)
    person.sees("What else?")
    half(person, "A walk")
    assert person.pauses()[0] == 130

    again = resumed(journal, way)
    again.sees("A walk")
    if way:
        again.is_asked()
    writes(again, "early." if way else " early.", way)
    again.sees("Everything is saved.")
    again.types("\r")

    assert again.leaves()[0] == 0
    assert "status: complete" in entry(journal)
    assert "\n4 / 10\n" in entry(journal)
    assert "\nA walk early.\n" in entry(journal)
    code, shown = Person("show", "latest", journal=journal).leaves()
    assert code == 0
    assert "Tea with Zoë." in shown


@pytest.mark.parametrize(
    "way",
    [SCREEN, pytest.param(PLAIN, marks=pytest.mark.sweep)],
    ids=["screen", "plain"],
)
def test_kill_9_takes_no_more_than_the_last_second(journal: Path, way: list[str]) -> None:
    person = begun(journal, way)
    half(person, "half a sentence")
    until(lambda: unfinished() == ["half a sentence"], within=1.0)
    person.process.kill()
    person.leaves()
    assert not list(journal.glob("2*/*.md"))

    again = resumed(journal, way)
    again.sees("half a sentence")
    if way:
        again.is_asked()
    writes(again, ", and the rest", way)
    again.sees("How sure am I?")
    again.process.kill()
    again.leaves()

    assert re.search(r"\nhalf a sentence ?, and the rest\n", entry(journal))
    assert "status: draft" in entry(journal)
    assert not any(unfinished())


@pytest.mark.parametrize(
    ("way", "number"),
    [
        (SCREEN, signal.SIGHUP),
        (PLAIN, signal.SIGTERM),
        sweep(SCREEN, signal.SIGTERM),
        sweep(PLAIN, signal.SIGHUP),
    ],
)
def test_a_signal_costs_no_word(journal: Path, way: list[str], number: signal.Signals) -> None:
    person = begun(journal, way)
    half(person, "half a sentënce")
    person.process.send_signal(number)

    code, shown = person.leaves()

    assert code == 128 + number
    assert "reflect resume" in shown
    assert unfinished() == ["half a sentënce"]


@pytest.mark.parametrize(
    ("way", "before", "is_leader"),
    [
        (SCREEN, "", False),
        (PLAIN, "", True),
        sweep(SCREEN, "\x1b[200~", False),
        sweep(PLAIN, "", False),
    ],
)
def test_closing_the_terminal_costs_no_word(
    journal: Path, way: list[str], before: str, is_leader: bool
) -> None:
    person = begun(journal, way, is_leader=is_leader)
    person.types(before)
    half(person, "half a sentence")

    person.closes()

    assert unfinished() == ["half a sentence"]


@BOTH
def test_ctrl_c_pauses_clears_the_screen_and_puts_out_only_the_path(
    journal: Path, tmp_path: Path, way: list[str]
) -> None:
    with (tmp_path / "out").open("wb") as file:
        person = begun(journal, way, out=file)
        writes(person, "with my sister", way)
        person.sees("How sure am I?")
        person.types("\x03")
        code, shown = person.leaves()

    assert code == 130
    behind = shown.encode().rpartition(CURTAIN)[2].decode()
    assert re.search(rf"To continue:\s+\S*reflect resume --journal {journal}", behind)
    assert way or not re.search("sister|small one|sure", behind)
    assert "with my sister" in entry(journal)
    [path] = journal.glob("2*/*.md")
    assert (tmp_path / "out").read_text(encoding="utf-8") == f"{path}\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, sweep(signal.SIGHUP), sweep(signal.SIGINT)])
def test_a_signal_right_after_an_answer_keeps_that_answer(
    journal: Path, number: signal.Signals
) -> None:
    person = begun(journal, SCREEN)
    person.types("a whole answer\x04")
    until(lambda: bool(list(journal.glob("2*/*.md"))))
    person.process.send_signal(number)

    code, _ = person.leaves()

    assert code == 128 + number
    assert "\na whole answer\n" in entry(journal)


def test_keys_typed_after_the_end_do_not_reach_the_shell(journal: Path) -> None:
    person = begun(journal, SCREEN)
    shell = os.open(person.name, os.O_RDWR | os.O_NOCTTY)
    person.types("\x03rm -rf a secret\r")

    assert person.process.wait(LONGEST) == 130

    tty.setraw(shell, termios.TCSANOW)
    assert select.select([shell], [], [], 0)[0] == []
    os.close(shell)


def test_keys_typed_ahead_are_not_lost(journal: Path) -> None:
    own(journal, "near", SHORT)
    person = Person("new", "near", journal=journal)
    person.sees("pause & hide")
    person.types("first\x04second\x04")
    person.sees("How near?")
    person.types("\x03")
    person.leaves()

    assert "\nfirst\n" in entry(journal)
    assert "\nsecond\n" in entry(journal)


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
    person.sees("Saved.")
    person.pauses()

    assert f"\n{line}\n" in entry(journal)


@pytest.mark.parametrize(
    "typed", ["\x1b[200~what was pasted\x1b[201~\x03", sweep("what was pasted\x03")]
)
def test_ctrl_c_right_after_a_paste_pauses_and_keeps_it(journal: Path, typed: str) -> None:
    person = begun(journal, is_leader=True)
    person.types(typed)
    person.leaves()

    assert unfinished() == ["what was pasted"]


def test_nothing_typed_is_remembered_or_completed(journal: Path) -> None:
    person = begun(journal)
    person.enters("secret")
    person.is_asked()
    person.types("\x1b[A\x1b[A/et\t\x1b\x1b\r")
    person.is_asked()
    person.enters(".")
    person.sees("Saved.")
    person.pauses()

    assert "\nsecret\n/et" in entry(journal)
    assert "hosts" not in entry(journal)
    assert entry(journal).count("secret") == 1


def test_no_reply_of_a_terminal_becomes_text(journal: Path) -> None:
    person = begun(journal)
    person.types("so ")
    replies = [*REPLIES[:-1], "\x1b[200~"]
    for reply in replies:
        person.types(f"{reply}far")
        person.sees("far")
    person.types(", good")
    person.sees("good")
    person.process.send_signal(signal.SIGTERM)
    person.leaves()

    assert unfinished()[0] == f"so {'far' * len(replies)}, good"


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


def test_in_plain_lines_a_paste_or_an_unknown_command_chooses_nothing(journal: Path) -> None:
    path = things(journal)
    person = Person("delete", "latest", "--for-good", "--plain", journal=journal)
    person.is_asked()
    person.types("y\ry\r:hlep\r")
    person.sees(":hlep")
    person.enters("")
    person.sees("Yes or no, please: y or n.")
    person.is_asked()
    person.enters(":hlep")
    person.sees("There is no command :hlep here.")
    person.types("\x04")

    assert person.leaves()[0] == 0
    assert path.exists()


def test_a_dumb_terminal_with_the_c_locale_takes_umlauts_and_gets_no_escape_sequences(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    person = Person("new", "small", journal=journal, term="dumb")
    person.sees("then help.")
    person.enters("Mühe, größer – ja", ".")
    person.sees("Saved.")
    _, shown = person.pauses()

    assert "\nMühe, größer – ja\n" in entry(journal)
    assert "\x1b" not in shown


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an editor that comes back at once tells which file its window shows."""
    note = tmp_path / "shown"
    monkeypatch.setenv("EDITOR", f"sh -c 'echo $1 > {note}' sh")
    return note


@pytest.mark.parametrize("way", ["1", "2"])
def test_text_saved_in_the_window_of_an_editor_is_taken_or_left_in_its_file(
    journal: Path, window: Path, way: str
) -> None:
    person = begun(journal)
    person.enters("a line", ":edit")
    person.sees("returned at once")
    person.is_asked()
    assert unfinished() == ["a line\n"]
    sheet = Path(window.read_text("utf-8").strip())
    sheet.write_text("from the window\n", encoding="utf-8")
    person.enters(way)
    person.is_asked()
    if way == "1":
        person.enters(".")
        person.sees("Saved.")

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


def test_a_command_that_names_a_worksheet_stands_on_one_line(journal: Path, tmp_path: Path) -> None:
    document = tmp_path / "sundays.txt"
    document.write_text("Every Sunday\n\n1. What was good?\n", encoding="utf-8")

    code, shown = Person("worksheet", "import", str(document), "--yes", journal=journal).leaves()

    assert code == 0
    assert re.search(rf"reflect new every-sunday --journal {journal}\r\n", shown)


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


@pytest.mark.parametrize("keys", ["Ä", "913", sweep("\x1b[B" * 12), sweep("q\x7f13")])
def test_a_worksheet_is_chosen_with_letters_arrows_or_digits(journal: Path, keys: str) -> None:
    for id_ in ("a-things", *(f"a-{letter}" for letter in "abcdefghijkl")):
        title = f"({'Nähe' if id_ == 'a-things' else 'Far'}), {id_}"
        own(journal, id_, f"---\nid: {id_}\ntitle: {title}\n---\n\n## One\n\n- What of {id_}?\n")
    person = Person("new", journal=journal)
    person.sees("13  (Nähe), a-things")
    person.types(keys)
    person.types("\r")
    person.sees("What of a-things?")
    person.types("\x03")

    assert person.leaves()[0] == 130


def test_a_choice_says_what_a_worksheet_is_for_and_how_long_it_takes(journal: Path) -> None:
    text = "---\nid: a\ntitle: (A)\nminutes: 7\n---\n\nFor the {}.\n\n## One\n\n- What?\n"
    own(journal, "a", text.format("evening, and " + "more, " * 15 + "or less"))
    own(journal, "b", text.replace(" a\n", " b\n").format("morning. And that is all"))

    person = Person("new", journal=journal)
    person.sees("1  (A)")
    person.sees("7 min")
    person.sees("or less.")
    person.types("\x1b")
    assert "And that is all" not in person.leaves()[1]
    person = Person("new", "--plain", journal=journal)
    person.sees("2. (A). 7 minutes. For the morning.")
    person.types("\x03")
    person.leaves()


@pytest.mark.parametrize("keys", ["\x1b", sweep("\x03")])
def test_no_worksheet_is_begun_where_none_is_chosen(journal: Path, keys: str) -> None:
    person = Person("new", journal=journal)
    person.sees("A small one")
    person.types(keys)
    person.leaves()

    assert not list(journal.glob("2*"))


@pytest.mark.parametrize(
    ("language", "keys", "is_gone"),
    [
        ("en_GB", "J\r", True),
        ("de_DE", "n\r", False),
        sweep("en_GB", "\r", False),
        sweep("en_GB", "\x1b[B\r", True),
        sweep("de_DE", "j\r", True),
    ],
)
def test_for_good_is_asked_with_letters_and_arrows(
    journal: Path, monkeypatch: pytest.MonkeyPatch, language: str, keys: str, is_gone: bool
) -> None:
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    path = things(journal)
    person = Person("delete", "latest", "--for-good", journal=journal)
    person.sees({"en_GB": "y) yes, delete it", "de_DE": "j) ja, endgültig löschen"}[language])
    person.types(keys)

    assert person.leaves()[0] == 0
    assert path.exists() is not is_gone


def test_a_paste_deletes_nothing(journal: Path) -> None:
    path = things(journal)
    person = Person("delete", "latest", "--for-good", journal=journal)
    person.sees("y) yes, delete it for good")
    person.types("\x1b[200~yes\ry\r\x1b[201~yes, of course\ry\r\x03")

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
        sweep({"LESS": "X"}),
        sweep({"LESS": "-FX"}),
        {"LESS": "-E --quit-if-one-screen --no-init -Pmine"},
        sweep({"PAGER": "less -XF"}),
        {"PAGER": "more"},
        sweep({"PAGER": "pager"}),
        {"LESS": "-o kept", "LESSOPEN": "|tee kept %s"},
        sweep({"LESS_IS_MORE": "1"}),
    ],
)
def test_a_pager_leaves_no_line_on_the_screen_and_says_how_to_quit(
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


def test_in_plain_lines_one_of_two_days_is_chosen_as_well(journal: Path) -> None:
    own(journal, "met", SHEET.replace("small", "met").replace("see?", "see? [date]"))
    person = Person("new", "met", "--plain", journal=journal)
    person.is_asked()
    person.enters("29 February")
    person.sees("Which day do you mean by '29 February'?")
    person.is_asked()
    person.enters("3")
    person.is_asked()
    person.enters("29 February")
    person.sees("2. ")
    person.is_asked()
    person.enters("2")
    person.sees("Saved: ")
    person.pauses()

    assert re.search("\n20[0-9]{2}-02-29\n", entry(journal))


def test_the_day_to_look_again_is_one_to_come(journal: Path) -> None:
    sheet = SHEET.replace("see?", "see? [date]").replace("title:", "due: see\ntitle:")
    own(journal, "small", sheet)
    person = Person("new", "small", "--plain", journal=journal)
    person.sees("A day: tomorrow")
    person.is_asked()
    person.enters("29 February")
    person.sees("Saved: ")
    person.pauses()

    day = re.search("\n(20[0-9]{2}-02-29)\n", entry(journal))
    assert day
    assert date.fromisoformat(day[1]) >= date.today()


@BOTH
def test_plans_name_the_list_with_keys_only_where_there_is_one(
    journal: Path, way: list[str]
) -> None:
    own(journal, "plans", PLANS)
    written = (
        "---\nworksheet: plans\nstatus: complete\n---\n\n### Q\n<!-- q: deeds -->\n\n- [ ] sing\n"
    )
    files.create(journal / "2026-11-23-plans.md", written.encode())

    code, shown = Person("plan", "--list", *way, journal=journal).leaves()

    assert code == 0
    assert ("plan done CODE" in shown) == (way == PLAIN)
    assert ("To tick one, let it go or choose another day:" in shown) == (way == SCREEN)
