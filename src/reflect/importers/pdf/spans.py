"""Puts the characters of a page together to words and pieces of lines, by their places."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median, median_high
from unicodedata import bidirectional, category, normalize

from reflect.importers import signs
from reflect.importers.blocks import Field
from reflect.importers.paragraphs import Run
from reflect.importers.pdf.content import Glyph, Shape

# All in sizes of the text.
#: A wider gap parts words; columns, cells and answers are further apart.
WORD_GAP = 0.17
WIDE_GAP = 1.0
#: Between words of a line that is spread from edge to edge.
WIDEST_GAP = 8.0
#: Characters this far above or below others stand on the same line, such as a raised ².
SAME_LINE = 0.35

#: A bullet or number is this near to its text.
MARK_GAP = 4.0
LONGEST_MARK = 6

# Arabic letters by their shapes, and Latin ligatures: only extraction leaves these in a text.
_SHAPES = re.compile("[\ufb00-\ufb06\ufb13-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]+")
# Accents that are drawn over a letter by themselves, as TeX does.
_ACCENTS = dict(zip("´`¨ˆ˜ˇ¸˚˘˝¯˙˛", map(chr, (
    0x301, 0x300, 0x308, 0x302, 0x303, 0x30C, 0x327, 0x30A, 0x306, 0x30B, 0x304, 0x307, 0x328
)), strict=True))  # fmt: skip
_DIRECTIONS = {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N", "ET": "N"}
_MIRRORED = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")


#: An upright line: its x, and its upper and lower end.
Wall = tuple[float, float, float]


@dataclass(slots=True)
class Span:
    """A piece of a line without a wide gap; *y* is its baseline."""

    x0: float
    x1: float
    y: float
    size: float
    runs: list[Run]
    #: The form fields in it.
    fields: list[Field] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def top(self) -> float:
        return self.y - self.size * 0.8

    @property
    def bottom(self) -> float:
        return self.y + self.size * 0.2


def spans(glyphs: Iterable[Glyph], walls: Sequence[Wall], *, is_rtl: bool) -> Iterator[Span]:
    """The pieces of lines that *glyphs* make; a wall parts them, too."""
    for row in _rows(glyphs):
        y = row[0].y - row[0].size * 0.3
        beside = [x for x, y0, y1 in walls if y0 <= y <= y1]
        for piece in _pieces(_without_doubles(row), beside):
            if span := _span(piece, is_rtl):
                yield span


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """*glyphs* on the same baseline, from left to right."""
    row: list[Glyph] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda each: each.y):
        if row and glyph.y - base > SAME_LINE * max(size, glyph.size):
            yield row
            row = []
        if not row or (glyph.size > size and not glyph.text.isspace()):
            base, size = glyph.y, glyph.size
        row.append(glyph)
    if row:
        yield row


def _without_doubles(row: list[Glyph]) -> list[Glyph]:
    """*row* from left to right, each character once: some programs draw bold by drawing twice."""
    row = sorted(row, key=lambda each: each.x0)
    kept: list[Glyph] = []
    for glyph in row:
        last = kept[-1] if kept else None
        if (
            last
            and last.text == glyph.text
            and not glyph.text.isspace()
            and glyph.x0 - last.x0 < 0.1 * glyph.size
            and abs(glyph.y - last.y) < 0.1 * glyph.size
            and glyph.x1 > glyph.x0
        ):
            if not last.font.is_bold:
                kept[-1] = replace(last, font=replace(last.font, is_bold=True))
            continue
        kept.append(glyph)
    return kept


@dataclass(slots=True)
class _Letter:
    """A character with the marks above and below it, and how many spaces were drawn before it."""

    glyph: Glyph
    text: str
    spaces: int
    after_space: bool = False


def _letters(row: list[Glyph]) -> list[_Letter]:
    letters: list[_Letter] = []
    waiting, spaces = "", 0
    for glyph in row:
        text = glyph.text
        if not text.strip("\0 \t\r\n\xa0"):
            spaces += 1
        elif mark := _mark(glyph, row):
            # A mark belongs to the letter it stands over, which may come next.
            middle = (glyph.x0 + glyph.x1) / 2
            if letters and middle <= letters[-1].glyph.x1:
                letters[-1].text = _with_mark(letters[-1].text, mark)
            else:
                waiting += mark
        else:
            text = text.replace("\0", "")
            text = _with_mark(text, waiting) if waiting else text
            letters.append(_Letter(glyph, text, spaces))
            waiting, spaces = "", 0
    return letters


def _mark(glyph: Glyph, row: Sequence[Glyph]) -> str:
    """The combining marks that a *glyph* is; "" if it is none."""
    if all(category(character) == "Mn" for character in glyph.text):
        return glyph.text
    mark = _ACCENTS.get(glyph.text, "")
    middle = (glyph.x0 + glyph.x1) / 2
    is_over = mark and any(
        each.text.isalpha() and each.text not in _ACCENTS and each.x0 < middle < each.x1
        for each in row
    )
    return mark if is_over else ""


def _with_mark(letter: str, marks: str) -> str:
    return normalize("NFC", letter.replace("ı", "i") + marks)


def _pieces(row: list[Glyph], walls: list[float]) -> Iterator[list[_Letter]]:
    """The letters of each piece of a row; a space drawn or a gap parts words."""
    letters = _letters(row)
    usual = _usual_gap(letters)
    wide = WIDE_GAP if not _is_justified(letters) else WIDEST_GAP
    piece: list[_Letter] = letters[:1]
    for before, letter in pairwise(letters):
        gap = letter.glyph.x0 - before.glyph.x1
        size = max(letter.glyph.size, before.glyph.size)
        is_walled = gap > 0.05 * size and any(
            before.glyph.x1 - 1 <= x <= letter.glyph.x0 + 1 for x in walls
        )
        if gap > wide * min(letter.glyph.size, before.glyph.size) + usual or is_walled:
            yield piece
            piece = []
        elif letter.spaces:
            # A space may be drawn under a letter that was moved over it.
            letter.after_space = gap > -0.1 * size
        else:
            letter.after_space = gap > WORD_GAP * size + usual
        piece.append(letter)
    if piece:
        yield piece


def _is_justified(letters: Sequence[_Letter]) -> bool:
    """Whether all words are equally far apart, each with a single space between them."""
    gaps = [
        (second.glyph.x0 - first.glyph.x1, second.spaces)
        for first, second in pairwise(letters)
        if second.spaces
        or second.glyph.x0 - first.glyph.x1 > WIDE_GAP * min(first.glyph.size, second.glyph.size)
    ]
    widths = [width for width, _ in gaps]
    is_even = bool(gaps) and min(widths) > 0.6 * max(widths)
    return is_even and all(spaces == 1 for _, spaces in gaps)


def _usual_gap(letters: Sequence[_Letter]) -> float:
    """The gap between letters of a word, where they are spread; else 0."""
    near = [
        (first, second)
        for first, second in pairwise(letters)
        if not second.spaces and first.text.isalnum() and second.text.isalnum()
    ]
    gaps = [second.glyph.x0 - first.glyph.x1 for first, second in near]
    size = letters[0].glyph.size if letters else 0
    if len(gaps) < 4:
        # A short word, if its letters are equally far apart: T R Y.
        is_word = len(gaps) > 1 and all(each.text.isalpha() for each in letters)
        is_even = is_word and max(gaps) - min(gaps) < 0.05 * size
        return gaps[0] if is_even and 0 < gaps[0] < WIDE_GAP * size else 0
    usual = median(gaps)
    return usual if 0.04 * size < usual < WIDE_GAP * size else 0


def _span(piece: list[_Letter], is_rtl: bool) -> Span | None:
    glyphs = [letter.glyph for letter in piece]
    # A number may be larger than its text, and a raised one smaller.
    size = median_high([glyph.size for glyph in glyphs])
    runs = [
        Run(_SHAPES.sub(lambda found: normalize("NFKC", found[0]), _text(same)), *look)
        for look, same in groupby(_logical(piece, is_rtl), key=_look)
    ]
    if not any(run.text.strip() for run in runs):
        return None
    return Span(
        min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs),
        next(glyph.y for glyph in glyphs if glyph.size == size), size, runs,
    )  # fmt: skip


def _text(drawn: Iterable[tuple[str, Glyph]]) -> str:
    return "".join(text for text, _ in drawn)


def _look(drawn: tuple[str, Glyph]) -> tuple[bool, bool, float]:
    glyph = drawn[1]
    return glyph.font.is_bold or glyph.is_light, glyph.font.is_italic, round(glyph.size, 1)


def _logical(piece: list[_Letter], is_rtl: bool) -> list[tuple[str, Glyph]]:
    """The text of a piece, as it is read, from its letters as they stand from left to right."""
    drawn: list[tuple[str, Glyph]] = []
    for letter in piece:
        if letter.after_space:
            drawn.append((" ", letter.glyph))
        drawn.append((letter.text, letter.glyph))
    kinds = "".join(_direction(text) for text, _ in drawn)
    if "R" not in kinds:
        return drawn
    # A hyphen joins numbers among Hebrew letters, not among Arabic ones (Unicode Annex 9, W2, W4).
    is_arabic = any(bidirectional(text[:1] or " ") == "AL" for text, _ in drawn)
    number = f"N(?:[{',' if is_arabic else ',-'}]*[LN])*"
    if is_rtl:
        return _brackets_facing(_turned(drawn[::-1], kinds[::-1], f"L(?:[^R]*[LN])?|{number}"))
    for found in re.finditer("R(?:[^L]*[RN])?", kinds):
        part = slice(*found.span())
        drawn[part] = _turned(drawn[part][::-1], kinds[part][::-1], number)
    return _brackets_facing(drawn)


def _direction(text: str) -> str:
    """``R`` for letters written to the left, ``L`` for others, ``N`` for numbers; or what joins."""
    kinds = [bidirectional(character) for character in text]
    known = (_DIRECTIONS[kind] for kind in kinds if kind in _DIRECTIONS)
    return next(known, {"ES": "-", "CS": ","}.get(kinds[0] if kinds else "", " "))


def _turned(drawn: list[tuple[str, Glyph]], kinds: str, pattern: str) -> list[tuple[str, Glyph]]:
    """*drawn* with each stretch whose *kinds* are as in the *pattern* turned round."""
    for found in re.finditer(pattern, kinds):
        part = slice(*found.span())
        drawn[part] = drawn[part][::-1]
    return drawn


def _brackets_facing(drawn: list[tuple[str, Glyph]]) -> list[tuple[str, Glyph]]:
    """*drawn*, with brackets mirrored if they close before they open."""
    first = re.search(r"[()\[\]{}]", _text(drawn))
    if not first or first[0] in "([{":
        return drawn
    return [(text.translate(_MIRRORED), glyph) for text, glyph in drawn]


def with_marks(found: Sequence[Span], circles: Sequence[Shape]) -> list[Span]:
    """The spans *found*; bullets and numbers, also in *circles*, are one with their text."""
    result: list[Span] = []
    for span in sorted(found, key=lambda each: (round(each.y), each.x0)):
        mark = result[-1] if result else None
        dot = "." if mark and _is_circled(mark, circles) else ""
        if mark and _is_mark(mark.text + dot) and not _is_mark(span.text + dot):
            is_level = abs(mark.y - span.y) < SAME_LINE * span.size
            if is_level and -1 < span.x0 - mark.x1 < MARK_GAP * span.size:
                runs = [*mark.runs, replace(mark.runs[-1], text=f"{dot} "), *span.runs]
                fields = mark.fields + span.fields
                result[-1] = Span(mark.x0, span.x1, span.y, span.size, runs, fields)
                continue
        result.append(span)
    return result


def _is_circled(span: Span, circles: Sequence[Shape]) -> bool:
    """Whether *span* is a number in a circle."""
    x, y = (span.x0 + span.x1) / 2, span.y - 0.35 * span.size
    is_number = span.text.isdecimal() and len(span.text) < 3
    return is_number and any(c.x0 < x < c.x1 and c.y0 < y < c.y1 for c in circles)


def _is_mark(text: str) -> bool:
    """Whether *text* is a bullet, box or number with nothing behind it."""
    text = signs.normal(text)
    return len(text) <= LONGEST_MARK and bool(text) and signs.mark(text) == (text, "")


def written_to_the_left(glyphs: Iterable[Glyph]) -> bool:
    """Whether most letters of *glyphs* are of a script that is written to the left."""
    kinds = Counter(_direction(glyph.text) for glyph in glyphs)
    return kinds["R"] > kinds["L"]
