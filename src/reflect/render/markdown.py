"""Pages in Markdown, what changed in them marked as CriticMarkup has it: ``{--went--}{++came++}``.

Whoever takes all changes has the answer of today, whoever refuses them that of then, character
for character; only where a stretch stayed in another layout, it is the one of today. A mark is
never larger than a sentence, and breaks between lines have marks of their own, since no two
programs agree on what reaches across a blank line or an item of a list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod
from typing import Any

from reflect import locale
from reflect.comparison.parts import Part
from reflect.render import page
from reflect.render.page import Block, Heading, Section, unbound
from reflect.text import visible

_MARKS = {"-": "{{--{}--}}", "+": "{{++{}++}}", "<": "{{--{}--}}", ">": "{{++{}++}}"}

#: Breaks between lines, blank ones among them.
_BREAKS = re.compile(r"(\n(?:[ \t]*\n)*)")
# What is meant by the writer, and would be taken for a mark or a heading of ours, or for a comment
# that nobody sees: one more backslash each, so that none has to be guessed at when they are taken
# out again.
_COMMENTS = re.compile(r"(<)(\\*)(?=!--)")
_OPENS = re.compile(r"(\{)(\\*)(?=\+\+|--|~~|==|>>)")
_CLOSES = re.compile(r"([+~=<-])(\\*)(?=\1\})")
_HEADS = re.compile(r"^( {0,3})(\\*)(?=#{1,6}(?:[ \t]|$))", re.MULTILINE)


def text(shown: page.Page) -> str:
    """A page in Markdown."""
    return "\n\n".join(filter(None, _Painter(shown).blocks(shown.blocks))) + "\n"


class _Painter:
    """Puts blocks into Markdown."""

    def __init__(self, shown: page.Page) -> None:
        #: What is said of what only changed its place.
        self.moved = locale.of(shown.language).gettext("moved")
        levels = sorted({block.level for block in shown.blocks if isinstance(block, Heading)})
        self._depths = {level: depth for depth, level in enumerate(levels, 1)}
        self._depth = 0

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """*blocks* in paragraphs."""
        for block in blocks:
            yield from self.block(block)

    @singledispatchmethod
    def block(self, block: Any) -> Iterable[str]:
        """One block in paragraphs."""
        raise TypeError(block)  # Grids and charts are for the screen and for browsers.

    @block.register
    def _(self, block: Heading) -> Iterable[str]:
        self._depth = self._depths[block.level]
        return [f"{'#' * self._depth} {_line(block.text)}"]

    @block.register
    def _(self, block: Section) -> Iterable[str]:
        number = f"{block.number}. " if block.number else ""
        yield f"{'#' * (self._depth + 1)} {number}{_line(block.text)}"
        yield f"*{_line(block.label)}*" if block.label else ""
        yield from self.blocks(block.blocks)

    @block.register
    def _(self, block: page.Answered) -> Iterable[str]:
        notes = (f"{{>>{_line(note)}<<}}" for note in block.notes)
        return [marked(block.parts, self.moved), *notes]

    @block.register
    def _(self, block: page.Paragraph) -> Iterable[str]:
        text = _line(block.text)
        return [f"*({text})*" if block.tone == "aside" else text]

    @block.register
    def _(self, block: page.Prose) -> Iterable[str]:
        return [_line(block.lead), marked([Part((("=", block.text),))], "")]

    @block.register
    def _(self, block: page.Value) -> Iterable[str]:
        return [_line(block.text), *self.blocks(block.beside)]

    @block.register
    def _(self, block: page.Items) -> Iterable[str]:
        yield "\n".join(
            f"{f'{at}.' if block.is_ordered else '-'} {_line(item.text)}"
            + (f" ({_line(item.state)})" if item.state else "")
            for at, item in enumerate(block.items, 1)
        )

    @block.register
    def _(self, block: page.Lines) -> Iterable[str]:
        return ()  # They are for paper.

    @block.register
    def _(self, block: page.Sides) -> Iterable[str]:
        for name, blocks in block.sides:
            yield f"**{_line(name)}**"
            yield from self.blocks(blocks)

    @block.register
    def _(self, block: page.Marked) -> Iterable[str]:
        return [marked(block.parts, self.moved)]

    @block.register
    def _(self, block: page.Excerpt) -> Iterable[str]:
        words = ((escaped(piece), is_found) for piece, is_found in block.pieces)
        return ["".join(f"**{each}**" if is_found else each for each, is_found in words)]

    @block.register
    def _(self, block: page.Table) -> Iterable[str]:
        yield "\n".join(
            f"- {' – '.join(_line(cell) for cell in row.cells if cell)}"
            + "".join(f" ({_line(note)})" for note in row.notes)
            for row in block.rows
        )

    @block.register
    def _(self, block: page.Moments) -> Iterable[str]:
        return self.blocks(block.blocks)

    @block.register
    def _(self, block: page.Command) -> Iterable[str]:
        return ()  # It is for a terminal.


def marked(parts: Sequence[Part], moved: str) -> str:
    """Both texts of *parts* in one; *moved* is said of what only changed its place."""
    shown = []
    for sign, *words in (segment for part in parts for segment in part.segments):
        if sign == "=":
            shown.append(escaped(words[-1]))
            continue
        note = f"{{>>{moved}<<}}" if sign in "<>" else ""
        for piece in filter(None, _BREAKS.split(words[0])):
            shown.append(_MARKS[sign].format(escaped(piece)) + (note if piece.strip() else ""))
    return _HEADS.sub(r"\1\\\2", "".join(shown))


def escaped(words: str) -> str:
    """*words* without anything that a terminal could obey, or that could be taken for a mark."""
    shown = "\t".join(map(visible, words.split("\t")))
    for sign in (_COMMENTS, _OPENS, _CLOSES):
        shown = sign.sub(r"\1\\\2", shown)
    return shown


def _line(words: str) -> str:
    return escaped(" ".join(unbound(words).split()))
