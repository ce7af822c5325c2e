"""Plain lines: nothing is drawn, nothing is taken back; for screen readers, pipes and the rest."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self, TextIO

from reflect.interview import Move, Passage, Prompt, To, Whom
from reflect.terminal import page
from reflect.terminal.asking import Asking
from reflect.terminal.keyboard import source
from reflect.terminal.voice import Voice
from reflect.terminal.ways import first_word, said
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

_MOVES = {
    ":back": To.BACK,
    ":skip": To.OPEN,
    ":nottoday": To.NOT_TODAY,
    ":enough": To.ENOUGH,
    ":pause": To.PAUSE,
}


class Lines(Asking):
    """Somebody who reads and writes line by line."""

    def __init__(self, lines: TextIO, talk_to: TextIO, talk: Talk, scratch: Path) -> None:
        self._keyboard, self._voice = source(lines, talk_to), Voice(talk_to)
        super().__init__(talk, scratch)
        self._kept = ""

    def __enter__(self) -> Self:
        self._keyboard.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._keyboard.__exit__(*error)

    @property
    def signal(self) -> int:
        """The number of the signal that ended the sitting, 0 without one."""
        return self._keyboard.signal

    @property
    def columns(self) -> int:
        """How wide a line may be."""
        return self._voice.columns

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        self._voice.open(worksheet, remarks)

    def read(self, passages: Iterable[Passage]) -> None:
        for heading, text in passages:
            if self.signal:
                return
            self._voice.say(heading)
            self._voice.say(text)

    def again(self, trouble: str) -> bool:
        return self._keyboard.is_terminal and super().again(trouble)

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of a way named by its number or its first word; an empty line is the first.

        Nothing at a signal or the end of input.
        """
        self._voice.say(text)
        keys = list(ways)
        for count, label in enumerate(ways.values(), 1):
            # There is no screen to clear.
            plain = self.talk.close_lines if label == self.talk.close else label
            self._voice.say(f"{count}. {plain}.")
        words = [first_word(label) for label in ways.values()]
        known = {word: key for word, key in zip(words, keys, strict=True) if words.count(word) == 1}
        known |= said(ways) | {str(count): key for count, key in enumerate(keys, 1)} | {"": keys[0]}
        wanted = self.talk.yes_or_no if said(ways) else self.talk.a_number
        wanted = wanted.format(count=len(keys))
        while (typed := self._keyboard.line(lambda _: None)).is_whole:
            word = one_line(typed.text, 30) if typed.is_pasted else typed.text.strip()
            if word.casefold() in known:
                return known[word.casefold()]
            self._voice.say(f"{_no_such_word(word, self.talk)} {wanted}".strip())
        return None

    def select(self, question: str, names: Sequence[str]) -> int | None:
        ways = {str(number): name for number, name in enumerate(names)}
        way = self.choose(question, ways | {"q": self.talk.later})
        return None if way in ("q", None) else int(way or 0)

    def ask(self, prompt: Prompt) -> str | Move:
        if not self.signal:
            self._say_kept()
            self._voice.put(prompt)
        reply = self._reply(prompt, Written.at(prompt))
        self._kept = _acknowledgement(prompt, reply)
        return reply

    def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
        if not self.signal:
            self._say_kept()
            self._voice.put_whom(prompt)
        reply = self._reply(prompt, Written.at(prompt))
        if isinstance(reply, str):
            return prompt.people(reply)
        return () if reply.to in (To.OPEN, To.NOT_TODAY) else reply

    def _say_kept(self) -> None:
        """Whoever asks the next question has kept the answer to the last one."""
        if self._kept:
            self._voice.say(self._kept)
        self._kept = ""

    def _reply(self, prompt: Prompt | Whom, written: Written) -> str | Move:
        """What is typed until it is an answer, or leads elsewhere."""
        reply: str | Move | None = None
        while reply is None:
            typed = self._keyboard.line(written.keep)
            if not typed.is_whole:
                reply = self._stopped(prompt, written, typed.text)
            elif typed.is_pasted and written.is_many:
                written.add(typed.text.removesuffix("\n"))
            elif typed.is_pasted:
                reply = self._of_one(" ".join(typed.text.split()), prompt, written)
            elif typed.is_done:
                reply = self._if_it_fits(written.text, prompt)
            elif word := command(typed.text, prompt.words.talk):
                reply = self._obeyed(word, prompt, written)
            elif written.is_many:
                reply = self._of_many(typed.text, prompt, written)
            else:
                reply = self._of_one(typed.text, prompt, written)
        written.settle()
        return reply

    def _stopped(self, prompt: Prompt | Whom, written: Written, half: str) -> str | Move:
        """At a signal or the end of input: a pause, unless a whole answer stands there."""
        is_answer = written.is_many and written.is_changed and not half and not self.signal
        if is_answer and prompt.fits(written.text):
            return written.text
        return Move(To.PAUSE, written.begun(half) if half else _paused(prompt, written))

    def _of_many(self, line: str, prompt: Prompt | Whom, written: Written) -> str | None:
        """The answer, once a full stop ends it."""
        talk = prompt.words.talk
        if line.strip() == ".":
            return self._if_it_fits(written.text, prompt)
        if is_like_a_command(line):
            self._voice.say(
                f"{talk.no_such_word.format(word=one_line(line, 30))} {talk.written_down}"
            )
            self._say_the_nearest(line, talk)
        is_lost = not line.strip() and written.text[-1:] in ("", "\n")
        if is_lost and written.can_undo and self._keyboard.is_terminal:
            self._voice.say(talk.lines_end)
        written.add(literal(line, talk, is_many=True))
        return None

    def _of_one(self, line: str, prompt: Prompt | Whom, written: Written) -> str | Move | None:
        """The answer, if *line* is one; an empty line leaves what is there."""
        if is_like_a_command(line):
            talk = prompt.words.talk
            self._voice.say(f"{_no_such_word(line, talk)} {talk.double_it}")
            self._say_the_nearest(line, talk)
            return None
        line = literal(line, prompt.words.talk, is_many=False)
        text = written.joined(line) if line.strip() else written.text
        answer = self._if_it_fits(text, prompt) if line.strip() or prompt.fits(text) else None
        if answer is not None or isinstance(prompt, Whom):
            return answer
        if not line.strip():
            return Move(To.OPEN, text)
        # What is no answer stands there all the same, as it would in a field.
        written.put(text)
        written.keep("")
        return None

    def _say_the_nearest(self, line: str, talk: Talk) -> None:
        word = nearest(line, talk)
        self._voice.say(talk.did_you_mean.format(word=word) if word else talk.help_is)

    def _if_it_fits(self, text: str, prompt: Prompt | Whom) -> str | None:
        if prompt.fits(text):
            return text
        self._voice.say(page.wanted(prompt))
        return None

    def _obeyed(self, word: str, prompt: Prompt | Whom, written: Written) -> Move | None:
        """Where a command leads; nothing where it is done on the spot."""
        if (at := number(word)) is not None:
            return self._gone_to(at, prompt, written)
        if word in _MOVES:
            return self._moved(_MOVES[word], prompt, written)
        tools = {
            ":help": self._help,
            ":guidance": self._guidance,
            ":last": self._last,
            ":read": self._read,
            ":readback": self._read_back,
            ":list": self._list,
            ":undo": self._undo,
            ":clear": self._clear,
            ":edit": self._edit,
        }
        tools[word](prompt, written)
        return None

    def _gone_to(self, at: int, prompt: Prompt | Whom, written: Written) -> Move | None:
        """To the question with the number *at*."""
        if isinstance(prompt, Prompt) and not 1 <= at <= prompt.count:
            self._voice.say(prompt.words.talk.a_number.format(count=prompt.count))
            return None
        return Move(To.QUESTION, _left(prompt, written), at)

    def _moved(self, to: To, prompt: Prompt | Whom, written: Written) -> Move | None:
        """Elsewhere; but "not today" takes the place of nothing that was written."""
        if to is To.NOT_TODAY and isinstance(prompt, Prompt):
            beside = prompt.part == "value" and prompt.is_answered and not written.is_cleared
            if written.text or beside:
                self._voice.say(prompt.words.talk.clear_first)
                return None
        return Move(to, _paused(prompt, written) if to is To.PAUSE else _left(prompt, written))

    def _help(self, prompt: Prompt | Whom, written: Written) -> None:
        self._voice.say(prompt.words.talk.help)

    def _guidance(self, prompt: Prompt | Whom, written: Written) -> None:
        guidance = reflowed(prompt.step.guidance)
        self._voice.say(guidance or prompt.words.talk.no_guidance)

    def _read(self, prompt: Prompt | Whom, written: Written) -> None:
        talk = prompt.words.talk
        there = talk.written_so_far.format(typed=written.text)
        self._voice.say(there if written.text.strip() else talk.nothing_so_far)

    def _read_back(self, prompt: Prompt | Whom, written: Written) -> None:
        passages = prompt.written()
        self.read(passages)
        if not passages:
            self._voice.say(prompt.words.talk.nothing_to_read)

    def _list(self, prompt: Prompt | Whom, written: Written) -> None:
        self._voice.list(prompt.overview(), prompt.words)

    def _undo(self, prompt: Prompt | Whom, written: Written) -> None:
        if not written.can_undo:
            self._voice.say(prompt.words.talk.nothing_to_undo)
            return
        line = written.undo()
        if line and line.strip():
            self._voice.say(prompt.words.talk.taken_back.format(line=line))
        else:
            self._read(prompt, written)

    def _clear(self, prompt: Prompt | Whom, written: Written) -> None:
        written.put("")
        self._voice.say(prompt.words.talk.cleared)

    def _last(self, prompt: Prompt | Whom, written: Written) -> None:
        """What was written last time; asked for again, it becomes a part of the answer."""
        talk = prompt.words.talk
        earlier = prompt.last() if isinstance(prompt, Prompt) else None
        if not earlier or isinstance(prompt, Whom):
            self._voice.say(talk.no_last_time)
        elif written.has_heard_last:
            written.has_heard_last = False
            written.put(written.joined(earlier.typed))
            self._say_here_now(prompt, written)
        else:
            written.has_heard_last = True
            self._voice.say(talk.last_time.format(day=prompt.words.long(earlier.day)))
            self._voice.say(prompt.spoken(earlier.typed))
            self._voice.say(talk.last_again)

    def _edit(self, prompt: Prompt | Whom, written: Written) -> None:
        written.keep("")
        text, said = self.edited(written.text, self._keyboard.left)
        if said:
            self._voice.say(said)
        if text is not None:
            written.put(text)
            written.keep("")
            self._say_here_now(prompt, written)

    def _say_here_now(self, prompt: Prompt | Whom, written: Written) -> None:
        talk = prompt.words.talk
        self._voice.say(talk.here_now if written.is_many else f"{talk.here_now} {talk.leaves_it}")


def _no_such_word(line: str, talk: Talk) -> str:
    """That a *line* is no command, if it may have been meant as one."""
    return talk.no_such_word.format(word=one_line(line, 30)) if is_like_a_command(line) else ""


def _left(prompt: Prompt | Whom, written: Written) -> str | None:
    """What is left behind by going elsewhere; nothing where that is an answer already."""
    is_begun = isinstance(prompt, Whom) or prompt.is_begun
    return written.text if is_begun or written.is_changed else None


def _paused(prompt: Prompt | Whom, written: Written) -> str | None:
    """What is left behind by a pause: a line that was ended is not gone on with."""
    return None if _left(prompt, written) is None else written.begun("")


def _acknowledgement(prompt: Prompt, reply: str | Move) -> str:
    """What to say once *reply* has been kept."""
    talk = prompt.words.talk
    if isinstance(reply, Move) and reply.to is To.NOT_TODAY and prompt.part == "value":
        return talk.kept_not_today
    typed = reply.typed if isinstance(reply, Move) else reply
    if not typed:
        return ""
    day = prompt.day(typed)
    return talk.kept_day.format(day=prompt.words.long(day)) if day else talk.kept
