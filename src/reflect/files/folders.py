"""Folders, paths and permissions: create, walk, compare, resolve links, make private."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from reflect.errors import CannotWrite, LeavesJournal
from reflect.files.systems import sync_folder, translate_oserror, undo_on_error
from reflect.locale import N_

_GROUP_AND_OTHERS = stat.S_IRWXG | stat.S_IRWXO


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
        check_folder(folder)  # another process may have created it
        return
    with undo_on_error(folder.rmdir):
        sync_folder(folder.parent)


def check_folder(path: Path) -> None:
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
