"""A terminal's stage, the keys that come to it, and the signals that end a sitting there."""

import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Self

from reflect.interview import Move, Prompt
from reflect.questions import Value
from reflect.terminal import page
from reflect.terminal.around import Around, More, Reply, Suspend, margin
from reflect.terminal.page import Lines, Option, Row
from reflect.terminal.pages import paged
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
    from reflect.terminal.choosing import Choosing
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
        from reflect.terminal.desk import keys

        return keys(self._given)

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

    def run(self, asked: "Asked") -> str | Move | More:
        """What comes of something that is asked; to the shell and back is a part of it."""
        while isinstance(reply := self._reply(asked), Suspend):
            with self.left():
                os.kill(os.getpid(), signal.SIGTSTP)
        if isinstance(reply, Move):
            self.signal = self.signal or signal.SIGINT
        return reply

    def _reply(self, asked: "Asked") -> Reply:
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

    def options(self, prompt: Prompt, around: Around) -> "Choosing":
        """What an answer is chosen from, with what stands around it."""
        if self.stage.is_bare:
            rows, columns = self.stage.size
            lines = [*around.page(columns, rows), *page.below(prompt, columns)]
            self.stage.sketch(lines, around.keys(columns), None)
        from reflect.terminal.choosing import Choosing, Meaning
        from reflect.terminal.options import Options, Ruler

        kind, width = prompt.question.kind, lambda: self.columns
        rows_ = page.offers(prompt)
        listed = partial(Options, rows_, width, is_many=kind.name == "choices")
        control = listed() if rows_ else Ruler(kind.shape(), width)
        meaning = Meaning(lambda text: prompt.value(text).value, prompt.editable)
        return Choosing(self.desk, control, meaning, prompt.typed)

    def write(self, text: "Buffer | Choosing", around: Around) -> str | Move | More:
        """What comes of a field or of options."""
        return self.run(self._field(text).around(around))

    def _field(self, text: "Buffer | Choosing") -> "Field | Choosing":
        """The field to write in, that of all such texts."""
        from prompt_toolkit.buffer import Buffer

        from reflect.terminal.field import Field

        if not isinstance(text, Buffer):
            return text
        many_lines = bool(text.multiline())
        if many_lines not in self._fields:
            self._fields[many_lines] = Field(self.desk, many_lines=many_lines)
        return self._fields[many_lines].at(text)

    def press(
        self, ways: Sequence[Option], *, text: Lines, last: Lines, others: Lines, out: str = ""
    ) -> str | None:
        """What the way is worth that is taken below a *text*; nothing where somebody pauses.

        One that leads *out* is taken where none is pointed at.
        """
        if self.stage.is_bare:
            rows, columns = self.stage.size
            first, *more = paged(text, last, others, ways, columns, rows)
            listed = [] if more else page.listed(ways, columns, at=None if out else 0)
            self.stage.sketch([*first, *listed], (others if more else last)(columns), None)
        from reflect.terminal.choosing import Menu
        from reflect.terminal.options import Options

        options = Options(ways, lambda: self.columns)
        pressed = self.run(Menu(self.desk, options, text, last=last, others=others, out=out))
        return pressed if isinstance(pressed, str) else None

    def select(self, question: str, names: Sequence[str]) -> int | None:
        """Which of the *names* is chosen, counted from 0; nothing where none is."""
        talk = self.talk
        rows = [Option(str(number), name, number - 1) for number, name in enumerate(names, 1)]

        def above(columns: int) -> list[str]:
            return [*page.strong(question, columns), ""]

        return self.pick(rows, [talk.begins, talk.not_found], text=above, at=0)

    def pick(
        self,
        rows: Sequence[Row],
        said: Sequence[str],
        *,
        text: Lines = page.no_lines,
        at: Value | None = None,
        is_cut: bool = False,
    ) -> int | None:
        """What the row is worth that is picked from a list below a *text*; nothing where none is.

        One begins *at* a row. What is *said* is how to pick, and that nothing is called so.
        """
        keys, missing = said

        def problem(typed: str, columns: int) -> list[str]:
            is_there = typed.isdecimal() and int(typed) in options.values
            return [] if is_there else page.strong(missing, columns)

        def below(columns: int) -> list[str]:
            return ["", *page.quiet(keys, columns)]

        if self.stage.is_bare:
            columns = self.columns
            lines = [*text(columns), *page.listed(rows, columns, at=0)]
            self.stage.sketch(lines, below(columns), None)
        from reflect.terminal.choosing import NAMES, Choosing
        from reflect.terminal.options import Options

        options = Options(rows, lambda: self.columns, is_cut=is_cut)
        choosing = Choosing(self.desk, options, NAMES, may_escape=True)
        options.point_at(at)
        around = Around(lambda columns, _: text(columns), below, problem)
        picked = self.run(choosing.around(around))
        return int(picked) if isinstance(picked, str) else None

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the one of several *ways* that is taken; nothing where somebody pauses."""
        return self.turn(lambda columns: wrap(visible(text), columns - 2, " "), ways)

    def turn(self, text: Lines, ways: Mapping[str, str]) -> str | None:
        """The same below lines that may go on for pages."""
        # Two ways say for themselves how they are taken, and leave a line more to the text.
        talk, are_few = self.talk, len(ways) < 3
        named = [Option(key or talk.enter, label, key) for key, label in ways.items()]

        def last(columns: int) -> list[str]:
            return [] if are_few else ["", *page.quiet(talk.arrows, columns)]

        def others(columns: int) -> list[str]:
            way_out = f"        q  {ways['q']}" if "q" in ways else ""
            return ["", page.dim(page.cut(f" {talk.enter}  {talk.go_on}{way_out}", columns))]

        return self.press(named, text=text, last=last, others=others)
