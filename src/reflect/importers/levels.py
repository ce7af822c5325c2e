"""Finds the headings that begin steps: the level at which the questions of a document hang."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from reflect.importers import labels, phrases, questions
from reflect.importers.blocks import Block
from reflect.importers.headings import Heading, bare_numbers, series, step_heading
from reflect.importers.labels import Label
from reflect.importers.looks import (
    GUESSED,
    WEAK,
    Look,
    Looks,
    Rank,
    plain_title,
    unnumbered,
)
from reflect.importers.outline import Role, Section
from reflect.importers.pieces import Piece

_COLONS = (":", "：")
_DIVIDER = re.compile(r"[-=*~–— ]{1,7}")
# Words for what stands above.
_REFERS = re.compile(
    r"\b(?:these|them|above|diese[rnms]?|davon|oben|ces|celles|ceux|ci-dessus|est[ao]s|anterior\w*|"
    r"quest[ei]|sopra|destes?|destas|acima|deze|hiervan|tych|powyższ\w+)\b|"
    r"以上|上面|これら|上の|هذه|אלה|אלו",
    re.IGNORECASE,
)
#: Marks of list items that are options.
OPTIONS = ("☐", "☑", "☒", "○", "◯", "◉", "□")
#: Longer blocks are text, even if they end with a question.
LONGEST_QUESTION = 300
LONGEST_TITLE = 120
LONGEST_PROMPT = 150
#: A longer text below a heading that asks answers it.
LONGEST_HINT = 50


class Layout:
    """The blocks of a document, and which of them are labels, headings and questions."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.asks = _asking(blocks)
        self._texts = Counter(block.text for block in blocks)
        self._counted = _counted(blocks)
        self.labels = [self._label(place) for place in range(len(blocks))]
        self._all_looks = self._looking()
        self._see_ornaments()
        self._looks = self._candidates()
        self._level = self._find_level()
        #: Headings of steps by place.
        self.headings: dict[int, Heading] = {}
        #: Questions that stand in the line of a heading, by its place.
        self.prompts: dict[int, Block] = {}
        #: Places of blocks that are the title of the heading above.
        self.titles: set[int] = set()
        #: Places of headings that have smaller ones below, and no question of their own.
        self.parents: set[int] = set()
        self._take()
        self._asked = {id(block) for block, asks in zip(blocks, self.asks, strict=True) if asks}

    def is_sibling(self, place: int) -> bool:
        """Whether the label at *place* looks like the headings of steps, and stands there once."""
        look = self._all_looks.get(place)
        is_alone = self._texts[self.blocks[place].text] == 1
        return look is not None and look == self._level and is_alone

    def is_asked(self, block: Block) -> bool:
        """Whether *block*, the very one of the document, asks for an answer."""
        return id(block) in self._asked

    def _label(self, place: int) -> Label | None:
        """The label at *place*; with room to write beside it, it is a question."""
        block = self.blocks[place]
        if block.cell or block.is_rule or block.fields or place in self._counted:
            return None
        if block.glyph in OPTIONS:
            return None
        found = labels.label(block)
        below = self.blocks[place + 1 : place + 2]
        if block.is_item and (not below or below[0].is_item or (found and found.rest)):
            return None
        if found and found.role is Role.PURPOSE:
            has_words = any(map(str.isalnum, found.rest))
            is_room = bool(found.rest) or self._has_room(place)
            return found if has_words or not is_room else None
        return found

    def _has_room(self, place: int) -> bool:
        """Whether room to write, or a list of options, stands right below."""
        return _has_room(self.blocks, place)

    def _looking(self) -> dict[int, Look]:
        """The looks of all blocks that look like headings."""
        looks = Looks(self.blocks)
        words: dict[str, int] = {}
        found: dict[int, Look] = {}
        seen: dict[int, Look] = {}
        for place, block in enumerate(self.blocks):
            above = self.asks[place + 1 : place + 2] == [True]
            look = looks.look(block, is_above_question=above)
            if look and Rank.COUNTED < look.rank < GUESSED:
                seen[place] = look
            if place in self._counted and not (look and look.rank < Rank.COUNTED):
                word = self._counted[place].word
                look = Look(Rank.COUNTED, f"{words.setdefault(word, len(words)):03}")
            if look and (block.heading or not questions.explains(block)):
                found[place] = look
        return found | self._alike(found, seen)

    def _see_ornaments(self) -> None:
        """Take no question for a large heading whose room or options are not its own.

        A line below it is its ornament, if text follows the line; and options right below can
        belong to the question after them: "Which of these ...?".
        """
        for place in filter(self._is_large, self._all_looks):
            own = [self.blocks[n] for n in self._own(place)]
            after = next((block for block in own if block.text and not _is_mark(block)), None)
            if not after or questions.asks(self.blocks[place]) or not _is_mark(own[0]):
                continue
            if own[0].is_rule or (questions.asks(after) and _REFERS.search(after.text)):
                self.asks[place] = False

    def _alike(self, found: Mapping[int, Look], seen: Mapping[int, Look]) -> dict[int, Look]:
        """The looks of blocks that look just as counted headings do, though nothing counts them."""
        counted = {
            seen[n]: look for n, look in found.items() if look.rank == Rank.COUNTED and n in seen
        }
        return {n: counted[look] for n, look in seen.items() if look in counted}

    def _candidates(self) -> dict[int, Look]:
        """The looks of blocks that can be headings of steps.

        What is said several times, as a label under each heading, is none.
        """
        found = {
            place: look
            for place, look in self._all_looks.items()
            if place in self._counted
            or not (self.labels[place] or self._answers_itself(place, look))
        }
        texts = Counter(self.blocks[place].text.casefold() for place in found)
        once = {n: look for n, look in found.items() if texts[self.blocks[n].text.casefold()] < 2}
        return once or found

    def _answers_itself(self, place: int, look: Look) -> bool:
        """Whether the block at *place* is a question itself, though it looks like a heading.

        A large heading that asks begins a step if other questions hang at it.
        """
        if not self.asks[place]:
            return False
        if look.rank >= WEAK or self._has_room(place):
            return True
        if self._explains(place):
            return False
        for below in range(place + 1, len(self.blocks)):
            other = self._all_looks.get(below)
            if other and other <= look:
                return True
            if self.asks[below]:
                return False
        return True

    def _explains(self, place: int) -> bool:
        """Whether a long text answers the heading at *place*, where others have questions below."""
        look, own = self._all_looks[place], self._own(place)
        if not own or any(self.asks[n] for n in own) or self.blocks[own[0]].is_item:
            return False
        is_long = sum(len(self.blocks[n].text) for n in own) > LONGEST_HINT
        return is_long and look in self._asked_below

    @cached_property
    def _asked_below(self) -> set[Look]:
        """The looks of headings that have questions right below."""
        return {
            look
            for place, look in self._all_looks.items()
            if any(self.asks[n] for n in self._own(place))
        }

    def _own(self, place: int) -> range:
        """The places below the heading at *place*, until the next large one."""
        end = place + 1
        while end < len(self.blocks) and not self._is_large(end):
            end += 1
        return range(place + 1, end)

    def _is_large(self, place: int) -> bool:
        look = self._all_looks.get(place)
        return look is not None and look.rank < WEAK

    def _find_level(self) -> Look | None:
        """The largest look of headings at most of which questions hang."""
        looks = [each for each in sorted(set(self._looks.values())) if not self._mostly_asks(each)]
        for look in looks:
            places = [place for place in self._looks if self._looks[place] == look]
            direct = sum(map(self._is_direct, places))
            needed = 2 if look.rank >= WEAK else 1
            if direct < needed and any(map(self._parts, places)):
                return look
            others = 0 if look.rank >= GUESSED else 2
            if direct >= needed and 2 * direct >= len(places) - others:
                return look
        return next((look for look in looks if look.rank < WEAK and self._has_text(look)), None)

    def _mostly_asks(self, look: Look) -> bool:
        """Whether more headings that look so are questions themselves than have some below."""
        if look.rank >= WEAK:
            return False
        alike = [n for n in self._all_looks if self._all_looks[n] == look]
        begun = [n for n in alike if n in self._looks]
        asking = [n for n in alike if n not in self._looks and questions.asks(self.blocks[n])]
        return len(asking) > len(begun)

    def _parts(self, place: int) -> bool:
        """Whether space parts the line at *place* from questions above, and from what follows."""
        below = self.blocks[place + 1 : place + 2]
        is_apart = self.blocks[place].gap and bool(below) and below[0].gap
        return is_apart and any(self.asks[:place]) and any(self.asks[n] for n in self._own(place))

    def _is_direct(self, place: int) -> bool:
        """Whether a question hangs at the heading at *place*, with no other in between."""
        if self._is_prompt(place):
            return True
        for below in range(place + 1, len(self.blocks)):
            look = self._looks.get(below)
            if look and (look.rank < GUESSED or self._all_looks[place].rank >= GUESSED):
                return False
            if self.asks[below] or self._asks_below(below) or prompts(self.blocks[below]):
                return True
        return False

    def _has_text(self, look: Look) -> bool:
        """Whether there are several headings that look so, one of them with anything below."""
        places = [place for place in self._looks if self._looks[place] == look]
        below = [place + 1 for place in places if place + 1 < len(self.blocks)]
        return len(places) > 1 and any(n not in self._looks or self._looks[n] > look for n in below)

    def _is_prompt(self, place: int) -> bool:
        """Whether the heading at *place* is a question as well: "Day 1: What ...?"."""
        return place in self._counted and bool(self._prompt(place)) and self._is_empty(place)

    def _prompt(self, place: int) -> str:
        """What stands behind the word and the number of a heading."""
        return self._counted[place].rest

    def _is_empty(self, place: int) -> bool:
        """Whether nothing but room to write stands between the heading at *place* and the next."""
        for below in range(place + 1, len(self.blocks)):
            if not self.blocks[below].is_rule and below not in self._titled(place):
                return below in self._looks
        return True

    def _titled(self, place: int) -> tuple[int, ...]:
        """The place below a bare "Step 1" at *place*, if its title stands there."""
        below = place + 1
        if place not in self._counted or self._prompt(place) or below >= len(self.blocks):
            return ()
        block = self.blocks[below]
        fits = 0 < len(block.text) <= LONGEST_TITLE and not block.text.endswith((".", ":", ","))
        fits = fits and not self._is_one_of_several(below, place)
        is_text = not (block.is_item or block.cell or block.is_rule or below in self._counted)
        return (below,) if fits and is_text and not (self.labels[below] or self.asks[below]) else ()

    def _is_one_of_several(self, place: int, above: int) -> bool:
        """Whether the heading at *place* is the first of several below the larger one *above*."""
        look, larger = self._looks.get(place), self._looks.get(above)
        if look is None or larger is None or look <= larger or look.rank >= GUESSED:
            return False
        for below in range(place + 1, len(self.blocks)):
            other = self._looks.get(below)
            if other and other <= larger:
                return False
            if other == look:
                return True
        return False

    def _take(self) -> None:
        """Set what follows from the level."""
        if self._level is None:
            return
        chosen = self._chosen(self._level)
        under = {below for place in chosen for below in self._titled(place)}
        chosen = [place for place in chosen if place not in under]
        for place, after in zip(chosen, [*chosen[1:], None], strict=True):
            block = self.blocks[place]
            heading = self._counted.get(place) or _plain_heading(block)
            own = range(place + 1, after or len(self.blocks))
            look = self._all_looks[place]
            next_look = self._all_looks[after] if after is not None else None
            if next_look and look < next_look and not (self.asks[place] or self._any_asks(own)):
                self.parents.add(place)
                self.headings[place] = heading
                continue
            for below in self._titled(place):
                heading = replace(heading, title=" ".join(self.blocks[below].text.split()))
                self.titles.add(below)
            if self._is_prompt(place):
                counted = heading.counted
                prompt = self._prompt(place)
                self.prompts[place] = replace(block, text=prompt, heading=None, bold=0, glyph="")
                heading = replace(heading, title=counted, number="")
            elif (self.asks[place] and place not in self._looks) or self._is_bare(place, own):
                self.prompts[place] = replace(block, heading=None)
            self.headings[place] = heading

    def _is_bare(self, place: int, own: range) -> bool:
        """Whether nothing at all stands below a heading: in templates, one writes there."""
        return bool(self.blocks[place].heading) and not own and place not in self._counted

    def _chosen(self, level: Look) -> list[int]:
        """The places of the headings of steps.

        Large headings that are questions themselves begin steps beside others. One without a
        question of its own leaves it to smaller ones below, if most of these have some.
        """
        chosen = {n for n, look in self._all_looks.items() if look <= level and self._begins(n)}
        places = sorted(chosen)
        for place, end in zip(places, [*places[1:], len(self.blocks)], strict=True):
            if self._is_direct(place):
                continue
            below = [n for n in range(place + 1, end) if n in self._looks]
            look = min((self._looks[n] for n in below), default=None)
            smaller = [n for n in below if self._looks[n] == look]
            direct = sum(map(self._is_direct, smaller))
            if look and look.rank < GUESSED and direct > 1 and 2 * direct >= len(smaller):
                chosen |= {*smaller}
        return sorted(chosen)

    def _begins(self, place: int) -> bool:
        """Whether the block at *place* can begin a step beside others."""
        if place in self._looks:
            return True
        is_large = self._is_large(place) and not self.labels[place]
        return is_large and self.asks[place] and self._texts[self.blocks[place].text] == 1

    def _any_asks(self, places: range) -> bool:
        return any(self.asks[n] or self._asks_below(n) for n in places)

    def _asks_below(self, place: int) -> bool:
        label = self.labels[place]
        return bool(label and label.role is Role.QUESTIONS)


