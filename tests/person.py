"""Somebody at a terminal of their own: the program as a person meets it."""

import fcntl
import json
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

LONGEST = 20.0
ROWS, COLUMNS = 32, 80  # long paths need room on the first page


class Person:
    """Somebody at a terminal who starts the program, types, and reads what it shows."""

    def __init__(
        self,
        *arguments: str,
        journal: Path | None = None,
        out: BinaryIO | None = None,
        term: str = "xterm-256color",
        program: Sequence[str] = (),
        is_leader: bool = False,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.terminal, there = pty.openpty()
        termios.tcsetwinsize(there, (ROWS, COLUMNS))
        named = ["--journal", str(journal)] if journal else []
        self.process = subprocess.Popen(
            [*(program or [sys.executable, "-m", "reflect", *named]), *arguments],
            stdin=there,
            stdout=out or there,
            stderr=there,
            env=environment or {**os.environ, "TERM": term},
            cwd=folder,
            start_new_session=True,
            preexec_fn=partial(self.begin, is_leader),
        )
        self.name = os.ttyname(there)
        os.close(there)
        self.seen = b""

    @staticmethod
    def begin(is_leader: bool) -> None:
        """Hear Ctrl-C, whoever started the tests; who leads the session hears of a closed terminal."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if is_leader:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def sees(self, words: str) -> None:
        """Wait until *words* are shown, from here on."""
        end = time.monotonic() + LONGEST
        while words.encode() not in self.seen:
            assert self._is_ready(end), f"waited for {words!r}, saw {self.seen[-500:]!r}"
            if not self.reads():
                break
        assert words.encode() in self.seen
        self.seen = self.seen.partition(words.encode())[2]

    def is_asked(self) -> None:
        """Wait until a line can be typed."""
        self.sees("> ")

    def types(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def enters(self, *lines: str) -> None:
        """Type lines, each once the one before it has been read."""
        for number, line in enumerate(lines):
            if number:
                self.sees(lines[number - 1])
                self.is_asked()
            self.types(f"{line}\r")

    def pauses(self) -> tuple[int, str]:
        """Be interrupted by a signal; what comes of it."""
        self.process.send_signal(signal.SIGINT)
        return self.leaves()

    def closes(self) -> None:
        """Close the terminal, as one closes a window."""
        os.close(self.terminal)
        self.process.wait(LONGEST)

    def _is_ready(self, end: float) -> bool:
        """Whether there is something to read before the *end*."""
        left = max(0.0, end - time.monotonic())
        return bool(select.select([self.terminal], [], [], left)[0])

    def reads(self) -> bool:
        """Take in what is shown; False where there will be nothing more."""
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.seen += data
        return bool(data)

    def leaves(self) -> tuple[int, str]:
        """The exit code, and all that was shown since the last words that were seen."""
        end = time.monotonic() + LONGEST
        while self._is_ready(end) and self.reads():
            pass
        return self.process.wait(LONGEST), self.seen.decode()


def entry(journal: Path) -> str:
    [path] = journal.glob("2*/*.md")
    return path.read_text(encoding="utf-8")


def unfinished() -> list[str]:
    """What was typed and is not yet an answer, as it lies on the disk."""
    kept = Path(os.environ["HOME"]).glob(".local/state/reflect/unfinished/*.json")
    return [json.loads(path.read_text(encoding="utf-8"))["typed"] for path in kept]


def until(claim: Callable[[], bool], within: float = LONGEST) -> None:
    """Wait until *claim* holds."""
    end = time.monotonic() + within
    while not claim():
        assert time.monotonic() < end
        select.select([], [], [], 0.01)
