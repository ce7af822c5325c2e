"""What others who use this computer may do with a file or folder."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from reflect.errors import CannotWrite
from reflect.files.systems import in_words, sync_folder

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


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
        raise CannotWrite(path, "its disk keeps no such permissions")
