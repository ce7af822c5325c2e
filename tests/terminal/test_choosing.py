"""Choices and scales, with keys that come through a pipe."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from prompt_toolkit.input import create_pipe_input
from screens import (
    DOWN,
    END,
    ENTER,
    ERASE,
    ESCAPE,
    HOME,
    LEFT,
    PAGE_DOWN,
    PAGE_UP,
    PAUSE,
    RIGHT,
    TAB,
    UP,
    Answerer,
    Room,
    kept,
    shown,
    sweep,
)
from screens import of_kind as prompt

from reflect.interview import Move, Navigation, PreviousAnswer, Prompt

COLOURS = "[choose: red, green, blue]"
SOME = "[choose many: red, green, blue]"
LETTERS = "abcdefghijklmn"
HUNDRED = ", ".join(f"thing {number}" for number in range(1, 101))


def asked(scratch: Path, keys: str, asking: Prompt) -> object:
    return shown(scratch, keys, lambda screen: screen.ask(asking))[0]


@pytest.mark.parametrize(
    ("kind", "keys", "answer"),
    [
        (COLOURS, DOWN + DOWN + ENTER, "green"),
        (COLOURS, UP + ENTER, "blue"),
        sweep(COLOURS, DOWN * 4 + ENTER, "red"),
        sweep(COLOURS, END + HOME + RIGHT + " " + ENTER, "green"),
        (COLOURS, "2" + ENTER, "green"),
        sweep(COLOURS, "2" + UP + "\x04", "red"),
        (COLOURS, "gr" + ENTER, "green"),
        sweep(COLOURS, "BLUE" + ENTER, "blue"),
        sweep(COLOURS, "r" + DOWN + ENTER, "green"),
        (COLOURS, ENTER, ""),
        sweep(COLOURS, "2" + ERASE + ENTER, ""),
        (COLOURS, "violet" + ENTER + ERASE * 6 + "1" + ENTER, "red"),
        (f"[choose: {HUNDRED}]", "57" + ENTER, "thing 57"),
        sweep(f"[choose: {HUNDRED}]", "thing 57" + ENTER, "thing 57"),
        sweep(f"[choose: {HUNDRED}]", PAGE_DOWN + PAGE_UP + ENTER, "thing 1"),
        ("[choose: 5 minutes, 10 minutes]", "10" + ENTER, "10 minutes"),
        sweep("[choose: 5, 10, 15]", "10" + ENTER, "10"),
        (SOME, " " + DOWN + " " + DOWN + DOWN + " " + ENTER, "1, 3"),
        (SOME, "1, 3" + ENTER, "1, 3"),
        (SOME, "1 3" + ENTER, "1, 3"),
        sweep(SOME, "131" + ENTER, "3"),
        (SOME, "bl" + ENTER + "re " + ENTER, "1, 3"),
        sweep(SOME, "10" + ENTER, "none"),
        sweep(SOME, "02" + ENTER, "2"),
        (SOME, DOWN + ENTER, ""),
        (f"[choose many: {HUNDRED}]", "12,1,100" + ENTER, "1, 12, 100"),
        sweep(f"[choose many: {HUNDRED}]", "1 12 99" + ENTER, "1, 12, 99"),
        sweep(f"[choose many: {HUNDRED}]", "1" + DOWN + DOWN + " " + ENTER, "1, 3"),
        sweep(SOME, "17" + ENTER + ERASE + "2" + ENTER, "1, 2"),
        (SOME, "1violet" + ENTER + ERASE * 6 + "2" + ENTER, "1, 2"),
        ("[yes/no]", DOWN + ENTER, "Yes"),
        ("[yes/no]", "n" + ENTER, "No"),
        ("[yes/no]", "D" + ENTER, "It depends"),
        sweep("[yes/no]", "3" + ENTER, "It depends"),
        sweep("[yes/no]", "nein" + ENTER, "No"),
        ("[1-5]", RIGHT + RIGHT + ENTER, "2"),
        ("[1-5]", LEFT + ENTER, "5"),
        sweep("[1-5]", "4" + RIGHT * 3 + ENTER, "5"),
        ("[1-10]", RIGHT * 3 + "9" + ENTER, "9"),
        sweep("[1-10: low ... high]", "10" + LEFT + ENTER, "9"),
        ("[0-100]", "47" + ENTER, "47"),
        sweep("[0-100]", "47" + PAGE_UP + UP + DOWN + ENTER, "57"),
        ("[0-100]", END + ENTER, "100"),
        sweep("[0-100]", HOME + ENTER, "0"),
        sweep("[1-999999999]", "47" + RIGHT + ENTER, "48"),
        ("[1-5]", "7" + ENTER + "\x15" + "3" + ENTER, "3"),
    ],
)
def test_arrows_digits_letters_and_blanks_choose(
    tmp_path: Path, kind: str, keys: str, answer: str
) -> None:
    assert asked(tmp_path, keys, prompt(kind)) == answer


@pytest.mark.parametrize(
    ("typed", "answer"), [("j", "Ja"), ("n", "Nein"), ("k", "Es kommt darauf an")]
)
def test_yes_and_no_have_the_letters_of_their_language(
    tmp_path: Path, typed: str, answer: str
) -> None:
    assert asked(tmp_path, typed + ENTER, prompt("[yes/no]", language="de")) == answer


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (SOME, "1, 3"),
        ("[1-10]", "7"),
        sweep(COLOURS, "green"),
        sweep(SOME, "none"),
        sweep("[yes/no]", "No"),
    ],
)
def test_an_earlier_choice_is_chosen_again(tmp_path: Path, kind: str, typed: str) -> None:
    assert asked(tmp_path, ENTER, prompt(kind, typed)) == typed
    assert asked(tmp_path, TAB + "b", prompt(kind, typed)) == Move(Navigation.BACK, typed)
    assert asked(tmp_path, TAB + TAB + ENTER, prompt(kind, typed)) == typed
    assert asked(tmp_path, PAUSE, prompt(kind, typed)) == Move(Navigation.PAUSE, typed)


@pytest.mark.parametrize(
    ("rows", "columns"), [sweep(24, 80), sweep(20, 50), sweep(15, 40), (10, 30)]
)
@pytest.mark.parametrize("kind", ["choose", sweep("choose many")])
def test_every_option_scrolls_into_view_on_any_screen(
    tmp_path: Path, rows: int, columns: int, kind: str
) -> None:
    long = ", ".join(f"{letter * 9} and some more words behind it" for letter in LETTERS)

    for number, letter in enumerate(LETTERS, 1):
        with create_pipe_input() as keys:
            keys.send_text(DOWN * number + " " * (kind == "choose many"))
            room = Room(keys, tmp_path, columns, rows, shown=Answerer(keys, [letter * 9], ENTER))
            with room.screen as screen:
                reply = screen.ask(prompt(f"[{kind}: {long}]"))

        assert reply in (f"{letter * 9} and some more words behind it", str(number))
        assert "Well?" in room.text()


@pytest.mark.parametrize("keys", ["\x1b[200~2\x1b[201~", "ünmöglich"])
def test_invalid_text_stays_until_it_is_a_choice(tmp_path: Path, keys: str) -> None:
    reply = asked(tmp_path, keys + ENTER + ERASE * 9 + TAB + "s", prompt(COLOURS))

    assert reply in ("green", Move(Navigation.OPEN, ""))


@pytest.mark.parametrize("pasted", ["1", "1, 2", "none", "red"])
def test_a_paste_ticks_nothing(tmp_path: Path, pasted: str) -> None:
    keys = f"\x1b[200~{pasted}\x1b[201~" + "\x15" + ENTER

    assert asked(tmp_path, keys, prompt(SOME)) == ""


@pytest.mark.parametrize(
    ("keys", "half"),
    [
        (DOWN + " " + DOWN + DOWN + " ", "1, 3"),
        pytest.param(DOWN + " " + UP + "v", "1, v", marks=pytest.mark.sweep),
    ],
)
def test_half_a_choice_is_autosaved(room: Room, keys: str, half: str) -> None:
    reply, jotted = kept(room, keys, prompt(SOME))

    assert jotted == [half]
    assert reply == Move(Navigation.PAUSE, half)


@pytest.mark.parametrize(
    ("keys", "answer"), [(ERASE * 4 + ENTER, "1, 3"), (ENTER + ERASE * 4 + "2" + ENTER, "1, 2, 3")]
)
def test_text_beside_ticks_is_kept(tmp_path: Path, keys: str, answer: str) -> None:
    assert asked(tmp_path, keys, prompt(SOME, "1, 3, viol")) == answer
    assert asked(tmp_path, PAUSE, prompt(SOME, "1, 3, viol")) == Move(
        Navigation.PAUSE, "1, 3, viol"
    )
    assert asked(tmp_path, TAB + "p", prompt(SOME, "1, 3, viol")) == Move(
        Navigation.PAUSE, "1, 3, viol"
    )


def test_what_was_chosen_last_time_can_be_chosen_again(tmp_path: Path) -> None:
    earlier = replace(
        prompt(SOME), previous_answer=lambda: PreviousAnswer(date(2026, 8, 24), "1, 3", "red, blue")
    )

    reply, text = shown(tmp_path, TAB + "lt" + ENTER, lambda screen: screen.ask(earlier))

    assert reply == "1, 3"
    assert "red, blue" in text


@pytest.mark.parametrize(
    ("keys", "way"),
    [
        (ENTER, ""),
        (DOWN + ENTER, "a"),
        (UP + ENTER, "q"),
        (DOWN + UP + ENTER, ""),
        ("A", "a"),
        (DOWN + ESCAPE, ""),
        (DOWN * 2 + TAB, ""),
        ("7x " + ENTER, ""),
        (PAUSE, None),
    ],
)
def test_menu_options_are_chosen_with_arrows_or_a_letter(
    tmp_path: Path, keys: str, way: str | None
) -> None:
    ways = {"": "go on", "a": "another", "q": "not today"}

    chosen, text = shown(tmp_path, keys, lambda screen: screen.choose("How?", ways))

    assert chosen == way
    assert "Enter  go on" in text


def test_the_menu_of_a_question_is_used_with_arrows_too(tmp_path: Path) -> None:
    assert asked(tmp_path, TAB + DOWN + ENTER, prompt(COLOURS)) == Move(Navigation.BACK, "")
    assert asked(tmp_path, TAB + ENTER + "1" + ENTER, prompt(COLOURS)) == "red"


@pytest.mark.parametrize(("kind", "is_there"), [("[action]", True), ("[list]", False)])
def test_the_menu_of_a_thing_to_do_has_a_sentence_that_may_help(
    tmp_path: Path, kind: str, is_there: bool
) -> None:
    _, text = shown(tmp_path, TAB + "p", lambda screen: screen.ask(prompt(kind)))

    assert ("If you like, say when" in " ".join(text.split())) is is_there
