"""Folders and what is in them: whose they are, where a path leads, and who may look."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from reflect.errors import CannotWrite, LeadsOut
from reflect.files.systems import in_words, sync_folder, undoing
from reflect.locale import N_

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def expect_inside(path: Path, root: Path) -> None:
    """LeadsOut where a *path* in the folder *root* leads out of it by a link.

    The folder itself may be a link. A path elsewhere was named by somebody, and may lead anywhere.
    """
    if _is_plainly_in(root, path):
        return
    real = os.path.realpath(root)
    if path.is_relative_to(root) or path.is_relative_to(real):
        to = Path(os.path.realpath(path))
        if not to.is_relative_to(real):
            raise LeadsOut(path, to)


def _is_plainly_in(root: Path, path: Path) -> bool:
    """Whether *path* begins with *root*, and from there on has no link and no step up.

    Commands ask this often, and following all links takes seven times as long.
    """
    names = path.parts[len(root.parts) :]
    if path.parts[: len(root.parts)] != root.parts or ".." in names:
        return False
    here = str(root)
    try:
        for name in names:
            here = os.path.join(here, name)  # noqa: PTH118 - strings, for it is asked often
            status = os.lstat(here)
            # A junction, on Windows, is no link by its mode.
            if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", False):
                return False
    except FileNotFoundError:
        return True  # nor is there anything below it
    except OSError:
        return False
    return True


def walk(
    top: Path | str, onerror: Callable[[OSError], object] | None = None
) -> Iterator[tuple[str, list[str], list[str], list[str]]]:
    """Each folder from *top* down: the names of its folders, files and links.

    As os.walk, but that goes no deeper than 1,000 folders up to Python 3.11. What is taken out of
    the folders is not gone into; no link is.
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
    """The folder *path* and what is missing above it, each its owner's alone from the start."""
    with in_words(path):
        missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
        for folder in reversed(missing):
            _make_one_folder(folder)


def _make_one_folder(folder: Path) -> None:
    try:
        # Windows knows this one mode too, since Python 3.11.10 and 3.12.4 (python/cpython#118486).
        folder.mkdir(0o700)
    except FileExistsError:
        expect_folder(folder)  # another process may have been faster
        return
    with undoing(folder.rmdir):
        sync_folder(folder.parent)


def expect_folder(path: Path) -> None:
    if not path.is_dir() and os.path.lexists(path):
        nowhere, file = N_("it is a link that leads nowhere"), N_("it is a file, not a folder")
        raise CannotWrite(path, nowhere if path.is_symlink() else file)


def is_same(path: Path | str, other: Path | str) -> bool:
    """Whether two paths name one file or folder, be it there yet or not.

    Links lead there, and some disks do not tell upper case from lower.
    """
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):
        return _real(path) == _real(other)


def place_in(folder: Path, path: Path | str) -> Path | None:
    """Where *path* is, seen from a *folder*, by whatever names; nothing where it is elsewhere."""
    real, home = Path(os.path.realpath(path)), _real(folder)

    def is_it(above: Path) -> bool:
        try:
            return above.samefile(folder)
        except (OSError, ValueError):
            return os.path.normcase(above) == home  # it is a real path, as far as there is one

    above = next(filter(is_it, real.parents), None)
    return real.relative_to(above) if above else None


def _real(path: Path | str) -> str:
    return os.path.normcase(os.path.realpath(path))


def is_open_to_others(path: Path) -> bool:
    """Whether a file or folder, and no link to one, is not its owner's alone; never on Windows."""
    if sys.platform == "win32":
        return False
    with suppress(OSError):
        mode = path.lstat().st_mode
        return (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and bool(mode & _OTHERS)
    return False


def is_writable(path: Path) -> bool:
    """Whether its owner may write a file; one that is marked read-only may still be replaced."""
    return bool(path.stat().st_mode & stat.S_IWUSR)


def make_private(path: Path) -> None:
    """A file or folder that is its owner's alone, whatever it was; raises CannotWrite."""
    with in_words(path):
        path.chmod(stat.S_IMODE(os.lstat(path).st_mode) & ~_OTHERS)
        sync_folder(path)
    if is_open_to_others(path):
        raise CannotWrite(path, N_("its disk keeps no such permissions"))
