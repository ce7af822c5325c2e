"""A terminal where one thing after the other is asked; whatever ends it, what was typed counts."""

import os
import signal
import sys
from abc import ABC, abstractmethod
from asyncio import TimerHandle
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from enum import Enum, auto
from types import FrameType
from typing import Any, Self

from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import clear_typeahead, get_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary import Question

from reflect.interview import Move, To

#: The signals that end a sitting, beside Ctrl-C; Windows has no SIGHUP.
HANGUP = getattr(signal, "SIGHUP", signal.SIGTERM)
ENDING = {signal.SIGTERM, HANGUP}
#: In seconds: what was typed is at most a second old when it is kept.
JOTTED_AFTER = 0.7

#: What is done at a key, by the names of the keys that are pressed one after the other.
Moves = Mapping[str, Callable[[], object]]


class Aside(Enum):
    """What somebody wants to do before they answer."""

    #: See what else there is.
    MORE = auto()
    #: Go back to the shell for a while.
    SUSPEND = auto()


class Asked(Question, ABC):
    """A question of questionary that a signal can end, and whose text is kept meanwhile."""

    def __init__(
        self,
        application: Application[Any],
        moves: Moves,
        jot: Callable[[str], object] = lambda text: None,
    ) -> None:
        self._keep, self._is_ended = jot, False
        #: The terminal has been closed.
        self.is_gone = False
        self._timer: TimerHandle | None = None
        keys = KeyBindings()
        usual: Moves = {"c-c": lambda: self.leave(self.paused()), "c-z": self._suspend}
        for names, move in {**usual, **moves}.items():
            keys.add(*names.split(), eager=True)(lambda _, move=move: move())
        keys.add("<bracketed-paste>", eager=True)(self.paste)
        keys.add("<any>", save_before=lambda _: False)(self._press)
        before = application.key_bindings
        application.key_bindings = merge_key_bindings([before, keys]) if before else keys
        super().__init__(application)

    @property
    @abstractmethod
    def text(self) -> str:
        """What is typed or chosen by now."""

    @abstractmethod
    def type(self, letter: str, count: int) -> None:
        """Do what a *letter* does that is typed so many times."""

    @abstractmethod
    def paste(self, event: KeyPressEvent) -> None:
        """Do what is to be done with a paste."""

    @property
    def kept(self) -> str:
        """What is kept of it while it is no answer."""
        return self.text

    def paused(self) -> Move:
        """A pause, with what is typed by then."""
        return Move(To.PAUSE, self.kept)

    def leave(self, result: object) -> None:
        """End with a *result*, unless it has ended already."""
        if self.application.future and not self.application.future.done():
            self.application.future.set_result(result)

    def end(self) -> None:
        """End as at a pause; for the handler of a signal, which may come at any moment.

        A key that is being put in is put in first: it is in no queue any more, and not in the text.
        """
        self._is_ended = True
        if self.application.loop:
            self.application.loop.call_soon_threadsafe(self._end_if_ended)

    def unsafe_ask(self, patch_stdout: bool = False) -> object:
        """What is typed, or where somebody wants to go; a closed terminal is a pause, too."""
        # A signal may have come before there was anything to end.
        before = self.application.before_render
        before += self._end_if_ended
        try:
            reply = self.application.run(set_exception_handler=False, handle_sigint=False)
        except (EOFError, KeyboardInterrupt, OSError):
            self.is_gone = True
            reply = self.paused()
        finally:
            before -= self._end_if_ended
            timer, self._timer = self._timer, None
            if timer:
                timer.cancel()
        if timer and isinstance(reply, Aside):
            # Nobody knows how long one looks elsewhere.
            self._jot()
        return reply

    def _changed(self, _: object = None) -> None:
        """Have the text kept in a moment; while somebody goes on typing, about once a second."""
        if not self._timer and self.application.loop:
            self._timer = self.application.loop.call_later(JOTTED_AFTER, self._jot)

    def _jot(self) -> None:
        self._timer = None
        self._keep(self.kept)

    def _end_if_ended(self, _: object = None) -> None:
        if self._is_ended:
            self.leave(self.paused())

    def _suspend(self) -> None:
        # Windows cannot; there the key does nothing, rather than writing a character.
        if hasattr(signal, "SIGTSTP"):
            self.leave(Aside.SUSPEND)

    def _press(self, event: KeyPressEvent) -> None:
        if event.data[:1] >= " ":  # else it is a key that does nothing here
            self.type(event.data, event.arg)


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
        heed(self._end, self._stack)
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

    def run(self, asked: Asked) -> object:
        """What comes of something that is asked; to the shell and back is a part of it."""
        reply: object = Aside.SUSPEND
        while reply is Aside.SUSPEND:
            self._asked = asked
            try:
                if self.signal:
                    asked.end()
                reply = asked.unsafe_ask()
            finally:
                self._asked = None
            if reply is Aside.SUSPEND:
                with self.left():
                    os.kill(os.getpid(), signal.SIGTSTP)
        if isinstance(reply, Move):
            self.signal = self.signal or (HANGUP if asked.is_gone else signal.SIGINT)
        return reply


def heed(end: Callable[[int, FrameType | None], None], stack: ExitStack) -> None:
    """Have *end* called at the signals that end a sitting, until the *stack* is closed."""
    for number in (signal.SIGINT, *ENDING):
        stack.callback(signal.signal, number, signal.signal(number, end))
