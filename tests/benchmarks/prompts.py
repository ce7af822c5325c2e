"""Somebody at a terminal: how soon a question can be read and answered, and the next one."""

import os
import pty
import select
import shutil
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from timing import MIB, UNIT, Bench, Command, NotMeasured, Pairs, in_turn, reflect

ROWS, COLUMNS = 40, 100
#: What a terminal is asked, and says: where its cursor is, and what it can do.
REPLIES = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;c"}
#: A letter that stands in no question and on no bar.
LETTER = "§"
#: How long somebody waits, and after how long they type the same letter again.
LONGEST, AGAIN = 30.0, 0.02
#: What is asked in turn. They have no letter in the same place: no part of one is taken over.
FIRST, SECOND = "Quick", "Amber"
ASKED = 24

SHEET = "---\nid: turns\ntitle: Turns\n---\n\n## All {#all}\n\n" + "".join(
    f"- {(FIRST, SECOND)[n % 2]}, and then? [one line] {{#turn-{n}}}\n" for n in range(ASKED)
)
#: The same without a file: each question by itself, and nothing is kept.
ASKING = [
    sys.executable,
    "-c",
    f"""import questionary
for n in range({ASKED}):
    questionary.text(("{FIRST}", "{SECOND}")[n % 2] + ", and then?").ask()
""",
]


class Terminal:
    """A program on a terminal of its own, and somebody who looks at it."""

    def __init__(self, command: Command, environment: dict[str, str]) -> None:
        self.memory = 0.0
        self.begun = perf_counter()
        self.process, self.terminal = pty.fork()
        if not self.process:
            termios.tcsetwinsize(0, (ROWS, COLUMNS))
            os.execve(command[0], command, environment)
        self.seen = b""

    def looks(self, seconds: float) -> None:
        """Look at what comes within some seconds, and reply where the terminal is asked."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            data = b""
        if not data:
            raise NotMeasured("it ended before it was asked to")
        for question, reply in REPLIES.items():
            if question in data:
                os.write(self.terminal, reply)
        self.seen += data

    def sees(self, words: str) -> float:
        """The time at which *words* are there, from here on."""
        end = perf_counter() + LONGEST
        while words.encode() not in self.seen:
            if perf_counter() > end:
                raise NotMeasured(f"it never showed '{words}'")
            self.looks(0.5)
        self.seen = self.seen.partition(words.encode())[2]
        return perf_counter()

    def rests(self) -> None:
        """Wait until nothing more comes."""
        before = None
        while before != self.seen:
            before = self.seen
            self.looks(AGAIN)

    def types(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def is_echoing(self) -> bool:
        """Whether the terminal itself would show what is typed."""
        return bool(termios.tcgetattr(self.terminal)[3] & termios.ECHO)

    def edits(self) -> float:
        """The time at which a letter that somebody types stands in the field."""
        end = perf_counter() + LONGEST
        while LETTER.encode() not in self.seen and perf_counter() < end:
            if self.is_echoing():
                self.looks(0.001)
            else:
                self.types(LETTER)
                self.looks(AGAIN)
        return self.sees(LETTER)

    def ends(self) -> None:
        """End it at once."""
        os.kill(self.process, signal.SIGKILL)
        os.close(self.terminal)
        self.memory = os.wait4(self.process, 0)[2].ru_maxrss * UNIT / MIB


@contextmanager
def opened(bench: Bench, command: Command) -> Iterator[Terminal]:
    """A *command* on a terminal, and nothing of it left behind."""
    before = set(bench.journal.glob("*/*.md"))
    terminal = Terminal(command, bench.environment)
    try:
        yield terminal
    finally:
        terminal.ends()
        shutil.rmtree(bench.environment["XDG_STATE_HOME"], ignore_errors=True)
        for path in set(bench.journal.glob("*/*.md")) - before:
            path.unlink()


def first_editable(bench: Bench) -> Pairs:
    """From the start to the first question being editable."""
    return _begun(bench, Terminal.edits)


def first_words(bench: Bench) -> Pairs:
    """From the start to the words of the question, in turn with a question that is editable."""
    return _begun(bench, lambda terminal: terminal.sees(FIRST))


def _begun(bench: Bench, until: Callable[[Terminal], float]) -> Pairs:
    memory: list[float] = []

    def ours() -> float:
        with opened(bench, reflect("new", "turns")) as terminal:
            seconds = until(terminal) - terminal.begun
        memory.append(terminal.memory)
        return seconds

    def bare() -> float:
        with opened(bench, ASKING) as terminal:
            return terminal.edits() - terminal.begun

    pairs = in_turn(ours, bare, bench.count)
    return Pairs(pairs.ours, pairs.yardstick, max(memory))


def next_question(bench: Bench) -> Pairs:
    """From Enter to the next question, by which time the answer is in its file."""
    with opened(bench, ASKING) as other, opened(bench, reflect("new", "turns")) as ours:
        for terminal in (ours, other):
            terminal.sees(FIRST)
        numbers, others = iter(range(ASKED - 1)), iter(range(ASKED - 1))

        def turn() -> float:
            number = next(numbers)
            seconds = _turn(ours, number)
            _check_kept(bench.journal, number)
            return seconds

        pairs = in_turn(turn, lambda: _turn(other, next(others)), ASKED - 2)
    return Pairs(pairs.ours, pairs.yardstick, ours.memory)


def _turn(terminal: Terminal, number: int) -> float:
    """How long it takes from one question to the next."""
    terminal.types(_answer(number))
    terminal.sees(LETTER)
    terminal.rests()
    begun = perf_counter()
    terminal.types("\r")
    return terminal.sees((SECOND, FIRST)[number % 2]) - begun


def _answer(number: int) -> str:
    return f"it went on for {number} {LETTER}"


def _check_kept(journal: Path, number: int) -> None:
    """See that the answer is on the disk when the next question is."""
    newest = max(journal.glob("*/*-turns*.md"), key=lambda path: path.stat().st_mtime_ns)
    if _answer(number) not in newest.read_text(encoding="utf-8"):
        raise NotMeasured("the next question was there before the answer was kept")
