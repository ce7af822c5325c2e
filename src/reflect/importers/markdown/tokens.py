"""Reads the tokens of markdown-it: blocks of text, lists, tables, quotes, and HTML among them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reflect.importers import html, paragraphs, signs
from reflect.importers.blocks import TOO_DEEP, Block, Cell, Field, FieldKind, Unreadable
from reflect.importers.html import forms
from reflect.importers.markdown.source import HINT
from reflect.importers.paragraphs import Draft, Run
from reflect.importers.signs import BLANK

DEEPEST = 60
#: What editors call a fenced block of no programming language.
_PROSE = ("", "text", "txt", "plain", "plaintext", "plain text", "md", "markdown")
#: Shorter lines were not wrapped.
SHORTEST_WRAPPED = 60

# Obsidian: > [!note]- A title
_CALLOUT = re.compile(r"\[![\w-]{1,30}(?:\|[^\]\n]{0,60})?\][+-]?[ \t]*")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]{0,500})?)/?>")
_ATTRIBUTE = re.compile(r"([\w-]{1,40})(?:\s*=\s*[\"']([^\"']{0,200})[\"'])?")
_OPEN_END = re.compile(r"[.?!:;…。？！：؟][*_\"'”’)\]]*$")
_UNSPACED = re.compile("[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]")


@dataclass
class _Line(Draft):
    """A line of a paragraph."""

    number: int = 1

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Reader:
    """The reader of a document."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        #: The first line with code; 0 if there is none.
        self.coded = 0
        #: The lines of those that are left out.
        self.pictures: list[int] = []
        #: For each list that is open, the number of its last item.
        self._lists: list[int] = []
        self._glyph = ""
        self._heading: int | None = None
        #: For each quote that is open, its style; "" before its first text.
        self._quotes: list[str] = []
        self._table = self._row = self._column = self._line = 0
        self._cell: Cell | None = None

    def read(self, source: str) -> None:
        """Add the blocks of *source*."""
        parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
        for token in parser.enable(["table", "strikethrough"]).parse(source):
            if token.level >= DEEPEST - 1:  # the parser drops what lies deeper
                raise Unreadable(TOO_DEEP)
            handler = _HANDLERS.get(token.type)
            if handler:
                handler(self, token)

    def _layout(self, line: int) -> Block:
        return Block(
            text="", line=line, heading=self._heading, glyph=self._glyph, level=len(self._lists),
            style=self._quotes[-1] if self._quotes else "", cell=self._cell,
        )  # fmt: skip

    def _put(self, lines: list[_Line], layout: Block) -> None:
        """Add the blocks of a paragraph of *lines*."""
        for index, line in enumerate(lines):
            found = line.blocks(replace(layout, line=line.number))
            self.blocks += found
            if index == 0 and found:
                self._glyph = ""
            level = layout.level + bool(layout.glyph and found and _has_mark(lines, index + 1))
            layout = replace(layout, glyph="", gap=False, level=level)

    def _inline(self, token: Token) -> None:
        for child in token.children or []:
            if child.type == "image":
                self.pictures.append(_line_of(token))
        lines = list(_lines(token))
        if self._cell:
            lines[0].number = self._line
        if self._quotes and not self._quotes[-1]:
            lines = self._begin_quote(lines)
        gap = not self._glyph and self._heading is None and self._cell is None
        self._put(lines, replace(self._layout(0), gap=gap and bool(self.blocks)))

    def _begin_quote(self, lines: list[_Line]) -> list[_Line]:
        """Tell a callout from a quote; add its title. The other *lines*."""
        found = _CALLOUT.match(lines[0].text) if lines else None
        self._quotes[-1] = "callout" if found else "quote"
        if not found:
            return lines
        title = lines[0].text[found.end() :]
        run = Run(title, bold=True)
        self._put([replace(lines[0], runs=[run])], replace(self._layout(0), gap=True))
        return lines[1:]

    def _begin_heading(self, token: Token) -> None:
        self._heading = int(token.tag[1:])

    def _end_heading(self, _: Token) -> None:
        self._heading = None

    def _begin_list(self, token: Token) -> None:
        self._lists.append(int(token.attrs.get("start", 1)) - 1)

    def _end_list(self, _: Token) -> None:
        self._lists.pop()
        self._glyph = ""

    def _begin_item(self, token: Token) -> None:
        self._lists[-1] += 1
        self._glyph = f"{self._lists[-1]}{token.markup}" if token.markup in ".)" else "•"

    def _end_item(self, token: Token) -> None:
        if self._glyph and not (self.blocks and self.blocks[-1].level > len(self._lists)):
            line = self.blocks[-1].line if self.blocks else 1
            self.blocks.append(replace(self._layout(line), is_rule=True))
        self._glyph = ""

    def _begin_quote_block(self, _: Token) -> None:
        self._quotes.append("")

    def _end_quote_block(self, _: Token) -> None:
        self._quotes.pop()

    def _rule(self, token: Token) -> None:
        self.blocks.append(replace(self._layout(_line_of(token)), text="---", is_rule=True))

    def _code(self, token: Token) -> None:
        """Lines set in by four spaces are seldom meant as code."""
        lines = token.content.rstrip("\n").split("\n")
        number = _line_of(token)
        self._put(
            [_Line(runs=[Run(line)], number=number + n) for n, line in enumerate(lines)],
            self._layout(0),
        )

    def _fence(self, token: Token) -> None:
        if token.info.strip().casefold() not in _PROSE:
            self.coded = self.coded or _line_of(token)
            return
        layout = replace(self._layout(_line_of(token)), style="code")
        self.blocks += paragraphs.blocks([Run(token.content.strip("\n"))], layout)

    def _html(self, token: Token) -> None:
        found = html.blocks(token.content)
        self.blocks += [
            replace(
                block,
                line=_line_of(token) + block.line - 1,
                cell=block.cell and replace(block.cell, table=self._table + block.cell.table),
            )
            for block in found
        ]
        self._table += max((block.cell.table for block in found if block.cell), default=0)

    def _begin_table(self, token: Token) -> None:
        self._table += 1
        self._row, self._line = 0, _line_of(token) - 1

    def _end_table(self, _: Token) -> None:
        self._cell = None

    def _begin_row(self, _: Token) -> None:
        self._row += 1
        # A line of strokes parts the head from the rest.
        self._line += 2 if self._row == 2 else 1
        self._column = 0

    def _begin_cell(self, token: Token) -> None:
        self._column += 1
        self._cell = Cell(
            table=self._table, row=self._row, column=self._column, is_header=token.tag == "th"
        )

    def _end_cell(self, _: Token) -> None:
        if not self.blocks or self.blocks[-1].cell != self._cell:
            self.blocks.append(replace(self._layout(self._line), glyph="", level=0))


