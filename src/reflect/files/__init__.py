"""Durable file operations: atomic writes, locks, folders and permissions on every file system.

A write goes to a temporary file in the same folder, is synced, and takes its final name in one
step; last the folder is synced. Before that nothing counts as saved.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from reflect.errors import CannotRead, CannotWrite, FileChanged, JournalLocked, LeavesJournal
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

#: Largest file that is read, in bytes; entries and documents to import are far smaller.
MAX_SIZE = 100_000_000

#: An editor that saves a file in its place may not be done while that changed so lately: seconds.
_SETTLED = 0.03

_GROUP_AND_OTHERS = stat.S_IRWXG | stat.S_IRWXO
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


def wait_for_editor(path: Path) -> None:
    """Wait until no editor is in the middle of saving *path* in its place, for about a second."""
    for _ in range(40):
        with suppress(OSError):  # whoever reads it says why it cannot be
            age = time.time() - path.stat().st_mtime
            if 0 <= age < _SETTLED:
                time.sleep(_SETTLED - age)
                continue
        break


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


def create_free(path: Path, data: bytes) -> Path:
    """Write *data* to a new file at *path*, or under the next free name; returns where."""
    for each in numbered(path):
        with suppress(FileExistsError):
            create(each, data)
            break
    return each


def numbered(path: Path) -> Iterator[Path]:
    """*path*, and the names to take where that is taken: ``-2``, ``-3`` and so on."""
    yield path
    for number in count(2):
        yield path.with_stem(f"{path.stem}-{number}")


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
        _check_folder(folder)
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


def check_inside(path: Path, root: Path) -> None:
    """Raise LeavesJournal if *path* is in the folder *root*, but a link leads out of it.

    *root* itself may be a link. A path outside of *root* was named by the user, and is not checked.
    """
    if _is_below_without_links(root, path):
        return
    real = os.path.realpath(root)
    if path.is_relative_to(root) or path.is_relative_to(real):
        to = Path(os.path.realpath(path))
        if not to.is_relative_to(real):
            raise LeavesJournal(path, to)


def _is_below_without_links(root: Path, path: Path) -> bool:
    """Whether *path* is below *root* without any link or ``..`` in between.

    A fast path: resolving all links takes seven times as long.
    """
    names = path.parts[len(root.parts) :]
    if path.parts[: len(root.parts)] != root.parts or ".." in names:
        return False
    here = str(root)
    try:
        for name in names:
            here = os.path.join(here, name)  # noqa: PTH118 - strings are faster
            status = os.lstat(here)
            # A junction on Windows is not a link by its mode.
            if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", False):
                return False
    except FileNotFoundError:
        return True  # so nothing below exists, either
    except OSError:
        return False
    return True


def walk(
    top: Path | str, onerror: Callable[[OSError], object] | None = None
) -> Iterator[tuple[str, list[str], list[str], list[str]]]:
    """Folders from *top* down: path, and the names of subfolders, files and links in it.

    As os.walk, which up to Python 3.11 fails below 1,000 levels. Subfolders that the caller
    removes from the list are skipped; links are not followed.
    """
    waiting = [str(top)]
    while waiting:
        folder = waiting.pop()
        folders: list[str] = []
        names: list[str] = []
        links: list[str] = []
        try:
            with os.scandir(folder) as every:
                for each in every:
                    (links if each.is_symlink() else folders if each.is_dir() else names).append(
                        each.name
                    )
        except OSError as error:
            if onerror:
                onerror(error)
        else:
            yield folder, folders, names, links
            waiting += [os.path.join(folder, name) for name in reversed(folders)]  # noqa: PTH118


def make_folder(path: Path) -> None:
    """Create *path* and its missing parents, each with mode 0700 from the start."""
    with translate_oserror(path):
        missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
        for folder in reversed(missing):
            _make_single_folder(folder)


def _make_single_folder(folder: Path) -> None:
    try:
        # On Windows, too, since Python 3.11.10 and 3.12.4 (python/cpython#118486).
        folder.mkdir(0o700)
    except FileExistsError:
        _check_folder(folder)  # another process may have created it
        return
    with undo_on_error(folder.rmdir):
        sync_folder(folder.parent)


def _check_folder(path: Path) -> None:
    if not path.is_dir() and os.path.lexists(path):
        nowhere, file = N_("it is a broken link"), N_("it is a file, not a folder")
        raise CannotWrite(path, nowhere if path.is_symlink() else file)


def is_same_file(path: Path | str, other: Path | str) -> bool:
    """Whether two paths lead to the same file or folder, existing or not.

    They may differ by links, or by case where the disk ignores case.
    """
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):
        return _real(path) == _real(other)


def relative_path(folder: Path, path: Path | str) -> Path | None:
    """*path* relative to *folder*, links resolved; None if it is not in there."""
    real, home = Path(os.path.realpath(path)), _real(folder)

    def is_folder(parent: Path) -> bool:
        try:
            return parent.samefile(folder)
        except (OSError, ValueError):
            return os.path.normcase(parent) == home

    parent = next(filter(is_folder, real.parents), None)
    return real.relative_to(parent) if parent else None


def _real(path: Path | str) -> str:
    return os.path.normcase(os.path.realpath(path))


def is_open_to_others(path: Path) -> bool:
    """Whether others may access a file or folder; False for links, and on Windows."""
    if sys.platform == "win32":
        return False
    with suppress(OSError):
        mode = path.lstat().st_mode
        return (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and bool(mode & _GROUP_AND_OTHERS)
    return False


def is_writable(path: Path) -> bool:
    """Whether the owner's write bit is set; a read-only file could still be replaced."""
    return bool(path.stat().st_mode & stat.S_IWUSR)


def make_private(path: Path) -> None:
    """Remove the permissions of group and others; CannotWrite if the disk has none."""
    with translate_oserror(path):
        path.chmod(stat.S_IMODE(os.lstat(path).st_mode) & ~_GROUP_AND_OTHERS)
        sync_folder(path)
    if is_open_to_others(path):
        raise CannotWrite(path, N_("its disk does not support such permissions"))
