"""PDF documents: where each word stands tells what it belongs to."""

import re
import sys
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portable import box, circle, lines, page, pages, rule, stream, text

from reflect.importers.blocks import Block, Unreadable
from reflect.importers.pdf import document

LONG = "What did I want to say to my brother when we met in the garden on that day, and what"


def blocks(data: bytes) -> tuple[Block, ...]:
    return document(data).blocks


def said(data: bytes) -> list[str]:
    return [f"{block.glyph} {block.text}".strip() for block in blocks(data)]


def test_lines_that_were_wrapped_are_a_paragraph() -> None:
    assert said(page(lines(50, 100, LONG, "kept me from saying it?", "Who was there?"))) == [
        f"{LONG} kept me from saying it?",
        "Who was there?",
    ]


def test_a_line_that_was_ended_on_purpose_is_one() -> None:
    short = ["What do I see?", "Whom do I miss?", "Where did it begin, and who was there?"]

    assert said(page(lines(50, 100, *short) + lines(50, 300, LONG, "else?"))) == [
        *short,
        f"{LONG} else?",
    ]


def test_a_title_over_two_lines_is_one() -> None:
    title = text(240, 60, "A Letter to", 22) + text(210, 87, "My Younger Self", 22)

    assert said(page(title + lines(50, 150, LONG, "else?"))) == [
        "A Letter to My Younger Self",
        f"{LONG} else?",
    ]


def test_words_that_are_drawn_one_by_one_in_any_order_are_put_together() -> None:
    words = [(50, "What"), (82, "do"), (99, "I"), (107, "need?")]
    later = text(50, 300, "What do I give?")

    assert said(page(later + b"".join(text(x, 200, word) for x, word in reversed(words)))) == [
        "What do I need?",
        "What do I give?",
    ]


def test_letters_that_are_spread_are_words() -> None:
    spread = b"BT /B 20 Tf 6 Tc 50 692 Td (MY WEEK) Tj ET\n"

    assert said(page(spread)) == ["MY WEEK"]


def test_a_line_that_is_spread_from_edge_to_edge_has_single_spaces() -> None:
    spread = b"BT /F 12 Tf 22 Tw 50 692 Td (What I need now) Tj ET\n" + lines(50, 120, LONG)

    assert said(page(spread))[0].startswith("What I need now")


def test_statements_with_numbers_beside_them_are_rows_of_a_table() -> None:
    drawn = b""
    for row, statement in enumerate(["I sleep well at night", "I ask others for help", "I go out"]):
        drawn += text(50, 200 + 30 * row, statement)
        drawn += b"".join(text(300 + 60 * n, 200 + 30 * row, str(n)) for n in range(1, 5))
    drawn += text(350, 170, "never") + text(525, 170, "always")

    cells = [block for block in blocks(page(drawn)) if block.cell]

    rows = [[b.text for b in cells if b.cell and b.cell.row == row] for row in range(1, 5)]
    assert rows == [
        ["", "never", "", "", "always"],
        ["I sleep well at night", "1", "2", "3", "4"],
        ["I ask others for help", "1", "2", "3", "4"],
        ["I go out", "1", "2", "3", "4"],
    ]


def ruled(y: float, *rows: Sequence[str], font: str = "F") -> bytes:
    """A table with lines around its cells; the first row is in this *font*."""
    drawn = b""
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            drawn += box(50 + 150 * column, y + 30 * number, 150, 30)
            if words:
                drawn += text(
                    55 + 150 * column, y + 20 + 30 * number, words, font="F" if number else font
                )
    return drawn


def test_a_table_with_lines_has_cells() -> None:
    found = blocks(page(ruled(100, ["Day", "Mood"], ["Monday", ""], ["", ""], font="B")))

    assert [(b.text, b.cell and (b.cell.row, b.cell.column, b.cell.is_header)) for b in found] == [
        ("Day", (1, 1, True)), ("Mood", (1, 2, True)), ("Monday", (2, 1, False)), ("", (2, 2, False)),
        ("", (3, 1, False)), ("", (3, 2, False)),
    ]  # fmt: skip


