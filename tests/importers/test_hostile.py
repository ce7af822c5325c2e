"""A document that was made to harm is one sentence, or an import with every word of it."""

import os
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from harmful import RELATION, flagged_as_encrypted, odt, packed, paragraphs, with_false_sizes, word
from portable import ASKED, FONTS, page, pdf, stream

from reflect import worksheets
from reflect.errors import CannotImport
from reflect.importers import hidden
from reflect.importers.child import PATIENCE, import_safely
from typed import Reflect

ASK = "How well do I sleep?"
LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE d [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
PARAGRAPH = "<text:p>{}</text:p>".format
MARKUP = f"<h1>Sleep</h1><ul><li>{ASK}</li></ul>"


def deep(opening: str, inner: str, closing: str, count: int) -> str:
    return opening * count + inner + closing * count


def form(name: str) -> str:
    return f"/XObject << /X {name} >>"


def boxed(contents: str, resources: str = "") -> bytes:
    """A form of a PDF file that draws *contents*."""
    resources = f"/Font << {FONTS} >> {resources}"
    entries = f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << {resources} >>"
    return stream(contents.encode(), entries)


def many_forms() -> bytes:
    """Forms that each draw the next one ten times: ten billion in all."""
    forms = [
        boxed("/X Do " * 10 if number < 15 else ASKED, form(f"{number + 1} 0 R"))
        for number in range(5, 16)
    ]
    return page(b"/X Do", *forms, resources=form("5 0 R"))


#: Documents that cannot be a worksheet: their name, bytes, and a piece of what is said.
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # Nothing, and junk
    "empty text": ("a.txt", lambda: b"", "it is empty"),
    "only zero bytes": ("a.txt", lambda: bytes(5000), "not text"),
    "a program as text": ("a.txt", lambda: bytes(range(256)) * 40, "not text"),
    "a poem": ("a.txt", lambda: b"Over the hills\nthe evening goes\nand nobody minds.\n", "question"),
    "an empty PDF file": ("a.pdf", lambda: b"", "it is empty"),
    "junk as a PDF file": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
    "text as a PDF file": ("a.pdf", lambda: ASK.encode() * 50, "not a PDF"),
    "junk as a Word document": ("a.docx", lambda: b"PK\x03\x04" + bytes(range(256)), "damaged"),
    "a PDF file as a Word document": ("a.docx", page, "damaged"),
    "a zip archive of something else": ("a.docx", lambda: packed({"a.txt": ASK}), "damaged"),
    "an archive in an archive": ("a.docx", lambda: packed({"a.docx": word(paragraphs(ASK))}), "damaged"),
    "a program": ("a.exe", lambda: b"MZ", "documents that end in"),
    "a picture": ("a.png", lambda: b"\x89PNG", "OCR"),
    "no ending": ("a", lambda: ASK.encode(), "documents that end in"),
    # Archives
    "a zip bomb": ("a.docx", lambda: word(" " * 200_000_000), "too large"),
    "a zip bomb whose header lies": (
        "a.docx", lambda: with_false_sizes(word(" " * 60_000_000), 1000), "damaged|too large"
    ),
    "an archive of many parts": (
        "a.docx",
        lambda: packed({f"{number}.xml": b"" for number in range(20_000)}, 0),
        "too large",
    ),
    "a billion laughs": ("a.docx", lambda: word(paragraphs("&i;"), LAUGHS), "document type"),
    "a file from outside": ("a.docx", lambda: word(paragraphs("&out;"), OUTSIDE), "document type"),
    "a document type in UTF-16": (
        "a.docx",
        lambda: packed({
            "word/document.xml": f'<?xml version="1.0" encoding="utf-16"?>{OUTSIDE}<d>&out;</d>'
            .encode("utf-16")
        }),
        "document type",
    ),
    "a billion laughs in OpenDocument": ("a.odt", lambda: odt(PARAGRAPH("&i;"), LAUGHS), "document type"),
    "tables in tables in tables": (
        "a.docx",
        lambda: word(deep("<w:tbl><w:tr><w:tc>", paragraphs(ASK), "</w:tc></w:tr></w:tbl>", 20_000)),
        "too deep",
    ),
    "sections in sections": (
        "a.odt", lambda: odt(deep("<text:section>", PARAGRAPH(ASK), "</text:section>", 20_000)), "too deep"
    ),
    "a Word document with a password": (
        "a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"
    ),
    "parts with a password": ("a.docx", lambda: flagged_as_encrypted(word(paragraphs(ASK))), "password"),
    "half of a Word document": ("a.docx", lambda: word(paragraphs(ASK) * 500)[:-300], "damaged"),
    "XML that breaks off": ("a.docx", lambda: packed({"word/document.xml": "<w:document"}), "damaged"),
    # HTML
    "thirty megabytes of nested divs": (
        "a.html", lambda: deep("<div>", MARKUP, "</div>", 2_800_000).encode(), "too large"
    ),
    "a page of scripts": ("a.html", lambda: b"<script>" + b"x?" * 500_000 + b"</script>", "word|question"),
    "nested divs": ("a.html", lambda: deep("<div>", MARKUP, "</div>", 80_000).encode(), "too deep"),
    "lists in lists": ("a.html", lambda: deep("<ul><li>", MARKUP, "</li></ul>", 20_000).encode(), "too deep"),
    "tables in tables": ("a.html", lambda: deep("<table><tr><td>", MARKUP, "</td></tr></table>", 20_000).encode(), "too deep"),
    "quotes in quotes": ("a.md", lambda: f"# Sleep\n\n- {ASK}\n\n{'>' * 100_000} deep\n".encode(), "too deep"),
    "a list as deep as it is long": (
        "a.md", lambda: (f"# Sleep\n\n- {ASK}\n\n" + "".join(f"{'  ' * n}- a\n" for n in range(900))).encode(), "too deep",
    ),
    # PDF
    "a PDF file with a password": (
        "a.pdf",
        lambda: pdf(
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>",
            f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>",
            trailer=f"/Encrypt 3 0 R /ID [<{'00' * 16}> <{'00' * 16}>]",
        ),
        "password",
    ),
    "a PDF file with a password of today": (
        "a.pdf",
        lambda: pdf(
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>",
            "<< /Filter /Standard /V 4 /R 4 /Length 128 /CF << /StdCF << /CFM /AESV2 /Length 16 >> >> "
            f"/StmF /StdCF /StrF /StdCF /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>",
            trailer=f"/Encrypt 3 0 R /ID [<{'00' * 16}> <{'00' * 16}>]",
        ),
        "password",
    ),
    "a scanned PDF file": (
        "a.pdf",
        lambda: page(
            b"q 612 0 0 792 0 0 cm /X Do Q",
            stream(bytes(100), "/Type /XObject /Subtype /Image /Width 10 /Height 10 "
                               "/ColorSpace /DeviceGray /BitsPerComponent 8"),
            resources=form("5 0 R"),
        ),
        "pictures",
    ),
    "a PDF file without text": ("a.pdf", lambda: page(b"0 0 m 10 10 l S"), "no text"),
    "half of a PDF file": ("a.pdf", lambda: page(b"% " + b"x" * 5000)[:2000], "damaged|no text"),
    "pages in a circle": (
        "a.pdf",
        lambda: pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 9 >>"),
        "damaged|no text",
    ),
    "a thousand million pages": (
        "a.pdf",
        lambda: pdf(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 1000000000 >>",
            "<< /Type /Pages /Kids [4 0 R 4 0 R] /Count 500000000 >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        ),
        "damaged|no text",
    ),
    "a PDF bomb": (
        "a.pdf", lambda: page(b" " * 300_000_000, is_packed=True), "damaged|memory|no text|longer"
    ),
    "arrays in arrays": ("a.pdf", lambda: page(b"[" * 200_000 + b"TJ"), "damaged|no text"),
    "a length that is itself": (
        "a.pdf",
        lambda: pdf(
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
            b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream",
        ),
        "damaged|no text",
    ),
}  # fmt: skip

#: Documents that are odd, but ask something: their name and bytes, and what must be kept.
KEPT: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "carriage returns": ("a.txt", lambda: f"Sleep\r\r- {ASK}\r".encode(), ASK),
    "UTF-16": ("a.txt", lambda: f"Sleep\n\n- {ASK}\n".encode("utf-16"), ASK),
    "zero-width and bidi characters": ("a.txt", lambda: "Sleep\n\n- How \u202ewell\u202c do I sleep?\n".encode(), "do I sleep?"),
    "control characters": ("a.txt", lambda: f"Sl\x1beep\n\n- {ASK}\x07\n".encode(), ASK),
    "lone surrogates": ("a.txt", lambda: f"Sleep\n\n- {ASK} \ud800\n".encode("utf-8", "surrogatepass"), ASK),
    "a line of a hundred thousand characters": ("a.txt", lambda: f"Sleep\n\n{'so it goes ' * 9_000}\n\n- {ASK}\n".encode(), ASK),
    "a word of a hundred thousand characters": ("a.txt", lambda: f"Sleep\n\n{'z' * 100_000}\n\n- {ASK}\n".encode(), ASK),
    "a hundred thousand underscores": ("a.txt", lambda: f"Sleep\n\n- {ASK} {'_' * 100_000}\n".encode(), ASK),
    "a hundred thousand dots and spaces": ("a.txt", lambda: f"Sleep\n\n- {ASK} {'. ' * 50_000}\n".encode(), ASK),
    "a hundred thousand brackets": ("a.txt", lambda: f"Sleep\n\n- {ASK} {'[({' * 30_000}\n".encode(), ASK),
    "a hundred thousand digits": ("a.txt", lambda: f"Sleep\n\n- {ASK} {'1 2 - 3 ' * 12_000}\n".encode(), ASK),
    "a title of ten thousand characters": ("a.txt", lambda: f"{'Sleep ' * 1700}\n\n- {ASK}\n".encode(), ASK),
    "ten thousand questions": (
        "a.txt", lambda: ("Sleep\n\n" + "".join(f"- What about {n}?\n" for n in range(10_000))).encode(), "What about 9999?"
    ),
    "a title that climbs out of the folder": ("../../../b.txt", lambda: f"../../etc/passwd\n\n- {ASK}\n".encode(), ASK),
    "a name with line ends and control characters": ("b\n\x1b[2J.txt", lambda: f"Sleep\n\n- {ASK}\n".encode(), ASK),
    **{
        f"a title that YAML reads, {title}": ("a.txt", lambda title=title: f"{title}\n\n- {ASK}\n".encode(), ASK)  # type: ignore[misc]
        for title in ("---", "Sleep: a list", "[x]", "!!python/object:os.system", "&a *a", "# no", "{a: b}", "- - -", "'", "%TAG", "null", "2026-11-30")
    },
    "a name that is no text": ("b\udcff\ud800.txt", lambda: f"Sleep\n\n- {ASK}\n".encode(), ASK),
    "comments that hide the rest": ("a.txt", lambda: f"Sleep\n\n<!-- \n\n- {ASK}\n".encode(), ASK),
    "parts with paths": (
        "a.docx", lambda: word(paragraphs("Sleep", ASK), **{"../../../../tmp/evil": b"x", "/etc/evil": b"x"}), ASK
    ),
    "a style based on itself": (
        "a.docx",
        lambda: word(
            paragraphs("Sleep") + f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>{ASK}</w:t></w:r></w:p>',
            word__styles_xml=b"",
            **{
                "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Type="{RELATION}/styles" Target="styles.xml"/></Relationships>',
                "word/styles.xml": '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>',
            },
        ),
        ASK,
    ),
    "a cell a thousand million columns wide": (
        "a.docx",
        lambda: word(
            paragraphs("Sleep", ASK) + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
            f"{paragraphs('Notes')}</w:tc></w:tr></w:tbl>"
        ),
        ASK,
    ),
    "a thousand million spaces": ("a.odt", lambda: odt(PARAGRAPH("Sleep") + PARAGRAPH(f'{ASK}<text:s text:c="999999999"/>')), ASK),
    "a cell that is repeated a thousand million times": (
        "a.odt",
        lambda: odt(
            PARAGRAPH("Sleep") + PARAGRAPH(ASK) + "<table:table><table:table-row table:number-rows-repeated='999999999'>"
            "<table:table-cell table:number-columns-repeated='999999999'/></table:table-row></table:table>"
        ),
        ASK,
    ),
    "tags that never close": ("a.html", lambda: f"<b><i><p>{MARKUP}{'<b' * 200_000}".encode(), ASK),
    "what lies elsewhere": (
        "a.html",
        lambda: f'<link rel=stylesheet href="http://192.0.2.1/a.css"><img src="http://192.0.2.1/a.png"><base href="file:///etc/">{MARKUP}'.encode(),
        ASK,
    ),
    "a cell with many columns": ("a.html", lambda: f"{MARKUP}<table><tr><td colspan=999999999 rowspan=999999999>Notes</td></tr></table>".encode(), ASK),
    "forbidden characters by number": ("a.html", lambda: f"{MARKUP}<p>&#0;&#xD800;&#x1F;&#x202E;&#99999999;</p>".encode(), ASK),
    "a list with a hundred thousand options": (
        "a.html", lambda: f"{MARKUP}<p>Which? <select>{'<option>a' * 100_000}</select></p>".encode(), ASK
    ),
    "thousands of brackets": ("a.md", lambda: f"# Sleep\n\n- {ASK}\n\n{'[' * 9_000}\n".encode(), ASK),
    "a hundred thousand stars": ("a.md", lambda: f"# Sleep\n\n- {ASK}\n\n{'*a ' * 30_000}{'_' * 30_000}\n".encode(), ASK),
    "laughs in the front matter": (
        "a.md", lambda: f"---\na: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b]\ntags: !!python/object:os.system [ls]\n---\n# Sleep\n\n- {ASK}\n".encode(), ASK
    ),
    # PDF
    "an outline in a circle": (
        "a.pdf",
        lambda: page(ASKED.encode(), "<< /First 6 0 R /Last 6 0 R >>", "<< /Title (a) /Parent 5 0 R /Next 6 0 R >>", root="/Outlines 5 0 R"),
        ASK,
    ),
    "form fields in a circle": (
        "a.pdf",
        lambda: page(
            ASKED.encode(), "<< /Fields [6 0 R] >>",
            "<< /Type /Annot /Subtype /Widget /Rect [50 600 90 620] /Parent 6 0 R /Kids [6 0 R] /FT /Tx /T (a) >>",
            root="/AcroForm 5 0 R", more="/Annots [6 0 R]",
        ),
        ASK,
    ),
    "a form that draws itself": (
        "a.pdf", lambda: page(f"{ASKED} /X Do".encode(), boxed("/X Do", form("5 0 R")), resources=form("5 0 R")), ASK
    ),
    "forms that each draw ten others": ("a.pdf", many_forms, ASK),
    "a page a thousand miles wide": ("a.pdf", lambda: page(size="0 0 9000000000 9000000000"), ASK),
    "a page of no size": ("a.pdf", lambda: page(size="0 0 0 0"), "Sleep"),
    "letters of endless size": ("a.pdf", lambda: page(f"BT /F 1e300 Tf 1e300 0 0 1e300 9 9 Tm (x) Tj ET {ASKED}".encode()), ASK),
    "fifty thousand lines": (
        "a.pdf", lambda: page(ASKED.encode() + b"".join(b" %d %d m %d %d l S" % (n % 600, n % 700, n % 500, n % 790) for n in range(50_000)), is_packed=True), ASK
    ),
    "a fine grid": (
        "a.pdf",
        lambda: page(ASKED.encode() + b"".join(b" 0 %d 600 1 re f %d 0 1 600 re f" % (n * 4, n * 4) for n in range(150)), is_packed=True),
        "do I sleep?",
    ),
    "twenty thousand scattered words": (
        "a.pdf",
        lambda: page(ASKED.encode() + b"".join(b" BT /F 3 Tf %d %d Td (w%d) Tj ET" % (n * 37 % 600, n * 91 % 650, n) for n in range(20_000)), is_packed=True),
        ASK,
    ),
    "an action when it is opened": (
        "a.pdf", lambda: page(root="/OpenAction << /S /JavaScript /JS (app.launchURL('http://192.0.2.1')) >> /AA << >>"), ASK
    ),
    "a table of places that is wrong": ("a.pdf", lambda: page().replace(b"0000000", b"0000009"), ASK),
}  # fmt: skip


