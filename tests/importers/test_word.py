"""Word documents, as Word, Google Docs and LibreOffice write them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reflect.importers.blocks import Block, Field, FieldKind, Unreadable
from reflect.importers.docx import document

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Standard"/>
 <w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Etappe"><w:name w:val="Etappe"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:rPr><w:sz w:val="56"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Gitter"><w:name w:val="Grid 4"/><w:tblStylePr w:type="firstRow"/></w:style>
"""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of *parts*."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def word(body: str, numbering: str = "", **parts: str) -> bytes:
    """A Word document with this *body*."""
    kinds = {"styles": STYLES, "numbering": numbering, **parts}
    relations = "".join(
        f'<Relationship Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>' for kind in kinds
    )
    return packed(
        {
            "word/_rels/document.xml.rels": (
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                f"{relations}</Relationships>"
            ),
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            **{
                f"word/{kind}.xml": f"<w:{kind} {SPACES}>{xml}</w:{kind}>"
                for kind, xml in kinds.items()
            },
        }
    )


def blocks(body: str, numbering: str = "", **parts: str) -> tuple[Block, ...]:
    return document(word(body, numbering, **parts)).blocks


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(body, **parts)]


def run(text: str, settings: str = "") -> str:
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(content: str, settings: str = "") -> str:
    content = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{settings}</w:pPr>{content}</w:p>"


def table(*rows: list[str], settings: str = "") -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl><w:tblPr>{settings}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_styles_say_headings_in_any_language_and_inherit() -> None:
    made = [
        paragraph(name, f'<w:pStyle w:val="{name}"/>')
        for name in ("Titel", "berschrift2", "Etappe")
    ]

    found = blocks("".join([*made, paragraph("Text")]))

    assert [(b.heading, b.style, b.is_bold, b.size) for b in found] == [
        (0, "Title", False, 28),
        (2, "heading 2", True, 16),
        (2, "Etappe", True, 16),
        (None, "Normal", False, 11),
    ]


def test_an_outline_level_is_a_heading_without_any_style() -> None:
    assert blocks(paragraph("A", '<w:outlineLvl w:val="0"/>'))[0].heading == 1


def test_bold_at_the_beginning_is_counted_in_letters() -> None:
    bold = run("Mood: ", '<w:rStyle w:val="Fett"/>') + run("how am I?")
    (block,) = blocks(paragraph(bold))

    assert (block.text, block.bold, block.is_bold) == ("Mood: how am I?", 5, False)
    assert blocks(paragraph(run("All", "<w:b/>")))[0].is_bold
    assert not blocks(paragraph(run("None", '<w:b w:val="0"/>'), '<w:pStyle w:val="Etappe"/>'))[
        0
    ].bold


def test_what_sets_off_a_whole_paragraph_is_its_style() -> None:
    underlined = run("A", '<w:u w:val="single"/>')
    body = (
        paragraph(underlined)
        + paragraph(underlined + run("b"))
        + paragraph("C", '<w:shd w:fill="DDDDDD"/>')
    )

    assert [b.style for b in blocks(body)] == ["underlined", "Normal", "shaded"]


def level(depth: int, form: str, text: str, font: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    )


def item(text: str, number: int = 1, depth: int = 0) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def lists(*forms: str, extra: str = "") -> str:
    return "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{form}</w:abstractNum>' for n, form in enumerate(forms)
    ) + "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(forms))
    ) + extra  # fmt: skip


def marks(body: str, numbering: str) -> list[tuple[str, int]]:
    return [(block.glyph, block.level) for block in blocks(body, numbering)]


