"""Pages on a screen: headings, columns and indented text, drawn with rich."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any

from rich.console import Console
from rich.text import Text

from reflect import locale
from reflect.render import drawing, marks, page
from reflect.render.drawing import NARROWEST, behind, cut, laid, lines, said, styled
from reflect.render.page import Block, Heading, Moments, Section, unbound
from reflect.text import visible, width, wrap

#: How far to the right of its heading a section stands, where no numbers are in front of it.
INDENT = 4
#: Between two columns, and between a value and the words beside it.
GAP, BESIDE = 2, "     "
#: Between the columns of a table.
_COLUMNS = 3
#: A heading that has less room than this leaves the line to itself; so does the text of a table.
ROOM, TEXT = 20, 24
#: From here on two answers stand side by side, with so much between them.
SIDE_BY_SIDE, BETWEEN = 120, 4
#: Where nothing below a heading takes more lines than this, headings follow each other closely.
TALL = 3


def drawn(shown: page.Page, out: Console) -> Iterator[str]:
    """A page as it is drawn on a console, in pieces."""
    return drawing.rendered(out, _Painter(shown, out.width).lines())


def text(shown: page.Page, columns: int) -> str:
    """A page as it is drawn on so many columns, without any colour."""
    return "".join(drawn(shown, drawing.paper(min(columns, shown.widest))))


class _Painter:
    """Draws a page in lines of so many *columns*."""

    def __init__(self, shown: page.Page, columns: int) -> None:
        self.blocks, self.columns = shown.blocks, columns
        self.locale = locale.of(shown.language)
        sections = [block for block in self.blocks if isinstance(block, Section)]
        numbers = max((width(each.number) for each in sections), default=0)
        #: How far to the right the text of a section stands.
        self.indent = numbers + 1 + GAP if numbers else INDENT
        self.has_numbers = bool(numbers)
        heads = [block for block in self.blocks if isinstance(block, Section | Heading)]
        self.labels = max((width(unbound(each.label)) for each in heads), default=0)
        offers = [block for block in self.blocks if isinstance(block, page.Command)]
        self.offers = max((width(unbound(each.label)) for each in offers), default=0)
        beside = (self.offers + GAP + width(each.command) for each in offers if each.label)
        #: Whether each command has a line of its own, as not all fit behind what they are for.
        self.are_below = max(beside, default=0) > columns
        inner = [block for section in sections for block in section.blocks]
        tables = [block for block in (*self.blocks, *inner) if isinstance(block, page.Table)]
        cells = [
            [width(unbound(cell)) for cell in row.cells] for all_ in tables for row in all_.rows
        ]
        #: How wide each column is, in all tables.
        self.cells = [max(column) for column in zip_longest(*cells, fillvalue=0)]

    def lines(self) -> Iterator[Text]:
        """The lines of the page, drawn one after the other: there may be ten thousand."""
        # A number in front shows well enough where a question begins.
        is_airy = not self.has_numbers or any(
            not each.is_brief or len([*self.block(each, self.columns)]) - 1 > TALL
            for each in self.blocks
            if isinstance(each, Section)
        )
        needs_legend = bool(page.signs(self.blocks) - {"="})
        above: Block | None = None
        for block in self.blocks:
            body = iter(self.block(block, self.columns))
            first = next(body, None)
            if first is None:
                continue
            if needs_legend and isinstance(block, Section | Moments):
                legend = self.locale.gettext("[-then-]  [+now+]")
                yield from laid(said(legend, "dim"), self.columns)
                needs_legend = False
            if above and _is_apart(above, block, is_airy=is_airy):
                yield Text()
            yield first
            yield from body
            above = block

    @singledispatchmethod
    def block(self, block: Any, columns: int) -> Iterable[Text]:
        """The lines of one block on so many *columns*."""
        raise TypeError(block)  # Charts are for pages that are looked at in a browser.

    def below(self, blocks: Iterable[Block], columns: int) -> list[Text]:
        """The lines of *blocks* one below the other."""
        found: list[Text] = []
        for block in blocks:
            if isinstance(block, Section):
                found += self._section(block, columns, Text(" " * GAP), Text())
            else:
                found += self.block(block, columns)
        return found

    @block.register
    def _(self, block: Heading, columns: int) -> Iterable[Text]:
        style = "bold underline" if block.level == 3 else "bold"
        return self._headed(unbound(block.text), block.label, style, columns, cuts=False)

    @block.register
    def _(self, block: Section, columns: int) -> Iterable[Text]:
        margin = Text(" " * self.indent)
        number = Text(block.number.rjust(self.indent - GAP) + " " * GAP, "dim")
        return self._section(block, columns, margin, number if self.has_numbers else Text())

    def _section(self, block: Section, columns: int, margin: Text, number: Text) -> Iterator[Text]:
        """A heading behind its *number*, and what stands below it, behind a *margin*."""
        room = columns - number.cell_len
        head = self._headed(unbound(block.text), block.label, "bold", room, cuts=block.is_brief)
        yield from behind(number, head)
        yield from behind(margin, self.below(block.blocks, columns - margin.cell_len))

    def _headed(
        self, text: str, label: str, style: str, columns: int, *, cuts: bool
    ) -> Iterator[Text]:
        """A *text* with a *label* at its right, or below it where there is little room."""
        room = columns - self.labels - GAP
        is_beside = bool(label or (cuts and self.labels)) and room >= ROOM
        room = room if is_beside else columns
        for at, line in enumerate(laid(styled(cut(text, room) if cuts else text, style), room)):
            if at == 0 and label and is_beside:
                yield Text.assemble(line, " " * (room - line.cell_len + GAP), said(label, "dim"))
            else:
                yield line
        if label and not is_beside:
            yield from laid(said(label, "dim"), columns)

    @block.register
    def _(self, block: page.Answered, columns: int) -> Iterable[Text]:
        return self.below(block.blocks, columns)

    @block.register
    def _(self, block: Moments, columns: int) -> Iterable[Text]:
        is_body_above = False
        for at, each in enumerate(block.blocks):
            body = self.below(each.blocks, columns - self.indent)
            if at and (body or is_body_above):
                yield Text()
            head = Text.assemble(said(each.text, "bold"), "   ", said(each.label, "dim"))
            yield from laid(head, columns)
            yield from behind(Text(" " * self.indent), body)
            is_body_above = bool(body)

    @block.register
    def _(self, block: page.Paragraph, columns: int) -> Iterable[Text]:
        style = {"strong": "bold", "quiet": "dim", "aside": "dim"}.get(block.tone, "")
        text = f"({block.text})" if block.tone == "aside" else block.text
        return laid(said(text, style), columns)

    @block.register
    def _(self, block: page.Prose, columns: int) -> Iterable[Text]:
        lead = f"{block.lead} " if block.lead else ""
        return laid(styled(lead + block.text, "dim" if block.tone == "quiet" else ""), columns)

    @block.register
    def _(self, block: page.Marked, columns: int) -> Iterable[Text]:
        for text in marks.paragraphs(block, self.locale, columns):
            yield from laid(text, columns)

    @block.register
    def _(self, block: page.Value, columns: int) -> Iterable[Text]:
        value, below = said(block.text), self.below(block.beside, columns)
        if len(below) == len(block.beside) == 1 and not isinstance(block.beside[0], page.Sides):
            before, after = self.locale.gettext('"{text}"', text="\n").split("\n")
            line = Text.assemble(value, BESIDE, before, below[0], after)
            if line.cell_len <= columns:
                return [line]
        return [*laid(value, columns), *below]

    @block.register
    def _(self, block: page.Items, columns: int) -> Iterable[Text]:
        states = [unbound(item.state) for item in block.items]
        widest = max(map(width, states), default=0)
        # States stand in front, as long as that leaves most of the room to the words.
        is_in_front = block.are_compared and 0 < widest <= columns // 3
        for number, (item, state) in enumerate(zip(block.items, states, strict=True), 1):
            text = marks.marked(item.segments, columns) if item.segments else styled(item.text)
            label = Text(f"{number}. ") if block.is_numbered else None
            if is_in_front:
                label = styled(state + " " * (widest - width(state) + GAP), "dim")
            elif state:
                text = Text.assemble(text, "  ", styled(f"({state})", "dim"))
            yield from laid(text, columns, label)

    @block.register
    def _(self, block: page.Lines, columns: int) -> Iterable[Text]:
        return ()  # They are for paper.

    @block.register
    def _(self, block: page.Sides, columns: int) -> Iterable[Text]:
        names = [said(name, "dim") for name, _ in block.sides]
        room = max(name.cell_len for name in names) + GAP
        labels = [name + " " * (room - name.cell_len) for name in names]
        is_pair = len(names) == 2
        if is_pair and columns >= SIDE_BY_SIDE - self.indent:
            half = (columns - BETWEEN) // 2
            both = [
                [*behind(label, self.below(each, half - room))]
                for label, (_, each) in zip(labels, block.sides, strict=True)
            ]
            for one, other in zip_longest(*both, fillvalue=Text()):
                yield from behind(one + " " * (half + BETWEEN - one.cell_len), [other])
            return
        drawn = [self.below(each, columns - room) for _, each in block.sides]
        if is_pair and all(_is_bare(each) for _, each in block.sides):
            one, other = (
                Text.assemble(name, " " * GAP, *some)
                for name, some in zip(names, drawn, strict=True)
            )
            beside = Text.assemble(one, BESIDE, other)
            if all(len(some) == 1 for some in drawn) and beside.cell_len <= columns:
                yield beside
                return
        for label, some in zip(labels, drawn, strict=True):
            yield from behind(label, some)

    @block.register
    def _(self, block: page.Excerpt, columns: int) -> Iterable[Text]:
        pieces = [styled(text, "bold underline" if found else "") for text, found in block.pieces]
        return laid(Text.assemble(*pieces), columns)

    @block.register
    def _(self, block: page.Command, columns: int) -> Iterable[Text]:
        label, command = said(block.label, "dim"), styled(block.command, "dim")
        # A command is for copying: it is left to the terminal to break it.
        if label and self.are_below:
            return [*laid(label, columns), Text.assemble(" " * INDENT, command)]
        gap = " " * (self.offers - label.cell_len + GAP) if label else ""
        return [Text.assemble(label, gap, command)]

    @block.register
    def _(self, block: page.Table, columns: int) -> Iterable[Text]:
        room = max(NARROWEST, columns - sum(each + GAP for each in self.cells[:-1] if each))
        texts = [visible(unbound(row.cells[-1])) for row in block.rows]
        widest = max(map(width, texts))
        noted = max(width(visible(unbound("; ".join(row.notes)))) for row in block.rows)
        noted = min(noted, room // 2)
        beside = max(1, room - noted - _COLUMNS) if noted and widest else room
        is_narrow = beside < min(TEXT, widest)
        if widest > beside:
            widest = max(width(line) for each in texts for line in wrap(each, beside))
        at = widest + _COLUMNS if widest else 0
        for row, words in zip(block.rows, texts, strict=True):
            text, note = Text(words), said("; ".join(row.notes), "dim")
            if is_narrow:
                body = _one_below_the_other(lines(text, room), note, room)
            else:
                body = _side_by_side(lines(text, beside), lines(note, max(1, noted)), at)
            cells = zip(row.cells[:-1], self.cells, strict=False)
            label = "".join(
                visible(unbound(cell)) + " " * (each - width(unbound(cell)) + GAP)
                for cell, each in cells
                if each
            )
            yield from behind(Text(label), body)

    @block.register
    def _(self, block: page.Grid, columns: int) -> Iterable[Text]:
        from reflect.render import grid  # only here: few pages have one

        return grid.Layout(block, columns).lines()


def _side_by_side(left: Sequence[Text], right: Sequence[Text], room: int) -> Iterator[Text]:
    """Lines at the *right* of others, which have so much *room*."""
    for one, other in zip_longest(left, right, fillvalue=Text()):
        yield Text.assemble(one, " " * (room - one.cell_len), other)


def _one_below_the_other(drawn: Sequence[Text], note: Text, room: int) -> Iterable[Text]:
    """A text and a *note* below it, unless both fit on one line."""
    beside = Text.assemble(*drawn, " " * _COLUMNS, note)
    if len(drawn) == 1 and beside.cell_len <= room:
        return [beside]
    return [*drawn, *(laid(note, room, Text(" " * GAP)) if note else [])]


def _is_apart(above: Block, block: Block, *, is_airy: bool) -> bool:
    """Whether there is an empty line between two blocks."""
    if isinstance(block, Section):
        return is_airy or not isinstance(above, Section)
    if isinstance(block, page.Paragraph) and block.joins:
        return False
    return not (
        isinstance(block, page.Command) and isinstance(above, page.Command | page.Paragraph)
    )


def _is_bare(blocks: Sequence[Block]) -> bool:
    """Whether *blocks* are one value with no words beside it."""
    return len(blocks) == 1 and isinstance(blocks[0], page.Value) and not blocks[0].beside
