"""Durable writes, locks, permissions: the one place that knows how file systems differ.

New bytes go into a file beside their place, from there to the disk, and only then take the
name, in one step; last the folder goes to the disk. Before that nothing counts as saved.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reflect.errors import Busy, CannotRead, CannotWrite, ChangedUnderneath

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: In bytes. An entry is some kilobytes; the largest document worth importing is far below.
LARGEST = 100_000_000

# Flags that only some systems have. Close-on-exec is not among them: Python sets it (PEP 446).
_BINARY = getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)

_REASONS = {
    errno.EACCES: "permission is denied",
    errno.EDQUOT: "your share of the disk is full",
    errno.EIO: "the disk reports a fault",
    errno.EISDIR: "it is a folder, not a file",
    errno.ELOOP: "its links lead in a circle",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.ENXIO: "it is not a regular file",
    errno.EPERM: "permission is denied",
    errno.EROFS: "the folder is read-only",
}

# How file systems say that they do not know a thing, as opposed to failing at it.
_UNKNOWN = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
# Hard links: EPERM on Linux' FAT (man 2 link), EACCES on Android (termux/termux-app#837), ENOTSUP
# on macOS' exFAT and SMB (akasecurity/ai-tc#221).
_NO_LINKS = _UNKNOWN | {errno.EACCES, errno.EMLINK, errno.EPERM}
# Syncing a folder: EACCES on Windows, which opens none, and where one may not be listed; EBADF and
# EINVAL (PostgreSQL, fsync_fname_ext; syncthing/syncthing#4432); ENOTSUP (rfjakob/gocryptfs#587).
_NO_FOLDER_SYNC = _UNKNOWN | {errno.EACCES, errno.EBADF, errno.EINVAL}
# Locks: ENOSYS on Lustre (tox-dev/filelock#67), ENOLCK on NFS (gluster/glusterfs#911).
_NO_LOCKS = _UNKNOWN | {errno.ENOLCK}

# ERROR_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION on Windows: a virus scanner has the file
# for a moment (NousResearch/hermes-agent#79793, realiti4/claude-swap#158).
_HELD_BY_ANOTHER = {5, 32, 33}


def read(path: Path) -> bytes:
    """The whole of a regular file; of anything else CannotRead, without waiting for it."""
    try:
        with open(path, "rb", buffering=0, opener=_open_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise CannotRead(path, "it is not a regular file")
            if status.st_size > LARGEST:
                raise CannotRead(path, f"it is larger than {LARGEST // 1_000_000} MB")
            return file.read()
    except OSError as error:
        raise CannotRead(path, _reason(error)) from error


def create(path: Path, data: bytes) -> None:
    """A new file at *path*, whole and on the disk; FileExistsError if the name is taken."""
    make_folder(path.parent)
    with _in_words(path):
        with _temporary(path.parent, data) as temp:
            _publish(temp, path)
        with _undoing(path.unlink):
            _sync_folder(path.parent)


def replace(path: Path, data: bytes, *, was: bytes) -> None:
    """*data* in the place of *was*; ChangedUnderneath if the file holds something else.

    If only the last step fails, the file is new already, and replacing it again succeeds.
    """
    with _in_words(path):
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        with _temporary(target.parent, data) as temp:
            # Looked at last: whatever another program saves after this line is written over.
            if read(target) not in (was, data):
                raise ChangedUnderneath(path)
            _set_mode(temp, target.stat().st_mode & 0o600)
            _move(os.replace, temp, target)
        _sync_folder(target.parent)


def make_folder(path: Path) -> None:
    """The folder *path* and what is missing above it, each its owner's alone from the start."""
    with _in_words(path):
        missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
        for folder in reversed(missing):
            _make_one_folder(folder)


def check_writable(path: Path) -> None:
    """CannotWrite unless a file can be made in *path*, or in the nearest folder there is.

    One is made and removed, since modes lie: to root, and where a disk is mounted read-only.
    """
    with _in_words(path):
        folder = next((each for each in (path, *path.parents) if os.path.lexists(each)), path)
        _expect_folder(folder)
        with _temporary(folder, b"\n"):  # not empty: a full disk still takes an empty file
            pass


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """The right to save, for one holder at a time; Busy if another keeps it for 5 seconds.

    It ends with the process that holds it, however that ends. Inside itself it is Busy too.
    """
    make_folder(folder)
    file = folder / "lock"
    with _in_words(file):
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o600)
    try:
        with _in_words(file):
            if not any(_has_locked(descriptor) for _ in _turns(seconds=5)):
                raise Busy(folder)
        yield
    finally:
        with suppress(OSError):
            os.close(descriptor)


