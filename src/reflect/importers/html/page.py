"""Reads a page of HTML: its elements to blocks."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from reflect.importers import paragraphs
from reflect.importers.blocks import TOO_DEEP, Block, Cell, Field, FieldKind, Note, Unreadable
from reflect.importers.html import forms, site
from reflect.importers.html.forms import Choice
from reflect.importers.html.styles import Look, StyleSheet
from reflect.importers.html.tables import Table
from reflect.importers.numerals import numeral
from reflect.importers.paragraphs import BLANK, BOX, CHOSEN, RADIO, TICKED, Run
from reflect.locale import N_

#: Elements inside each other; pages made with a website builder have some 60.
DEEPEST = 400

AROUND = N_("left out: what seems to belong to the website and not to the worksheet")

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: In points, as browsers show them.
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0, "small": 10.0}
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_HOLDERS = _BLOCKS - {"p"}
_SPACED = frozenset({
    "p", "blockquote", "table", "hr", "fieldset", "section", "h1", "h2", "h3", "h4", "h5",
    "h6",
})  # fmt: skip
#: What an element that begins ends, if no element that holds it is nearer.
_ENDS = {
    "li": ("li", "ul ol menu"), "dt": ("dt dd", "dl"), "dd": ("dt dd", "dl"),
    "tr": ("tr", "table"), "td": ("td th", "tr table"), "th": ("td th", "tr table"),
    "tbody": ("thead tbody", "table"), "tfoot": ("thead tbody", "table"),
    "option": ("option", "select"),
}  # fmt: skip
_BOLD, _ITALIC = frozenset({"b", "strong", "th", *_HEADINGS}), frozenset({"i", "em", "cite"})
#: The styles of elements without a class; text in them has these, too.
_NAMES = {
    "blockquote": "quote", "pre": "code", "dt": "dt", "dd": "dd", "summary": "summary",
    "legend": "legend", "caption": "caption",
}  # fmt: skip
#: In points, of <font size="1"> to "7".
_FONT_SIZES = dict(zip("1234567", (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0), strict=True))
#: Links that stand alone, and as many at least, lead to other pages.
LINKS = 3
_REGIONS = frozenset({"main", "article", "header"})
# LibreOffice writes wide spaces as they are, which browsers do not show.
_WIDE, _GAP = re.compile(r"(?<=\S) {3,}(?=\S)"), "\xa0" * 3
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WRITTEN = re.compile("[ \xa0\u2002\u2003]{3,}")
# Google Docs: nested lists lie beside each other, with their levels in their classes.
_LEVEL = re.compile(r"lst-[\w-]{0,80}-(\d)")
_TYPES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
#: Empty elements of these classes are lines to write on.
_LINES = frozenset({"line", "lines", "blank", "blanks", "underline", "answer", "answer-line"})
_BOXES = frozenset({BOX, TICKED, RADIO, CHOSEN})
_TITLES = frozenset({"page-title", "entry-title", "post-title"})


@dataclass(slots=True)
class _List:
    """A list that is open."""

    level: int
    #: The form of numbers, or a sign; "" for none.
    mark: str
    is_ordered: bool
    count: int


@dataclass(slots=True)
class _Element:
    """An element that is open."""

    tag: str
    look: Look
    #: The style of its text.
    name: str = ""
    is_silent: bool = False
    #: Whether its line ends and spaces count.
    is_kept: bool = False
    is_link: bool = False
    heading: int | None = None
    region: str = ""
    #: Whether it is a line to write on, if it stays empty.
    is_line: bool = False
    #: The number of blocks and runs before it.
    start: tuple[int, int] = (0, 0)
    is_block: bool = False


class Page(HTMLParser):
    """The reader of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        #: For each block, the innermost of the regions of a page that it lies in.
        self.regions: list[str] = []
        self.notes: list[Note] = []
        self.title = self.language = ""
        self._sheet = StyleSheet()
        self._open = [_Element("", Look())]
        self._runs: list[Run] = []
        self._fields: list[Field] = []
        self._glyph = ""
        self._gap = False
        self._lists: list[_List] = []
        self._tables: list[Table] = []
        self._cells: list[Cell | None] = []
        self._count = 0
        self._inputs: list[list[str]] = []
        self._choice: Choice | None = None
        #: The texts of links.
        self._links: list[str] = []
        #: What the last box stands for, until a text says so.
        self._value = ""
        #: What stands in the last field until somebody writes there.
        self._example = ""
        #: Of the last input.
        self._id = ""

    # Elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        classes = attributes.get("class", "").split()
        is_box = tag == "div" and "checkbox" in classes  # in Notion
        if is_box:
            self._write(TICKED if "checkbox-on" in classes else BOX)
        elif tag in _BLOCKS:
            self._end_paragraph()
            self._close("p", _HOLDERS)
        if tag in _ENDS:
            names, holders = _ENDS[tag]
            self._close(names, holders.split())
        element = self._element(tag, classes, attributes)
        element.is_block = tag in _BLOCKS and not is_box
        if tag not in _VOID:
            if len(self._open) >= DEEPEST:
                raise Unreadable(TOO_DEEP)
            self._open.append(element)
        begin = _BEGIN.get(tag)
        if begin and not element.is_silent:
            begin(self, attributes)
        self._gap |= tag in _SPACED

    def _element(self, tag: str, classes: list[str], attributes: dict[str, str]) -> _Element:
        above = self._open[-1]
        styles = self._sheet.styles(tag, classes, attributes.get("style", ""))
        if tag == "font" and attributes.get("size") in _FONT_SIZES:
            styles.setdefault("font-size", f"{_FONT_SIZES[attributes['size']]}pt")
        is_around = site.is_around(tag, attributes, styles)
        # The sections of many a page open by a button in their headings.
        is_silent = tag in site.SILENT and not (tag == "button" and above.heading is not None)
        if is_around and not (above.is_silent or site.is_hidden(attributes, styles)):
            self._note_around()
        heading = _heading(tag, classes, attributes)
        return _Element(
            tag,
            _look(tag, above.look).styled(styles),
            name=above.name if tag not in _BLOCKS else _name(tag, classes, above.name),
            is_silent=above.is_silent or is_around or is_silent,
            is_kept=above.is_kept or tag == "pre",
            is_link=above.is_link or (tag == "a" and "href" in attributes),
            heading=above.heading if heading is None else heading,
            region=above.region or _region(tag, classes),
            is_line="border-bottom" in styles or bool(_LINES & set(classes)),
            start=(len(self.blocks), len(self._runs)),
        )

    def _note_around(self) -> None:
        if not self.notes:
            self.notes.append(Note(self.getpos()[0], AROUND, is_omission=True))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._close(tag, () if tag in ("table", "body", "html") else ("table",))

    def _close(self, names: str, holders: Container[str]) -> None:
        """End the innermost element of one of the *names*, if no *holders* are nearer."""
        for index in range(len(self._open) - 1, 0, -1):
            tag = self._open[index].tag
            if tag in names.split():
                self._close_to(index)
                return
            if tag in holders:
                return

    def _close_to(self, index: int) -> None:
        while len(self._open) > index:
            self._end(self._open[-1])
            self._open.pop()

    def _end(self, element: _Element) -> None:
        if element.is_silent:
            return
        if element.is_line and element.start == (len(self.blocks), len(self._runs)):
            self._write(f" {BLANK} ")
        if element.is_block:
            self._end_paragraph()
        end = _END.get(element.tag)
        if end:
            end(self, element)

    def close(self) -> None:
        super().close()
        self._end_paragraph()
        self._close_to(1)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip ``<![if ...]>``, which Word writes, as browsers do."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    # Text

    def handle_data(self, data: str) -> None:
        element = self._open[-1]
        if element.tag == "title" and self._open[-2].tag != "svg":
            self.title += data
        elif element.tag == "style":
            self._sheet.add(data)
        if self._choice:
            self._choice.take(data)
        elif not element.is_silent:
            self._add(data if element.is_kept else _SPACE.sub(" ", _WIDE.sub(_GAP, data)), element)

    def _add(self, text: str, element: _Element) -> None:
        if not element.is_kept and (not self._runs or self._runs[-1].text.endswith((" ", "\n"))):
            text = text.removeprefix(" ")
        if text.strip():
            self._value = ""
            self._links += [text] if element.is_link else []
        look = element.look
        if look.underlined:
            text = _WRITTEN.sub(f" {BLANK} ", text)
        if paragraphs.is_symbol_font(look.font):
            signs = (s if s.isspace() else paragraphs.symbol(ord(s), look.font) for s in text)
            text = "".join(signs)
        if text:
            self._runs.append(Run(text, look.bold, look.italic, look.size, look.underlined))

    def _write(self, mark: str) -> None:
        """Add a box or blank."""
        self._runs.append(Run(mark, size=self._open[-1].look.size))

    def _end_paragraph(self) -> None:
        """Make blocks of the text so far."""
        self._name_box()
        runs, fields = self._runs, tuple(self._fields)
        self._runs, self._fields = [], []
        links, self._links = self._links, []
        text = "".join(run.text for run in runs)
        if len(links) >= LINKS and not _is_more(text, links):
            self._note_around()
            return
        if not text.strip():
            return
        element = self._open[-1]
        layout = replace(
            self._layout(), text="", heading=element.heading, style=element.name, gap=self._gap
        )
        found = paragraphs.with_fields(list(paragraphs.blocks(runs, layout)), fields)
        if found:
            self._glyph, self._gap = "", False
        self._put(found)
        if len(self._example.split()) > 3:
            example = [Run(self._example, italic=True)]
            self._put(list(paragraphs.blocks(example, replace(layout, glyph="", fields=()))))
        self._example = ""

    def _layout(self) -> Block:
        """A block for this place, without text."""
        return Block(
            text="",
            line=self.getpos()[0],
            glyph=self._glyph,
            level=self._lists[-1].level if self._lists else 0,
            cell=self._cells[-1] if self._cells else None,
        )

    def _put(self, blocks: list[Block]) -> None:
        self.blocks += blocks
        self.regions += [self._open[-1].region] * len(blocks)

    def _begin_page(self, attributes: dict[str, str]) -> None:
        self.language = attributes.get("lang", "")

    def _break(self, _: dict[str, str]) -> None:
        self._runs.append(Run("\n"))

    def _rule(self, _: dict[str, str]) -> None:
        self._put([replace(self._layout(), text="---", glyph="", is_rule=True)])

    def _image(self, attributes: dict[str, str]) -> None:
        if re.search("emoji|smiley", attributes.get("class", "")):
            self._add(attributes.get("alt", ""), self._open[-1])

    # Lists

    def _begin_list(self, attributes: dict[str, str]) -> None:
        tag, classes = self._open[-1].tag, attributes.get("class", "").split()
        styles = self._sheet.styles(tag, classes, attributes.get("style", ""))
        markers = (self._sheet.markers[name] for name in classes if name in self._sheet.markers)
        nested = _LEVEL.search(attributes.get("class", ""))
        level = int(nested[1]) + 1 if nested else len(self._lists) + 1
        kind = next(markers, styles.get("list-style-type") or styles.get("list-style") or "")
        start = attributes.get("start", "")
        first = int(start) if re.fullmatch(r"-?\d{1,5}", start) else 1
        if tag == "ol":
            mark = _TYPES.get(kind) or attributes.get("type") or "1"
        else:
            mark = _sign(kind, level)
        self._lists.append(_List(level, mark, tag == "ol", first - 1))

    def _end_list(self, _: _Element) -> None:
        if self._lists:
            self._lists.pop()

    def _begin_item(self, attributes: dict[str, str]) -> None:
        if not self._lists:
            self._glyph = "•"
            return
        one, value = self._lists[-1], attributes.get("value", "")
        one.count = int(value) if re.fullmatch(r"\d{1,5}", value) else one.count + 1
        self._glyph = f"{numeral(one.count, one.mark)}." if one.is_ordered else one.mark

    def _end_item(self, _: _Element) -> None:
        if self._glyph:  # an empty item
            self._put([replace(self._layout(), is_rule=True)])
        self._glyph = ""

    # Tables

    def _begin_table(self, _: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].is_nested = True
        self._count += 1
        self._tables.append(Table(self._count, len(self.blocks)))

    def _end_table(self, _: _Element) -> None:
        table = self._tables.pop()
        settled = table.settled(self.blocks[table.start :])
        self.blocks[table.start :] = settled
        self.regions[table.start :] = [self._open[-1].region] * len(settled)
        self._gap = True

    def _begin_head(self, _: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].is_head = True

    def _end_head(self, _: _Element) -> None:
        if self._tables:
            self._tables[-1].is_head = False

    def _begin_row(self, _: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].begin_row()

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        if not self._tables:
            self._cells.append(None)
            return
        span, rows = attributes.get("colspan", ""), attributes.get("rowspan", "")
        cell = self._tables[-1].cell(
            is_header=self._open[-1].tag == "th",
            span=int(span) if re.fullmatch(r"\d{1,3}", span) else 1,
            rows=int(rows) if re.fullmatch(r"\d{1,3}", rows) else 1,
        )
        self._cells.append(cell)

    def _end_cell(self, element: _Element) -> None:
        if len(self.blocks) == element.start[0]:
            self._put([replace(self._layout(), glyph="")])
        self._cells.pop()

    # Forms

    def _begin_form(self, _: dict[str, str]) -> None:
        self._inputs.append([])

    def _end_form(self, element: _Element) -> None:
        if forms.is_sign_up(self._inputs.pop()):
            del self.blocks[element.start[0] :], self.regions[element.start[0] :]
            self._note_around()

    def _input(self, attributes: dict[str, str]) -> None:
        self._name_box()
        self._id = attributes.get("id", "")
        kind = attributes.get("type", "text").casefold()
        for inputs in self._inputs:
            inputs.append(kind)
        made = forms.entry(attributes)
        if made is None:
            return
        text, room = made
        if room:
            self._example = attributes.get("placeholder", "")
            self._room(room)
            return
        before = "".join(run.text for run in self._runs[-2:]).strip()
        value = attributes.get("value", "").strip()
        is_alone = not before or before[-1] in _BOXES
        is_number = value.isdecimal() and not before.endswith(value)
        self._write(f" {text} ")
        self._value = value if is_number or (is_alone and value != "on") else ""

    def _name_box(self) -> None:
        """Name the last box by its value, if no text does."""
        if self._value:
            self._write(f"{self._value} ")
            self._value = ""

    def _begin_label(self, attributes: dict[str, str]) -> None:
        # Mostly labels stand below each other, by a style sheet elsewhere: all but those around
        # a box, and those right behind theirs.
        own = attributes.get("for", "")
        written = [run.text.strip() for run in self._runs]
        is_new = bool(own) and own != self._id and any(mark in _BOXES for mark in written)
        if is_new or BLANK in written:
            self._end_paragraph()

    def _begin_choice(self, attributes: dict[str, str]) -> None:
        self._choice = Choice("multiple" in attributes)
        self._example = attributes.get("placeholder", "")
        for inputs in self._inputs:
            inputs.append("select")

    def _begin_option(self, attributes: dict[str, str]) -> None:
        if self._choice:
            self._choice.begin(attributes)

    def _end_choice(self, element: _Element) -> None:
        choice, self._choice = self._choice, None
        if choice and element.tag == "select":
            self._room(choice.field())
        else:
            self._room(Field(kind=FieldKind.TEXT))
            self._end_paragraph()

    def _room(self, room: Field) -> None:
        self._write(f" {BLANK} ")
        self._fields.append(room)