def prompts(block: Block) -> bool:
    """Whether *block* is short, and tells to write something."""
    is_short = len(block.text) <= LONGEST_PROMPT and not block.cell
    return is_short and bool(phrases.IMPERATIVE.match(block.text))


def _counted(blocks: Sequence[Block]) -> dict[int, Heading]:
    """By place, the headings that a number makes."""
    texts = ["" if block.cell or block.fields else _full(block) for block in blocks]
    found = {place: heading for place, text in enumerate(texts) if (heading := step_heading(text))}
    return found or series(texts) or bare_numbers(texts)


def _asking(blocks: Sequence[Block]) -> list[bool]:
    """Whether each of *blocks* asks for an answer, by its words or by room to write."""
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.cell:
            tables.setdefault(block.cell.table, []).append(block)
    asked = {
        number
        for number, cells in tables.items()
        if questions.sorted_out([Section(role=Role.TEXT, blocks=cells)]).questions
    }
    found = []
    for place, block in enumerate(blocks):
        asks = len(block.text) <= LONGEST_QUESTION and questions.asks(block)
        if block.is_rule or not block.text or block.glyph in OPTIONS or _is_room(block):
            found.append(False)
        elif block.cell:
            found.append(block.cell.table in asked)
        else:
            found.append(bool(block.fields or asks or _has_room(blocks, place)))
            found[-1] |= _is_open(blocks, place)
    return found


