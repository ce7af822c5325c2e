"""Reads a page of HTML: its elements to blocks."""

import re
from collections.abc import Callable, Container
from dataclasses import replace
from html.parser import HTMLParser

from reflect.importers import paragraphs, signs
from reflect.importers.blocks import TOO_DEEP, Block, Cell, Field, FieldKind, Note, Unreadable
from reflect.importers.html import elements, forms, lists, site
from reflect.importers.html.elements import Element
from reflect.importers.html.forms import Choice
from reflect.importers.html.lists import OpenList
from reflect.importers.html.styles import Look, StyleSheet
from reflect.importers.html.tables import Table
from reflect.importers.paragraphs import Draft, Run
from reflect.importers.signs import BLANK, BOX, CHOSEN, RADIO, ROOM, TICKED
from reflect.locale import N_

#: Elements inside each other; pages made with a website builder have some 60.
DEEPEST = 400

AROUND = N_("left out: what seems to belong to the website and not to the worksheet")

#: Links that stand alone, and as many at least, lead to other pages.
LINKS = 3
# LibreOffice writes wide spaces as they are, which browsers do not show.
_WIDE, _GAP = re.compile(r"(?<=\S) {3,}(?=\S)"), "\xa0" * 3
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BOXES = frozenset({BOX, TICKED, RADIO, CHOSEN})


