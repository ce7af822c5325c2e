"""Durable file operations: atomic writes, locks and permissions on every file system.

A write goes to a temporary file in the same folder, is synced, and takes its final name in one
step; last the folder is synced. Before that nothing counts as saved.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reflect.errors import CannotRead, FileChanged, JournalLocked
from reflect.files.folders import (
    check_folder,
    check_inside,
    is_open_to_others,
    is_same_file,
    is_writable,
    make_folder,
    make_private,
    relative_path,
    walk,
)
from reflect.files.systems import (
    BINARY,
    NO_FOLLOW,
    NON_BLOCKING,
    move,
    oserror_reason,
    rename_new,
    retries,
    set_mode,
    sync,
    sync_folder,
    translate_oserror,
    try_lock,
    undo_on_error,
)
from reflect.locale import N_

__all__ = [
    "MAX_SIZE",
    "check_inside",
    "check_writable",
    "create",
    "is_open_to_others",
    "is_same_file",
    "is_writable",
    "lock",
    "make_folder",
    "make_private",
    "read",
    "relative_path",
    "remove",
    "rename",
    "replace",
    "walk",
]

#: Largest file that is read, in bytes; entries and documents to import are far smaller.
MAX_SIZE = 100_000_000

_READ_FLAGS = os.O_RDONLY | BINARY | NON_BLOCKING


def read(path: Path | str, root: Path | None = None) -> bytes:
    """The content of a regular file; CannotRead for anything else, without blocking.

    With *root*, LeavesJournal if the file is a link that leads out of that folder.
    """
    try:
        descriptor = os.open(path, _READ_FLAGS if root is None else _READ_FLAGS | NO_FOLLOW)
        try:
            status = os.fstat(descriptor)
            size = status.st_size
            if not stat.S_ISREG(status.st_mode) or size > MAX_SIZE:
                raise _unreadable(Path(path), status)
            # A short read of a regular file means its end (POSIX, read).
            data = os.read(descriptor, size + 1)
            return data if len(data) == size else _read_on(descriptor, data)
        finally:
            os.close(descriptor)
    except OSError as error:
        if root and error.errno == errno.ELOOP:
            check_inside(Path(path), root)
            return read(path)
        raise CannotRead(Path(path), oserror_reason(error)) from error


def _unreadable(path: Path, status: os.stat_result) -> CannotRead | OSError:
    """The error for a file that is not read."""
    if stat.S_ISDIR(status.st_mode):
        return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISREG(status.st_mode):
        return CannotRead(path, N_("it is larger than {size} MB", size=MAX_SIZE // 1_000_000))
    return CannotRead(path, N_("it is not a regular file"))


def _read_on(descriptor: int, data: bytes) -> bytes:
    """*data* and the rest, for files of changing or unknown size (as in /proc)."""
    pieces = [data]
    while piece := os.read(descriptor, 1 << 16):
        pieces.append(piece)
    return b"".join(pieces)


def create(path: Path, data: bytes) -> None:
    """Write *data* to a new file, atomically and synced; FileExistsError if *path* exists."""
    make_folder(path.parent)
    with translate_oserror(path):
        with _temporary(path.parent, data) as temp:
            rename_new(temp, path)
        with undo_on_error(path.unlink):
            sync_folder(path.parent)


def replace(path: Path, data: bytes, *, was: bytes) -> None:
    """Replace the content *was* by *data*, atomically; FileChanged if it is not *was*.

    If only the last sync fails, the file has *data* already, and calling again succeeds.
    """
    with translate_oserror(path):
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        with _temporary(target.parent, data) as temp:
            # As late as possible: a save of another program after this line is overwritten.
            if read(target) not in (was, data):
                raise FileChanged(path)
            set_mode(temp, target.stat().st_mode & 0o600)
            move(os.replace, temp, target)
        sync_folder(target.parent)


def remove(path: Path) -> None:
    """Delete *path*, if it exists, and sync its folder."""
    with translate_oserror(path):
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def rename(path: Path, to: Path) -> None:
    """Rename *path* to *to*, and sync both folders; FileExistsError if *to* exists.

    If interrupted, the file is complete under one name or both.
    """
    make_folder(to.parent)
    with translate_oserror(path):
        rename_new(path, to)
        sync_folder(to.parent)
        with suppress(FileNotFoundError):
            # If an editor has saved a new file there meanwhile, that one stays.
            if path.samefile(to):
                path.unlink()
        sync_folder(path.parent)


def check_writable(path: Path) -> None:
    """Raise CannotWrite unless *path*, or its nearest existing parent, is a writable folder.

    Tried with a real file: modes mean nothing for root, and on read-only mounts.
    """
    with translate_oserror(path):
        with suppress(FileNotFoundError, NotADirectoryError):
            path.lstat()  # raises if the path is too long, which its parents may not be
        folder = next((each for each in (path, *path.parents) if os.path.lexists(each)), path)
        check_folder(folder)
        with _temporary(folder, b"\n"):  # not empty: a full disk still takes an empty file
            pass


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the exclusive lock of *folder*; JournalLocked if it is not free within 5 seconds.

    The system releases it when the process ends. A nested call raises JournalLocked, too.
    """
    make_folder(folder)
    file = folder / "lock"
    with translate_oserror(file):
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | NO_FOLLOW, 0o600)
    try:
        with translate_oserror(file):
            if not any(try_lock(descriptor) for _ in retries(seconds=5)):
                raise JournalLocked(folder)
        yield
    finally:
        with suppress(OSError):
            os.close(descriptor)


@contextmanager
def _temporary(folder: Path, data: bytes) -> Iterator[Path]:
    """A temporary file in *folder* with *data*, synced; deleted after the block unless moved."""
    # Dropbox ignores names that begin with ".~" (spyder-ide/spyder#13041).
    temp = folder / f".~reflect-{os.urandom(4).hex()}.tmp"
    # O_EXCL does not follow links, either (POSIX, open).
    descriptor = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    try:
        _write(descriptor, data)
        set_mode(temp, 0o600)  # a strict umask may have removed more
        yield temp
    finally:
        with suppress(OSError):
            temp.unlink()


def _write(descriptor: int, data: bytes) -> None:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        sync(descriptor)
    finally:
        os.close(descriptor)
