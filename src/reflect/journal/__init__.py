"""The folder of files: its entries, newest first, each as it is written and understood."""

import os
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import count, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from reflect import entries, files
from reflect.entries.header import Header
from reflect.errors import CannotRead, NotAFolder, NotAnEntry
from reflect.files import ahead
from reflect.files.systems import reason
from reflect.journal.library import Library, worksheets_of
from reflect.journal.stored import Stored
from reflect.settings import Settings
from reflect.text import decoded, encoding, folded

F = TypeVar("F")
T = TypeVar("T")

__all__ = ["Journal", "Library", "Stored", "numbered", "worksheets_of"]

_DATED = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)
# Names with NUL behind each, all of which begin with a day, if every year has a 29th of February.
_ALL_DATED = re.compile(
    r"(?:(?!0000)\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)|(?:0[13-9]|1[0-2])-30"
    r"|(?:0[13578]|1[02])-31)(?!\d)[^\0]*+\0)*+",
    re.ASCII,
)
_LEAP = "-02-29"
_YEAR = re.compile("[0-9]{4}")
_NAMES_SOMEBODY = re.compile(rb"about['\"]?[ \t]*:")
_NOT_ENTRIES = {"worksheets"}
#: How long a day is in a name, and what files are sorted by.
_DAY, _first = 10, itemgetter(0)

#: So many files are read before a second process is called to help: it takes its time, too.
SOON = 400
#: Among so many of the newest entries people are looked for (five years, with one a day), in so
#: many of those that name somebody.
RECENT, ENOUGH = 2_000, 200