def test_numbers_are_counted_as_word_does() -> None:
    numbering = lists(
        level(0, "decimal", "%1.")
        + level(1, "lowerLetter", "%2)")
        + level(2, "decimal", "%1.%2.%3"),
        extra='<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    )
    body = "".join(
        [item("A"), item("B"), item("a", depth=1), item("b", depth=1), item("x", depth=2), item("C"),
         item("a", depth=1), item("again", 9)]
    )  # fmt: skip

    assert marks(body, numbering) == [
        ("1.", 1), ("2.", 1), ("a)", 2), ("b)", 2), ("2.b.1", 3), ("3.", 1), ("a)", 2), ("1.", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sign", "font", "glyph"),
    [("\uf0b7", "Symbol", "•"), ("o", "Courier New", "•"), ("\uf0a7", "Wingdings", "•"),
     ("\uf0a8", "Wingdings", "☐"), ("q", "Wingdings", "☐"), ("\uf06f", "Wingdings", "☐"),
     ("❏", "Arial", "☐"), ("○", "Noto Sans Symbols", "○"), ("–", "Arial", "–")],
)  # fmt: skip
def test_glyphs_are_bullets_or_boxes_by_their_font(sign: str, font: str, glyph: str) -> None:
    assert marks(item("A"), lists(level(0, "bullet", sign, font))) == [(glyph, 1)]


def test_a_ring_below_a_bullet_is_no_radio_button() -> None:
    numbering = lists(level(0, "bullet", "●") + level(1, "bullet", "○"))

    assert marks(item("A") + item("B", depth=1), numbering) == [("●", 1), ("•", 2)]


def test_an_empty_item_is_room_to_write() -> None:
    (block,) = blocks(item(""), lists(level(0, "decimal", "%1.")))

    assert (block.glyph, block.text, block.is_rule) == ("1.", "", True)


def control(settings: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("settings", "text", "fields"),
    [
        ('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "☐", ()),
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "☑", ()),
        ('<w:dropDownList><w:listItem w:displayText="Choose." w:value=""/><w:listItem w:displayText="a" '
         'w:value="1"/><w:listItem w:value="b"/></w:dropDownList>', "____",
         (Field(kind=FieldKind.CHOOSE, options=("a", "b")),)),
        ("<w:date/>", "____", (Field(kind=FieldKind.DATE),)),
        ("<w:showingPlcHdr/><w:text/>", "____", (Field(kind=FieldKind.LINE),)),
        ("<w:showingPlcHdr/>", "____", (Field(kind=FieldKind.TEXT),)),
        ("<w:text/>", "shown", ()),
    ],
)  # fmt: skip
def test_content_controls_are_what_one_sees_on_paper(
    settings: str, text: str, fields: tuple[Field, ...]
) -> None:
    (inline,) = blocks(paragraph(run("Mood: ") + control(settings, run("shown"))))
    (whole,) = blocks(control(settings, paragraph("shown")))

    assert (inline.text, inline.fields) == (f"Mood: {text}", fields)
    assert (whole.text or whole.glyph, whole.fields) == (text, fields)


def form(kind: str, code: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{kind}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("old")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("kind", "text", "fields"),
    [
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐", ()),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☑", ()),
        ("<w:textInput/>", "____", (Field(kind=FieldKind.LINE),)),
        ('<w:textInput><w:type w:val="date"/></w:textInput>', "____", (Field(kind=FieldKind.DATE),)),
        ('<w:ddList><w:listEntry w:val="a"/><w:listEntry w:val="b"/></w:ddList>', "____",
         (Field(kind=FieldKind.CHOOSE, options=("a", "b")),)),
    ],
)  # fmt: skip
def test_form_fields_of_old_are_read(kind: str, text: str, fields: tuple[Field, ...]) -> None:
    (block,) = blocks(paragraph(run("Mood ") + form(kind, " FORM ") + run(" today")))

    assert (block.text, block.fields) == (f"Mood {text} today", fields)


def test_a_table_of_contents_and_page_numbers_are_left_out() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText>{}</w:instrText></w:r>".format
    contents = control(
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
        paragraph("One"),
    )
    body = (
        contents
        + paragraph(begin + code("TOC \\o") + separate + run("Two\t2"))
        + paragraph(run("Three\t3") + end)
        + paragraph("Four", '<w:pStyle w:val="Verzeichnis1"/>')
        + paragraph(run("See ") + begin + code("HYPERLINK x") + separate + run("here") + end)
    )

    assert texts(body) == ["See here"]


def test_deleted_text_and_comments_are_left_out_and_inserted_text_is_kept() -> None:
    body = paragraph(
        run("Why ")
        + "<w:del><w:r><w:delText>not</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>"
        + f"<w:ins>{run('so')}</w:ins><w:r><w:commentReference w:id='1'/></w:r>{run('hidden', '<w:vanish/>')}"
        + run("?")
    )

    assert texts(body) == ["Why so?"]


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    assert texts(paragraph("Why ", "<w:rPr><w:del/></w:rPr>") + paragraph("me?")) == ["Why me?"]


def test_a_paragraph_whose_end_is_deleted_loses_nothing() -> None:
    unended = "<w:rPr><w:del/></w:rPr>"
    note = f'<w:footnote w:id="2">{paragraph("Or a week.")}</w:footnote>'
    noted = run("Which ") + '<w:r><w:footnoteReference w:id="2"/></w:r>'

    found = blocks(paragraph(noted, unended) + paragraph("day?"), footnotes=note)
    placed = blocks(paragraph("Before", unended) + table([paragraph("A", unended), paragraph("B")]))

    assert [block.text for block in found] == ["Which day?", "Or a week."]
    assert [(block.text, block.cell and block.cell.column) for block in placed] == [
        ("Before", None), ("A", 1), ("B", 2),
    ]  # fmt: skip
    assert texts(paragraph("The end", unended)) == ["The end"]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>".format
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box(paragraph('Inside'))}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box(paragraph('Inside'))}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:shape><v:textbox>{box(paragraph('Old'))}</v:textbox></v:shape></w:pict></w:r>"

    assert texts(paragraph(run("Before") + drawing) + paragraph(old)) == ["Before", "Inside", "Old"]


