"""OpenDocument texts, as LibreOffice writes them."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from reflect.importers.blocks import Block, Field, FieldKind, Unreadable
from reflect.importers.odt import document

ODF = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
SPACES = " ".join(
    [
        *(
            f'xmlns:{name}="{ODF.format(name)}"'
            for name in ("office", "text", "table", "style", "form")
        ),
        f'xmlns:draw="{ODF.format("drawing")}" xmlns:fo="{ODF.format("xsl-fo-compatible")}"',
        'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)
STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt" fo:language="de"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="2">
 <style:text-properties fo:font-weight="bold" fo:font-size="150%"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-size="28pt"/></style:style>
"""
AUTOMATIC = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard">
 <style:paragraph-properties fo:border-bottom="0.5pt solid #000000"/></style:style>
<style:style style:name="P3" style:family="paragraph"><style:paragraph-properties>
 <style:tab-stops><style:tab-stop style:leader-style="solid"/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="U" style:family="text"><style:text-properties style:text-underline-style="solid"/></style:style>
<style:style style:name="W" style:family="text"><style:text-properties style:font-name="Wingdings"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:start-value="3"/>
 <text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="3"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0a8">
 <style:text-properties style:font-name="Wingdings"/></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="L3"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
 <text:list-level-style-bullet text:level="2" text:bullet-char="○"/></text:list-style>
