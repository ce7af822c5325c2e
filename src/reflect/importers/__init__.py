"""Converts documents to worksheets: a dictionary of parsers by file ending."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from reflect.errors import CannotImport
from reflect.errors.phrases import listing
from reflect.importers import docx, html, odt, pdf, reader, text, writing
from reflect.importers.blocks import Document, Note, Unreadable
from reflect.locale import N_
from reflect.text import clean

__all__ = ["IMPORTERS", "Imported", "Note", "import_document", "short_name"]

IMPORTERS: dict[str, Callable[[bytes], Document]] = {
    ".docx": docx.document,
    ".htm": html.document,
    ".html": html.document,
    ".odt": odt.document,
    ".pdf": pdf.document,
    ".text": text.document,
    ".txt": text.document,
}

#: In bytes: many times the longest worksheet.
LARGEST = 2_000_000


@dataclass(frozen=True)
class Imported:
    """The worksheet made from a document, and notes on lines of the document."""

    text: str
    notes: tuple[Note, ...] = ()
    #: The place in the document of each step and question, by its id.
    places: Mapping[str, int] = field(default_factory=dict)


def import_document(name: str, data: bytes) -> Imported:
    """The worksheet in the document *data* from the file *name*; raises CannotImport."""
    name = short_name(name)
    path = PurePath(name)
    parse = IMPORTERS.get(path.suffix.casefold())
    try:
        if parse is None:
            raise Unreadable(
                N_(
                    "reflect reads documents that end in {endings}. Save it as one of these, and "
                    "import that",
                    endings=listing(sorted(IMPORTERS)),
                )
            )
        if len(data) > LARGEST:
            raise Unreadable(N_("it is too large"))
        outline, notes = reader.outline(parse(data), path.stem)
    except Unreadable as bad:
        raise CannotImport(name, *bad.args) from None
    return Imported(writing.written(outline, name), tuple(notes))


def short_name(name: str) -> str:
    """*name* of a file without folders, on one line."""
    return " ".join(clean(name.replace("\\", "/").rpartition("/")[2]).split())
