"""What no worksheet needs is left out of an imported one, and named; and its title."""

import pytest

from reflect import locale
from reflect.importers import reader
from reflect.importers.blocks import Block, Cell, Document
from reflect.importers.outline import Outline

ASKED = Block(text="What do I see?", line=50)


def imported(*blocks: Block, title: str = "") -> tuple[Outline, list[str]]:
    """The outline of *blocks*, and what was said to be left out."""
    outline, notes = reader.outline(Document(blocks=blocks, title=title), "sheet")
    said = [locale.of("en").say(note.what) for note in notes if note.is_omission]
    return outline, [text.removeprefix("left out: ") for text in said]


def texts(*lines: str) -> tuple[Block, ...]:
    return tuple(Block(text=text, line=number) for number, text in enumerate(lines, 1))


@pytest.mark.parametrize(
    "text",
    [
        "Name: ____ Date: ____",
        "Name and date:",
        "Today’s date: ____",
        "Client:\tDate of session:",
        "Vor- und Nachname: ____",
        "Nom et prénom : ____",
        "Name des Kindes: ____ Klasse: ____",
        "Imię i nazwisko: ____",
        "氏名：____ 記入日：____年____月____日",
        "الاسم: ____",
        "Page 1 of 2",
        "Seite 3",
        "- 4 -",
        "3 ページ",
        "www.example.org",
        "Subscribe to our newsletter!",
        "Question 2",
    ],
)
def test_names_pages_and_addresses_are_left_out(text: str) -> None:
    outline, left_out = imported(*texts("A title"), Block(text=text, line=2), ASKED)

    assert left_out == [text.replace("\t", " ")]
    assert outline.purpose == []


@pytest.mark.parametrize(
    "text",
    [
        "Name three people:",
        "My name for this feeling: ____",
        "This page is from our newsletter of last spring, which many of you have read.",
        "On page 2 you find more.",
        "The date of our wedding: ____",
    ],
)
def test_what_only_begins_like_them_is_kept(text: str) -> None:
    outline, left_out = imported(*texts("A title"), Block(text=text, line=2), ASKED)

    kept = [*(block.text for block in outline.purpose)]
    kept += [asked.text for step in outline.steps for asked in step.questions]
    assert left_out == []
    assert any(text.rstrip(":_ ").startswith(each.rstrip(":_ ")) for each in kept)


def test_a_date_among_the_questions_is_one() -> None:
    outline, left_out = imported(
        *texts("A title", "What do I do?", "Date: ____", "What do I see then?")
    )

    assert left_out == []
    assert [asked.text for asked in outline.steps[0].questions][1].startswith("Date")


def test_a_table_for_names_is_left_out() -> None:
    cells = [
        Block(text=text, line=2, cell=Cell(table=1, row=row, column=column))
        for row, line in enumerate((("Name", "Date"), ("", "")), 1)
        for column, text in enumerate(line, 1)
    ]

    outline, left_out = imported(*texts("A title"), *cells, ASKED)

    assert sorted(left_out) == ["Date", "Name"]
    assert len(outline.steps[0].questions) == 1


def test_a_table_of_contents_is_left_out() -> None:
    outline, left_out = imported(
        *texts("A title", "Contents", "Trust ..... 2", "Love ..... 3", "Peace ..... 4"), ASKED
    )

    assert left_out == ["Contents", "Trust ..... 2", "Love ..... 3", "Peace ..... 4"]
    assert outline.purpose == []


def test_questions_that_two_steps_ask_are_no_table_of_contents() -> None:
    asked = ["What happened?", "What did I feel?", "What next?"]

    outline, out = imported(
        *texts("Week", "Step 1: Work", *asked, "Step 2: Home", "Slowly.", *asked)
    )

    assert [len(step.questions) for step in outline.steps] == [3, 3]
    assert out == []


def test_copyright_lines_are_the_licence() -> None:
    outline, left_out = imported(
        *texts("A title"), ASKED, Block(text="© 2020 J. Doe. All rights reserved.", line=60)
    )

    assert outline.license == "© 2020 J. Doe. All rights reserved."
    assert left_out == []


def test_a_third_question_is_no_licence() -> None:
    asked = ["What was it?", "Who was there?", "Smells in June 2020:", "What did I hear?"]
    lettered = [
        Block(text=text, glyph=f"({letter})", line=3)
        for letter, text in zip("abcd", asked, strict=True)
    ]

    outline, _ = imported(*texts("A title", "(c) 2020 J. Doe"), *lettered)

    assert len(outline.steps[0].questions) == 4
    assert outline.license == "(c) 2020 J. Doe"


@pytest.mark.parametrize(
    "text", ["Copyright what you love: whom did you copy?", "Creative commons: what do we share?"]
)
def test_a_question_about_copyright_is_one(text: str) -> None:
    outline, _ = imported(*texts("A title"), Block(text=text, line=2), ASKED)

    assert outline.steps[0].questions[0].text == text
    assert not outline.license


