"""The screen, with keys that come through a pipe."""

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from reflect import words, worksheets
from reflect.interview import Move, Prompt, To, Whom
from reflect.terminal.screen import Screen
from reflect.worksheets import Worksheet

DONE, PAUSE, TAB, ENTER, ESCAPE = "\x04", "\x03", "\t", "\r", "\x1b"
CURTAIN = "\x1b[?1049l"

SHEET = worksheets.read(
    """---
id: small
title: Small
minutes: 5
---

What it is for.

## One {#one}

Look around. There is time.

- What do I see, and what would I see if I stood up and went to the other window? {#see}
- How sure am I? [1-10: not at all ... fully] {#sure}
- Which one? [choose: red, green] {#which}

# Afterword

That was all.
"""
).worksheet


class Room:
    """A screen, the keys that go into it, and all that it was told to show."""

    def __init__(self, keys: PipeInput, columns: int = 80) -> None:
        self.keys, self.shown = keys, io.StringIO()
        size = Size(rows=24, columns=columns)
        self.screen = Screen(keys, Vt100_Output(self.shown, lambda: size, term="xterm"))

    def text(self) -> str:
        return self.shown.getvalue()


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    with create_pipe_input() as keys:
        yield Room(keys)


def prompt(
    number: int = 0, part: str = "value", typed: str = "", sheet: Worksheet = SHEET
) -> Prompt:
    [step] = sheet.steps
    question = step.questions[number]
    return Prompt(
        step=step,
        step_number=1,
        steps=1,
        number=number + 1,
        count=3,
        question=question,
        heading=question.wording.text,
        part="words" if part == "words" else "value",
        typed=typed,
        said="4" if part == "words" else "",
        opens_step=not number,
        words=words.of("en"),
    )


Ask = Callable[[Screen], object]


def asked(room: Room, keys: str, ask: Ask) -> object:
    room.keys.send_text(keys)
    with room.screen as screen:
        return ask(screen)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("a hill" + DONE, "a hill"),
        ("a hill\x13", "a hill"),
        ("a hill" + ESCAPE + ENTER, "a hill"),
        ("a hill" + ENTER + "and a hut" + DONE, "a hill\nand a hut"),
        (DONE, ""),
        ("half a s" + PAUSE, Move(To.PAUSE, "half a s")),
        ("here" + TAB + "b", Move(To.BACK, "here")),
        (TAB + "S", Move(To.OPEN, "")),
        (TAB + "n", Move(To.NOT_TODAY, "")),
        (TAB + "f", Move(To.ENOUGH, "")),
        ("here" + TAB + "p", Move(To.PAUSE, "here")),
        ("a hi" + TAB + TAB + "ll" + DONE, "a hill"),
        ("a hi" + TAB + "x" + "g" + "ll" + DONE, "a hill"),
        (TAB + PAUSE, Move(To.PAUSE, "")),
    ],
)
def test_prose_has_a_key_for_everything(room: Room, keys: str, expected: object) -> None:
    assert asked(room, keys, lambda screen: screen.ask(prompt())) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("7" + ENTER, "7"),
        ("7" + DONE, "7"),
        ("seven" + ENTER + "\x15" + "7" + ENTER, "7"),
        ("11" + ENTER + "\x7f" + ENTER, "1"),
        (ENTER, ""),
    ],
)
def test_a_number_is_asked_for_until_it_is_one(room: Room, keys: str, expected: str) -> None:
    assert asked(room, keys, lambda screen: screen.ask(prompt(1))) == expected


def test_what_was_typed_before_is_in_the_field(room: Room) -> None:
    reply = asked(room, " and a hut" + DONE, lambda screen: screen.ask(prompt(typed="a hill")))

    assert reply == "a hill and a hut"


def test_pasted_text_arrives_whole_with_its_lines(room: Room) -> None:
    pasted = "first\nsecond\twith a tab\n" * 500

    keys = f"\x1b[200~{pasted}\x1b[201~{DONE}"

    assert asked(room, keys, lambda screen: screen.ask(prompt())) == pasted


def test_people_are_taken_by_number_and_by_name(room: Room) -> None:
    whom = Whom(SHEET.steps[0], 1, 1, ("Sam", "Mum"), typed="", opens_step=True)

    assert asked(room, "2, Jo,2" + ENTER, lambda screen: screen.whom(whom)) == ("Mum", "Jo")


def test_names_that_stand_there_already_can_be_confirmed_or_left_out(room: Room) -> None:
    whom = Whom(SHEET.steps[0], 1, 1, (), typed="Sam, Mum", opens_step=True)

    assert asked(room, ENTER, lambda screen: screen.whom(whom)) == ("Sam", "Mum")


def test_leaving_it_empty_is_nobody(room: Room) -> None:
    whom = Whom(SHEET.steps[0], 1, 1, ("Sam",), typed="", opens_step=True)

    assert asked(room, ENTER, lambda screen: screen.whom(whom)) == ()


@pytest.mark.parametrize(("keys", "expected"), [(ENTER, True), ("q", False), (PAUSE, False)])
def test_the_opening_page_waits_for_a_word(room: Room, keys: str, expected: bool) -> None:
    assert asked(room, keys, lambda screen: screen.begin(SHEET, [])) is expected
    assert "What it is for." in room.text()
    assert "It takes about 5 minutes" in room.text()


def test_the_whole_question_is_shown_at_any_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    for columns in (30, 50, 80, 200):
        with create_pipe_input() as keys:
            room = Room(keys, columns)
            asked(room, DONE, lambda screen: screen.ask(prompt()))

            for word in SHEET.steps[0].questions[0].wording.text.split():
                assert word in room.text()


def test_afterwards_the_screen_is_what_it_was(room: Room) -> None:
    asked(room, "a secret" + DONE, lambda screen: screen.ask(prompt()))

    before, _, after = room.text().rpartition(CURTAIN)
    assert before.endswith("\x1b[2J")
    assert "secret" not in after
    assert before.startswith("\x1b[?1049h")


def test_the_curtain_falls_whatever_happens(room: Room) -> None:
    with pytest.raises(ZeroDivisionError), room.screen:
        raise ZeroDivisionError

    assert CURTAIN in room.text()


def test_foreign_text_cannot_draw(room: Room) -> None:
    hostile = worksheets.read(
        "---\nid: a\ntitle: A\n---\n\n## One \x1b[31m{#one}\n\nG\x9b2J.\n\n- Q\x1b]0;x\x07? {#q}\n"
    ).worksheet

    asked(room, DONE, lambda screen: screen.ask(prompt(sheet=hostile)))

    assert "<1b>]0;x<07>" in room.text()
    assert "\x1b]0;" not in room.text()
    assert "\x9b" not in room.text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGTERM")
def test_a_signal_counts_as_a_pause_with_what_was_typed(room: Room) -> None:
    def end() -> None:
        while "half a s" not in room.text():
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    room.keys.send_text("half a s")
    with room.screen as screen:
        ending = threading.Thread(target=end)
        ending.start()
        reply = screen.ask(prompt())
        ending.join()

    assert reply == Move(To.PAUSE, "half a s")
    assert screen.signal == signal.SIGTERM
