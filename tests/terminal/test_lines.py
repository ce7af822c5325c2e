"""Prompts as plain lines, answered through a pipe."""

import io
import signal
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screens import CHOICE, LINE, LIST, OVERVIEW, PROSE, SCALE, SHEET, of_kind, prompt, whom

from reflect import languages, locale
from reflect.interview import Move, Navigation, PreviousAnswer, Prompt
from reflect.locale import Locale
from reflect.questions.kinds import Day
from reflect.terminal import keyboard
from reflect.terminal.lines import LineBuffer, LinePrompts, command, literal

GERMAN = languages.of("de")

BACK, OPEN, PAUSE = Move(Navigation.BACK), Move(Navigation.OPEN), Move(Navigation.PAUSE)


class Pipe:
    """Plain lines that read from a pipe, and their output."""

    def __init__(self, typed: str, scratch: Path = Path(), talk: Locale = locale.ENGLISH) -> None:
        self.out = io.StringIO()
        self.lines = LinePrompts(
            keyboard.Pipe(io.StringIO(typed), self.out), self.out, talk, scratch
        )

    @property
    def said(self) -> str:
        return " ".join(self.out.getvalue().split())

    def asks(self, *prompts: Prompt) -> list[str | Move]:
        with self.lines:
            return [self.lines.ask(each) for each in prompts]


def asked(typed: str, at: Prompt) -> tuple[str | Move, str]:
    """The reply to *typed* at a prompt, and the output."""
    pipe = Pipe(typed, talk=at.locale)
    [reply] = pipe.asks(at)
    return reply, pipe.said


THERE = prompt(overview=lambda: OVERVIEW, passages=lambda: [("What do I see?", "A hill.")])
LAST = prompt(
    previous_answer=lambda: PreviousAnswer(date(2026, 8, 24), *["he laughs\nor sighs"] * 2)
)


@pytest.mark.parametrize(
    ("at", "typed", "said"),
    [
        (THERE, ":list", "window? Answered. 2. How sure am I? Not today. 3. Which one? Open."),
        (THERE, ":readback", "What do I see? A hill."),
        (prompt(), "a word\n:readback", "There are no answers to read back yet."),
        (prompt(SCALE), "", "A number from 1, not at all, to 10, fully."),
        (prompt(CHOICE), "", "1. red 2. green"),
        (prompt(typed="a", is_answered=True), "", "added below it"),
        (LAST, ":last", "On 24 August 2026 you wrote: he laughs or sighs"),
        (prompt(), ":last", "nothing from last time"),
        (of_kind("[action]"), ":help", 'If you like, say when: "When I come home'),
        (prompt(), ":hlep", "There is no command :hlep here. So it was kept as text; :undo takes it back."),
        (prompt(LINE), ":hlep", "double the colon"),
        (prompt(), "one\ntwo\n:undo", "Taken back: two"),
        (prompt(), "one\ntwo\n:undo\n:read", "So far: one"),
        (prompt(), "one\n:undo\n:read", "Nothing is written here yet."),
        (prompt(), "one\n:undo\n:undo", "There is nothing to undo."),
    ],
)  # fmt: skip
def test_questions_answers_and_commands_are_read_out(at: Prompt, typed: str, said: str) -> None:
    assert said in asked(f"{typed}\n" if typed else "", at)[1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (":liste\n", "Schritt 1. One. 1. What"),
        (":liste\n", "Beantwortet. 2. How sure am I? Heute nicht. 3. Which one? Offen."),
        (":nachlesen\n", "What do I see? A hill."),
        (":hlep\n:hilfe\n", "Frage 1 von 5."),
        ("", "kommt darunter"),
    ],
)
def test_a_german_worksheet_is_talked_about_in_german(typed: str, said: str) -> None:
    heard = asked(typed, replace(THERE, words=GERMAN, typed="ein Wort", is_answered=True))[1]

    assert said in heard
    for english in (":help", ":back", ":undo", "full stop", "answer", "Write", "written"):
        assert english not in heard


