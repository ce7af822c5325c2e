"""A look through all files of a journal, of which a second process takes its share."""

from collections.abc import Callable, Generator
from contextlib import closing, suppress
from datetime import date
from itertools import islice, takewhile
from typing import Generic, NamedTuple, TypeVar

from reflect import entries, files
from reflect.entries.header import Header
from reflect.errors import CannotRead
from reflect.files import ahead
from reflect.journal import Journal, Stored, can_be_meant
from reflect.journal.days import newest_first

#: So many files are read before a second process is called to help: it takes its time, too.
SOON = 400

T = TypeVar("T")

#: What is left of a file; None where that is not to be told at a glance.
Left = tuple[bytes, ...] | None
#: An entry and what is made of it, or nothing.
Found = tuple[Stored, T] | tuple[()]


class Scan(NamedTuple, Generic[T]):
    """What is made of all entries that are asked for, and of their files no more than that."""

    journal: Journal
    #: Whether a file can be meant, by its bytes: others are not even understood.
    may_be_meant: Callable[[bytes], bool]
    #: Whether an entry is asked for, by its head.
    takes: Callable[[Stored], bool]
    #: What is left of a file with these bytes and this header.
    left: Callable[[bytes, Header], Left]
    #: What is made of an entry and of that. No entry keeps its file: ten thousand would fill the
    #: memory. Who asks for more than what is left reads it again.
    make: Callable[[Stored, Left], T]
    since: date = date.min
    #: So many files are read before a second process is called.
    alone: int = SOON

    def found(self) -> Generator[T]:
        """What is made of them, newest first."""
        with closing(self._files()) as every:
            for _, made in newest_first(every, self._read, lambda found: found[0].order()):
                yield made

    def _files(self) -> Generator[tuple[str, tuple[str | Stored, Found[T] | None]]]:
        """The files with their days, and what is known of them already."""
        first = self.since.isoformat()
        every = takewhile(lambda each: each[0] >= first, self.journal.by_day(self.may_be_meant))
        yield from ((day, (file, None)) for day, file in islice(every, self.alone))
        later = list(every)

        def look(at: int) -> ahead.Told:
            return self._look(*later[at])

        def take(at: int, told: tuple[bytes, ...]) -> Found[T]:
            return self._taken(*later[at], told)

        with closing(ahead.told(look, len(later), take)) as known:
            for (day, file), found in zip(later, known, strict=True):
                yield day, (file, found)

    def _look(self, day: str, file: str | Stored) -> ahead.Told:
        """The head of an entry and what is left of it; empty where nothing is asked for."""
        if isinstance(file, Stored):
            return None
        with suppress(CannotRead):
            data = files.read(file, self.journal.root)
            if not can_be_meant(data, self.may_be_meant):
                return ()
            header = entries.usual_header(data)
            if header is None:
                return None if entries.may_be_entry(data) else ()
            if not self.takes(self.journal.stored(file, day, None, header)):
                return ()
            if (left := self.left(data, header)) is not None:
                return header.front.raw.encode(), *left
        return None

    def _taken(self, day: str, file: str | Stored, told: tuple[bytes, ...]) -> Found[T]:
        """What is made of what another process has told."""
        header = entries.usual_header(told[0]) if told else None
        if header is None or isinstance(file, Stored):
            return ()
        stored = self.journal.stored(file, day, None, header)
        return stored, self.make(stored, told[1:])

    def _read(
        self, day: str, each: tuple[str | Stored, Found[T] | None]
    ) -> tuple[Stored, T] | None:
        """What is made of a file, which is read here where nothing is known of it yet."""
        file, known = each
        if known is not None:
            return known or None
        if isinstance(file, Stored):
            return self._made(file, file.data)
        data = self.journal.held(file, self.may_be_meant)
        header = entries.header_in(data) if data else None
        if not (data and header):
            return None
        return self._made(self.journal.stored(file, day, None, header), data)

    def _made(self, stored: Stored, data: bytes) -> tuple[Stored, T] | None:
        if not self.takes(stored):
            return None
        return stored, self.make(stored, self.left(data, stored.header))
