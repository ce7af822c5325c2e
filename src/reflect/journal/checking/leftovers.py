"""What was left lying about: by saves cut short, by editors, by sittings, by sync programs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from reflect import entries, files
from reflect.errors import CannotRead
from reflect.journal import Journal, Stored, unfinished
from reflect.journal.checking.findings import Finding
from reflect.journal.checking.kept import Words
from reflect.journal.checking.mending import Mending, Removal, Sight
from reflect.journal.unfinished import Unfinished

#: What is younger may belong to somebody who is saving, typing or editing right now.
YOUNG = timedelta(hours=1)

_TEMPORARY = re.compile(r"\.~reflect-[0-9a-f]{8}\.tmp")
_PLAIN_ID = re.compile(r"[a-z0-9-]{1,60}")


@dataclass
class Leftover:
    """A file that should not be there, and where its words are kept, too."""

    path: Path
    data: bytes
    holder: Path | None = None

    @cached_property
    def words(self) -> Words:
        """What it says."""
        return Words(self.data)

    @property
    def is_kept(self) -> bool:
        """Whether nothing in it would be lost."""
        return self.holder is not None or not self.words.lines

    @property
    def removal(self) -> Mending:
        """How it is taken away."""
        return Removal(self.path, self.data, self.holder)


@dataclass
class Leftovers:
    """All leftovers of a journal; entries are shown to it, in order to know what is kept."""

    journal: Journal
    now: datetime
    found: list[Finding] = field(default_factory=list)
    temporary: list[Leftover] = field(default_factory=list)
    editing: list[Leftover] = field(default_factory=list)
    slips: list[tuple[Leftover, Unfinished]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.states = self.journal.states
        for path in self._files():
            kind = self._kind(path)
            if kind and not self._is_young(path):
                self._take(path, kind)
        for each in [*self.temporary, *self.editing]:
            for slip, _ in self.slips:
                if Words(slip.data).hold(each.words):
                    each.holder = slip.path

    def see(self, stored: Stored) -> None:
        """Note what an entry keeps."""
        left = [each for each in (*self.temporary, *self.editing) if not each.is_kept]
        if left:
            words = Words(stored.data)
            for each in left:
                each.holder = stored.path if words.hold(each.words) else None

    def findings(self) -> Iterator[Finding]:
        """All that is found, once every entry has been seen."""
        yield from self.found
        for each in self.temporary:
            if each.is_kept:
                yield Finding(each.path, "leftover", mending=each.removal)
            else:
                sight = Sight(each.path, _visible(each))
                yield Finding(each.path, "leftover-words", mending=sight)
        for each in self.editing:
            if each.is_kept:
                yield Finding(each.path, "editor-file-kept", mending=each.removal)
            else:
                yield Finding(each.path, "editor-file")
        for slip, half in self.slips:
            if unfinished.owners(self.journal, half):
                continue
            if half.typed.strip():
                yield Finding(slip.path, "lone-slip")
            else:
                yield Finding(slip.path, "empty-slip", mending=slip.removal)

    def _files(self) -> Iterator[Path]:
        """The files in all folders that we write in."""
        for top in (self.journal.root, *self.states):
            for folder, folders, names, links in files.walk(top):
                folders[:] = [name for name in folders if name[0] != "."]
                yield from (Path(folder, name) for name in (*names, *links))

    def _kind(self, path: Path) -> str:
        """What a file may be that was left; nothing where it is any other."""
        if _TEMPORARY.fullmatch(path.name):
            return "temporary"
        if path.parent == self.journal.root / ".reflect" and path.name.startswith("lock"):
            return "lock" if path.name != "lock" else ""
        if path.parent.parent in self.states:
            place = path.parent.name, path.suffix
            return {("editing", ".md"): "editing", ("unfinished", ".json"): "slip"}.get(place, "")
        return ""

    def _is_young(self, path: Path) -> bool:
        try:
            changed = datetime.fromtimestamp(path.lstat().st_mtime)
        except OSError:
            return True  # it is gone already
        return self.now - changed < YOUNG

    def _take(self, path: Path, kind: str) -> None:
        try:
            left = Leftover(path, files.read(path, self.journal.root))
        except CannotRead as error:
            self.found.append(Finding(path, "unreadable", facts={"reason": error.reason}))
            return
        if kind == "slip":
            self._take_slip(left)
        elif kind == "lock" and not left.data:
            self.found.append(Finding(path, "lock-copy", mending=left.removal))
        elif kind == "temporary":
            self.temporary.append(left)
        elif kind == "editing":
            self.editing.append(left)

    def _take_slip(self, left: Leftover) -> None:
        try:
            half = Unfinished.read(left.data)
        except ValueError:
            self.found.append(Finding(left.path, "slip"))
            return
        # Other journals of this person have their slips in the same folder.
        if self.journal.has(half.entry):
            self.slips.append((left, half))


def _visible(left: Leftover) -> Path:
    """A name under which a hidden file is seen, as what it is."""
    try:
        Unfinished.read(left.data)
        return left.path.with_name("found.json")
    except ValueError:
        pass
    text = left.data.decode("utf-8", "replace")
    if not entries.is_entry(text):
        return left.path.with_name("found.txt")
    header = entries.header(text)
    day = f"{header.moment.date()}-" if header.moment else ""
    sheet = f"{header.worksheet}-" if _PLAIN_ID.fullmatch(header.worksheet) else ""
    return left.path.with_name(f"{day}{sheet}found.md")