@pytest.mark.parametrize(
    "word", sorted([":help", ":guidance", ":last", ":read", ":undo", ":clear", ":edit"])
)
def test_every_command_speaks_at_every_kind_of_question(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    for at in (prompt(PROSE), prompt(SCALE), prompt(LIST), prompt(SCALE, part="words")):
        silent = asked("", at)[1]
        reply, said = asked(f"{word}\n", at)
        assert reply in (PAUSE, "", Move(Navigation.PAUSE, ""))
        assert len(said) > len(silent) + 10
    pipe = Pipe(f"{word}\n")
    with pipe.lines as lines:
        assert lines.ask(whom()) == Move(Navigation.PAUSE, "")
    assert pipe.said.count(">") == 2


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        (":hlep", "Did you mean :help?"),
        (":nottodayy please", "Did you mean :nottoday?"),
        (":back three", "Did you mean :back?"),
        (":finish", "write :help"),
        (":foo", "write :help"),
        (":b2", "write :help"),
        (":somethingverylongindeed", "write :help"),
    ],
)
def test_an_unknown_command_is_reported_at_every_question(line: str, nearest: str) -> None:
    told = f"There is no command {line} here."

    for number in (PROSE, LIST, SCALE, CHOICE, LINE):
        said = asked(f"{line}\n", prompt(number))[1]
        assert nearest in said.partition(told)[2]
    with (pipe := Pipe(f"{line}\n")).lines as lines:
        lines.ask(whom("S."))
    assert nearest in pipe.said.partition(told)[2]
    with (pipe := Pipe(f"{line}\n")).lines as lines:
        lines.choose("So?", {"": "go on", "q": "not today"})
    assert "A number from 1 to 2." in pipe.said.partition(told)[2]


ANSWER = prompt(typed="an hour's words\nand more", is_answered=True)
FOUR = prompt(SCALE, typed="4", is_answered=True)
ONE = prompt(SCALE, typed="1", is_begun=True)
HALF = prompt(typed="honestly, that he", is_begun=True)
MUM = whom("S.", "Ina", typed="Mum")


