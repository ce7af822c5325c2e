"""Pages on a screen: headings, columns and indented text, drawn with rich."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any, NamedTuple

from rich.console import Console
from rich.text import Text

from reflect import locale
from reflect.render import drawing, marks
from reflect.render.drawing import NARROWEST, cut, laid, lines, said, styled
from reflect.render.page import (
    Answered,
    Block,
    Command,
    Excerpt,
    Grid,
    Heading,
    Items,
    Marked,
    Moments,
    Page,
    Paragraph,
    Prose,
    Row,
    Section,
    Sides,
    Table,
    Value,
    unbound,
)
from reflect.text import visible, width

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


def put(out: Console, page: Page) -> None:
    """Draw a *page* on a console."""
    drawing.put(out, Painter(page, out.width).page())


def text(page: Page, columns: int) -> str:
    """A *page* as it is drawn on so many columns, without any colour."""
    out = drawing.paper(min(columns, page.widest))
    with out.capture() as drawn:
        put(out, page)
    return drawn.get()


class Painter:
    """Draws a page in lines of so many *columns*."""

    def __init__(self, page: Page, columns: int) -> None:
        self.blocks, self.columns, self.locale = page.blocks, columns, locale.of(page.language)
        sections = [block for block in page.blocks if isinstance(block, Section)]
        numbers = [width(each.number) for each in sections]
        #: How far to the right the text of a section stands.
        self.indent = max(numbers) + 1 + GAP if any(numbers) else INDENT
        self.has_numbers = any(numbers)
        heads = [block for block in page.blocks if isinstance(block, Section | Heading)]
        self.labels = max((width(unbound(each.label)) for each in heads), default=0)
        offers = [block for block in page.blocks if isinstance(block, Command)]
        self.offers = max((width(unbound(each.label)) for each in offers), default=0)
        beside = (self.offers + GAP + width(each.command) for each in offers if each.label)
        #: Whether each command has a line of its own, as not all fit behind what they are for.
        self.are_below = max(beside, default=0) > columns
        inner = [block for section in sections for block in section.blocks]
        tables = [block for block in (*page.blocks, *inner) if isinstance(block, Table)]
        self.cells = _widths(tables)

    def page(self) -> list[Text]:
        """All lines of the page."""
        drawn = [(block, list(self.block(block, self.columns))) for block in self.blocks]
        # A number in front shows well enough where a question begins.
        is_airy = not self.has_numbers or any(
            len(body) - 1 > TALL or not block.is_brief
            for block, body in drawn
            if isinstance(block, Section)
        )
        found: list[Text] = []
        above: Block | None = None
        has_marks = any(marks.has_marks(line) for _, body in drawn for line in body)
        for block, body in drawn:
            if has_marks and isinstance(block, Section | Moments):
                legend = self.locale.gettext("[-then-]  [+now+]")
                found += laid(said(legend, "dim"), self.columns)
                has_marks = False
            if above and body and _is_apart(above, block, is_airy=is_airy):
                found.append(Text())
            found += body
            above = block if body else above
        return found

    @singledispatchmethod
    def block(self, block: Any, columns: int) -> Iterable[Text]:
        """The lines of one block on so many *columns*."""
        raise TypeError(block)  # Charts are for pages that are looked at in a browser.

    def below(self, blocks: Iterable[Block], columns: int) -> list[Text]:
        """The lines of *blocks* one below the other."""
        found: list[Text] = []
        for block in blocks:
            if isinstance(block, Section):
                found += self.section(block, columns, GAP)
            else:
                found += self.block(block, columns)
        return found

    @block.register
    def _(self, block: Heading, columns: int) -> Iterable[Text]:
        style = "bold underline" if block.level == 3 else "bold"
        return self._headed(unbound(block.text), block.label, style, columns, cuts=False)

    @block.register
    def _(self, block: Section, columns: int) -> Iterable[Text]:
        number = Text(block.number.rjust(self.indent - GAP) + " " * GAP, "dim")
        return self.section(block, columns, self.indent, number if self.has_numbers else None)

    def section(
        self, block: Section, columns: int, indent: int, number: Text | None = None
    ) -> Iterator[Text]:
        """A heading behind its *number*, and what stands below it, moved to the right."""
        room = columns - (indent if number else 0)
        asked = unbound(block.text)
        head = self._headed(asked, block.label, "bold", room, cuts=block.is_brief)
        yield from _beside_label(head, number)
        yield from _moved(self.below(block.blocks, columns - indent), indent)

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
    def _(self, block: Answered, columns: int) -> Iterable[Text]:
        return self.below(block.blocks, columns)

    @block.register
    def _(self, block: Moments, columns: int) -> Iterable[Text]:
        is_body_above = False
        for at, each in enumerate(block.sections):
            body = self.below(each.blocks, columns - self.indent)
            if at and (body or is_body_above):
                yield Text()
            head = Text.assemble(said(each.text, "bold"), "   ", said(each.label, "dim"))
            yield from laid(head, columns)
            yield from _moved(body, self.indent)
            is_body_above = bool(body)

    @block.register
    def _(self, block: Paragraph, columns: int) -> Iterable[Text]:
        style = {"strong": "bold", "quiet": "dim", "aside": "dim"}.get(block.tone, "")
        text = f"({block.text})" if block.tone == "aside" else block.text
        return laid(said(text, style), columns)

    @block.register
    def _(self, block: Prose, columns: int) -> Iterable[Text]:
        lead = f"{block.lead} " if block.lead else ""
        return laid(styled(lead + block.text, "dim" if block.tone == "quiet" else ""), columns)

    @block.register
    def _(self, block: Marked, columns: int) -> Iterable[Text]:
        for text in marks.paragraphs(block, self.locale, columns):
            yield from laid(text, columns)

    @block.register
    def _(self, block: Value, columns: int) -> Iterable[Text]:
        value, quoted = said(block.text), self._quoted(block.beside, columns)
        if quoted and value.cell_len + len(BESIDE) + quoted.cell_len <= columns:
            return [Text.assemble(value, BESIDE, quoted)]
        return [*laid(value, columns), *self.below(block.beside, columns)]

    def _quoted(self, beside: Sequence[Block], columns: int) -> Text | None:
        """What stands *beside* a value, in quotation marks, where it is one line of text."""
        found = self.below(beside, columns) if len(beside) == 1 else []
        if len(found) != 1 or isinstance(beside[0], Sides):
            return None
        before, behind = self.locale.gettext('"{text}"', text="\n").split("\n")
        return Text.assemble(before, found[0], behind)

    @block.register
    def _(self, block: Items, columns: int) -> Iterable[Text]:
        states = max((width(item.state) for item in block.items), default=0)
        for item in block.items:
            text = marks.marked(item.segments, columns) if item.segments else styled(item.text)
            label = None
            if block.are_compared and states:
                label = styled(item.state + " " * (states - width(item.state) + GAP), "dim")
            elif item.state and not block.are_compared:
                text = Text.assemble(text, "  ", styled(f"({item.state})", "dim"))
            yield from laid(text, columns, label=label)

    @block.register
    def _(self, block: Sides, columns: int) -> Iterable[Text]:
        names = max(width(unbound(name)) for name, _ in block.sides) + GAP
        labels = [_label(name, names) for name, _ in block.sides]
        if len(block.sides) == 2 and columns >= SIDE_BY_SIDE - self.indent:
            half = (columns - BETWEEN) // 2
            columns_ = [self.below(each, half - names) for _, each in block.sides]
            columns_ = [[*_beside_label(c, n)] for c, n in zip(columns_, labels, strict=True)]
            for one, other in zip_longest(*columns_, fillvalue=Text()):
                gap = " " * (half + BETWEEN - one.cell_len)
                yield _stripped(Text.assemble(one, gap, other))
            return
        both = [self.below(each, columns - names) for _, each in block.sides]
        if len(both) == 2 and all(_is_bare(each) for _, each in block.sides):
            one, other = (
                Text.assemble(said(name, "dim"), " " * GAP, *lines)
                for (name, _), lines in zip(block.sides, both, strict=True)
            )
            beside = Text.assemble(one, BESIDE, other)
            if all(len(lines) == 1 for lines in both) and beside.cell_len <= columns:
                yield beside
                return
        for label, drawn in zip(labels, both, strict=True):
            yield from _beside_label(drawn, label)

    @block.register
    def _(self, block: Excerpt, columns: int) -> Iterable[Text]:
        pieces = [styled(text, "bold underline" if found else "") for text, found in block.pieces]
        return laid(Text.assemble(*pieces), columns)

    @block.register
    def _(self, block: Command, columns: int) -> Iterable[Text]:
        label, command = said(block.label, "dim"), styled(block.command, "dim")
        # A command is for copying: it is left to the terminal to break it.
        if label and self.are_below:
            return [*laid(label, columns), Text.assemble(" " * INDENT, command)]
        gap = " " * (self.offers - label.cell_len + GAP) if label else ""
        return [Text.assemble(label, gap, command)]

    @block.register
    def _(self, block: Table, columns: int) -> Iterable[Text]:
        rows = [_TableRow.of(row, self.cells) for row in block.rows]
        start = sum(each + GAP for each in self.cells[:-1] if each)
        room = max(NARROWEST, columns - start)
        texts = max(row.text.cell_len for row in rows)
        notes = min(max(row.notes.cell_len for row in rows), room // 2)
        beside = max(1, room - notes - _COLUMNS) if notes and texts else room
        is_narrow = beside < min(TEXT, texts)
        widest = (
            0
            if is_narrow
            else max((line.cell_len for row in rows for line in lines(row.text, beside)), default=0)
        )
        for row in rows:
            drawn = row.narrow(room) if is_narrow else row.wide(beside, widest, notes)
            yield from _beside_label(drawn, row.label)

    @block.register
    def _(self, block: Grid, columns: int) -> Iterable[Text]:
        from reflect.render import grid  # only here: few pages have one

        return grid.lines(block, columns)


class _TableRow(NamedTuple):
    """A row, its first cells as they stand in front of its text."""

    label: Text
    text: Text
    notes: Text

    @classmethod
    def of(cls, row: Row, widths: Sequence[int]) -> "_TableRow":
        *first, last = (visible(unbound(cell)) for cell in row.cells)
        before = "".join(
            cell + " " * (room - width(cell) + GAP)
            for cell, room in zip(first, widths, strict=False)
            if room
        )
        return cls(Text(before), Text(last), said("; ".join(row.notes), "dim"))

    def wide(self, room: int, widest: int, notes: int) -> Iterator[Text]:
        """Lines of text, and lines of notes at their right."""
        left, right = lines(self.text, room), lines(self.notes, max(1, notes))
        for one, other in zip_longest(left, right, fillvalue=Text()):
            gap = " " * (widest + (_COLUMNS if widest else 0) - one.cell_len)
            yield _stripped(Text.assemble(one, gap, other))

    def narrow(self, room: int) -> Iterator[Text]:
        """Notes below the text, unless both fit on one line."""
        beside = _stripped(Text.assemble(self.text, " " * _COLUMNS, self.notes))
        if beside.cell_len <= room:
            yield beside
            return
        yield from lines(self.text, room)
        if self.notes:
            yield from laid(self.notes, room, GAP)


def _widths(tables: Iterable[Table]) -> list[int]:
    """How wide each column is, in all *tables*."""
    cells = [[width(unbound(cell)) for cell in row.cells] for each in tables for row in each.rows]
    return [max(column) for column in zip_longest(*cells, fillvalue=0)]


def _is_apart(above: Block, block: Block, *, is_airy: bool) -> bool:
    """Whether there is an empty line between two blocks."""
    if isinstance(block, Section):
        return is_airy or not isinstance(above, Section)
    if isinstance(block, Paragraph) and block.joins:
        return False
    return not (isinstance(block, Command) and isinstance(above, Command | Paragraph | Table))


def _is_bare(blocks: Sequence[Block]) -> bool:
    """Whether *blocks* are one value with no words beside it."""
    return len(blocks) == 1 and isinstance(blocks[0], Value) and not blocks[0].beside


def _label(text: str, columns: int) -> Text:
    """A *text* that stands at the left of others, in so many *columns*."""
    return said(text, "dim") + " " * (columns - width(unbound(text)))


def _beside_label(drawn: Iterable[Text], label: Text | None) -> Iterator[Text]:
    """Lines with a *label* at the left of the first."""
    for line in drawn:
        yield _stripped(Text.assemble(label, line)) if label else line
        label = Text(" " * label.cell_len) if label else None


def _moved(drawn: Iterable[Text], indent: int) -> Iterator[Text]:
    """Lines moved to the right."""
    return (Text.assemble(" " * indent, line) if line else line for line in drawn)


def _stripped(line: Text) -> Text:
    line.rstrip()
    return line
