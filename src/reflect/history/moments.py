"""Reads the history: its commits, newest first, and the states of each entry."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reflect import yaml
from reflect.errors import AmbiguousEntry
from reflect.errors.history import GitFailed, NeverRecorded, UnknownState
from reflect.history.recording import BEGUN, SHEET
from reflect.history.repository import Repository, contents
from reflect.journal import Journal, Stored
from reflect.text import decoded, folded

#: Separates commits in git's output; it is in no path and in no message of ours.
_BREAK = "\x1e\x1f"
#: The number of commits that are read at a time.
_AT_ONCE = 100
#: The number of names that are listed if one is ambiguous.
_SHOWN = 10
_ASKED = re.compile(r"^(?:#{1,3} .*|<!-- (?:q|step): .*-->)$", re.MULTILINE)
_SAID = re.compile(
    rf"(write|change|edit|delete|restore) ({SHEET}(?: .+)?|\d{{4}}-\d\d-\d\d(?:-.+)?)"
)


class Touch(NamedTuple):
    """A file that a commit changed: the names of its objects before and after, empty for none."""

    path: str
    old: str
    new: str
    #: The file's mode, as git writes it.
    mode: str


class Moment(NamedTuple):
    """A commit and the files that it changed."""

    commit: str
    when: datetime
    #: One word for what was done, and the entry's id; both empty if the commit is not ours.
    word: str
    id: str
    touches: tuple[Touch, ...]
    #: Whether the commit holds all there was when the history began.
    is_first: bool = False


class State(NamedTuple):
    """A state of an entry; the first has the number 1."""

    number: int
    moment: Moment
    touch: Touch


def moments(repository: Repository, most: int = 0) -> list[Moment]:
    """The commits that changed something in the journal, newest first, no more than *most*."""
    limit = [f"--max-count={most}"] if most else []
    form = f"--format={_BREAK}%H%x00%cI%x00%s%x00"
    told = ("--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-show-signature")
    try:
        place = str(repository.place)
        said = repository.git.run("log", form, *told, "--root", *limit, "--", place)
    except GitFailed as failed:
        if "does not have any commits" in failed.reason:
            return []
        raise
    return [_moment(piece) for piece in os.fsdecode(said).split(_BREAK)[1:]]


def _moment(piece: str) -> Moment:
    commit, when, subject, *rest = piece.split("\0")
    found = _SAID.fullmatch(subject)
    word, id_ = (found[1], found[2]) if found else ("", "")
    touches = tuple(_touches(rest))
    return Moment(commit, _when(when), word, id_, touches, subject == BEGUN)


def _when(said: str) -> datetime:
    """The time of a commit; 1970 if it gives a year that no calendar has."""
    try:
        moment = datetime.fromisoformat(said)
        moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
    return moment


def _touches(fields: Iterable[str]) -> Iterator[Touch]:
    waiting = iter(fields)
    for field in waiting:
        if field.lstrip("\n").startswith(":"):
            _, mode, *names, _ = field.split(" ", 4)
            old, new = (name if name.strip("0") else "" for name in names)
            yield Touch(next(waiting), old, new, mode)


def states(told: Sequence[Moment], path: str) -> list[State]:
    """The states of the file *path*, oldest first, also those under its earlier names."""
    found = [each for each in course(told, path) if each[1].new]
    return [State(number, *each) for number, each in enumerate(reversed(found), 1)]


def course(told: Iterable[Moment], path: str) -> Iterator[tuple[Moment, Touch]]:
    """All changes of the file *path*, newest first, also those under its earlier names."""
    for moment in told:
        touch = next((each for each in moment.touches if each.path == path), None)
        if touch is None:
            continue
        yield moment, touch
        if origin := _origin(moment, touch):
            yield moment, origin
            path = origin.path


def _origin(moment: Moment, came: Touch) -> Touch | None:
    """The file that a new file was before the commit: moved, and maybe changed as well."""
    if came.old or not came.new:
        return None
    gone = [each for each in moment.touches if each.old and not each.new]
    if not moment.word:
        # Two entries in a commit of somebody's own are one only if nothing else tells them apart.
        gone = [each for each in gone if each.old == came.new]
    return gone[0] if len(gone) == 1 else None


def place_of(told: Sequence[Moment], name: str) -> str:
    """The path, relative to the top, of the entry that was last called *name*.

    Raises NeverRecorded; and AmbiguousEntry where *name* begins the names of several.
    """
    for is_called in (_is_called, _begins):
        found = dict.fromkeys(_places(told, partial(is_called, name)))
        if len(found) > 1 and is_called is _begins:
            raise AmbiguousEntry(name, list(found)[:_SHOWN], len(found))
        if found and name:
            return next(iter(found))
    raise NeverRecorded(name)


def _places(told: Iterable[Moment], is_called: Callable[[str, str], bool]) -> Iterator[str]:
    """The last paths of the files that once had a name that *is_called* accepts, newest first."""
    later: dict[str, str] = {}
    for moment in told:
        if any(not each.new for each in moment.touches):
            for each in moment.touches:
                if origin := _origin(moment, each):
                    later[origin.path] = later.get(each.path, each.path)
        for each in moment.touches:
            if is_called(each.path, moment.id):
                yield later.get(each.path, each.path)


def _is_called(name: str, path: str, id_: str) -> bool:
    return folded(name) in map(folded, (path, Path(path).name, Path(path).stem, id_))


def _begins(name: str, path: str, id_: str) -> bool:
    return any(folded(each).startswith(folded(name)) for each in (Path(path).stem, id_))


def stored(
    repository: Repository, journal: Journal, every: Sequence[State], name: str, number: int
) -> Stored:
    """The entry as it was in its state *number*; raises UnknownState."""
    chosen = next((each for each in every if each.number == number), None)
    if chosen is None:
        raise UnknownState(name, number, len(every))
    (data,) = contents(repository.git, [chosen.touch.new])
    if data is None:
        raise GitFailed("cat-file", f"what it has of state @{number} cannot be read")
    found = journal.recognised(repository.file(chosen.touch.path), data)
    if found is None:
        raise NeverRecorded(name)
    return found


def with_entries(
    repository: Repository, journal: Journal, told: Sequence[Moment]
) -> Iterator[tuple[Moment, tuple[Stored, ...]]]:
    """Each moment, and the entry before and after it if the commit is ours."""
    for at in range(0, len(told), _AT_ONCE):
        some = told[at : at + _AT_ONCE]
        held = _held(repository, [moment for moment in some if moment.word])
        for moment in some:
            touches = moment.touches if moment.word else ()
            found = (
                journal.recognised(repository.file(touch.path), data)
                for touch in touches
                for name in (touch.old, touch.new)
                if (data := held.get(name))
            )
            yield moment, tuple(stored for stored in found if stored)


class Extent(NamedTuple):
    """The number of words that were added, and of those that were removed."""

    more: int
    fewer: int


def extents(repository: Repository, told: Sequence[Moment]) -> list[Extent]:
    """The extent of each moment."""
    held = _held(repository, told)
    found = []
    for moment in told:
        old, new = Counter[str](), Counter[str]()
        for touch in moment.touches:
            old.update(_words(held.get(touch.old)))
            new.update(_words(held.get(touch.new)))
        found.append(Extent((new - old).total(), (old - new).total()))
    return found


def _held(repository: Repository, told: Iterable[Moment]) -> dict[str, bytes | None]:
    """The contents of all objects in some moments, by name."""
    touches = (touch for moment in told for touch in moment.touches)
    names = [name for touch in touches for name in (touch.old, touch.new) if name]
    return dict(zip(names, contents(repository.git, names), strict=True))


def _words(data: bytes | None) -> list[str]:
    """The words somebody wrote in a file: without front matter, headings and marks."""
    body = yaml.split(decoded(data))[1] if data else ""
    return _ASKED.sub("", body).split()
