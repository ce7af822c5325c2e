"""Entries as the history holds them: found by their names, in their earlier states."""

import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reflect.errors import CannotRead, NoEntries, NotAnEntry, ReflectError, UnknownEntry
from reflect.errors.history import NamesNoState, NeverRecorded, UnknownState
from reflect.history import History
from reflect.history.moments import Log
from reflect.journal import Journal, Stored, references


def place(log: Log, name: str) -> str:
    """Where the entry called *name* is, or was last, if it has a state; raises NeverRecorded."""
    repository, path = log.repository, name
    try:
        found = repository.place_of(references.find(log.journal, name).path)
    except (UnknownEntry, NoEntries, NotAnEntry, CannotRead):
        # It is there no more, or is no entry any more; a path is known from the top.
        with suppress(ValueError):
            path = repository.place_of(Path(name).absolute()) if os.sep in name else name
        found = log.place_of(path)
    except ValueError:
        raise NeverRecorded(name) from None
    if not log.states(found):
        raise NeverRecorded(name)
    return found


def state(book: Journal, name: str) -> tuple[Stored, datetime]:
    """The entry named as in ENTRY@2, and when it was recorded; raises NamesNoState."""
    entry, at, number = name.rpartition("@")
    if not at or not number.isdecimal() or not entry:
        raise NamesNoState(name)
    log = Log(book, History(book).there)
    where = place(log, entry)
    every = log.states(where)
    if not 0 < int(number) <= len(every):
        raise UnknownState(entry, int(number), len(every))
    chosen = every[int(number) - 1]
    # By whatever name it went then.
    stored = replace(log.read(chosen), file=str(log.repository.file(where)))
    return stored, chosen.moment.when.astimezone()


def holding(book: Journal, place: Path, gone: Stored) -> list[str]:
    """The names by which the history still holds an entry that was at *place*, if it can tell.

    A name is empty if the history cannot forget it: another entry has that name by now.
    """
    history, names = History(book), list[str]()
    if not history.is_begun:
        return []
    with suppress(ReflectError, ValueError):
        log = Log(book, repository := history.there)
        was = repository.place_of(place)
        for path in _paths(log, was, gone.data):
            stem, file = Path(path).stem, repository.file(path)
            if not os.path.lexists(file):
                named = stem if log.place_of(stem) == path else path
                names.append(named if repository.is_ours else "")
            # A copy that is still in the journal holds it anyway.
            elif path == was or _identity(book, file) != gone.header.identity:
                identities = (log.read(each).header.identity for each in log.states(path))
                names += [""] if gone.header.identity in identities else []
    return names


def _identity(book: Journal, file: Path) -> tuple[str, str, str] | None:
    """The identity of the entry in a *file*; None if it holds none."""
    with suppress(ReflectError):
        return book.read(file).header.identity
    return None


def _paths(log: Log, path: str, data: bytes) -> list[str]:
    """The paths under which the history holds an entry that was at *path* and held *data*.

    An entry may have had another name that nothing was recorded under, or come back beside it.
    """
    held = {log.repository.git.run("hash-object", "--stdin", data=data).decode().strip()}
    seen, found, waiting = set[str](), list[str](), [path]
    while waiting:
        every = log.states(each := waiting.pop())
        found += [each] if every else []
        seen |= {each, *(state.touch.path for state in every)}
        held |= {state.touch.new for state in every}
        touches = (touch for moment in log.moments for touch in moment.touches)
        waiting += {t.path for t in touches if {t.old, t.new} & held and t.path not in seen}
        waiting = [each for each in waiting if each not in seen]
    return found
