"""The journal, a folder of files, and the entries stored in them, newest first."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import groupby, islice, takewhile
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reflect import entries, files
from reflect.entries.header import Header
from reflect.errors import CannotRead, LeavesJournal, NotAnEntry, NotText, ReadOnly
from reflect.journal.folder import YEAR, copies, dated, expect_met, folders
from reflect.journal.library import Library
from reflect.settings import Settings
from reflect.text import decode, detect_encoding

if TYPE_CHECKING:
    from reflect.entries.entry import Entry
    from reflect.questions import Wordings

__all__ = ["Journal", "Library", "Stored"]

#: The folders in `.reflect`, itself among them.
_ROOMS = ("", "editing", "history", "trash", "unfinished")


@dataclass(eq=False, repr=False)
class Stored:
    """An entry and the file it lies in."""

    #: The path of that file, as it was found.
    file: str
    #: The bytes of the file; None if they are read again on demand.
    cached_data: bytes | None
    #: The head of the entry, without its answers.
    header: Header
    day: date
    #: Returns the wordings by which an entry with this header is read.
    wordings_for: "Callable[[Header], Wordings] | None" = None
    #: The file that a sync program made this copy of; empty for most files.
    copy_of: str = ""

    def without_data(self) -> Self:
        """The entry without the bytes of its file: only the head is kept in memory."""
        return replace(self, cached_data=None)

    @property
    def transient(self) -> Self:
        """The entry with its bytes in memory, to be parsed once and dropped."""
        return self if self.cached_data is not None else replace(self, cached_data=self.data)

    @cached_property
    def path(self) -> Path:
        """The path of the file."""
        return Path(self.file)

    @property
    def is_open_draft(self) -> bool:
        """Whether the entry is a draft to continue, and not a copy of one."""
        return self.header.status == "draft" and not self.copy_of

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return files.read(self.file) if self.cached_data is None else self.cached_data

    @cached_property
    def wordings(self) -> "Wordings":
        """The kinds and wordings of the entry's worksheet; empty where that is unknown."""
        if self.wordings_for:
            return self.wordings_for(self.header)
        from reflect.questions import Wordings  # only here: the head of an entry needs none

        return Wordings()

    @cached_property
    def text(self) -> str:
        """The text of the file, decoded as well as possible."""
        return decode(self.data)

    @cached_property
    def is_text(self) -> bool:
        """Whether the file is UTF-8; any other file is never written."""
        return self.text.encode("utf-8") == self.data

    @cached_property
    def entry(self) -> "Entry":
        """The parsed entry."""
        return entries.read(self.text, self.wordings)

    @property
    def id(self) -> str:
        """Date and worksheet, whatever the file is called."""
        return f"{self.day.isoformat()}-{self.header.worksheet}".rstrip("-")

    def sort_key(self) -> tuple[date, datetime, int, str]:
        """A key that sorts entries, oldest first; of one moment, ``-2`` comes before ``-10``."""
        moment = self.header.instant or datetime.combine(self.day, datetime.min.time())
        stem = self.path.stem
        return self.day, moment.replace(tzinfo=None), len(stem), stem

    def header_data(self) -> dict[str, object]:
        """The entry without its answers, by its JSON names."""
        head = self.header
        return {
            "path": self.file,
            "id": self.id,
            "worksheet": head.worksheet or None,
            "worksheet_version": head.worksheet_version,
            "title": head.title or None,
            "date": head.date or None,
            "utc_offset": head.utc_offset or None,
            "language": head.language,
            "status": head.status,
            "about": list(head.about),
            "tags": list(head.tags),
            "copy_of": self.copy_of or None,
        }


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
        """The folder of the journal."""
        return self.settings.journal

    @property
    def state_folder(self) -> Path:
        """The folder for autosaves; in the journal where there is no home."""
        return self.settings.state or self.reflect_folder

    @property
    def reflect_folder(self) -> Path:
        """The folder ``.reflect`` of the journal; LeavesJournal if a link in it leads out."""
        folder = self.root / ".reflect"
        for name in _ROOMS:
            files.check_inside(folder / name, self.root)
        return folder

    @property
    def state_folders(self) -> tuple[Path, ...]:
        """The folders that may hold autosaves: the journal too, if no other can be written."""
        try:
            return tuple(dict.fromkeys((self.state_folder, self.reflect_folder)))
        except LeavesJournal as error:
            self.unreadable.append(error)
            return (self.settings.state,) if self.settings.state else ()

    def leads_out(self, path: Path) -> bool:
        """Whether a link takes *path* out of the journal; if so, *path* is noted as unreadable."""
        try:
            files.check_inside(path, self.root)
        except LeavesJournal as error:
            self.unreadable.append(error)
            return True
        return False

    def contains(self, path: Path | str | None) -> bool:
        """Whether *path* lies in the journal, or would, by whatever name."""
        return bool(path and files.relative_path(self.root, path))

    def check_writable(self, moment: datetime) -> None:
        """Raise what would keep an entry begun at *moment* from being saved."""
        files.check_writable(self.reflect_folder.parent)
        expect_met(self._year(self.settings.day(moment)), self.root)

    def lock(self) -> AbstractContextManager[None]:
        """The lock that every save in the journal holds; raises JournalLocked or LeavesJournal."""
        return files.lock(self.reflect_folder)

    @cached_property
    def library(self) -> Library:
        """The person's own worksheets, and behind them the shipped ones."""
        return Library(self.root / "worksheets", self.settings.worksheet_language)

    def __iter__(self) -> Iterator[Stored]:
        """All entries, newest first; only as many files are read as are asked for."""
        return self.filtered()

    def filtered(
        self,
        may_be_meant: Callable[[bytes], bool] | None = None,
        *,
        since: date = date.min,
        newest: int | None = None,
    ) -> Iterator[Stored]:
        """Entries, newest first, without files whose bytes *may_be_meant* rules out.

        Files from before the day *since* are not opened, nor others than so many of the *newest*;
        then the folders of years are not looked into that lie before those.
        """
        first = since.isoformat()
        every = takewhile(lambda each: each[0] >= first, self._by_day(may_be_meant, newest))
        for day, files_ in groupby(islice(every, newest), itemgetter(0)):
            found = [self._found(file, day, may_be_meant) for _, file in files_]
            of_day = [each for each in found if each]
            yield from sorted(of_day, key=Stored.sort_key, reverse=True) if of_day[1:] else of_day

    def drafts(self, *, since: date = date.min, newest: int | None = None) -> Iterator[Stored]:
        """Drafts to continue, newest first; *since* and *newest* are as for `filtered`."""
        found = self.filtered(lambda data: b"draft" in data.lower(), since=since, newest=newest)
        return (each for each in found if each.is_open_draft)

    def _by_day(
        self, may_be_meant: Callable[[bytes], bool] | None, newest: int | None
    ) -> Iterator[tuple[str, str | Stored]]:
        """Files by day, the newest first; a file whose name begins with no day is read for it.

        A folder waits for the year of its newest name: mostly the last of ten thousand files are
        wanted. Paths and days stay strings: as many objects take as long as all the rest.
        """
        found: list[tuple[str, str | Stored]] = []
        waiting: defaultdict[str, list[tuple[str, list[str], list[str]]]] = defaultdict(list)
        in_years = 0
        for folder, names in folders(self.root, self.unreadable.append):
            for name, original in copies(names).items():
                self._beside[folder + name] = folder + original
            days = [*map(dated, names)]
            waiting[max(days, default="")[:4]].append((folder, names, days))
            for day, name in zip(days, names, strict=True):
                if not day and (stored := self._found(folder + name, "", may_be_meant)):
                    found.append((stored.day.isoformat(), stored))
            in_years += len(names) if YEAR.fullmatch(folder[-5:-1]) else 0
            if newest and in_years >= newest:
                break
        for year in sorted({*waiting, ""}, reverse=True):
            found.sort(key=itemgetter(0))
            while found and found[-1][0][:4] > year:
                yield found.pop()
            found += [
                (day, folder + name)
                for folder, names, days in waiting[year]
                for day, name in zip(days, names, strict=True)
                if day
            ]

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
            if not data:
                # An editor that saves in place empties the file first: what it held is not gone.
                files.wait_for_editor(Path(file))
                data = files.read(file, self.root)
        except CannotRead as error:
            self.unreadable.append(error)
            return None
        # The bytes of UTF-16 say nothing to whoever looks for words in them.
        if may_be_meant and not may_be_meant(data) and detect_encoding(data) == "utf-8":
            return None
        return self._stored(file, day, data)

    def _stored(self, file: str, day: str, data: bytes) -> Stored | None:
        """The entry in *data*, from a file whose name begins with a *day*, or with none."""
        header = entries.recognised(decode(data))
        if header is None:
            return None
        on = date.fromisoformat(day) if day else self._day(header)
        stored = Stored(file, data, header, on, self.library.wordings_of)
        if file in self._beside:
            stored.copy_of = self._original(self._beside[file], header)
        return stored

    def _original(self, file: str, header: Header) -> str:
        """*file*, which is named like the original of a copy, if it holds the same run."""
        with suppress(CannotRead):
            there = entries.recognised(decode(files.read(file)))
            return file if there and there.identity and there.identity == header.identity else ""
        return ""

    def _day(self, header: Header) -> date:
        """The day of an entry whose file's name begins with none."""
        if not header.moment:
            return date.min
        # A day without a time of day is that day.
        return self.settings.day(header.moment) if ":" in header.date else header.moment.date()

    def last_written(self, stored: Stored) -> date:
        """The day of an entry, or of the last change to its file."""
        with suppress(OSError, OverflowError, ValueError):
            changed = datetime.fromtimestamp(stored.path.stat().st_mtime)
            return max(stored.day, self.settings.day(changed))
        return stored.day

    def read(self, path: Path) -> Stored:
        """The entry in the file *path*, in this folder or anywhere; raises NotAnEntry."""
        files.check_inside(path, self.root)
        stored = self.recognised(path, files.read(path))
        if not stored:
            raise NotAnEntry(path)
        return stored

    def read_to_change(self, path: Path) -> Stored:
        """The entry in the file *path* as `read` returns it; raises NotText or ReadOnly.

        What an editor has not yet written again would be lost with the next save.
        """
        files.wait_for_editor(path)
        stored = self.read(path)
        if not stored.is_text:
            raise NotText(path)
        if not files.is_writable(path):
            raise ReadOnly(path)
        return stored

    def recognised(self, path: Path, data: bytes) -> Stored | None:
        """The entry in *data*, as if the file *path* held that; None where there is no entry."""
        return self._stored(str(path), dated(path.name), data)

    def new_paths(self, header: Header, moment: datetime) -> Iterator[Path]:
        """The names an entry begun at *moment* may have, best first."""
        day = self.settings.day(moment)
        stem = day.isoformat()
        if not self.settings.discreet:
            stem = f"{stem}-{header.worksheet}"
        return files.numbered(self._year(day) / f"{stem}.md")

    def _year(self, day: date) -> Path:
        """The folder of the entries of a year."""
        return self.root / f"{day.year:04}"
