"""Autosaves: text that was typed and is not yet an answer, kept beside the journal."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import chain, count
from pathlib import Path

from reflect import files, yaml
from reflect.entries.answer import Answer
from reflect.entries.entry import Entry, digest
from reflect.entries.header import Header
from reflect.errors import CannotRead, ChangedUnderneath, NotAnEntry
from reflect.journal import Journal, Stored
from reflect.questions import Kind, data

#: How well half a sentence fits an entry: not at all, only by its file and its first lines, by its
#: words in another file, or by its words in the very file; then whether all words are the same, and
#: how many are.
Fit = tuple[int, bool, int]
NO_FIT: Fit = (0, False, 0)
BY_FILE, BY_WORDS, BY_BOTH = 1, 2, 3


@dataclass(frozen=True, repr=False)
class Unfinished:
    """An autosave: the question at which somebody stopped, and the text in the field."""

    #: The entry's file: where it is, or would be.
    entry: str
    #: The question, nothing where people were named.
    id: str
    person: str | None
    part: str
    typed: str
    #: A digest of the answer that stood there then: what was answered since counts more.
    before: str = ""
    #: The front matter of the entry: it may not be there yet, or under another name by now.
    head: str = ""
    #: What the entry said then, see Entry.said; None where version 0.1 has kept it.
    said: tuple[str, ...] | None = None
    #: Whether the entry had a file.
    is_kept: bool = True
    #: How that answer was understood, see `meant`; nothing where there was none.
    meant: str = ""

    @classmethod
    def read(cls, data: bytes) -> "Unfinished":
        """The autosave in a file; raises ValueError where there is none."""
        import json  # only here: mostly nothing waits

        try:
            read = cls(**json.loads(data))
            said = None if read.said is None else tuple(read.said)
            told = [read.entry, read.id, read.part, read.typed, read.before, read.head, read.meant]
            told += [*(() if read.person is None else (read.person,)), *(said or ())]
            if not all(isinstance(each, str) for each in told) or "\0" in read.entry:
                raise ValueError
            # Neither of the two may be what no file can hold.
            os.fsencode(read.entry)
            read.head.encode("utf-8")
        except (TypeError, RecursionError) as error:
            raise ValueError from error
        return replace(read, said=said)

    @classmethod
    def of(cls, entry: Entry, path: str) -> "Unfinished":
        """A state of an *entry* in the file at *path*, with nothing typed."""
        head, said = entry.header.front.raw, tuple(entry.said)
        return cls(path, "", None, "value", "", head=head, said=said)

    @property
    def header(self) -> Header:
        """The header of the entry that the autosave belongs to."""
        return Header(yaml.split(self.head)[0])

    def fit(self, stored: Stored) -> Fit:
        """How well the autosave fits an entry.

        Two runs may have the same first lines, and files are renamed, edited, copied and put back:
        what counts most is what they say.
        """
        is_here = files.is_same(self.entry, stored.path)
        ours, theirs = self.header, stored.header
        is_run = ours.identity == theirs.identity
        if not is_here and not (is_run and ours.identity):
            return NO_FIT
        if not self.is_kept:
            # It was killed between the first answer and the word that it is one.
            others = any(each.id != self.id for each in stored.entry.answers if each.text)
            return (BY_BOTH, False, 0) if is_here and is_run and not others else NO_FIT
        if self.said is None:
            # Whoever finishes a run lets go of what was half typed for it.
            waits = theirs.status == "draft" or ours.status == "complete"
            return (BY_WORDS + is_here, False, 0) if is_run and waits else NO_FIT
        said, there = frozenset(self.said), stored.entry.said
        shared = len(said & there)
        is_exact = said == there and ours.worksheet == theirs.worksheet
        # Its date may have been put right in an editor; then more has to be the same.
        most = (min if is_run else max)(len(said), len(there))
        if is_exact or shared * 2 > most:
            return BY_WORDS + is_here, is_exact, shared
        return (BY_FILE, False, shared) if is_here and is_run else NO_FIT


@dataclass(eq=False, repr=False)
class Slip:
    """The file in the state *folder* in which one sitting keeps its autosave."""

    folder: Path
    path: Path | None = None
    data: bytes = b""

    def keep(self, unfinished: Unfinished) -> Path:
        """Have the file hold *unfinished*; the file of another sitting is left alone."""
        # ASCII, for a byte that is no UTF-8 comes in as a surrogate, which UTF-8 cannot hold.
        import json  # only here, too

        data = json.dumps(asdict(unfinished)).encode("ascii")
        if self.path:
            with suppress(ChangedUnderneath, CannotRead):
                files.replace(self.path, data, was=self.data)
                self.data = data
                return self.path
        name = digest(unfinished.entry)
        for number in count(1):
            path = self.folder / f"{name}{f'-{number}' if number > 1 else ''}.json"
            with suppress(FileExistsError):
                files.create(path, data)
                break
        self.path, self.data = path, data
        return path

    def drop(self) -> None:
        """Delete the file, unless another sitting goes on with it: the text is an answer now."""
        if self.path:
            # Another sitting may have gone on with it, and it holds their words by now.
            with suppress(OSError, CannotRead):
                if files.read(self.path) == self.data:
                    self.path.unlink()
            self.path = None


def folder(state: Path) -> Path:
    """The folder for autosaves in the *state* folder."""
    return state / "unfinished"


def every(states: Iterable[Path]) -> Iterator[tuple[Slip, Unfinished]]:
    """Autosaves in the *states*, the newest first; unreadable ones are passed over."""
    paths = [path for state in states for path in folder(state).glob("*.json")]
    for path in sorted(paths, key=_changed, reverse=True):
        try:
            # None of ours is a link that leads elsewhere.
            data = files.read(path, path.parent)
            yield Slip(path.parent, path, data), Unfinished.read(data)
        except (CannotRead, ValueError):
            continue


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def meant(there: Answer | None, kind: Kind) -> str:
    """A digest of how an answer is understood as one of a *kind*: another worksheet may differ."""
    if not there:
        return ""
    name = kind.name if kind.takes_words and there.value is not None else ""
    return digest(repr((name, data(there.value), there.words)))


def owners(journal: Journal, unfinished: Unfinished, *others: Stored) -> list[Stored]:
    """The entry that an autosave belongs to, among all in a *journal* and *others*.

    Several only where they are copies. This is where it is decided: nothing that waits is shown
    with an entry, put away or deleted with it but by this.
    """
    best, found = NO_FIT, list[Stored]()
    named: list[Stored] = []
    with suppress(CannotRead, NotAnEntry):
        named = [journal.read(Path(unfinished.entry))]
    for stored in chain(named, others, _alike(journal, unfinished)):
        fit = unfinished.fit(stored)
        if fit > best:
            best, found = fit, [stored]
        elif found and fit == best and not files.is_same(stored.path, found[-1].path):
            found.append(stored)
        if best[0] == BY_BOTH:
            break
    # Of two entries that say nothing nobody knows whose it is.
    return found if len(found) < 2 or unfinished.said else []


def _alike(journal: Journal, unfinished: Unfinished) -> Iterator[Stored]:
    """Entries of a *journal* with the same date as the autosave."""
    date = unfinished.header.date.encode("utf-8")
    if not date or not unfinished.is_kept:
        return
    # Where it knows no words, what others wait for is theirs.
    others = (half for _, half in every(journal.states) if half != unfinished)
    taken = frozenset[str]() if unfinished.said else names(others)
    for stored in journal.sifted(lambda data: date in data):
        if os.path.realpath(stored.path) not in taken:
            yield stored


def of(journal: Journal, stored: Stored) -> Iterator[tuple[Slip, Unfinished]]:
    """The autosaves of an entry, the newest first."""
    for slip, unfinished in every(journal.states):
        owned = owners(journal, unfinished, stored)
        if any(files.is_same(stored.path, each.path) for each in owned):
            yield slip, unfinished


def only_of(journal: Journal, stored: Stored) -> Iterator[tuple[Slip, Unfinished]]:
    """The autosaves of an entry that fit no copy as well, and so may go with it."""
    waiting = every(journal.states)
    return (each for each in waiting if is_only_of(journal, stored, each[1]))


def is_only_of(journal: Journal, stored: Stored, unfinished: Unfinished, *others: Stored) -> bool:
    """Whether an autosave belongs to an entry and to no other."""
    owned = owners(journal, unfinished, stored, *others)
    return bool(owned) and all(files.is_same(stored.path, each.path) for each in owned)


def names(waiting: Iterable[Unfinished]) -> frozenset[str]:
    """The paths of entries that have autosaves, be the entries there or not.

    No other run may take such a name.
    """
    return frozenset(os.path.realpath(half.entry) for half in waiting)
