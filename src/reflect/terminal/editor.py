"""The person's own editor."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from reflect.errors import EditorFailed, NoEditor

# What systems come with, where nobody has named an editor.
_USUAL = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vi")


def edit(path: Path) -> None:
    """Open *path* and wait until the editor ends; raises NoEditor or EditorFailed."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    words = _split(named, path) or _found()
    if not words:
        raise NoEditor(path)
    # Ctrl-C belongs to the editor while it runs.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        code = subprocess.call(
            [*words, str(path)], preexec_fn=None if sys.platform == "win32" else _heed_interrupts
        )
    except OSError:
        raise EditorFailed(words[0], path, started=False) from None
    finally:
        signal.signal(signal.SIGINT, before)
    if code:
        raise EditorFailed(words[0], path, started=True)


def _heed_interrupts() -> None:
    """What was ignored here would be ignored there as well."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _split(named: str, path: Path) -> list[str]:
    """The editor and its arguments."""
    if sys.platform == "win32":
        # Paths there hold backslashes, which a POSIX shell would take away.
        return [word.strip('"') for word in shlex.split(named, posix=False)]
    try:
        return shlex.split(named)
    except ValueError:
        raise EditorFailed(named, path, started=False) from None


def _found() -> list[str]:
    found = (shutil.which(name) for name in _USUAL)
    return [path for path in found if path][:1]
