"""Special files and folders with the name of an entry."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from damaged.evening import ENTRY

HUNDRED_MEGABYTES, TERABYTE = 100 * 2**20, 2**40


@dataclass(frozen=True)
class Thing:
    """A thing that *make* creates at a path: the reported reason, or the number of entries."""

    name: str
    make: Callable[[Path], object]
    reason: str = ""
    entries: int = 0
    #: Missing on Windows, or needs privileges there.
    is_posix: bool = True
    #: Does not affect root.
    spares_root: bool = False
    #: Has a name that is not UTF-8, which some systems refuse.
    is_utf8_only: bool = False


def _entry(path: Path) -> None:
    path.write_bytes(ENTRY.encode())


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.write(ENTRY.encode())
        file.truncate(size)


def _socket(path: Path) -> None:
    # The name of a socket has at most 100 bytes.
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def _linked(path: Path, to: str) -> None:
    path.symlink_to(to)


def _link_to_entry(path: Path) -> None:
    _entry(path.with_suffix(".txt"))
    path.symlink_to(path.with_suffix(".txt"))


def _two_names(path: Path) -> None:
    _entry(path)
    path.with_stem("another").hardlink_to(path)


def _folder(path: Path) -> None:
    path.mkdir()
    _entry(path / "inside.md")


def _loop(path: Path) -> None:
    _entry(path)
    (path.parent / "again").symlink_to(path.parent, target_is_directory=True)


def _locked(path: Path) -> None:
    _entry(path)
    path.chmod(0)


def _locked_folder(path: Path) -> None:
    _folder(path)
    path.chmod(0)


NOT_REGULAR, LEADS_OUT = "it is not a regular file", "it leads out of the journal"
THINGS = [
    Thing("a FIFO", lambda path: os.mkfifo(path), NOT_REGULAR),
    Thing("a socket", _socket, NOT_REGULAR),
    Thing("a device", lambda path: _linked(path, "/dev/zero"), LEADS_OUT),
    Thing("a terminal", lambda path: _linked(path, "/dev/ptmx"), LEADS_OUT),
    Thing("a link in a circle", lambda path: _linked(path, path.name), "its links go round in a circle"),
    Thing("a link to nowhere", lambda path: _linked(path, "gone.md"), "this file or folder does not exist"),
    Thing("a link to an entry", _link_to_entry, entries=1),
    Thing("a link to a folder", lambda path: _linked(path, "/")),
    Thing("a folder that holds a link to itself", _loop, entries=1),
    Thing("an entry with two names", _two_names, entries=2),
    Thing("a folder", _folder, entries=1, is_posix=False),
    Thing("100 MB", lambda path: _sparse(path, HUNDRED_MEGABYTES), "larger than 100 MB", is_posix=False),
    Thing("a terabyte", lambda path: _sparse(path, TERABYTE), "larger than 100 MB"),
    Thing("a file that may not be read", _locked, "permission denied", spares_root=True),
    Thing("a folder that may not be opened", _locked_folder, "permission denied", spares_root=True),
    Thing("bytes that are no letters in a name", lambda path: _entry(path.with_name("caf\udce9.md")), entries=1, is_utf8_only=True),
]  # fmt: skip