def _is_more(text: str, links: list[str]) -> bool:
    """Whether there is more in *text* than *links*."""
    letters = sum(map(str.isalnum, text))
    return letters > sum(sum(map(str.isalnum, link)) for link in links)


def _look(tag: str, above: Look) -> Look:
    """The look of text in an element *tag*, where no style sheet says another."""
    if tag not in _BOLD and tag not in _ITALIC and tag not in _SIZES and tag != "u":
        return above
    return replace(
        above,
        bold=above.bold or tag in _BOLD,
        italic=above.italic or tag in _ITALIC,
        underlined=above.underlined or tag == "u",
        size=_SIZES.get(tag, above.size),
    )


def _name(tag: str, classes: list[str], above: str) -> str:
    """The style of the text in a block."""
    names = " ".join(classes)
    if any(word in names for word in ("callout", "admonition")):
        return "callout"
    inherited = above if above in ("quote", "code", "callout") else ""
    return names or _NAMES.get(tag) or inherited


def _region(tag: str, classes: list[str]) -> str:
    """The region of a page that an element is; "" if it is none."""
    is_header = tag == "div" and any(name.casefold() == "header" for name in classes)
    return "header" if is_header else tag if tag in _REGIONS else ""


def _heading(tag: str, classes: list[str], attributes: dict[str, str]) -> int | None:
    if tag == "h1" and _TITLES & set(classes):
        return 0
    if attributes.get("role") == "heading":
        level = attributes.get("aria-level", "")
        return int(level) if re.fullmatch("[1-6]", level) else 2
    return 0 if tag == "p" and "title" in classes else _HEADINGS.get(tag)  # Google Docs


