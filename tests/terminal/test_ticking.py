"""The list with boxes: what its keys do, through a pipe, and at a terminal of its own."""

from pathlib import Path
from typing import NamedTuple

import pytest
from screens import DONE, DOWN, END, ENTER, ERASE, ESCAPE, PAUSE, UP, shown

from reflect import locale
from reflect.interview import Move
from reflect.locale import Locale
from reflect.terminal.screen import Screen
from reflect.terminal.ticking import TickList, TickRow

LONG = "sit at the window for ten minutes, without a phone, and say what I noticed there"
ROWS = [
    TickRow(" ", "ring Mum", "by 1 May 2026", "Planned on 1 April 2026"),
    TickRow(" ", LONG, "every week", "About Mum"),
    TickRow("x", "sing", "", ""),
]


class Left(NamedTuple):
    """What was asked for, how the list ended, the output, and the last page without its keys."""

    asked: list[tuple[int, str, str]]
    reply: object
    output: str
    page: list[str]


def pressed(
    scratch: Path,
    keys: str,
    columns: int = 80,
    rows: int = 24,
    talk: Locale = locale.ENGLISH,
    listed: list[TickRow] = ROWS,
) -> Left:
    """What *keys* leave behind."""
    asked: list[tuple[int, str, str]] = []
    page: list[str] = []

    def change(at: int, key: str, typed: str) -> tuple[TickRow, str]:
        asked.append((at, key, typed))
        return listed[at]._replace(box={"x": "x", "l": "-"}.get(key, " ")), f"<{key}>"

    def ask(screen: Screen) -> object:
        read = {"friday": "Friday, 4 December 2026", "none": "no day"}
        day = lambda typed: read.get(typed, "")  # noqa: E731
        ticked = TickList(screen.stage, talk, listed, change, day, "Older ones: all")
        reply = screen.run(ticked)
        page.extend(ticked.above())
        return reply

    reply, output = shown(scratch, keys, ask, columns, rows, talk)
    return Left(asked, reply, output, page)


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        ("x", [(0, "x", "")]),
        (DOWN + " " + DOWN + "L" + UP + "o", [(1, "x", ""), (2, "l", ""), (1, "o", "")]),
        (END + DOWN + "x" + UP * 5 + "x", [(2, "x", ""), (0, "x", "")]),
        ("dfriday" + ENTER + "x", [(0, "d", "friday"), (0, "x", "")]),
        ("dx lo" + ESCAPE + "l", [(0, "l", "")]),
        ("d" + ENTER + "x", [(0, "x", "")]),
        ("dfridays" + ENTER + ERASE + ENTER, [(0, "d", "friday")]),
        ("dblue moon\x15none" + ENTER, [(0, "d", "none")]),
        ("zjk?1\t", []),
        ("\x1b[200~xld\x1b[201~", []),
        ("d\x1b[200~fri\nday\x1b[201~" + ENTER + ESCAPE, []),
    ],
)
def test_a_key_does_one_thing_to_the_row_that_is_pointed_at(
    tmp_path: Path, keys: str, asked: list[tuple[int, str, str]]
) -> None:
    assert pressed(tmp_path, keys + PAUSE).asked == asked


@pytest.mark.parametrize("key", [ENTER, ESCAPE, "q", DONE])
def test_it_is_left_as_it_is(tmp_path: Path, key: str) -> None:
    assert pressed(tmp_path, key)[:2] == ([], "")


def test_ctrl_c_leaves_it_from_the_field_for_a_day_too(tmp_path: Path) -> None:
    left = pressed(tmp_path, "dfriday" + PAUSE)

    assert (left.asked, isinstance(left.reply, Move)) == ([], True)


def test_the_row_that_is_pointed_at_is_shown_with_all_its_words(tmp_path: Path) -> None:
    page = pressed(tmp_path, DOWN + PAUSE, 50, 20).page

    assert page == [
        "\x1b[1m What you planned\x1b[0m",
        "",
        "   [ ]  ring Mum                   by 1 May 2026",
        "\x1b[1m > [ ]  sit at the window for …    every week\x1b[0m",
        "   [x]  sing",
        "\x1b[2m   Older ones: all\x1b[0m",
        "",
        "   sit at the window for ten minutes, without",
        "   a phone, and say what I noticed there",
        "\x1b[2m   About Mum\x1b[0m",
    ]


def test_on_a_small_screen_rows_and_keys_go_before_all_else(tmp_path: Path) -> None:
    left = pressed(tmp_path, DOWN + PAUSE, 24, 8)

    assert left.page == [
        "   [ ]  ring Mum",
        "\x1b[1m > [ ]  sit at the …\x1b[0m",
        "   [x]  sing",
    ]
    assert "Enter close" in left.output


def test_a_day_is_read_back_while_it_is_typed(tmp_path: Path) -> None:
    output = pressed(tmp_path, "dfridax" + ENTER + ERASE + "y" + PAUSE).output

    assert "That is not a date I understand." in output
    assert output.index("That is not") < output.index("Friday, 4 December 2026")


def test_of_many_rows_those_around_the_pointer_are_drawn(tmp_path: Path) -> None:
    many = [TickRow(" ", f"thing {number}", "", "") for number in range(30_000)]

    page = "\n".join(pressed(tmp_path, END + PAUSE, listed=many).page)

    assert "> [ ]  thing 29999" in page
    assert page.count("thing ") < 24
    assert page.count("…") == 0


def test_the_keys_are_letters_of_german_words_too(tmp_path: Path) -> None:
    asked, _, output, _ = pressed(tmp_path, "l" + PAUSE, talk=locale.of("de"))

    assert asked == [(0, "l", "")]
    for key in ("x getan", "l loslassen", "d anderes Datum", "o wieder offen"):
        assert key in output
