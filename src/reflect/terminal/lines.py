"""Plain lines: nothing is drawn, nothing is taken back; for screen readers, pipes and the rest."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self, TextIO

from reflect.interview import Move, Passage, Prompt, To
from reflect.locale import Locale
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
from reflect.worksheets import Worksheet


class Lines(Asking):
    """Somebody who reads and writes line by line."""

    def __init__(self, lines: TextIO, talk_to: TextIO, locale: Locale, scratch: Path) -> None:
        super().__init__(locale, scratch)
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
            plain = (
                self.locale.pgettext("a question is left", "done")
                if label == self.locale.gettext("close and clear the screen")
                else label
            )
            self.voice.say(f"{count}. {plain}.")
        words = [first_word(label) for label in ways.values()]
        known = {word: key for word, key in zip(words, keys, strict=True) if words.count(word) == 1}
        known |= said(ways) | {str(count): key for count, key in enumerate(keys, 1)} | {"": keys[0]}
        count = len(keys)
        wanted = (
            self.locale.gettext("Yes or no, please: y or n.")
            if said(ways)
            else self.locale.gettext("A number from 1 to {count}.", count=count)
        )
        while (typed := self.keyboard.line(lambda _: False)).is_whole:
            word = typed.text.strip()
            if word.casefold() in known and not typed.is_pasted:
                return known[word.casefold()]
            self.voice.say(f"{_no_such_word(word, self.locale)} {wanted}".strip())
        return None

    def select(self, question: str, names: Sequence[str]) -> int | None:
        ways = {str(number): name for number, name in enumerate(names)}
        way = self.choose(question, ways | {"q": self.locale.gettext("not today")})
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
        self._say, self._locale = lines.voice.say, prompt.locale
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
        if word := command(typed.text, self._locale):
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
        written, locale = self._written, self._locale
        if line.strip() == ".":
            return self._if_it_fits(written.text)
        if is_like_a_command(line):
            self._say(
                " ".join(
                    [
                        _no_such_word(line, locale),
                        locale.gettext("So it was written down; :undo takes it back."),
                    ]
                )
            )
            self._say_the_nearest(line)
        is_lost = not line.strip() and written.text[-1:] in ("", "\n")
        if is_lost and written.can_undo and self._lines.keyboard.is_terminal:
            self._say(
                locale.gettext(
                    "Write as many lines as you like. A line with only a full stop ends it."
                )
            )
        written.add(literal(line, locale, is_many=True))
        return None

    def _of_one(self, line: str) -> str | Move | None:
        """The answer, if *line* is one; an empty line leaves what is there."""
        written, prompt = self._written, self._prompt
        if is_like_a_command(line):
            self._say(
                " ".join(
                    [
                        _no_such_word(line, self._locale),
                        self._locale.gettext("To write it all the same, double the colon."),
                    ]
                )
            )
            self._say_the_nearest(line)
            return None
        line = literal(line, self._locale, is_many=False)
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
        word = nearest(line, self._locale)
        self._say(
            self._locale.gettext("Did you mean {word}?", word=word)
            if word
            else self._locale.gettext(
                "To hear the other words, write :help, a colon and then help."
            )
        )

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
            ":help": lambda: self._say(
                self._locale.gettext(
                    "A line with only a full stop ends an answer. These words begin with a "
                    "colon.\n"
                    ":back goes to the question before, :back 3 to question 3. :list names all "
                    "questions.\n"
                    ":skip goes on and leaves this one as it is. :nottoday is an answer of its "
                    "own.\n"
                    ":last reads what you wrote last time.\n"
                    ":readback reads everything you wrote so far.\n"
                    ":read reads what stands here, :undo takes back the last line, :clear all "
                    "of it.\n"
                    ":guidance reads the guidance again. :edit opens your editor.\n"
                    ":enough finishes with what is there.\n"
                    ":pause keeps everything for another day. So does Ctrl-C, so does closing "
                    "the window.\n"
                    "To write such a word itself, or only a full stop, double its first "
                    "character."
                )
            ),
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
            self._say(self._locale.gettext("A number from 1 to {count}.", count=self._prompt.count))
            return None
        return Move(To.QUESTION, self._left, at)

    def _moved(self, to: To) -> Move | None:
        """Elsewhere; but "not today" takes the place of nothing that was written."""
        prompt, written = self._prompt, self._written
        if to is To.NOT_TODAY and not prompt.asks_names:
            beside = prompt.part == "value" and prompt.is_answered and not written.is_cleared
            if written.text or beside:
                self._say(
                    self._locale.gettext(
                        "That would take the place of what you wrote here. Write :clear first."
                    )
                )
                return None
        return Move(to, self._paused if to is To.PAUSE else self._left)

    def _guidance(self) -> None:
        self._say(
            reflowed(self._prompt.step.guidance)
            or self._locale.gettext("There is no guidance here.")
        )

    def _read(self) -> None:
        there = self._locale.gettext("So far: {typed}", typed=self._written.text)
        self._say(
            there
            if self._written.text.strip()
            else self._locale.gettext("Nothing is written here yet.")
        )

    def _read_back(self) -> None:
        passages = self._prompt.written()
        self._lines.read(passages)
        if not passages:
            self._say(self._locale.gettext("There are no answers to read back yet."))

    def _list(self) -> None:
        self._lines.voice.list(self._prompt.overview(), self._prompt.locale)

    def _undo(self) -> None:
        if not self._written.can_undo:
            self._say(self._locale.gettext("There is nothing to take back."))
            return
        line = self._written.undo()
        if line and line.strip():
            self._say(self._locale.gettext("Taken back: {line}", line=line))
        else:
            self._read()

    def _clear(self) -> None:
        self._written.put("")
        self._say(self._locale.gettext("It is empty now. :undo brings it back."))

    def _last(self) -> None:
        """What was written last time; asked for again, it becomes a part of the answer."""
        prompt, written, locale = self._prompt, self._written, self._locale
        earlier = prompt.last()
        if not earlier:
            self._say(locale.gettext("There is nothing from an earlier time."))
        elif written.has_heard_last:
            written.has_heard_last = False
            written.put(written.joined(earlier.typed))
            self._say_here_now()
        else:
            written.has_heard_last = True
            self._say(locale.gettext("On {day} you wrote:", day=prompt.words.long(earlier.day)))
            self._say(prompt.spoken(earlier.typed))
            self._say(locale.gettext("To take it over, write :last again."))

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
        more = (
            []
            if self._written.is_many
            else [
                self._locale.gettext(
                    "An empty line leaves it as it is. Anything else takes its place."
                )
            ]
        )
        self._say(" ".join([self._locale.gettext("It stands here now. :read reads it."), *more]))


def _no_such_word(line: str, locale: Locale) -> str:
    """That a *line* is no command, if it may have been meant as one."""
    return (
        locale.gettext("There is no word {word} here.", word=one_line(line, 30))
        if is_like_a_command(line)
        else ""
    )


def _acknowledgement(prompt: Prompt, reply: str | Move) -> str:
    """What to say once *reply* has been kept."""
    locale = prompt.locale
    if prompt.asks_names:
        return ""
    if isinstance(reply, Move) and reply.to is To.NOT_TODAY and prompt.part == "value":
        return locale.gettext("Not today. Kept.")
    typed = reply.typed if isinstance(reply, Move) else reply
    if not typed:
        return ""
    day = prompt.day(typed)
    return (
        locale.gettext("Kept: {day}.", day=prompt.words.long(day))
        if day
        else locale.gettext("Kept.")
    )
