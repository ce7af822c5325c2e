"""PDF documents with columns: what stands side by side is read in the order it was written."""

from portable import lines, page, rule, text
from test_pdf import blocks, said

from reflect.importers.pdf import document


def test_columns_are_read_one_after_the_other() -> None:
    left = lines(
        50, 100, "What do I want to keep of", "the year that is ending?", "Whom will I call?"
    )
    right = lines(
        320, 106, "Where do I want to go in", "the year that begins now?", "Who comes with me?"
    )

    assert said(page(right + text(50, 60, "My year", 24) + left)) == [
        "My year",
        "What do I want to keep of the year that is ending?",
        "Whom will I call?",
        "Where do I want to go in the year that begins now?",
        "Who comes with me?",
    ]


def test_a_short_line_above_columns_is_in_none() -> None:
    left = lines(
        50, 100, "What do I want to keep of", "the year that is ending?", "Whom will I call?"
    )
    right = lines(
        320, 106, "Where do I want to go in", "the year that begins now?", "Who comes with me?"
    )

    found = said(page(text(230, 60, "Read slowly.") + left + right))

    assert found[:2] == ["Read slowly.", "What do I want to keep of the year that is ending?"]


def test_a_title_beside_a_narrow_column_is_the_first() -> None:
    narrow = text(50, 60, "Before you begin", font="B")
    narrow += lines(
        50, 90, "Breathe out slowly and then", "begin to write down all of", "what comes."
    )
    wide = text(250, 65, "Letting go", 24)
    wide += text(250, 100, "What do I still hold on to?") + text(250, 150, "Who could help me?")

    assert said(page(narrow + wide)) == [
        "Letting go",
        "Before you begin",
        "Breathe out slowly and then begin to write down all of what comes.",
        "What do I still hold on to?",
        "Who could help me?",
    ]


def written_in(x: float, *questions: str, room: int = 3) -> bytes:
    """A column of questions, each with lines to write on below."""
    drawn = b""
    for number, question in enumerate(questions):
        y = 120 + number * (30 + 20 * room)
        drawn += text(x, y, question)
        drawn += b"".join(rule(x, y + 20 * row, x + 230) for row in range(1, room + 1))
    return drawn


def test_columns_with_lines_to_write_on_are_read_one_after_the_other() -> None:
    left = text(50, 90, "Looking back", font="B") + written_in(
        50, "What was good?", "What was hard?"
    )
    right = text(320, 90, "Looking ahead", font="B") + written_in(
        320, "What do I want?", "With whom?"
    )

    found = [each for each in said(page(left + right)) if each != "____"]

    assert found == [
        "Looking back", "What was good?", "What was hard?",
        "Looking ahead", "What do I want?", "With whom?",
    ]  # fmt: skip


def test_words_above_lines_to_write_on_side_by_side_are_two_questions() -> None:
    drawn = written_in(50, "Strengths", room=6) + written_in(320, "Weaknesses", room=6)

    assert [each for each in said(page(drawn)) if each != "____"] == ["Strengths", "Weaknesses"]


def test_columns_that_could_be_rows_are_places_to_look_at() -> None:
    level = written_in(50, "What was good?", "Why?") + written_in(320, "What was hard?", "Why not?")
    apart = written_in(50, "What was good?", "Why?", "And then?") + written_in(
        320, "What was hard?", "Why not?", "What now?", room=4
    )

    (note,) = document(page(level)).notes
    assert note.what == "these columns were read one after the other; they could be rows as well"
    assert [b.text for b in blocks(page(level)) if b.line == note.line] == ["What was hard?"]
    assert document(page(apart)).notes == ()


def test_numbers_tell_whether_columns_are_rows() -> None:
    across = written_in(50, "1. What was good?", "3. Why?") + written_in(
        320, "2. What was bad?", "4. Who?"
    )
    down = written_in(50, "1. What was good?", "2. Why?") + written_in(
        320, "3. What was bad?", "4. Who?"
    )

    for drawn in (across, down):
        assert [b.glyph for b in blocks(page(drawn)) if b.glyph] == ["1.", "2.", "3.", "4."]
        assert document(page(drawn)).notes == ()


def test_a_heading_close_behind_the_line_of_another_column_is_in_its_own() -> None:
    left = lines(50, 100, "What do I want to keep of them,", "when the year is over?")
    left += text(50, 150, "Who was there?")
    right = text(234, 104, "Next", 18, "B") + text(234, 135, "Where do I want to go?")
    right += text(234, 165, "With whom?")

    assert said(page(text(50, 60, "A year of letters, and those who wrote", 24) + left + right)) == [
        "A year of letters, and those who wrote",
        "What do I want to keep of them, when the year is over?", "Who was there?",
        "Next", "Where do I want to go?", "With whom?",
    ]  # fmt: skip
