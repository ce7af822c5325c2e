"""A screen to write at, which shows afterwards what it showed before.

With `fields` the only home of questionary and prompt_toolkit.
"""

import os
import signal
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from types import FrameType, TracebackType
from typing import Self

from prompt_toolkit.application import create_app_session, get_app_or_none
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.output import Output, create_output

from reflect.interview import Move, Prompt, To, Whom
from reflect.terminal import fields, page
from reflect.terminal.signals import ENDING
from reflect.text import one_line, visible, wrap
from reflect.worksheets import Worksheet

#: As many lines as a field and the line at the bottom need at least.
_LEAST = 5

_MOVES = {"b": To.BACK, "s": To.OPEN, "n": To.NOT_TODAY, "f": To.ENOUGH, "p": To.PAUSE}
_WHOM = "Whom should the questions about a person be about?"


class Screen:
    """The alternate screen of a terminal, from begin to end of a sitting."""

    def __init__(self, input: Input | None = None, output: Output | None = None) -> None:  # noqa: A002
        # Standard output may be a file that only wants the entry's path.
        self._input = input or create_input(always_prefer_tty=True)
        self._output = output or create_output(always_prefer_tty=True)
        self._stack = ExitStack()
        self.signal = 0

    def __enter__(self) -> Self:
        self._stack.enter_context(create_app_session(self._input, self._output))
        # Between two fields keys wait unseen for the next one, Ctrl-C too.
        self._stack.enter_context(self._input.raw_mode())
        self._output.enter_alternate_screen()
        self._output.flush()
        self._stack.callback(self._draw_the_curtain)
        for number in ENDING:
            before = signal.signal(number, self._end)
            self._stack.callback(signal.signal, number, before)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._stack.close()

    def _draw_the_curtain(self) -> None:
        # A terminal that has been closed takes nothing any more, and holds nothing either.
        with suppress(OSError):
            self._output.erase_screen()
            self._output.quit_alternate_screen()
            self._output.flush()

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Stop at a signal: what is in the field counts as typed."""
        if self.signal:
            return  # it ends already; closing a terminal may send two
        self.signal = number
        app = get_app_or_none()
        if app and app.is_running:
            app.exit(result=Move(To.PAUSE, app.current_buffer.text))
        else:
            raise SystemExit(128 + number)

    @property
    def _columns(self) -> int:
        return max(20, self._output.get_size().columns)

    def _show(self, lines: list[str]) -> None:
        """A new page with *lines* on it."""
        self._output.erase_screen()
        self._output.cursor_goto(0, 0)
        self._output.write_raw("\r\n".join([*lines, ""]))
        self._output.flush()

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> bool:
        lines = page.opening(worksheet, self._columns)
        said = " ".join(part for part in (page.minutes(worksheet), *remarks) if part)
        lines += ["", *wrap(visible(said), self._columns - 2, " ")]
        return self._chosen(lines, {"": "begin", "q": "not today"}) == ""

    def end(self, worksheet: Worksheet, *, early: bool) -> bool:
        text = visible(page.reflowed(worksheet.conclusion))
        lines = wrap(text, self._columns - 2, " ") if text else []
        ways = {"": "close and clear the screen"} | ({"b": "go back, not yet"} if early else {})
        before = self.signal
        chosen = self._chosen([*lines, "", " Everything is kept."], ways)
        went_back = chosen == "b" and self.signal == before
        self.signal = before
        return not went_back

    def again(self, trouble: str) -> bool:
        said = f"This could not be saved: {trouble}. Your words are still here."
        stop = "stop; if they can be kept nowhere, they are shown in the shell, to be copied"
        return self.choose(said, {"": "try again", "q": stop}) == ""

    def read(self, heading: str, text: str) -> bool:
        width = self._columns - 2
        lines = [page.bold(line) for line in wrap(visible(heading), width, " ")]
        lines += ["", *wrap(visible(text), width, " ")]
        return self._chosen(lines, {"": "go on", "q": "enough for now"}) == ""

    def choose(self, text: str, ways: Mapping[str, str]) -> str:
        return self._chosen(wrap(visible(text), self._columns - 2, " "), ways)

    def _chosen(self, lines: list[str], ways: Mapping[str, str]) -> str:
        named = [f"{key or 'Enter':<5}  {label}" for key, label in ways.items()]
        beside = " " + "        ".join(f"{key or 'Enter'}  {label}" for key, label in ways.items())
        fits = len(ways) < 3 and len(beside) < self._columns
        below = [line for each in named for line in wrap(each, self._columns - 2, "   ")]
        last = ["", *([beside] if fits else below)]
        room = max(3, self._output.get_size().rows - len(last) - 1)
        while len(lines) > room:
            end = _page_break(lines, room - 2)
            self._show([*lines[:end], "", page.dim(" Enter  go on")])
            if fields.key(("enter",)) is None:
                return self._interrupted(ways)
            lines = lines[end:]
            lines = lines[1:] if not lines[0] else lines
        self._show([*lines, *last])
        keys = {key or "enter": key for key in ways}
        pressed = fields.key(tuple(keys))
        return self._interrupted(ways) if pressed is None else keys[pressed]

    def _interrupted(self, ways: Mapping[str, str]) -> str:
        """The last of several ways: where Ctrl-C leads."""
        self.signal = self.signal or signal.SIGINT
        return list(ways)[-1]

    def ask(self, prompt: Prompt) -> str | Move:
        typed, whole = prompt.typed, prompt.opens_step
        # A question and room to answer it come first: on a small screen guidance has its own page.
        room = self._output.get_size().rows - _LEAST
        if whole and len(self._page(prompt, whole=True)) > room:
            whole = False
            above = page.heading(prompt, self._columns)
            above += page.guidance(prompt.step, self._columns, whole=True)
            self._chosen(above, {"": "go on"})
            if self.signal:
                return Move(To.PAUSE, typed)
        while True:
            self._show(self._page(prompt, whole=whole))
            reply = self._field(prompt, typed)
            if isinstance(reply, fields.Suspend):
                self._suspend()
                typed = reply.typed
                continue
            if not isinstance(reply, fields.More):
                return self._noted(reply)
            way = self._more(prompt.heading, reply.typed, _ways(prompt, reply.typed))
            if way in _MOVES:
                return Move(_MOVES[way], reply.typed)
            typed, whole = reply.typed, whole or way == "g"

    def _page(self, prompt: Prompt, *, whole: bool) -> list[str]:
        columns = self._columns
        lines = page.heading(prompt, columns)
        lines += page.guidance(prompt.step, columns, whole=whole)
        lines += ["", *page.question(prompt, columns)]
        means = page.means(prompt.question.kind, columns)
        lines += ["", *means] if means else []
        instruction = page.instruction(prompt)
        lines += ["", *map(page.dim, wrap(instruction, columns - 2, " "))] if instruction else []
        is_prose = prompt.part == "words" or prompt.question.kind.is_prose
        return [*lines, "", *([page.dim(" " + "_" * (columns - 4))] if is_prose else [])]

    def _field(self, prompt: Prompt, typed: str) -> fields.Reply:
        if prompt.part == "words" or prompt.question.kind.is_prose:
            return fields.prose(typed, prompt.problem)
        return fields.line(typed, prompt.problem)

    def _suspend(self) -> None:
        """Leave the screen to the shell until it calls us back."""
        self._draw_the_curtain()
        with self._input.cooked_mode():
            os.kill(os.getpid(), signal.SIGTSTP)
        self._output.enter_alternate_screen()

    def _noted(self, reply: str | Move) -> str | Move:
        if isinstance(reply, Move) and reply.to is To.PAUSE:
            self.signal = self.signal or signal.SIGINT
        return reply

    def _more(self, heading: str, typed: str, ways: Mapping[str, tuple[str, str]]) -> str:
        """One letter for everything else; ``tab`` to go on writing."""
        lines = [f"   {key}  {way:20} {more}".rstrip() for key, (way, more) in ways.items()]
        if self._columns <= max(map(len, lines)):
            lines = [f"   {key}  {way}" for key, (way, _) in ways.items()]
        columns = self._columns - 2
        above = [page.bold(line) for line in wrap(visible(heading), columns, " ")]
        written = wrap(visible(typed), columns, " ")[-3:] if typed else []
        above += ["", *map(page.dim, written)] if written else []
        self._show([*above, "", *lines, "", " a letter, or Tab to go on writing"])
        pressed = fields.key((*ways, "tab"))
        if pressed is None:
            self.signal = self.signal or signal.SIGINT
        return pressed or "p"

    def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
        typed = prompt.typed
        while True:
            self._show(self._whom_page(prompt))
            reply = fields.line(typed, lambda _: "")
            if isinstance(reply, str):
                return page.named(reply, prompt.known[:9])
            if isinstance(reply, Move):
                self._noted(reply)
                return reply
            typed = reply.typed
            if isinstance(reply, fields.Suspend):
                self._suspend()
                continue
            way = self._more(_WHOM, typed, _WHOM_WAYS)
            if way == "s":
                return ()
            if way in _MOVES:
                return Move(_MOVES[way], typed)

    def _whom_page(self, prompt: Whom) -> list[str]:
        columns = self._columns
        lines = page.heading(prompt, columns)
        lines += page.guidance(prompt.step, columns, whole=prompt.opens_step)
        lines += ["", *map(page.bold, wrap(_WHOM, columns - 2, " "))]
        lines += wrap("Initials are fine; leave it empty for no one.", columns - 2, " ")
        known = [f"{number}  {visible(name)}" for number, name in enumerate(prompt.known[:9], 1)]
        named = "Numbers or names" if known else "A name, or several"
        lines += ["", *wrap("     ".join(known), columns - 4, "   ")] if known else []
        return [*lines, "", page.dim(f" {named}, with commas between them."), ""]


_WHOM_WAYS = {
    "b": ("back", "the names stay here"),
    "s": ("skip", "about no one in particular"),
    "f": ("finish here", "with what is there"),
    "p": ("pause", "go on another day"),
}


def _ways(prompt: Prompt, typed: str) -> dict[str, tuple[str, str]]:
    """What else there is to do at a question, each with a word about what becomes of the field."""
    stays = "what you wrote here stays"
    not_today = ("not today", "in the place of what you wrote" if typed else "an answer of its own")
    if prompt.part == "words":
        not_today = ("no word today", f"your {one_line(visible(prompt.said), 20)} stays")
    return {
        "b": ("back", stays if typed else "to the question before"),
        "s": ("skip", stays if typed else "it stays open; come back to it, or do not"),
        "n": not_today,
        "g": ("the guidance again", ""),
        "f": ("finish here", "with what is there"),
        "p": ("pause", "go on another day"),
    }


def _page_break(lines: list[str], room: int) -> int:
    """Where a page of at most *room* lines ends: between paragraphs if that is not too early."""
    blanks = [at for at in range(room // 2, room + 1) if not lines[at].strip()]
    return blanks[-1] if blanks else room
