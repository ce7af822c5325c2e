"""Reads the text of a Word document: paragraphs, tables, boxes, controls, and what is hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from reflect.importers import signs
from reflect.importers.blocks import Block, Cell
from reflect.importers.docx import controls
from reflect.importers.docx.numbering import Numbering
from reflect.importers.docx.styles import Style, Styles, number, switch, switch_attribute, value
from reflect.importers.paragraphs import BodyReader, Draft, Filled, Run

#: In twips: space above a paragraph as wide as a line.
WIDE = 240

_INLINE = {
    "w.hyperlink", "w.ins", "w.moveTo", "w.smartTag", "w.customXml", "w.bdo", "w.dir", "w.ruby",
    "w.rubyBase", "m.oMath", "m.oMathPara",
}  # fmt: skip
_AROUND = {"w.sdt", "w.sdtContent", "w.customXml", "w.ins", "w.moveTo"}
#: Fields whose results belong to the printed page.
_LEFT_OUT = ("TOC", "PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES", "INDEX")
#: Pictures; charts and SmartArt, whose names have no prefix here; controls of ActiveX.
_PICTURES = ("a.blip", "v.imagedata", ".chart", ".relIds", "w.control")
_LEADERS = ("underscore", "dot", "hyphen", "heavy", "middleDot")


@dataclass
class _ComplexField:
    """A field between its begin and end marks; the text of its instruction is not shown."""

    code: str = ""
    is_shown: bool = False
    is_filled: bool = False


@dataclass
class _Paragraph(Draft):
    """A paragraph in its style, with the boxes and footnotes that follow it."""

    style: Style = field(default_factory=lambda: Style(""))
    boxes: list[tuple[Element, str]] = field(default_factory=list)


class Body(BodyReader):
    """The reader of a document."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        footnotes: Element | None,
        endnotes: Element | None,
    ) -> None:
        super().__init__()
        self._styles, self._numbering = styles, numbering
        self._notes = {
            f"w.{kind}Reference": {
                note.get("w.id"): note for note in (() if root is None else root)
            }
            for kind, root in (("footnote", footnotes), ("endnote", endnotes))
        }
        self._open: list[_ComplexField] = []
        #: A paragraph whose end was deleted: the next one goes on with it.
        self._unended: _Paragraph | None = None

    def _read(self, parent: Element) -> None:
        for child in parent:
            if child.tag == "w.p":
                self._paragraph(child)
            elif child.tag == "w.tbl":
                self._table(child)
            elif child.tag == "w.sdt":
                self._control(child)
            elif child.tag == "mc.AlternateContent":
                self._read(_first(child))
            elif child.tag in _AROUND:
                self._read(child)
        if parent.tag not in _AROUND:
            self._end_unended()

    def _end_unended(self) -> None:
        """End a paragraph whose end was deleted, but with no other behind it to go on with."""
        if self._unended:
            made, self._unended = self._unended, None
            self._finish(made, None)

    def _control(self, control: Element) -> None:
        """Read a content control around whole paragraphs."""
        settings, content = control.find("w.sdtPr"), control.find("w.sdtContent")
        if content is None or _is_contents(settings):
            return
        filled = controls.content_control(settings)
        if filled is None:
            self._read(content)
            return
        paragraph = content.find("w.p")
        self._paragraph(Element("w.p") if paragraph is None else paragraph, filled)

    # Tables

    def _table(self, table: Element) -> None:
        self._end_unended()
        rows = [row for row in _parts(table, "w.tr") if row.find("w.trPr/w.del") is None]
        cells = [list(_parts(row, "w.tc")) for row in rows]
        is_styled = self._has_header_row(table)
        with self._in_table() as index:
            for count, (row, parts) in enumerate(zip(rows, cells, strict=True), 1):
                settings = row.find("w.trPr")
                column = 1 + (number(value(settings, "w.gridBefore")) or 0)
                is_header = bool(switch(settings, "w.tblHeader")) or (is_styled and count == 1)
                for cell in parts:
                    span = max(1, number(value(cell.find("w.tcPr"), "w.gridSpan")) or 1)
                    if not _is_merged(cell):
                        place = Cell(
                            table=index, row=count, column=column, is_header=is_header, span=span
                        )
                        self._read_cell(cell, place)
                    column += span

    def _has_header_row(self, table: Element) -> bool:
        settings = table.find("w.tblPr")
        style = self._styles.get(value(settings, "w.tblStyle"), "table")
        look = None if settings is None else settings.find("w.tblLook")
        if look is None or not style.has_header_row:
            return False
        bits = look.get("w.val", "0")
        is_set = bool(int(bits, 16) & 0x20) if re.fullmatch("[0-9a-fA-F]{1,4}", bits) else False
        return is_set if look.get("w.firstRow") is None else switch_attribute(look, "w.firstRow")

    # Paragraphs

    def _paragraph(self, element: Element, filled: Filled | None = None) -> None:
        settings = element.find("w.pPr")
        style = self._styles.get(value(settings, "w.pStyle"))
        if style.name.casefold().startswith("toc "):
            return
        if switch(settings, "w.pageBreakBefore"):
            self._page += 1
        made = _Paragraph(_leaders(settings, style), style=style)
        if self._unended:
            made = replace(self._unended, leaders=made.leaders, style=style)
            self._unended = None
        if filled:
            made.put(*filled)
        else:
            self._inline(element, made)
        if settings is not None and settings.find("w.rPr/w.del") is not None:
            self._unended = made
            return
        self._finish(made, settings)

    def _finish(self, made: _Paragraph, settings: Element | None) -> None:
        style = made.style
        glyph, level = self._mark(settings, style)
        outline = number(value(settings, "w.outlineLvl"))
        is_own = outline is not None and 0 <= outline < 9
        self._line += 1
        layout = Block(
            text="", line=self._line, page=self._page, glyph=glyph, level=level, cell=self._cell,
            heading=outline + 1 if outline is not None and is_own else style.heading,
            style=self._style or ("shaded" if _is_shaded(settings) else style.name),
            gap=self._gap or _space(settings, style, "w.before") >= WIDE,
        )  # fmt: skip
        is_wide = _space(settings, style, "w.after") >= WIDE
        self._add(made, layout, has_line=_has_line(settings, style), is_wide_below=is_wide)
        self._page += sum(run.text.count("\x0c") for run in made.runs)
        for box, name in made.boxes:
            self._box(box, name)

    def _box(self, box: Element, name: str) -> None:
        """Read a text box or footnote, apart from what stands around it."""
        outer = self._style, self._open, self._cell
        self._style, self._open = name, []
        self._read(box)
        self._style, self._open, self._cell = outer

    def _mark(self, settings: Element | None, style: Style) -> tuple[str, int]:
        """The glyph and level of a paragraph; counts it."""
        own = None if settings is None else settings.find("w.numPr")
        inherited = style.setting("w.numPr")
        for source in (own, inherited):
            list_id = value(source, "w.numId")
            if list_id is not None:
                depth = number(value(own, "w.ilvl") or value(inherited, "w.ilvl")) or 0
                glyph = self._numbering.glyph(list_id, depth) if list_id != "0" else ""
                return glyph, depth + 1 if glyph else 0
        return "", 0

    # Runs

    def _inline(self, parent: Element, made: _Paragraph) -> None:
        for child in parent:
            if child.tag == "w.r":
                self._run(child, made)
            elif child.tag == "w.sdt":
                self._inline_control(child, made)
            elif child.tag == "w.fldSimple":
                if not child.get("w.instr", "").strip().upper().startswith(_LEFT_OUT):
                    self._inline(child, made)
            elif child.tag == "mc.AlternateContent":
                self._inline(_first(child), made)
            elif child.tag in _INLINE:
                self._inline(child, made)
            elif child.tag.startswith("m."):
                made.runs.append(Run("".join(text.text or "" for text in child.iter("m.t"))))

    def _inline_control(self, control: Element, made: _Paragraph) -> None:
        filled = controls.content_control(control.find("w.sdtPr"))
        content = control.find("w.sdtContent")
        if filled:
            made.put(*filled)
        elif content is not None:
            self._inline(content, made)

    def _run(self, run: Element, made: _Paragraph) -> None:
        settings = run.find("w.rPr")
        character = self._styles.get(value(settings, "w.rStyle"), "character")
        hidden = switch(settings, "w.vanish")
        if hidden or (hidden is None and (character.is_hidden or made.style.is_hidden)):
            return
        look = self._look(settings, character, made.style)
        fonts = None if settings is None else settings.find("w.rFonts")
        font = "" if fonts is None else fonts.get("w.hAnsi") or fonts.get("w.ascii") or ""
        for child in run:
            text = self._text(child, made)
            if not text or not self._is_shown():
                continue
            text = signs.shown(text, font, is_underlined=look.underlined)
            made.runs.append(replace(look, text=text))

    def _look(self, settings: Element | None, character: Style, style: Style) -> Run:
        # Arabic and Hebrew have settings of their own.
        script = "Cs" if switch(settings, "w.rtl") else ""
        bold, italic = switch(settings, f"w.b{script}"), switch(settings, f"w.i{script}")
        size = number(value(settings, f"w.sz{script}")) or character.size or style.size
        return Run(
            "",
            # Bold within bold is plain, as in Word.
            bold=character.is_bold != style.is_bold if bold is None else bold,
            italic=character.is_italic != style.is_italic if italic is None else italic,
            size=size / 2 if size else self._styles.size,
            underlined=bool(switch(settings, "w.u")),
        )

    def _is_shown(self) -> bool:
        return all(each.is_shown for each in self._open)

    def _text(self, part: Element, made: _Paragraph) -> str:
        """The text of a *part* of a run; "" for marks, which are taken note of."""
        simple = _SIMPLE.get(part.tag)
        if simple is not None:
            return simple
        if part.tag == "w.t":
            return part.text or ""
        if part.tag == "w.tab":
            return made.tab()
        if part.tag == "w.br":
            return {"page": "\n\x0c\n", "column": "\n\n"}.get(part.get("w.type", ""), "\n")
        if part.tag == "w.sym":
            code = part.get("w.char", "")
            is_code = re.fullmatch("[0-9a-fA-F]{1,4}", code)
            return signs.symbol(int(code, 16), part.get("w.font", "")) if is_code else ""
        self._take_note(part, made)
        return ""

    def _take_note(self, part: Element, made: _Paragraph) -> None:
        if part.tag == "w.fldChar":
            self._field_mark(part, made)
        elif part.tag == "w.instrText" and self._open:
            self._open[-1].code += part.text or ""
        elif part.tag in self._notes:
            note = self._notes[part.tag].get(part.get("w.id"))
            made.boxes += [(note, "footnote")] if note is not None else []
        elif part.tag == "w.ruby":
            self._inline(part, made)
        elif part.tag in ("mc.AlternateContent", "w.drawing", "w.pict", "w.object"):
            made.boxes += [(box, "") for box in _text_boxes(part)]
            if _is_picture(part):
                self.pictures.append(self._line + 1)

    def _field_mark(self, mark: Element, made: _Paragraph) -> None:
        kind = mark.get("w.fldCharType")
        if kind == "begin":
            data = mark.find("w.ffData")
            is_shown = self._is_shown()
            self._open.append(_ComplexField(is_filled=data is not None))
            if data is not None and is_shown:
                made.put(*controls.form_field(data))
        elif self._open and kind == "separate":
            top = self._open[-1]
            code = top.code.split()[:1]
            top.is_shown = not top.is_filled and not (code and code[0].upper() in _LEFT_OUT)
        elif self._open and kind == "end":
            self._open.pop()


