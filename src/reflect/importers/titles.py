"""Finds the title of a document."""

import re
from collections.abc import Sequence

from reflect.importers import labels, questions
from reflect.importers.blocks import Block
from reflect.importers.headings import step_heading

LONGEST_TITLE = 150
#: A title stands among the first blocks.
_FIRST = 12
_LARGER = 1.15


def find_title(blocks: Sequence[Block], recorded: str) -> tuple[str, list[Block]]:
    """The title among *blocks*, and the others; *recorded* is the one that the file names itself.

    The title is empty if the document has none.
    """
    candidates = [place for place, block in enumerate(blocks) if block.heading == 0][:1]
    candidates = candidates or _candidates(blocks)
    if not candidates:
        return "", list(blocks)
    place = _chosen(blocks, candidates, recorded)
    return " ".join(blocks[place].text.split()), [*blocks[:place], *blocks[place + 1 :]]


def _candidates(blocks: Sequence[Block]) -> list[int]:
    """Places before the first step or question that a title can stand at."""
    places = []
    for place, block in enumerate(blocks[:_FIRST]):
        if block.is_rule or not block.text:
            continue
        if step_heading(block.text) or block.is_item or block.cell or block.fields:
            break
        if len(block.text) > LONGEST_TITLE or labels.label(block):
            break
        if questions.asks(block) and places:
            break
        places.append(place)
    return places


def _chosen(blocks: Sequence[Block], places: Sequence[int], recorded: str) -> int:
    name = _bare(recorded)
    for place in places:
        bare = _bare(blocks[place].text)
        if bare and name and (bare == name or (len(bare) > 5 and name.startswith(bare))):
            return place
    largest = max(blocks[place].size for place in places)
    if largest and largest > _LARGER * min(block.size for block in blocks if block.text):
        return next(place for place in places if blocks[place].size == largest)
    headed = [place for place in places if blocks[place].heading]
    if headed:
        return min(headed, key=lambda place: (blocks[place].heading, place))
    bold = [place for place in places if blocks[place].is_bold]
    return bold[0] if bold else places[0]


def _bare(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
