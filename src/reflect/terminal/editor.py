"""The person's own editor."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from itertools import count
from pathlib import Path
from time import monotonic

from reflect import files
from reflect.errors import EditorCameBack, EditorFailed, NoEditor, NotText
from reflect.terminal import programs
from reflect.text import LINE_END, clean

#: In seconds: whoever looks at a text and closes it takes longer.
AT_ONCE = 2.0
# What systems come with, where nobody has named an editor.
_USUAL = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vi")


def edit(path: Path) -> None:
    """Open *path* and wait until the editor ends.

    Raises NoEditor or EditorFailed; and EditorCameBack where it ends at once and nothing was saved:
    it may have a window of its own, which is still open.
    """
    named = (os.environ.get("VISUAL") or os.environ.get("EDITOR") or _found()).strip()
    if not named:
        raise NoEditor(path)
    before, begun = _state(path), monotonic()
    with programs.undisturbed() as begin:
        try:
            words = programs.command(named)
            code = subprocess.call([*words, str(path)], preexec_fn=begin)
        except (OSError, ValueError):
            raise EditorFailed(named, path, started=False) from None
    if code:
        raise EditorFailed(named, path, started=code not in programs.NOT_FOUND)
    if monotonic() - begun < AT_ONCE and _state(path) == before:
        raise EditorCameBack(named, path)


def _state(path: Path) -> tuple[int, int] | None:
    """What is another one once a file was saved."""
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_ino, now.st_mtime_ns


def written(
    text: str,
    scratch: Path,
    at_rest: Callable[[], AbstractContextManager[None]],
    is_saved: Callable[[], bool],
) -> str:
    """*text* as it comes back from the editor; until then it lies in a file in *scratch*.

    The terminal is *at_rest* meanwhile. Where the editor came back at once, *is_saved* asks whether
    it was saved in a window that is still open.

    Raises NoEditor where none could be opened, and EditorFailed or NotText where something went
    wrong after that, EditorCameBack where nothing was saved yet: the file is still there then.
    """
    path = _sheet(scratch, f"{clean(text)}\n".encode())
    try:
        with at_rest():
            edit(path)
    except NoEditor:
        _drop(path)
        raise
    except EditorFailed as failed:
        if failed.started:
            raise
        _drop(path)
        raise NoEditor(path) from failed
    except EditorCameBack:
        if not is_saved():
            raise
    try:
        lines = LINE_END.split(files.read(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotText(path) from None
    changed = "\n".join(lines).strip("\n")
    _drop(path)
    return changed


def left_behind(scratch: Path) -> list[Path]:
    """The files of editors that never came back, since reflect or the computer was stopped."""
    return sorted((scratch / "editing").glob("*.md"))


def _sheet(scratch: Path, data: bytes) -> Path:
    """A new file to write in."""
    for number in count(1):
        path = scratch / "editing" / f"answer{f'-{number}' if number > 1 else ''}.md"
        with suppress(FileExistsError):
            files.create(path, data)
            break
    return path


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _found() -> str:
    return next(filter(shutil.which, _USUAL), "")
