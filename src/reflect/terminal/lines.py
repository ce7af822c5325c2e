"""Plain lines: nothing is drawn, nothing is taken back; for screen readers, pipes and the rest."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self, TextIO

from reflect.interview import Move, Passage, Prompt, To
from reflect.terminal import page
from reflect.terminal.asking import Asking
from reflect.terminal.keyboard import Typed, source
from reflect.terminal.voice import Voice
from reflect.terminal.ways import MOVES, first_word, said
from reflect.terminal.written import (
    Written,
    command,
    is_like_a_command,
    literal,
    nearest,
    number,
)
from reflect.text import one_line, reflowed
from reflect.words.talk import Talk
from reflect.worksheets import Worksheet


class Lines(Asking):
    """Somebody who reads and writes line by line."""

    def __init__(self, lines: TextIO, talk_to: TextIO, talk: Talk, scratch: Path) -> None:
        super().__init__(talk, scratch)
        self.keyboard, self.voice = source(lines, talk_to), Voice(talk_to)
        self._kept = ""

    def __enter__(self) -> Self:
        self.keyboard.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.keyboard.__exit__(*error)

    @property
    def signal(self) -> int:
        """The number of the signal that ended the sitting, 0 without one."""
        return self.keyboard.signal

    @property
    def columns(self) -> int:
        """How wide a line may be."""
        return self.voice.columns

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        self.voice.open(worksheet, remarks)

    def read(self, passages: Iterable[Passage]) -> None:
        for heading, text in passages:
            if self.signal:
                return
            self.voice.say(heading)
            self.voice.say(text)

    def again(self, trouble: str) -> bool:
        return self.keyboard.is_terminal and super().again(trouble)

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of a way named by its number or its first word; an empty line is the first.

        Nothing at a signal or the end of input.
        """
        self.voice.say(text)
        keys = list(ways)
        for count, label in enumerate(ways.values(), 1):
            # There is no screen to clear.
            plain = self.talk.close_lines if label == self.talk.close else label
            self.voice.say(f"{count}. {plain}.")
        words = [first_word(label) for label in ways.values()]
        known = {word: key for word, key in zip(words, keys, strict=True) if words.count(word) == 1}
        known |= said(ways) | {str(count): key for count, key in enumerate(keys, 1)} | {"": keys[0]}
        wanted = self.talk.yes_or_no if said(ways) else self.talk.a_number
        wanted = wanted.format(count=len(keys))
        while (typed := self.keyboard.line(lambda _: False)).is_whole:
            word = typed.text.strip()
            if word.casefold() in known and not typed.is_pasted:
                return known[word.casefold()]
            self.voice.say(f"{_no_such_word(word, self.talk)} {wanted}".strip())
        return None

    def select(self, question: str, names: Sequence[str]) -> int | None:
        ways = {str(number): name for number, name in enumerate(names)}
        way = self.choose(question, ways | {"q": self.talk.later})
        return None if way in ("q", None) else int(way or 0)

    def path(self, question: str, proposed: str) -> str:
        """The path that somebody types, or the one that is *proposed*; nothing at the end of input.

        Raises KeyboardInterrupt at a signal.
        """
        self.voice.say(f"{question} Enter alone: {proposed}")
        typed = self.keyboard.line(lambda _: False)
        if self.signal:
            raise KeyboardInterrupt
        return (" ".join(typed.text.split("\n")).strip() or proposed) if typed.is_whole else ""

    def ask(self, prompt: Prompt) -> str | Move:
        if not self.signal:
            self._say_kept()
            self.voice.put(prompt)
        reply = Answering(self, prompt).reply()
        self._kept = _acknowledgement(prompt, reply)
        return reply

    def _say_kept(self) -> None:
        """Whoever asks the next question has kept the answer to the last one."""
        if self._kept:
            self.voice.say(self._kept)
        self._kept = ""


