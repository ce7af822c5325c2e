"""Parses plain text documents: bytes to blocks, wrapped lines joined."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from reflect.importers import hidden, paragraphs, signs
from reflect.importers.blocks import TOO_LARGE, Block, Cell, Document, Note, Unreadable
from reflect.importers.paragraphs import Run
from reflect.locale import N_
from reflect.text import LINE_END, clean, has_unclean_characters

#: In bytes: many times the longest worksheet.
LARGEST = 2_000_000
#: Shorter lines were not wrapped.
SHORTEST_WRAPPED = 40
#: Longer lines are paragraphs of their own.
LONGEST_WRAPPED = 100

# Word writes a vertical tab for a soft line end, and a form feed between pages.
_SOFT_END = re.compile("[\x0b\x0c]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")
#: A box ends a line as well, and words far behind a question mark: the answers stand there.
_SENTENCE_END = re.compile(
    r"[.?!:;…。？！：؟।]['\")\]”’»“]*$|[☐☑○◉]$|\[[ xX]?\]$|\( ?\)$|[?？؟]\t[^?？؟]{1,60}$"
)
_BULLET_ALONE = re.compile("[·•●▪◦‣]")
#: A line below another that underlines it.
_UNDERLINE = re.compile("={3,}|-{3,}|~{3,}")
#: A line that only draws a table.
_FRAME = re.compile(r"[|+][-=:+| ]{3,}[|+]")
# Scripts that put no space between words: nothing stood where a line was wrapped.
_UNSPACED = "[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]"
_WIDE = re.compile(_UNSPACED)
_NO_SPACE = re.compile(f"(?<={_UNSPACED})\n(?={_UNSPACED})")

WINDOWS = N_(
    "this file is not UTF-8; it was read as Windows text: look at accents and quotation marks"
)
DAMAGED = N_("some characters in this file could not be read and are shown as �")


def document(data: bytes) -> Document:
    """The text in *data*; raises Unreadable."""
    text, remark = readable(data)
    notes = [Note(1, remark)] if remark else []
    lines = _lines(LINE_END.sub("\n", text))
    return Document(blocks=tuple(_blocks(_ringed(lines))), notes=tuple(notes))


def readable(data: bytes) -> tuple[str, str]:
    """The text in *data*, and a remark on its encoding, or ""; raises Unreadable."""
    text, remark = decoded(data)
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) / 10:
        raise Unreadable(N_("it is not text. Save the document as text (UTF-8) and import that"))
    return text, remark or (hidden.REMOVED if has_unclean_characters(text) else "")


def decoded(data: bytes) -> tuple[str, str]:
    """The text in *data*, and a remark on its encoding, or ""; raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(TOO_LARGE)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
        return text, DAMAGED if "\ufffd" in text else ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "replace")
    # A few invalid bytes among valid ones are damage; if most are invalid, it was never UTF-8.
    non_ascii = sum(not character.isascii() for character in text)
    if text.count("\ufffd") < non_ascii / 2:
        return text, DAMAGED
    return data.decode("cp1252", "replace"), WINDOWS


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file, made normal."""

    number: int
    page: int
    text: str
    glyph: str
    indent: int

    @property
    def width(self) -> int:
        """The number of columns that it takes."""
        return self.indent + len(self.text) + len(_WIDE.findall(self.text))

    @property
    def ends_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.text))

    @property
    def is_row(self) -> bool:
        return (
            len(self.text) > 4 and self.text[0] == self.text[-1] == "|" and "|" in self.text[1:-1]
        )

    @property
    def is_rule(self) -> bool:
        return signs.is_rule(signs.mark(self.text)[1])


def _lines(text: str) -> Iterator[_Line]:
    page = 0
    for number, raw in enumerate(LINE_END.split(text), 1):
        for part in _SOFT_END.sub("\n\\g<0>", raw).split("\n"):
            page += part.startswith("\x0c")
            for line in clean(part).split("\n"):
                wide = line.expandtabs(4)
                indent = len(wide) - len(wide.lstrip())
                trimmed = signs.normal(line)
                yield _Line(number, page, trimmed, signs.mark(signs.boxed(trimmed))[0], indent)


def _ringed(lines: Iterable[_Line]) -> list[_Line]:
    """*lines*; where several in a row begin with a lone o, that is a bullet.

    In a wrapped sentence it is a word, as in Portuguese, Italian and Polish.
    """
    made: list[_Line] = []
    for is_ring, found in groupby(lines, lambda line: line.text.startswith("o ")):
        group = list(found)
        is_wrapped = made and made[-1].width >= SHORTEST_WRAPPED and not made[-1].ends_sentence
        if is_ring and len(group) > 1 and not is_wrapped:
            group = [replace(line, text=f"• {line.text[2:]}", glyph="•") for line in group]
        made += group
    return made


@dataclass(slots=True)
class _Paragraph:
    """A line, and the lines it was wrapped into."""

    first: _Line
    gap: bool
    lines: list[_Line]
    heading: int | None = None

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table drawn with ``|``."""
        return len(self.lines) == 1 and self.first.is_row

    @property
    def text(self) -> str:
        return _NO_SPACE.sub("", "\n".join(line.text for line in self.lines)).replace("\n", " ")


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    levels = _Levels()
    rows, tables = 0, 0
    for paragraph in _paragraphs(lines):
        first, text, heading = paragraph.first, paragraph.text, paragraph.heading
        if paragraph.is_row:
            tables += rows == 0 or paragraph.gap
            rows = rows + 1 if rows and not paragraph.gap else 1
            yield from _cells(first, tables, rows)
            continue
        rows = 0
        layout = Block(
            text="", line=first.number, page=first.page, gap=paragraph.gap, heading=heading,
            level=levels.take(first, paragraph.gap),
        )  # fmt: skip
        yield from paragraphs.blocks([Run(text)], layout)