def test_a_table_with_lines_only_between_its_rows_has_cells() -> None:
    drawn = b"".join(rule(50, y, 500) for y in (110, 140, 170))
    drawn += text(54, 104, "What", font="B") + text(200, 104, "When", font="B")

    found = blocks(page(drawn + text(54, 134, "Call Sam") + text(50, 250, "And then?")))

    assert [(b.text, b.cell and (b.cell.row, b.cell.column, b.cell.is_header)) for b in found] == [
        ("What", (1, 1, True)), ("When", (1, 2, True)), ("Call Sam", (2, 1, False)),
        ("", (2, 2, False)), ("", (3, 1, False)), ("", (3, 2, False)), ("And then?", None),
    ]  # fmt: skip


def test_a_table_goes_on_upon_the_next_page() -> None:
    first = ruled(600, ["Day", "Mood"], ["Monday", "good"], font="B")
    second = ruled(60, ["Day", "Mood"], ["Tuesday", "bad"], font="B")

    found = blocks(pages(first, second))

    assert [(b.text, b.cell and (b.cell.table, b.cell.row)) for b in found] == [
        ("Day", (1, 1)), ("Mood", (1, 1)), ("Monday", (1, 2)), ("good", (1, 2)),
        ("Tuesday", (1, 4)), ("bad", (1, 4)),
    ]  # fmt: skip


def test_a_first_row_that_only_begins_as_the_header_does_loses_no_word() -> None:
    first = ruled(600, ["Day", "Mood"], ["Monday", "good"], font="B")
    second = ruled(60, ["Day", "Sleep"], ["Tuesday", "bad"], font="B")

    assert [block.text for block in blocks(pages(first, second))] == [
        "Day", "Mood", "Monday", "good", "Day", "Sleep", "Tuesday", "bad",
    ]  # fmt: skip


def test_cells_side_by_side_are_not_one_text() -> None:
    drawn = ruled(100, ["Yes", "No"]) + text(190, 120, "Much") + text(203, 160, "x")

    assert "Yes" not in {b.text for b in blocks(page(drawn)) if "No" in b.text}


def test_what_stands_on_each_page_is_left_out() -> None:
    def sheet(number: int, *questions: str) -> bytes:
        head, foot = text(50, 30, "Sam Rivers Coaching", 9), text(300, 770, f"{number}", 9)
        return head + foot + lines(50, 100, *questions)

    three = pages(sheet(1, "What do I see?"), sheet(2, "What do I hear?"), sheet(3, "Day 3?"))

    assert said(three) == ["What do I see?", "What do I hear?", "Day 3?"]


def test_a_heading_that_counts_days_is_no_header() -> None:
    days = [
        text(50, 60, f"Day {n}", 24) + lines(50, 120, f"What was it like, {n}?") for n in (1, 2, 3)
    ]

    assert "Day 2" in said(pages(*days))


def test_a_question_that_each_page_begins_with_is_no_header() -> None:
    days = [lines(50, 60, "How was today?", f"And number {n}?") for n in (1, 2, 3)]

    assert said(pages(*days)).count("How was today?") == 3


def test_a_title_on_each_page_is_one_on_the_first() -> None:
    sheets = [text(50, 60, "My week", 24) + lines(50, 120, f"What of {n}?") for n in "ab"]

    assert said(pages(*sheets)) == ["My week", "What of a?", "What of b?"]


def test_a_footer_with_the_number_of_its_page_is_left_out() -> None:
    foot = text(50, 770, "Form A-12", 9) + text(500, 770, "1/1", 9)

    assert said(page(lines(50, 100, "What do I see?") + foot)) == ["What do I see?"]


def test_a_row_of_numbers_at_the_end_of_a_page_is_no_footer() -> None:
    rated = text(50, 730, "I slept well") + b"".join(
        text(250 + 60 * number, 730, str(number)) for number in range(1, 5)
    )

    assert said(page(text(50, 300, "What do I see?") + rated)) == [
        "What do I see?",
        "I slept well\t1\t2\t3\t4",
    ]


def test_a_footer_with_a_number_behind_a_wide_space_is_left_out() -> None:
    footer = text(50, 740, "My week") + text(540, 740, "1")

    assert said(page(text(50, 300, "What do I see?") + footer)) == ["What do I see?"]


