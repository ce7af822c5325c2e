"""Parses pages of HTML: a page to the blocks of the document on it."""

import re
from codecs import BOM_UTF8

from reflect.importers import pictures, text
from reflect.importers.blocks import TOO_LARGE, Block, Document, Note, Unreadable
from reflect.importers.html.page import AROUND, Page

#: In bytes; parsers of HTML take long over nested elements.
LARGEST = 2_000_000

#: In points: as large as a title.
LARGE = 16

_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})")
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{3,20})")
#: Not what runs code or takes long; browsers, too, know only these.
_KNOWN = re.compile(
    r"iso-8859-\d{1,2}|windows-125\d|cp125\d|koi8-[ru]|shift_jis|euc-(?:jp|kr)|iso-2022-jp|"
    r"gb2312|gbk|gb18030|big5|macintosh"
)


def document(data: bytes) -> Document:
    """The document on the page in *data*; raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(TOO_LARGE)
    source, remark = _decoded(data)
    page = _read(source)
    blocks = _inside(page)
    notes = ([Note(1, remark)] if remark else []) + page.notes + pictures.notes(page.pictures)
    if len(blocks) < len(page.blocks) and not page.notes:
        notes.append(Note(1, AROUND, is_omission=True))
    return Document(
        blocks=tuple(blocks),
        notes=tuple(notes),
        title=" ".join(page.title.split()),
        language=page.language,
    )


def blocks(source: str) -> list[Block]:
    """The blocks of HTML inside another document: all of them, since no website is around it."""
    return _read(source).blocks


def _read(source: str) -> Page:
    # Tags that never end are text; the parser would look for the end of each of them in turn.
    end = source.rfind(">") + 1
    page = Page()
    page.feed(source[:end] + source[end:].replace("<", "&lt;"))
    page.close()
    return page


def _decoded(data: bytes) -> tuple[str, str]:
    start = data[:4096]
    found = None if data.startswith(BOM_UTF8) else _DECLARED.match(start) or _CHARSET.search(start)
    name = found[1].decode("ascii", "replace").casefold() if found else ""
    if _KNOWN.fullmatch(name):
        # Browsers, and so all who write pages, take Latin 1 for what Windows makes of it.
        name = {"iso-8859-1": "cp1252", "macintosh": "mac_roman"}.get(name, name)
        return data.decode(name, "replace"), ""
    return text.decoded(data)


def _inside(page: Page) -> list[Block]:
    """The blocks of the document: those in its main region, or in its one article."""
    placed = list(zip(page.blocks, page.regions, strict=True))
    for region, share in (("main", 0.1), ("article", 0.5)):
        inside = [block for block, there in placed if there == region]
        if inside and _length(inside) > share * _length(page.blocks):
            titles = [block for block in page.blocks if block.heading in (0, 1)]
            return inside if _has_title(inside) else titles[:1] + inside
    # The header has the title of the document, or else only the name of the website; one with
    # most of the text is no header.
    inside = [block for block, there in placed if there != "header"]
    header = [block for block, there in placed if there == "header"]
    is_site = _has_title(inside) or not any(map(_is_large, header))
    is_rest = _length(inside) > 0.3 * _length(page.blocks)
    return inside if is_site and is_rest else page.blocks


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _is_large(block: Block) -> bool:
    return block.heading is not None or block.size > LARGE


def _has_title(blocks: list[Block]) -> bool:
    return any(block.heading in (0, 1) for block in blocks)
