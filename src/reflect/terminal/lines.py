"""Plain lines: nothing is drawn, nothing is taken back; for screen readers, pipes and the rest."""

import re
import signal
from collections.abc import Mapping
from contextlib import ExitStack
from types import FrameType
from typing import Self, TextIO

from reflect.interview import Move, Prompt, To, Whom
from reflect.terminal import page
from reflect.terminal.signals import ENDING
from reflect.text import visible, wrap
from reflect.worksheets import Step, Worksheet

COLUMNS = 79

_MOVES = {
    ":back": To.BACK,
    ":skip": To.OPEN,
    ":nottoday": To.NOT_TODAY,
    ":enough": To.ENOUGH,
    ":pause": To.PAUSE,
}
_HELP = (
    "Write a colon and then the word. :back goes to the question before. :skip leaves this one as "
    "it is. :nottoday is an answer of its own. :clear empties this answer. :guidance reads the "
    "guidance again. :enough finishes with what is there. :pause keeps everything for another day; "
    "so does the end of input. To write such a word itself, or only a full stop, double its first "
    "character."
)


class Lines:
    """Somebody who reads and writes line by line."""

    def __init__(self, lines: TextIO, talk: TextIO) -> None:
        self._lines, self._talk = lines, talk
        self._stack = ExitStack()
        self._is_reading = False
        self._is_explained = False
        self._said = ""
        self.signal = 0

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, *ENDING):
            before = signal.signal(number, self._end)
            self._stack.callback(signal.signal, number, before)
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Stop at a signal: at once while a line is read, else before the next one."""
        self.signal = self.signal or number
        if self._is_reading:
            raise KeyboardInterrupt

    def _say(self, text: str) -> None:
        self._talk.write("\n".join(wrap(visible(text), COLUMNS)) + "\n")
        self._talk.flush()

    def _line(self) -> str | None:
        """The next line without its end; nothing at the end of input, or at Ctrl-C."""
        self._talk.write("> ")
        self._talk.flush()
        try:
            self._is_reading = True
            line = "" if self.signal else self._lines.readline()
        except KeyboardInterrupt:
            line = ""
        finally:
            self._is_reading = False
        if not line.endswith(("\n", "\r")):
            self._talk.write("\n")
        return line.rstrip("\r\n") if line else None

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> bool:
        self._say(f"{worksheet.title}. {worksheet.size}.")
        for text in (page.reflowed(worksheet.purpose), page.minutes(worksheet), *remarks):
            if text:
                self._say(text)
        return True

    def end(self, worksheet: Worksheet, *, early: bool) -> bool:
        if worksheet.conclusion:
            self._say(page.reflowed(worksheet.conclusion))
        return True

    def again(self, trouble: str) -> bool:
        self._say(f"This could not be saved: {trouble}.")
        ways = {"": "try again", "q": "stop here"}
        return self._lines.isatty() and self.choose("", ways) == ""

    def read(self, heading: str, text: str) -> bool:
        self._say(heading)
        self._say(text)
        return True

    def choose(self, text: str, ways: Mapping[str, str]) -> str:
        if text:
            self._say(text)
        keys = list(ways)
        for number, label in enumerate(ways.values(), 1):
            self._say(f"{number}. {label}.")
        while (typed := self._line()) is not None:
            if typed.strip() in ("", "1"):
                return keys[0]
            if typed.strip() in map(str, range(1, len(keys) + 1)):
                return keys[int(typed) - 1]
            self._say(f"A number from 1 to {len(keys)}.")
        return keys[-1]

    def _open(self, prompt: Prompt | Whom) -> None:
        """Say where one is, once a step."""
        if prompt.opens_step:
            self._open_step(prompt.step, prompt.step_number, prompt.steps)

    def _open_step(self, step: Step, number: int, steps: int) -> None:
        self._say(f"Step {number} of {steps}. {step.title}.")
        if step.guidance:
            self._say(f"Guidance. {page.reflowed(step.guidance)}")

    def ask(self, prompt: Prompt) -> str | Move:
        if self._said:
            # Whoever asks the next question has kept the answer to the last one.
            self._say(self._said)
        if prompt.part == "words":
            self._say("If you like, a word about it. A line with only a full stop ends it.")
        else:
            self._put(prompt)
        while True:
            reply = self._answer(prompt)
            problem = prompt.problem(reply) if isinstance(reply, str) else ""
            if not problem:
                self._said = _acknowledgement(reply)
                return reply
            self._say(problem)

    def _put(self, prompt: Prompt) -> None:
        self._open(prompt)
        if prompt.follows:
            self._say(f"About: {prompt.follows}")
        self._say(f"Question {prompt.number} of {prompt.count}. {prompt.heading}")
        if prompt.question.hint:
            self._say(prompt.question.hint)
        shape = prompt.question.kind.shape()
        if prompt.question.kind.name == "scale":
            ends = [f"{shape[n]}, {shape[e]}" if shape[e] else f"{shape[n]}" for n, e in _ENDS]
            self._say(f"A number from {ends[0]}, to {ends[1]}.")
        else:
            for line in page.means(prompt.question.kind, COLUMNS):
                self._say(line.strip() + ".")
            instruction = page.instruction(prompt)
            self._say(instruction) if instruction else None
        if prompt.is_begun:
            self._say(f"You had begun: {prompt.typed}")
            self._say("What you write now goes on from there.")
        elif prompt.typed:
            self._say(f"There is an answer already. It reads: {prompt.typed}")
            self._say("An empty answer leaves it as it is. Anything else takes its place.")
        elif prompt.is_declined:
            self._say(f"You said: {prompt.words.not_today}. An empty answer leaves it at that.")
        if prompt.question.kind.is_prose and not self._is_explained:
            self._is_explained = True
            self._say("Write as many lines as you like. A line with only a full stop ends it.")
            self._say("To hear the other words, write :help, a colon and then help.")

    def _answer(self, prompt: Prompt) -> str | Move:
        """One answer, of one line or of many; the end of input ends it too."""
        is_prose = prompt.part == "words" or prompt.question.kind.is_prose
        lines: list[str] = []
        while (line := self._line()) is not None:
            word = line.strip().casefold()
            if word == ":clear":
                return ""
            if word == ":nottoday" and lines:
                self._say("That would take the place of what you wrote here. Write :clear first.")
            elif word in _MOVES:
                return Move(_MOVES[word], self._joined(prompt, lines) if lines else None)
            elif word in (":help", ":guidance"):
                self._say(_HELP if word == ":help" else page.reflowed(prompt.step.guidance))
            elif is_prose and word == ".":
                break
            else:
                if _COMMAND_LIKE.fullmatch(word):
                    self._say("That is none of the words, so it was written down.")
                lines.append(_literal(line))
                if not is_prose:
                    break
        if line is None and (not lines or self.signal):
            return Move(To.PAUSE, self._joined(prompt, lines) if lines or prompt.is_begun else None)
        return self._joined(prompt, lines)

    def _joined(self, prompt: Prompt, lines: list[str]) -> str:
        """What stands in the field after *lines* were written."""
        text = "\n".join(lines)
        if prompt.is_begun:
            return f"{prompt.typed} {text}".strip() if text.strip() else prompt.typed
        return text if text.strip() else prompt.typed

    def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
        self._open(prompt)
        self._say("Whom should the questions about a person be about? Initials are fine.")
        for number, name in enumerate(prompt.known[:9], 1):
            self._say(f"{number}. {name}")
        numbers = "Numbers or names" if prompt.known else "A name, or several"
        self._say(f"{numbers}, with commas between them. Leave it empty for no one.")
        if prompt.typed:
            self._say(f"Until now: {prompt.typed}. An empty line leaves it at that.")
        line = self._line()
        if line is None:
            return Move(To.PAUSE, prompt.typed)
        word = line.strip().casefold()
        if word in _MOVES:
            return Move(_MOVES[word], prompt.typed)
        return page.named(line if word else prompt.typed, prompt.known[:9])


_ENDS = (("min", "low"), ("max", "high"))

_COMMAND_LIKE = re.compile(r":[a-z][a-z ]{0,12}")


def _acknowledgement(reply: str | Move) -> str:
    """What to say once *reply* has been kept."""
    if isinstance(reply, Move):
        return "Not today. Kept." if reply.to is To.NOT_TODAY else ""
    return "Kept." if reply else ""


def _literal(line: str) -> str:
    """*line*, without a doubled first character that keeps it from being obeyed."""
    word = line.strip().casefold()
    obeyed = {".", ":help", ":guidance", ":clear", *_MOVES}
    return line.replace(word[0], "", 1) if word[1:] in obeyed and word[0] == word[1] else line
