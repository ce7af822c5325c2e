"""Sorts the blocks of a step into questions, their hints, and guidance."""

from collections.abc import Sequence

from reflect.importers.blocks import Block, Note
from reflect.importers.outline import ImportedQuestion, Role, Section, SortedStep
from reflect.importers.ratings import rating

_CLOSERS = ")]\"'”’»“"
_MARKS = ("?", "？", "؟", ";")


def asks(block: Block) -> bool:
    """Whether *block* is a question by itself, wherever it stands."""
    return block.text.rstrip(_CLOSERS).endswith(_MARKS)


def sorted_out(sections: Sequence[Section]) -> SortedStep:
    """The blocks of one step as questions and guidance."""
    questions: list[ImportedQuestion] = []
    guidance: list[Block] = []
    notes: list[Note] = []
    for section in sections:
        for block in section.blocks:
            if block.is_rule or not block.text:
                continue
            is_listed = block.is_item and section.role is not Role.GUIDANCE
            if asks(block) or is_listed:
                questions.append(
                    ImportedQuestion(text=block.text, kind=rating(block.text), line=block.line)
                )
            else:
                guidance.append(block)
    return SortedStep(questions=questions, guidance=guidance, notes=notes)
