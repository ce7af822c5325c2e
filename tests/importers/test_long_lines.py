"""A long line or list takes no longer than its text: no pattern goes back and forth."""

import html
import time
from contextlib import suppress

import pytest

from reflect.errors import CannotImport
from reflect.importers import import_document

#: What patterns repeat: letters, digits, strokes, brackets, marks, and pairs of them.
PIECES = [
    " ", "\t", "a", "A", "1", "_", ".", "-", "–", "(", ")", "[", "]", "=", ":", "*", "?", "/", "|",
    ",", "<", ">", "#", "{", "&", "`", "\\", "☐", "○", "•", "…", "é", "あ", "ش", "a ", "1 ", "A ",
    ". ", "_ ", "- ", "☐ ", "1-", "1. ", "a)", "a, ", "1 = ", "(1 ", "[ ] ", "a: ", "a/", "1/",
    "1 2 - 3 ", " to ", "a\n", "\n\n", "- a\n", "a-a ", "aA", "a.a", "… ", "{{", "<b ", "**", "==",
    "%%", "[[", "![", "](", "1=a, ", "1 (a) ", "1 to ", "(1-", "a? ", "Yes/", "a | ", "~~",
]  # fmt: skip
SHEETS = {
    "txt": "Sleep\n\n- How well? {}\n- And?\n",
    "md": "# Sleep\n\n- How well? {}\n- And?\n",
    "html": "<h1>Sleep</h1><ul><li>How well? {}<li>And?</ul>",
}
#: In characters.
LENGTH = 8_000


def seconds(kind: str, piece: str, length: int) -> float:
    text = piece * (length // len(piece))
    data = SHEETS[kind].format(html.escape(text) if kind == "html" else text).encode()
    start = time.process_time()
    with suppress(CannotImport):
        import_document(f"sleep.{kind}", data)
    return time.process_time() - start


@pytest.mark.sweep
@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("piece", PIECES)
def test_a_long_line_takes_no_longer_than_its_text(kind: str, piece: str) -> None:
    long = seconds(kind, piece, 2 * LENGTH)

    assert long < 0.8 or long < 3 * min(seconds(kind, piece, LENGTH) for _ in range(3))


@pytest.mark.sweep
def test_a_long_list_with_several_marks_takes_no_longer_than_its_items() -> None:
    def taken(count: int) -> float:
        asked = "".join(f"- What is {number}?\n" for number in range(count))
        counted = "".join(f"1. thing {number}\n" for number in range(count))
        start = time.process_time()
        import_document("sleep.md", f"# Sleep\n\n{asked}{counted}".encode())
        return time.process_time() - start

    assert taken(2000) < 3 * taken(1000)
