"""A terminal's stage, the keys that come to it, and the signals that end a sitting there."""

import os
import signal
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Self

from reflect.interview import Move
from reflect.terminal import page
from reflect.terminal.around import Around, More, Suspend, margin
from reflect.terminal.page import Lines
from reflect.terminal.pages import pages
from reflect.terminal.signals import ENDING
from reflect.terminal.stage import Stage, drain, unseen
from reflect.text import visible, wrap
from reflect.words.talk import Talk

# prompt_toolkit takes longer to import than all the rest: the first page does not wait for it.
if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from reflect.terminal.asked import Asked
    from reflect.terminal.desk import Desk
    from reflect.terminal.field import Field


class Room:
    """One thing after the other is asked here; from the first signal on it is all a pause."""

    def __init__(
        self,
        talk: Talk,
        input: "Input | None" = None,  # noqa: A002 - what prompt_toolkit calls it
        output: "Output | None" = None,
    ) -> None:
        self.talk = talk
        self._given = input
        self.stage = Stage(output)
        #: The number of the signal that ended the sitting, that of Ctrl-C too.
        self.signal = 0
        self._stack = ExitStack()
        self._asked: Asked | None = None
        self._fields: dict[bool, Field] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, *ENDING):
            before = signal.signal(number, self._end)
            self._stack.callback(signal.signal, number, before)
        # Between two fields keys wait unseen for the next one, Ctrl-C too.
        if self._given or sys.platform == "win32":
            self._stack.enter_context(self.input.raw_mode())
        else:
            self._stack.enter_context(unseen(sys.stdin.fileno()))
        self._stack.callback(self._let_go)
        self._stack.callback(self.stage.close)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._stack.close()

    @cached_property
    def input(self) -> "Input":
        """The keys, as prompt_toolkit reads them."""
        from prompt_toolkit.input import create_input

        return self._given or create_input(always_prefer_tty=True)

    @cached_property
    def desk(self) -> "Desk":
        """Where one thing after the other is asked."""
        from prompt_toolkit.application import create_app_session

        from reflect.terminal.desk import Desk

        self._stack.enter_context(create_app_session(self.input, self.stage.output))
        desk = Desk(self.stage, self.input)
        self._stack.callback(desk.close)
        return desk

    def _let_go(self) -> None:
        """What was typed after the last field is nobody's business, least of all the shell's."""
        if "input" in self.__dict__:
            from prompt_toolkit.input.typeahead import clear_typeahead

            clear_typeahead(self.input)
        drain((self._given or sys.stdin).fileno())

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Stop at a signal: what is in the field counts as typed, and nothing more is asked."""
        self.signal = self.signal or number
        if self._asked:
            self._asked.end()

    @property
    def columns(self) -> int:
        """How wide the screen is."""
        return self.stage.size.columns

    @contextmanager
    def left(self) -> Iterator[None]:
        """Leave the terminal to another program for a while."""
        self.stage.close()
        with self.input.cooked_mode():
            yield

    def run(self, asked: "Asked") -> object:
        """What comes of something that is asked."""
        self._asked = asked
        try:
            if self.signal:
                asked.end()
            return asked.unsafe_ask()
        finally:
            self._asked = None

    def text(self, typed: str, around: Around, *, many_lines: bool) -> "Buffer":
        """A text to `write` at; what stands around it is there at once."""
        if self.stage.is_bare:
            size = self.stage.size
            above, left = around.page(size.columns, size.rows), margin(many_lines=many_lines)
            cursor = None if typed else (len(above), len(left))
            self.stage.sketch([*above, left], around.keys(size.columns), cursor)
        from reflect.terminal.field import written

        return written(typed, many_lines=many_lines)

    def write(self, text: "Buffer", around: Around) -> str | Move | More:
        """What comes of a field; to the shell and back is a part of writing."""
        field = self._field(many_lines=bool(text.multiline()))
        while isinstance(reply := self.run(field.at(text, around)), Suspend):
            with self.left():
                os.kill(os.getpid(), signal.SIGTSTP)
        assert isinstance(reply, str | Move | More)
        if isinstance(reply, Move):
            self.signal = self.signal or signal.SIGINT
        return reply

    def _field(self, *, many_lines: bool) -> "Field":
        """The field to write in, that of all such texts."""
        from reflect.terminal.field import Field

        if many_lines not in self._fields:
            self._fields[many_lines] = Field(self.desk, many_lines=many_lines)
        return self._fields[many_lines]

    def press(
        self, keys: Collection[str], *, text: Lines, last: Lines, others: Lines, on: str = "enter"
    ) -> str | None:
        """The key that is pressed below a *text*; nothing where somebody pauses."""
        if self.stage.is_bare:
            rows, columns = self.stage.size
            below, elsewhere = last(columns), others(columns)
            rooms = max(3, rows - len(below)), max(3, rows - len(elsewhere))
            first, *more = pages(text(columns), *rooms)
            self.stage.sketch([*first, *(elsewhere if more else below)], [], None)
        from reflect.terminal.keys import Keys

        pressed = self.run(Keys(self.desk, keys, text=text, last=last, others=others, on=on))
        if isinstance(pressed, str):
            return pressed
        self.signal = self.signal or signal.SIGINT
        return None

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the one of several *ways* that is pressed; nothing where somebody pauses."""
        return self.turn(lambda columns: wrap(visible(text), columns - 2, " "), ways)

    def turn(self, text: Lines, ways: Mapping[str, str]) -> str | None:
        """The same below lines that may go on for pages."""
        keys = {key or "enter": key for key in ways}
        named = [(key or self.talk.enter, label) for key, label in ways.items()]

        def last(columns: int) -> list[str]:
            beside = " " + "        ".join(f"{key}  {label}" for key, label in named)
            if len(named) < 3 and len(beside) < columns:
                return ["", beside]
            below = [line for key, label in named for line in page.hung(key, label, columns)]
            return ["", *below]

        def others(columns: int) -> list[str]:
            way_out = f"        q  {ways['q']}" if "q" in ways else ""
            return ["", page.dim(f" {self.talk.enter}  {self.talk.go_on}{way_out}")]

        pressed = self.press(keys, text=text, last=last, others=others)
        return None if pressed is None else keys[pressed]
