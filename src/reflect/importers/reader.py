"""Sorts the blocks of a document into the parts of a worksheet."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reflect.importers import labels, questions
from reflect.importers.blocks import Block, Document, Note, Unreadable
from reflect.importers.ending import with_conclusion
from reflect.importers.front import settled, with_front
from reflect.importers.language import language
from reflect.importers.layout_tables import unframed
from reflect.importers.leftovers import left_out, without_leftovers
from reflect.importers.levels import Layout
from reflect.importers.missed import with_missed
from reflect.importers.outline import Outline, Role, Section, SortedStep, Step
from reflect.importers.parts import Part, cut
from reflect.importers.titles import find_title
from reflect.locale import N_

LONGEST_PROMPT = 200

NO_WORD = N_("it does not contain any words")
NO_QUESTION = N_(
    "it does not seem to contain a question. A question is a line with a "
    "bullet (- or 1.), or one that ends with a question mark; a step "
    "begins with a line such as 'Step 1: Trust'"
)
NO_TITLE = N_("no title was found: the name of the file is used instead")
NO_STEP = N_("there is no heading above these questions, so they were given a step of their own")
EMPTY_STEP = N_("no question was found in this step")
COMMENT = N_("'<!--' would hide what follows, so an invisible character was put into it")


def outline(document: Document, stem: str) -> tuple[Outline, list[Note]]:
    """The outline of a document from a file named *stem*, and notes on places to check."""
    if not any(block.text and not block.is_rule for block in document.blocks):
        raise Unreadable(NO_WORD)
    kept, rights, notes = without_leftovers(document.blocks)
    notes += [Note(block.line, COMMENT) for block in kept if "<!--" in block.text]
    title, above, kept = find_title(kept, document.title)
    notes += map(left_out, above)
    if not title:
        notes.append(Note(1, NO_TITLE))
        title = stem
    parts, checked = _parts(Layout(unframed(kept)), title)
    purpose = _prose(part for part in parts if part.role is Role.PURPOSE)
    steps = _steps([part for part in parts if part.role is Role.QUESTIONS], purpose, notes)
    last = [part for part in parts if part.role is Role.CONCLUSION]
    code = language((block.text for block in document.blocks), document.language)
    made = Outline(
        title=title,
        language=code,
        purpose=purpose,
        steps=steps,
        conclusion_title=last[0].title or labels.closing_word(code) if last else "",
        conclusion=_prose(last),
        conclusion_line=last[0].line if last else 0,
        license=rights,
    )
    made, missed = with_missed(made, kept, [*notes, *checked])
    return made, sorted({*document.notes, *notes, *checked, *missed})


def _parts(layout: Layout, title: str) -> tuple[list[Part], list[Note]]:
    """The front, the steps and the conclusion, and notes on places to check.

    A step that has no heading is called like the worksheet.
    """
    parts, notes = with_conclusion(with_front(cut(layout), layout), layout)
    steps = [part for part in parts if part.role is Role.QUESTIONS]
    for part in parts:
        part.sections = settled(part.sections, layout)
    for step in steps:
        if not step.title:
            step.title = title
            notes += [Note(step.line, NO_STEP)] if len(steps) > 1 else []
    return parts, notes


def _steps(parts: Sequence[Part], purpose: Sequence[Block], notes: list[Note]) -> list[Step]:
    """The steps made from *parts*; raises Unreadable where none has a question."""
    found: list[SortedStep] = []
    legends = [block for block in purpose if questions.explains(block)]
    for part in parts:
        found.append(questions.sorted_out(_parted(part.sections), legends[-1] if legends else None))
        legends += [block for block in found[-1].guidance if questions.explains(block)]
    if not any(each.questions for each in found):
        found = [questions.sorted_out(_parted(_prompts(part))) for part in parts]
    if not any(each.questions for each in found):
        raise Unreadable(NO_QUESTION)
    for number, part in enumerate(parts):
        if part.heading and not found[number].questions and _is_prompted(part):
            found[number] = questions.sorted_out(_parted(_prompts(part)))
    for part, each in zip(parts, found, strict=True):
        notes += each.notes if each.questions else [*each.notes, Note(part.line, EMPTY_STEP)]
    return [
        Step(
            title=part.title,
            number=part.number,
            guidance=each.guidance,
            questions=each.questions,
            line=part.line,
        )
        for part, each in zip(parts, found, strict=True)
    ]


def _is_prompted(part: Part) -> bool:
    """Whether the few lines below a heading ask something, though not at their end."""
    blocks = [block for block in part.blocks if not block.is_rule]
    is_short = sum(len(block.text) for block in blocks) <= LONGEST_PROMPT
    return part.asks or (is_short and any(mark in b.text for b in blocks for mark in "?？؟"))


def _parted(sections: Iterable[Section]) -> list[Section]:
    """The *sections* with space above each, where a label stood."""
    return [
        replace(section, blocks=[replace(section.blocks[0], gap=True), *section.blocks[1:]])
        for section in sections
        if section.blocks
    ]


def _prompts(part: Part) -> list[Section]:
    """The sections of *part*, for a document in which nothing else asks: short texts do."""
    return [
        replace(section, role=Role.QUESTIONS)
        if all(len(block.text) <= LONGEST_PROMPT for block in section.blocks)
        else section
        for section in part.sections
    ]


def _prose(parts: Iterable[Part]) -> list[Block]:
    blocks: Sequence[Block] = [block for part in parts for block in part.blocks]
    return [block for block in blocks if block.text and not block.is_rule]
