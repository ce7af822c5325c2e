"""Durable writes, locks, permissions: the one place that knows how file systems differ.

New bytes go into a file beside their place, from there to the disk, and only then take the
name, in one step; last the folder goes to the disk. Before that nothing counts as saved.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reflect.errors import Busy, CannotRead, ChangedUnderneath
from reflect.files.folders import (
    expect_folder,
    expect_inside,
    is_open_to_others,
    is_same,
    is_writable,
    make_folder,
    make_private,
    place_in,
    walk,
)
from reflect.files.systems import (
    BINARY,
    NO_FOLLOW,
    NO_WAITING,
    has_locked,
    in_words,
    move,
    publish,
    reason,
    set_mode,
    sync,
    sync_folder,
    turns,
    undoing,
)
from reflect.locale import N_

__all__ = [
    "LARGEST",
    "check_writable",
    "create",
    "expect_inside",
    "is_open_to_others",
    "is_same",
    "is_writable",
    "lock",
    "make_folder",
    "make_private",
    "place_in",
    "read",
    "remove",
    "rename",
    "replace",
    "walk",
]

#: In bytes. An entry is some kilobytes; the largest document worth importing is far below.
LARGEST = 100_000_000

_READING = os.O_RDONLY | BINARY | NO_WAITING


def read(path: Path | str, root: Path | None = None) -> bytes:
    """The whole of a regular file; of anything else CannotRead, without waiting for it.

    Of one in the folder *root* LeadsOut, where the file is a link that leads out of that.
    """
    try:
        descriptor = os.open(path, _READING if root is None else _READING | NO_FOLLOW)
        try:
            status = os.fstat(descriptor)
            size = status.st_size
            if not stat.S_ISREG(status.st_mode) or size > LARGEST:
                raise _unreadable(Path(path), status)
            # Of a regular file less than was asked for comes only at its end (POSIX, read).
            data = os.read(descriptor, size + 1)
            return data if len(data) == size else _drained(descriptor, data)
        finally:
            os.close(descriptor)
    except OSError as error:
        if root and error.errno == errno.ELOOP:
            expect_inside(Path(path), root)
            return read(path)
        raise CannotRead(Path(path), reason(error)) from error


def _unreadable(path: Path, status: os.stat_result) -> CannotRead | OSError:
    """The reason why a file is not read."""
    if stat.S_ISDIR(status.st_mode):
        return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISREG(status.st_mode):
        return CannotRead(path, N_("it is larger than {size} MB", size=LARGEST // 1_000_000))
    return CannotRead(path, N_("it is not a regular file"))


def _drained(descriptor: int, data: bytes) -> bytes:
    """*data* and all else there is to read: it grows or shrinks, or the system knows no sizes."""
    pieces = [data]
    while piece := os.read(descriptor, 1 << 16):
        pieces.append(piece)
    return b"".join(pieces)


def create(path: Path, data: bytes) -> None:
    """A new file at *path*, whole and on the disk; FileExistsError if the name is taken."""
    make_folder(path.parent)
    with in_words(path):
        with _temporary(path.parent, data) as temp:
            publish(temp, path)
        with undoing(path.unlink):
            sync_folder(path.parent)


def replace(path: Path, data: bytes, *, was: bytes) -> None:
    """*data* in the place of *was*; ChangedUnderneath if the file holds something else.

    If only the last step fails, the file is new already, and replacing it again succeeds.
    """
    with in_words(path):
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        with _temporary(target.parent, data) as temp:
            # Looked at last: whatever another program saves after this line is written over.
            if read(target) not in (was, data):
                raise ChangedUnderneath(path)
            set_mode(temp, target.stat().st_mode & 0o600)
            move(os.replace, temp, target)
        sync_folder(target.parent)


def remove(path: Path) -> None:
    """No file at *path* any more, on the disk too."""
    with in_words(path):
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def rename(path: Path, to: Path) -> None:
    """The file at *path* under the name *to*, on the disk; FileExistsError if that is taken.

    Whenever it is cut short, the file is whole under one of both names, or under both.
    """
    make_folder(to.parent)
    with in_words(path):
        publish(path, to)
        sync_folder(to.parent)
        with suppress(FileNotFoundError):
            # What an editor has put there meanwhile is another file, and stays.
            if path.samefile(to):
                path.unlink()
        sync_folder(path.parent)


def check_writable(path: Path) -> None:
    """CannotWrite unless a file can be made in *path*, or in the nearest folder there is.

    One is made and removed, since modes lie: to root, and where a disk is mounted read-only.
    """
    with in_words(path):
        with suppress(FileNotFoundError, NotADirectoryError):
            path.lstat()  # a path may be too long, and the folder above it not
        folder = next((each for each in (path, *path.parents) if os.path.lexists(each)), path)
        expect_folder(folder)
        with _temporary(folder, b"\n"):  # not empty: a full disk still takes an empty file
            pass


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """The right to save, for one holder at a time; Busy if another keeps it for 5 seconds.

    It ends with the process that holds it, however that ends. Inside itself it is Busy too.
    """
    make_folder(folder)
    file = folder / "lock"
    with in_words(file):
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | NO_FOLLOW, 0o600)
    try:
        with in_words(file):
            if not any(has_locked(descriptor) for _ in turns(seconds=5)):
                raise Busy(folder)
        yield
    finally:
        with suppress(OSError):
            os.close(descriptor)


@contextmanager
def _temporary(folder: Path, data: bytes) -> Iterator[Path]:
    """A file in *folder* that has *data* on the disk; unless it is moved it ends with the block."""
    # Dropbox leaves alone what begins with ".~" (spyder-ide/spyder#13041).
    temp = folder / f".~reflect-{os.urandom(4).hex()}.tmp"
    # O_EXCL follows no link either (POSIX, open).
    descriptor = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    try:
        _fill(descriptor, data)
        set_mode(temp, 0o600)  # a strict umask may have left even less
        yield temp
    finally:
        with suppress(OSError):
            temp.unlink()


def _fill(descriptor: int, data: bytes) -> None:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        sync(descriptor)
    finally:
        os.close(descriptor)