def test_the_number_of_a_single_page_is_left_out() -> None:
    assert said(page(lines(50, 100, "What do I see?") + text(290, 770, "Page 1 of 1", 9))) == [
        "What do I see?"
    ]


def test_head_and_foot_of_the_pages_are_said_once() -> None:
    around = b"/Artifact <</Type /Pagination>> BDC " + text(50, 30, "Elm Street", 9) + b" EMC "
    sheets = [
        around + lines(50, 100, f"What of {letter}?") + text(50, 770, f"Form A, page {number}", 9)
        for number, letter in enumerate("abc", 1)
    ]

    found = document(pages(*sheets))

    assert [block.text for block in found.blocks] == ["What of a?", "What of b?", "What of c?"]
    assert [note.what for note in found.notes] == [
        "left out: what stands at the head and foot of the pages (Elm Street · Form A, page 1)"
    ]


def test_a_question_over_a_page_break_is_one() -> None:
    assert said(pages(lines(50, 700, "Why?", LONG), lines(50, 60, "kept me from saying it?"))) == [
        "Why?",
        f"{LONG} kept me from saying it?",
    ]


def test_a_hyphen_goes_only_where_the_word_is_clearly_one() -> None:
    known = lines(50, 60, "Understanding takes time.")
    wrapped = "What did I do today for the people around me, and what did I do for my own under-"
    compound = "What did I do today for the people around me, and what did I do for my own self-"

    found = said(
        page(known + lines(50, 100, wrapped, "standing?") + lines(50, 200, compound, "compassion?"))
    )

    assert found[1].endswith("my own understanding?")
    assert found[2].endswith("my own self-compassion?")


def test_squares_and_circles_are_boxes_to_tick() -> None:
    drawn = box(50, 91, 9, 9) + text(64, 100, "angry") + box(50, 121, 9, 9) + text(64, 130, "sad")
    drawn += circle(50, 151, 9) + text(64, 160, "Yes") + circle(120, 151, 9) + text(134, 160, "No")

    assert said(page(drawn)) == ["☐ angry", "☐ sad", "○ Yes\t○ No"]


def test_letters_of_a_symbol_font_are_signs() -> None:
    drawn = text(50, 100, "o", font="W") + text(64, 100, "angry") + text(50, 130, "n", font="W")

    assert said(page(drawn + text(64, 130, "What else?"))) == ["☐ angry", "• What else?"]


def test_a_number_in_a_circle_counts_what_stands_behind() -> None:
    drawn = circle(50, 88, 18) + text(56, 101, "1") + text(78, 101, "What do I need?")

    assert said(page(drawn)) == ["1. What do I need?"]


def test_a_number_in_a_frame_is_a_number() -> None:
    assert said(page(box(48, 88, 14, 16) + text(52, 100, "1"))) == ["1"]


def test_lines_to_write_on_are_rules_and_lines_under_words_are_not() -> None:
    drawn = text(50, 100, "My name") + rule(50, 102, 97) + rule(50, 160, 500) + rule(50, 190, 500)

    assert [(b.text, b.is_rule) for b in blocks(page(drawn))] == [
        ("My name", False), ("____", True), ("____", True),
    ]  # fmt: skip


def test_a_line_below_a_heading_is_no_room_to_write() -> None:
    drawn = (
        text(50, 100, "My day", 20, "B") + rule(50, 108, 500) + text(50, 150, "What was it like?")
    )

    assert said(page(drawn + lines(50, 200, LONG, "else?"))) == [
        "My day",
        "What was it like?",
        f"{LONG} else?",
    ]


def test_a_line_between_words_is_a_blank() -> None:
    drawn = text(50, 100, "When") + rule(84, 101, 180) + text(184, 100, "happened, I felt sad.")

    assert said(page(drawn)) == ["When ____ happened, I felt sad."]


def test_bold_is_told_by_the_font_by_drawing_twice_and_by_white_letters() -> None:
    twice = text(50, 200, "Second") + text(50.4, 200, "Second")
    white = b"0.2 g 40 472 500 30 re f 1 g\n" + text(50, 310, "Third") + b"0 g\n"

    found = blocks(page(text(50, 100, "First", font="B") + twice + white + text(50, 400, "Fourth")))

    assert [(b.text, b.is_bold) for b in found] == [
        ("First", True), ("Second", True), ("Third", True), ("Fourth", False),
    ]  # fmt: skip


