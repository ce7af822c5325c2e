"""Puts back what reached no part of an outline: no word of a document is lost silently."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reflect.importers import labels
from reflect.importers.blocks import Block, Note
from reflect.importers.headings import step_heading
from reflect.importers.kinds import taken, words
from reflect.importers.outline import ImportedQuestion, Outline, Role, Section
from reflect.importers.pieces import pieces
from reflect.locale import N_

MISSED = N_("kept as guidance, because no other place was found for it")


def with_missed(
    outline: Outline, blocks: Sequence[Block], notes: Iterable[Note]
) -> tuple[Outline, list[Note]]:
    """The *outline* with those of *blocks* that it lacks, and notes on these.

    What *notes* say was left out is not missed.
    """
    said = Counter(word for text in _texts(outline) for word in words(text))
    out = {note.line for note in notes if note.is_omission}
    missed = [
        block
        for block in blocks
        if not (block.is_rule or taken(_own(block), said) or block.line in out)
    ]
    for block in missed:
        outline = _with(block, outline)
    return outline, [Note(block.line, MISSED) for block in missed]


def _texts(outline: Outline) -> Iterator[str]:
    """All texts of *outline*, as they stand in the document."""
    yield from (outline.title, outline.conclusion_title, outline.license)
    steps = outline.steps
    for prose in (outline.purpose, *(step.guidance for step in steps), outline.conclusion):
        yield from (block.worded for block in prose)
    for step in steps:
        yield from (step.number, step.title)
        yield from (text for question in step.questions for text in _sources(question))


def _sources(question: ImportedQuestion) -> Iterator[str]:
    yield question.source
    for each in question.follow_ups:
        yield from _sources(each)


def _own(block: Block) -> Counter[str]:
    """The words of *block*, but for labels and numbers, which a worksheet has in its own form."""
    text = block.text
    if heading := step_heading(text) or step_heading(f"{block.glyph} {text}"):
        text = heading.title
    elif label := labels.label(block):
        text = label.rest
    lines = pieces([Section(role=Role.TEXT, blocks=[replace(block, text=text)])])
    own = Counter(word for each in lines for word in words(each.after_blank or each.text))
    # Boxes have their options in the text as well.
    options = [option for each in block.fields for option in each.options]
    return own | Counter(words(" ".join(options)))


def _with(block: Block, outline: Outline) -> Outline:
    """The *outline* with *block* in the part that stands around it."""
    if outline.conclusion and block.line >= outline.conclusion[0].line:
        return replace(outline, conclusion=_placed(block, outline.conclusion))
    above = [step for step in outline.steps if step.line <= block.line]
    if not above:
        return replace(outline, purpose=_placed(block, outline.purpose))
    last = above[-1]
    made = replace(last, guidance=_placed(block, last.guidance))
    return replace(outline, steps=[made if step is last else step for step in outline.steps])


def _placed(block: Block, prose: Sequence[Block]) -> list[Block]:
    return sorted([*prose, block], key=lambda each: each.line)
