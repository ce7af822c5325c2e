"""The person's own editor."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

from reflect import files
from reflect.errors import EditorFailed, NoEditor, NotText
from reflect.terminal import programs
from reflect.text import LINE_END, clean

# What systems come with, where nobody has named an editor.
_USUAL = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vi")


def edit(path: Path) -> None:
    """Open *path* and wait until the editor ends; raises NoEditor or EditorFailed."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    words = _split(named, path) or _found()
    if not words:
        raise NoEditor(path)
    with programs.undisturbed() as begin:
        try:
            code = subprocess.call([*words, str(path)], preexec_fn=begin)
        except OSError:
            raise EditorFailed(words[0], path, started=False) from None
    if code:
        raise EditorFailed(words[0], path, started=True)


def written(text: str, scratch: Path) -> str:
    """*text* as it comes back from the editor; until then it lies in a file in *scratch*.

    Raises NoEditor where none could be opened, and EditorFailed or NotText where something went
    wrong after that: what was saved is then still in the file.
    """
    path = _sheet(scratch, f"{clean(text)}\n".encode())
    try:
        edit(path)
    except NoEditor:
        _drop(path)
        raise
    except EditorFailed as failed:
        if failed.started:
            raise
        _drop(path)
        raise NoEditor(path) from failed
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


def _split(named: str, path: Path) -> list[str]:
    """The editor and its arguments."""
    try:
        return programs.words(named)
    except ValueError:
        raise EditorFailed(named, path, started=False) from None


def _found() -> list[str]:
    found = (shutil.which(name) for name in _USUAL)
    return [path for path in found if path][:1]
