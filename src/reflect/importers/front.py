"""Finds out where the front of a document ends, and its first step begins."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reflect.importers import phrases, questions
from reflect.importers.blocks import Block
from reflect.importers.levels import Layout
from reflect.importers.outline import Role, Section, SortedStep
from reflect.importers.parts import SENTENCE_ENDS, Part, is_prose

LONGEST_ALONE = 150
_ONE_QUESTION = re.compile(r"[^.!?。！？؟]+[?？؟]\W*")


def with_front(parts: Sequence[Part], layout: Layout) -> list[Part]:
    """The *parts*, where text above the first question is the front.

    Questions above the first heading become a step of their own, which has no title yet.
    """
    front, *rest = parts
    start = _texts(rest)
    for part in rest[:start]:
        front.add(*part.whole)
    steps = rest[start:]
    is_only = all(part.role is not Role.QUESTIONS for part in steps)
    made = _only_step(front, layout) if is_only else _early_step(front)
    return [front, made, *steps] if made else [front, *steps]


def settled(sections: Sequence[Section], layout: Layout) -> list[Section]:
    """The *sections*, where guidance without a label below it ends at the first question."""
    if any(section.role is Role.QUESTIONS for section in sections):
        return [*sections]
    found = []
    for section in sections:
        blocks = section.blocks
        asked = [n for n, block in enumerate(blocks) if layout.is_asked(block)]
        asked = asked or [n for n, block in enumerate(blocks) if not is_prose(block)]
        end = asked[0] if asked and section.role is Role.GUIDANCE else len(blocks)
        found.append(replace(section, blocks=blocks[:end]))
        found.append(Section(role=Role.TEXT, blocks=blocks[end:]))
    return [section for section in found if section.blocks]


def _texts(parts: Sequence[Part]) -> int:
    """The number of *parts* at the beginning that are only text, with nothing to answer."""
    if not any(part.asks for part in parts):
        return 0
    return next(n for n, part in enumerate(parts) if not part.is_text or _early_place(part))


def _early_step(front: Part) -> Part | None:
    """A step for questions above the first heading."""
    if not (found := _early_place(front)):
        return None
    number, place = found
    section = front.sections[number]
    start = _asked_start(section.blocks, place)
    front.sections[number] = replace(section, blocks=section.blocks[:start])
    rest = replace(section, blocks=section.blocks[start:])
    return Part(Role.QUESTIONS, section.blocks[place].line, sections=[rest], asks=True)


def _early_place(part: Part) -> tuple[int, int] | None:
    """The section, and the place in it, of the first question; one in running text asks nobody."""
    for number, section in enumerate(part.sections):
        found = questions.sorted_out([section])
        for place, block in enumerate(section.blocks):
            if begins(block, found) and not _is_in_passing(section, place):
                return number, place
    return None


def _is_in_passing(section: Section, place: int) -> bool:
    """Whether the block at *place* of *section* is running text, with no room to answer."""
    block, below = section.blocks[place], section.blocks[place + 1 : place + 2]
    has_room = "__" in block.text or any(each.is_rule for each in below)
    if has_room or not block.text.endswith(SENTENCE_ENDS):
        return False
    if below and _is_only_question(block) and _is_only_question(below[0]):
        return False
    is_marked = block.fields or block.cell or questions.asks(block)
    is_prompt = section.role is not Role.GUIDANCE and phrases.IMPERATIVE.match(block.text)
    return is_prose(block) or not (is_marked or is_prompt)


def _is_only_question(block: Block) -> bool:
    """Whether *block* is one sentence that asks; two of them in a row ask nobody in passing."""
    return len(block.text) <= LONGEST_ALONE and bool(_ONE_QUESTION.fullmatch(block.text))


def _only_step(front: Part, layout: Layout) -> Part | None:
    """The only step of a document without headings."""
    blocks = front.blocks
    found = questions.sorted_out(settled(front.sections, layout))
    start = next((n for n, block in enumerate(blocks) if begins(block, found)), None)
    if start is None:
        return None
    line = blocks[start].line
    start = _asked_start(blocks, start)
    sections = front.cut_off(min(start, _guidance_start(front)))
    return Part(Role.QUESTIONS, line, sections=sections, asks=True)


def _guidance_start(front: Part) -> int:
    """The place of the first block below a label for guidance; that of the end without one."""
    before = 0
    for section in front.sections:
        if section.role is Role.GUIDANCE:
            break
        before += len(section.blocks)
    return before


def begins(block: Block, found: SortedStep) -> bool:
    """Whether one of the questions *found* stands in *block*."""
    return bool(block.text) and any(
        block.line == question.line and (block.text in question.text or question.text in block.text)
        for question in found.questions
    )


def _asked_start(blocks: Sequence[Block], place: int) -> int:
    """The place where the question at *place* begins, with its table and what explains it."""
    cell = blocks[place].cell
    while cell and place and (above := blocks[place - 1].cell) and above.table == cell.table:
        place -= 1
    while place and questions.introduces(blocks[place - 1]):
        place -= 1
    return place