def _has_room(blocks: Sequence[Block], place: int) -> bool:
    """Whether room to write, or a list of options, stands right below the block at *place*."""
    below = blocks[place + 1 : place + 3]
    if not below or below[0].cell or _DIVIDER.fullmatch(below[0].text):
        return False
    if _is_room(below[0]):
        return True
    return below[0].is_rule or (len(below) > 1 and all(each.glyph in OPTIONS for each in below))


def _is_mark(block: Block) -> bool:
    """Whether *block* is room to write, or an option."""
    return block.is_rule or block.glyph in OPTIONS


def _is_room(block: Block) -> bool:
    """Whether *block* is only room to write, drawn or in words."""
    return Piece(block).is_room or bool(phrases.WRITE_HERE.match(block.text))


def _is_open(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block at *place* ends with a colon, and nothing below belongs to it."""
    block, below = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
    if len(block.text) > LONGEST_TITLE or not block.text.endswith(_COLONS) or block.heading:
        return False
    if below and labels.label(below):
        return False
    return block.is_item or not below or bool(below.heading) or below.text.endswith(_COLONS)


def _full(block: Block) -> str:
    """The text of *block* with the number before it."""
    numbered = block.glyph and (block.glyph[0].isalnum() or block.glyph[0] == "第")
    return f"{block.glyph} {block.text}" if numbered else block.text


def _plain_heading(block: Block) -> Heading:
    number, text = unnumbered(_full(block))
    if not number.isdecimal():
        number, text = "", block.text
    return Heading(plain_title(text), number)