def test_cells_know_their_place_and_empty_ones_are_there() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    below = "<w:tcPr><w:vMerge/></w:tcPr>"
    body = table(
        [f"{wide}{paragraph('Day')}", paragraph("Mood")],
        [
            f"<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{paragraph('a')}",
            paragraph("b"),
            paragraph(""),
        ],
        [
            f"{below}{paragraph('')}",
            paragraph("c") + paragraph("d"),
            table([paragraph("in"), paragraph("")]),
        ],
        settings='<w:tblStyle w:val="Gitter"/><w:tblLook w:firstRow="1"/>',
    )

    found = [
        (b.text, b.cell.table, b.cell.row, b.cell.column, b.cell.span, b.cell.is_header)
        for b in blocks(body)
        if b.cell
    ]
    assert found == [
        ("Day", 1, 1, 1, 2, True), ("Mood", 1, 1, 3, 1, True),
        ("a", 1, 2, 1, 1, False), ("b", 1, 2, 2, 1, False), ("", 1, 2, 3, 1, False),
        ("c", 1, 3, 2, 1, False), ("d", 1, 3, 2, 1, False),
        ("in", 2, 1, 1, 1, False), ("", 2, 1, 2, 1, False),
    ]  # fmt: skip


def test_a_table_of_one_cell_is_only_a_frame() -> None:
    assert [(b.text, b.cell) for b in blocks(table([paragraph("Note")]))] == [("Note", None)]


def test_a_table_of_sections_or_of_long_columns_only_arranges_the_page() -> None:
    heading = paragraph("Sleep", '<w:pStyle w:val="Etappe"/>')
    column = paragraph("One.") + paragraph("Two.") + paragraph("Why?")

    assert {b.cell for b in blocks(table([heading + paragraph("Why?"), paragraph("x")]))} == {None}
    assert {b.cell for b in blocks(table([column, column]))} == {None}
    assert None not in {
        b.cell for b in blocks(table([heading, heading], [paragraph(""), paragraph("")]))
    }


def test_leaders_underlines_and_borders_are_room_to_write() -> None:
    tabs = '<w:tabs><w:tab w:pos="5000" w:leader="underscore"/></w:tabs>'
    line = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    body = (
        paragraph(run("Name") + "<w:r><w:tab/></w:r>", tabs)
        + paragraph(run("I feel ") + run("          ", '<w:u w:val="single"/>') + run(" now"))
        + paragraph("", line)
        + paragraph(run("Never") + "<w:r><w:tab/></w:r>" + run("Always"))
    )

    assert [(b.text, b.is_rule) for b in blocks(body)] == [
        ("Name ____", False), ("I feel ____ now", False), ("____", True), ("Never\tAlways", False),
    ]  # fmt: skip


