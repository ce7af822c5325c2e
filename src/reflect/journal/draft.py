"""An entry while it is being written: what was set is on the disk when the call returns."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path

from reflect import entries, files, yaml
from reflect.entries import Entry, Given, Place
from reflect.errors import CannotRead, DamagedHead, NotText
from reflect.journal import Journal, Stored, numbered

Key = tuple[str, str | None]

NO_HEAD = "there is none"


@dataclass
class Draft:
    """An entry, and the file it is kept in once there is a first word to keep."""

    journal: Journal
    entry: Entry
    #: When it was begun: names the file.
    moment: datetime
    path: Path | None = None
    #: What the file held when we last saw it.
    data: bytes = b""
    #: Sentences about what somebody else did to the file meanwhile.
    remarks: list[str] = field(default_factory=list)

    @classmethod
    def opened(cls, journal: Journal, stored: Stored) -> "Draft":
        """The draft that goes on with an entry; raises NotText or DamagedHead."""
        if not stored.is_text:
            raise NotText(stored.path)
        front = stored.header.front
        if front.problem or not front.raw:
            line, what = (front.problem.line, front.problem.what) if front.problem else (1, NO_HEAD)
            raise DamagedHead(stored.path, line, what)
        return cls(journal, stored.entry, datetime.min, stored.path, stored.data)

    def answer(self, place: Place, given: Given, earlier: Sequence[Place]) -> None:
        """Keep what was answered; an answer that others changed meanwhile is kept beside it."""
        self._save(lambda entry: entry.with_answer(place, given, earlier), place.key)

    def set_aside(self, key: Key, aside: bool) -> None:
        """Keep whether a follow-up still applies."""
        if self.entry.with_aside(key, aside) is not self.entry:
            self._save(lambda entry: entry.with_aside(key, aside))

    def about(self, people: tuple[str, ...]) -> None:
        """Keep whom it is about, from the first answer on."""
        if self.path is None:
            self.entry = self.entry.with_about(people)
        elif people != self.entry.header.about:
            self._save_head(lambda entry: entry.with_about(people))

    def finish(self) -> None:
        """Keep that it is complete."""
        if self.path and self.entry.header.status != "complete":
            self._save_head(lambda entry: entry.with_status("complete"))

    def keep(self) -> None:
        """Make the file, with all there is by now."""
        self._save(lambda entry: entry)

    def wait(self) -> None:
        """Keep that it is not finished, though there may be no answer yet."""
        if self.path is None:
            self.keep()
        elif self.entry.header.status != "draft":
            self._save_head(lambda entry: entry.with_status("draft"))

    def _save_head(self, change: Callable[[Entry], Entry]) -> None:
        """Change the front matter, unless somebody has made it unreadable meanwhile."""
        try:
            self._save(change)
        except yaml.Malformed as bad:
            assert self.path is not None
            self.remarks.append(str(DamagedHead(self.path, bad.line, bad.what)))

    def _save(self, change: Callable[[Entry], Entry], key: Key | None = None) -> None:
        with files.lock(self.journal.root / ".reflect"):
            if self.path is None:
                self._create(change(self.entry))
                return
            now = self._on_disk(self.path)
            if now is None:
                self._create(change(self.entry))
            elif now == self.data:
                self._replace(self.path, change(self.entry), now)
            else:
                self._join(self.path, change, now, key)

    def _on_disk(self, path: Path) -> bytes | None:
        """What the file holds now; nothing where it is gone, or is no longer an entry."""
        try:
            data = files.read(path)
            if data == self.data or entries.is_entry(data.decode("utf-8")):
                return data
        except (CannotRead, UnicodeDecodeError):
            pass
        self.remarks.append(f"{path} is no longer the file it was, so a new one was written.")
        return None

    def _join(
        self, path: Path, change: Callable[[Entry], Entry], now: bytes, key: Key | None
    ) -> None:
        """Change what somebody else made of the file, so that both texts are in it."""
        theirs = entries.read(now.decode("utf-8"), self.entry.wordings)
        joined = change(theirs)
        if key:
            before, there, ours = (e.answer(key) for e in (self.entry, theirs, joined))
            known = {answer.text for answer in (before, ours) if answer}
            if there and there.text and there.text not in known:
                joined = joined.with_second(key, there.text)
                self.remarks.append(
                    f"{path} was changed meanwhile: both texts of an answer are there."
                )
        self._replace(path, joined, now)

    def _replace(self, path: Path, entry: Entry, was: bytes) -> None:
        data = entry.text.encode("utf-8")
        files.replace(path, data, was=was)
        self.entry, self.data = entry, data

    def _create(self, entry: Entry) -> None:
        """A new file: under the name it had before, if it had one and that is free again."""
        data = entry.text.encode("utf-8")
        again = chain([self.path], numbered(self.path)) if self.path else None
        for path in again or self.journal.new_paths(entry.header, self.moment):
            with suppress(FileExistsError):
                files.create(path, data)
                self.path, self.entry, self.data = path, entry, data
                return
