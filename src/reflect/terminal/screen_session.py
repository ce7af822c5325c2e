"""Prompts at a terminal: keys, signals, and keeping the text whatever ends them."""

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

from reflect.interview import Move, Navigation

#: The signals that end a sitting, beside that of Ctrl-C; Windows has no SIGHUP.
HANGUP = getattr(signal, "SIGHUP", signal.SIGTERM)
ENDING = {signal.SIGTERM, HANGUP}
#: Delay of the autosave, in seconds: at most a second of typing is unsaved.
JOTTED_AFTER = 0.7

#: Key bindings: by the names of keys pressed one after the other, what to call.
KeyHandlers = Mapping[str, Callable[[], object]]


class Interruption(Enum):
    """Results of a prompt that are no answer yet."""

    #: Open the menu.
    MORE = auto()
    #: Suspend the process.
    SUSPEND = auto()


class ScreenQuestion(Question, ABC):
    """A prompt of questionary that a signal can end, and whose text is autosaved (*jot*)."""

    def __init__(
        self,
        application: Application[Any],
        moves: KeyHandlers,
        jot: Callable[[str], object] = lambda text: None,
    ) -> None:
        self._keep, self._is_ended = jot, False
        #: Whether the terminal has been closed.
        self.is_gone = False
        self._timer: TimerHandle | None = None
        keys = KeyBindings()
        usual: KeyHandlers = {"c-c": lambda: self.leave(self.pause_move()), "c-z": self._suspend}
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
        """The text typed, or the text of the choice."""

    @abstractmethod
    def type(self, letter: str, count: int) -> None:
        """Handle a *letter* that is typed *count* times."""

    @abstractmethod
    def paste(self, event: KeyPressEvent) -> None:
        """Handle a paste."""

    @property
    def text_to_keep(self) -> str:
        """The text to autosave, or to keep at a pause."""
        return self.text

    def pause_move(self) -> Move:
        """A pause with the text so far."""
        return Move(Navigation.PAUSE, self.text_to_keep)

    def leave(self, result: object) -> None:
        """End the prompt with a *result*, unless it has ended already."""
        if self.application.future and not self.application.future.done():
            self.application.future.set_result(result)

    def end(self) -> None:
        """End the prompt as at a pause; safe to call from a signal handler.

        A key that is being handled is finished first: it has left the queue, and is not in the
        text yet.
        """
        self._is_ended = True
        if self.application.loop:
            self.application.loop.call_soon_threadsafe(self._end_if_ended)

    def unsafe_ask(self, patch_stdout: bool = False) -> object:
        """The answer, a move, or an `Interruption`; a pause where the terminal is closed."""
        # A signal may have come before the application ran.
        before = self.application.before_render
        before += self._end_if_ended
        try:
            reply = self.application.run(set_exception_handler=False, handle_sigint=False)
        except (EOFError, KeyboardInterrupt, OSError):
            self.is_gone = True
            reply = self.pause_move()
        finally:
            before -= self._end_if_ended
            timer, self._timer = self._timer, None
            if timer:
                timer.cancel()
        if timer and isinstance(reply, Interruption):
            # The menu may stay open for any time: save now.
            self._jot()
        return reply

    def _changed(self, _: object = None) -> None:
        """Start the autosave timer, unless it is running."""
        if not self._timer and self.application.loop:
            self._timer = self.application.loop.call_later(JOTTED_AFTER, self._jot)

    def _jot(self) -> None:
        self._timer = None
        self._keep(self.text_to_keep)

    def _end_if_ended(self, _: object = None) -> None:
        if self._is_ended:
            self.leave(self.pause_move())

    def _suspend(self) -> None:
        # On Windows the key does nothing, rather than insert a character.
        if hasattr(signal, "SIGTSTP"):
            self.leave(Interruption.SUSPEND)

    def _press(self, event: KeyPressEvent) -> None:
        if event.data[:1] >= " ":  # else it is a key that does nothing here
            self.type(event.data, event.arg)


def keys(given: Input | None = None) -> Input:
    """The input of the terminal, or the one that is *given*, with our parser.

    The parser finds pastes and drops replies of the terminal. On Windows there are no replies, and
    prompt_toolkit finds pastes itself.
    """
    found = given or create_input(always_prefer_tty=True)
    if sys.platform != "win32":
        from reflect.terminal.keys import filtered

        return filtered(found)
    return found


def screen() -> Output:
    """The terminal to draw on, even where standard output is a file.

    It is not asked for its cursor position: the reply would be among the keys, and each prompt
    would wait for it at its end.
    """
    output = create_output(always_prefer_tty=True)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output


class ScreenSession:
    """A terminal in raw mode that runs prompts; after a signal every prompt returns a pause."""

    def __init__(self, keys_: Input) -> None:
        self.input = keys_
        #: The number of the signal that ended the sitting, also at Ctrl-C; else 0.
        self.signal = 0
        #: Whether the signal was sent by a process, and may have overtaken keys typed before it.
        self._is_ended = False
        self._stack = ExitStack()
        self._asked: ScreenQuestion | None = None

    def __enter__(self) -> Self:
        heed(self._end, self._stack)
        # Between two prompts keys wait without echo for the next one, Ctrl-C too.
        self._stack.enter_context(self.input.raw_mode())
        self._stack.callback(self._discard_keys)
        self._stack.enter_context(create_app_session(self.input))
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
        self._stack.close()

    def close(self) -> None:
        """Leave the alternate screen, where there is one."""

    def _discard_keys(self) -> None:
        """Discard keys typed after the last prompt, so that the shell does not get them."""
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
        """Signal handler: end the current prompt with its text, and all later ones."""
        self._is_ended = self._is_ended or not self.signal
        self.signal = self.signal or number
        if self._asked:
            self._asked.end()

    def unread(self) -> str:
        """The text of keys that were typed before a signal and not handled yet."""
        if not self._is_ended:
            return ""
        pressed = [*get_typeahead(self.input), *self.input.read_keys(), *self.input.flush_keys()]
        texts = (each.data for each in pressed if each.key in (Keys.BracketedPaste, each.data))
        return "".join(texts).replace("\r", "\n")

    @contextmanager
    def released(self) -> Iterator[None]:
        """Leave the terminal to another program."""
        self.close()
        with self.input.cooked_mode():
            yield

    def run(self, asked: ScreenQuestion) -> object:
        """The result of a prompt; suspending the process does not end it."""
        reply: object = Interruption.SUSPEND
        while reply is Interruption.SUSPEND:
            self._asked = asked
            try:
                if self.signal:
                    asked.end()
                reply = asked.unsafe_ask()
            finally:
                self._asked = None
            if reply is Interruption.SUSPEND:
                with self.released():
                    os.kill(os.getpid(), signal.SIGTSTP)
        if isinstance(reply, Move):
            self.signal = self.signal or (HANGUP if asked.is_gone else signal.SIGINT)
        return reply


def heed(end: Callable[[int, FrameType | None], None], stack: ExitStack) -> None:
    """Handle the signals that end a sitting with *end*, until the *stack* is closed."""
    for number in (signal.SIGINT, *ENDING):
        stack.callback(signal.signal, number, signal.signal(number, end))
