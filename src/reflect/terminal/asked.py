"""What is asked at a screen: something that has the whole stage, and that a signal can end."""

import signal
from abc import ABC, abstractmethod
from asyncio import InvalidStateError, TimerHandle
from collections.abc import Callable
from contextlib import suppress
from typing import Self

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import Layout
from questionary import Question

from reflect.interview import Move, To
from reflect.terminal.around import Around, More, Reply, Suspend
from reflect.terminal.desk import Desk

#: Windows cannot suspend; there the key does nothing, rather than writing a character.
CAN_SUSPEND = hasattr(signal, "SIGTSTP")
#: In seconds: what was typed is at most a second old when it is kept.
JOTTED_AFTER = 0.7


class Asked(Question, ABC):
    """A question at the screen; whatever ends it, what was typed by then is its result."""

    _around: Around

    def __init__(self, desk: Desk, layout: Layout, keys: KeyBindings) -> None:
        self._desk, self._stage = desk, desk.stage
        self._layout, self._keys = layout, keys
        self._is_ended = self._is_refused = False
        self._timer: TimerHandle | None = None
        keys.add("c-c", eager=True)(lambda _: self.leave(self.paused()))
        keys.add("<bracketed-paste>", eager=True)(self.paste)
        super().__init__(desk.application)

    @property
    @abstractmethod
    def text(self) -> str:
        """What is typed or chosen by now."""

    def around(self, around: Around) -> Self:
        """It, with what stands *around* it from now on."""
        self._around = around
        self._is_ended = self._is_refused = False
        return self

    def paused(self) -> Move:
        """A pause, with what is typed by then."""
        return Move(To.PAUSE, self.text)

    @abstractmethod
    def paste(self, event: KeyPressEvent) -> None:
        """Do what is to be done with a paste."""

    def leave(self, result: object) -> None:
        """End with a *result*, unless it has ended already."""
        if self.application.future:
            self._stage.hold()
            # The handler of a signal may have been faster, even within this function.
            with suppress(InvalidStateError):
                self.application.future.set_result(result)

    def end(self) -> None:
        """End as at a pause; for the handler of a signal, which may come at any moment."""
        self._is_ended = True
        self.leave(self.paused())

    def unsafe_ask(self, patch_stdout: bool = False) -> Reply:
        """What is typed, or where somebody wants to go; a closed terminal is a pause, too."""
        # A signal may have come before there was anything to end.
        before = self.application.before_render
        before += self._end_again
        try:
            reply = self._desk.ask(self._layout, self._keys)
        except (EOFError, KeyboardInterrupt, OSError):
            reply = self.paused()
        finally:
            before -= self._end_again
            timer, self._timer = self._timer, None
            if timer:
                timer.cancel()
        assert isinstance(reply, str | Move | More | Suspend)
        if timer and isinstance(reply, More | Suspend):
            # Nobody knows how long one looks elsewhere.
            self._jot()
        return reply

    @property
    def _size(self) -> tuple[int, int]:
        return self._stage.size.columns, self._stage.size.rows

    def _bottom(self) -> list[str]:
        """What is wrong, if that was tried, and the line of keys."""
        columns, _ = self._size
        wrong = self._problem(columns) if self._is_refused else []
        return [*wrong, *self._around.keys(columns)]

    def _problem(self, columns: int) -> list[str]:
        """What is wrong with what is typed, on lines of so many columns."""
        return self._around.problem(self.text, columns)

    def _done(self) -> bool:
        """End with what is typed, if that is an answer."""
        self._is_refused = bool(self._problem(self._size[0]))
        if not self._is_refused:
            self.leave(self.text)
        return True

    def _changed(self) -> None:
        """Have the text kept in a moment; while somebody goes on typing, about once a second."""
        self._is_refused = False
        if not self._timer and self.application.loop:
            self._timer = self.application.loop.call_later(JOTTED_AFTER, self._jot)

    def _jot(self) -> None:
        self._timer = None
        self._around.jot(self.text)

    def _end_again(self, _: object) -> None:
        if self._is_ended:
            self.end()


def doing(move: Callable[[], object]) -> Callable[[KeyPressEvent], None]:
    """A binding that makes a *move*."""

    def do(_: KeyPressEvent) -> None:
        move()

    return do
