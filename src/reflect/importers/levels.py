"""Finds the headings that begin steps: the level at which the questions of a document hang."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reflect.importers import labels, questions
from reflect.importers.blocks import Block
from reflect.importers.headings import Heading, Look, Looks, step_heading, unnumbered
from reflect.importers.labels import Label
from reflect.importers.outline import Role

#: Marks of list items that are options.
OPTIONS = ("☐", "☑", "☒", "○", "◯", "◉", "□")
#: A longer text below a heading that asks explains something.
LONGEST_PROMPT = 120
#: Looks from here on are weak: one such line alone is no heading.
_WEAK = 13
_GUESSED = 16


class Layout:
    """The blocks of a document, and which of them are labels, headings and questions."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.asks = _asking(blocks)
        self.counted = {
            place: heading
            for place, block in enumerate(blocks)
            if not block.cell and (heading := step_heading(_full(block)))
        }
        #: By place.
        self.headings: dict[int, Heading] = {}
        #: Questions that stand in the line of a heading.
        self.prompts: dict[int, Block] = {}
        #: Places of blocks that are the title of the heading above.
        self.titles: set[int] = set()
        #: Headings that have smaller ones right below.
        self.parents: list[Block] = []
        self.labels: list[Label | None] = [self._label(place) for place in range(len(blocks))]
        self._looks = self._looking()
        self._choose()

    def _label(self, place: int) -> Label | None:
        """The label at *place*; with room to write beside it, it is a question."""
        block = self.blocks[place]
        if block.cell or block.is_item or block.is_rule or block.fields or place in self.counted:
            return None
        found = labels.label(block)
        below = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        if found and found.role is Role.PURPOSE and (
            (found.rest and not any(map(str.isalnum, found.rest)))
            or (below and below.is_rule and not found.rest)
        ):
            return None
        return found

    def _looking(self) -> dict[int, Look]:
        """The looks of all blocks that can be headings."""
        looks = Looks(self.blocks)
        found: dict[int, Look] = {}
        for place, block in enumerate(self.blocks):
            look = looks.look(block)
            if place in self.counted:
                found[place] = look if look and look.rank < 9 else Look(9, "")
            elif look and not self.labels[place] and not self._answers_itself(place, look):
                found[place] = look
        texts = Counter(self.blocks[place].text.casefold() for place in found)
        several = [p for p in found if texts[self.blocks[p].text.casefold()] > 1]
        if len(several) < len(found):
            found = {place: found[place] for place in found if place not in several}
        return found

    def _answers_itself(self, place: int, look: Look) -> bool:
        """Whether the block at *place* is a question itself, though it looks like a heading.

        A large heading that asks begins a step if other questions hang at it.
        """
        if not self.asks[place]:
            return False
        if look.rank >= _WEAK or self._has_room(place):
            return True
        for below in range(place + 1, len(self.blocks)):
            block = self.blocks[below]
            if (block.heading and block.heading <= look.rank) or below in self.counted:
                return True
            if self.asks[below]:
                return False
        return True

    def _has_room(self, place: int) -> bool:
        """Whether room to write, or a list of options, stands right below."""
        below = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        return bool(below and (below.is_rule or below.glyph in OPTIONS))

    def _choose(self) -> None:
        """Set `headings` to those of the level at which the questions hang."""
        level = self._level()
        if level is None:
            return
        chosen = [place for place, look in sorted(self._looks.items()) if look <= level]
        self._take(chosen, level)

    def _level(self) -> Look | None:
        looks = sorted(set(self._looks.values()))
        for look in looks:
            places = [place for place in self._looks if self._looks[place] == look]
            direct = sum(self._is_direct(place) for place in places)
            needed = 2 if look.rank >= _WEAK else 1
            if direct >= needed and 2 * direct >= len(places) - 2:
                return look
        return next((look for look in looks if look.rank < _WEAK and self._has_text(look)), None)

    def _is_direct(self, place: int) -> bool:
        """Whether a question hangs at the heading at *place*, with no other in between."""
        if place in self.counted and self._is_prompt(place):
            return True
        for below in range(place + 1, len(self.blocks)):
            look = self._looks.get(below)
            if look and (look.rank < _GUESSED or self._looks[place].rank >= _GUESSED):
                return False
            label = self.labels[below]
            if self.asks[below] or (label and label.role is Role.QUESTIONS):
                return True
        return False

    def _has_text(self, look: Look) -> bool:
        places = [place for place in self._looks if self._looks[place] == look]
        return len(places) > 1 and any(place + 1 not in self._looks for place in places)

    def _is_prompt(self, place: int) -> bool:
        """Whether the counted heading at *place* is a question itself: "Day 1: What ...?"."""
        return bool(self.counted[place].counted) and self._is_empty(place)

    def _is_empty(self, place: int) -> bool:
        for below in range(place + 1, len(self.blocks)):
            if not self.blocks[below].is_rule:
                return below in self._looks
        return True

    def _take(self, places: Sequence[int], level: Look) -> None:
        for place in places:
            block = self.blocks[place]
            heading = self.counted.get(place) or _plain_heading(block)
            if place in self.counted and not heading.title and self._titled(place):
                below = self.blocks[place + 1]
                heading = replace(heading, title=" ".join(below.text.split()))
                self.titles.add(place + 1)
            self.headings[place] = heading
            if self._looks[place] < level and self._is_empty(place):
                self.parents.append(block)
            elif place in self.counted and self._is_prompt(place):
                self._split_prompt(place, heading)
            elif self.asks[place] and self._is_empty(place):
                self.prompts[place] = replace(block, heading=None)

    def _split_prompt(self, place: int, heading: Heading) -> None:
        block, text = self.blocks[place], self.blocks[place].text
        rest = _full(block)[len(heading.counted) :].lstrip(" .:：)–—-|")
        if rest and text:
            self.prompts[place] = replace(block, text=rest, heading=None, bold=0, glyph="")
            self.headings[place] = replace(heading, title=heading.counted)

    def _titled(self, place: int) -> bool:
        """Whether the block below a bare "Step 1" is its title."""
        if place + 1 >= len(self.blocks) or self.labels[place + 1] or self.asks[place + 1]:
            return False
        below = self.blocks[place + 1]
        fits = 0 < len(below.text) <= LONGEST_PROMPT and not below.text.endswith((".", ":", ","))
        return fits and not below.is_item and not below.cell and not below.is_rule


def _asking(blocks: Sequence[Block]) -> list[bool]:
    """Whether each of *blocks* asks for an answer, by its words or by room to write."""
    open_tables = {block.cell.table for block in blocks if block.cell and not block.text}
    found = []
    for place, block in enumerate(blocks):
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.is_rule or not block.text or block.glyph in OPTIONS:
            found.append(False)
        elif block.cell:
            found.append(block.cell.table in open_tables or questions.asks(block))
        else:
            room = below and not below.cell and (below.is_rule or below.glyph in OPTIONS)
            found.append(bool(block.fields or room or questions.asks(block)))
    return found


def _full(block: Block) -> str:
    """The text of *block* with the number before it."""
    numbered = block.glyph and (block.glyph[0].isalnum() or block.glyph[0] == "第")
    return f"{block.glyph} {block.text}" if numbered else block.text


def _plain_heading(block: Block) -> Heading:
    number, text = unnumbered(_full(block))
    if not number.isdecimal():
        number, text = "", block.text
    return Heading(" ".join(text.split()).rstrip(" :："), number)