class Page(HTMLParser):
    """The reader of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        #: For each block, the innermost of the regions of a page that it lies in.
        self.regions: list[str] = []
        self.notes: list[Note] = []
        #: The lines of those that are left out.
        self.pictures: list[int] = []
        self.title = self.language = ""
        self._sheet = StyleSheet()
        self._open = [Element("", Look())]
        self._draft = Draft()
        self._glyph = ""
        self._gap = False
        self._lists: list[OpenList] = []
        self._tables: list[Table] = []
        self._cells: list[Cell | None] = []
        self._count = 0
        self._inputs: list[list[str]] = []
        self._choice: Choice | None = None
        #: The texts of links, and whether one looks like a button.
        self._links: list[str] = []
        self._is_button = False
        #: The boxes and blanks of the paragraph.
        self._marks: set[str] = set()
        #: What the last box stands for, until a text says so.
        self._value = ""
        #: Whether a label ended, and its field has not come yet.
        self._is_labelled = False
        self._is_google = False
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
        elif tag in elements.BLOCKS:
            self._end_paragraph()
            self._close({"p"}, elements.HOLDERS)
        if tag in elements.ENDS:
            names, holders = elements.ENDS[tag]
            self._close(names, holders)
        element = self._element(tag, classes, attributes)
        element.is_block = tag in elements.BLOCKS and not is_box
        if tag not in elements.VOID:
            if len(self._open) >= DEEPEST:
                raise Unreadable(TOO_DEEP)
            self._open.append(element)
        begin = _BEGIN.get(tag)
        if begin and not element.is_silent:
            begin(self, attributes)
        self._gap |= tag in elements.SPACED

    def _element(self, tag: str, classes: list[str], attributes: dict[str, str]) -> Element:
        above = self._open[-1]
        styles = self._sheet.styles(tag, classes, attributes.get("style", ""))
        # Google Docs: the running head and foot are the only divisions of a document.
        if tag == "div" and above.tag == "body" and self._is_google:
            return Element(tag, above.look, is_silent=True)
        if site.is_around(tag, attributes, styles) and not above.is_silent:
            if not site.is_hidden(attributes, styles):
                self._note_around()
            return Element(tag, above.look, is_silent=True)
        made = elements.inside(above, tag, classes, attributes)
        made.look = made.look.styled(styles)
        made.is_line |= "border-bottom" in styles
        made.start = len(self.blocks), len(self._draft.runs)
        return made

    def _note_around(self) -> None:
        if not self.notes:
            self.notes.append(Note(self.getpos()[0], AROUND, is_omission=True))

    def handle_endtag(self, tag: str) -> None:
        self._close({tag}, () if tag in ("table", "body", "html") else ("table",))

    def _close(self, names: Container[str], holders: Container[str]) -> None:
        """End the innermost element of one of the *names*, if no *holders* are nearer."""
        for index in range(len(self._open) - 1, 0, -1):
            tag = self._open[index].tag
            if tag in names:
                self._close_to(index)
                return
            if tag in holders:
                return

    def _close_to(self, index: int) -> None:
        while len(self._open) > index:
            self._end(self._open[-1])
            self._open.pop()

    def _end(self, element: Element) -> None:
        if element.is_silent:
            return
        if element.is_line and element.start == (len(self.blocks), len(self._draft.runs)):
            self._write(ROOM)
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

    def _add(self, text: str, element: Element) -> None:
        if not element.is_kept and (
            not self._draft.runs or self._draft.runs[-1].text.endswith((" ", "\n"))
        ):
            text = text.removeprefix(" ")
        if text.strip():
            if self._is_labelled:  # the words at one end of a scale
                self._end_paragraph()
                self._is_labelled = False
            self._value = ""
            self._links += [text] if element.is_link or element.is_button else []
            self._is_button |= element.is_button
        look = element.look
        text = signs.shown(text, look.font, is_underlined=look.underlined)
        if text:
            self._draft.runs.append(Run(text, look.bold, look.italic, look.size, look.underlined))

    def _write(self, mark: str) -> None:
        """Add a box or blank."""
        self._marks.add(mark.strip())
        self._draft.runs.append(Run(mark, size=self._open[-1].look.size))

    def _end_paragraph(self) -> None:
        """Make blocks of the text so far."""
        self._name_box()
        draft, self._draft = self._draft, Draft()
        links, self._links = self._links, []
        is_button, self._is_button = self._is_button, False
        self._marks.clear()
        text = "".join(run.text for run in draft.runs)
        if (is_button or len(links) >= LINKS) and not _is_more(text, links):
            self._note_around()
            return
        if not text.strip():
            return
        element = self._open[-1]
        layout = replace(
            self._layout(), text="", heading=element.heading, style=element.name, gap=self._gap
        )
        found = draft.blocks(layout)
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

    def _begin_body(self, attributes: dict[str, str]) -> None:
        self._is_google = "doc-content" in attributes.get("class", "").split()

    def _break(self, _: dict[str, str]) -> None:
        self._draft.runs.append(Run("\n"))

    def _rule(self, _: dict[str, str]) -> None:
        self._put([replace(self._layout(), text="---", glyph="", is_rule=True)])

    def _image(self, attributes: dict[str, str]) -> None:
        if re.search("emoji|smiley", attributes.get("class", "")):
            self._add(attributes.get("alt", ""), self._open[-1])
        elif self._open[-1].region != "header" and attributes.get("width") not in ("0", "1"):
            self.pictures.append(self.getpos()[0])

    # Lists

    def _begin_list(self, attributes: dict[str, str]) -> None:
        depth = len(self._lists)
        self._lists.append(lists.opened(self._open[-1].tag, attributes, self._sheet, depth))

    def _end_list(self, _: Element) -> None:
        if self._lists:
            self._lists.pop()

    def _begin_item(self, attributes: dict[str, str]) -> None:
        value = attributes.get("value", "")
        self._glyph = self._lists[-1].next(value) if self._lists else "•"

    def _end_item(self, _: Element) -> None:
        if self._glyph:  # an empty item
            self._put([replace(self._layout(), is_rule=True)])
        self._glyph = ""

    # Tables

    def _begin_table(self, _: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].is_nested = True
        self._count += 1
        self._tables.append(Table(self._count, len(self.blocks)))

    def _end_table(self, _: Element) -> None:
        table = self._tables.pop()
        settled = table.settled(self.blocks[table.start :])
        self.blocks[table.start :] = settled
        self.regions[table.start :] = [self._open[-1].region] * len(settled)
        self._gap = True

    def _begin_row(self, _: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].begin_row()

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        if not self._tables:
            self._cells.append(None)
            return
        span, rows = attributes.get("colspan", ""), attributes.get("rowspan", "")
        cell = self._tables[-1].cell(
            is_header=any(each.tag in ("th", "thead") for each in self._open[-3:]),
            span=int(span) if re.fullmatch(r"\d{1,3}", span) else 1,
            rows=int(rows) if re.fullmatch(r"\d{1,3}", rows) else 1,
        )
        self._cells.append(cell)

    def _end_cell(self, element: Element) -> None:
        if len(self.blocks) == element.start[0]:
            self._put([replace(self._layout(), glyph="")])
        self._cells.pop()

    # Forms

    def _begin_form(self, _: dict[str, str]) -> None:
        self._inputs.append([])

    def _end_form(self, element: Element) -> None:
        if forms.is_sign_up(self._inputs.pop()):
            del self.blocks[element.start[0] :], self.regions[element.start[0] :]
            self._note_around()

    def _input(self, attributes: dict[str, str]) -> None:
        self._name_box()
        self._is_labelled = False
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
        before = "".join(run.text for run in self._draft.runs[-2:]).strip()
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
        is_new = bool(own) and own != self._id and not _BOXES.isdisjoint(self._marks)
        if is_new or BLANK in self._marks:
            self._end_paragraph()

    def _end_label(self, element: Element) -> None:
        written = self._draft.runs[element.start[1] :]
        self._is_labelled = bool(written) and not any(_is_filled(run.text) for run in written)

    def _begin_choice(self, attributes: dict[str, str]) -> None:
        self._is_labelled = False
        self._choice = Choice("multiple" in attributes)
        self._example = attributes.get("placeholder", "")
        for inputs in self._inputs:
            inputs.append("select")

    def _begin_option(self, attributes: dict[str, str]) -> None:
        if self._choice:
            self._choice.begin(attributes)

    def _end_choice(self, element: Element) -> None:
        choice, self._choice = self._choice, None
        if choice and element.tag == "select":
            self._room(choice.field())
        else:
            self._room(Field(kind=FieldKind.TEXT))
            self._end_paragraph()

    def _room(self, room: Field) -> None:
        self._write(ROOM)
        self._draft.fields.append(room)


def _is_filled(text: str) -> bool:
    """Whether *text* is a box, or room to write."""
    return text.strip() == BLANK or text.strip() in _BOXES


def _is_more(text: str, links: list[str]) -> bool:
    """Whether there is more in *text* than *links*."""
    letters = sum(map(str.isalnum, text))
    return letters > sum(sum(map(str.isalnum, link)) for link in links)


_BEGIN: dict[str, Callable[[Page, dict[str, str]], None]] = {
    "html": Page._begin_page, "body": Page._begin_body,
    "ul": Page._begin_list, "ol": Page._begin_list, "li": Page._begin_item,
    "table": Page._begin_table, "tr": Page._begin_row,
    "td": Page._begin_cell, "th": Page._begin_cell, "form": Page._begin_form,
    "label": Page._begin_label, "textarea": Page._begin_choice, "select": Page._begin_choice,
    "option": Page._begin_option, "input": Page._input, "br": Page._break, "hr": Page._rule,
    "img": Page._image,
}  # fmt: skip
_END: dict[str, Callable[[Page, Element], None]] = {
    "ul": Page._end_list, "ol": Page._end_list, "li": Page._end_item,
    "table": Page._end_table, "td": Page._end_cell, "th": Page._end_cell,
    "form": Page._end_form, "label": Page._end_label, "textarea": Page._end_choice,
    "select": Page._end_choice,
}  # fmt: skip