#: They take seconds.
SLOW = {
    "a list with a hundred thousand options", "a PDF bomb", "a zip bomb", "fifty thousand lines",
    "ten thousand questions", "twenty thousand scattered words",
}  # fmt: skip


def each(kinds: Iterable[str]) -> list[Any]:
    """The *kinds* of documents as parameters of a test."""
    sweep = pytest.mark.sweep
    return [pytest.param(kind, marks=[sweep] if kind in SLOW else []) for kind in kinds]


def said(name: str, data: bytes) -> str:
    """Why a document is refused, within the time."""
    start = time.monotonic()
    with pytest.raises(CannotImport) as refused:
        import_safely(name, data)
    assert time.monotonic() - start < PATIENCE + 2
    return str(refused.value)


@pytest.mark.parametrize("kind", each(REFUSED))
def test_what_cannot_be_a_worksheet_is_refused_in_one_sentence(kind: str) -> None:
    name, made, why = REFUSED[kind]

    sentence = said(name, made())

    assert re.search(why, sentence), sentence
    assert len(sentence) < 400
    assert "Traceback" not in sentence
    assert "sleep" not in sentence.casefold()


@pytest.mark.parametrize("kind", each(KEPT))
def test_what_is_odd_but_asks_something_keeps_its_words(kind: str) -> None:
    name, made, words = KEPT[kind]
    start = time.monotonic()

    text = import_safely(name, made()).text

    assert time.monotonic() - start < PATIENCE
    assert words in text.replace("\u2060", "").replace("\\", "")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert worksheets.read(text).is_usable


def test_what_hides_is_left_out_and_said() -> None:
    data = f"Sleep\n\n- {ASK}\n- And \u202esllew\u202c?\n".encode()

    imported = import_safely("a.txt", data)

    assert "And sllew?" in imported.text
    assert [note for note in imported.notes if note.what == hidden.REMOVED]


@pytest.mark.posix
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "nothing"])
def test_what_is_no_file_is_told_at_once(reflect: Reflect, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "sheet.txt"
    if kind == "link":
        place.symlink_to(place)
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    start = time.monotonic()

    result = reflect("worksheet", "import", str(place), "--yes")

    assert result.code == 1
    assert "sheet.txt could not be read" in result.err
    assert time.monotonic() - start < 5