@dataclass
class Journal:
    """A person's folder."""

    settings: Settings
    #: Files that could not be read, as they were met.
    unreadable: list[CannotRead] = field(default_factory=list)

    @property
    def root(self) -> Path:
        """The folder."""
        return self.settings.journal

    @property
    def states(self) -> tuple[Path, ...]:
        """Where that may be: in the journal too, should the state folder not be writable."""
        return tuple(dict.fromkeys((self.state, self.root / ".reflect")))

    @property
    def state(self) -> Path:
        """Where what is not yet an answer is kept; in the journal where there is no home."""
        return self.settings.state or self.root / ".reflect"

    @cached_property
    def library(self) -> Library:
        """The worksheets there are: shipped ones and, before them, the person's own."""
        return Library(self.root / "worksheets")

    def __iter__(self) -> Iterator[Stored]:
        """All entries, newest first; only as many files are read as are asked for."""
        return self.sifted(lambda _: True)

    def recent(self, may_be_meant: Callable[[bytes], bool], count: int) -> Iterator[Stored]:
        """The same among the *count* newest, for a hint: in the folders of two years alone."""
        return self.sifted(may_be_meant, newest=count, years=2)

    def sifted(
        self,
        may_be_meant: Callable[[bytes], bool],
        *,
        newest: int | None = None,
        years: int | None = None,
    ) -> Iterator[Stored]:
        """The same, without those of which a glance at the bytes says that they are not meant.

        Where it says how many are the *newest*, older files are not even glanced at; nor is what
        lies in the folders of earlier *years*.
        """
        files_ = islice(self._by_day(may_be_meant, years), newest)

        def read(day: str, file: str | Stored) -> Stored | None:
            return self._stored(file, day, may_be_meant)

        return _newest_first(files_, read, Stored.order)

    def contents(
        self, may_be_meant: Callable[[bytes], bool], abridged: Callable[[bytes], bytes]
    ) -> Generator[tuple[Stored, bytes]]:
        """The same, of all, with what their files hold, or what is left of that *abridged*.

        Many are read ahead by a second process, which abridges what it hands over.
        """

        def look(each: str | Stored) -> ahead.Told:
            with suppress(CannotRead):
                if isinstance(each, str):
                    data = files.read(each)
                    return abridged(data) if _is_meant(data, may_be_meant) else b""
            return None

        def told() -> Generator[tuple[str, tuple[str | Stored, ahead.Told]]]:
            every = self._by_day(may_be_meant, None)
            yield from ((day, (each, None)) for day, each in islice(every, SOON))
            later = list(every)
            with closing(ahead.told(lambda number: look(later[number][1]), len(later))) as known:
                for (day, each), what in zip(later, known, strict=True):
                    yield day, (each, what)

        def read(day: str, file: tuple[str | Stored, ahead.Told]) -> tuple[Stored, bytes] | None:
            each, what = file
            if isinstance(each, Stored):
                return each, each.data
            data = self._read(each, may_be_meant) if what is None else what
            # What is left of a file is not to be taken for it: who asks for more reads it again.
            stored = self._recognised(each, day, data, keep=False) if data else None
            return (stored, data) if stored and data else None

        with closing(told()) as files_:
            yield from _newest_first(files_, read, lambda pair: pair[0].order())

    def _by_day(
        self, may_be_meant: Callable[[bytes], bool], years: int | None
    ) -> Iterator[tuple[str, str | Stored]]:
        """The files with their days, the newest first; those that are named otherwise are read.

        Paths and days stay strings, and folders are opened as their turn comes: ten thousand
        objects take as long as all the rest.
        """
        dated: list[tuple[str, str, list[str]]] = []
        found: list[tuple[str, str | Stored]] = []
        for folder, names in self._folders(years):
            if _are_dated(names):
                dated += [(max(names)[:_DAY], folder, names)] if names else []
                continue
            for name in names:
                if day := _dated(name):
                    found.append((day, folder + name))
                elif stored := self._stored(folder + name, "", may_be_meant):
                    found.append((stored.day.isoformat(), stored))
        found.sort(key=_first)
        for newest, folder, names in sorted(dated, reverse=True):
            while found and found[-1][0] > newest:
                yield found.pop()
            found += [(name[:_DAY], folder + name) for name in names]
            found.sort(key=_first)
        yield from reversed(found)

    def _folders(self, years: int | None) -> Iterator[tuple[str, list[str]]]:
        """The folders of the journal, each with a separator behind it, and what may be an entry."""
        if os.path.isfile(self.root):  # noqa: PTH113 - a path that is too long is no file
            raise NotAFolder(self.root)
        top = str(self.root)
        for folder, folders, names in os.walk(top, onerror=self._note):
            hidden = _NOT_ENTRIES if folder == top else set()
            if years and hidden:
                hidden = hidden.union(sorted(filter(_YEAR.fullmatch, folders))[:-years])
            folders[:] = [name for name in folders if name[0] != "." and name not in hidden]
            ours = [name for name in names if name[0] != "." and name[-3:].casefold() == ".md"]
            yield os.path.join(folder, ""), ours  # noqa: PTH118

    def _note(self, error: OSError) -> None:
        """Note a folder that cannot be read; a journal that is not there yet is none."""
        path = Path(error.filename)
        if not (isinstance(error, FileNotFoundError) and path == self.root):
            self.unreadable.append(CannotRead(path, reason(error)))

    def _stored(
        self, file: str | Stored, day: str, may_be_meant: Callable[[bytes], bool]
    ) -> Stored | None:
        """The entry in a file; nothing where it is no entry, is not meant, or cannot be read."""
        if isinstance(file, Stored):
            return file
        data = self._read(file, may_be_meant)
        return self._recognised(file, day, data) if data else None

    def _read(self, file: str, may_be_meant: Callable[[bytes], bool]) -> bytes | None:
        """What a file holds that may be meant; nothing where it cannot be read, which is noted."""
        try:
            data = files.read(file)
        except CannotRead as error:
            self.unreadable.append(error)
            return None
        return data if _is_meant(data, may_be_meant) else None

    def _recognised(self, file: str, day: str, data: bytes, *, keep: bool = True) -> Stored | None:
        header = entries.usual_header(data)
        if header is None:
            is_named = b"worksheet" in data or b"<!-- q: " in data
            if not is_named and encoding(data) == "utf-8":
                return None
            header = entries.recognised(decoded(data))
        if header is None:
            return None
        on = date.fromisoformat(day) if day else self._day(header)
        return Stored(file, data if keep else None, header, on, self.library.wordings)

    def _day(self, header: Header) -> date:
        """The day of an entry whose file's name begins with none."""
        if not header.moment:
            return date.min
        # A day without a time of day is that day.
        return self.settings.day(header.moment) if ":" in header.date else header.moment.date()

    def read(self, path: Path) -> Stored:
        """The entry in the file *path*, in this folder or anywhere; raises NotAnEntry."""
        stored = self.recognised(path, files.read(path))
        if not stored:
            raise NotAnEntry(path)
        return stored

    def recognised(self, path: Path, data: bytes) -> Stored | None:
        """The entry that *data* is, were it in the file *path*; nothing where it is none."""
        return self._recognised(str(path), _dated(path.name), data)

    def new_paths(self, header: Header, moment: datetime) -> Iterator[Path]:
        """The names an entry begun at *moment* may have, best first."""
        day = self.settings.day(moment)
        stem = day.isoformat()
        if not self.settings.discreet:
            stem = f"{stem}-{header.worksheet}"
        path = self.root / f"{day.year:04}" / f"{stem}.md"
        yield path
        yield from numbered(path)

    def people(self) -> tuple[str, ...]:
        """The people of the newest entries who may be named, those of the very newest first."""
        hidden = set(map(folded, self.settings.exclude))
        naming = self.sifted(lambda data: bool(_NAMES_SOMEBODY.search(data)), newest=RECENT)
        enough = islice(naming, ENOUGH)
        people = dict.fromkeys(name for stored in enough for name in stored.header.about)
        return tuple(name for name in people if folded(name) not in hidden)


def numbered(path: Path) -> Iterator[Path]:
    """The names to take where *path* is taken: ``-2``, ``-3`` and so on."""
    for number in count(2):
        yield path.with_stem(f"{path.stem}-{number}")


def _dated(name: str) -> str:
    """The day that a file's name begins with, as it is written there."""
    found = _DATED.match(name)
    with suppress(ValueError):
        return date.fromisoformat(found[1]).isoformat() if found else ""
    return ""


def _is_meant(data: bytes, may_be_meant: Callable[[bytes], bool]) -> bool:
    """Whether a file may be meant: a glance at UTF-16 says nothing."""
    return may_be_meant(data) or (not data.startswith(b"---") and encoding(data) != "utf-8")


def _are_dated(names: Sequence[str]) -> bool:
    """Whether all of them begin with a day; a few thousand are not to be looked at one by one."""
    every = "\0".join([*names, ""])
    leap = [name for name in names if name[4:10] == _LEAP] if _LEAP in every else []
    return bool(_ALL_DATED.fullmatch(every)) and all(map(_dated, leap))


def _newest_first(
    files_: Iterable[tuple[str, F]], read: Callable[[str, F], T | None], order: Callable[[T], Any]
) -> Iterator[T]:
    """What is *read* in files, which come by day, that of one day by its *order*."""
    for day, group in groupby(files_, _first):
        of_day = [found for _, file in group if (found := read(day, file)) is not None]
        yield from sorted(of_day, key=order, reverse=True) if len(of_day) > 1 else of_day
