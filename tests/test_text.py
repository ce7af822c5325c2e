"""User text is cleaned on input, escaped on output, and processed in linear time."""

import time
from collections.abc import Callable

import pytest
import wcwidth
from hypothesis import example, given
from hypothesis import strategies as st

from reflect.text import (
    LINE_END,
    Fences,
    clean,
    decode,
    has_unclean_characters,
    lines,
    one_line,
    trim,
    visible,
    width,
    wrap,
)

ODD = st.text(
    "a \t\r\n\x00\x07\x0b\x0c\x1b\x1c\x7f\x85\xa0\u2028\u2029\ufeff\ud83d\ude00é", max_size=30
)
#: Characters of one cell, of none and of two, and blanks.
SIGNS = st.text("  aé łŽαЯṽ—“…→│\u0301\u200d\ufe0f\xad\xa0\u3000李", max_size=60)
TEXTS = ODD | st.text(st.characters(), max_size=60)


def cells(text: str) -> int:
    return wcwidth.width(text, control_codes="ignore")


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\x00\x07\x1b[31mb\x7f", "a[31mb"),
        ("a\tb", "a\tb"),
        ("a\x0b\x0c\x1c\x1fb", "ab"),
        ("a\ud800b\udfff", "a\ufffdb\ufffd"),
        ("\ud83d\ude00 \ude00\ud83d", "😀 \ufffd\ufffd"),
        ("\n \t\n  a \n\n b\n\n", "  a \n\n b"),
        ("\x9b \u200b \ufeff \xa0", "\x9b \u200b \ufeff \xa0"),
        (" \n\t", ""),
    ],
)
def test_text_is_cleaned_once_at_input(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"caf\xc3\xa9", "café"),
        (b"caf\xe9", "caf\ufffd"),
        (b"\xef\xbb\xbf---\n", "\ufeff---\n"),
        (b"\xff\xfe-\x00\xe9\x00", "-é"),
        (b"\xfe\xff\x00-\x00\xe9", "-é"),
        (b"-\x00-\x00\xe9", "--\ufffd"),
        (b"\x00-\x00-\xd8\x3d", "--\ufffd"),
        (b"\x00---", "\x00---"),
        (b"-\x00--", "-\x00--"),
        (b"\x00" * 4, "\x00" * 4),
    ],
)
def test_a_file_is_decoded_as_utf_8_unless_it_can_only_be_utf_16(data: bytes, text: str) -> None:
    assert decode(data) == text


@given(TEXTS)
@example("\r\x00\n")
def test_cleaning_is_idempotent(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert not has_unclean_characters(once)
    once.encode("utf-8")


@given(TEXTS)
def test_cleaning_removes_no_letter_unless_has_unkept_says_so(text: str) -> None:
    if not has_unclean_characters(text):
        folded = text.encode("utf-16", "surrogatepass").decode("utf-16")
        assert clean(text).split() == folded.split()


@given(TEXTS)
def test_lines_add_up_to_the_text_and_end_only_at_its_line_ends(text: str) -> None:
    found = lines(text)

    assert "".join(found) == text
    assert [LINE_END.sub("", line) for line in found] == (
        LINE_END.split(text)[:-1]
        if LINE_END.search(text[-1:]) or not text
        else LINE_END.split(text)
    )


@given(TEXTS)
def test_trimming_leaves_blank_lines_only_inside(text: str) -> None:
    trimmed = trim(text)

    inside = trimmed.split("\n")
    assert trimmed == "" or (inside[0].strip(" \t") and inside[-1].strip(" \t"))
    assert trimmed in LINE_END.sub("\n", text)


@given(TEXTS)
@example("a\n\tb")
def test_visible_text_has_no_control_characters(text: str) -> None:
    shown = visible(text)

    assert not any((ord(each) < 32 and each != "\n") or 127 <= ord(each) < 160 for each in shown)
    assert not set(shown) & {"\u2028", "\u202e", "\u2066", "\ud800"}
    assert visible(shown) == shown


def test_one_line_is_collapsed_and_truncated_at_its_limit() -> None:
    assert one_line(" a\n\tb\u2028c ") == "a b c"
    assert one_line("x" * 60) == "x" * 60
    assert one_line("x" * 61) == "x" * 59 + "…"
    assert one_line("word " * 30, 11) == "word word…"


def test_the_width_of_a_character_is_that_of_wcwidth() -> None:
    every = [chr(number) for number in range(0xA0, 0x3000)]

    assert [width(each) for each in every] == [cells(each) for each in every]


@given(SIGNS)
def test_the_width_of_a_text_is_that_of_wcwidth(text: str) -> None:
    assert width(text) == cells(text)


@given(SIGNS.map(str.strip), st.integers(2, 30))
def test_lines_are_wrapped_as_by_wcwidth(text: str, columns: int) -> None:
    broken = wcwidth.wrap(text, columns, break_on_hyphens=False)

    assert wrap(text, columns) == (broken or [""])


PIECES = ["word ", "abcdefgh", "静かに", "、 ", "e\u0301", "👩‍👩‍👧", "a-b ", "  ", "\u3000", "x"]


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 60)), max_size=8), st.integers(0, 12)
)
def test_a_long_line_is_wrapped_in_pieces_as_in_one_call(
    made: list[tuple[str, int]], columns: int
) -> None:
    text = "".join(piece * count for piece, count in made).strip()
    broken = wcwidth.wrap(text, max(2, columns), break_on_hyphens=False)

    assert wrap(text, columns) == ([line.rstrip(" ") for line in broken] or [""])


