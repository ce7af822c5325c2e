"""The person's own editor."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from reflect.errors import EditorFailed, NoEditor

# What systems come with, where nobody has named an editor.
_USUAL = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vi")


def edit(path: Path) -> None:
    """Open *path* and wait until the editor ends; raises NoEditor or EditorFailed."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    # Windows paths hold backslashes, which a POSIX shell would take away.
    words = shlex.split(named, posix=sys.platform != "win32") if named else _found()
    if not words:
        raise NoEditor(path)
    try:
        code = subprocess.call([*words, str(path)])
    except OSError:
        raise EditorFailed(words[0], path, started=False) from None
    if code:
        raise EditorFailed(words[0], path, started=True)


def _found() -> list[str]:
    found = (shutil.which(name) for name in _USUAL)
    return [path for path in found if path][:1]
