"""What commands share of the history: recording at their end, and the earlier states of an entry.

Everything is saved before git is asked: no command fails with it.
"""

import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.commands import options
from reflect.errors import (
    CannotRead,
    NoEntries,
    NotAnEntry,
    ReflectError,
    UnknownEntry,
    command,
)
from reflect.errors.history import HistoryIsOff, NeverRecorded
from reflect.history import EXISTING, OFF, OWN, History
from reflect.journal import Journal, Stored, references
from reflect.terminal import is_attended, opened
from reflect.text import visible, wrap

if TYPE_CHECKING:
    from reflect.history.moments import Moment
    from reflect.history.repository import Repository
    from reflect.words.table import Words

#: For an entry that was deleted, or overwritten, and is there again.
RESTORED = "restore"


def record(book: Journal, *paths: Path, word: str = "") -> None:
    """Put what was written to *paths* into the history, if one is kept, with all that waits."""
    history = History(book)
    try:
        if history.is_on or (history.is_unsettled and _is_agreed(book, history)):
            history.record(dict.fromkeys(paths, word))
    except ReflectError as failed:
        options.say(f"Saved, but not in the history yet: {failed.sentence}")


def _is_agreed(book: Journal, history: History) -> bool:
    """Whether somebody agrees to the history that came with the journal; raises NeverAgreed."""
    if not is_attended():
        history.expect_agreed()
    from reflect.history.beginning import somebodys

    said, around = words(book).history, somebodys(history)
    if not (history.is_ours or around):
        history.expect_agreed()
    asked = said.goes_on_existing.format(top=around.top) if around else said.goes_on
    with opened(words(book).talk, book.state, plain=True) as terminal:
        way = terminal.choose(asked, {"no": said.not_here, "yes": said.keep_on})
    if way == "yes":
        history.remember(*((EXISTING, around.folder) if around else (OWN,)))
    elif way == "no":
        history.remember(OFF)
        options.say(said.nothing_more.format(command=command("history", "on")))
    else:
        history.expect_agreed()
    return way == "yes"


def caught_up(book: Journal) -> ReflectError | None:
    """What is in the way of the history holding all there is; nothing where it does, or is off."""
    history = History(book)
    try:
        if history.is_on or history.is_unsettled:
            history.record()
    except ReflectError as failed:
        return failed
    return None


def say_behind(trouble: ReflectError | None) -> None:
    """Say that the history does not hold all there is, if that is so."""
    if trouble:
        options.say(f"The history does not hold everything yet: {trouble.sentence}")


def told(*sentences: str, to: Path | None = None) -> str:
    """*sentences* as lines, broken between words where somebody reads them."""
    lines = [visible(each) for each in sentences]
    if to is None and sys.stdout.isatty():
        columns = shutil.get_terminal_size().columns
        lines = [row for line in lines for row in wrap(line, columns)]
    return "\n".join(lines)


def holding(book: Journal, place: Path, gone: Stored) -> list[str]:
    """By which names the history still holds an entry that was at *place*, if that can be told.

    A name is empty where the history cannot forget it.
    """
    history = History(book)
    if not history.is_begun:
        return []
    from reflect.history import moments

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


def words(book: Journal) -> "Words":
    """The words in the language of the newest entry."""
    from reflect.words import of  # only here: most commands have words of their own

    newest = next(iter(book), None)
    return of(newest.header.language if newest else "")


def place(book: Journal, repository: "Repository", told: "Sequence[Moment]", name: str) -> str:
    """Where the entry called *name* is, or was last, if it has a state; raises NeverRecorded."""
    from reflect.history import moments

    found = _place(book, repository, told, name)
    if not moments.states(told, found):
        raise NeverRecorded(name)
    return found


def _place(book: Journal, repository: "Repository", told: "Sequence[Moment]", name: str) -> str:
    from reflect.history import moments

    try:
        return repository.place_of(references.find(book, name).path)
    except (UnknownEntry, NoEntries, NotAnEntry, CannotRead):
        # It is there no more, or is no entry any more; a path is known from the top.
        with suppress(ValueError):
            name = repository.place_of(Path(name).absolute()) if os.sep in name else name
        return moments.place_of(told, name)
    except ValueError:
        raise NeverRecorded(name) from None


def state(book: Journal, name: str) -> Stored | None:
    """The entry as it was, where *name* is that of a state of it, as in ENTRY@2."""
    found = dated_state(book, name)
    return found[0] if found else None


def dated_state(book: Journal, name: str) -> tuple[Stored, datetime] | None:
    """The same, and when it was recorded."""
    entry, at, number = name.rpartition("@")
    if not at or not number.isdecimal() or not entry:
        return None
    history = History(book)
    if not history.is_begun:
        raise HistoryIsOff
    from reflect.history import moments

    repository = history.there
    told = moments.moments(repository)
    where = place(book, repository, told, entry)
    every = moments.states(told, where)
    found = moments.stored(repository, book, every, entry, int(number))
    # By whatever name it went then.
    renamed = found.renamed(str(repository.file(where)))
    return renamed, every[int(number) - 1].moment.when.astimezone()
