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

    A name is empty if the history cannot forget it: another entry has that name by now.
    """
    history = History(book)
    if not history.is_begun:
        return []
    names: list[str] = []
    with suppress(ReflectError, ValueError):
        repository = history.there
        told, was = moments.moments(repository), repository.place_of(place)
        for path in _paths(repository, told, was, gone.data):
            stem, every, file = Path(path).stem, moments.states(told, path), repository.file(path)
            if not os.path.lexists(file):
                named = stem if moments.place_of(told, stem) == path else path
                names.append(named if repository.is_ours else "")
                continue
            states = (moments.stored(repository, book, every, stem, each.number) for each in every)
            # A copy that is still in the journal holds it anyway.
            is_copy = path != was and _identity(book, file) == gone.header.identity
            if not is_copy and any(each.header.identity == gone.header.identity for each in states):
                names.append("")
    return names


def _identity(book: Journal, file: Path) -> tuple[str, str, str] | None:
    """The identity of the entry in a *file*; None if it holds none."""
    with suppress(ReflectError):
        return book.read(file).header.identity
    return None


def _paths(repository: Repository, told: Sequence[Moment], path: str, data: bytes) -> list[str]:
    """The paths under which the history holds an entry that was at *path* and held *data*.

    An entry may have had another name that nothing was recorded under, or come back beside it.
    """
    held = {repository.git.run("hash-object", "--stdin", data=data).decode().strip()}
    seen, found, waiting = set[str](), list[str](), [path]
    while waiting:
        every = moments.states(told, each := waiting.pop())
        found += [each] if every else []
        seen |= {each, *(state.touch.path for state in every)}
        held |= {state.touch.new for state in every}
        touches = (touch for moment in told for touch in moment.touches)
        waiting += {t.path for t in touches if {t.old, t.new} & held and t.path not in seen}
        waiting = [each for each in waiting if each not in seen]
    return found
