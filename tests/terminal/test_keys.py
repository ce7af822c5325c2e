"""The key parser: typed keys, pastes, and replies of the terminal."""

import sys
import threading
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("keys come another way there", allow_module_level=True)

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys
from screens import (
    DONE,
    ENTER,
    PAUSE,
    REPLIES,
    TAB,
    Answerer,
    Room,
    asked,
    at_once,
    kept,
    prompt,
    whom,
)

from reflect.interview import Move, Navigation
from reflect.terminal.keys import Parser
from reflect.terminal.screen import Screen


class Hearer:
    """Feeds a parser, and collects its key presses."""

    def __init__(self) -> None:
        self.pressed: list[KeyPress] = []
        self.parser = Parser(self.pressed.append)

    @property
    def names(self) -> list[str]:
        return [getattr(each.key, "value", each.key) for each in self.pressed]

    @property
    def text(self) -> str:
        return "".join(each.data for each in self.pressed)


def hears(*batches: str) -> Hearer:
    """A hearer fed with *batches*, one right after the other."""
    hearer = Hearer()
    for batch in batches:
        hearer.parser.feed(batch)
    return hearer


@pytest.mark.parametrize("reply", REPLIES)
def test_no_reply_of_a_terminal_is_a_key(reply: str) -> None:
    assert hears(reply).pressed == []
    assert hears(*reply).pressed == []
    assert hears(f"{reply}x").text == "x"
    assert hears(f"\x1b[200~two {reply}words\x1b[201~").text == "two words"


@given(
    st.lists(st.sampled_from(REPLIES) | st.text("aä日 ,", min_size=1, max_size=5), max_size=6),
    st.lists(st.integers(1, 9)),
)
def test_letters_among_replies_arrive_however_they_are_cut(
    parts: list[str], lengths: list[int]
) -> None:
    data, batches = "".join(parts), []
    for length in lengths:
        batches.append(data[:length])
        data = data[length:]
    typed = "".join(part for part in parts if part not in REPLIES)

    assert hears(*filter(None, [*batches, data])).text == typed


@pytest.mark.parametrize(
    "begun", ["\x1b]11;rgb:1e", "\x1bP1+r", "\x1b_G", "\x1b[>41;", "\x1b[200~"]
)
def test_an_unfinished_sequence_swallows_no_letter(begun: str) -> None:
    paused = hears(begun)
    paused.parser.flush()
    paused.parser.feed("so")
    assert paused.text == "so"

    interrupted = hears(begun, PAUSE)
    assert interrupted.names == ["c-c"]

    typed = hears(begun, "hello there")
    typed.parser.flush()
    typed.parser.feed("\t")
    # A letter right behind it may be its last, as far as anybody can tell.
    assert typed.text.removeprefix("h") == "ello there\t"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("when\tfeeling low\rand f", [Keys.BracketedPaste]),
        ("\tb", [Keys.BracketedPaste]),
        ("one\rtwo\r", [Keys.BracketedPaste]),
        ("one\x1btwo", [Keys.BracketedPaste]),
        ("one\x1atwo", [Keys.BracketedPaste, Keys.BracketedPaste]),
        ("here\t", [Keys.BracketedPaste, Keys.ControlI]),
        ("Sam\r", [Keys.BracketedPaste, Keys.ControlM]),
        ("one\x04two\x04", [*[Keys.BracketedPaste, Keys.ControlD] * 2]),
        ("one\x1b\r", [Keys.BracketedPaste, Keys.Escape, Keys.ControlM]),
        ("10\r", ["1", "0", Keys.ControlM]),
        ("f\r", ["f", Keys.ControlM]),
        ("\x1bb", [Keys.Escape, "b"]),
        ("\x1b[1;5D\x1b[A", [Keys.ControlLeft, Keys.Up]),
        ("\x1b[200~a\x03b\x04\x1b[201~", [Keys.BracketedPaste]),
        ("\x1b[200~a\x03", [Keys.BracketedPaste, Keys.ControlC]),
        ("\x1b[200~a\x1b[200~b\x1b[201~\t", [Keys.BracketedPaste, Keys.ControlI]),
    ],
)
def test_no_letter_is_a_command_and_no_tab_a_key_while_more_waits(
    data: str, expected: list[object]
) -> None:
    assert [each.key for each in hears(data).pressed] == expected


def test_a_paste_may_come_in_pieces() -> None:
    assert set(hears(*"\x1b[200~one\ttwo\rf\x1b[201~").names) == {"<bracketed-paste>"}
    assert hears("\x1b[200~one\ttwo", "\x1b", "[20", "1~").names == ["<bracketed-paste>"]
    assert hears("\x1b[20", "0~one", "\ttwo\x1b[201~", "\t").text == "one\ttwo\t"


@pytest.mark.parametrize("length", [1023, 1024, 4096])
def test_a_paste_arrives_whole_where_a_terminal_sends_it_in_pieces(
    tmp_path: Path, length: int
) -> None:
    block = f"{'x' * (length - 1)}\tf\rp\t{'f' * (length - 2)}\t" * 3 + "tail"

    with create_pipe_input() as keys:

        def write() -> None:
            for at in range(0, len(block), length):
                keys.send_text(block[at : at + length])

        writing = threading.Thread(target=write)
        writing.start()
        with Room(keys, tmp_path, shown=Answerer(keys, ["tail"], DONE)).screen as screen:
            reply = screen.ask(prompt())
        writing.join()

    assert reply == block.replace("\r", "\n")


@pytest.mark.parametrize(
    ("block", "expected"),
    [("first\rsecond\tthird\r", "first second third"), ("Sam, Mum\r", "Sam, Mum")],
)
def test_no_line_of_a_paste_answers_the_next_question(
    room: Room, block: str, expected: str
) -> None:
    jotted: list[str] = []
    asking = replace(prompt(1), autosave=jotted.append)

    reply = at_once(room, block + PAUSE, lambda screen: screen.ask(asking))

    assert str(getattr(reply, "typed", "")).split() == expected.split()


def test_a_paste_in_the_menu_goes_into_the_field(room: Room) -> None:
    keys = "here " + TAB + "\x1b[200~fine\x1b[201~" + DONE

    assert asked(room, keys, lambda screen: screen.ask(prompt())) == "here fine"


def test_a_paste_at_a_page_waits_for_the_field_behind_it(room: Room) -> None:
    def ask(screen: Screen) -> object:
        return screen.choose("Look.", {"": "go on", "q": "not today"}), screen.ask(prompt())

    data = f"\x1b[200~quite\rfine\x1b[201~{ENTER}{DONE}"

    assert asked(room, data, ask) == ("", "quite\nfine")


def test_a_paste_without_its_closing_bracket_is_kept(room: Room) -> None:
    reply, jotted = kept(room, "\x1b[200~half a s", prompt())

    assert jotted == ["half a s"]
    assert reply == Move(Navigation.PAUSE, "half a s")


@pytest.mark.parametrize("reply", REPLIES[::4])
def test_no_reply_of_a_terminal_becomes_an_answer(room: Room, reply: str) -> None:
    jotted: list[str] = []

    def ask(screen: Screen) -> object:
        people, number = screen.ask(whom("Sam")), screen.ask(prompt(1))
        return people, number, screen.ask(replace(prompt(), autosave=jotted.append))

    data = f"{reply}Jo{reply}\r{reply}7{reply}\r{reply}a{reply} hill{reply}{DONE}"
    room.keys.send_bytes(data.encode("utf-8", "surrogateescape"))
    with room.screen as screen:
        assert ask(screen) == ("Jo", "7", "a hill")
    assert not jotted
