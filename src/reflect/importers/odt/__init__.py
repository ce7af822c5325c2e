"""Parses OpenDocument texts (.odt): their parts to blocks."""

from reflect.importers import pictures, running
from reflect.importers.archive import DAMAGED, PASSWORD, Archive
from reflect.importers.blocks import Document, Unreadable
from reflect.importers.odt.body import Body
from reflect.importers.odt.controls import controls
from reflect.importers.odt.styles import Styles

_ODF = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_PREFIXES = {
    **{_ODF.format(name): name for name in ("office", "text", "table", "style", "form", "meta")},
    _ODF.format("drawing"): "draw",
    _ODF.format("svg-compatible"): "svg",
    _ODF.format("xsl-fo-compatible"): "fo",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


def document(data: bytes) -> Document:
    """The OpenDocument text in *data*; raises Unreadable."""
    archive = Archive(data)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise Unreadable(PASSWORD)
    root = archive.xml("content.xml", _PREFIXES)
    body = None if root is None else root.find("office.body/office.text")
    if root is None or body is None:
        raise Unreadable(DAMAGED)
    common, meta = (archive.xml(name, _PREFIXES) for name in ("styles.xml", "meta.xml"))
    # Styles of the text come last: they count where two have the same name.
    styles = Styles((root,) if common is None else (common, root))
    properties = None if meta is None else meta.find("office.meta")
    title = "" if properties is None else properties.findtext("dc.title") or ""
    reader = Body(styles, controls(body))
    blocks = tuple(reader.blocks_of(body))
    pages = [] if common is None else common.findall("office.master-styles/style.master-page/*")
    around = [each for each in pages if each.tag.startswith(("style.header", "style.footer"))]
    left = [block.text for each in around for block in reader.blocks_of(each)]
    return Document(
        blocks=blocks,
        notes=(*running.notes(left), *pictures.notes(reader.pictures)),
        title=title.strip(),
        language=styles.language,
    )
