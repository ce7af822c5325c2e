"""Finds the conclusion of a document: below a label, a last heading, or the last question."""

import re
from collections.abc import Sequence

from reflect.importers import labels, phrases, questions
from reflect.importers.blocks import Block, Note
from reflect.importers.front import begins, settled
from reflect.importers.levels import Layout
from reflect.importers.outline import Role
from reflect.importers.parts import SENTENCE_ENDS, Part, is_prose
from reflect.locale import N_

LONGEST_TITLE = 60
#: In letters; less is no closing text.
SHORTEST_CLOSING = 12

CLOSING = N_("taken as the conclusion, because it comes after the last question")
NOT_LAST = N_("what follows was kept where it is: a worksheet's conclusion comes after all steps")

# A hint or an example, not the end.
_ASIDE = re.compile(r"\W|[^.!?]{1,25}[:：]")
_CLOSERS = ")\"'”’»"


def with_conclusion(parts: Sequence[Part], layout: Layout) -> tuple[list[Part], list[Note]]:
    """The *parts*, of which only the last is a conclusion, and notes on places to check."""
    found, notes = _with_last_heading(parts, layout)
    for part in found:
        if part.role is Role.CONCLUSION and part.asks:
            part.role = Role.QUESTIONS
    steps = [number for number, part in enumerate(found) if part.role is Role.QUESTIONS]
    kept: list[Part] = []
    for number, part in enumerate(found):
        if part.role is Role.CONCLUSION and steps and number < steps[-1]:
            kept[-1].open(Role.GUIDANCE, *part.blocks)
            notes.append(Note(part.line, NOT_LAST))
        else:
            kept.append(part)
    return kept, notes


def _with_last_heading(parts: Sequence[Part], layout: Layout) -> tuple[list[Part], list[Note]]:
    """The *parts*, where the last headings with text only are the conclusion."""
    kept = [*parts]
    end = len(kept)
    while end > 1 and not (kept[end - 1].asks or kept[end - 1].is_counted):
        end -= 1
    if end == len(kept):
        return _with_closing(kept, layout)
    if not any(part.asks for part in kept[:end]):
        return kept, []
    while end < len(kept) and (heading := kept[end].heading) and _is_example(heading):
        kept[end - 1].open(Role.GUIDANCE, *kept.pop(end).whole)
    if end == len(kept):
        return kept, []
    first, *others = kept[end:]
    first.role = Role.CONCLUSION
    if first.heading and not first.blocks and not labels.label(first.heading):
        first.title = ""
        first.add(first.heading)
    for part in others:
        first.add(*part.whole)
    return [*kept[:end], first], []


def _with_closing(parts: list[Part], layout: Layout) -> tuple[list[Part], list[Note]]:
    """The *parts*, where text far below the last question is the conclusion.

    Where other steps end with such text, it belongs to each of them.
    """
    *others, last = parts
    closing = _closing(last, layout) if last.role is Role.QUESTIONS else []
    if not closing or any(_closing(part, layout) for part in others[1:]):
        return parts, []
    last.cut_off(len(last.blocks) - len(closing))
    made = Part(Role.CONCLUSION, closing[0].line)
    if closing[1:] and _is_title(closing[0]):
        made.title = " ".join(closing.pop(0).text.split())
    made.add(*closing)
    return [*parts, made], [Note(made.line, CLOSING)]


def _closing(part: Part, layout: Layout) -> list[Block]:
    """The paragraphs after the last question of *part*, parted from it by room or space."""
    blocks = part.blocks
    found = questions.sorted_out(settled(part.sections, layout))
    start = len(blocks)
    while start and is_prose(blocks[start - 1]) and not begins(blocks[start - 1], found):
        start -= 1
    closing = blocks[start:]
    if not start or not closing or not (closing[0].gap or blocks[start - 1].is_rule):
        return []
    said = closing[1:] if closing[1:] and _is_title(closing[0]) else closing
    is_said = said[0].text.rstrip(_CLOSERS).endswith((".", "!", "。", "！"))
    if not is_said or sum(len(block.text) for block in said) < SHORTEST_CLOSING:
        return []
    is_below_divider = blocks[start - 1].is_rule and "_" not in blocks[start - 1].text
    is_aside = said is closing and not is_below_divider and _ASIDE.match(closing[0].text)
    return [] if is_aside or _is_example(closing[0]) else closing


def _is_example(block: Block) -> bool:
    return bool(phrases.EXAMPLE.match(f"{block.text}:"))


def _is_title(block: Block) -> bool:
    """Whether *block* can name the text below it."""
    is_open = block.text.endswith((*SENTENCE_ENDS, ":", "：", ","))
    return len(block.text) <= LONGEST_TITLE and not is_open
