"""The prompts of a sitting as plain lines, for screen readers, pipes and dumb terminals."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Self, TextIO

from reflect.errors.phrases import with_full_stop
from reflect.interview import Move, Navigation, Passage, Prompt
from reflect.locale import ENGLISH, N_, Locale, Message
from reflect.terminal import page
from reflect.terminal.asking import Prompts, first_word, said
from reflect.terminal.keyboard import Keyboard, Pipe, TypedLine
from reflect.terminal.line_writer import END, HELP, LEAVES, LineWriter, goes_on, sentence
from reflect.text import one_line, reflowed
from reflect.worksheets import Worksheet

_COMMAND_LIKE = re.compile(r":[^\W\d_].*")
_NUMBERED = re.compile(r"(:[^ ]+) +([0-9]{1,9})")


class LinePrompts(Prompts):
    """Prompts as plain lines: questions are written with a `LineWriter`, answers read by line."""

    def __init__(
        self, keyboard: Keyboard | Pipe, talk_to: TextIO, locale: Locale, scratch: Path
    ) -> None:
        super().__init__(locale, scratch)
        self.keyboard, self.voice = keyboard, LineWriter(talk_to, locale)
        self._kept = ""

    def __enter__(self) -> Self:
        self.keyboard.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.keyboard.__exit__(*error)

    @property
    def signal(self) -> int:
        """The number of the signal that ended the sitting, else 0."""
        return self.keyboard.signal

    @property
    def columns(self) -> int:
        """The maximum width of a line."""
        return self.voice.columns

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        self.voice.open(worksheet, remarks)

    def read(self, passages: Iterable[Passage]) -> None:
        for heading, text in passages:
            if self.signal:
                return
            self.voice.say(heading)
            self.voice.say(text)

    def try_again(self, trouble: str) -> bool:
        return self.keyboard.is_terminal and super().try_again(trouble)

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the option in *ways* whose number or first word is typed.

        An empty line chooses the first. None at a signal or the end of input.
        """
        self._acknowledge()
        self.voice.say(text)
        keys, labels = list(ways), list(map(self.locale.say, ways.values()))
        for number, label in enumerate(labels, 1):
            # There is no screen to clear.
            is_left = label == self.locale.gettext("close and clear the screen")
            plain = self.locale.pgettext("a question is left", "done") if is_left else label
            self.voice.say(sentence(f"{number}. {plain}"))
        words = [first_word(label) for label in labels]
        known = {word: key for word, key in zip(words, keys, strict=True) if words.count(word) == 1}
        known |= said(ways) | {str(number): key for number, key in enumerate(keys, 1)}
        known[""] = keys[0]
        wanted = N_("A number from 1 to {count}.", count=len(keys))
        if said(ways):
            wanted = N_("Yes or no, please: y or n.")
        while (typed := self.keyboard.line(lambda _: False)).is_whole:
            word = typed.text.strip()
            if word.casefold() in known and not typed.is_pasted:
                return known[word.casefold()]
            if _looks_like_command(word):
                self.voice.say(_no_such(word), wanted)
            else:
                self.voice.say(wanted)
        return None

    def select(self, question: str, rows: Sequence[tuple[str, str, str]]) -> int | None:
        ways = {
            str(number): " ".join(map(sentence, filter(None, row)))
            for number, row in enumerate(rows)
        }
        way = self.choose(question, ways | {"q": self.locale.gettext("not today")})
        return None if way in ("q", None) else int(way or 0)

    def path(self, question: str, proposed: str) -> str:
        """The path typed, or *proposed* at an empty line; empty at the end of input.

        Raises KeyboardInterrupt at a signal.
        """
        self.voice.say(
            self.locale.gettext(
                "{question} Enter alone: {proposed}", question=question, proposed=proposed
            )
        )
        typed = self.keyboard.line(lambda _: False)
        if self.signal:
            raise KeyboardInterrupt
        return (" ".join(typed.text.split("\n")).strip() or proposed) if typed.is_whole else ""

    def ask(self, prompt: Prompt) -> str | Move:
        if not self.signal:
            self._acknowledge()
            self.voice.put(prompt)
        reply = LineBuffer(self, prompt).reply()
        self._kept = _acknowledgement(prompt, reply)
        return reply

    def _acknowledge(self) -> None:
        """Say that the last answer has been saved, as it has by the next question."""
        self.voice.say(self._kept)
        self._kept = ""