@pytest.mark.parametrize(
    ("at", "typed", "expected"),
    [
        *(
            (prompt(), typed, expected)
            for typed, expected in [
                ("one\n\n two\n.\n", "one\n\n two"),
                (".\n", ""),
                ("to the end of input", "to the end of input"),
                ("..\n...\n.\n", ".\n..."),
                ("::help\n:::help\n::back  3\n.\n", ":help\n::help\n:back  3"),
                (":)\n:-(\n::note\n:::note\na :help\n.\n", ":)\n:-(\n::note\n:::note\na :help"),
                ("one\n:HELP\n : guidance\ntwo\n.\n", "one\n : guidance\ntwo"),
                ("one\ntwo\n:undo\n.\n", "one"),
                ("one\ntwo\n:clear\nthree\n.\n", "three"),
                ("one\n:clear\n:undo\n.\n", "one"),
                (":undo\n:read\n:last\n:guidance\n:help\n.\n", ""),
                ("one\n:nottoday\ntwo\n.\n", "one\ntwo"),
                ("one\n:clear\n:nottoday\n", Move(Navigation.NOT_TODAY)),
                (":back\n", BACK),
                ("half\n:back\n", Move(Navigation.BACK, "half")),
                (":back 5\n", Move(Navigation.QUESTION, None, 5)),
                ("half\n:Back  2 \n", Move(Navigation.QUESTION, "half", 2)),
                (":back 0\n:back 6\n:back 1\n", Move(Navigation.QUESTION, None, 1)),
                (":skip\n", OPEN),
                (":nottoday\n", Move(Navigation.NOT_TODAY)),
                ("half\n:enough\n", Move(Navigation.ENOUGH, "half")),
                ("half\n:pause\n", Move(Navigation.PAUSE, "half\n")),
                (":pause\n", PAUSE),
                ("", PAUSE),
                ("a\udcffb\x1b[2J\n.\n", "a\udcffb\x1b[2J"),
            ]
        ),
        (prompt(SCALE), "4\n", "4"),
        (prompt(SCALE), "\n", ""),
        (prompt(LINE), "..\n", ".."),
        (prompt(LINE), ":hlep\n::hlep\n", ":hlep"),
        (prompt(LIST), "a\nb\n.\n", "a\nb"),
        (ANSWER, "one word\n.\n", "an hour's words\nand more\none word"),
        (ANSWER, ".\n", "an hour's words\nand more"),
        (ANSWER, ":undo\n.\n", "an hour's words\nand more"),
        (ANSWER, ":clear\n.\n", ""),
        (ANSWER, ":clear\nanew\n.\n", "anew"),
        (ANSWER, ":clear\n:undo\n.\n", "an hour's words\nand more"),
        (ANSWER, ":pause\n", PAUSE),
        (FOUR, "5\n", "5"),
        (FOUR, "\n", "4"),
        (FOUR, ":clear\n\n", ""),
        (ONE, "\n", "1"),
        (ONE, "10\n", "10"),
        (HALF, "sighs\nloudly\n.\n", "honestly, that he sighs\nloudly"),
        (HALF, ":back\n", Move(Navigation.BACK, "honestly, that he")),
        (HALF, "", Move(Navigation.PAUSE, "honestly, that he")),
        (prompt(typed="a line\n", is_begun=True), "one more\n.\n", "a line\none more"),
        (prompt(LINE, typed="that he", is_begun=True), "sighs\n", "that he sighs"),
        (LAST, ":last\nmine\n.\n", "mine"),
        (LAST, "mine\n:last\n:last\n.\n", "mine\nhe laughs\nor sighs"),
        (LAST, ":last\n:last\n:undo\n.\n", ""),
        (
            prompt(SCALE, previous_answer=lambda: PreviousAnswer(date.min, "4", "4")),
            ":last\n:last\n\n",
            "4",
        ),
        (MUM, "1, Ana\n", "1, Ana"),
        (MUM, "\n", "Mum"),
        (MUM, ":skip\n", Move(Navigation.OPEN, "Mum")),
        (MUM, ":nottoday\n", Move(Navigation.NOT_TODAY, "Mum")),
        (MUM, ":clear\n\n", ""),
        (MUM, ":hlep\nAna\n", "Ana"),
        (MUM, ":back\n", Move(Navigation.BACK, "Mum")),
        (MUM, ":back 3\n", Move(Navigation.QUESTION, "Mum", 3)),
        (MUM, "", Move(Navigation.PAUSE, "Mum")),
    ],
)
def test_lines_become_an_answer_or_a_move(at: Prompt, typed: str, expected: str | Move) -> None:
    assert asked(typed, at)[0] == expected


@pytest.mark.parametrize(
    ("number", "typed", "expected"), [(SCALE, "eleven\n11\n 7 \n", " 7 "), (CHOICE, "9\n2\n", "2")]
)
def test_an_invalid_answer_is_asked_for_again_kindly(
    number: int, typed: str, expected: str
) -> None:
    reply, said = asked(typed, prompt(number))

    assert reply == expected
    assert said.count("please") == typed.count("\n") - 1


def test_words_beside_a_rating_are_not_dropped_unasked() -> None:
    at = prompt(SCALE, is_answered=True)

    reply, said = asked(":nottoday\n:clear\n:nottoday\n", at)

    assert said.count("Write :clear first") == 1
    assert reply == Move(Navigation.NOT_TODAY)
    assert asked("\n.\n:nottoday\n", replace(prompt(), is_answered=True))[0] == ""


def test_guidance_is_said_once_a_step_and_again_on_a_word() -> None:
    pipe = Pipe(".\n.\n:guidance\n.\n")

    pipe.asks(*[prompt(opens_step=True)] * 3)

    assert pipe.said.count("Step 1 of 1. One.") == 3
    assert pipe.said.count("Guidance. Look around.") == 1
    assert pipe.said.count("Look around.") == 2


def test_the_commands_are_explained_once_and_saving_is_confirmed() -> None:
    pipe = Pipe("one\n.\n:nottoday\n.\n")

    pipe.asks(prompt(), prompt(), prompt())

    assert pipe.said.count("A line with only a full stop ends it.") == 1
    first, second, third = pipe.said.split("Question 1 of 5.")[1:]
    assert first.endswith("> > Saved. ")
    assert second.endswith("> Not today. Saved. ")
    assert "Saved" not in third