def _has_locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            # EACCES if it is taken (learn.microsoft.com/cpp/c-runtime-library/reference/locking).
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Where there are no locks saving goes on: not to save would lose more.
        if error.errno not in {errno.EAGAIN, errno.EACCES} | _NO_LOCKS:
            raise
        return error.errno in _NO_LOCKS
    return True


def _turns(seconds: float) -> Iterator[None]:
    """A turn at once, then more and more patient ones, after *seconds* of sleep the last."""
    yield
    pause = 0.01
    while seconds > 0:
        pause = min(pause * 2, 0.25, seconds)
        time.sleep(pause)
        seconds -= pause
        yield


@contextmanager
def _temporary(folder: Path, data: bytes) -> Iterator[Path]:
    """A file in *folder* that has *data* on the disk; unless it is moved it ends with the block."""
    # Dropbox leaves alone what begins with ".~" (spyder-ide/spyder#13041).
    temp = folder / f".~reflect-{os.urandom(4).hex()}.tmp"
    # O_EXCL follows no link either (POSIX, open).
    descriptor = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        _fill(descriptor, data)
        _set_mode(temp, 0o600)  # a strict umask may have left even less
        yield temp
    finally:
        with suppress(OSError):
            temp.unlink()


def _fill(descriptor: int, data: bytes) -> None:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _publish(temp: Path, path: Path) -> None:
    """Give *temp* the name *path*; FileExistsError if it is taken."""
    if sys.platform == "win32":
        # Refuses a name that is taken (docs.python.org/3/library/os.html#os.rename).
        _move(os.rename, temp, path)
        return
    try:
        os.link(temp, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A kill between these two steps leaves an empty file: the price of overwriting none.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with _undoing(path.unlink):
            temp.replace(path)


def _move(step: Callable[[Path, Path], None], temp: Path, path: Path) -> None:
    for _ in _turns(seconds=2.5):
        try:
            return step(temp, path)
        except OSError as error:
            refusal = error
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER:
                break
    raise refusal


def _make_one_folder(folder: Path) -> None:
    try:
        # Windows knows this one mode too, since Python 3.11.10 and 3.12.4 (python/cpython#118486).
        folder.mkdir(0o700)
    except FileExistsError:
        _expect_folder(folder)  # another process may have been faster
        return
    with _undoing(folder.rmdir):
        _sync_folder(folder.parent)


def _expect_folder(path: Path) -> None:
    if not path.is_dir() and os.path.lexists(path):
        what = "a link that leads nowhere" if path.is_symlink() else "a file, not a folder"
        raise CannotWrite(path, f"it is {what}")


def _sync(descriptor: int) -> None:
    """Have what was written on the disk itself, or fail."""
    # On macOS fsync stops at the drive's cache (man 2 fsync there, golang/go#26650), and network
    # shares do not know the command that goes further (golang/go#64215).
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError as error:
            if error.errno != errno.ENOTSUP:
                raise
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Have the names in *folder* on the disk, where the system can do that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _set_mode(file: Path, mode: int) -> None:
    if sys.platform != "win32":
        with suppress(OSError):  # FAT and some network shares have no modes to set
            file.chmod(mode)


def _open_at_once(path: str, flags: int) -> int:
    """What open() does, without waiting for the other end of a FIFO."""
    return os.open(path, flags | _NO_WAITING)


@contextmanager
def _undoing(undo: Callable[[], None]) -> Iterator[None]:
    """Undo the step before if the block fails, so that the next try does not find it done."""
    try:
        yield
    except OSError:
        with suppress(OSError):
            undo()
        raise


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Turn what the system refuses into CannotWrite; a name that is taken is no refusal."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise CannotWrite(path, _reason(error)) from error


def _reason(error: OSError) -> str:
    code = error.errno or errno.EIO
    return _REASONS.get(code) or os.strerror(code).lower()
