"""The line of `next --line`, kept for a day, so that a shell prompt need not wait for it.

Whether it still holds is seen without typer, and without reading the journal: the day, what the
settings come from, and the size and time of some files and folders have to be as they were. These
are the folders of the journal, the settings, and the entries that say what is due. A save of
reflect, a new or deleted file, changes the time of its folder; what another program writes into a
file in its place is seen where something is due there, anywhere else the next day.

The line is made anew by whoever asks for it, and only then: whoever writes an entry need not know
of it, and cannot forget it. The file may go at any time.
"""

import os
import sys
import time
from collections.abc import Iterable, Mapping

from reflect import __version__

#: Variables that settings come from.
_VARIABLES = ["HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "REFLECT_JOURNAL"]
_VARIABLES += ["LC_ALL", "LC_MESSAGES", "LANG"]
#: A file that was changed so recently may change again within one tick of its disk's clock (FAT).
_TICK = 2 * 10**9
_SEPARATOR = b"\0"
_NAME = "line"


def path(environment: Mapping[str, str]) -> str:
    """The file of the line, in the state folder; "" without a home folder.

    As platformdirs has it, which is slow to import.
    """
    if sys.platform in ("win32", "darwin"):
        from platformdirs import user_state_path

        return str(user_state_path("reflect", appauthor=False) / _NAME)
    folder, home = environment.get("XDG_STATE_HOME", ""), environment.get("HOME", "")
    if not folder.strip():
        folder = f"{home}/.local/state" if home.startswith("/") else ""
    return f"{folder}/reflect/{_NAME}" if folder else ""


def read(environment: Mapping[str, str]) -> str | None:
    """The line, "" for none; None if it has to be made anew."""
    try:
        with open(path(environment), "rb", opener=_opened) as file:
            head, shift, line, *watched = file.read().split(_SEPARATOR)
        is_fresh = head == _head(environment, int(shift), time.time()) and all(
            stamp and _stamp(name) == stamp
            for name, stamp in zip(watched[::2], watched[1::2], strict=True)
        )
        return line.decode("utf-8") if is_fresh else None
    except (OSError, ValueError, OverflowError):
        return None


def _opened(name: str, flags: int) -> int:
    """A descriptor, without following a link or waiting for a pipe."""
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def data(
    line: str, watched: Iterable[str], environment: Mapping[str, str], shift: int, begun: int
) -> bytes:
    """Content of the file for a *line*, which depends on the files and folders *watched*.

    *shift* is how many seconds a day goes on after midnight. What has changed since shortly before
    *begun*, in nanoseconds, may have been read too early: then the line will not hold.
    """
    head = _head(environment, shift, begun / 10**9)
    parts = [head, str(shift).encode(), line.encode("utf-8")]
    for name in map(os.fsencode, dict.fromkeys(watched)):
        stamp = _stamp(name)
        is_settled = int(stamp.split()[0]) < begun - _TICK
        parts += [name, stamp if is_settled else b""]
    return _SEPARATOR.join(parts)


def _head(environment: Mapping[str, str], shift: int, now: float) -> bytes:
    """What a line holds for: a day, a version of reflect, and variables."""
    day = time.strftime("%Y-%m-%d", time.localtime(now - shift))
    parts = [day, __version__, *(environment.get(name, "") for name in _VARIABLES)]
    return os.fsencode("\n".join(parts))


def _stamp(name: bytes) -> bytes:
    """The time and size of a file or folder; a negative time where there is none."""
    try:
        status = os.stat(name)  # noqa: PTH116
    except FileNotFoundError:
        return b"-1 0"
    return b"%d %d" % (status.st_mtime_ns, status.st_size)
