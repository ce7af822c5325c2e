"""What was typed and is not yet an answer, kept beside the journal until it is one."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from reflect import files
from reflect.errors import CannotRead


@dataclass(frozen=True)
class Unfinished:
    """Where somebody stopped, and what stood in the field."""

    entry: str
    id: str
    person: str | None
    part: str
    typed: str
    #: A digest of the answer that stood there then: what was answered since counts more.
    before: str = ""


def keep(folder: Path, unfinished: Unfinished) -> Path:
    """The file in the state *folder* that now has *unfinished*, whatever it had before."""
    path = _path(folder, Path(unfinished.entry))
    # ASCII, for a byte that is no UTF-8 comes in as a surrogate, which UTF-8 cannot hold.
    data = json.dumps(asdict(unfinished)).encode("ascii")
    try:
        files.create(path, data)
    except FileExistsError:
        files.replace(path, data, was=files.read(path))
    return path


def of(folder: Path, entry: Path) -> Unfinished | None:
    """What was kept for the *entry*, if anything."""
    try:
        fields = json.loads(files.read(_path(folder, entry)))
        unfinished = Unfinished(**fields)
    except (CannotRead, ValueError, TypeError):
        return None
    return unfinished if unfinished.entry == str(entry) else None


def drop(folder: Path, entry: Path) -> None:
    """Forget what was kept for the *entry*: it is an answer now."""
    with suppress(OSError):
        _path(folder, entry).unlink()


def digest(text: str) -> str:
    """What a text is known by, without telling it."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _path(folder: Path, entry: Path) -> Path:
    digest = sha256(str(entry).encode("utf-8", "surrogateescape")).hexdigest()
    return folder / "unfinished" / f"{digest[:16]}.json"
