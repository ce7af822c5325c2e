"""The same worksheet is read whatever its headings and questions look like."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from reflect.importers import reader
from reflect.importers.blocks import Block, Document

TITLE, PURPOSE = "My quiet week", "It takes about twenty minutes. Find a quiet place."
GUIDANCE = "Think of the last two weeks, and be kind to yourself."
CONCLUSION = "Put the sheet away and look at it again in a month."
STEPS = {
    "What matters": ("What did I notice today?", "Who was with me?"),
    "My body": ("Where do I feel it, and since when?", "What helps?"),
    "Small steps": ("When did it begin?", "What would I like to change?"),
}
TEXT = Block(text="", size=11)

Look = Callable[[str, int], Sequence[Block]]
HEADINGS: dict[str, Look] = {
    "a heading of level 1": lambda text, _: [Block(text=text, heading=1)],
    "a heading of level 3": lambda text, _: [Block(text=text, heading=3)],
    "a numbered heading": lambda text, n: [Block(text=f"{n}. {text}", heading=2)],
    "bold": lambda text, _: [replace(TEXT, text=text, bold=len(text))],
    "bold with a colon": lambda text, _: [replace(TEXT, text=f"{text}:", bold=len(text) + 1)],
    "larger": lambda text, _: [replace(TEXT, text=text, size=13)],
    "capitals": lambda text, _: [replace(TEXT, text=text.upper())],
    "underlined": lambda text, _: [replace(TEXT, text=text, style="underlined")],
    "a style": lambda text, _: [replace(TEXT, text=text, style="section-title")],
    "a word and a number": lambda text, n: [replace(TEXT, text=f"Part {n}: {text}")],
    "a word of another language": lambda text, n: [replace(TEXT, text=f"Vaihe {n}: {text}")],
    "a word and a number above": lambda text, n: [
        replace(TEXT, text=f"Step {n}"), replace(TEXT, text=text)
    ],
    "a number": lambda text, n: [replace(TEXT, text=text, glyph=f"{n}.", level=1)],
    "a Roman number": lambda text, n: [replace(TEXT, text=text, glyph=f"{'I' * n}.", level=1)],
    "a letter": lambda text, n: [replace(TEXT, text=text, glyph=f"{'ABC'[n - 1]}.", level=1)],
    "a letter with a dash": lambda text, n: [replace(TEXT, text=f"{'ABC'[n - 1]} – {text}")],
    "a mark": lambda text, _: [replace(TEXT, text=text, glyph="■", level=1)],
    "strokes": lambda text, _: [replace(TEXT, text=f"--- {text} ---")],
    "brackets": lambda text, _: [replace(TEXT, text=f"【{text}】")],
    "space": lambda text, _: [replace(TEXT, text=text, gap=True)],
}  # fmt: skip
QUESTIONS: dict[str, Look] = {
    "bullets": lambda text, _: [replace(TEXT, text=text, glyph="•", level=1)],
    "numbers": lambda text, n: [replace(TEXT, text=text, glyph=f"{n})", level=1)],
    "lines": lambda text, _: [replace(TEXT, text=text)],
    "paragraphs": lambda text, _: [replace(TEXT, text=text, gap=True)],
    "room below": lambda text, _: [
        replace(TEXT, text=text), replace(TEXT, text="____", is_rule=True)
    ],
}  # fmt: skip


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
@pytest.mark.parametrize("heading", HEADINGS.values(), ids=list(HEADINGS))
def test_steps_and_questions_are_found_whatever_they_look_like(
    heading: Look, question: Look
) -> None:
    blocks = [Block(text=TITLE, heading=0, size=24), replace(TEXT, text=PURPOSE, gap=True)]
    for number, (title, asked) in enumerate(STEPS.items(), 1):
        blocks += heading(title, number)
        blocks.append(replace(TEXT, text=GUIDANCE))
        for place, text in enumerate(asked, 1):
            blocks += question(text, place)
    blocks.append(replace(TEXT, text=CONCLUSION, gap=True))
    numbered = tuple(replace(block, line=line) for line, block in enumerate(blocks, 1))

    outline, _ = reader.outline(Document(blocks=numbered), "sheet")

    assert outline.title == TITLE
    assert [block.text for block in outline.purpose] == [PURPOSE]
    assert [[each.text for each in step.questions] for step in outline.steps] == [
        list(asked) for asked in STEPS.values()
    ]
    for step, title in zip(outline.steps, STEPS, strict=True):
        assert letters(step.title).endswith(letters(title))
        assert [block.text for block in step.guidance] == [GUIDANCE]
    assert [block.text for block in outline.conclusion] == [CONCLUSION]


@pytest.mark.parametrize(
    "heading", ["-- Us --", "~ Us ~", "==Us==", ".: Us :.", ">> Us <<", "★ Us ★", "~*~ Us ~*~"]
)
def test_any_strokes_around_a_line_make_it_a_heading_as_others_do(heading: str) -> None:
    found = steps("Check-in", "*** Work ***", "What went well?", heading, "What is between us?")

    assert found == ("Check-in", {"Work": ["What went well?"], "Us": ["What is between us?"]})


def test_strokes_in_bold_do_not_outweigh_other_bold_headings() -> None:
    found = steps("Check-in", "b|Work", "What went well?", "b|-- Us --", "What is between us?")

    assert found == ("Check-in", {"Work": ["What went well?"], "Us": ["What is between us?"]})


@pytest.mark.parametrize("text", ["... and then ...", "Was it :-) or :-( then", "★★★☆☆"])
def test_a_line_with_other_strokes_is_no_heading(text: str) -> None:
    _, found = steps("Check-in", "*** Work ***", "What went well?", text, "What did not?")

    assert list(found) == ["Work"]


def steps(title: str, *lines: str) -> tuple[str, dict[str, list[str]]]:
    """The title of a document of these paragraphs, and its questions by the titles of steps."""
    blocks = [Block(text=title, gap=True)]
    for line, text in enumerate(lines, 2):
        bare = text.removeprefix("b|")
        blocks.append(Block(text=bare, line=line, gap=True, bold=len(bare) * (bare != text)))
    made, _ = reader.outline(Document(blocks=tuple(blocks)), "sheet")
    return made.title, {step.title: [each.text for each in step.questions] for step in made.steps}
