"""Parses Word documents (.docx): their parts to blocks."""

from reflect.importers import pictures, running
from reflect.importers.archive import DAMAGED, Archive
from reflect.importers.blocks import Document, Unreadable
from reflect.importers.docx.body import Body
from reflect.importers.docx.numbering import Numbering
from reflect.importers.docx.styles import Styles

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_MAIN = "word/document.xml"
_MARGINS = ("header", "footer")


def document(data: bytes) -> Document:
    """The Word document in *data*; raises Unreadable."""
    archive = Archive(data)
    main = _related(archive, "").get("officeDocument", [_MAIN])[0]
    parts = _related(archive, main)
    root = archive.xml(main, _PREFIXES)
    if root is None or (body := root.find("w.body")) is None:
        raise Unreadable(DAMAGED)
    found = {
        name: archive.xml(parts[name][0], _PREFIXES) if name in parts else None
        for name in ("styles", "numbering", "footnotes", "endnotes")
    }
    styles = Styles(found["styles"])
    reader = Body(styles, Numbering(found["numbering"]), found["footnotes"], found["endnotes"])
    properties = archive.xml("docProps/core.xml", _PREFIXES)
    blocks = tuple(reader.blocks_of(body))
    around = [archive.xml(name, _PREFIXES) for kind in _MARGINS for name in parts.get(kind, ())]
    left = [block.text for root in around if root is not None for block in reader.blocks_of(root)]
    return Document(
        blocks=blocks,
        notes=(*running.notes(left), *pictures.notes(reader.pictures)),
        title="" if properties is None else (properties.findtext("dc.title") or "").strip(),
        language=styles.language,
    )


def _related(archive: Archive, part: str) -> dict[str, list[str]]:
    """The parts that *part* refers to, by the last word of their types."""
    folder, _, name = part.rpartition("/")
    root = archive.xml(f"{folder}/_rels/{name}.rels".removeprefix("/"), _PREFIXES)
    found: dict[str, list[str]] = {}
    for each in [] if root is None else root.findall("r.Relationship"):
        target = each.get("Target", "")
        inside = target[1:] if target.startswith("/") else f"{folder}/{target}".removeprefix("/")
        found.setdefault(each.get("Type", "").rpartition("/")[2], []).append(inside)
    return found
