"""Writes PDF files by hand: objects, streams, pages."""

import zlib


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
FONTS = "".join(
    f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >> "
    for name, font in (
        ("F", "Helvetica"),
        ("B", "Helvetica-Bold"),
        ("I", "Times-Italic"),
        ("W", "Wingdings"),
    )
)


def page(
    contents: bytes = ASKED.encode(),
    *objects: bytes | str,
    size: str = "0 0 612 792",
    fonts: str = "",
    resources: str = "",
    more: str = "",
    root: str = "",
    is_packed: bool = False,
) -> bytes:
    """A PDF file of one page; further *objects* are numbered from 5."""
    return pdf(
        f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{size}] /Contents 4 0 R {more} "
        f"/Resources << /Font << {FONTS} {fonts} >> {resources} >> >>",
        stream(contents, packed=is_packed),
        *objects,
    )


def pages(*contents: bytes) -> bytes:
    """A PDF file of pages with these *contents*."""
    numbers = range(4, 4 + 2 * len(contents), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects: list[bytes | str] = []
    for number, content in zip(numbers, contents, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources 3 0 R >>"
        )
        objects.append(stream(content))
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        f"<< /Font << {FONTS} >> >>",
        *objects,
    )


def text(x: float, y: float, said: str, size: float = 12, font: str = "F") -> bytes:
    """What draws a piece of text; *y* is counted from the top of the page."""
    string = said.encode("cp1252").replace(b"\\", b"\\\\")
    string = string.replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /%s %g Tf %g %g Td (%s) Tj ET\n" % (font.encode(), size, x, 792 - y, string)


def lines(x: float, y: float, *said: str, size: float = 12, font: str = "F") -> bytes:
    """What draws lines of text below each other."""
    return b"".join(text(x, y + n * 1.2 * size, each, size, font) for n, each in enumerate(said))


def rule(x0: float, y: float, x1: float) -> bytes:
    """What draws a level line."""
    return b"%g %g m %g %g l S\n" % (x0, 792 - y, x1, 792 - y)


def box(x: float, y: float, width: float, height: float) -> bytes:
    """What draws a box, from its upper left corner."""
    return b"%g %g %g %g re S\n" % (x, 792 - y - height, width, height)


def circle(x: float, y: float, size: float) -> bytes:
    """What draws a circle, from the upper left corner of the square around it."""
    y, r = 792 - y - size, size / 2
    return (
        b"%g %g m %g %g %g %g %g %g c %g %g %g %g %g %g c %g %g %g %g %g %g c %g %g %g %g %g %g c S\n"
        % (
            x + size, y + r, x + size, y + size, x + r, y + size, x + r, y + size,
            x, y + size, x, y + r, x, y + r, x, y, x + r, y, x + r, y,
            x + size, y, x + size, y + r, x + size, y + r,
        )
    )  # fmt: skip