def test_a_licence_at_the_end_is_one_with_its_heading() -> None:
    end = (heading("Licence", 2), Block(text="CC BY 4.0. Share it.", line=61))

    outline, _ = imported(*texts("A title"), ASKED, *end)

    assert outline.license == "Licence CC BY 4.0. Share it."
    assert not outline.conclusion


def test_the_head_and_the_signature_of_a_mail_are_left_out() -> None:
    mail = texts(
        "From: Jo Doe <jo@example.org>", "To: Kim", "Date: Monday", "Subject: Fwd: Trust", "Hello Kim,",
        "What do I see?",
    )  # fmt: skip
    end = (Block(text="--", line=60, is_rule=True), Block(text="Jo Doe, 12 Mill Lane", line=61))

    outline, left_out = imported(*mail, *end)

    assert outline.title == "Trust"
    assert [block.text for block in outline.purpose] == ["Hello Kim,"]
    assert left_out[:3] == ["From: Jo Doe <jo@example.org>", "To: Kim", "Date: Monday"]
    assert "Jo Doe, 12 Mill Lane" in left_out


@pytest.mark.parametrize(
    "end", [("Warm regards,", "Jo Doe", "Coach, Mill House"), ("Liebe Grüße\nJo",)]
)
def test_greeting_and_signature_of_a_letter_are_left_out(end: tuple[str, ...]) -> None:
    first, *others = end
    outline, left_out = imported(
        *texts("Our month", "Hi Kim,", "Take ten minutes for the questions below, on your own."),
        ASKED,
        Block(text="Bring them along on Thursday.", line=60, gap=True),
        Block(text=first, line=61, gap=True),
        *(Block(text=text, line=62 + n) for n, text in enumerate(others)),
    )

    assert [block.text for block in outline.purpose] == [
        "Take ten minutes for the questions below, on your own."
    ]
    assert [block.text for block in outline.conclusion] == ["Bring them along on Thursday."]
    assert left_out == ["Hi Kim,", *(" ".join(text.split()) for text in end)]


def test_a_greeting_without_a_signature_is_kept() -> None:
    begun = ("A letter", "Dear younger self,", "Today I want to tell you what I know by now.")
    outline, left_out = imported(*texts(*begun), ASKED)

    assert [block.text for block in outline.purpose] == [*begun[1:]]
    assert left_out == []


def signed(*end: str) -> tuple[list[str], list[str]]:
    """The conclusion of a sheet that greets nobody, and what is left out of its *end*."""
    last = [Block(text=text, line=61 + n, gap=not n) for n, text in enumerate(end)]
    outline, left_out = imported(
        *texts("Our month"), ASKED, Block(text="Come back soon.", line=60, gap=True), *last
    )
    return [block.text for block in outline.conclusion], left_out


def test_a_signature_below_a_comma_needs_no_greeting() -> None:
    assert signed("Warmly,", "Jo Doe") == (["Come back soon."], ["Warmly,", "Jo Doe"])


@pytest.mark.parametrize(
    "end", [("Thank you", "Jo and Kim"), ("Be gentle,", "be kind"), ("Rest,",)]
)
def test_last_lines_that_only_look_like_a_signature_are_kept(end: tuple[str, ...]) -> None:
    assert signed(*end) == (["Come back soon.", *end], [])


def test_fields_with_an_address_above_questions_make_no_mail_of_them() -> None:
    found, left_out = imported(
        *texts("Therapist: Anna Kerr", "E-mail: anna@example.org", "Mood today: ____"), ASKED
    )

    assert found.steps[0].questions[0].text == "Mood today:"
    assert "E-mail: anna@example.org" not in left_out


def heading(text: str, level: int | None = None, size: float = 0) -> Block:
    return Block(text=text, heading=level, size=size)


@pytest.mark.parametrize(
    ("blocks", "recorded", "title"),
    [
        ((heading("Dr. Stone"), heading("My week", 0)), "", "My week"),
        ((heading("My week", 1), heading("Monday", 2)), "", "My week"),
        ((heading("Calm Corner"), heading("My week", size=20), heading("Go on", size=11)), "", "My week"),
        ((heading("Calm Corner"), heading("My week")), "My week | Calm Corner", "My week"),
        ((heading("Handout 3b"), heading("My week")), "", "My week"),
        ((heading("*** MY WEEK ***"),), "", "MY WEEK"),
        ((heading("Use it when you are tired."),), "My week – Calm Corner", "My week"),
        ((heading("Use it when you are tired."),), "", "sheet"),
        ((heading("Monday", 1), ASKED, heading("Tuesday", 1)), "", "sheet"),
        ((heading("Reflection", 1), heading("Monday", 2)), "", "Reflection"),
        ((heading("Week 1 with a team"), heading("Monday", 2)), "", "Week 1 with a team"),
    ],
)  # fmt: skip
def test_the_title_is_what_stands_out(blocks: tuple[Block, ...], recorded: str, title: str) -> None:
    outline, _ = imported(*blocks, ASKED, title=recorded)

    assert outline.title == title


def test_a_letterhead_above_the_title_is_left_out() -> None:
    outline, left_out = imported(heading("Calm Corner"), heading("My week", 1), ASKED)

    assert (outline.title, left_out) == ("My week", ["Calm Corner"])
