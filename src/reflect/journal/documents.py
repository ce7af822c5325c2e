"""Worksheets made from documents: which one a document became, and what it was at that time.

The worksheet that a document became is kept as it was imported, beside the person's own, so that
a later version of the document changes nothing that they have changed by hand. Where that copy is
gone, nobody knows who changed what: then it is asked.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reflect import files, worksheets, yaml
from reflect.errors import CannotRead, NotText
from reflect.journal.library import Library
from reflect.journal.sheet_files import text_of
from reflect.journal.versions import language_suffix
from reflect.text import case_folded
from reflect.worksheets import Worksheet
from reflect.worksheets.matching import words
from reflect.worksheets.revision import Revision

#: How much two documents share that are surely the same, and that may be.
SURE, MAYBE = 0.5, 0.2


class Earlier(NamedTuple):
    """A worksheet of the person's own that a document became earlier."""

    path: Path
    text: str
    revision: Revision
    #: Whether it has the same source or title; whether it is surely the same document, too.
    is_named: bool
    is_sure: bool
    #: How much is still the same.
    share: float
    #: Whether the worksheet is known as it was imported.
    has_base: bool

    @property
    def sheet(self) -> Worksheet:
        """The worksheet as it is today."""
        return self.revision.mine.sheet


def earlier(library: Library, imported: str) -> Earlier | None:
    """The worksheet that an earlier version of the *imported* document became; None without one.

    It is known by the file it came from, or by its title, and by most of its questions.
    """
    found = list(_candidates(library, imported))
    return max(found, key=lambda each: (each.is_sure, each.share), default=None)


def _candidates(library: Library, imported: str) -> Iterator[Earlier]:
    source, new = _source(imported), worksheets.read(imported).worksheet
    for path in library.own_paths():
        with suppress(CannotRead, NotText):
            text = text_of(path)
            sheet = worksheets.read(text).worksheet
            is_named = _source(text) == source or case_folded(sheet.title) == case_folded(new.title)
            if not is_named and _equal_share(sheet, new) < SURE:
                continue
            base = _imported_text(library, sheet)
            revision = Revision(text, base, imported)
            if base and revision.share < MAYBE:
                # What is kept may be that of another language.
                base, revision = "", Revision(text, "", imported)
            share = revision.share
            if share >= (MAYBE if is_named else SURE):
                is_sure = is_named and share >= SURE
                yield Earlier(path, text, revision, is_named, is_sure, share, bool(base))


def _source(text: str) -> str:
    """The file that a worksheet was made from, by its front matter."""
    return case_folded(yaml.split(text)[0].string("source"))


def _equal_share(one: Worksheet, other: Worksheet) -> float:
    """The share of questions that two worksheets ask in the same words."""
    asked, also = ([words(each.wording.text) for each in sheet.family()] for sheet in (one, other))
    return 2 * len({*asked} & {*also}) / max(1, len(asked) + len(also))


def _imported_text(library: Library, sheet: Worksheet) -> str:
    """The worksheet *sheet* as its document was imported last; "" if that is not known."""
    # Earlier, the name said no language.
    for language in dict.fromkeys((sheet.language, "en")):
        with suppress(CannotRead, NotText):
            text = text_of(_imported_path(library, sheet.id, language), library.own.parent)
            reading = worksheets.read(text)
            if reading.worksheet.id == sheet.id and reading.is_usable:
                return text
    return ""


def keep_imported(library: Library, text: str, sheet: Worksheet) -> Path:
    """Save the worksheet *text* that the document of *sheet* became; returns the file.

    Raises CannotWrite or LeavesJournal.
    """
    text = worksheets.with_head(text, {"id": sheet.id})
    path = _imported_path(library, sheet.id, sheet.language)
    files.check_inside(path, library.own.parent)
    data = text.encode("utf-8")
    if not path.exists():
        # Unless another process has just made it.
        with suppress(FileExistsError):
            files.create(path, data)
    if (was := files.read(path)) != data:
        files.replace(path, data, was=was)
    return path


def _imported_path(library: Library, id_: str, language: str) -> Path:
    return library.imported / f"{library.new_path(id_).stem}{language_suffix(language)}.md"