GO_ON = {"": "close and clear the screen", "r": "read", "q": "not today"}
DELETE = {"": "no, leave it", "yes": "yes, delete it"}
SAME = {"a": "yes, now", "b": "yes, later"}


@pytest.mark.parametrize(
    ("ways", "typed", "expected"),
    [
        (GO_ON, "\n", ""),
        (GO_ON, "2\n", "r"),
        (GO_ON, "9\nx\n3\n", "q"),
        (GO_ON, "", None),
        (DELETE, "Yes\n", "yes"),
        (SAME, "yes\n2\n", "b"),
    ],
)
def test_an_option_is_chosen_by_number_or_by_its_own_first_word(
    ways: dict[str, str], typed: str, expected: str | None
) -> None:
    pipe = Pipe(typed)

    with pipe.lines as lines:
        assert lines.choose("So?", ways) == expected

    if ways is GO_ON:
        assert "1. done. 2. read. 3. not today." in pipe.said


def test_yes_or_no_is_asked_for_only_where_both_are_offered() -> None:
    pipe = Pipe("n\n1\n")

    with pipe.lines as lines:
        assert lines.choose("Which name?", {"1": "no name (reflect)", "q": "not now"}) == "1"

    assert "A number from 1 to 2." in pipe.said


def test_after_a_signal_nothing_more_is_asked() -> None:
    pipe = Pipe("words\n.\n")

    with pipe.lines as lines:
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        assert lines.ask(prompt(typed="half", is_begun=True)) == Move(Navigation.PAUSE, "half")
        assert lines.choose("So?", {"": "go on", "q": "not today"}) is None
        lines.read([("Heading", "text")])

    assert lines.signal == signal.SIGTERM
    assert "Question" not in pipe.said
    assert "Heading" not in pipe.said


def test_signal_handlers_are_restored_afterwards() -> None:
    numbers = [signal.SIGINT, signal.SIGTERM]
    numbers += [] if sys.platform == "win32" else [signal.SIGHUP]
    before = [signal.getsignal(number) for number in numbers]

    with Pipe("").lines as lines:
        lines.ask(prompt())

    assert [signal.getsignal(number) for number in numbers] == before


class Silence(io.StringIO):
    """An output that is closed."""

    def write(self, text: str) -> int:
        raise BrokenPipeError


def test_an_answer_is_taken_where_the_output_is_closed() -> None:
    nobody = Silence()
    source = keyboard.Pipe(io.StringIO("words\n.\n"), nobody)

    with LinePrompts(source, nobody, locale.ENGLISH, Path()) as lines:
        assert lines.ask(prompt()) == "words"


@pytest.mark.parametrize(("number", "kept"), [(PROSE, "a\n:pause"), (LINE, "a :pause")])
def test_an_unfinished_paste_is_autosaved_as_it_would_be_answered(number: int, kept: str) -> None:
    jotted: list[str] = []

    LineBuffer(Pipe("").lines, prompt(number, autosave=jotted.append)).autosave("a\n:pause")

    assert jotted == [kept]


def test_text_that_was_taken_back_leaves_the_autosave() -> None:
    kept: list[str] = []
    with Pipe(".\n").lines as lines:
        answering = LineBuffer(lines, prompt(autosave=kept.append))
        answering.autosave("half")
        answering.reply()

    assert kept == ["half", ""]


def test_foreign_text_cannot_draw() -> None:
    said = asked("x\n:read\n.\n", prompt(heading="\x1b[2Jwhat?", typed="\x1b]0;evil\x07"))[1]

    assert "\x1b" not in said
    assert "<1b>[2Jwhat?" in said


def test_a_day_is_read_back_as_it_was_understood() -> None:
    day = SHEET.steps[0].questions[0]._replace(kind=Day())
    pipe = Pipe("in 3 days\n.\n")
    pipe.asks(prompt(question=day), prompt())

    assert "Saved: Thursday, 26 November 2026." in pipe.said


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("en", "ring Mum (by Friday)", " Friday, 27 November 2026."),
        ("en", "ring Mum (by in a week)", "in a week: Monday, 30 November 2026."),
        ("de", "Mama anrufen (bis Ende März)", "Ende März: Mittwoch, 31. März 2027"),
        ("de", "gehen (alle 0 Wochen)", "'0 Wochen' verstehe ich nicht als Rhythmus"),
        ("en", "ring Mum (by spring)", "'spring' is not a date I understand"),
    ],
)
def test_the_day_of_an_action_is_said_below_its_line(language: str, typed: str, said: str) -> None:
    reply, text = asked(f"rest\n{typed}\nsing\n.\n", of_kind("[action]", language=language))

    assert reply == f"rest\n{typed}\nsing"
    assert text.count(said) == 1


