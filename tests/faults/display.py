"""A terminal with somebody before it: what is typed, and what can be seen."""

import codecs
import os
import re
import select
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from stories import limits

from person import COLUMNS, ROWS, Person

#: The exit code of what does not end.
HANGS = 1000
ASKS_FOR_CURSOR = b"\x1b[6n"
_SEQUENCE = re.compile(
    r"\x1b\[(?P<private>\??)(?P<numbers>[\d;]*)(?P<kind>[@-~])|\x1b\].*?(?:\x07|\x1b\\)|\x1b[()].|\x1b."
)


class Display:
    """What stands on the screen of a terminal."""

    def __init__(self) -> None:
        self.is_alternate = False
        self._main = self._rows = self._blank()
        self._row = self._column = 0
        self._rest = ""

    def _blank(self) -> list[list[str]]:
        return [[" "] * COLUMNS for _ in range(ROWS)]

    @property
    def text(self) -> str:
        """All lines, without the blanks behind them."""
        return "\n".join("".join(row).rstrip() for row in self._rows)

    def obey(self, data: str) -> None:
        """Show *data*, as a terminal does."""
        data = self._rest + data
        self._rest = ""
        at = 0
        while at < len(data):
            if data[at] != "\x1b":
                self._put(data[at])
                at += 1
                continue
            found = _SEQUENCE.match(data, at)
            if not found:
                self._rest = data[at:]
                return
            at = found.end()
            if found["kind"]:
                numbers = [int(n or 0) for n in found["numbers"].split(";")]
                self._command(found["private"] + found["kind"], numbers)

    def _put(self, letter: str) -> None:
        if letter == "\r":
            self._column = 0
        elif letter == "\b":
            self._column = max(0, self._column - 1)
        elif letter == "\n":
            self._feed()
        elif letter >= " ":
            if self._column == COLUMNS:
                self._column = 0
                self._feed()
            self._rows[self._row][self._column] = letter
            self._column += 1

    def _feed(self) -> None:
        if self._row < ROWS - 1:
            self._row += 1
        else:
            self._rows.append([" "] * COLUMNS)
            del self._rows[0]

    def _command(self, kind: str, numbers: list[int]) -> None:
        first = numbers[0] or 1
        column = min(self._column, COLUMNS - 1)
        if kind in ("A", "B"):
            self._row = min(max(0, self._row + (first if kind == "B" else -first)), ROWS - 1)
        elif kind in ("C", "D"):
            self._column = min(max(0, column + (first if kind == "C" else -first)), COLUMNS - 1)
        elif kind == "G":
            self._column = min(first, COLUMNS) - 1
        elif kind in ("H", "f"):
            self._row = min(first, ROWS) - 1
            self._column = min((numbers[1:] or [1])[0] or 1, COLUMNS) - 1
        elif kind in ("J", "K"):
            self._erase(kind, numbers[0], column)
        elif kind in ("?h", "?l") and 1049 in numbers:
            self.is_alternate = kind == "?h"
            self._rows = self._blank() if self.is_alternate else self._main

    def _erase(self, kind: str, what: int, column: int) -> None:
        begin, end = (0 if what else column), (column + 1 if what == 1 else COLUMNS)
        self._rows[self._row][begin:end] = [" "] * (end - begin)
        rows = range(self._row + 1, ROWS) if what == 0 else range(ROWS if what > 1 else self._row)
        for row in rows if kind == "J" else ():
            self._rows[row] = [" "] * COLUMNS


class Watched(Person):
    """Somebody who looks at the whole screen of a program, which may end in any way."""

    def __init__(self, *arguments: str, environment: Mapping[str, str], folder: Path) -> None:
        super().__init__(*arguments, environment=environment, folder=folder, is_leader=True)
        self.display = Display()
        self.is_closed = False
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    @staticmethod
    def begin(is_leader: bool) -> None:
        Person.begin(is_leader)
        limits()

    def looks(self, seconds: float) -> bool:
        """Look at the screen for a while, or until it changes; False where it went dark."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        before = len(self.seen)
        is_there = self.reads()
        if ASKS_FOR_CURSOR in self.seen[before:]:
            self.types("\x1b[10;1R")
        self.display.obey(self._decoder.decode(self.seen[before:]))
        return is_there

    def waits(self, until: Callable[[str], bool], seconds: float = 20) -> bool:
        """Whether the screen looked so within some seconds."""
        end = time.monotonic() + seconds
        while not until(self.display.text):
            left = end - time.monotonic()
            if left <= 0 or not self.looks(left):
                return until(self.display.text)
        return True

    def shows(self, words: str, seconds: float = 20) -> bool:
        """Whether *words* stand on the screen within some seconds."""
        return self.waits(lambda text: words in text, seconds)

    def types(self, keys: str) -> None:
        with suppress(OSError):
            super().types(keys)

    def ends(self) -> tuple[int, bool]:
        """The exit code, below 0 the signal that ended it, and whether its memory was kept."""
        end = time.monotonic() + 20
        while not self.is_closed and time.monotonic() < end and self.looks(1):
            pass
        while self.lives() and time.monotonic() < end:
            time.sleep(0.01)
        if self.lives():
            self.kill()
            return HANGS, False
        ended = os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOWAIT)
        assert ended
        code = self.process.wait()
        self.close()
        return code, ended.si_code == os.CLD_DUMPED

    def lives(self) -> bool:
        """Whether the program has not ended."""
        return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None

    def close(self) -> None:
        """Close the terminal."""
        if not self.is_closed:
            self.is_closed = True
            os.close(self.terminal)

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.close()