class Answering:
    """Somebody at one question: what is written there by now, and what each line does."""

    def __init__(self, lines: Lines, prompt: Prompt) -> None:
        self._lines, self._prompt = lines, prompt
        self._say, self._talk = lines.voice.say, prompt.words.talk
        self._written = Written.at(prompt)

    def reply(self) -> str | Move:
        """What is typed until it is an answer, or leads elsewhere."""
        reply: str | Move | None = None
        while reply is None:
            reply = self._done(self._lines.keyboard.line(self._written.keep))
        self._written.settle()
        return reply

    def _done(self, typed: Typed) -> str | Move | None:
        """What a line comes to; nothing where more is waited for."""
        written = self._written
        if not typed.is_whole:
            return self._stopped(typed.text)
        if typed.is_pasted and written.is_many:
            written.add(typed.text.removesuffix("\n"))
            return None
        if typed.is_pasted:
            return self._of_one(" ".join(typed.text.split()))
        if typed.is_done:
            return self._if_it_fits(written.text)
        if word := command(typed.text, self._talk):
            return self._obeyed(word)
        return self._of_many(typed.text) if written.is_many else self._of_one(typed.text)

    def _stopped(self, half: str) -> str | Move:
        """At a signal or the end of input: a pause, unless a whole answer stands there."""
        written = self._written
        is_answer = written.is_many and written.is_changed and not half and not self._lines.signal
        if is_answer and self._prompt.fits(written.text):
            return written.text
        return Move(To.PAUSE, written.begun(half) if half else self._paused)

    def _of_many(self, line: str) -> str | None:
        """The answer, once a full stop ends it."""
        written, talk = self._written, self._talk
        if line.strip() == ".":
            return self._if_it_fits(written.text)
        if is_like_a_command(line):
            self._say(f"{_no_such_word(line, talk)} {talk.written_down}")
            self._say_the_nearest(line)
        is_lost = not line.strip() and written.text[-1:] in ("", "\n")
        if is_lost and written.can_undo and self._lines.keyboard.is_terminal:
            self._say(talk.lines_end)
        written.add(literal(line, talk, is_many=True))
        return None

    def _of_one(self, line: str) -> str | Move | None:
        """The answer, if *line* is one; an empty line leaves what is there."""
        written, prompt = self._written, self._prompt
        if is_like_a_command(line):
            self._say(f"{_no_such_word(line, self._talk)} {self._talk.double_it}")
            self._say_the_nearest(line)
            return None
        line = literal(line, self._talk, is_many=False)
        text = written.joined(line) if line.strip() else written.text
        answer = self._if_it_fits(text) if line.strip() or prompt.fits(text) else None
        if answer is not None or prompt.asks_names:
            return answer
        if not line.strip():
            return Move(To.OPEN, text)
        # What is no answer stands there all the same, as it would in a field.
        written.put(text)
        written.keep("")
        return None

    def _say_the_nearest(self, line: str) -> None:
        word = nearest(line, self._talk)
        self._say(self._talk.did_you_mean.format(word=word) if word else self._talk.help_is)

    def _if_it_fits(self, text: str) -> str | None:
        if self._prompt.fits(text):
            return text
        self._say(page.wanted(self._prompt))
        return None

    @property
    def _left(self) -> str | None:
        """What is left behind by going elsewhere; nothing where that is an answer already."""
        is_begun = self._prompt.is_begun or self._written.is_changed
        return self._written.text if is_begun else None

    @property
    def _paused(self) -> str | None:
        """What is left behind by a pause: a line that was ended is not gone on with."""
        return None if self._left is None else self._written.begun("")

    def _obeyed(self, word: str) -> Move | None:
        """Where a command leads; nothing where it is done on the spot."""
        if (at := number(word)) is not None:
            return self._gone_to(at)
        if word in MOVES:
            return self._moved(MOVES[word])
        tools = {
            ":help": lambda: self._say(self._talk.help),
            ":guidance": self._guidance,
            ":last": self._last,
            ":read": self._read,
            ":readback": self._read_back,
            ":list": self._list,
            ":undo": self._undo,
            ":clear": self._clear,
            ":edit": self._edit,
        }
        tools[word]()
        return None

    def _gone_to(self, at: int) -> Move | None:
        """To the question with the number *at*."""
        if not 1 <= at <= self._prompt.count:
            self._say(self._talk.a_number.format(count=self._prompt.count))
            return None
        return Move(To.QUESTION, self._left, at)

    def _moved(self, to: To) -> Move | None:
        """Elsewhere; but "not today" takes the place of nothing that was written."""
        prompt, written = self._prompt, self._written
        if to is To.NOT_TODAY and not prompt.asks_names:
            beside = prompt.part == "value" and prompt.is_answered and not written.is_cleared
            if written.text or beside:
                self._say(self._talk.clear_first)
                return None
        return Move(to, self._paused if to is To.PAUSE else self._left)

    def _guidance(self) -> None:
        self._say(reflowed(self._prompt.step.guidance) or self._talk.no_guidance)

    def _read(self) -> None:
        there = self._talk.written_so_far.format(typed=self._written.text)
        self._say(there if self._written.text.strip() else self._talk.nothing_so_far)

    def _read_back(self) -> None:
        passages = self._prompt.written()
        self._lines.read(passages)
        if not passages:
            self._say(self._talk.nothing_to_read)

    def _list(self) -> None:
        self._lines.voice.list(self._prompt.overview(), self._prompt.words)

    def _undo(self) -> None:
        if not self._written.can_undo:
            self._say(self._talk.nothing_to_undo)
            return
        line = self._written.undo()
        if line and line.strip():
            self._say(self._talk.taken_back.format(line=line))
        else:
            self._read()

    def _clear(self) -> None:
        self._written.put("")
        self._say(self._talk.cleared)

    def _last(self) -> None:
        """What was written last time; asked for again, it becomes a part of the answer."""
        prompt, written, talk = self._prompt, self._written, self._talk
        earlier = prompt.last()
        if not earlier:
            self._say(talk.no_last_time)
        elif written.has_heard_last:
            written.has_heard_last = False
            written.put(written.joined(earlier.typed))
            self._say_here_now()
        else:
            written.has_heard_last = True
            self._say(talk.last_time.format(day=prompt.words.long(earlier.day)))
            self._say(prompt.spoken(earlier.typed))
            self._say(talk.last_again)

    def _edit(self) -> None:
        self._written.keep("")
        text, said = self._lines.edited(self._written.text, self._lines.keyboard.left)
        if said:
            self._say(said)
        if text is not None:
            self._written.put(text)
            self._written.keep("")
            self._say_here_now()

    def _say_here_now(self) -> None:
        more = "" if self._written.is_many else f" {self._talk.leaves_it}"
        self._say(f"{self._talk.here_now}{more}")


def _no_such_word(line: str, talk: Talk) -> str:
    """That a *line* is no command, if it may have been meant as one."""
    return talk.no_such_word.format(word=one_line(line, 30)) if is_like_a_command(line) else ""


def _acknowledgement(prompt: Prompt, reply: str | Move) -> str:
    """What to say once *reply* has been kept."""
    talk = prompt.words.talk
    if prompt.asks_names:
        return ""
    if isinstance(reply, Move) and reply.to is To.NOT_TODAY and prompt.part == "value":
        return talk.kept_not_today
    typed = reply.typed if isinstance(reply, Move) else reply
    if not typed:
        return ""
    day = prompt.day(typed)
    return talk.kept_day.format(day=prompt.words.long(day)) if day else talk.kept
