"""Reads the text of an OpenDocument text: paragraphs, lists, tables, frames and fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reflect.importers import signs
from reflect.importers.blocks import Block, Cell
from reflect.importers.odt import controls
from reflect.importers.odt.lists import Lists, number
from reflect.importers.odt.styles import SIZE, Style, Styles, length, script
from reflect.importers.paragraphs import BodyReader, Draft, Filled, Run

#: In points: space above a paragraph as wide as a line.
WIDE = 12.0
#: Cells that claim to be repeated more often only fill a sheet.
MOST_REPEATED = 50

_LEFT_OUT = frozenset({
    "text.tracked-changes", "text.table-of-content", "text.illustration-index", "text.table-index",
    "text.object-index", "text.alphabetical-index", "text.bibliography", "text.user-index",
    "office.forms", "office.annotation", "office.annotation-end", "text.page-number",
    "text.page-count", "text.ruby-text", "text.hidden-text", "text.hidden-paragraph", "svg.title",
    "svg.desc", "text.sequence-decls", "text.variable-decls",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r]+")


@dataclass
class _Paragraph(Draft):
    """A paragraph in its style, with the boxes and footnotes that follow it."""

    style: Style = field(default_factory=lambda: Style(""))
    boxes: list[tuple[Element, str]] = field(default_factory=list)
    #: Whether what follows was filled in in a field.
    is_filled: bool = False


@dataclass(frozen=True)
class _Item:
    """The list item around a paragraph."""

    level: int = 0
    glyph: str = ""


class Body(BodyReader):
    """The reader of a document."""

    def __init__(self, styles: Styles, filled: Mapping[str, Filled]) -> None:
        super().__init__()
        self._styles, self._controls = styles, filled
        self._lists = Lists(styles)
        self._item = _Item()

    def _read(self, parent: Element) -> None:
        for child in parent:
            self._read_one(child)

    def _read_one(self, element: Element) -> None:
        if element.tag in ("text.p", "text.h"):
            self._paragraph(element)
        elif element.tag == "text.list":
            self._list(element, self._item.level + 1, "")
        elif element.tag == "table.table":
            self._table(element)
        elif element.tag == "draw.control":
            self._paragraph(Element("text.p"), element)
        elif element.tag == "draw.image":
            self.pictures.append(self._line)
        elif element.tag not in _LEFT_OUT and element.get("text.display") != "none":
            self._read(element)

    # Lists

    def _list(self, element: Element, level: int, name: str) -> None:
        name = element.get("text.style-name") or name
        goes_on = element.get("text.continue-numbering") == "true"
        goes_on |= element.get("text.continue-list") is not None
        self._lists.begin(name, level, goes_on=goes_on)
        outer = self._item
        for item in element:
            if item.tag not in ("text.list-item", "text.list-header"):
                continue
            self._item = _Item(level)
            if item.tag == "text.list-item" and _has_text_first(item):
                glyph = self._lists.glyph(name, level, item.get("text.start-value"))
                self._item = _Item(level, glyph)
            for child in item:
                if child.tag == "text.list":
                    self._list(child, level + 1, name)
                else:
                    self._read_one(child)
                self._item = _Item(level)
        self._item = outer

    # Tables

    def _table(self, table: Element) -> None:
        outer, self._item = self._item, _Item()
        with self._in_table() as index:
            for count, (row, is_header) in enumerate(_rows(table), 1):
                column = 1
                for cell in row:
                    repeated = number(cell.get("table.number-columns-repeated"), 1)
                    repeated = min(repeated, MOST_REPEATED)
                    if cell.tag == "table.covered-table-cell":
                        column += repeated
                    elif cell.tag == "table.table-cell":
                        span = max(1, number(cell.get("table.number-columns-spanned"), 1))
                        for _ in range(repeated):
                            place = Cell(
                                table=index,
                                row=count,
                                column=column,
                                is_header=is_header,
                                span=span,
                            )
                            self._read_cell(cell, place)
                            column += 1
        self._item = outer

    # Paragraphs

    def _paragraph(self, element: Element, control: Element | None = None) -> None:
        style = self._styles.get(element.get("text.style-name"), "paragraph")
        if style.paragraph("fo.break-before") == "page":
            self._page += 1
        made = _Paragraph(_leaders(style), style=style)
        if control is not None:
            self._control(control, made)
        self._inline(element, made, style)
        self._line += 1
        heading = _heading(element, style)
        item = self._item
        if element.tag == "text.h" and heading and not item.glyph and made.runs:
            item = _Item(0, self._lists.heading(heading))
        layout = Block(
            text="", line=self._line, page=self._page, glyph=item.glyph, level=item.level,
            cell=self._cell, heading=heading,
            style=self._style or ("shaded" if _is_shaded(style) else style.name),
            gap=self._gap or (length(style.paragraph("fo.margin-top")) or 0) >= WIDE,
        )  # fmt: skip
        is_wide = (length(style.paragraph("fo.margin-bottom")) or 0) >= WIDE
        self._add(made, layout, has_line=_has_line(style), is_wide_below=is_wide)
        for box, name in made.boxes:
            outer = self._style, self._item
            self._style, self._item = name, _Item()
            self._read(box)
            self._style, self._item = outer

    def _inline(self, parent: Element, made: _Paragraph, style: Style) -> None:
        self._put(parent.text, made, style)
        for child in parent:
            self._child(child, made, style)
            self._put(child.tail, made, style)

    def _child(self, child: Element, made: _Paragraph, style: Style) -> None:
        filled = controls.field(child)
        if filled:
            made.put(*filled)
            made.is_filled |= child.tag == "field.fieldmark-start"
        elif child.tag == "text.s":
            self._put("\xa0" * min(number(child.get("text.c"), 1), 200), made, style)
        elif child.tag == "text.tab":
            self._put(made.tab(), made, style, is_space=True)
        elif child.tag == "text.line-break":
            made.runs.append(Run("\n"))
        elif not self._take_note(child, made):
            name = child.get("text.style-name") if child.tag in ("text.span", "text.a") else None
            self._inline(child, made, self._styles.get(name, "text") if name else style)

    def _take_note(self, child: Element, made: _Paragraph) -> bool:
        """Take note of what is no text of the paragraph; whether *child* is that."""
        if child.tag == "text.soft-page-break":
            self._page += 1
        elif child.tag == "field.fieldmark-end":
            made.is_filled = False
        elif child.tag == "text.note":
            body = child.find("text.note-body")
            made.boxes += [] if body is None else [(body, "footnote")]
        elif child.tag == "draw.control":
            self._control(child, made)
        elif child.tag.startswith("draw."):
            made.boxes.append((child, ""))
        else:
            return child.tag in _LEFT_OUT
        return True

    def _control(self, control: Element, made: _Paragraph) -> None:
        filled = self._controls.get(control.get("draw.control", ""))
        if filled:
            made.put(*filled)

    def _put(
        self, text: str | None, made: _Paragraph, style: Style, *, is_space: bool = False
    ) -> None:
        if not text or style.is_hidden or made.is_filled:
            return
        text = text if is_space else _SPACE.sub(" ", text)
        ending = script(text)
        below = made.style
        bold, italic = style.is_bold(ending), style.is_italic(ending)
        text = signs.shown(text, style.font, is_underlined=style.is_underlined)
        made.runs.append(
            Run(
                text,
                bold=bool(below.is_bold(ending) if bold is None else bold),
                italic=bool(below.is_italic(ending) if italic is None else italic),
                size=style.size(ending) or below.size(ending) or SIZE,
                underlined=style.is_underlined,
            )
        )


def _has_text_first(item: Element) -> bool:
    """Whether *item* begins with a text and not with a list of its own."""
    return next((child.tag != "text.list" for child in item), True)


def _rows(table: Element, is_header: bool = False) -> Iterator[tuple[Element, bool]]:
    """The rows of *table*, and whether they are its head."""
    for child in table:
        if child.tag == "table.table-row":
            yield child, is_header
        elif child.tag in ("table.table-header-rows", "table.table-rows", "table.table-row-group"):
            yield from _rows(child, is_header or child.tag == "table.table-header-rows")


def _heading(element: Element, style: Style) -> int | None:
    if any(each.get("style.name") == "Title" for each in style.chain):
        return 0
    level = element.get("text.outline-level") or style.attribute("style.default-outline-level")
    if element.tag == "text.h":
        return number(level, 1)
    return number(level, 0) or None


def _leaders(style: Style) -> list[bool]:
    """For each tab stop in turn, whether a line leads to it."""
    stops = style.part("style.tab-stops")
    found = [] if stops is None else stops.findall("style.tab-stop")
    return [
        stop.get("style.leader-style", "none") != "none"
        or stop.get("style.leader-text", " ") in ("_", ".")
        for stop in found
    ]


def _is_shaded(style: Style) -> bool:
    """Whether a paragraph has a ground of another colour."""
    colour = style.paragraph("fo.background-color") or "transparent"
    return colour.casefold() not in ("transparent", "#ffffff")


def _has_line(style: Style) -> bool:
    """Whether a line is drawn below the paragraph."""
    border = style.paragraph("fo.border-bottom") or style.paragraph("fo.border") or "none"
    return border != "none"
