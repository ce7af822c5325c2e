"""A line that is typed at a terminal, key by key, where GNU readline is not there to do it.

Its stand-in libedit spins when a terminal is closed, and fell over lines of 10,000 characters
(tried with 3.1-20221030). And a terminal by itself cuts a line at 4,096 bytes, on macOS at 1,024.
"""

import codecs
import os
import re
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from reflect.terminal.ecma48 import BEGUN, PAUSE, SEQUENCE
from reflect.text import width

if sys.platform != "win32":
    import termios

# A key that sends several characters or a reply of the terminal, Alt and a letter, or a letter.
_KEY = re.compile(f"{SEQUENCE.pattern}|\x1b[^\x1b]|.", re.DOTALL)
# What ends or changes a line.
_ENTER, _ERASE, _WORD, _ALL, _END = "\r\n", "\x7f\b", "\x17", "\x15", "\x04"


@contextmanager
def at_once(keys: int, *, echo: bool) -> Iterator[None]:
    """Have a terminal give each key at once, also between two lines; it cuts nothing then.

    Nor does it throw away at Ctrl-C what was typed before; see `ahead`.
    """
    if sys.platform == "win32":
        yield
        return
    try:
        before, now = (termios.tcgetattr(keys) for _ in range(2))
        now[3] &= ~(termios.ICANON | (0 if echo else termios.ECHO))
        now[3] |= termios.NOFLSH
        now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
        termios.tcsetattr(keys, termios.TCSADRAIN, now)
    except termios.error:  # it has been closed
        yield
        return
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(keys, termios.TCSADRAIN, before)


def ahead(keys: int) -> str:
    """What was typed at a terminal and read by nobody: else a shell would take it for commands."""
    data = b""
    with suppress(OSError):
        while select.select([keys], [], [], 0)[0] and (more := os.read(keys, 4096)):
            data += more
    return data.decode("utf-8", "replace").replace("\r", "\n")


class Bare:
    """A line that is made of the keys of a terminal, and shown there."""

    def __init__(self, keys: int, out: int) -> None:
        self._keys, self._out = keys, out
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._waiting = ""
        self._read_at = 0.0
        #: What there is of the line by now.
        self.half = ""

    @property
    def has_more(self) -> bool:
        """Whether there is more behind the line."""
        return bool(self._waiting)

    def rest(self) -> str:
        """What was read and stands on no line yet, for good."""
        rest, self._waiting = self._waiting, ""
        return rest.replace("\r", "\n")

    def wait(self) -> None:
        """Wait for a key."""
        select.select([self._keys], [], [])

    def read(self) -> None:
        """Take in the keys there are; raises EOFError or OSError where none will come any more."""
        data = os.read(self._keys, 4096)
        if not data:
            raise EOFError
        silence, self._read_at = monotonic() - self._read_at, monotonic()
        if silence > PAUSE and BEGUN.match(self._waiting):
            self._waiting = ""
        self._waiting += self._decoder.decode(data)

    def line(self) -> str | None:
        """The line, once it is whole; raises EOFError where the end of input was typed."""
        for found in _KEY.finditer(self._waiting):
            key = found[0]
            if BEGUN.match(self._waiting, found.start()):
                self._waiting = self._waiting[found.start() :]
                return None
            if key in _ENTER or (key == _END and not self.half):
                self._waiting = self._waiting[found.end() :]
                if key == _END:
                    raise EOFError
                self._show("\r\n")
                return self.half
            self._take(key)
        self._waiting = ""
        return None

    def _take(self, key: str) -> None:
        """Change the line by a *key*; what is no character and not known does nothing."""
        if key in _ERASE:
            self._cut(len(self.half) - 1)
        elif key == _WORD:
            self._cut(len(self.half.rstrip().rpartition(" ")[0]))
        elif key == _ALL:
            self._cut(0)
        elif len(key) == 1 and (key >= " " or key == "\t"):
            self.half += key
            self._show(key)

    def _cut(self, length: int) -> None:
        gone = self.half[max(0, length) :]
        self.half = self.half[: max(0, length)]
        self._show("\b \b" * width(gone.replace("\t", "    ")))

    def _show(self, text: str) -> None:
        with suppress(OSError):
            os.write(self._out, text.encode("utf-8", "replace"))
