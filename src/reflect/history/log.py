"""Reads the history: its commits, newest first, and entries in their earlier states."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from reflect import yaml
from reflect.errors import (
    AmbiguousEntry,
    CannotRead,
    NoEntries,
    NotAnEntry,
    ReflectError,
    UnknownEntry,
)
from reflect.errors.history import GitFailed, InvalidStateName, NotInHistory
from reflect.errors.phrases import command
from reflect.history import History
from reflect.history.recording import BEGUN, SHEET
from reflect.history.repository import Repository
from reflect.journal import Journal, Stored, references
from reflect.locale import N_
from reflect.text import case_folded, decode

#: Separates commits in git's output; it is in no path and in no message of ours.
_SEPARATOR = "\x1e\x1f"
#: The number of commits whose files are read at a time.
_AT_ONCE = 100
#: The number of names that are listed if one is ambiguous.
_SHOWN = 10
_HEADING = re.compile(r"^(?:#{1,3} .*|<!-- (?:q|step): .*-->)$", re.MULTILINE)
_SUBJECT = re.compile(
    rf"(write|change|edit|delete|restore) ({SHEET}(?: .+)?|\d{{4}}-\d\d-\d\d(?:-.+)?)"
)


class FileChange(NamedTuple):
    """A file that a commit changed, and the names of its objects before and after, or ""."""

    path: str
    old: str
    new: str
    #: The file's mode, as git writes it.
    mode: str


class Commit(NamedTuple):
    """A commit and the files that it changed."""

    name: str
    time: datetime
    #: The verb of the commit message, and the entry's id; both "" if the commit is not ours.
    verb: str
    id: str
    changes: tuple[FileChange, ...]
    #: Whether this is the commit with all files, from when the history began.
    is_first: bool = False


class EntryState(NamedTuple):
    """A state of an entry; the first has the number 1."""

    number: int
    commit: Commit
    change: FileChange


class WordCount(NamedTuple):
    """The number of words that were added, and of those that were removed."""

    added: int
    removed: int


class Log:
    """The commits that changed something in a journal, and what they hold of its entries."""

    def __init__(self, journal: Journal, repository: Repository, most: int = 0) -> None:
        self.journal, self.repository = journal, repository
        #: Newest first, at most *most* of them; 0 for all.
        self.commits = list(_moments(repository, most))

    def states(self, path: str) -> list[EntryState]:
        """The states of the file *path*, oldest first, also those under its earlier names."""
        found = [each for each in self.changes_of(path) if each[1].new]
        return [EntryState(number, *each) for number, each in enumerate(reversed(found), 1)]

    def changes_of(self, path: str) -> Iterator[tuple[Commit, FileChange]]:
        """All changes of the file *path*, newest first, also those under its earlier names."""
        for moment in self.commits:
            touch = next((each for each in moment.changes if each.path == path), None)
            if touch is None:
                continue
            yield moment, touch
            if origin := _origin(moment, touch):
                yield moment, origin
                path = origin.path

    def path(self, name: str) -> str:
        """The path, relative to the top, of the entry that is named *name*, or was last.

        Raises NotInHistory if it has no state.
        """
        repository, path = self.repository, name
        try:
            found = repository.relative_path(references.find(self.journal, name).path)
        except (UnknownEntry, NoEntries, NotAnEntry, CannotRead):
            # Deleted, or no entry any more: look it up in the log, by path if it is one.
            with suppress(ValueError):
                path = repository.relative_path(Path(name).absolute()) if os.sep in name else name
            found = self.last_path(path)
        except ValueError:
            raise NotInHistory(name) from None
        if not self.states(found):
            raise NotInHistory(name)
        return found

    def last_path(self, name: str) -> str:
        """The path, relative to the top, of the entry that was last named *name*.

        Raises NotInHistory; AmbiguousEntry if *name* is a prefix of several names.
        """
        wanted, begun = case_folded(name), dict[str, None]()
        for last, path, id_ in self._places() if name else ():
            stem, folded_id = case_folded(Path(path).stem), case_folded(id_)
            if wanted in (case_folded(path), case_folded(Path(path).name), stem, folded_id):
                return last
            if stem.startswith(wanted) or folded_id.startswith(wanted):
                begun[last] = None
        if len(begun) > 1:
            raise AmbiguousEntry(name, list(begun)[:_SHOWN], len(begun))
        if not begun:
            raise NotInHistory(name)
        return next(iter(begun))

    def _places(self) -> Iterator[tuple[str, str, str]]:
        """Changed files, newest commit first: the last path, the path then, and the id."""
        later: dict[str, str] = {}
        for moment in self.commits:
            if any(not each.new for each in moment.changes):
                for each in moment.changes:
                    if origin := _origin(moment, each):
                        later[origin.path] = later.get(each.path, each.path)
            for each in moment.changes:
                yield later.get(each.path, each.path), each.path, moment.id

    def read(self, state: EntryState) -> Stored:
        """The entry in a *state*; raises NotInHistory if it was none, or GitFailed."""
        path, new = self.repository.file(state.change.path), state.change.new
        data = self.repository.contents([new])[new]
        if data is None:
            what = N_("its version @{number} cannot be read", number=state.number)
            raise GitFailed("cat-file", what)
        found = self.journal.recognised(path, data)
        if found is None:
            raise NotInHistory(path.stem)
        return found

    def with_entries(self) -> Iterator[tuple[Commit, tuple[Stored, ...]]]:
        """Each moment, and the entry before and after it if the commit is ours."""
        for at in range(0, len(self.commits), _AT_ONCE):
            some = self.commits[at : at + _AT_ONCE]
            held = self._held(moment for moment in some if moment.verb)
            for moment in some:
                found = (
                    self.journal.recognised(self.repository.file(touch.path), data)
                    for touch in moment.changes
                    for name in (touch.old, touch.new)
                    if moment.verb and (data := held.get(name))
                )
                yield moment, tuple(filter(None, found))

    def word_counts(self, moments: Sequence[Commit]) -> list[WordCount]:
        """The extent of each of the *moments*."""
        held, found = self._held(moments), []
        for moment in moments:
            old = Counter(word for each in moment.changes for word in _words(held.get(each.old)))
            new = Counter(word for each in moment.changes for word in _words(held.get(each.new)))
            found.append(WordCount((new - old).total(), (old - new).total()))
        return found

    def _held(self, moments: Iterable[Commit]) -> dict[str, bytes | None]:
        """The contents of all objects in some *moments*, by name."""
        touches = (touch for moment in moments for touch in moment.changes)
        return self.repository.contents(filter(None, (n for t in touches for n in (t.old, t.new))))


def state(journal: Journal, name: str) -> tuple[Stored, datetime]:
    """The entry named as in ENTRY@2, and when it was recorded; raises InvalidStateName."""
    entry, at, number = name.rpartition("@")
    if not at or not number.isdecimal() or not entry:
        raise InvalidStateName(name)
    log = Log(journal, History(journal).repository)
    where = log.path(entry)
    every = log.states(where)
    if not 0 < int(number) <= len(every):
        listed = command("history", "log", entry)
        there = N_("It has only @1: {command}", command=listed)
        if len(every) > 1:
            there = N_("It has @1 to @{last}: {command}", last=len(every), command=listed)
        missing = N_("'{name}' does not have a version @{number}.", name=entry, number=int(number))
        raise ReflectError(missing, there)
    chosen = every[int(number) - 1]
    # Under its last path, whatever it was named then.
    stored = replace(log.read(chosen), file=str(log.repository.file(where)))
    return stored, chosen.commit.time.astimezone()


def holding(journal: Journal, place: Path, gone: Stored) -> list[str]:
    """The names under which the history still holds the entry *gone*, which was at *place*.

    A name is "" if the history cannot forget it, since another entry has that name now. Without
    a readable history there are none.
    """
    history, names = History(journal), list[str]()
    if not history.is_begun:
        return []
    with suppress(ReflectError, ValueError):
        log = Log(journal, repository := history.repository)
        was = repository.relative_path(place)
        for path in _paths(log, was, gone.data):
            stem, file = Path(path).stem, repository.file(path)
            if not os.path.lexists(file):
                named = stem if log.last_path(stem) == path else path
                names.append(named if repository.is_ours else "")
            # Unless the file there is a copy of the same entry.
            elif path == was or _identity(journal, file) != gone.header.identity:
                identities = (log.read(each).header.identity for each in log.states(path))
                names += [""] if gone.header.identity in identities else []
    return names


def _identity(journal: Journal, file: Path) -> tuple[str, str, str] | None:
    """The identity of the entry in a *file*; None if it holds none."""
    with suppress(ReflectError):
        return journal.read(file).header.identity
    return None


def _paths(log: Log, path: str, data: bytes) -> list[str]:
    """The paths under which the history holds an entry that was at *path* and held *data*.

    Besides *path* and its earlier names, these are all paths with the same contents: an entry may
    have been renamed without a commit, or restored beside another one.
    """
    held = {log.repository.git.run("hash-object", "--stdin", data=data).decode().strip()}
    seen, found, waiting = set[str](), list[str](), [path]
    while waiting:
        every = log.states(each := waiting.pop())
        found += [each] if every else []
        seen |= {each, *(state.change.path for state in every)}
        held |= {state.change.new for state in every}
        touches = (touch for moment in log.commits for touch in moment.changes)
        waiting += {t.path for t in touches if {t.old, t.new} & held and t.path not in seen}
        waiting = [each for each in waiting if each not in seen]
    return found


def _moments(repository: Repository, most: int) -> Iterator[Commit]:
    limit = [f"--max-count={most}"] if most else []
    form = f"--format={_SEPARATOR}%H%x00%cI%x00%s%x00"
    options = ("--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-show-signature")
    try:
        place = str(repository.journal_path)
        output = repository.git.run("log", form, *options, "--root", *limit, "--", place)
    except GitFailed as failed:
        if "does not have any commits" not in failed.reason:
            raise
        return
    for piece in os.fsdecode(output).split(_SEPARATOR)[1:]:
        commit, when, subject, *rest = piece.split("\0")
        found = _SUBJECT.fullmatch(subject)
        word, id_ = (found[1], found[2]) if found else ("", "")
        yield Commit(commit, _when(when), word, id_, tuple(_touches(rest)), subject == BEGUN)


def _when(text: str) -> datetime:
    """The time of a commit; 1970 if it gives a year that no calendar has."""
    try:
        moment = datetime.fromisoformat(text)
        moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
    return moment


def _touches(fields: Iterable[str]) -> Iterator[FileChange]:
    waiting = iter(fields)
    for field in waiting:
        if field.lstrip("\n").startswith(":"):
            _, mode, *names, _ = field.split(" ", 4)
            old, new = (name if name.strip("0") else "" for name in names)
            yield FileChange(next(waiting), old, new, mode)


def _origin(moment: Commit, added: FileChange) -> FileChange | None:
    """The file that a new file was before the commit renamed, and maybe changed, it; or None."""
    if added.old or not added.new:
        return None
    removed = [each for each in moment.changes if each.old and not each.new]
    if not moment.verb:
        # In a commit that is not ours, only a file with the same contents was renamed.
        removed = [each for each in removed if each.old == added.new]
    return removed[0] if len(removed) == 1 else None


def _words(data: bytes | None) -> list[str]:
    """The words of the answers in a file: without front matter, headings and marks."""
    body = yaml.split(decode(data))[1] if data else ""
    return _HEADING.sub("", body).split()
