"""An outline is written so that the worksheet reader takes back each word and kind."""

from hypothesis import given
from hypothesis import strategies as st

from reflect import worksheets
from reflect.importers.blocks import Block
from reflect.importers.outline import ImportedQuestion, Outline, Step
from reflect.importers.writing import can_be_written, one_line, written
from reflect.questions import Kind
from reflect.questions.kinds import Choice, Choices, Scale

PIECES = st.sampled_from([
    "#", "##", "-", "*", "+", "•", "1.", "2)", "```", "~~~", "---", "[", "]", "{", "}", "[yes/no]",
    "[1-10]", "[list", "{#id}", "{name|x}", "\\", "\\[", ",", ":", "...", "…", "(was: a)", "|",
    "if yes:", "Step 3:", "word", "ärger", "你好", "?", ".", "[for each: person]", "\xa0",
])  # fmt: skip
TEXT = st.one_of(
    st.lists(PIECES, min_size=1, max_size=6).map(" ".join),
    st.lists(PIECES, min_size=1, max_size=4).map("".join),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30),
).filter(lambda text: any(map(str.isalnum, text)) and "<!--" not in text)
OPTIONS = st.lists(TEXT, min_size=2, max_size=5).map(tuple)
KIND = st.one_of(
    OPTIONS.map(Choice),
    OPTIONS.map(Choices),
    st.builds(Scale, st.integers(0, 1), st.integers(2, 100), TEXT, TEXT),
)


def sheet(*asked: ImportedQuestion, title: str = "A", said: str = "") -> worksheets.Worksheet:
    guidance = [Block(text=said)] if said else []
    step = Step(title=title, number="", guidance=guidance, questions=asked)
    outline = Outline(title="T", language="en", purpose=[], steps=[step])
    reading = worksheets.read(written(outline, "sheet.txt"))
    assert reading.is_usable, reading.problems
    return reading.worksheet


@given(TEXT, KIND)
def test_any_wording_comes_back_with_its_kind(text: str, kind: Kind) -> None:
    question = ImportedQuestion(text=text, kind=kind if can_be_written(kind) else None)

    (found,) = sheet(question).family()

    assert found.wording.text == found.wording.filled({}) == one_line(text)
    assert found.kind == kind if can_be_written(kind) else found.kind.name == "text"


@given(TEXT, TEXT)
def test_any_title_and_any_guidance_come_back(title: str, said: str) -> None:
    found = sheet(ImportedQuestion(text="Why?"), title=title, said=said)

    assert [step.title for step in found.steps] == [one_line(title)]
    assert found.steps[0].guidance.split() == said.split()


def test_options_with_special_characters_come_back() -> None:
    kind = Choices(("a, b", "[c]", "d: e", "f\\", "{g}", "h\\, i"))

    (found,) = sheet(ImportedQuestion(text="Which [of these]", kind=kind)).family()

    assert found.kind == kind


def test_an_option_that_has_no_way_to_be_written_is_told() -> None:
    assert not can_be_written(Choice(("a (was: b)", "c")))
    assert not can_be_written(Choice(("a", "A")))
    assert not can_be_written(Scale(1, 5, "a ... b", "c"))
