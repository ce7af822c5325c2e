"""What was typed and is not yet an answer, kept beside the journal until it is one."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

from reflect import files, yaml
from reflect.entries.header import Header
from reflect.errors import CannotRead, ChangedUnderneath


@dataclass(frozen=True, repr=False)
class Unfinished:
    """Where somebody stopped, and what stood in the field."""

    #: The entry's file, be it there by now or not.
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

    @classmethod
    def read(cls, data: bytes) -> "Unfinished":
        """What a file holds; raises ValueError or TypeError."""
        import json  # only here: mostly nothing waits

        try:
            read = cls(**json.loads(data))
        except RecursionError:
            raise ValueError from None
        told = (read.entry, read.id, read.part, read.typed, read.before, read.head)
        if not all(isinstance(each, str) for each in (*told, read.person or "")):
            raise TypeError
        return read

    @property
    def header(self) -> Header:
        """The header of the entry it belongs to."""
        return Header(yaml.split(self.head)[0])

    def belongs_to(self, header: Header) -> bool:
        """Whether it belongs to the entry with a *header*, whatever the file of that is called."""
        ours = self.header.identity
        return ours is not None and ours == header.identity


@dataclass(eq=False, repr=False)
class Slip:
    """The file in the state *folder* that one sitting keeps it in."""

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
        from hashlib import sha256  # only here: it takes its time

        name = sha256(unfinished.entry.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        for number in count(1):
            path = self.folder / f"{name}{f'-{number}' if number > 1 else ''}.json"
            with suppress(FileExistsError):
                files.create(path, data)
                break
        self.path, self.data = path, data
        return path

    def drop(self) -> None:
        """Forget it: it is an answer now."""
        if self.path:
            # Another sitting may have gone on with it, and it holds their words by now.
            with suppress(OSError, CannotRead):
                if files.read(self.path) == self.data:
                    self.path.unlink()
            self.path = None


def folder(state: Path) -> Path:
    """Where it is kept, in the state folder."""
    return state / "unfinished"


def every(states: Iterable[Path]) -> Iterator[tuple[Slip, Unfinished]]:
    """All that waits in the *states*, the newest first; what cannot be read is passed over."""
    paths = [path for state in states for path in folder(state).glob("*.json")]
    for path in sorted(paths, key=_changed, reverse=True):
        try:
            # None of ours is a link that leads elsewhere.
            data = files.read(path, path.parent)
            yield Slip(path.parent, path, data), Unfinished.read(data)
        except (CannotRead, ValueError, TypeError):
            continue


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def of(states: Iterable[Path], entry: Path, header: Header) -> tuple[Slip, Unfinished] | None:
    """What waits for the *entry*, by its file, or by its *header* where that was renamed."""
    return next(all_of(states, entry, header), None)


def all_of(
    states: Iterable[Path], entry: Path, header: Header
) -> Iterator[tuple[Slip, Unfinished]]:
    """All that waits for the *entry*, the newest first."""
    for slip, unfinished in every(states):
        path = Path(unfinished.entry)
        if path == entry or (not path.exists() and unfinished.belongs_to(header)):
            yield slip, unfinished


def digest(text: str) -> str:
    """What a text is known by, without telling it."""
    from hashlib import sha256  # only here, too

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
