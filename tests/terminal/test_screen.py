"""Full-screen prompts, with keys that come through a pipe."""

import re
import signal
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from prompt_toolkit.input import create_pipe_input
from screens import (
    DONE,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    HOME,
    LEFT,
    OVERVIEW,
    PAUSE,
    SHEET,
    TAB,
    UP,
    Answerer,
    Room,
    asked,
    of_kind,
    prompt,
    shown,
    sweep,
    whom,
)

from reflect import languages, locale, worksheets
from reflect.interview import Move, Navigation, PreviousAnswer, Prompt
from reflect.terminal.screen import Screen
from reflect.text import width
from sheets import SHIPPED

CURTAIN = "\x1b[?1049l"
OPENING = prompt(opens_step=True)
PASTED = "first\nsecond\twith a tab\n" * 500


#: A question with an answer, one from an earlier time, and others around it.
THERE = prompt(
    typed="a hill",
    is_answered=True,
    previous_answer=lambda: PreviousAnswer(date(2026, 8, 24), "a lake", "a lake"),
    key=("see", None),
    overview=lambda: OVERVIEW,
    passages=lambda: [("Asked before?", "Answered before.")],
)


PROSE = [
    ("a hill" + DONE, "a hill"),
    ("a hill" + ENTER + "and a hut" + DONE, "a hill\nand a hut"),
    (DONE, ""),
    ("half a s" + PAUSE, Move(Navigation.PAUSE, "half a s")),
    ("here" + TAB + "b", Move(Navigation.BACK, "here")),
    (TAB + "S", Move(Navigation.OPEN, "")),
    (TAB + "n", Move(Navigation.NOT_TODAY, "")),
    (TAB + "f", Move(Navigation.ENOUGH, "")),
    ("here" + TAB + "p", Move(Navigation.PAUSE, "here")),
    ("a hi" + TAB + TAB + "ll" + DONE, "a hill"),
    # Undo outlasts a look elsewhere.
    ("a hill" + LEFT * 4 + TAB + TAB + "low" + TAB + "g" + "\x1f" + DONE, "a hill"),
    ("long " * 20 + UP + "!" + DONE, "long " * 5 + "!" + "long " * 15),
    (f"\x1b[200~{PASTED}\x1b[201~" + DONE, PASTED),
]
#: Rare keys, and movements of the cursor.
RARE = [
    ("a hill\x13", "a hill"),
    ("a hill" + ESCAPE + ENTER, "a hill"),
    ("a hi" + TAB + "x" + "g" + "ll" + DONE, "a hill"),
    (TAB + PAUSE, Move(Navigation.PAUSE, "")),
    ("one" + ENTER + "two" + UP + "!" + DONE, "one!\ntwo"),
    ("long " * 20 + UP + DOWN + "!" + DONE, "long " * 20 + "!"),
    ("long " * 20 + HOME + "!" + DONE, "long " * 15 + "!" + "long " * 5),
    ("long " * 20 + UP + END + "!" + DONE, "long " * 14 + "long! " + "long " * 5),
    ("long\rx\rlong" + UP * 2 + "!" + DONE, "long!\nx\nlong"),
    ("one two" + "\x1b[1;5D" + "!" + DONE, "one !two"),
    ("one two" + "\x17" + "\x1f" + DONE, "one two"),
    ("one" + UP * 3 + "!" + DOWN * 3 + "?" + DONE, "!one?"),
    ("one" + "\x1b[5;5~\x1b[15;5~\x1b[77;9~" + "!" + DONE, "one!"),
    ("one" + "\x16" + "!" + DONE, "one!"),
    ("one" + ESCAPE + "3!" + DONE, "one3!"),
    ("one" + "\x0f" + "\x12" + "\x1b#" + "\x1b<" + "\x1b>" + "!" + DONE, "one!"),
]
NUMBER = [
    ("7" + ENTER, "7"),
    ("seven" + ENTER + "\x15" + "7" + ENTER, "7"),
    ("11" + ENTER + "\x7f" + ENTER, "1"),
    (ENTER, ""),
    ("\x1b[200~4\r\nwith money\x1b[201~" + TAB + "b", Move(Navigation.BACK, "4 with money")),
]
#: Text that is there is not replaced unasked.
ANSWERED = [
    ("nn", Move(Navigation.NOT_TODAY, "a hill")),
    ("n" + ENTER + DONE, "a hill"),
    ("t3" + ENTER, Move(Navigation.QUESTION, "a hill", ("which", None))),
    ("t4" + ENTER + "\x7f2" + ENTER, Move(Navigation.QUESTION, "a hill", ("sure", None))),
    ("tone?" + ENTER, Move(Navigation.QUESTION, "a hill", ("which", None))),
    ("t" + ESCAPE + DONE, "a hill"),
    ("r" + ENTER + DONE, "a hill"),
    ("lt" + DONE, "a hill\na lake"),
    (ESCAPE + DONE, "a hill"),
    ("l" + ENTER + DONE, "a hill"),
]
RARELY_ANSWERED = [
    ("n" + TAB + DONE, "a hill"),
    ("n" + ESCAPE + DONE, "a hill"),
    ("t" + DOWN + ENTER, Move(Navigation.QUESTION, "a hill", ("sure", None))),
    ("t" + TAB + DONE, "a hill"),
    ("u" + DONE, "a hill"),
    (ENTER + DONE, "a hill"),
    (DONE + DONE, "a hill"),
]


