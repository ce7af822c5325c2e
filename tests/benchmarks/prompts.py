"""Somebody at a terminal: how soon a question can be answered, and the next one."""

import os
import pty
import select
import shutil
import signal
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter

from timing import UNIT, Bench, NotMeasured, Pairs, reflect

ROWS, COLUMNS = 40, 100
#: What a terminal is asked, and says: where its cursor is, and what it can do.
REPLIES = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;c"}
#: A letter that stands in no question and on no bar.
LETTER = "§"
#: In seconds: how long somebody waits, and after how long they type the same letter again.
LONGEST, AGAIN = 30.0, 0.02
#: What is asked in turn. No letter of one is where the other has it: each is drawn whole.
ASKED = ("Quick", "Amber") * 12
SHEET = "---\nid: turns\ntitle: Turns\n---\n\n## All {#all}\n\n" + "".join(
    f"- {word}, and then? [one line] {{#turn-{n}}}\n" for n, word in enumerate(ASKED)
)
#: The same without a file: each question by itself, and nothing is kept.
ASKING = f"""import questionary
for word in {ASKED}:
    questionary.text(word + ", and then?").ask()
"""


class Terminal:
    """A program on a terminal of its own, and somebody who looks at it."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
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
            raise NotMeasured("it ended before it was asked to") from None
        for question, reply in REPLIES.items():
            if question in data:
                os.write(self.terminal, reply)
        self.seen += data

    def sees(self, words: str, *, typing: str = "") -> float:
        """The time at which *words* are there, from here on; *typing* is repeated until then."""
        end = perf_counter() + LONGEST
        while words.encode() not in self.seen:
            if perf_counter() > end:
                raise NotMeasured(f"it never showed '{words}'")
            # What is typed while the terminal itself echoes stands in no field.
            if typing and not termios.tcgetattr(self.terminal)[3] & termios.ECHO:
                os.write(self.terminal, typing.encode())
            self.looks(AGAIN if typing else 0.5)
        self.seen = self.seen.partition(words.encode())[2]
        return perf_counter()


@contextmanager
def opened(bench: Bench, command: Sequence[str]) -> Iterator[Terminal]:
    """A *command* on a terminal, and nothing of it left behind."""
    before = set(bench.journal.glob("*/*.md"))
    terminal = Terminal(command, bench.environment)
    try:
        yield terminal
    finally:
        os.kill(terminal.process, signal.SIGKILL)
        os.close(terminal.terminal)
        used = os.wait4(terminal.process, 0)[2]
        if command == OURS:
            bench.memory = max(bench.memory, used.ru_maxrss * UNIT)
        shutil.rmtree(bench.environment["XDG_STATE_HOME"], ignore_errors=True)
        for path in set(bench.journal.glob("*/*.md")) - before:
            path.unlink()


OURS, THEIRS = reflect("new", "turns"), (sys.executable, "-c", ASKING)


def first_question(bench: Bench) -> Pairs:
    """The time from the start until a letter that is typed stands in the field."""

    def until_it_stands(command: Sequence[str]) -> float:
        with opened(bench, command) as terminal:
            return terminal.sees(LETTER, typing=LETTER) - terminal.begun

    return bench.in_turn(lambda: until_it_stands(OURS), lambda: until_it_stands(THEIRS))


def next_question(bench: Bench) -> Pairs:
    """The time from Enter to the next question, by which the answer is in its file."""
    with opened(bench, OURS) as ours, opened(bench, THEIRS) as theirs:

        def turns(terminal: Terminal) -> Iterator[float]:
            terminal.sees(ASKED[0])
            for number, word in enumerate(ASKED[1:]):
                answer = f"it went on for {number} {LETTER}"
                os.write(terminal.terminal, answer.encode())
                terminal.sees(LETTER)
                terminal.looks(AGAIN)
                begun = perf_counter()
                os.write(terminal.terminal, b"\r")
                yield terminal.sees(word) - begun
                newest = max(bench.journal.glob("*/*-turns*.md"), key=os.path.getmtime)
                if terminal is ours and answer not in newest.read_text(encoding="utf-8"):
                    raise NotMeasured("the next question was there before the answer was kept")

        both = turns(ours), turns(theirs)
        return bench.in_turn(lambda: next(both[0]), lambda: next(both[1]))
