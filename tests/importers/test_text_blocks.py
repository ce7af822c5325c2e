"""Plain text documents: encodings, marks, and wrapped lines."""

import pytest

from reflect.importers.blocks import Block, Note
from reflect.importers.text import DAMAGED, WINDOWS, document


def blocks(data: bytes | str) -> tuple[Block, ...]:
    return document(data.encode() if isinstance(data, str) else data).blocks


def texts(data: bytes | str) -> list[str]:
    return [block.text for block in blocks(data)]


def items(data: str) -> list[tuple[int, str, str]]:
    return [(block.level, block.glyph, block.text) for block in blocks(data)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_make_no_difference(encoding: str, end: str) -> None:
    data = end.join(["It’s", "", "schön"]).encode(encoding)

    assert blocks(data) == (Block(text="It’s"), Block(text="schön", line=3, gap=True))


def test_big_endian_text_is_read_by_its_byte_order_mark() -> None:
    assert texts(b"\xfe\xff" + "schön".encode("utf-16-be")) == ["schön"]


def test_windows_text_is_read_with_a_note() -> None:
    data = "It’s schön – “so”".encode("cp1252")

    assert texts(data) == ["It’s schön – “so”"]
    assert document(data).notes == (Note(1, WINDOWS),)


def test_an_invalid_byte_spoils_only_itself() -> None:
    data = "schön – schön – schön".encode().replace(b" ", b"\xff", 1)

    assert texts(data) == ["schön\ufffd– schön – schön"]
    assert document(data).notes == (Note(1, DAMAGED),)


@pytest.mark.parametrize(
    "mark",
    ["·", "●", "▪", "–", "-", "*", "1.", "12)", "a)", "(b)", "g.", "3-", "iv.", "2a)", "1.2", "③"],
)
@pytest.mark.parametrize("gap", [" ", "\t", "\xa0\xa0"])
def test_items_have_various_marks(mark: str, gap: str) -> None:
    assert items(f"  {mark}{gap}What?") == [(1, mark, "What?")]


@pytest.mark.parametrize(
    ("mark", "glyph"),
    [
        ("o", "•"),
        ("\uf0b7", "•"),
        ("□", "☐"),
        ("[ ]", "☐"),
        ("[x]", "☑"),
        ("( )", "○"),
        ("\uf0a8", "☐"),
    ],
)
def test_marks_of_symbol_fonts_and_typed_boxes_are_shown_as_such(mark: str, glyph: str) -> None:
    assert items(f"{mark} What?") == [(1, glyph, "What?")]


def test_what_stands_between_answers_or_in_brackets_to_fill_in_is_a_mark() -> None:
    assert texts("Am I well?\tO yes\tO no\nI felt (     ) when (     ) came\nなぜ（　　　）か\n(  ) a  (  ) b") == [
        "Am I well?\t○ yes\t○ no", "I felt (\t) when (\t) came", "なぜ（____）か", "○ a ○ b",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["Ｑ１．", "２）", "3、", "（４）"])
def test_full_width_marks_need_no_space(mark: str) -> None:
    assert items(f"{mark}なぜですか") == [(1, mark, "なぜですか")]


def test_several_boxes_on_a_line_stay_in_its_text() -> None:
    assert items("( ) Yes  ( ) No\n❏ a ❏ b") == [(0, "", "○ Yes ○ No"), (0, "", "☐ a ☐ b")]


@pytest.mark.parametrize(
    "line",
    [
        "-5 degrees",
        "*bold*",
        "1.5 km",
        "o happy day",
        "o’clock",
        "2024. A year",
        "→ on",
        "z. B. so",
    ],
)
def test_other_lines_are_no_items(line: str) -> None:
    assert items(line) == [(0, "", line)]


@pytest.mark.parametrize(
    "line", ["____", ". . . . .", "…………", "- - -", "=====", "1. ____", "· ___", "1."]
)
def test_strokes_and_dots_are_a_rule(line: str) -> None:
    assert [block.is_rule for block in blocks(line)] == [True]


def test_room_to_write_is_as_long_in_every_document() -> None:
    assert texts("Name: _______\tDay: ________\nI felt ............... when") == [
        "Name: ____\tDay: ____",
        "I felt ____ when",
    ]


def test_lists_are_nested_by_their_indent() -> None:
    found = items("- a\n  - b\n    1. c\n  - d\n- e\nText\n- f")

    assert [level for level, *_ in found] == [1, 2, 3, 2, 1, 0, 1]


def test_lists_with_the_same_indent_are_nested_by_their_marks() -> None:
    found = items("I. A\na) b\n1. c\n2. d\nb) e\nII. F\n\n- g\n- h")

    assert [level for level, *_ in found] == [1, 2, 3, 3, 2, 1, 1, 1]


def test_tables_drawn_with_strokes_have_cells() -> None:
    found = blocks("+---+---+\n| A | B |\n+===+===+\n| c |   |\n+---+---+\n\nText\n| a | b |\n")

    assert [(b.text, b.cell and (b.cell.table, b.cell.row, b.cell.column)) for b in found] == [
        ("A", (1, 1, 1)), ("B", (1, 1, 2)), ("c", (1, 2, 1)), ("", (1, 2, 2)), ("Text", None),
        ("a", (2, 1, 1)), ("b", (2, 1, 2)),
    ]  # fmt: skip


def test_several_lines_that_begin_with_a_lone_o_are_a_list() -> None:
    assert items("Which?\n  o thank you\n  o I see\n  o none at all\n\no happy day") == [
        (0, "", "Which?"), (1, "•", "thank you"), (1, "•", "I see"), (1, "•", "none at all"),
        (0, "", "o happy day"),
    ]  # fmt: skip


def test_a_lone_o_in_wrapped_sentences_is_a_word() -> None:
    wrapped = (
        "Naquele dia eu percebi que precisava entender\n"
        "o medo que sentia quando chegava a noite e com\n"
        "o tempo aprendi a escutar o que ele me dizia."
    )

    assert items(wrapped) == [(0, "", wrapped.replace("\n", " "))]


def test_lines_are_counted_as_in_an_editor() -> None:
    document = "\n\n\nA\x0bB\x0cC\x85D\u2028E\nF"

    assert [(block.line, block.text) for block in blocks(document)] == [
        (4, "A"),
        (4, "B"),
        (4, "C"),
        (4, "D"),
        (4, "E"),
        (5, "F"),
    ]


def test_control_characters_are_removed() -> None:
    data = "a long and ordinary line with \x1b[31mred\x07 in it, and \ufeffmarks"

    assert texts(data) == ["a long and ordinary line with [31mred in it, and marks"]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ("1) Am I sad? Yes [ ] No [ ]\n   If so, why?", ["Am I sad? Yes ☐ No ☐", "If so, why?"]),
        ("1) Am I safe?   YES   NO\n   If not, call.", ["Am I safe?\tYES\tNO", "If not, call."]),
        ("Who was with me,\nor near me?", ["Who was with me, or near me?"]),
        ("- Who was\n  Anna?\n- Why?", ["Who was Anna?", "Why?"]),
        ("·\nWhy?", ["Why?"]),
        ("Sleep\nWake up\nAnd rest", ["Sleep", "Wake up", "And rest"]),
        ("1. Trust\nIt takes time.", ["Trust", "It takes time."]),
        ("A title that is rather long, and was not wrapped\nGuidance:\nGo slowly.",
         ["A title that is rather long, and was not wrapped", "Guidance:", "Go slowly."]),
        ("How do I sleep at home, in my own bed, on most days?\nwell\nbadly",
         ["How do I sleep at home, in my own bed, on most days?", "well", "badly"]),
        ("I feel\ntired\nglad\nat ease", ["I feel", "tired", "glad", "at ease"]),
        ("今日は静かな朝でした。\n何を感じましたか。", ["今日は静かな朝でした。", "何を感じましたか。"]),
    ],
)  # fmt: skip
def test_wrapped_lines_are_joined_and_others_are_not(lines: str, paragraphs: list[str]) -> None:
    assert texts(lines) == paragraphs


def test_in_a_document_wrapped_to_a_width_full_lines_go_on() -> None:
    wrapped = (
        "Write down what comes to mind. There is no need to hurry, and nothing you\n"
        "write has to be shown to anybody at all. When you are done, put the page\n"
        "away for a while. A day later you may look at it once more, and see what is\n"
        "Still true. Breathe out.\n"
        "Then begin.\n"
    )

    assert texts(wrapped) == [
        wrapped.partition("\nThen")[0].replace("\n", " "),
        "Then begin.",
    ]


def test_japanese_lines_are_joined_without_a_space() -> None:
    line = "静かな場所で十分ほど座って今日あったことを一つずつ思い出してみて"

    assert texts("\n".join([line] * 4 + ["ください。"])) == [line * 4 + "ください。"]


def test_an_underlined_line_is_a_heading() -> None:
    found = blocks("My day\n======\nMorning\n-------\nWhy?\n---\n")

    assert [(block.heading, block.text) for block in found] == [
        (1, "My day"),
        (2, "Morning"),
        (None, "Why?"),
        (None, "---"),
    ]
