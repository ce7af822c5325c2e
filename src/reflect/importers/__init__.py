"""Converts documents to worksheets: a dictionary of parsers by file ending."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from reflect import entries, worksheets, yaml
from reflect.errors import CannotImport
from reflect.errors.phrases import listing
from reflect.importers.blocks import OLD_WORD, TOO_LARGE, Document, Note, Unreadable
from reflect.locale import N_
from reflect.text import clean

# Each document needs one of the parsers, and the process that only asks for it to be read none.
if TYPE_CHECKING:
    from reflect.importers.outline import ImportedQuestion, Outline

__all__ = ["IMPORTERS", "Imported", "Note", "import_document", "short_name"]


def _parser(module: str, function: str = "document") -> Callable[[bytes], Document]:
    """A *function* of a *module* here, which is imported when it is called."""

    def parse(data: bytes) -> Document:
        found: Document = getattr(import_module(f"{__name__}.{module}"), function)(data)
        return found

    return parse


IMPORTERS: dict[str, Callable[[bytes], Document]] = {
    ".docx": _parser("docx"),
    ".epub": _parser("pandoc", "epub"),
    ".htm": _parser("html"),
    ".html": _parser("html"),
    ".markdown": _parser("markdown"),
    ".md": _parser("markdown"),
    ".odt": _parser("odt"),
    ".pdf": _parser("pdf"),
    ".rtf": _parser("pandoc", "rtf"),
    ".text": _parser("markdown", "in_text"),
    ".txt": _parser("markdown", "in_text"),
}
PICTURE = N_("it is a picture. Have its text recognized (OCR), and import what comes of that")
#: How to save documents that only the program they were made with can read.
SAVE_AS = {
    ".doc": OLD_WORD,
    ".gdoc": N_(
        "it only leads to Google Docs. Download the document there as .docx, and import that"
    ),
    ".key": N_("it is a presentation. Export it from Keynote as a PDF, and import that"),
    ".pages": N_("it is a document of Pages. Export it from Pages to Word, and import that"),
    **dict.fromkeys((".heic", ".jpeg", ".jpg", ".png", ".tif", ".tiff"), PICTURE),
}

#: In bytes: a worksheet with many pictures.
LARGEST = 20_000_000


@dataclass(frozen=True)
class Imported:
    """The worksheet made from a document, and notes on lines of the document."""

    text: str
    notes: tuple[Note, ...] = ()
    #: The place in the document of each step and question, by its id, and of CONCLUSION.
    places: Mapping[str, int] = field(default_factory=dict)


def import_document(name: str, data: bytes) -> Imported:
    """The worksheet in the document *data* from the file *name*; raises CannotImport."""
    name = short_name(name)
    path = PurePath(name)
    parse = IMPORTERS.get(path.suffix.casefold())
    try:
        if known := SAVE_AS.get(path.suffix.casefold()):
            raise Unreadable(known)
        if not data:
            raise Unreadable(N_("it is empty"))
        if parse is None:
            raise Unreadable(
                N_(
                    "reflect reads documents that end in {endings}. Save it as one of these, and "
                    "import that",
                    endings=listing(sorted(IMPORTERS)),
                )
            )
        if len(data) > LARGEST:
            raise Unreadable(TOO_LARGE)
        if ready := _ready(data):
            return Imported(ready)
        from reflect.importers import hidden, reader, writing  # late, too

        outline, notes = reader.outline(hidden.removed(parse(data)), path.stem)
    except Unreadable as bad:
        raise CannotImport(name, *bad.args) from None
    text = writing.written(outline, name)
    return Imported(text, tuple(notes), _places(outline, text))


def _ready(data: bytes) -> str:
    """The text of a document that is a worksheet already; "" for any other.

    Raises Unreadable for an entry.
    """
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-8")
        if entries.recognised(text):
            raise Unreadable(N_("it is an entry, and its answers would become questions"))
        if yaml.split(text)[0].string("id") and worksheets.read(text).worksheet.steps:
            return text
    return ""


def _places(outline: "Outline", text: str) -> dict[str, int]:
    """The places in the document of what is in its worksheet *text*, as in `Imported`."""
    lines: list[int] = []

    def add(question: "ImportedQuestion") -> None:
        lines.append(question.line)
        for each in question.follow_ups:
            add(each)

    for step in outline.steps:
        lines.append(step.line)
        for question in step.questions:
            add(question)
    steps = worksheets.read(text).worksheet.steps
    ids = [id_ for step in steps for id_ in (step.id, *(each.id for each in step.family()))]
    if len(ids) != len(lines):
        return {}
    end = {worksheets.CONCLUSION: outline.conclusion_line} if outline.conclusion_line else {}
    return {**dict(zip(ids, lines, strict=True)), **end}


def short_name(name: str) -> str:
    """*name* of a file without folders, on one line."""
    return " ".join(clean(name.replace("\\", "/").rpartition("/")[2]).split())