def test_lines_from_a_pipe_are_not_asked_which_day_they_mean() -> None:
    reply, text = asked("24 December\nnext\n", of_kind("[date]"))

    assert reply == "24 December"
    assert "Which day" not in text


def test_each_german_command_does_what_its_english_name_does() -> None:
    german, spoken = SHEET._replace(language="de"), locale.of("de")
    english = (
        "back skip nottoday enough pause help guidance last list read readback undo clear edit"
    )
    names = "zurück weiter heutenicht genug pause hilfe hinweise letztes liste lesen nachlesen"
    names += " rückgängig leeren editor"

    said = asked(":hilfe\n:pause\n", prompt(sheet=german))[1]
    for meant, name in zip(english.split(), names.split(), strict=True):
        assert command(f":{name}", spoken) == command(f":{meant}", spoken) != (None, "")
        assert command(f":{meant}", spoken) == command(f":{meant}", locale.ENGLISH)
        assert f":{name}" in said
    assert asked("halb\n:Zurück 2\n", prompt(sheet=german))[0] == Move(
        Navigation.QUESTION, "halb", 2
    )
    assert asked("::hilfe\n:weiter\n", prompt(sheet=german))[0] == Move(Navigation.OPEN, ":hilfe")
    assert asked(":weiter\n.\n", prompt())[0] == ":weiter"


@given(st.text(alphabet=".:hbelpack 3\n\t", max_size=30))
def test_any_line_can_be_written_by_doubling_its_first_character(line: str) -> None:
    line = line.replace("\n", " ")
    is_obeyed = bool(command(line, locale.ENGLISH)[0]) or line.strip() == "."
    is_doubled = literal(line, locale.ENGLISH, is_many=True) != line
    typed = line.replace(line.strip(), line.strip()[:1] + line.strip(), 1)

    if is_obeyed or is_doubled:
        assert literal(typed, locale.ENGLISH, is_many=True) == line or line.strip() == ".."
    else:
        assert literal(line, locale.ENGLISH, is_many=True) == line


@given(st.lists(st.text(alphabet="ab .", max_size=6)), st.integers(0, 9), st.integers(0, 5))
def test_undo_takes_back_exactly_the_last_steps(lines: list[str], at: int, kept: int) -> None:
    typed = [":clear" if number == at else f"{line}x" for number, line in enumerate(lines)]

    def answer(*typed: str) -> object:
        return asked("\n".join([*typed, ".", ""]), prompt(typed="there"))[0]

    assert answer(*typed, *[":undo"] * (len(typed) - kept)) == answer(*typed[:kept])


@pytest.mark.posix
@pytest.mark.parametrize(
    ("does", "expected"),
    [
        ("printf 'a\\r\\nb\\r\\n\\r\\n' > \"$1\"", "a\nb"),
        ("printf '\\357\\273\\277a\\n' > \"$1\"", "a"),
        (': > "$1"', ""),
        ("printf '\\351' > \"$1\"", "there"),
        ('rm "$1"', "there"),
        ("exit 1", "there"),
    ],
)
def test_the_text_of_an_editor_is_taken_or_stays_in_its_file(
    does: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "editor"
    own.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    own.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(own))
    kept: list[str] = []
    pipe = Pipe("there\n:edit\n.\n", tmp_path)

    assert pipe.asks(prompt(autosave=kept.append)) == [expected]
    if expected == "there":
        [remark] = pipe.lines.remarks
        assert ("is kept in" in remark) is any((tmp_path / "editing").iterdir())
        assert kept == ["there\n"]
    else:
        assert not pipe.lines.remarks
        assert kept[-1].removesuffix("\n") == expected
        assert list((tmp_path / "editing").iterdir()) == []
