"""An imported worksheet, with its notes, has every word of its document."""

import re
import time
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import locale, worksheets
from reflect.errors import CannotImport
from reflect.importers import import_document, labels, missed, reader, writing
from reflect.importers.blocks import Block, Cell, Document, Field, FieldKind, Note, Unreadable
from reflect.importers.headings import step_heading
from reflect.importers.outline import ImportedQuestion, Outline, Step
from reflect.worksheets import Worksheet

PIECES = st.sampled_from([
    "#", "##", "-", "*", "+", "·", "o", "1.", "<!--", "-->", "```", "~~~", "---", "[", "]", "{",
    "}", "[yes/no]", "[1-10]", "[list", "{#id}", "{name|x}", "\\", "\\[", "(1 = low, 10 = high)",
    "if yes:", "Title:", "Notes", "word", "ärger", "你好", "It’s", "?", ".", ",", ":", "  ", "\t",
])  # fmt: skip
LINE = st.lists(PIECES, min_size=1, max_size=8).map(" ".join) | st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Co", "Cs")), min_size=1, max_size=40
)
TEXT = LINE | st.sampled_from([
    "Step 1: Trust", "Part II", "第一步：信任", "Day 3: What did I see?", "Purpose:", "Guidance: slowly",
    "Reflection Questions", "Conclusion:", "Fazit", "Name: ____ Date: ____", "Page 1 of 2", "© me",
    "Contents", "Trust ..... 3", "What do I see?", "I felt ____ when ____", "Describe a day.",
    "Who, and why?\nFor example: me", "A", "HEADING", "If yes, why?", "Yes", "Other: ____", "1",
])  # fmt: skip


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub("[\u2060\ufeff\ufffe\uffff]", "", text))


def plain(text: str) -> str:
    """*text* without the invisible characters that keep it from being read as structure."""
    return " ".join(text.replace("\u2060", "").split())