@pytest.mark.parametrize(
    ("asking", "keys", "expected"),
    [
        *((prompt(), *row) for row in PROSE),
        *((prompt(1), *row) for row in NUMBER),
        *((THERE, TAB + keys, expected) for keys, expected in ANSWERED),
        *(
            sweep(*row)
            for row in [
                *((prompt(), *row) for row in RARE),
                (prompt(1), "7" + DONE, "7"),
                *((THERE, TAB + keys, expected) for keys, expected in RARELY_ANSWERED),
            ]
        ),
    ],
)
def test_there_is_a_key_for_everything(
    room: Room, asking: Prompt, keys: str, expected: object
) -> None:
    assert asked(room, keys, lambda screen: screen.ask(asking)) == expected


@pytest.mark.parametrize(
    ("typed", "keys", "people"),
    [("", "2, Jo,2", ("Mum", "Jo")), ("Sam, Mum", "", ("Sam", "Mum")), ("", "", ())],
)
def test_people_are_taken_by_number_and_by_name(
    room: Room, typed: str, keys: str, people: tuple[str, ...]
) -> None:
    there = whom("Sam", "Mum", typed=typed)

    reply = asked(room, keys + ENTER, lambda screen: screen.ask(there))

    assert there.value(str(reply)) == people


def test_the_purpose_stands_once_above_the_first_question_where_there_is_room(room: Room) -> None:
    def ask(screen: Screen) -> object:
        screen.begin(SHEET, ["Your words go nowhere."])
        return screen.ask(OPENING), screen.ask(prompt(1))

    assert asked(room, "a hill" + DONE + "7" + ENTER, ask) == ("a hill", "7")
    before, _, after = room.text().partition("question 2 of 5")
    for said in ("What it is for.", "It takes about 5 minutes", "nowhere", "What do I see"):
        assert said in before
    assert "What it is for." not in after


@pytest.mark.parametrize(
    ("keys", "expected"), [(ENTER + "a hill" + DONE, "a hill"), ("q", None), (PAUSE, None)]
)
def test_the_purpose_has_its_own_page_where_there_is_no_room(
    room: Room, keys: str, expected: str | None
) -> None:
    long = SHEET._replace(purpose="What it is for. " * 60)

    def ask(screen: Screen) -> object:
        screen.begin(long, [])
        return screen.ask(OPENING)

    reply = asked(room, keys, ask)

    assert reply == (expected or Move(Navigation.PAUSE, ""))
    assert ("What do I see" in room.text()) is bool(expected)


def test_the_first_worksheet_opens_on_one_page_of_a_usual_terminal(room: Room) -> None:
    sheet = worksheets.read(SHIPPED).worksheet
    folder = "Your words go to /home/somebody/reflect (nothing is there before your first answer)."

    def ask(screen: Screen) -> object:
        screen.begin(sheet, [f"{folder} Anyone with access to your account can open that folder."])
        return screen.ask(OPENING)

    assert asked(room, "q", ask) == Move(Navigation.PAUSE, "")
    text = room.text()
    assert sheet.title in text
    assert "begin" in text
    assert "go on" not in text


@pytest.mark.parametrize("columns", [20, 30, 50, 80, 200])
def test_the_whole_question_is_shown_at_any_width(tmp_path: Path, columns: int) -> None:
    _, text = shown(tmp_path, DONE, lambda screen: screen.ask(prompt()), columns)

    for word in SHEET.steps[0].questions[0].wording.text.split():
        assert word in text


