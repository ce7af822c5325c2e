"""An entry deleted for good: every trace of it that is ours to remove."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from reflect import files
from reflect.errors import CannotRead, ChangedUnderneath, NotAnEntry
from reflect.journal import Journal, Stored, unfinished
from reflect.journal.checking.mending import Words
from reflect.journal.trash import Trash, tidy
from reflect.journal.unfinished import Unfinished

_TEMPORARY = ".~reflect-*.tmp"


@dataclass(frozen=True)
class Traces:
    """Where the words of an entry are."""

    #: Files that hold nothing else; the entry itself is the last of them.
    own: tuple[Path, ...]
    #: Other entries, be they in the trash, in which there are words of it.
    others: tuple[Path, ...]
    #: What editors left behind, in which there may be words of it.
    perhaps: tuple[Path, ...]


def forget(journal: Journal, stored: Stored) -> Traces:
    """Delete an entry, and what was left of its writing; another one stays, whatever it says.

    The entry goes last: whatever comes in between, it can be named again.
    """
    with journal.lock():
        if files.read(stored.path) != stored.data:
            raise ChangedUnderneath(stored.path)
        traces = _traces(journal, stored)
        for path in traces.own:
            files.remove(path)
        tidy(Trash(journal).folder)
    return traces


def _traces(journal: Journal, stored: Stored) -> Traces:
    edited = [*_read(path for state in journal.states for path in _edited(state))]
    words = Words(stored.data)
    ours = {path for path, data in edited if words.hold(Words(data))}
    away = [*_put_away(journal)]
    slips = (path for each, its in away if files.is_same(each.path, stored.path) for path in its)
    others = [each for each, _ in away if not files.is_same(each.path, stored.path)]
    left = [*slips, *_temporary(journal, stored, others), *_typed(journal, stored), *ours]
    return Traces(
        (*dict.fromkeys(left), stored.path),
        tuple(each.path for each in chain(journal, others) if _shares(stored, each)),
        tuple(path for path, _ in edited if path not in ours),
    )


def _shares(stored: Stored, other: Stored) -> bool:
    """Whether *other* may be another state of an entry, or a copy."""
    if not _is_alike(stored, other) or files.is_same(stored.path, other.path):
        return False
    return bool(stored.entry.said & other.entry.said)


def _is_alike(stored: Stored, other: Stored) -> bool:
    """Whether the first lines of two entries say that they are one run; two runs may, too."""
    identity = stored.header.identity
    return identity is not None and identity == other.header.identity


def _put_away(journal: Journal) -> Iterator[tuple[Stored, list[Path]]]:
    """The entries in the trash, each with what waits for it."""
    for put_away in Trash(journal):
        with suppress(CannotRead, NotAnEntry):
            yield journal.read(put_away.path), put_away.slips


def _temporary(journal: Journal, stored: Stored, others: list[Stored]) -> Iterator[Path]:
    """What saves of an entry left beside it when they were cut short."""
    words = Words(stored.data)
    for path, data in _read(sorted(stored.path.parent.glob(_TEMPORARY))):
        if data.strip() and words.hold(Words(data)):
            yield path
            continue
        state = journal.recognised(path, data)
        if state and _is_alike(stored, state):
            was = Unfinished.of(state.entry, str(stored.path))
            if unfinished.is_only_of(journal, stored, was, *others):
                yield path


def _typed(journal: Journal, stored: Stored) -> Iterator[Path]:
    """What was typed for an entry and is not yet an answer."""
    for slip, _ in unfinished.only_of(journal, stored):
        if slip.path:
            yield slip.path
    temporary = (unfinished.folder(state).glob(_TEMPORARY) for state in journal.states)
    for path, data in _read(path for each in temporary for path in each):
        with suppress(ValueError):
            if unfinished.is_only_of(journal, stored, Unfinished.read(data)):
                yield path


def _edited(state: Path) -> Iterator[Path]:
    """What editors left behind in a folder."""
    yield from sorted((state / "editing").glob("*.md"))


def _read(paths: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    """What is in the files at *paths*, of those that can be read."""
    for path in paths:
        with suppress(CannotRead):
            yield path, files.read(path)