def _cells(line: _Line, table: int, row: int) -> Iterator[Block]:
    """The cells of a table drawn with ``|``."""
    for column, text in enumerate(line.text.strip("|").split("|"), 1):
        cell = Cell(table=table, row=row, column=column)
        layout = Block(text="", line=line.number, page=line.page, cell=cell)
        yield from list(paragraphs.blocks([Run(text)], layout)) or [layout]


class _Levels:
    """The depths of items, by their indent, or where that is the same, by their marks."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def take(self, line: _Line, gap: bool) -> int:
        """The depth of the item on *line*; 0 if it is none."""
        if not line.glyph:
            if line.indent == 0:
                self._open.clear()
            return 0
        here = line.indent, signs.kind(line.glyph)
        while self._open and line.indent < self._open[-1][0]:
            self._open.pop()
        if not self._open or line.indent >= self._open[-1][0] + 2:
            self._open.append(here)
        elif any(abs(indent - here[0]) < 2 and kind == here[1] for indent, kind in self._open):
            while self._open[-1][1] != here[1]:
                self._open.pop()
        elif gap:
            self._open[-1] = here
        else:
            self._open.append(here)
        return len(self._open)


def _paragraphs(lines: list[_Line]) -> Iterator[_Paragraph]:
    width = _width(lines)
    paragraph: _Paragraph | None = None
    gap = False
    for line in lines:
        if not line.text or (_FRAME.fullmatch(line.text) and line.text.strip("|+ ")):
            gap |= not line.text
        elif paragraph and _continues(paragraph, line, width, gap):
            paragraph.lines.append(line)
            gap = False
        elif paragraph and _underlines(line, paragraph) and not gap:
            paragraph.heading = 1 if line.text[0] == "=" else 2
        else:
            if paragraph:
                yield paragraph
            paragraph, gap = _Paragraph(line, gap, [line]), False
    if paragraph:
        yield paragraph


def _underlines(line: _Line, paragraph: _Paragraph) -> bool:
    """Whether *line* underlines the one line of *paragraph*, as a heading."""
    (first, *others), text = paragraph.lines, line.text
    is_stroke = bool(_UNDERLINE.fullmatch(text)) and not others and not first.ends_sentence
    return is_stroke and abs(len(text) - len(first.text)) <= len(first.text) / 5 + 1


def _width(lines: list[_Line]) -> int:
    """The width that the document was wrapped to; 0 if it was not."""
    broken = [
        line.width
        for line, after in pairwise(lines)
        if SHORTEST_WRAPPED <= line.width <= LONGEST_WRAPPED
        and not line.ends_sentence
        and after.text
        and not after.glyph
        and _may_continue(after.text[0])
    ]
    return max(broken) if len(broken) > 1 else 0


def _may_continue(character: str) -> bool:
    """Whether a sentence may go on with *character*: a small letter, or one without capitals."""
    return character.islower() or (character.isalpha() and character.upper() == character.lower())


def _continues(paragraph: _Paragraph, line: _Line, width: int, gap: bool) -> bool:
    """Whether *line* continues the wrapped lines of *paragraph*."""
    last, first = paragraph.lines[-1], paragraph.first
    if line.glyph or line.is_rule or gap or line.is_row or last.is_row:
        return False
    if _BULLET_ALONE.fullmatch(last.text):
        return True
    is_full = bool(width) and last.width + 1 + len(line.text.split()[0]) > width
    if last.is_rule or last.text[-1] in "?？؟:：":
        return is_full and line.text[0].islower()
    if last.ends_sentence:
        return is_full and width >= last.width >= SHORTEST_WRAPPED
    is_hanging = bool(first.glyph) and line.indent > first.indent
    is_open = last.width >= SHORTEST_WRAPPED or last.text[-1] in ",-–"
    return is_hanging or is_full or (is_open and line.text[0].islower())
