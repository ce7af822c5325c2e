"""Makes documents that harm a reader who trusts them."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, str | bytes], how: int = ZIP_DEFLATED) -> bytes:
    """A zip archive of *parts*."""
    file = BytesIO()
    with ZipFile(file, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(body: str, before: str = "", **parts: str | bytes) -> bytes:
    """A Word document with the XML *body*, and *before* it the start of the file."""
    xml = f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": xml, **{k.replace("__", "/"): v for k, v in parts.items()}})


def odt(body: str, before: str = "") -> bytes:
    """An OpenDocument text with the XML *body*, and *before* it the start of the file."""
    spaces = f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}" xmlns:table="{TABLE}"'
    content = (
        f"{before}<office:document-content {spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content})


def paragraphs(*lines: str) -> str:
    """The *lines* as paragraphs of a Word document."""
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def with_false_sizes(archive: bytes, size: int) -> bytes:
    """An *archive* whose headers say that each part has *size* bytes."""
    data = bytearray(archive)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(mark)
        while start >= 0:
            data[start + at : start + at + 4] = struct.pack("<I", size)
            start = data.find(mark, start + 4)
    return bytes(data)


def flagged_as_encrypted(archive: bytes) -> bytes:
    """An *archive* whose headers say that each part needs a password."""
    data = bytearray(archive)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def stream(data: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """A stream of a PDF file."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + "/Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def pdf(*objects: bytes | str, trailer: str = "") -> bytes:
    """A PDF file of *objects*, numbered from 1; the first is its catalog."""
    file = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        content = content.encode("latin-1") if isinstance(content, str) else content
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer.encode())
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


ASKED = "BT /F 12 Tf 50 700 Td (Sleep) Tj 0 -20 Td (How well do I sleep?) Tj ET"
HELVETICA = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> {more} >>"


def page(
    contents: bytes = ASKED.encode(),
    *objects: bytes | str,
    size: str = "0 0 612 792",
    resources: str = "",
    more: str = "",
    root: str = "",
    is_packed: bool = False,
) -> bytes:
    """A PDF file of one page; further *objects* are numbered from 5."""
    fonts = HELVETICA.format(more=resources)
    return pdf(
        f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{size}] /Resources {fonts} "
        f"/Contents 4 0 R {more} >>",
        stream(contents, packed=is_packed),
        *objects,
    )
