"""The shelf: worksheets as they are offered, with what each is for and when it was last used."""

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reflect.errors import ReflectError
from reflect.journal import Journal
from reflect.journal.runs import Selection
from reflect.journal.sheet_files import is_in, read, text_of
from reflect.locale import N_
from reflect.text import case_folded, unaccented

if TYPE_CHECKING:
    from reflect.worksheets import Worksheet

#: The first step of a worksheet; what stands above it is its head.
_STEP = re.compile(r"^ {0,3}##[ \t]", re.MULTILINE)


class Offer(NamedTuple):
    """A worksheet, by its file in one language."""

    id: str
    path: Path
    #: Everything but its questions.
    head: "Worksheet"
    #: The languages that it is there in: first the one it is offered in.
    languages: tuple[str, ...]
    #: The day of the newest entry; None if there is none.
    last_used: date | None
    is_own: bool


def worksheets(journal: Journal) -> list[str]:
    """Ids of all worksheets, without those named after somebody the settings exclude."""
    library, seen = journal.library, Selection(excluded=journal.settings.exclude)
    ids = sorted(library.paths)
    if not seen.excluded:
        return ids

    def names_somebody(id_: str) -> bool:
        paths = library.by_language[id_]
        called = (f"{library.title(id_, each)}\n{path.name}" for each, path in paths.items())
        return seen.names_somebody("\n".join([id_, *called]), but=library.wordings(id_).kinds)

    return [id_ for id_ in ids if not names_somebody(id_)]


def last_used(journal: Journal, ids: Collection[str], newest: int | None = None) -> dict[str, date]:
    """The day of the newest entry of each of the worksheets *ids*, the last used one first.

    Only so many of the *newest* entries are read.
    """
    found: dict[str, date] = {}
    seen = Selection(excluded=journal.settings.exclude)
    for run in seen.entries(journal, newest=newest):
        if run.header.worksheet in ids:
            found.setdefault(run.header.worksheet, run.day)
        if len(found) == len(ids):
            break
    return found


def offers(journal: Journal, language: str = "", newest: int | None = None) -> list[Offer]:
    """The worksheets that can be chosen: the last used one first, then by their titles.

    With a *language* those that are there in it; raises ReflectError where none is. For the order
    only so many of the *newest* entries are read.
    """
    files = {id_: journal.library.by_language[id_] for id_ in worksheets(journal)}
    used = last_used(journal, files, newest)
    found = []
    for id_, paths in files.items():
        fitting = [each for each in paths if not language or is_in(each, language)]
        if fitting:
            path = paths[fitting[0]]
            languages = tuple(dict.fromkeys((fitting[0], *paths)))
            is_own = path.parent == journal.library.own
            found.append(Offer(id_, path, head(path), languages, used.get(id_), is_own))
    if language and not found:
        raise ReflectError(N_("There is no worksheet in '{language}'.", language=language))
    order = list(used)
    return sorted(
        found,
        key=lambda each: (
            order.index(each.id) if each.last_used else len(order),
            case_folded(unaccented(each.head.title)),
        ),
    )


def head(path: Path) -> "Worksheet":
    """The worksheet in the file *path* without its questions, which take long to read."""
    text = text_of(path)
    step = _STEP.search(text)
    return read(text[: step.start()] if step else text).worksheet