class LineBuffer:
    """The state of one question: the text so far, and what each further line does."""

    def __init__(self, lines: LinePrompts, prompt: Prompt) -> None:
        self._lines, self._prompt, self._say = lines, prompt, lines.voice.say
        self._first = self.text = prompt.typed.rstrip("\n")
        #: Whether a further line is added below the text, rather than replaces it.
        self._is_many = prompt.is_prose
        #: Whether the next line continues the last sentence of the text.
        self._goes_on = goes_on(prompt)
        #: Undo steps: text, `_goes_on`, and the line that was added, if one was.
        self._undo: list[tuple[str, bool, str | None]] = []
        self._autosaved = self._unfinished("")
        self._has_read_last = False

    def reply(self) -> str | Move:
        """Read lines until they are an answer, or lead elsewhere."""
        reply: str | Move | None = None
        while reply is None:
            reply = self._settled(self._take(self._lines.keyboard.line(self.autosave)))
        if self.text == self._first:
            # Text that was autosaved and then undone must not stay in the autosave.
            self.autosave("")
        return reply

    def _settled(self, reply: str | Move | None) -> str | Move | None:
        """*reply* with one day wherever two may be meant; None where more is read."""
        # Who pipes lines into it cannot know that there is one more question.
        if reply is None or not self._lines.keyboard.is_terminal:
            return reply
        settled = self._lines.settled(self._prompt, reply)
        if settled is None:
            if isinstance(reply, str) and reply != self.text:
                self._replace(reply)
            self.read()
        return settled

    def autosave(self, half: str) -> bool:
        """Autosave the text with an unfinished line (*half*); returns whether it had changed."""
        now = self._unfinished(half)
        if is_new := now != self._autosaved:
            self._autosaved = now
            self._prompt.autosave(now)
        return is_new

    def _joined(self, line: str) -> str:
        """The text with a further *line*."""
        if self._goes_on and self.text:
            return f"{self.text.rstrip()} {line.strip()}".rstrip()
        return f"{self.text}\n{line}" if self._is_many and self.text else line

    def _unfinished(self, half: str) -> str:
        """The text with an unfinished line (*half*); with a line end where that is empty."""
        if half:
            return self._joined(half if self._is_many else half.replace("\n", " "))
        begins = self._is_many and self.text and not self._goes_on
        return f"{self.text}\n" if begins else self.text

    def _add(self, line: str) -> None:
        """Add a further *line*, and say what its days were taken for."""
        self._undo.append((self.text, self._goes_on, line))
        before = len(self.text)
        self.text, self._goes_on = self._joined(line), False
        typed = [each for each in self._prompt.typed_days(self.text) if each.start >= before]
        self._say(*map(with_full_stop, page.day_notes(self._prompt, typed)))

    def _replace(self, text: str) -> None:
        """Replace the text with *text*."""
        self._undo.append((self.text, self._goes_on, None))
        self.text, self._goes_on = text, False

    def _take(self, typed: TypedLine) -> str | Move | None:
        """The answer or move that a line ends the question with; None where more is read."""
        if not typed.is_whole:
            return self._at_end(typed.text)
        if typed.is_pasted and self._is_many:
            self._add(typed.text.removesuffix("\n"))
            return None
        if typed.is_pasted:
            return self._take_line(" ".join(typed.text.split()))
        if typed.is_done:
            return self._if_it_fits(self.text)
        does, number = command(typed.text, self._lines.locale)
        if number:
            return self._to_question(int(number))
        if isinstance(does, Navigation):
            return self._leave(does)
        if does:
            return does(self)
        return self._take_prose(typed.text) if self._is_many else self._take_line(typed.text)

    def _at_end(self, half: str) -> str | Move:
        """The reply at a signal or the end of input: a pause, or the answer in whole lines."""
        is_answer = self._is_many and self.text != self._first and not half
        if is_answer and not self._lines.signal and self._prompt.is_valid(self.text):
            return self.text
        return (
            Move(Navigation.PAUSE, self._unfinished(half)) if half else self._move(Navigation.PAUSE)
        )

    def _take_prose(self, line: str) -> str | None:
        """Add a line of prose; the answer at a full stop."""
        if line.strip() == ".":
            return self._if_it_fits(self.text)
        if _looks_like_command(line):
            self._say_no_such(line, N_("So it was kept as text; :undo takes it back."))
        is_lost = not line.strip() and self.text[-1:] in ("", "\n")
        if is_lost and self._undo and self._lines.keyboard.is_terminal:
            self._say(END)
        self._add(literal(line, self._lines.locale, is_many=True))
        return None

    def _take_line(self, line: str) -> str | Move | None:
        """The answer, if *line* is one; an empty line keeps the text."""
        if _looks_like_command(line):
            self._say_no_such(line, N_("To write it anyway, double the colon."))
            return None
        prompt, line = self._prompt, literal(line, self._lines.locale, is_many=False)
        text = self._joined(line) if line.strip() else self.text
        answer = self._if_it_fits(text) if line.strip() or prompt.is_valid(text) else None
        if answer is not None or prompt.asks_names:
            return answer
        if not line.strip():
            return Move(Navigation.OPEN, text)
        # Invalid text stays, as it would in a field.
        self._replace(text)
        self.autosave("")
        return None

    def _say_no_such(self, line: str, more: Message) -> None:
        """Say that *line* is no command, what happened to it, and which command is nearest."""
        self._say(_no_such(line), more)
        names = [*_commands(self._lines.locale)]
        word = line.strip().casefold().partition(" ")[0]
        nearest = "".join(difflib.get_close_matches(word, names, n=1))
        self._say(N_("Did you mean {word}?", word=nearest) if nearest else HELP)

    def _if_it_fits(self, text: str) -> str | None:
        if self._prompt.is_valid(text):
            return text
        self._say(page.wanted(self._prompt))
        return None

    def _move(self, to: Navigation, aim: int | None = None) -> Move:
        """A move elsewhere with the text, or with None where the text is saved already.

        At a pause a line end is added, so that the last line is not continued later.
        """
        is_begun = self._prompt.is_begun or self.text != self._first
        text = self._unfinished("") if to is Navigation.PAUSE else self.text
        return Move(to, text if is_begun else None, aim)

    def _to_question(self, number: int) -> Move | None:
        if 1 <= number <= self._prompt.count:
            return self._move(Navigation.QUESTION, number)
        return self._say(N_("A number from 1 to {count}.", count=self._prompt.count))

    def _leave(self, to: Navigation) -> Move | None:
        """A move elsewhere; None where "not today" would replace a text."""
        prompt = self._prompt
        is_cleared = not self.text and any(line is None for _, _, line in self._undo)
        is_beside = prompt.part == "value" and prompt.is_answered and not is_cleared
        if to is Navigation.NOT_TODAY and not prompt.asks_names and (self.text or is_beside):
            return self._say(N_("That would replace what you wrote here. Write :clear first."))
        return self._move(to)

    def help(self) -> None:
        self._say(
            N_(
                "A line with only a full stop ends an answer. These commands begin "
                "with a colon.\n"
                ":back goes to the question before, :back 3 to question 3. :list "
                "names all questions.\n"
                ":skip goes on and leaves this one as it is. :nottoday is an answer "
                "of its own.\n"
                ":last reads what you wrote last time.\n"
                ":readback reads everything you wrote so far.\n"
                ":read reads what you wrote here, :undo takes back the last line, "
                ":clear all of it.\n"
                ":guidance reads the guidance again. :edit opens your editor.\n"
                ":enough finishes with what is there.\n"
                ":pause keeps everything for another day. So do Ctrl-C and closing "
                "the window.\n"
                "To write such a command as text, or only a full stop, double its "
                "first character."
            )
        )
        self._say(page.help_text(self._prompt))

    def guidance(self) -> None:
        guidance = reflowed(self._prompt.step.guidance)
        self._say(guidance or N_("There is no guidance here."))

    def read(self) -> None:
        is_there = bool(self.text.strip())
        there = N_("So far: {typed}", typed=self.text)
        self._say(there if is_there else N_("Nothing is written here yet."))

    def readback(self) -> None:
        passages = self._prompt.passages()
        self._lines.read(passages)
        if not passages:
            self._say(N_("There are no answers to read back yet."))

    def list(self) -> None:
        self._lines.voice.list(self._prompt.overview())

    def undo(self) -> None:
        if not self._undo:
            return self._say(N_("There is nothing to undo."))
        self.text, self._goes_on, line = self._undo.pop()
        if line and line.strip():
            return self._say(N_("Taken back: {line}", line=line))
        return self.read()

    def clear(self) -> None:
        self._replace("")
        self._say(N_("It is empty now. :undo brings it back."))

    def last(self) -> None:
        """Read the earlier answer; at a second call, add it to the text."""
        prompt, earlier = self._prompt, self._prompt.previous_answer()
        if not earlier:
            return self._say(N_("There is nothing from last time."))
        self._has_read_last = not self._has_read_last
        if not self._has_read_last:
            self._replace(self._joined(earlier.typed))
            return self._say_here_now()
        self._say(N_("On {day} you wrote:", day=prompt.words.long_date(earlier.day)))
        self._say(earlier.said)
        return self._say(N_("To use it here, write :last again."))

    def edit(self) -> None:
        self.autosave("")
        text, trouble = self._lines.edited(self.text, self._lines.keyboard.released)
        self._say(trouble)
        if text is not None:
            self._replace(text)
            self.autosave("")
            self._say_here_now()

    def _say_here_now(self) -> None:
        here = N_("It is here now. :read reads it.")
        self._say(here, *([] if self._is_many else [LEAVES]))


