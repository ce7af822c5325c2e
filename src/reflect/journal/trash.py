"""Deleted entries: the trash, in which each lies in a folder of its own, and deletion for good."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from reflect import files
from reflect.errors import AmbiguousEntry, CannotRead, FileChanged, NotAnEntry
from reflect.errors.history import (
    InTrash,
    LinkedEntry,
    NotInTrash,
    OutsideJournal,
    TrashEmpty,
)
from reflect.journal import Journal, Stored, autosaves
from reflect.journal.autosaves import AutosaveFile, UnfinishedAnswer
from reflect.journal.folder import dated, visited
from reflect.text import LINE_END, case_folded

#: Lines that say only whether there was more to come.
_NO_WORDS = {"", "---", "status: draft", "status: complete"}
_TEMPORARY = ".~reflect-*.tmp"


class LineSet:
    """The words in a file, line by line."""

    def __init__(self, data: bytes) -> None:
        #: The text of the file, or what was typed where it holds that.
        try:
            self.text = UnfinishedAnswer.read(data).typed
        except ValueError:
            self.text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        # NUL is what some disks give for what was never written; a backslash is our escape.
        plain = (line.strip(" \t\0\ufffd").lstrip("\\") for line in LINE_END.split(self.text))
        #: The lines that say something.
        self.lines = [line for line in plain if line not in _NO_WORDS]

    def contains(self, others: "LineSet") -> bool:
        """Whether all the words of *others* are among these."""
        *whole, last = others.lines or ("",)
        if others.text.endswith(("\n", "\r")):
            return set(self.lines).issuperset(others.lines)
        # It was cut off: its last line may have had an end.
        begun = not last or any(line.startswith(last) for line in self.lines)
        return begun and set(self.lines).issuperset(whole)


@dataclass(frozen=True)
class TrashedEntry:
    """An entry in the trash."""

    #: The folder in the trash, and the path in that: the same as in the journal.
    folder: Path
    path: Path

    @property
    def original_path(self) -> Path:
        """The path that the entry had in the journal, relative to that."""
        return self.path.relative_to(self.folder)

    @property
    def name(self) -> str:
        """A name that no other entry in the trash has."""
        return f"{self.folder.name}/{self.original_path.as_posix()}"

    @property
    def day(self) -> date | None:
        """The day on which the entry was deleted, if the name of its folder says so."""
        day = dated(self.folder.name)
        return date.fromisoformat(day) if day else None

    @property
    def autosaves(self) -> list[Path]:
        """The autosaves of the entry that were deleted with it."""
        return sorted(self.folder.glob("*.json"))


@dataclass(frozen=True)
class Trash:
    """The trash of a journal."""

    journal: Journal

    @property
    def folder(self) -> Path:
        """The folder of the trash."""
        return self.journal.reflect_folder / "trash"

    def __iter__(self) -> Iterator[TrashedEntry]:
        """The entries in the trash, put away last first."""
        for folder in sorted(self.folder.glob("*/"), reverse=True):
            if self.journal.leads_out(folder):
                continue
            for path in sorted(visited(folder)):
                is_slip = path.parent == folder and path.suffix == ".json"
                if is_slip or path.name[0] == "." or self.journal.leads_out(path):
                    continue
                # An empty one is where a disk without links was about to put something.
                if path.is_file() and path.stat().st_size:
                    yield TrashedEntry(folder, path)

    def add(self, stored: Stored, now: datetime) -> TrashedEntry:
        """Move an entry and its autosaves to the trash; raises as `expect_own`."""
        place = expect_own(self.journal, stored.path)
        base = self.folder / f"{now:%Y-%m-%d-%H%M%S}"
        with self.journal.lock():
            folder = next(each for each in files.numbered(base) if not each.exists())
            slips = list(autosaves.only_of(self.journal, stored))
            for number, (slip, _) in enumerate(slips, 1):
                files.create(folder / f"{number}.json", slip.data)
            files.rename(stored.path, folder / place)
            for slip, _ in slips:
                slip.drop()
        return TrashedEntry(folder, folder / place)

    def find(self, name: str) -> TrashedEntry:
        """The entry called *name*; raises TrashEmpty, NotInTrash or AmbiguousEntry."""
        every, wanted = list(self), case_folded(name)
        if not every:
            raise TrashEmpty
        exact, near = list[TrashedEntry](), list[TrashedEntry]()
        for each in every:
            path, place = each.path, each.original_path.as_posix()
            if wanted in map(case_folded, (each.name, each.name.removesuffix(path.suffix))):
                exact.append(each)
            elif wanted in map(case_folded, (path.stem, path.name, place)):
                near.append(each)
        found = exact or near
        found = found or [each for each in every if case_folded(each.path.stem).startswith(wanted)]
        if not found:
            raise NotInTrash(name)
        if len(found) > 1:
            raise AmbiguousEntry(name, [each.name for each in found], len(found))
        return found[0]

    def by_name(self) -> dict[TrashedEntry, str]:
        """The entries in the trash, each with the shortest name that finds it."""
        every = list(self)
        stems = Counter(case_folded(each.path.stem) for each in every)
        # What begins with a dash would be taken for an option.
        return {
            each: stem if stems[case_folded(stem)] == 1 and not stem.startswith("-") else each.name
            for each in every
            for stem in [each.path.stem]
        }

    def restore(self, trashed: TrashedEntry) -> Path:
        """Bring an entry and its autosaves back: where it was, or under the next free name."""
        was = self.journal.root / trashed.original_path
        with self.journal.lock():
            files.check_inside(was, self.journal.root)
            waited = list(autosaves.read(trashed.autosaves))
            ours = {replace(half, entry="") for _, half in waited}
            there = [half for _, half in autosaves.every(self.journal.state_folders)]
            taken = autosaves.names(h for h in there if replace(h, entry="") not in ours)
            for path in files.numbered(was):
                # A kill may have come in between: then it is there already.
                is_back = path.exists() and path.samefile(trashed.path)
                if not is_back and (os.path.lexists(path) or os.path.realpath(path) in taken):
                    continue
                with suppress(FileExistsError):
                    for _, half in waited:
                        back = replace(half, entry=os.path.realpath(path))
                        if back not in there:
                            AutosaveFile(autosaves.folder(self.journal.state_folder)).keep(back)
                    if is_back:
                        files.remove(trashed.path)
                    else:
                        files.rename(trashed.path, path)
                    break
            for slip, _ in waited:
                slip.drop()
            tidy(trashed.folder)
        return path


def expect_own(journal: Journal, path: Path) -> Path:
    """The place of an entry in the *journal*; raises LinkedEntry, InTrash or OutsideJournal."""
    if path.is_symlink():
        raise LinkedEntry(path, path.resolve())
    place = files.relative_path(journal.root, path)
    if not place:
        raise OutsideJournal(path, journal.root)
    if place.parts[0] == ".reflect":
        raise InTrash(path)
    return place


def place_before(journal: Journal, path: Path) -> Path:
    """The path of an entry, or its path before the trash; raises LinkedEntry, OutsideJournal."""
    try:
        return journal.root / expect_own(journal, path)
    except InTrash:
        place = files.relative_path(Trash(journal).folder, path)
        return journal.root.joinpath(*place.parts[1:]) if place else path


def tidy(folder: Path) -> None:
    """Remove empty folders at *folder* and below."""
    for below, *_ in reversed([*files.walk(folder)]):
        with suppress(OSError):
            Path(below).rmdir()


@dataclass(frozen=True)
class Traces:
    """Files with words of an entry."""

    #: Files that hold nothing else; the entry itself is the last of them.
    whole_files: tuple[Path, ...]
    #: Other entries, also in the trash, that contain words of it.
    other_entries: tuple[Path, ...]
    #: Files that editors left behind, which may contain words of it.
    editor_files: tuple[Path, ...]


def forget(journal: Journal, stored: Stored) -> Traces:
    """Delete an entry and every leftover of its writing; no other entry is touched.

    The entry goes last: whatever comes in between, it can be named again.
    """
    with journal.lock():
        if files.read(stored.path) != stored.data:
            raise FileChanged(stored.path)
        traces = _traces(journal, stored)
        for path in traces.whole_files:
            files.remove(path)
        tidy(Trash(journal).folder)
    return traces


def _traces(journal: Journal, stored: Stored) -> Traces:
    words = LineSet(stored.data)
    edited = _contents(
        path for state in journal.state_folders for path in (state / "editing").glob("*.md")
    )
    ours = [path for path, data in edited.items() if words.contains(LineSet(data))]
    slips: list[Path] = []
    others: list[Stored] = []
    for trashed in Trash(journal):
        with suppress(CannotRead, NotAnEntry):
            other = journal.read(trashed.path)
            if files.is_same_file(other.path, stored.path):
                slips = trashed.autosaves
            else:
                others.append(other)
    left = [*slips, *_temporary(journal, stored, others), *_typed(journal, stored), *ours]
    return Traces(
        (*dict.fromkeys(left), stored.path),
        # Another state of it, or a copy.
        tuple(
            each.path
            for each in chain(journal, others)
            if _is_alike(stored, each)
            and not files.is_same_file(stored.path, each.path)
            and stored.entry.text_hashes & each.entry.text_hashes
        ),
        tuple(path for path in edited if path not in ours),
    )


def _is_alike(stored: Stored, other: Stored) -> bool:
    """Whether the first lines of two entries say that they are one run; two runs may, too."""
    identity = stored.header.identity
    return identity is not None and identity == other.header.identity


def _temporary(journal: Journal, stored: Stored, others: list[Stored]) -> Iterator[Path]:
    """Temporary files that interrupted saves of an entry left beside it."""
    words = LineSet(stored.data)
    for path, data in _contents(stored.path.parent.glob(_TEMPORARY)).items():
        if data.strip() and words.contains(LineSet(data)):
            yield path
            continue
        state = journal.recognised(path, data)
        if state and _is_alike(stored, state):
            was = UnfinishedAnswer.of(state.entry, str(stored.path))
            if autosaves.is_only_of(journal, stored, was, *others):
                yield path


def _typed(journal: Journal, stored: Stored) -> Iterator[Path]:
    """The autosaves of an entry, and their temporary files."""
    for slip, _ in autosaves.only_of(journal, stored):
        if slip.path:
            yield slip.path
    temporary = (autosaves.folder(state).glob(_TEMPORARY) for state in journal.state_folders)
    for path, data in _contents(chain.from_iterable(temporary)).items():
        with suppress(ValueError):
            if autosaves.is_only_of(journal, stored, UnfinishedAnswer.read(data)):
                yield path


def _contents(paths: Iterable[Path]) -> dict[Path, bytes]:
    """The bytes of the files at *paths*, as far as they can be read."""
    found = {}
    for path in sorted(paths):
        with suppress(CannotRead):
            found[path] = files.read(path)
    return found