PARAGRAPHS = st.builds(
    Block,
    text=TEXT.map(str.strip).filter(words),
    heading=st.none() | st.integers(0, 3),
    style=st.sampled_from(["", "section", "quote"]),
    bold=st.sampled_from([0, 4, 99]),
    size=st.sampled_from([0, 11, 18]),
    glyph=st.sampled_from(["", "", "•", "1.", "a)", "☐", "○"]),
    level=st.integers(1, 2),
    gap=st.booleans(),
)
FIELDS = st.builds(
    Block,
    text=st.sampled_from(["What do I see? ____", "Colour: ____", "Which of these? ____"]),
    glyph=st.sampled_from(["", "•"]),
    fields=st.sampled_from([
        (Field(kind=FieldKind.TEXT),), (Field(kind=FieldKind.CHOOSE, options=("red", "blue")),),
    ]),
)  # fmt: skip
RULES = st.just(Block(text="____", is_rule=True))
ROWS = st.lists(st.lists(TEXT.map(str.strip) | st.just(""), min_size=3, max_size=3), max_size=3)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of paragraphs and tables."""
    found: list[Block] = []
    for part in draw(st.lists(PARAGRAPHS | FIELDS | RULES | ROWS, min_size=1, max_size=12)):
        if isinstance(part, Block):
            found.append(part)
            continue
        found += [
            Block(text=text, cell=Cell(table=len(found), row=row, column=column))
            for row, texts in enumerate(part, 1)
            for column, text in enumerate(texts, 1)
        ]
    return Document(blocks=tuple(replace(block, line=n) for n, block in enumerate(found, 1)))


def expected(block: Block) -> Counter[str]:
    """The words of *block*, but for labels and the count of steps, which a worksheet has anyway."""
    text = block.text
    if heading := step_heading(text) or step_heading(f"{block.glyph} {text}"):
        text = heading.title
    if label := labels.label(block):
        text = label.rest
    options = [option for each in block.fields for option in each.options]
    return Counter(words(" ".join([text, *options])))


@given(documents())
def test_no_word_of_any_document_is_lost(document: Document) -> None:
    try:
        outline, notes = reader.outline(document, "sheet")
    except Unreadable:
        return

    text = writing.written(outline, "sheet.docx")

    assert worksheets.read(text).is_usable
    said = Counter(words(text.replace("\\", " ")))
    for note in notes:
        said += Counter(words(locale.of("en").say(note.what)))
    lost = sum(map(expected, document.blocks), Counter()) - said
    assert not lost


def test_what_reached_no_part_is_put_back_where_it_stood() -> None:
    asked = [ImportedQuestion(text=text, source=text) for text in ("Who helps?", "And I?")]
    steps = [
        Step(title="Work", number="", guidance=(), questions=asked[:1], line=3),
        Step(title="Home", number="", guidance=(), questions=asked[1:], line=6),
    ]
    outline = Outline(title="Week", language="en", purpose=(), steps=steps)
    texts = ["Week", "Slowly.", "Work", "Who helps?", "At the desk.", "Home", "And I?", "Page 1"]
    blocks = [Block(text=text, line=line) for line, text in enumerate(texts, 1)]
    left_out = Note(8, "left out", is_omission=True)

    made, notes = missed.with_missed(outline, blocks, [left_out])

    assert [block.text for block in made.purpose] == ["Slowly."]
    assert [[block.text for block in step.guidance] for step in made.steps] == [
        ["At the desk."],
        [],
    ]
    assert notes == [Note(2, missed.MISSED), Note(5, missed.MISSED)]


#: Strokes are room to write, and brackets can be a kind.
# A box of any shape comes in as one of the few that pages are read by.
BOXES = "□▢❏❐❑❒⬜◻◽🔲☒🗹🗷◯⚪❍⦿🔘"
MIDDLE = LINE.filter(
    lambda line: not re.search(f"[_?\\[\u2028\u2029\ufeff\ufffe\uffff{BOXES}]", line)
)
SENTENCES = st.lists(MIDDLE.map("It was {} then.".format), max_size=3)
QUESTIONS = st.lists(MIDDLE.map("What is {} to me?".format), min_size=1, max_size=3)
STEPS = st.lists(
    st.tuples(MIDDLE.map("About {} now".format), SENTENCES, QUESTIONS),
    min_size=1,
    max_size=3,
)


def lines(text: str) -> list[str]:
    return [plain(line) for line in text.split("\n") if line.strip()]


def read(document: str) -> Worksheet:
    """The worksheet made from *document*; checks that it can be used."""
    reading = worksheets.read(import_document("sheet.txt", document.encode()).text)
    assert reading.is_usable
    assert reading.proposed == ()
    return reading.worksheet


@given(SENTENCES, STEPS, SENTENCES)
def test_a_document_of_the_usual_layout_is_imported_word_for_word(
    purpose: list[str], steps: list[tuple[str, list[str], list[str]]], conclusion: list[str]
) -> None:
    document = ["A title", "Purpose:", *purpose]
    for number, (title, guidance, questions) in enumerate(steps, 1):
        document += [f"Step {number}: {title}", "Guidance:", *guidance, "Reflection Questions:"]
        document += [line for question in questions for line in (f"· {question}", "")]
    document += ["Conclusion:", *conclusion]

    worksheet = read("\n".join(document))

    assert lines(worksheet.purpose) == [plain(line) for line in purpose]
    assert lines(worksheet.conclusion) == [plain(line) for line in conclusion]
    found = [
        (plain(s.title), lines(s.guidance), [plain(q.wording.text) for q in s.questions])
        for s in worksheet.steps
    ]
    assert found == [
        (plain(title), [*map(plain, guidance)], [*map(plain, questions)])
        for title, guidance, questions in steps
    ]


@given(st.binary(max_size=200))
def test_any_bytes_are_a_worksheet_or_a_reason(data: bytes) -> None:
    try:
        result = import_document("sheet.txt", data)
    except CannotImport:
        return
    assert worksheets.read(result.text).is_usable


@pytest.mark.sweep
def test_a_document_of_a_megabyte_is_read_in_the_ten_seconds_it_may_take() -> None:
    steps = "".join(
        f"Step {number}: About {number}\nGuidance:\n{'Take your time. ' * 60}\n"
        f"Reflection Questions:\n· What of {number} and {number + 1} do I still know?\n\n"
        for number in range(950)
    )

    start = time.process_time()
    worksheet = read(f"Much\n{steps}")

    assert worksheet.length == 950
    assert time.process_time() - start < 10