_SIMPLE = {"w.cr": "\n", "w.noBreakHyphen": "-", "w.softHyphen": "", "w.ptab": "\t"}


def _first(alternatives: Element) -> Element:
    """The first of the forms of what an old Word shows in another form."""
    return next(iter(alternatives), alternatives)


def _parts(parent: Element, name: str) -> Iterator[Element]:
    """The rows or cells of *parent*, also those inside content controls."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in _AROUND:
            yield from _parts(child, name)


def _is_merged(cell: Element) -> bool:
    """Whether *cell* goes on with the one above it or beside it."""
    settings = cell.find("w.tcPr")
    merges = (None if settings is None else settings.find(f"w.{way}Merge") for way in "vh")
    return any(merge is not None and merge.get("w.val") != "restart" for merge in merges)


def _is_contents(settings: Element | None) -> bool:
    """Whether a content control is a table of contents."""
    gallery = "" if settings is None else value(settings.find("w.docPartObj"), "w.docPartGallery")
    return gallery == "Table of Contents"


def _text_boxes(part: Element) -> Iterator[Element]:
    """The text boxes in *part*, each once."""
    for child in part:
        if child.tag == "w.txbxContent":
            yield child
        elif child.tag == "mc.AlternateContent":
            yield from _text_boxes(_first(child))
        elif child.tag != "mc.Fallback":
            yield from _text_boxes(child)


def _is_picture(part: Element) -> bool:
    """Whether *part*, in the form that a new Word shows, is a picture or is drawn as one."""
    shown = _first(part) if part.tag == "mc.AlternateContent" else part
    return any(each.tag in _PICTURES for each in shown.iter())


def _leaders(settings: Element | None, style: Style) -> list[bool]:
    found = (
        None if settings is None else settings.find("w.tabs"),
        style.setting("w.tabs"),
    )
    stops = [
        stop for tabs in found if tabs is not None for stop in tabs if stop.get("w.val") != "clear"
    ]
    stops.sort(key=lambda stop: number(stop.get("w.pos")) or 0)
    return [stop.get("w.leader") in _LEADERS for stop in stops]


def _space(settings: Element | None, style: Style, side: str) -> int:
    own = number(value(settings, "w.spacing", side))
    inherited = style.setting("w.spacing")
    return (
        own if own is not None else number(None if inherited is None else inherited.get(side)) or 0
    )


def _is_shaded(settings: Element | None) -> bool:
    """Whether a paragraph by itself has a ground of another colour."""
    fill = value(settings, "w.shd", "w.fill") or "auto"
    return fill.casefold() not in ("auto", "ffffff")


def _has_line(settings: Element | None, style: Style) -> bool:
    """Whether a line is drawn below the paragraph."""
    own = None if settings is None else settings.find("w.pBdr")
    borders = style.setting("w.pBdr") if own is None else own
    lines = [] if borders is None else [borders.find("w.bottom"), borders.find("w.between")]
    return any(line is not None and line.get("w.val") not in ("nil", "none") for line in lines)