#: The effect of a command: a move elsewhere, or a method to call.
Does = Navigation | Callable[[LineBuffer], None]


@cache
def _commands(locale: Locale) -> dict[str, Does]:
    """The effect of each command, by its name in the language of *locale*."""
    named: dict[str, Does] = {
        locale.pgettext("a word behind a colon", "back"): Navigation.BACK,
        locale.pgettext("a word behind a colon", "skip"): Navigation.OPEN,
        locale.pgettext("a word behind a colon", "nottoday"): Navigation.NOT_TODAY,
        locale.pgettext("a word behind a colon", "enough"): Navigation.ENOUGH,
        locale.pgettext("a word behind a colon", "pause"): Navigation.PAUSE,
        locale.pgettext("a word behind a colon", "help"): LineBuffer.help,
        locale.pgettext("a word behind a colon", "guidance"): LineBuffer.guidance,
        locale.pgettext("a word behind a colon", "last"): LineBuffer.last,
        locale.pgettext("a word behind a colon", "list"): LineBuffer.list,
        locale.pgettext("a word behind a colon", "read"): LineBuffer.read,
        locale.pgettext("a word behind a colon", "readback"): LineBuffer.readback,
        locale.pgettext("a word behind a colon", "undo"): LineBuffer.undo,
        locale.pgettext("a word behind a colon", "clear"): LineBuffer.clear,
        locale.pgettext("a word behind a colon", "edit"): LineBuffer.edit,
    }
    return {f":{name}": does for name, does in named.items()}


