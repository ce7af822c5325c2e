"""A terminal at which one thing after the other is asked, and the signals that end a sitting."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import FrameType
from typing import Self, cast

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import clear_typeahead, get_typeahead
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from reflect.interview import Move
from reflect.terminal.asked import Asked, More, Suspend

#: The signals that end a sitting, beside Ctrl-C; Windows has no SIGHUP.
HANGUP = getattr(signal, "SIGHUP", signal.SIGTERM)
ENDING = {signal.SIGTERM, HANGUP}


def keys(given: Input | None = None) -> Input:
    """The keys of the terminal, or those that are *given*.

    A paste is told from them, and no reply of the terminal is among them. On Windows none comes,
    and prompt_toolkit knows a paste by itself.
    """
    found = given or create_input(always_prefer_tty=True)
    if sys.platform != "win32":
        from reflect.terminal.keys import filtered

        return filtered(found)
    return found


def screen() -> Output:
    """The terminal to draw on, be standard output a file that only wants the entry's path.

    It is not asked where its cursor is: what it replies is none of the keys, and no question ends
    before prompt_toolkit has waited for it.
    """
    output = create_output(always_prefer_tty=True)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output


class Room:
    """A terminal, and whoever sits there; from the first signal on every question is a pause."""

    def __init__(self, keys_: Input) -> None:
        self.input = keys_
        #: The number of the signal that ended the sitting, that of Ctrl-C too.
        self.signal = 0
        #: Whether it came from elsewhere, and may have overtaken what was typed before.
        self._is_ended = False
        self._stack = ExitStack()
        self._asked: Asked | None = None

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, *ENDING):
            self._stack.callback(signal.signal, number, signal.signal(number, self._end))
        # Between two questions keys wait unseen for the next one, Ctrl-C too.
        self._stack.enter_context(self.input.raw_mode())
        self._stack.callback(self._let_go)
        self._stack.enter_context(create_app_session(self.input))
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
        self._stack.close()

    def close(self) -> None:
        """Show again what was there before; nothing to do where nothing is drawn over it."""

    def _let_go(self) -> None:
        """What was typed after the last question is nobody's business, least of all the shell's."""
        clear_typeahead(self.input)
        if sys.platform == "win32":
            import msvcrt

            while msvcrt.kbhit():
                msvcrt.getwch()
        else:
            import termios

            with suppress(OSError, termios.error):
                termios.tcflush(self.input.fileno(), termios.TCIFLUSH)

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Stop at a signal: what is in the field counts as typed, and nothing more is asked."""
        self._is_ended = self._is_ended or not self.signal
        self.signal = self.signal or number
        if self._asked:
            self._asked.end()

    def unread(self) -> str:
        """What was typed ahead of a signal, and stands nowhere yet."""
        if not self._is_ended:
            return ""
        pressed = [*get_typeahead(self.input), *self.input.read_keys(), *self.input.flush_keys()]
        texts = (each.data for each in pressed if each.key in (Keys.BracketedPaste, each.data))
        return "".join(texts).replace("\r", "\n")

    @contextmanager
    def left(self) -> Iterator[None]:
        """Leave the terminal to another program for a while."""
        self.close()
        with self.input.cooked_mode():
            yield

    def run(self, asked: Asked) -> str | Move | More:
        """What comes of something that is asked; to the shell and back is a part of it."""
        reply: object = Suspend()
        while isinstance(reply, Suspend):
            self._asked = asked
            try:
                if self.signal:
                    asked.end()
                reply = asked.unsafe_ask()
            finally:
                self._asked = None
            if isinstance(reply, Suspend):
                with self.left():
                    os.kill(os.getpid(), signal.SIGTSTP)
        if isinstance(reply, Move):
            self.signal = self.signal or (HANGUP if asked.is_gone else signal.SIGINT)
        return cast("str | Move | More", reply)
