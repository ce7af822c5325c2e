"""The folder of files: its entries, newest first, each as it is written and understood."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from datetime import date, datetime
from functools import cached_property
from itertools import count, groupby, islice, takewhile
from operator import itemgetter
from pathlib import Path

from reflect import entries, files
from reflect.entries.header import Header
from reflect.errors import CannotRead, LeadsOut, NotAFolder, NotAnEntry
from reflect.files.systems import reason
from reflect.journal.library import Library
from reflect.journal.mentions import bare
from reflect.journal.names import copies, dated
from reflect.journal.stored import Stored
from reflect.settings import Settings
from reflect.text import distinct, encoding

__all__ = ["Journal", "Library", "Stored", "numbered"]

_YEAR = re.compile("[0-9]{4}")
_NAMES_SOMEBODY = re.compile(rb"about['\"]?[ \t]*:")
_NOT_ENTRIES = {"worksheets"}
#: The folders in `.reflect`, itself among them.
_ROOMS = ("", "editing", "history", "trash", "unfinished")
#: Among so many of the newest entries people are looked for (five years, with one a day), in so
#: many of those that name somebody.
RECENT, ENOUGH = 2_000, 200


class Journal:
    """A person's folder."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        #: Files that could not be read, as they were met.
        self.unreadable: list[CannotRead] = []
        #: Files whose names say that they are copies of others beside them, as they were met.
        self._beside: dict[str, str] = {}

    @property
    def root(self) -> Path:
        """The folder."""
        return self.settings.journal

    @property
    def states(self) -> tuple[Path, ...]:
        """Where that may be: in the journal too, should the state folder not be writable."""
        try:
            return tuple(dict.fromkeys((self.state, self.kept)))
        except LeadsOut as error:
            self.unreadable.append(error)
            return (self.settings.state,) if self.settings.state else ()

    @property
    def state(self) -> Path:
        """Where what is not yet an answer is kept; in the journal where there is no home."""
        return self.settings.state or self.kept

    @property
    def kept(self) -> Path:
        """The folder in it for what is no entry; LeadsOut where any of that leads elsewhere."""
        folder = self.root / ".reflect"
        for name in _ROOMS:
            files.expect_inside(folder / name, self.root)
        return folder

    def leads_out(self, path: Path) -> bool:
        """Whether a link takes *path* out of the journal, which is noted."""
        try:
            files.expect_inside(path, self.root)
        except LeadsOut as error:
            self.unreadable.append(error)
            return True
        return False

    def has(self, path: Path | str | None) -> bool:
        """Whether *path* lies in it, or would, by whatever name."""
        return bool(path and files.place_in(self.root, path))

    def check_writable(self, moment: datetime) -> None:
        """Raise what would keep an entry begun at *moment* from being saved."""
        files.check_writable(self.kept.parent)
        self.expect_met(self._year(self.settings.day(moment)))

    def lock(self) -> AbstractContextManager[None]:
        """The right to save in it, for one holder at a time; raises Busy or LeadsOut."""
        return files.lock(self.kept)

    @cached_property
    def library(self) -> Library:
        """The worksheets there are: shipped ones and, before them, the person's own."""
        return Library(self.root / "worksheets")

    def __iter__(self) -> Iterator[Stored]:
        """All entries, newest first; only as many files are read as are asked for."""
        return self.sifted()

    def sifted(
        self,
        may_be_meant: Callable[[bytes], bool] | None = None,
        *,
        since: date = date.min,
        newest: int | None = None,
        years: int | None = None,
    ) -> Iterator[Stored]:
        """The same, without those of which *may_be_meant* says, by their bytes, that they are not.

        Files from before the day *since* are not opened, nor others than so many of the *newest*,
        nor what lies in the folders of earlier *years* than so many.
        """
        first = since.isoformat()
        every = takewhile(lambda each: each[0] >= first, self._by_day(may_be_meant, years))
        for day, files_ in groupby(islice(every, newest), itemgetter(0)):
            found = [self._found(file, day, may_be_meant) for _, file in files_]
            of_day = [each for each in found if each]
            yield from sorted(of_day, key=Stored.order, reverse=True) if of_day[1:] else of_day

    def _by_day(
        self, may_be_meant: Callable[[bytes], bool] | None, years: int | None
    ) -> list[tuple[str, str | Stored]]:
        """The files with their days, the newest first; those that are named otherwise are read.

        Paths and days stay strings: ten thousand objects take as long as all the rest.
        """
        found: list[tuple[str, str | Stored]] = []
        for folder, names in self._folders(years):
            for name, original in copies(names).items():
                self._beside[folder + name] = folder + original
            for name in names:
                if day := dated(name):
                    found.append((day, folder + name))
                elif stored := self._found(folder + name, "", may_be_meant):
                    found.append((stored.day.isoformat(), stored))
        return sorted(found, key=itemgetter(0), reverse=True)

    def _folders(self, years: int | None) -> Iterator[tuple[str, list[str]]]:
        """The folders of the journal, each with a separator behind it, and what may be an entry."""
        if os.path.isfile(self.root):  # noqa: PTH113 - a path that is too long is no file
            raise NotAFolder(self.root)
        for folder, folders, names, links in files.walk(self.root, self._note):
            hidden = _NOT_ENTRIES if folder == str(self.root) else set()
            if years and hidden:
                hidden = hidden.union(sorted(filter(_YEAR.fullmatch, folders))[:-years])
            folders[:] = [name for name in folders if name[0] != "." and name not in hidden]
            folder = os.path.join(folder, "")  # noqa: PTH118
            ours = [name for name in names if name[0] != "." and name[-3:].casefold() == ".md"]
            ours += [name for name in links if name[0] != "." and self._is_followed(folder + name)]
            yield folder, ours

    def _is_followed(self, link: str) -> bool:
        """Whether a *link* is read as a file; what is met without it is read once, as itself.

        The folder of a year that leads out of the journal is noted: somebody may miss it.
        """
        if os.path.isdir(link):  # noqa: PTH112 - paths are strings here
            if _YEAR.fullmatch(os.path.basename(link)):  # noqa: PTH119
                self.leads_out(Path(link))
            return False
        real = Path(os.path.realpath(link))
        is_met = real.exists() and real.suffix.casefold() == ".md" and self._meets(real)
        return link[-3:].casefold() == ".md" and not is_met

    def _meets(self, path: Path) -> bool:
        """Whether the journal is looked through where a *path* really is."""
        real = Path(os.path.realpath(path))
        root = os.path.realpath(self.root)
        place = real.relative_to(root).parts if real.is_relative_to(root) else (".",)
        return not any(part[0] == "." for part in place) and place[:1] != ("worksheets",)

    def expect_met(self, folder: Path) -> None:
        """LeadsOut where a *folder* of the journal is one in which no entry is met again."""
        files.expect_inside(folder, self.root)
        if folder.is_relative_to(self.root) and not self._meets(folder):
            raise LeadsOut(folder, Path(os.path.realpath(folder)))

    def _note(self, error: OSError) -> None:
        """Note a folder that cannot be read; a journal that is not there yet is none."""
        path = Path(error.filename)
        if not (isinstance(error, FileNotFoundError) and path == self.root):
            self.unreadable.append(CannotRead(path, reason(error)))

    def _found(
        self, file: str | Stored, day: str, may_be_meant: Callable[[bytes], bool] | None
    ) -> Stored | None:
        """The entry in a *file* whose name begins with a *day*, or with none.

        Nothing where it is no entry, is not meant, or cannot be read, which is noted.
        """
        if isinstance(file, Stored):
            return file
        try:
            data = files.read(file, self.root)
        except CannotRead as error:
            self.unreadable.append(error)
            return None
        # The bytes of UTF-16 say nothing to whoever looks for words in them.
        if may_be_meant and not may_be_meant(data) and encoding(data) == "utf-8":
            return None
        return self._stored(file, day, data)

    def _stored(self, file: str, day: str, data: bytes) -> Stored | None:
        """The entry that *data* is, in a file whose name begins with a *day*, or with none."""
        header = entries.header_in(data)
        if header is None:
            return None
        on = date.fromisoformat(day) if day else self._day(header)
        stored = Stored(file, data, header, on, self.library.wordings_of)
        if file in self._beside:
            stored.copy_of = self._original(self._beside[file], header)
        return stored

    def _original(self, file: str, header: Header) -> str:
        """The *file* that is called like the original of a copy, if it holds the same run."""
        with suppress(CannotRead):
            there = entries.header_in(files.read(file))
            return file if there and there.identity and there.identity == header.identity else ""
        return ""

    def _day(self, header: Header) -> date:
        """The day of an entry whose file's name begins with none."""
        if not header.moment:
            return date.min
        # A day without a time of day is that day.
        return self.settings.day(header.moment) if ":" in header.date else header.moment.date()

    def read(self, path: Path) -> Stored:
        """The entry in the file *path*, in this folder or anywhere; raises NotAnEntry."""
        files.expect_inside(path, self.root)
        stored = self.recognised(path, files.read(path))
        if not stored:
            raise NotAnEntry(path)
        return stored

    def recognised(self, path: Path, data: bytes) -> Stored | None:
        """The entry that *data* is, were it in the file *path*; nothing where it is none."""
        return self._stored(str(path), dated(path.name), data)

    def new_paths(self, header: Header, moment: datetime) -> Iterator[Path]:
        """The names an entry begun at *moment* may have, best first."""
        day = self.settings.day(moment)
        stem = day.isoformat()
        if not self.settings.discreet:
            stem = f"{stem}-{header.worksheet}"
        path = self._year(day) / f"{stem}.md"
        yield path
        yield from numbered(path)

    def _year(self, day: date) -> Path:
        """The folder of the entries of a year."""
        return self.root / f"{day.year:04}"

    def people(self) -> tuple[str, ...]:
        """The people of the newest entries who may be named, those of the very newest first."""
        hidden = set(map(bare, self.settings.exclude))
        naming = self.sifted(lambda data: bool(_NAMES_SOMEBODY.search(data)), newest=RECENT)
        enough = islice(naming, ENOUGH)
        people = distinct(name for stored in enough for name in stored.header.about)
        return tuple(name for name in people if bare(name) not in hidden)


def numbered(path: Path) -> Iterator[Path]:
    """The names to take where *path* is taken: ``-2``, ``-3`` and so on."""
    for number in count(2):
        yield path.with_stem(f"{path.stem}-{number}")