def test_only_the_words_that_are_bold_are() -> None:
    (found,) = blocks(page(text(50, 100, "Goal:", font="B") + text(88, 100, "What do I want?")))

    assert (found.text, found.bold) == ("Goal: What do I want?", 5)


def mapped(*letters: str) -> tuple[bytes, ...]:
    """A font whose bytes from 0x41 are *letters*, each ten points wide; objects 5 and 6."""
    pairs = "".join(
        f"<{0x41 + n:02x}> <{each.encode('utf-16-be').hex()}>\n" for n, each in enumerate(letters)
    )
    names = f"/begincmap\n1 begincodespacerange <00> <ff> endcodespacerange\n{len(letters)} beginbfchar\n{pairs}endbfchar\nendcmap"
    font = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FirstChar 65 /LastChar 90 /ToUnicode 6 0 R "
        f"/Widths [{'500 ' * 26}] >>"
    )
    return font.encode(), stream(names.encode())


def odd(contents: str, *letters: str) -> bytes:
    """A page that draws *contents* in a font of its own, from right to left or with ligatures."""
    font, names = mapped(*letters)
    data = page(contents.encode(), font, names)
    return data.replace(
        b"/F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"/F 5 0 R" + b" " * 71,
    )


def test_ligatures_are_letters_again() -> None:
    assert said(odd("BT /F 20 Tf 50 700 Td (ABC) Tj ET", "ﬁ", "n", "d")) == ["find"]


def test_accents_that_are_drawn_by_themselves_are_on_their_letters() -> None:
    drawn = text(50, 100, "caf") + text(68.2, 100, "´") + text(66.7, 100, "e")

    assert said(page(drawn)) == ["café"]


def test_what_is_written_to_the_left_comes_in_the_order_it_is_read() -> None:
    # Drawn from left to right, as it is seen: ? 0 2 space m l sh.
    drawn = "BT /F 20 Tf 300 700 Td (ABCDEFG) Tj ET"

    assert said(odd(drawn, "?", "2", "0", " ", "ם", "ו", "ש")) == ["שום 20?"]


def test_a_number_between_letters_that_are_written_to_the_left_keeps_its_order() -> None:
    drawn = "BT /F 20 Tf 50 700 Td (ABBCDEFG) Tj ET"

    assert said(odd(drawn, "s", "e", " ", "ב", "1", "2", "א")) == ["see א12ב"]


def test_a_table_written_to_the_left_begins_at_the_right() -> None:
    drawn = box(50, 100, 150, 30) + box(200, 100, 150, 30) + box(50, 130, 300, 30)
    drawn += text(320, 120, "A") + text(170, 120, "B") + text(320, 150, "C")

    found = blocks(odd(drawn.decode(), "א", "ב", "ג"))

    assert [(b.text, b.cell and (b.cell.row, b.cell.column, b.cell.span)) for b in found] == [
        ("א", (1, 1, 1)), ("ב", (1, 2, 1)), ("ג", (2, 1, 2)),
    ]  # fmt: skip


@pytest.mark.parametrize(("letter", "drawn"), [("ש", "1-5"), ("ش", "5-1")])
def test_a_range_of_numbers_keeps_its_order(letter: str, drawn: str) -> None:
    shown = "BT /F 20 Tf 300 700 Td (ABC DE) Tj ET"

    assert said(odd(shown, *drawn, letter, letter)) == [f"{letter}{letter} 1-5"]


def test_the_text_that_a_document_gives_for_drawn_letters_is_taken() -> None:
    given = b"/Span << /ActualText (find) >> BDC\n" + text(50, 100, "f1nd") + b"EMC\n"

    assert said(page(given)) == ["find"]


def test_what_a_document_marks_as_header_is_left_out() -> None:
    header = (
        b"/Artifact << /Type /Pagination /Subtype /Header >> BDC\n"
        + text(50, 100, "Sam")
        + b"EMC\n"
    )

    assert said(page(header + text(50, 200, "Why?"))) == ["Why?"]


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    turned = (
        b"BT /F 12 Tf 0 1 -1 0 100 50 Tm (What do I see?) Tj 0 1 -1 0 130 50 Tm (And then?) Tj ET"
    )

    assert said(page(turned, more="/Rotate 90")) == ["What do I see?", "And then?"]


