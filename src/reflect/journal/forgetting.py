"""An entry deleted for good: every trace of it that is ours to remove."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reflect import entries, files
from reflect.errors import CannotRead, ChangedUnderneath
from reflect.journal import Journal, Stored, unfinished
from reflect.journal.checking.kept import Words
from reflect.journal.trash import Trash, tidy
from reflect.journal.unfinished import Unfinished
from reflect.text import decoded

_TEMPORARY = ".~reflect-*.tmp"


@dataclass(frozen=True)
class Traces:
    """Where the words of an entry are."""

    #: Files that hold nothing else; the entry itself is the last of them.
    own: tuple[Path, ...]
    #: Other entries that say they are the same run.
    others: tuple[Path, ...]
    #: What editors left behind, in which there may be words of it.
    perhaps: tuple[Path, ...]


def forget(journal: Journal, stored: Stored) -> Traces:
    """Delete an entry, its copies in the trash, and what was left of its writing.

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
    trash = [*_in_trash(journal, stored)]
    edited = [*_read(path for state in journal.states for path in _edited(state))]
    states = [Words(data) for data in (stored.data, *(data for _, data in trash))]
    ours = {path for path, data in edited if any(each.hold(Words(data)) for each in states)}
    left = [*(path for path, _ in trash), *_temporary(stored), *_typed(journal, stored), *ours]
    others = (each for each in journal if each.path != stored.path)
    return Traces(
        (*(path for path in dict.fromkeys(left) if path != stored.path), stored.path),
        tuple(each.path for each in others if _is_same(stored, each.data)),
        tuple(path for path, _ in edited if path not in ours),
    )


def _is_same(stored: Stored, data: bytes) -> bool:
    """Whether *data* is another state of an entry."""
    identity = stored.header.identity
    other = entries.header(decoded(data)).identity
    return data == stored.data or (identity is not None and identity == other)


def _in_trash(journal: Journal, stored: Stored) -> Iterator[tuple[Path, bytes]]:
    """The copies of an entry in the trash, each with what waited for it, and what they hold."""
    for put_away in Trash(journal):
        if any(_is_same(stored, data) for _, data in _read([put_away.path])):
            yield from _read([*put_away.slips, put_away.path])


def _temporary(stored: Stored) -> Iterator[Path]:
    """What saves of an entry left beside it when they were cut short."""
    words = Words(stored.data)
    for path, data in _read(sorted(stored.path.parent.glob(_TEMPORARY))):
        if _is_same(stored, data) or (data.strip() and words.hold(Words(data))):
            yield path


def _typed(journal: Journal, stored: Stored) -> Iterator[Path]:
    """What was typed for an entry and is not yet an answer."""
    for slip, _ in unfinished.all_of(journal.states, stored.path, stored.header):
        if slip.path:
            yield slip.path
    temporary = (unfinished.folder(state).glob(_TEMPORARY) for state in journal.states)
    for path, data in _read(path for each in temporary for path in each):
        with suppress(ValueError, TypeError):
            half = Unfinished.read(data)
            if half.entry == str(stored.path) or half.belongs_to(stored.header):
                yield path


def _edited(state: Path) -> Iterator[Path]:
    """What editors left behind in a folder."""
    yield from sorted((state / "editing").glob("*.md"))


def _read(paths: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    """What is in the files at *paths*, of those that can be read."""
    for path in paths:
        with suppress(CannotRead):
            yield path, files.read(path)
