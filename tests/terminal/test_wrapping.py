"""Soft wrapping, and cursor movement between rows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from reflect.terminal.wrapping import cells, ends, moved, row_at, rows, shown

WORDS = [
    "a",
    "word",
    "hyphen-ated",
    "日本語の文。",
    "ไทย",
    "שלום",
    "مرحبا",
    "e\u0301",
    "👩‍👩‍👧",
    "🏳️‍🌈",
]
PIECES = [*WORDS, "x" * 30, " ", "  ", "\t", "\n", "\n\n", "\u3000", "\u00a0", "\u200b", "\x1b[2J"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)
WIDTHS = st.integers(1, 40)


@given(TEXTS, WIDTHS)
def test_rows_are_the_whole_text_in_order(text: str, columns: int) -> None:
    found = rows(text, columns)

    between = [text[end:start] for (_, end), (start, _) in pairwise(found)]
    assert set(between) <= {"", "\n"}
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all("\n" not in text[start:end] for start, end in found)


@given(TEXTS, st.integers(2, 40))
def test_no_row_is_wider_than_the_field(text: str, columns: int) -> None:
    for start, end in rows(shown(text), columns):
        row = shown(text)[start:end].rstrip(" \u3000")
        seen = [cluster for cluster in iter_graphemes(row) if cells(cluster)]
        assert cells(row) <= columns or len(seen) == 1


@given(st.lists(st.sampled_from(["a", "word", "hyphen-ated"]), min_size=1), st.integers(11, 40))
def test_words_that_fit_are_never_broken(words: list[str], columns: int) -> None:
    text = " ".join(words)

    broken = [word for start, end in rows(text, columns) for word in text[start:end].split()]

    assert broken == words


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("one two three", 7, ["one two ", "three"]),
        ("one two   three", 7, ["one two   ", "three"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("日本語の文章です。次", 8, ["日本語の", "文章で", "す。次"]),
        ("", 4, [""]),
        ("a\n\nb\n", 4, ["a", "", "b", ""]),
        ("👩‍👩‍👧👩‍👩‍👧", 6, ["👩‍👩‍👧", "👩‍👩‍👧"]),
    ],
)
def test_rows_end_where_one_would_end_them(text: str, columns: int, expected: list[str]) -> None:
    assert [text[start:end] for start, end in rows(text, columns)] == expected


@given(TEXTS, WIDTHS, st.data())
def test_a_cursor_lies_in_its_row(text: str, columns: int, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    found = rows(shown(text), columns)

    start, end = found[row_at(found, position)]

    assert start <= position <= end


@given(TEXTS, WIDTHS, st.data())
def test_up_and_down_move_by_rows_and_keep_the_column(
    text: str, columns: int, data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(text)))
    by = data.draw(st.integers(-3, 3))
    found = rows(shown(text), columns)
    at = row_at(found, position)

    there, goal = moved(text, columns, position, by, None)
    back, _ = moved(text, columns, there, -by, goal)

    if 0 <= at + by < len(found):
        assert row_at(found, there) == at + by
        assert row_at(found, back) == at
        assert cells(shown(text)[found[at + by][0] : there]) <= goal
    else:
        assert there == (0 if by < 0 else len(text))


@given(TEXTS, WIDTHS, st.data())
def test_home_and_end_stay_in_the_row(text: str, columns: int, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    found = rows(shown(text), columns)
    at = row_at(found, position)

    first, last = ends(text, columns, position)

    assert first == found[at][0]
    assert row_at(found, max(first, last)) == at


@given(st.text())
def test_nothing_that_is_shown_can_be_obeyed(text: str) -> None:
    seen = shown(text)

    assert len(seen) == len(text)
    assert not [c for c in seen if c != "\n" and (c < " " or "\x7f" <= c < "\xa0")]
    assert not set(seen) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ud800")