def test_what_a_form_of_the_page_draws_stands_in_its_place() -> None:
    inner = stream(
        text(0, 792, "Second?"),
        "/Type /XObject /Subtype /Form /BBox [0 0 600 100] /Resources << /Font << /F << /Type /Font "
        "/Subtype /Type1 /BaseFont /Helvetica >> >> >>",
    )
    drawn = b"q 1 0 0 1 50 600 cm /X Do Q\n" + text(50, 100, "First?") + text(50, 300, "Third?")

    assert said(page(drawn, inner, resources="/XObject << /X 5 0 R >>")) == [
        "First?",
        "Second?",
        "Third?",
    ]


def test_forms_that_are_broken_keep_no_other_from_being_read() -> None:
    broken = [stream(b"", f"/Subtype /Form /Matrix [{n}]") for n in range(20)]
    whole = stream(text(50, 100, "Who was there?"), "/Subtype /Form")
    names = [f"X{number}" for number in range(5, 26)]
    resources = " ".join(f"/{name} {name[1:]} 0 R" for name in names)
    drawn = "".join(f"/{name} Do\n" for name in names).encode()

    assert said(page(drawn, *broken, whole, resources=f"/XObject << {resources} >>")) == [
        "Who was there?"
    ]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(0, 30)),
        st.text("abcdefghij", min_size=1, max_size=7), min_size=1, max_size=40,
    ),
    st.lists(st.tuples(*[st.integers(0, 10)] * 4), max_size=12),
)  # fmt: skip
def test_no_word_is_lost_wherever_it_stands(
    words: dict[tuple[int, int], str], boxes: list[tuple[int, int, int, int]]
) -> None:
    drawn = [text(50 + 58 * x, 140 + 17 * y, word, 10) for (x, y), word in words.items()]
    frames = [box(45 + 58 * x, 130 + 51 * y, 58 * (w + 1), 51 * (h + 1)) for x, y, w, h in boxes]

    found = " ".join(
        f"{block.glyph} {block.text}" for block in blocks(page(b"".join(drawn + frames)))
    )

    assert sorted(re.findall(r"[a-j]+", found)) == sorted(words.values())


def test_a_document_that_does_not_name_its_letters_is_refused() -> None:
    composite = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    )
    data = page(b"BT /G 12 Tf 50 700 Td <0001000200030004> Tj ET", *composite)

    with pytest.raises(Unreadable, match="letters cannot be read"):
        document(data.replace(b"/Font << /F <<", b"/Font << /G 5 0 R /F <<"))


@pytest.mark.parametrize(
    "broken", ["5 0 R", "99 0 R", "<< /Subtype /Type1 /Widths 7 /FirstChar (a) >>", "7"]
)
def test_a_font_that_is_broken_or_missing_loses_no_letter(broken: str) -> None:
    data = page(
        text(50, 100, "What do I see?"), "<< /Type /Font /Subtype /Type0 /DescendantFonts 7 >>"
    )

    assert said(data.replace(b"/F <<", f"/F {broken} /X <<".encode())) == ["What do I see?"]


def test_the_title_and_language_of_a_file_are_kept() -> None:
    data = page(root="/Lang (de-DE)").replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Info << /Title (Mein Schlaf) >>"
    )

    assert (document(data).title, document(data).language) == ("Mein Schlaf", "de-DE")


def test_without_pypdf_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("reflect.importers.pdf.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("reflect.importers.pdf.pages", raising=False)
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(Unreadable, match=r"pip install 'reflect-cli\[import\]'"):
        document(page())


def test_ten_pages_take_less_than_two_seconds() -> None:
    def sheet(number: int) -> bytes:
        asked = [f"What did I find on page {number}, line {n}?" for n in range(44)]
        return lines(50, 60, *asked) + text(290, 770, str(number))

    data = pages(*map(sheet, range(1, 11)))
    start = time.process_time()
    found = blocks(data)

    assert time.process_time() - start < 2
    assert len(found) == 440
