"""What a disk may hold after the power has failed: a model of what was asked of it, and when."""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Tree = dict[str, bytes]


@dataclass(frozen=True)
class Named:
    """A name in a folder now means another file, or none; a rename frees the old name as well."""

    name: str
    file: int | None
    freed: str = ""


@dataclass
class File:
    """What was written to a file, and how much of it has to be on the disk."""

    written: bytes = b""
    synced: bytes | None = None

    def version(self, r: random.Random) -> bytes:
        """One of the things the disk may hold of it."""
        if self.synced == self.written:
            return self.written
        size = len(self.written)
        return r.choice(
            [b"", bytes(size), self.written[: r.randint(0, size)], self.written, self.synced or b""]
        )


@dataclass
class Disk:
    """Files by number, and for each folder the changes of names in order."""

    files: list[File] = field(default_factory=list)
    changes: dict[str, list[Named]] = field(default_factory=dict)
    #: How many of the changes in a folder have to be on the disk.
    synced: dict[str, int] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)

    def change(self, path: str, file: int | None, freed: str = "") -> None:
        """Have a name mean something else from now on."""
        self.changes.setdefault(str(Path(path).parent), []).append(Named(path, file, freed))

    def number(self, path: str) -> int:
        """The file that a name means by now."""
        names: dict[str, int | None] = {}
        for change in self.changes.get(str(Path(path).parent), []):
            names.pop(change.freed, None)
            names[change.name] = change.file
        found = names[path]
        assert found is not None
        return found

    def after_power_loss(self, r: random.Random) -> Tree:
        """One of the states the disk may be in: all that was synced, and any part of the rest."""
        names: dict[str, int | None] = {}
        for folder, changes in self.changes.items():
            sure = self.synced.get(folder, 0)
            likely = r.random()
            for number, change in enumerate(changes):
                if number < sure or r.random() < likely:
                    names.pop(change.freed, None)
                    names[change.name] = change.file
        return {
            name: self.files[file].version(r)
            for name, file in sorted(names.items())
            if file is not None and name not in self.folders and self._is_reached(name, names)
        }

    def _is_reached(self, name: str, names: dict[str, int | None]) -> bool:
        """Whether all folders above a file made it to the disk."""
        above = map(str, Path(name).parents)
        return all(folder in names for folder in above if folder in self.folders)


class Watch:
    """Does to a model of a disk what a program does to the files below *home*."""

    def __init__(self, home: Path, moment: Callable[[], object], *, syncs: bool = True) -> None:
        self.disk = Disk()
        self._home, self._moment, self._syncs = str(home), moment, syncs
        self._open: dict[int, str] = {}
        self._files: dict[int, int] = {}
        for folder, folders, names in os.walk(home):
            for name in folders:
                self._mkdir(f"{folder}/{name}")
            for name in names:
                data = Path(folder, name).read_bytes()
                self._made(f"{folder}/{name}", File(data, data))
        self.disk.synced = {folder: len(each) for folder, each in self.disk.changes.items()}

    def calls(self) -> dict[str, Callable[..., Any]]:
        """The functions of `os` that tell, by their names."""
        told = {
            "open": self._opened,
            "write": self._wrote,
            "fsync": self._synced,
            "link": self._linked,
            "rename": self._renamed,
            "replace": self._renamed,
            "unlink": self._unlinked,
            "mkdir": self._mkdir,
        }
        return {name: self._telling(getattr(os, name), tell) for name, tell in told.items()}

    def _telling(self, real: Callable[..., Any], tell: Callable[..., None]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            first = given[0]
            if isinstance(first, int):
                ours = first in self._open
            else:
                given = (str(first), *(str(e) if isinstance(e, Path) else e for e in given[1:]))
                ours = given[0].startswith(self._home)
            before = ours and not isinstance(first, int) and os.path.lexists(first)
            done = real(*given, **named)
            if ours:
                tell(*given, **({"done": done, "before": before} if tell == self._opened else {}))
                self._moment()
            return done

        return call

    def _made(self, path: str, file: File) -> int:
        self.disk.files.append(file)
        self.disk.change(path, len(self.disk.files) - 1)
        return len(self.disk.files) - 1

    def _opened(self, path: str, *_: object, done: int, before: bool) -> None:
        self._open[done] = path
        self._files.pop(done, None)
        if not before:
            self._files[done] = self._made(path, File())

    def _wrote(self, descriptor: int, data: bytes) -> None:
        self.disk.files[self._files[descriptor]].written += bytes(data)

    def _synced(self, descriptor: int) -> None:
        path = self._open[descriptor]
        if not self._syncs:
            return
        if descriptor in self._files:
            file = self.disk.files[self._files[descriptor]]
            file.synced = file.written
        else:
            self.disk.synced[path] = len(self.disk.changes.get(path, []))

    def _linked(self, old: str, new: str) -> None:
        self.disk.change(new, self.disk.number(old))

    def _renamed(self, old: str, new: str) -> None:
        self.disk.change(new, self.disk.number(old), freed=old)

    def _unlinked(self, path: str) -> None:
        self.disk.change(path, None)

    def _mkdir(self, path: str, *_: object) -> None:
        self.disk.folders.append(path)
        self._made(path, File(b"", b""))