"""


def packed(**parts: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return file.getvalue()


def text_document(body: str, page: str = "") -> bytes:
    """An OpenDocument text with this *body*, and what stands on each *page*."""
    return packed(
        styles_xml=f"<office:document-styles {SPACES}><office:styles>{STYLES}</office:styles>"
        f"<office:master-styles><style:master-page>{page}</style:master-page></office:master-styles>"
        "</office:document-styles>",
        content_xml=f"<office:document-content {SPACES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
    )


def blocks(body: str) -> tuple[Block, ...]:
    return document(text_document(body)).blocks


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def p(content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def test_styles_say_headings_and_looks() -> None:
    body = (
        p("Sleep", "P1")
        + '<text:h text:style-name="Heading_20_2" text:outline-level="2">Why</text:h>'
    )
    body += p('<text:span text:style-name="B">Mood:</text:span> good')

    assert [(b.heading, b.style, b.bold, b.size, b.text) for b in blocks(body)] == [
        (0, "Title", 0, 28, "Sleep"),
        (2, "Heading 2", 3, 18, "Why"),
        (None, "Standard", 5, 12, "Mood: good"),
    ]


def listed(style: str, *items: str, more: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def nested(*items: str) -> str:
    return "<text:list>{}</text:list>".format(
        "".join(f"<text:list-item>{i}</text:list-item>" for i in items)
    )


def test_items_have_the_marks_of_their_lists() -> None:
    body = (
        listed("L1", p("a") + nested(p("b") + nested(p("c")), p("d")), p("e") + p("more"))
        + listed("L1", p("f"), more='text:continue-numbering="true"')
        + listed("L1", p("g"), p(""))
        + listed("L2", p("h"))
        + listed("L3", p("i") + nested(p("j")))
    )

    assert [(b.level, b.glyph, b.text) for b in blocks(body)] == [
        (1, "1.", "a"), (2, "c)", "b"), (3, "1.c.i", "c"), (2, "d)", "d"), (1, "2.", "e"), (1, "", "more"),
        (1, "3.", "f"), (1, "1.", "g"), (1, "2.", ""), (1, "☐", "h"), (1, "•", "i"), (2, "•", "j"),
    ]  # fmt: skip


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def cell(content: str, **attributes: int) -> str:
    """A cell; an attribute such as spanned=2 is that number of columns."""
    more = " ".join(f'table:number-columns-{name}="{n}"' for name, n in attributes.items())
    return f"<table:table-cell {more}>{content}</table:table-cell>"


def test_cells_know_their_places() -> None:
    head = row(cell(p("A"), spanned=2), "<table:covered-table-cell/>", cell(p("B")))
    body = (
        f"<table:table><table:table-header-rows>{head}</table:table-header-rows>"
        f"{row(cell(p('a')), cell('', repeated=2))}</table:table>"
        f"<table:table>{row(cell(p('Frame')))}</table:table>"
    )

    found = [
        (b.text, b.cell and (b.cell.row, b.cell.column, b.cell.span, b.cell.is_header))
        for b in blocks(body)
    ]
    assert found == [
        ("A", (1, 1, 2, True)), ("B", (1, 3, 1, True)), ("a", (2, 1, 1, False)), ("", (2, 2, 1, False)),
        ("", (2, 3, 1, False)), ("Frame", None),
    ]  # fmt: skip


FORMS = """<office:forms><form:form>
<form:checkbox form:id="c1" form:label="tired"/><form:radio form:id="c2" form:label="yes" form:current-selected="true"/>
<form:listbox form:id="c3"><form:option form:label="a"/><form:option form:label="b"/></form:listbox>
<form:textarea form:id="c4"/><form:date form:id="c5"/></form:form></office:forms>"""


@pytest.mark.parametrize(
    ("field", "text", "fields"),
    [
        ('<draw:control draw:control="c1"/>', "☐ tired", ()),
        ('<draw:control draw:control="c2"/>', "◉ yes", ()),
        ('<draw:control draw:control="c3"/>', "____", (Field(kind=FieldKind.CHOOSE, options=("a", "b")),)),
        ('<draw:control draw:control="c4"/>', "____", (Field(kind=FieldKind.TEXT),)),
        ('<draw:control draw:control="c5"/>', "____", (Field(kind=FieldKind.DATE),)),
        ("<text:text-input>write</text:text-input>", "____", (Field(kind=FieldKind.LINE),)),
        ("<text:placeholder>write</text:placeholder>", "____", (Field(kind=FieldKind.LINE),)),
        ('<text:drop-down><text:label text:value="a"/>shown</text:drop-down>', "____",
         (Field(kind=FieldKind.CHOOSE, options=("a",)),)),
        ('<loext:content-control loext:checkbox="true">☐</loext:content-control>', "☐", ()),
        ('<loext:content-control loext:date="true">today</loext:content-control>', "____",
         (Field(kind=FieldKind.DATE),)),
        ('<loext:content-control loext:dropdown="true"><loext:list-item loext:display-text="a" loext:value="1"/>'
         "shown</loext:content-control>", "____", (Field(kind=FieldKind.CHOOSE, options=("a",)),)),
        ('<loext:content-control loext:showing-place-holder="true">Click</loext:content-control>', "____",
         (Field(kind=FieldKind.TEXT),)),
        ('<field:fieldmark-start field:type="x.FORMTEXT"/>old<field:fieldmark-end/>', "____",
         (Field(kind=FieldKind.LINE),)),
        ('<field:fieldmark field:type="x.FORMDROPDOWN"><field:param field:name="Dropdown_ListEntry" '
         'field:value="a"/></field:fieldmark>', "____", (Field(kind=FieldKind.CHOOSE, options=("a",)),)),
        ('<field:fieldmark field:type="x.FORMCHECKBOX"/>', "☐", ()),
        ("<loext:content-control>kept</loext:content-control>", "kept", ()),
        ('<text:span text:style-name="U"><text:s text:c="9"/></text:span>', "____", ()),
        ('<text:span text:style-name="W">q</text:span>', "☐", ()),
    ],
)  # fmt: skip
def test_fields_are_what_one_sees_on_paper(
    field: str, text: str, fields: tuple[Field, ...]
) -> None:
    (block,) = blocks(FORMS + p(f"Mood: {field}"))

    assert (block.text, block.fields) == (f"Mood: {text}", fields)


def test_lines_to_write_on_are_rules() -> None:
    assert [(b.text, b.is_rule) for b in blocks(p("", "P2") + p("Name<text:tab/>", "P3") + p("a<text:tab/>b"))] == [
        ("____", True), ("Name ____", False), ("a\tb", False),
    ]  # fmt: skip


def test_what_is_deleted_hidden_or_made_for_print_is_left_out() -> None:
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('x')}</text:deletion>"
        f"</text:changed-region></text:tracked-changes><text:table-of-content>{p('x')}</text:table-of-content>"
        f'<text:section text:display="none">{p("x")}</text:section>'
        + p('Why<office:annotation><text:p>x</text:p></office:annotation> me<text:page-number>3</text:page-number>'
            '<text:span text:style-name="H">x</text:span>?')
    )  # fmt: skip

    assert texts(body) == ["Why me?"]


def test_frames_and_footnotes_follow_their_paragraph() -> None:
    frame = f"<draw:frame><draw:text-box>{p('In a frame')}</draw:text-box></draw:frame>"
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Note')}</text:note-body></text:note>"

    assert texts(p(f"Why?{note}{frame}") + p("a<text:line-break/>b")) == [
        "Why?",
        "Note",
        "In a frame",
        "a\nb",
    ]


def test_pictures_are_left_out_and_counted() -> None:
    frame = "<draw:frame><draw:image/></draw:frame>"

    (note,) = document(text_document(p("A") + p(frame))).notes

    assert (note.line, note.what, note.is_omission) == (2, "left out: a picture", True)


def test_head_and_foot_of_the_pages_are_left_out_and_said() -> None:
    page = (
        f"<style:header>{p('Elm Street')}</style:header><style:footer>{p('Page 1')}</style:footer>"
    )

    found = document(text_document(p("A"), page))

    assert [block.text for block in found.blocks] == ["A"]
    assert [note.what for note in found.notes] == [
        "left out: what stands at the head and foot of the pages (Elm Street)"
    ]


def test_the_document_says_its_language() -> None:
    assert document(text_document(p("A"))).language == "de"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed(META_INF__manifest_xml="").replace(b"META_INF", b"META-INF"), "damaged"),
        (packed(content_xml="<a/>"), "damaged"),
        (packed(content_xml="<!DOCTYPE a><a/>"), "document type"),
        (packed(content_xml="<a>" * 300), "deep"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        document(data)


def test_an_encrypted_text_needs_a_password() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        archive.writestr("content.xml", b"\x93\x00\x11")

    with pytest.raises(Unreadable, match="password"):
        document(file.getvalue())