@pytest.mark.parametrize("letter", ["👩\u200d👩\u200d👧", "e\u0301", "日", "\n", "x"])
def test_the_cursor_moves_by_what_looks_like_one_letter(room: Room, letter: str) -> None:
    keys = f"a\x1b[200~{letter}{letter}\x1b[201~" + "\x7f" + LEFT + "b" + DONE

    assert asked(room, keys, lambda screen: screen.ask(prompt())) == f"ab{letter}"


@pytest.mark.posix
@pytest.mark.parametrize(
    "at", ["here\x1a", "here" + TAB + "\x1a" + TAB, "here" + TAB + "t" + "\x1a" + TAB]
)
def test_suspending_to_the_shell_and_back_is_no_pause(room: Room, at: str) -> None:
    asking = replace(prompt(), overview=lambda: OVERVIEW)
    before = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    try:
        reply = asked(room, at + DONE, lambda screen: screen.ask(asking))
    finally:
        signal.signal(signal.SIGTSTP, before)

    assert reply == "here"
    assert not room.screen.signal


def test_german_worksheets_have_german_keys(tmp_path: Path) -> None:
    german = replace(prompt(), words=languages.of("de"))

    _, text = shown(tmp_path, DONE, lambda screen: screen.ask(german), talk=locale.of("de"))

    for words in ("Strg-D fertig, weiter", "Schritt 1 von 1", "Frage 1 von 5"):
        assert words in text


def test_no_answer_stays_on_the_screen_afterwards(room: Room) -> None:
    asked(room, "a secret" + DONE, lambda screen: screen.ask(prompt()))

    before, _, after = room.text().rpartition(CURTAIN)
    assert before.endswith("\x1b[2J")
    assert "secret" not in after
    assert "\x1b[?1049h" in before
    assert "secret" not in before.partition("\x1b[?1049h")[0]


def test_an_error_leaves_the_alternate_screen_too(room: Room) -> None:
    def fail(screen: Screen) -> None:
        screen.ask(prompt())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asked(room, "a secret" + DONE, fail)

    assert CURTAIN in room.text()


def test_foreign_text_cannot_draw(room: Room) -> None:
    hostile = worksheets.read(
        "---\nid: a\ntitle: A\n---\n\n## One \x1b[31m{#one}\n\nG\x9b2J.\n\n- Q\x1b]0;x\x07? {#q}\n"
    ).worksheet

    asked(room, DONE, lambda screen: screen.ask(prompt(sheet=hostile)))

    assert "<1b>]0;x<07>" in room.text()
    assert "\x1b]0;" not in room.text()
    assert "\x9b" not in room.text()


@pytest.mark.parametrize(
    ("question", "text"), [(prompt(typed="half"), "half a\nsentence"), (whom(), "a sentence")]
)
def test_words_typed_ahead_of_a_signal_are_kept(room: Room, question: Prompt, text: str) -> None:
    with room.screen as screen:
        room.keys.send_text(" a\rsentence")
        signal.raise_signal(signal.SIGTERM)
        reply = screen.ask(question)

    assert reply == Move(Navigation.PAUSE, text)


def test_guidance_is_one_line_from_the_second_question_on(room: Room) -> None:
    asked(room, TAB + "g" + PAUSE, lambda screen: screen.ask(prompt(1)))

    before, _, after = room.text().partition("the guidance again")
    assert "Look around." in before
    assert "Tab g: all of it" in before
    assert "There is time." not in before
    assert "There is time." in after


