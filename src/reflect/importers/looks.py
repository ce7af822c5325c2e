"""Tells how the blocks of a document look as headings."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from reflect.importers.blocks import Block

#: Longer blocks are no headings by their look alone.
LONGEST_LOOK = 90

_LETTER = re.compile(r"[A-ZÄÖÜÉ]\s?[–—-]\s+\w.{1,60}|[A-ZÄÖÜÉ]\s[–—-]\s?\w.{1,60}")
_BRACKETED = re.compile(
    r"[【〔［〈《][^【〔［〈《]{1,40}[】〕］〉》][^。？！]{0,40}|\[[^\[\]]{2,40}\]"
)
# -- Us --, .: Us :., >> Us <<; one sign alone where no sentence has it at both ends.
_RULED = re.compile(
    r"(?P<rule>[-=*~#+–—_:·<>★☆✦✿❀♥♡]{2,30}|\.:+|[~=★☆✦✿❀♥♡])\s*"
    r"(?P<text>(?!_)[\w(\"“„«¿¡].{0,80}?)\s*(?P<end>[-=*~#+–—_:·<>★☆✦✿❀♥♡]{1,30}\.?)"
)
_MIRRORED = str.maketrans("<>", "><")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+(?=\w)")
#: A line that may name what follows: few words, and nothing to fill in.
_NAME = re.compile(r"(?![a-zà-ÿ\d])[^\W_][^|\t_?？:：=]{1,58}[\w)）]")
#: The ends of lines that are no titles.
OPEN_ENDS = (".", ",", ";", "。", "、", "…", "!", "！")
_NOT_LOOKS = frozenset(
    ["quote", "code", "callout", "list", "body", "normal", "text", "standard", "summary"]
)
#: Marks that stand before headings in plain typing, and in some languages always.
_HEADING_MARKS = frozenset("■□◆◇▼▽▲△●◎★☆▶►➤➔❖✦✿❀#§")
#: Styles of paragraphs that are underlined, or on a bar.
_SET_OFF = frozenset(("underlined", "shaded"))
_OUTER = (
    (re.compile(r"\(?[IVX]{1,5}[.)]"), {"I", "II"}),
    (re.compile(r"\(?[A-Z][.)]"), {"A", "B"}),
)
#: A larger size is at least so many times that of the text.
_LARGER = 1.05
_LARGEST = 999


class Rank(IntEnum):
    """The kinds of look, the larger ones first; before them come the levels of real headings."""

    #: By a word and a number.
    COUNTED = 9
    LARGER = 10
    #: Below a mark or a number that stands above lists.
    MARKED = 11
    #: By what stands around it, or a letter with a dash.
    SET_OFF = 12
    BOLD = 13
    CAPITALS = 14
    STYLED = 15
    NUMBERED = 16
    PLAIN = 17


#: From here on, one such line alone is no heading.
WEAK = Rank.BOLD
#: From here on, a line is only maybe a heading.
GUESSED = Rank.NUMBERED


@dataclass(frozen=True, order=True)
class Look:
    """How a heading looks; the first in order are the larger ones."""

    #: A `Rank`, or the level of a real heading.
    rank: int
    detail: str = ""


class Looks:
    """Tells how the blocks of one document look as headings."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        sizes: Counter[float] = Counter()
        styles: dict[str, list[int]] = {}
        for block in blocks:
            sizes[round(block.size, 1)] += len(block.text)
            styles.setdefault(block.style, []).append(len(block.text))
        self._size = max(sizes, key=lambda size: sizes[size], default=0.0)
        #: Styles that several blocks have, all of them short.
        self._styles = {
            style
            for style, lengths in styles.items()
            if len(lengths) > 1 and max(lengths) <= LONGEST_LOOK and not _is_body(style)
        }
        glyphs = {block.glyph.strip("().") for block in blocks}
        #: Marks of lists that stand above other lists.
        self._outer = [form for form, first in _OUTER if glyphs >= first]
        self._marks = _marks(blocks)
        rules = [each.text[0] in "=*#" for each in blocks if unruled(each.text) != each.text]
        self._is_ruled = len(rules) > 1
        #: Whether some rules are heavier than others.
        self._is_graded = len(rules) - 1 > sum(rules) > 1

    def look(self, block: Block, *, is_above_question: bool = False) -> Look | None:
        """The look of *block* if it can be a heading, or None."""
        text = block.text
        if not text or block.is_rule or block.cell or block.fields or "__" in text:
            return None
        if block.heading:
            return Look(block.heading)
        if len(text) > LONGEST_LOOK or unruled(text).endswith(OPEN_ENDS):
            return None
        if block.glyph in self._marks or any(form.fullmatch(block.glyph) for form in self._outer):
            return Look(Rank.MARKED)
        if block.glyph and not block.glyph[0].isdigit():
            return None
        return self._typed(block, is_above_question=is_above_question)

    def _typed(self, block: Block, *, is_above_question: bool) -> Look | None:
        """The look of a short *block* by its letters."""
        text, size = block.text, block.size
        is_larger = self._size and size > _LARGER * self._size
        is_ruled = unruled(text) != text and (self._is_ruled or not block.is_bold)
        grade = self._is_graded and text[0] not in "=*#"
        is_letter = _LETTER.fullmatch(text)
        is_name = (block.gap or is_above_question) and _NAME.fullmatch(text)
        looks = (
            (is_larger, Look(Rank.LARGER, f"{_LARGEST - size:06.1f}")),
            (is_letter, Look(Rank.SET_OFF, "letter")),
            (is_ruled or _BRACKETED.fullmatch(text), Look(Rank.SET_OFF, f"ruled {grade:d}")),
            (block.is_bold, Look(Rank.BOLD, "caps" if text.isupper() else "text")),
            (text.isupper() and sum(map(str.isalpha, text)) > 3, Look(Rank.CAPITALS)),
            (_SET_OFF & {*block.style.split()}, Look(Rank.BOLD, "set off")),
            (block.style in self._styles, Look(Rank.STYLED, block.style)),
            (block.glyph or _NUMBERED.match(text), Look(Rank.NUMBERED)),
            (is_name, Look(Rank.PLAIN)),
        )
        return next((look for is_so, look in looks if is_so), None)


def _marks(blocks: Sequence[Block]) -> set[str]:
    """The marks of list items that are never in a list: each has other text below it."""
    glyphs = Counter(block.glyph for block in blocks)
    listed = {a.glyph for a, b in itertools.pairwise(blocks) if a.glyph == b.glyph or b.is_rule}
    alone = {glyph for glyph, count in glyphs.items() if count > 1 and glyph not in listed}
    return {glyph for glyph in alone if glyph in _HEADING_MARKS}


def _is_body(style: str) -> bool:
    return not style or any(word in _NOT_LOOKS for word in style.casefold().split())


def plain_title(text: str) -> str:
    """*text* on one line, without a rule of strokes around it."""
    return unruled(" ".join(text.split())).rstrip(" :：")


def unruled(text: str) -> str:
    """*text* without the same strokes at both ends, if it stands between such."""
    found = _RULED.fullmatch(text) if len(text) <= LONGEST_LOOK else None
    is_same = found and found["end"] == found["rule"][::-1].translate(_MIRRORED)
    return found["text"] if found and is_same else text


def unnumbered(text: str) -> tuple[str, str]:
    """The number at the start of a heading ("1. Trust"), and its text without it."""
    found = _NUMBERED.match(text)
    if not found:
        return "", text
    return re.sub(r"\W", "", found[0]), text[found.end() :]
