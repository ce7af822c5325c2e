"""Autosave: text that is not yet an answer, kept in small files until it is one."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path

from reflect import files, yaml
from reflect.entries.answer import Answer
from reflect.entries.entry import Entry, digest
from reflect.entries.header import Header
from reflect.errors import CannotRead, FileChanged, NotAnEntry
from reflect.journal import Journal, Stored
from reflect.questions import Kind, data

#: How well an autosave fits an entry: how (not, by path and front matter, by words in another file,
#: by words in that very file), whether all words are the same, and how many are.
Fit = tuple[int, bool, int]
NO_FIT: Fit = (0, False, 0)
BY_FILE, BY_WORDS, BY_BOTH = 1, 2, 3


@dataclass(frozen=True, repr=False)
class UnfinishedAnswer:
    """An autosave: the question at which a session stopped, and the text in its field."""

    #: Path of the entry's file, which may not exist yet.
    entry: str
    #: Id of the question; empty if people were being named.
    id: str
    person: str | None
    part: str
    typed: str
    #: Digest of the question's answer then: an answer given since takes precedence.
    before: str = ""
    #: Front matter of the entry, which may have no file yet, or another path by now.
    head: str = ""
    #: The entry's words then, see Entry.text_hashes; None in an autosave of version 0.1.
    said: tuple[str, ...] | None = None
    #: Whether the entry had a file, or was about to have one with these words.
    is_kept: bool = True
    #: How the answer was understood, see `meant`; empty without one, and in version 0.1.
    meant: str = ""

    @classmethod
    def read(cls, data: bytes) -> "UnfinishedAnswer":
        """The autosave in the *data* of a file; raises ValueError if it is none."""
        import json  # only here: mostly there is no autosave

        try:
            read = cls(**json.loads(data))
            said = None if read.said is None else tuple(read.said)
            told = [read.entry, read.id, read.part, read.typed, read.before, read.head, read.meant]
            told += [*(() if read.person is None else (read.person,)), *(said or ())]
            if not all(isinstance(each, str) for each in told) or "\0" in read.entry:
                raise ValueError
            # A path and a text may have characters that no file can have.
            os.fsencode(read.entry)
            read.head.encode("utf-8")
        except (TypeError, RecursionError) as error:
            raise ValueError from error
        return replace(read, said=said)

    @classmethod
    def of(cls, entry: Entry, path: str) -> "UnfinishedAnswer":
        """An autosave of an *entry* with the file *path*, with nothing typed."""
        head, said = entry.header.front.raw, tuple(entry.text_hashes)
        return cls(path, "", None, "value", "", head=head, said=said)

    @property
    def header(self) -> Header:
        """Header of the entry that the autosave belongs to."""
        return Header(yaml.split(self.head)[0])

    def match_rank(self, stored: Stored) -> Fit:
        """The rank of an entry as the one that the autosave belongs to; higher fits better.

        Two runs may have the same front matter, and files are renamed, edited, copied and put
        back, so the words of an entry count most.
        """
        is_here = files.is_same_file(self.entry, stored.path)
        ours, theirs = self.header, stored.header
        is_run = ours.identity == theirs.identity
        if not is_here and not (is_run and ours.identity):
            return NO_FIT
        if not self.is_kept:
            # The program was killed after it saved the first answer, before the next autosave.
            others = any(each.id != self.id for each in stored.entry.answers if each.text)
            return (BY_BOTH, False, 0) if is_here and is_run and not others else NO_FIT
        if self.said is None:
            # Finishing a run deletes its autosave.
            waits = theirs.status == "draft" or ours.status == "complete"
            return (BY_WORDS + is_here, False, 0) if is_run and waits else NO_FIT
        said, there = frozenset(self.said), stored.entry.text_hashes
        shared = len(said & there)
        is_exact = said == there and ours.worksheet == theirs.worksheet
        # The date may have been corrected in an editor; then more words must be the same.
        most = (min if is_run else max)(len(said), len(there))
        if is_exact or shared * 2 > most:
            return BY_WORDS + is_here, is_exact, shared
        return (BY_FILE, False, shared) if is_here and is_run else NO_FIT


@dataclass(eq=False, repr=False)
class AutosaveFile:
    """The autosave file of one session, in *folder*."""

    folder: Path
    path: Path | None = None
    data: bytes = b""

    def keep(self, unfinished: UnfinishedAnswer) -> Path:
        """Write *unfinished* and return the file, a new one if another session has changed it."""
        # ASCII, for a byte that is no UTF-8 comes in as a surrogate, which UTF-8 cannot hold.
        import json  # only here, too

        data = json.dumps(asdict(unfinished)).encode("ascii")
        if self.path:
            with suppress(FileChanged, CannotRead):
                files.replace(self.path, data, was=self.data)
                self.data = data
                return self.path
        name = f"{digest(unfinished.entry)}.json"
        self.path, self.data = files.create_free(self.folder / name, data), data
        return self.path

    def drop(self) -> None:
        """Delete the file, unless another session has changed it."""
        if self.path:
            with suppress(OSError, CannotRead):
                if files.read(self.path) == self.data:
                    self.path.unlink()
            self.path = None


def folder(state: Path) -> Path:
    """Folder of the autosave files, in the state folder."""
    return state / "unfinished"


def every(states: Iterable[Path]) -> Iterator[tuple[AutosaveFile, UnfinishedAnswer]]:
    """All autosaves in the folders *states*, newest first, without unreadable ones."""
    paths = [path for state in states for path in folder(state).glob("*.json")]
    return read(sorted(paths, key=_modified, reverse=True))


def read(paths: Iterable[Path]) -> Iterator[tuple[AutosaveFile, UnfinishedAnswer]]:
    """The autosaves at *paths*, without unreadable ones."""
    for path in paths:
        try:
            # A link that leads elsewhere is not followed.
            data = files.read(path, path.parent)
            yield AutosaveFile(path.parent, path, data), UnfinishedAnswer.read(data)
        except (CannotRead, ValueError):
            continue


def _modified(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def meant(there: Answer | None, kind: Kind) -> str:
    """Digest of the value and words of an answer as read by a *kind*; empty without an answer."""
    if not there:
        return ""
    name = kind.name if kind.takes_words and there.value is not None else ""
    return digest(repr((name, data(there.value), there.words)))


def owners(journal: Journal, unfinished: UnfinishedAnswer, *others: Stored) -> list[Stored]:
    """The entry that an autosave belongs to, among all in a *journal* and *others*.

    Several only if they are copies. Commands that show, move or delete autosaves with their entry
    all decide by this.
    """
    best, found = NO_FIT, list[Stored]()
    named: list[Stored] = []
    with suppress(CannotRead, NotAnEntry):
        named = [journal.read(Path(unfinished.entry))]
    for stored in chain(named, others, _alike(journal, unfinished)):
        fit = unfinished.match_rank(stored)
        if fit > best:
            best, found = fit, [stored]
        elif found and fit == best and not files.is_same_file(stored.path, found[-1].path):
            found.append(stored)
        if best[0] == BY_BOTH:
            break
    # Of two entries without words, either may be the owner.
    return found if len(found) < 2 or unfinished.said else []


def _alike(journal: Journal, unfinished: UnfinishedAnswer) -> Iterator[Stored]:
    """Entries of a *journal* whose text has the date of the autosave."""
    date = unfinished.header.date.encode("utf-8")
    if not date or not unfinished.is_kept:
        return
    # Without words to go by, an entry that another autosave names is left to that one.
    others = (half for _, half in every(journal.state_folders) if half != unfinished)
    taken = frozenset[str]() if unfinished.said else names(others)
    for stored in journal.filtered(lambda data: date in data):
        if os.path.realpath(stored.path) not in taken:
            yield stored


def of(journal: Journal, stored: Stored) -> Iterator[tuple[AutosaveFile, UnfinishedAnswer]]:
    """Autosaves of an entry, newest first."""
    for slip, unfinished in every(journal.state_folders):
        owned = owners(journal, unfinished, stored)
        if any(files.is_same_file(stored.path, each.path) for each in owned):
            yield slip, unfinished


def only_of(journal: Journal, stored: Stored) -> Iterator[tuple[AutosaveFile, UnfinishedAnswer]]:
    """Autosaves of an entry and of no copy of it: those that go when it is deleted."""
    waiting = every(journal.state_folders)
    return (each for each in waiting if is_only_of(journal, stored, each[1]))


def is_only_of(
    journal: Journal, stored: Stored, unfinished: UnfinishedAnswer, *others: Stored
) -> bool:
    """Whether an autosave belongs to an entry and to no other."""
    owned = owners(journal, unfinished, stored, *others)
    return bool(owned) and all(files.is_same_file(stored.path, each.path) for each in owned)


def names(waiting: Iterable[UnfinishedAnswer]) -> frozenset[str]:
    """Paths of the entries that autosaves name, existing or not; no other run may take these."""
    return frozenset(os.path.realpath(half.entry) for half in waiting)