@pytest.mark.parametrize("columns", [80, 30])
def test_all_questions_are_listed_by_step_with_a_sign_for_each(
    tmp_path: Path, columns: int
) -> None:
    _, text = shown(tmp_path, TAB + "t" + PAUSE, lambda screen: screen.ask(THERE), columns)

    listed = text.rpartition("Step 1  One")[2]
    lines = [re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", line) for line in listed.splitlines()]
    assert lines[1].startswith(" > 1  ●  What do I")
    assert lines[1].rstrip().endswith("…")
    assert lines[2].startswith("   2  –  How sure")
    assert lines[3].startswith("   3  ○  Which one?")
    assert [line for line in lines if width(line.rstrip()) >= columns] == []


def test_answers_can_be_read_back_at_any_question(room: Room) -> None:
    asked(room, TAB + "r" + PAUSE, lambda screen: screen.ask(THERE))

    assert "Asked before?" in room.text()
    assert "Answered before." in room.text()


#: No two headings share a letter: only what differs from the page before is drawn.
HEADINGS = [letter * 11 for letter in "ABCDEF"]
PASSAGES = [(heading, f"{heading.lower()} " * 40) for heading in HEADINGS]


def test_answers_are_read_back_page_by_page(tmp_path: Path) -> None:
    with create_pipe_input() as keys:
        room = Room(keys, tmp_path, shown=Answerer(keys, HEADINGS, ENTER))
        with room.screen as screen:
            screen.read(PASSAGES)

        assert [heading for heading in HEADINGS if heading not in room.text()] == []


@pytest.mark.parametrize("key", ["q", PAUSE])
def test_reading_can_end_on_any_page(room: Room, key: str) -> None:
    asked(room, key, lambda screen: screen.read(PASSAGES))

    assert HEADINGS[0] in room.text()
    assert HEADINGS[-1] not in room.text()


def test_opening_the_menu_saves_the_text(room: Room) -> None:
    jotted: list[str] = []

    asked(
        room,
        "a hi" + TAB + PAUSE,
        lambda screen: screen.ask(replace(prompt(), autosave=jotted.append)),
    )

    assert jotted == ["a hi"]


DATE, ACTIONS = of_kind("[date]"), of_kind("[action 2]")
AGAIN = replace(of_kind("[action]"), asks_again=True)
NOTED = [
    (DATE, "in 3 days", "Thursday, 26 November 2026"),
    (DATE, "24 December", "Thursday, 24 December 2026 or Wednesday, 24 December 2025"),
    (of_kind("[date]", language="de"), "24.12.26", "Donnerstag, 24. Dezember 2026"),
    (ACTIONS, "ring Mum (by Friday)", "   Friday, 27 November 2026"),
    (ACTIONS, "ring Mum (in a week)", "in a week: Monday, 30 November 2026"),
    (replace(AGAIN, typed="every 3 months,"), " on a walk", "every 3 months: next on Tuesday, 23 February 2027"),
    (replace(AGAIN, typed="read it (every week"), ")", "every week: next on Monday, 30 November 2026"),
    (replace(AGAIN, typed="in 3 months"), " ", "in 3 months: Tuesday, 23 February 2027"),
    (ACTIONS, "ring Mum (by spring)", "'spring' is not a date I understand; it stays in your words."),
    (ACTIONS, "walk (every blue moon)", "'blue moon' is not a rhythm I understand"),
]  # fmt: skip


@pytest.mark.parametrize(("asking", "typed", "note"), NOTED)
def test_a_day_is_told_while_it_is_typed(
    tmp_path: Path, asking: Prompt, typed: str, note: str
) -> None:
    _, text = shown(tmp_path, typed + PAUSE, lambda screen: screen.ask(asking))

    assert note in text


@pytest.mark.parametrize(
    ("asking", "keys", "reply"),
    [
        (DATE, "24 December" + ENTER + ENTER, "2026-12-24"),
        (DATE, "24 December" + ENTER + "o", "2025-12-24"),
        (DATE, "24 December" + ENTER + "c" + " 2024" + ENTER, "24 December 2024"),
        (DATE, "24 December" + ENTER + PAUSE, Move(Navigation.PAUSE, "24 December")),
        (DATE, "24 December" + TAB + "b" + "o", Move(Navigation.BACK, "2025-12-24")),
        (DATE, "24 December" + TAB + "nn", Move(Navigation.NOT_TODAY, "24 December")),
        (DATE, "24 December 2025" + ENTER, "24 December 2025"),
        (ACTIONS, "a (by 1 May)" + DONE, "a (by 1 May)"),
        (ACTIONS, "a (by 1 July)" + ENTER + "b (by 2 July)" + DONE + ENTER + "o", "a (by 2027-07-01)\nb (by 2026-07-02)"),
    ],
)  # fmt: skip
def test_of_two_days_that_may_be_meant_one_is_chosen(
    tmp_path: Path, asking: Prompt, keys: str, reply: object
) -> None:
    assert shown(tmp_path, keys, lambda screen: screen.ask(asking))[0] == reply


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (20, 50), (10, 30), (7, 20)])
def test_the_days_of_many_lines_leave_room_for_the_text(
    tmp_path: Path, rows: int, columns: int
) -> None:
    typed = "\n".join(f"thing {n} (by {n} March 2027)" for n in range(1, 10))
    asking = replace(ACTIONS, typed=typed, is_begun=True)

    reply, text = shown(tmp_path, " " + DONE, lambda screen: screen.ask(asking), columns, rows)

    assert reply == f"{typed} "
    assert "Tuesday," in text
    assert "too small" not in text
