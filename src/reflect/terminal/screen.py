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
from reflect.text import visible, wrap
from reflect.worksheets import Worksheet

#: The signals that end a sitting, where a system has them: Windows has no SIGHUP.
_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]

#: As many lines as a field and the line at the bottom need at least.
_LEAST = 5

_WAYS = {
    "b": ("back", "what you wrote here stays"),
    "s": ("leave it open", "come back to it, or do not"),
    "n": ("not today", "an answer of its own"),
    "g": ("the guidance again", ""),
    "f": ("enough", "finish with what is there"),
    "p": ("pause", "go on another day"),
}
_REPLACES = {"n": ("not today", "in the place of what you wrote")}
_WHOM = "Who should this be about?"
_MOVES = {"b": To.BACK, "s": To.OPEN, "n": To.NOT_TODAY, "f": To.ENOUGH, "p": To.PAUSE}


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
        for number in _ENDING:
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
        return self.choose(lines, {"": "begin", "q": "not today"}) == ""

    def end(self, worksheet: Worksheet) -> None:
        text = visible(page.reflowed(worksheet.conclusion))
        lines = wrap(text, self._columns - 2, " ") if text else []
        before = self.signal
        self.choose([*lines, "", " Everything is kept."], {"": "close and clear the screen"})
        self.signal = before

    def again(self, trouble: str) -> bool:
        lines = wrap(visible(trouble), self._columns - 2, " ")
        return self.choose(lines, {"": "try again", "q": "stop here"}) == ""

    def read(self, heading: str, text: str) -> None:
        width = self._columns - 2
        lines = [page.bold(line) for line in wrap(visible(heading), width, " ")]
        lines += ["", *wrap(visible(text or "not today"), width, " ")]
        self.choose(lines, {"": "go on"})

    def choose(self, lines: list[str], ways: Mapping[str, str]) -> str:
        named = [f"{key or 'Enter':<5}  {label}" for key, label in ways.items()]
        beside = " " + "     ".join(" ".join(each.split()) for each in named)
        fits = len(ways) < 3 and len(beside) < self._columns
        below = [line for each in named for line in wrap(each, self._columns - 2, "   ")]
        last = ["", *([beside] if fits else below)]
        room = max(3, self._output.get_size().rows - len(last) - 1)
        while len(lines) > room:
            self._show([*lines[: room - 2], "", page.dim(" Enter  go on")])
            if fields.key(("enter",)) is None:
                return self._interrupted(ways)
            lines = lines[room - 2 :]
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
        # A question and room to answer it come first: on a small screen guidance waits for a key.
        room = self._output.get_size().rows - _LEAST
        whole = whole and len(self._page(prompt, whole=True)) <= room
        while True:
            self._show(self._page(prompt, whole=whole))
            reply = self._field(prompt, typed)
            if isinstance(reply, fields.Suspend):
                self._suspend()
                typed = reply.typed
                continue
            if not isinstance(reply, fields.More):
                return self._noted(reply)
            way = self._more(prompt.heading, reply.typed)
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

    def _more(self, heading: str, typed: str) -> str | None:
        """One letter for everything else; nothing to go on writing."""
        ways = _WAYS | (_REPLACES if typed else {})
        lines = [f"   {key}  {way:20} {more}".rstrip() for key, (way, more) in ways.items()]
        if self._columns <= max(map(len, lines)):
            lines = [f"   {key}  {way}" for key, (way, _) in ways.items()]
        columns = self._columns - 2
        above = [page.bold(line) for line in wrap(visible(heading), columns, " ")]
        written = wrap(visible(typed), columns, " ")[-3:] if typed else []
        above += ["", *map(page.dim, written)] if written else []
        self._show([*above, "", *lines, "", " a letter, or Tab to go on writing"])
        pressed = fields.key((*_WAYS, "tab"))
        if pressed is None:
            self.signal = self.signal or signal.SIGINT
            return "p"
        return pressed

    def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
        typed = ""
        while True:
            columns = self._columns
            lines = [
                *page.heading(prompt, columns),
                *page.guidance(prompt.step, columns, whole=True),
            ]
            lines += ["", page.bold(f" {_WHOM}")]
            lines += wrap("Initials are fine; leave it empty for no one.", columns - 2, " ")
            known = [f"{n}  {visible(name)}" for n, name in enumerate(prompt.known[:9], 1)]
            lines += ["", *wrap("     ".join([*known, "or type a name"]), columns - 4, "   ")]
            self._show([*lines, ""])
            reply = fields.line(typed, lambda text: "")
            if isinstance(reply, str):
                return page.named(reply, prompt.known[:9])
            if isinstance(reply, Move):
                self._noted(reply)
                return reply
            if isinstance(reply, fields.Suspend):
                self._suspend()
                typed = reply.typed
                continue
            typed, way = reply.typed, self._more(_WHOM, reply.typed)
            if way in _MOVES:
                return Move(_MOVES[way])
