"""Plain text documents in various encodings."""

import pytest

from reflect.importers.blocks import Block, BlockKind
from reflect.importers.text import DAMAGED, WINDOWS, blocks


def texts(data: bytes) -> list[str]:
    return [block.text for block in blocks(data) if block.kind is not BlockKind.REMARK]


def remarks(data: bytes) -> list[str]:
    return [block.text for block in blocks(data) if block.kind is BlockKind.REMARK]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_make_no_difference(encoding: str, end: str) -> None:
    data = end.join(["It’s", "", "schön"]).encode(encoding)

    assert blocks(data) == [
        Block(kind=BlockKind.PARAGRAPH, whole="It’s", line=1),
        Block(kind=BlockKind.BLANK, line=2),
        Block(kind=BlockKind.PARAGRAPH, whole="schön", line=3),
    ]


def test_big_endian_text_is_read_by_its_byte_order_mark() -> None:
    assert texts(b"\xfe\xff" + "schön".encode("utf-16-be")) == ["schön"]


def test_windows_text_is_read_with_a_remark() -> None:
    data = "It’s schön – “so”".encode("cp1252")

    assert texts(data) == ["It’s schön – “so”"]
    assert remarks(data) == [WINDOWS]


def test_an_invalid_byte_spoils_only_itself() -> None:
    data = "schön – schön – schön".encode().replace(b" ", b"\xff", 1)

    assert texts(data) == ["schön\ufffd– schön – schön"]
    assert remarks(data) == [DAMAGED]


@pytest.mark.parametrize(
    "mark", ["·", "•", "●", "▪", "\uf0b7", "–", "-", "*", "+", "o", "1.", "12)"]
)
@pytest.mark.parametrize("gap", [" ", "\t", "\xa0\xa0"])
def test_bullets_have_various_marks(mark: str, gap: str) -> None:
    (block,) = blocks(f"  {mark}{gap}What?".encode())

    assert block.text == "What?"
    assert (block.kind, block.mark, block.indent) == (BlockKind.BULLET, mark, 2)


@pytest.mark.parametrize(
    "line", ["-5 degrees", "*bold*", "1.5 km", "o happy day", "o’clock", "2024. A year", "→ on"]
)
def test_other_lines_are_no_bullets(line: str) -> None:
    (block,) = blocks(line.encode())

    assert (block.kind, block.text) == (BlockKind.PARAGRAPH, line)


@pytest.mark.parametrize(
    "line", ["____", ". . . . .", "…………", "- - -", "=====", "1. ____", "· ___", "1."]
)
def test_strokes_and_dots_are_a_rule(line: str) -> None:
    assert [block.kind for block in blocks(line.encode())] == [BlockKind.RULE]


def test_lines_are_counted_as_in_an_editor() -> None:
    document = "\n\n\na\x0bb\x0cc\x85d\u2028e\nf"

    assert [(block.line, block.text) for block in blocks(document.encode()) if block.text] == [
        (4, "a"),
        (4, "b"),
        (4, "c"),
        (4, "d"),
        (4, "e"),
        (5, "f"),
    ]


def test_control_characters_are_removed() -> None:
    data = "a long and ordinary line with \x1b[31mred\x07 in it, and \ufeffmarks".encode()

    assert texts(data) == ["a long and ordinary line with [31mred in it, and marks"]
