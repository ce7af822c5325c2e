"""An imported worksheet has every word of its document."""

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import worksheets
from reflect.errors import CannotImport
from reflect.importers import import_document, labels
from reflect.worksheets import Worksheet

PIECES = st.sampled_from([
    "#", "##", "-", "*", "+", "·", "o", "1.", "<!--", "-->", "```", "~~~", "---", "[", "]", "{",
    "}", "[yes/no]", "[1-10]", "[list", "{#id}", "{name|x}", "\\", "\\[", "(1 = low, 10 = high)",
    "if yes:", "Title:", "Notes", "word", "ärger", "你好", "It’s", "?", ".", ",", ":", "  ", "\t",
])  # fmt: skip
LINE = st.lists(PIECES, min_size=1, max_size=8).map(" ".join) | st.text(
    st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40
)
WORDED = LINE.filter(
    lambda line: (
        re.search(r"[^\W_]", line)
        and not re.search("[\u2028\u2029\ufeff\ufffe\uffff]", line)
        and not labels.label(line.strip())
        and not labels.heading(line.strip())
    )
)
#: Not lines such as "1. __", which have no text besides the mark.
ASKED = WORDED.filter(lambda line: not re.fullmatch(r"(?:o|\(?\d{1,3}[.)])[\W_]*", line.strip()))
PROSE = st.lists(ASKED, max_size=3)
STEPS = st.lists(
    st.tuples(ASKED, PROSE, st.lists(ASKED, min_size=1, max_size=3)), min_size=1, max_size=3
)


def plain(text: str) -> str:
    """*text* without the invisible characters that keep it from being read as structure."""
    return " ".join(text.replace("\u2060", "").split())


def lines(text: str) -> list[str]:
    return [plain(line) for line in text.split("\n") if line.strip()]


def read(document: str) -> Worksheet:
    """The worksheet made from *document*; checks that it can be used."""
    reading = worksheets.read(import_document("sheet.txt", document.encode()).text)
    assert reading.is_usable
    assert reading.proposed == ()
    return reading.worksheet


@given(PROSE, STEPS, PROSE)
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


@given(st.lists(LINE | st.just(""), max_size=12))
def test_no_word_of_any_document_is_lost(document: list[str]) -> None:
    worksheet = read("\n".join([*document, "", "- And?"]))

    said = [words(text) for text in everything(worksheet)]
    for line in re.split("[\n\u2028\u2029]", "\n".join(document)):
        expected = words(without_marks(line))
        assert any(holds(text, expected) for text in said), line


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain(re.sub("[\ufeff\ufffe\uffff]", "", text)))


def without_marks(line: str) -> str:
    """*line* without a label, number or bullet at its start."""
    label, heading = labels.label(line.strip()), labels.heading(line.strip())
    if label or heading:
        return label.rest if label else heading.title if heading else ""
    return re.sub(r"^\s*(?:o|\(?\d{1,3}[.)])(?=\s|$)", "", line)


def holds(text: list[str], part: list[str]) -> bool:
    return any(text[n : n + len(part)] == part for n in range(len(text) + 1))


def everything(worksheet: Worksheet) -> Iterator[str]:
    yield from (worksheet.title, worksheet.purpose, worksheet.conclusion)
    for step in worksheet.steps:
        yield from (step.title, step.guidance)
        for question in step.questions:
            yield from (question.wording.text, question.hint)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_worksheet_or_a_reason(data: bytes) -> None:
    try:
        result = import_document("sheet.txt", data)
    except CannotImport:
        return
    assert worksheets.read(result.text).is_usable


@pytest.mark.sweep
def test_a_document_of_a_megabyte_takes_about_a_second() -> None:
    steps = "".join(
        f"Step {number}: About {number}\nGuidance:\n{'Take your time. ' * 60}\n"
        f"Reflection Questions:\n· What of {number} and {number + 1} do I still know?\n\n"
        for number in range(950)
    )

    start = time.perf_counter()
    worksheet = read(f"Much\n{steps}")

    assert worksheet.length == 950
    assert time.perf_counter() - start < 5