@pytest.mark.sweep
def test_wrapping_a_line_without_blanks_takes_linear_time() -> None:
    for letters in ("abcdefghij", "静かに聞くことそして待つ"):
        start = time.process_time()
        assert len("".join(wrap(letters * 4_000, 40))) == len(letters) * 4_000
        assert time.process_time() - start < 3


def test_wrapped_text_keeps_its_line_ends_and_indents() -> None:
    assert wrap("one two three\n\n  four five", 9) == ["one two", "three", "", "  four", "  five"]


def test_a_deeply_indented_line_keeps_its_indent_only_if_it_fits() -> None:
    assert wrap(" " * 12 + "Yes   No", 20) == [" " * 12 + "Yes   No"]
    assert wrap(" " * 12 + "Yes, on most evenings", 20) == ["Yes, on most", "evenings"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```\na\n```\n", {0: 2, 2: None}),
        ("~~~ py\n```\n~~~~\n", {0: 2, 1: None, 2: None}),
        ("````\n```\n````\n", {0: 2, 1: 2, 2: None}),
        ("```\na\n", {0: None}),
        ("```\n``` py\n```\n", {0: 2, 1: 2, 2: None}),
        ("``` a`b\n```\n", {1: None}),
        ("   ```\r\na\r\n ```  \r\n", {0: 2, 2: None}),
        ("    ```\na\n    ```\n", {}),
        ("a ``` b\n", {}),
    ],
)
def test_a_fence_is_closed_by_a_fence_of_its_kind_without_an_info_string(
    text: str, found: dict[int, int | None]
) -> None:
    every = lines(text)

    fences = Fences(every)

    assert {n: fences.closing(n) for n in range(len(every)) if n in fences} == found


@pytest.mark.sweep
@pytest.mark.parametrize(
    "text",
    [
        "\n" * 150_000,
        " " * 1_000_000,
        "\r\n" * 150_000 + "x",
        "```x\n" * 50_000,
        "\\" * 1_000_000,
        "`" * 50_000 + "a" * 50_000 + "`",
    ],
    ids=["blank lines", "blanks", "line ends", "fences", "backslashes", "backticks"],
)
@pytest.mark.parametrize("act", [clean, trim, lines, visible, one_line, has_unclean_characters])
def test_a_megabyte_is_processed_within_seconds(text: str, act: Callable[[str], object]) -> None:
    start = time.perf_counter()

    act(text)
    fences = Fences(lines(text))
    fences.closing(0)

    assert time.perf_counter() - start < 5