def command(line: str, locale: Locale) -> tuple[Does | None, str]:
    """The effect of the command *line*, in the language or in English, and its number."""
    word = " ".join(line.casefold().split())
    numbered = _NUMBERED.fullmatch(word)
    name, number = numbered.groups() if numbered else (word, "")
    does = {**_commands(ENGLISH), **_commands(locale)}.get(name)
    return (None, "") if number and does is not Navigation.BACK else (does, number)


def literal(line: str, locale: Locale, *, is_many: bool) -> str:
    """*line* without the doubled first character that escapes a command."""
    word = line.strip()
    if word[:2] == "::":
        # One colon is removed however many there are: ``:::help`` becomes ``::help``.
        last = f":{word.lstrip(':')}"
        is_doubled = bool(command(last, locale)[0]) or (not is_many and _looks_like_command(last))
    else:
        is_doubled = is_many and word == ".."
    return line.replace(word, word[1:], 1) if is_doubled else line


def _looks_like_command(line: str) -> bool:
    return bool(_COMMAND_LIKE.fullmatch(line.strip().casefold()))


def _no_such(line: str) -> Message:
    return N_("There is no command {word} here.", word=one_line(line, 30))


def _acknowledgement(prompt: Prompt, reply: str | Move) -> str:
    """The sentence to say once *reply* has been saved."""
    if prompt.asks_names:
        return ""
    if (
        isinstance(reply, Move)
        and reply.navigation is Navigation.NOT_TODAY
        and prompt.part == "value"
    ):
        return N_("Not today. Saved.")
    typed = reply.typed if isinstance(reply, Move) else reply
    if not typed:
        return ""
    day = prompt.day(typed)
    return N_("Saved: {day}.", day=prompt.words.long_with_weekday(day)) if day else N_("Saved.")
