"""Finds the title of a document."""

import itertools
import re
from collections.abc import Sequence

from reflect.importers import labels, questions
from reflect.importers.blocks import Block
from reflect.importers.headings import STEP_WORDS, step_heading
from reflect.importers.leftovers import LETTERHEAD
from reflect.importers.looks import plain_title

LONGEST_TITLE = 150
LONGEST_LETTERHEAD = 80
#: A title stands among the first blocks.
_FIRST = 12
_LARGER = 1.15
_NUMBERED = re.compile(r"[^\W\d]+(?:\s+[^\W\d]+)?\s+#?\d{1,3}[a-z]?")
FEWEST_WORDS = 4
# The name of a site behind the title of a page.
_SITE = re.compile(r"\s+[|–—·-]\s.*", re.DOTALL)
#: Fewer letters can begin the recorded title by chance.
_TELLING = 6


def find_title(blocks: Sequence[Block], recorded: str) -> tuple[str, list[Block], list[Block]]:
    """The title among *blocks*, the letterhead above it, and the other blocks.

    *recorded* is the title that the file names itself: it counts where the text has none. Without
    both, the title is empty.
    """
    place = next((n for n, block in enumerate(blocks) if block.heading == 0), None)
    if place is None:
        place = _chosen(blocks, _candidates(blocks), recorded)
    if place is None:
        return _SITE.sub("", recorded).strip(), [], list(blocks)
    text = blocks[place].text
    candidates = _candidates(blocks)
    # Pages say it twice, for the window and above the text.
    again = {n for n in candidates if blocks[n].text == text and n != place}
    again = {*sorted(again)[:1]}
    above = [n for n in range(place) if n not in again and _is_letterhead(blocks[n])]
    kept = [block for n, block in enumerate(blocks) if n not in {place, *again, *above}]
    return plain_title(text), [blocks[n] for n in above], kept


def _is_letterhead(block: Block) -> bool:
    """Whether *block*, above the title, says whose sheet it is, or its number."""
    is_short = 0 < len(block.text) <= LONGEST_LETTERHEAD
    is_text = block.is_item or block.cell or block.fields or labels.label(block)
    return is_short and not is_text and not block.text.endswith((".", "?", "!", ":", "。", "？"))


def _candidates(blocks: Sequence[Block]) -> list[int]:
    """Places before the first step or question that a title can stand at."""
    places: list[int] = []
    is_begun = False
    for place, block in enumerate(blocks[:_FIRST]):
        if block.is_rule or not block.text:
            continue
        if block.is_item or block.cell or block.fields or _is_counted(place, blocks):
            break
        is_title = block.heading == 1 and not places and ":" not in block.text
        is_label = labels.label(block) and not is_title
        if len(block.text) > LONGEST_TITLE or is_label:
            break
        if questions.asks(block) and is_begun and not (block.heading and not places):
            break
        is_begun = True
        if _is_sentence(block):
            continue
        places.append(place)
    # A school and a class, or the line for a name, share a line; the title has its own.
    alone = [n for n in places if "\t" not in blocks[n].text and blocks[n].style != LETTERHEAD]
    if alone and not any(map(questions.asks, blocks[alone[0] + 1 : alone[0] + 2])):
        places = alone
    # "Handout 3" is the number of a sheet: its title stands below.
    return places[1:] if places[1:] and _NUMBERED.fullmatch(blocks[places[0]].text) else places


def _is_sentence(block: Block) -> bool:
    """Whether *block* is a plain sentence, which may be the first line, but is no title."""
    is_set_off = block.heading or block.is_bold or "\n" in block.text
    is_long = len(block.text.split()) >= FEWEST_WORDS or not block.text.isascii()
    return is_long and not is_set_off and block.text.endswith((".", "。"))


def _is_counted(place: int, blocks: Sequence[Block]) -> bool:
    """Whether the block at *place* is a heading that is counted, and others are as well."""
    found = step_heading(blocks[place].text)
    if not found or place or found.word in STEP_WORDS:
        return bool(found)
    others = (step_heading(block.text) for block in blocks[1:])
    return any(other and other.word == found.word for other in others)


def _chosen(blocks: Sequence[Block], places: Sequence[int], recorded: str) -> int | None:
    """The one of *places* that is the title: by its name, size, level, or as the first."""
    if not places:
        return None
    name = _bare(recorded)
    for place in sorted(places, key=lambda n: not blocks[n].heading):
        bare = _bare(blocks[place].text)
        if bare and (bare == name or (len(bare) >= _TELLING and name.startswith(bare))):
            return place
    headed = [place for place in places if blocks[place].heading]
    if headed:
        return _headed(blocks, places, min(headed, key=lambda n: (blocks[n].heading, n)))
    largest = max(blocks[place].size for place in places)
    if largest > _LARGER * min((block.size for block in blocks if block.size), default=largest):
        found = next(place for place in places if blocks[place].size == largest)
        is_one_of_several = any(block.size == largest for block in blocks[found + 1 :])
        below = itertools.takewhile(lambda block: block.size != largest, blocks[found + 1 :])
        return places[0] if is_one_of_several and any(map(questions.asks, below)) else found
    bold = next((place for place in places if blocks[place].is_bold), places[0])
    # Where headings are bold and the title is not, the first of them has questions below it.
    below = itertools.takewhile(lambda block: not block.is_bold, blocks[bold + 1 :])
    return places[0] if any(map(questions.asks, below)) else bold


def _headed(blocks: Sequence[Block], places: Sequence[int], top: int) -> int | None:
    """The title, where the first of the largest headings is at *top*."""
    larger = [n for n in places if n < top and blocks[n].size > blocks[top].size > 0]
    if larger:
        return max(larger, key=lambda n: (blocks[n].size, -n))
    level = blocks[top].heading or 0
    below = itertools.takewhile(lambda block: not block.heading, blocks[top + 1 :])
    is_one_of_several = any(block.heading == level for block in blocks[top + 1 :])
    above = [n for n in places if n < top]
    # A bold line, and a sentence between it and the heading.
    if above and blocks[above[0]].is_bold and any(map(_is_sentence, blocks[above[0] + 1 : top])):
        return above[0]
    if any(map(questions.asks, below)) and (is_one_of_several or (level > 1 and above)):
        return above[0] if above else None
    return top


def _bare(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