def _line_of(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _has_mark(lines: list[_Line], index: int) -> bool:
    """Whether the line at *index* begins with a mark typed by hand."""
    return index < len(lines) and bool(signs.mark(signs.normal(lines[index].text))[0])


def _lines(token: Token) -> Iterator[_Line]:
    """The lines of a paragraph that were not wrapped."""
    number, looks = _line_of(token), Counter[str]()
    line, last = _Line(number=number), ""
    for count, (is_hard, piece) in enumerate(_pieces(token.children or [])):
        text = "".join(child.content for child in piece)
        is_hint = text.startswith(HINT)
        joint = "" if not count else "\n" if is_hard else None if is_hint else _joint(last, text)
        if joint is None:
            yield line
            line = _Line(number=number + count)
        elif joint:
            line.runs.append(Run(joint))
        last = "" if is_hint else text
        looks["em"] += is_hint
        for child in piece:
            looks[child.tag] += child.nesting
            _add(child, line, looks)
        looks["em"] -= is_hint
    yield line


def _pieces(tokens: list[Token]) -> Iterator[tuple[bool, list[Token]]]:
    """The *tokens* of each line of the file, and whether it begins on purpose."""
    is_hard = False
    piece: list[Token] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield is_hard, piece
            is_hard, piece = token.type == "hardbreak", []
        else:
            piece.append(token)
    yield is_hard, piece


def _add(token: Token, line: _Line, looks: Counter[str]) -> None:
    if token.type == "html_inline":
        _tag(token.content, line)
    elif token.type == "code_inline" and token.content.startswith("INPUT["):  # Obsidian
        line.put(BLANK, None)
    elif token.type == "code_inline" and token.content.startswith(("= ", "$= ")):  # Dataview
        return
    elif token.content and token.type != "image":
        text = token.content.replace(HINT, "")
        line.runs.append(Run(text, looks["strong"] > 0, looks["em"] > 0))


def _joint(before: str, after: str) -> str | None:
    """What joins a line to the next one it was wrapped into; None if it was not wrapped."""
    before, after = before.strip(), after.strip()
    if not before or not after or signs.mark(signs.normal(after))[0]:
        return None
    if _UNSPACED.match(before[-1]) and _UNSPACED.match(after):
        return "" if not _OPEN_END.search(before) and len(before) * 2 >= SHORTEST_WRAPPED else None
    if len(before) >= SHORTEST_WRAPPED and not before.endswith(("?", "？", "؟", ":")):
        return " "
    return " " if after[0].islower() and not _OPEN_END.search(before) else None


def _tag(source: str, line: _Line) -> None:
    """Add what an HTML tag in the text shows."""
    found = _TAG.fullmatch(source)
    if not found or found[1]:
        return
    name = found[2].casefold()
    if name == "br":
        line.runs.append(Run("\n"))
    elif name == "input":
        attributes = {key.casefold(): value for key, value in _ATTRIBUTE.findall(found[3])}
        made = forms.entry(attributes)
        if made:
            line.put(*made)
    elif name == "textarea":
        line.put(BLANK, Field(kind=FieldKind.TEXT))


_HANDLERS: dict[str, Callable[[Reader, Token], None]] = {
    "inline": Reader._inline,
    "heading_open": Reader._begin_heading, "heading_close": Reader._end_heading,
    "bullet_list_open": Reader._begin_list, "bullet_list_close": Reader._end_list,
    "ordered_list_open": Reader._begin_list, "ordered_list_close": Reader._end_list,
    "list_item_open": Reader._begin_item, "list_item_close": Reader._end_item,
    "blockquote_open": Reader._begin_quote_block, "blockquote_close": Reader._end_quote_block,
    "hr": Reader._rule, "code_block": Reader._code, "fence": Reader._fence,
    "html_block": Reader._html,
    "table_open": Reader._begin_table, "table_close": Reader._end_table,
    "tr_open": Reader._begin_row,
    "th_open": Reader._begin_cell, "th_close": Reader._end_cell,
    "td_open": Reader._begin_cell, "td_close": Reader._end_cell,
}  # fmt: skip