def _sign(kind: str, level: int) -> str:
    """The sign before the items of a list: *kind* is a sign itself, or its name in CSS."""
    kind = paragraphs.normal(kind.strip(" \"'"))
    if kind == "none":
        return ""
    if not kind or kind.replace("-", "").isascii():
        return "•"
    # The second level of plain lists has a ring.
    return "•" if kind == RADIO and level > 1 else kind


_BEGIN: dict[str, Callable[[Page, dict[str, str]], None]] = {
    "html": Page._begin_page,
    "ul": Page._begin_list, "ol": Page._begin_list, "li": Page._begin_item,
    "table": Page._begin_table, "thead": Page._begin_head, "tr": Page._begin_row,
    "td": Page._begin_cell, "th": Page._begin_cell, "form": Page._begin_form,
    "label": Page._begin_label, "textarea": Page._begin_choice, "select": Page._begin_choice,
    "option": Page._begin_option, "input": Page._input, "br": Page._break, "hr": Page._rule,
    "img": Page._image,
}  # fmt: skip
_END: dict[str, Callable[[Page, _Element], None]] = {
    "ul": Page._end_list, "ol": Page._end_list, "li": Page._end_item,
    "table": Page._end_table, "thead": Page._end_head, "td": Page._end_cell, "th": Page._end_cell,
    "form": Page._end_form, "textarea": Page._end_choice, "select": Page._end_choice,
}  # fmt: skip
