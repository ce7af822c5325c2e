"""Differences between systems, disks and network shares, each with its source."""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reflect.errors import CannotWrite
from reflect.locale import N_

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Flags that only some systems have. Python itself sets close-on-exec (PEP 446).
BINARY = getattr(os, "O_BINARY", 0)
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
NON_BLOCKING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
#: The return code of a child process that used up its CPU time; None without such limits.
OUT_OF_CPU_TIME = None if sys.platform == "win32" else -signal.SIGXCPU

_REASONS = {
    errno.EACCES: N_("permission denied"),
    errno.EDQUOT: N_("your disk quota is used up"),
    errno.EIO: N_("the disk reports an error"),
    errno.EISDIR: N_("it is a folder, not a file"),
    errno.ELOOP: N_("its links go round in a circle"),
    errno.ENAMETOOLONG: N_("its name, or the path to it, is too long"),
    errno.ENOENT: N_("this file or folder does not exist"),
    errno.ENOSPC: N_("the disk is full"),
    errno.ENOTDIR: N_("a part of its path is a file, not a folder"),
    errno.ENXIO: N_("it is not a regular file"),
    errno.EPERM: N_("permission denied"),
    errno.EROFS: N_("the folder is read-only"),
}

# Errors for "not supported", as opposed to failures.
_UNSUPPORTED = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
# Hard links: EPERM on Linux' FAT (man 2 link), EACCES on Android (termux/termux-app#837), ENOTSUP
# on macOS' exFAT and SMB (akasecurity/ai-tc#221).
_NO_LINKS = _UNSUPPORTED | {errno.EACCES, errno.EMLINK, errno.EPERM}
# Syncing a folder: EACCES on Windows, and for folders that may not be listed; EBADF and
# EINVAL (PostgreSQL, fsync_fname_ext; syncthing/syncthing#4432); ENOTSUP (rfjakob/gocryptfs#587).
_NO_FOLDER_SYNC = _UNSUPPORTED | {errno.EACCES, errno.EBADF, errno.EINVAL}
# Locks: ENOSYS on Lustre (tox-dev/filelock#67), ENOLCK on NFS (gluster/glusterfs#911).
_NO_LOCKS = _UNSUPPORTED | {errno.ENOLCK}

# ERROR_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION on Windows: a virus scanner has the file
# for a moment (NousResearch/hermes-agent#79793, realiti4/claude-swap#158).
_HELD_BY_ANOTHER = {5, 32, 33}


def try_lock(descriptor: int) -> bool:
    """Try to lock an open file. False if another holds it; True without support for locks."""
    try:
        if sys.platform == "win32":
            # EACCES if it is taken (learn.microsoft.com/cpp/c-runtime-library/reference/locking).
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Without locks save anyway: not saving would lose more.
        if error.errno not in {errno.EAGAIN, errno.EACCES} | _NO_LOCKS:
            raise
        return error.errno in _NO_LOCKS
    return True


def retries(seconds: float) -> Iterator[None]:
    """Attempts with growing pauses: the first at once, the last after *seconds*."""
    yield
    pause = 0.01
    while seconds > 0:
        pause = min(pause * 2, 0.25, seconds)
        time.sleep(pause)
        seconds -= pause
        yield


def rename_new(temp: Path, path: Path) -> None:
    """Rename *temp* (or link it) to *path*; FileExistsError if *path* exists."""
    if sys.platform == "win32":
        # Fails if the name exists (docs.python.org/3/library/os.html#os.rename).
        move(os.rename, temp, path)
        return
    try:
        os.link(temp, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A kill between these two steps leaves an empty file; but no file is ever overwritten.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with undo_on_error(path.unlink):
            temp.replace(path)


def move(step: Callable[[Path, Path], None], temp: Path, path: Path) -> None:
    """Call *step*, such as os.replace; retry while a virus scanner holds one of the files."""
    for _ in retries(seconds=2.5):
        try:
            return step(temp, path)
        except OSError as error:
            failure = error
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER:
                break
    raise failure


def sync(descriptor: int) -> None:
    """Flush a file to the disk; raises OSError."""
    # On macOS fsync does not flush the drive's cache (man 2 fsync there, golang/go#26650); network
    # shares do not support the command that does (golang/go#64215).
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError as error:
            if error.errno != errno.ENOTSUP:
                raise
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Flush the directory *folder* to the disk, if the system supports that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            sync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def set_mode(file: Path, mode: int) -> None:
    """Set the *mode* of *file*, if its disk has modes."""
    if sys.platform != "win32":
        with suppress(OSError):  # FAT and some network shares have no modes to set
            file.chmod(mode)


@contextmanager
def undo_on_error(undo: Callable[[], None]) -> Iterator[None]:
    """Call *undo* if the block fails, so that the whole operation can be repeated."""
    try:
        yield
    except OSError:
        with suppress(OSError):
            undo()
        raise


@contextmanager
def translate_oserror(path: Path) -> Iterator[None]:
    """Turn OSError into CannotWrite, except for FileExistsError."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise CannotWrite(path, oserror_reason(error)) from error


def oserror_reason(error: OSError) -> str:
    """The reason for *error*, as a part of a message."""
    code = error.errno or errno.EIO
    return _REASONS.get(code) or os.strerror(code).lower()


def limit_process(*, seconds: int, memory: int) -> None:
    """Limit this process, as far as the system can.

    It gets *seconds* of CPU time and *memory* bytes, may write to no file, and leaves no core dump.
    Windows has no such limits; macOS refuses that of memory (linusg/libjs-test262#68).
    """
    with suppress(ImportError):
        import resource

        wanted = {
            # The signal comes with the first, SIGKILL with the second (man 2 setrlimit).
            resource.RLIMIT_CPU: (seconds, seconds + 1),
            resource.RLIMIT_AS: (memory, memory),
            resource.RLIMIT_FSIZE: (0, 0),
            resource.RLIMIT_CORE: (0, 0),
        }
        for limit, most in wanted.items():
            with suppress(OSError, ValueError):
                resource.setrlimit(limit, most)