def test_signs_of_symbol_fonts_are_shown_as_boxes() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    typed = run("o", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    body = paragraph(sign + run(" Yes ") + sign + run(" No")) + paragraph(typed + run(" Often"))

    assert [(b.glyph, b.text) for b in blocks(body)] == [("", "☐ Yes ☐ No"), ("☐", "Often")]


def test_soft_breaks_are_lines_and_items_typed_after_them_are_items() -> None:
    brk = "<w:r><w:br/></w:r>"
    body = paragraph(run("Sit down.") + brk + run("Breathe.")) + paragraph(
        run("Which?") + brk + run("☐ a") + brk + run("☐ b")
    )

    assert [(b.glyph, b.text) for b in blocks(body)] == [
        ("", "Sit down.\nBreathe."), ("", "Which?"), ("☐", "a"), ("☐", "b"),
    ]  # fmt: skip


def test_a_page_break_counts_and_parts_paragraphs() -> None:
    found = blocks(
        paragraph(run("One") + '<w:r><w:br w:type="page"/></w:r>' + run("Two")) + paragraph("Three")
    )

    assert [(b.text, b.page) for b in found] == [("One", 0), ("Two", 0), ("Three", 1)]


def test_head_and_foot_of_the_pages_are_left_out_and_said() -> None:
    found = document(
        word(paragraph("A"), header=paragraph("Elm Street"), footer=paragraph("Page 1 of 2"))
    )

    assert [block.text for block in found.blocks] == ["A"]
    assert [note.what for note in found.notes] == [
        "left out: what stands at the head and foot of the pages (Elm Street)"
    ]


def test_pictures_are_left_out_and_counted_once() -> None:
    drawing = "<w:drawing><a:blip/></w:drawing>"
    old = "<w:pict><v:imagedata/></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"

    (note,) = document(word(paragraph("A") + paragraph(f"<w:r>{both}{old}</w:r>"))).notes

    assert (note.line, note.what, note.is_omission) == (2, "left out: 2 pictures", True)


@pytest.mark.parametrize("name", ["chart", "relIds"])
def test_charts_and_smart_art_are_left_out_as_pictures_are(name: str) -> None:
    drawn = f"<w:drawing><c:{name} xmlns:c='urn:{name}'/></w:drawing>"

    (note,) = document(word(paragraph("A") + paragraph(f"<w:r>{drawn}</w:r>"))).notes

    assert (note.what, note.is_omission) == ("left out: a picture", True)


def test_a_footnote_follows_its_paragraph() -> None:
    note = f'<w:footnote w:id="2">{paragraph("Or another day.")}</w:footnote>'
    body = paragraph(run("Why?") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + paragraph("Next")

    found = blocks(body, footnotes=note)

    assert [(b.text, b.style) for b in found] == [
        ("Why?", "Normal"), ("Or another day.", "footnote"), ("Next", "Normal"),
    ]  # fmt: skip


def test_an_empty_paragraph_is_a_gap() -> None:
    found = blocks(paragraph("A") + paragraph("") + paragraph("B") + paragraph("C"))

    assert [(b.text, b.gap) for b in found] == [("A", False), ("B", True), ("C", False)]


def test_bold_in_hebrew_has_a_setting_of_its_own() -> None:
    assert blocks(paragraph(run("שלום", "<w:rtl/><w:bCs/>")))[0].is_bold


def test_the_document_says_its_language() -> None:
    assert document(word(paragraph("A"))).language == "de-DE"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "before 2007"),
        (b"PK\x03\x04 no archive", "damaged"),
        (packed({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "document type"),
        (packed({"word/document.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), "document type"),
        (packed({"word/document.xml": "<a>" * 500 + "</a>" * 500}), "deep"),
        (packed({"word/document.xml": "<a>"}), "damaged"),
        (packed({"word/document.xml": "<a/>"}), "damaged"),
        (packed({"other.xml": "<a/>"}), "damaged"),
        (packed({"word/document.xml": f"<a>{' ' * 31_000_000}</a>"}), "too large"),
        (packed({f"{n}": "" for n in range(5_001)}), "too large"),
    ],
    ids=["encrypted", "old", "junk", "doctype", "utf-16", "deep", "open", "no body", "no part", "bomb", "parts"],
)  # fmt: skip
def test_what_cannot_be_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        document(data)
