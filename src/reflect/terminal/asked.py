"""What is asked at a terminal: whatever ends it, what was typed by then is its result."""

import signal
from abc import ABC, abstractmethod
from asyncio import TimerHandle
from collections.abc import Callable, Mapping
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from questionary import Question

from reflect.interview import Move, To

#: In seconds: what was typed is at most a second old when it is kept.
JOTTED_AFTER = 0.7

#: What is done at a key, by the names of the keys that are pressed one after the other.
Moves = Mapping[str, Callable[[], object]]


class More:
    """Somebody asks what else there is."""


class Suspend:
    """Somebody wants to go back to the shell for a while."""


def let_go(text: str) -> None:
    """Keep nothing: it is no answer, and will be none."""


class Asked(Question, ABC):
    """A question of questionary that a signal can end, and whose text is kept meanwhile."""

    def __init__(
        self, application: Application[Any], moves: Moves, jot: Callable[[str], object] = let_go
    ) -> None:
        self._keep, self._is_ended = jot, False
        #: The terminal has been closed.
        self.is_gone = False
        self._timer: TimerHandle | None = None
        keys = KeyBindings()
        usual: Moves = {"c-c": lambda: self.leave(self.paused()), "c-z": self._suspend}
        for names, move in {**usual, **moves}.items():
            keys.add(*names.split(), eager=True)(_doing(move))
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

    def paused(self) -> Move:
        """A pause, with what is typed by then."""
        return Move(To.PAUSE, self.text)

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
        if timer and isinstance(reply, More | Suspend):
            # Nobody knows how long one looks elsewhere.
            self._jot()
        return reply

    def _changed(self, _: object = None) -> None:
        """Have the text kept in a moment; while somebody goes on typing, about once a second."""
        if not self._timer and self.application.loop:
            self._timer = self.application.loop.call_later(JOTTED_AFTER, self._jot)

    def _jot(self) -> None:
        self._timer = None
        self._keep(self.text)

    def _end_if_ended(self, _: object = None) -> None:
        if self._is_ended:
            self.leave(self.paused())

    def _suspend(self) -> None:
        # Windows cannot; there the key does nothing, rather than writing a character.
        if hasattr(signal, "SIGTSTP"):
            self.leave(Suspend())

    def _press(self, event: KeyPressEvent) -> None:
        if event.data[:1] >= " ":  # else it is a key that does nothing here
            self.type(event.data, event.arg)


def _doing(move: Callable[[], object]) -> Callable[[KeyPressEvent], None]:
    """A binding that makes a *move*."""

    def do(_: KeyPressEvent) -> None:
        move()

    return do
