"""Entries as the history holds them: found by their names, in their earlier states."""

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from reflect.errors import CannotRead, NoEntries, NotAnEntry, ReflectError, UnknownEntry
from reflect.errors.history import HistoryIsOff, NeverRecorded
from reflect.history import History, moments
from reflect.history.moments import Moment
from reflect.history.repository import Repository
from reflect.journal import Journal, Stored, references


def place(book: Journal, repository: Repository, told: Sequence[Moment], name: str) -> str:
    """Where the entry called *name* is, or was last, if it has a state; raises NeverRecorded."""
    found = _place(book, repository, told, name)
    if not moments.states(told, found):
        raise NeverRecorded(name)
    return found


def _place(book: Journal, repository: Repository, told: Sequence[Moment], name: str) -> str:
    try:
        return repository.place_of(references.find(book, name).path)
    except (UnknownEntry, NoEntries, NotAnEntry, CannotRead):
        # It is there no more, or is no entry any more; a path is known from the top.
        with suppress(ValueError):
            name = repository.place_of(Path(name).absolute()) if os.sep in name else name
        return moments.place_of(told, name)
    except ValueError:
        raise NeverRecorded(name) from None


def state(book: Journal, name: str) -> tuple[Stored, datetime] | None:
    """The entry as it was, and when that was recorded, where *name* is one as in ENTRY@2."""
    entry, at, number = name.rpartition("@")
    if not at or not number.isdecimal() or not entry:
        return None
    history = History(book)
    if not history.is_begun:
        raise HistoryIsOff
    repository = history.there
    told = moments.moments(repository)
    where = place(book, repository, told, entry)
    every = moments.states(told, where)
    found = moments.stored(repository, book, every, entry, int(number))
    # By whatever name it went then.
    renamed = found.renamed(str(repository.file(where)))
    return renamed, every[int(number) - 1].moment.when.astimezone()


def holding(book: Journal, place: Path, gone: Stored) -> list[str]:
    """The names by which the history still holds an entry that was at *place*, if it can tell.

    A name is empty where the history cannot forget it.
    """
    history = History(book)
    if not history.is_begun:
        return []
    names: list[str] = []
    with suppress(ReflectError, ValueError):
        repository = history.there
        told, was = moments.moments(repository), repository.place_of(place)
        for path in moments.holding(repository, told, was, gone.data):
            stem, every = Path(path).stem, moments.states(told, path)
            if not os.path.lexists(repository.file(path)):
                named = stem if moments.place_of(told, stem) == path else path
                names.append(named if repository.is_ours else "")
            elif path == was and any(
                moments.stored(repository, book, every, stem, each.number).header.identity
                == gone.header.identity
                for each in every
            ):
                names.append("")
    return names
