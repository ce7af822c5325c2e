"""What is asked at a screen: something that has the whole stage, and that a signal can end."""

from abc import ABC, abstractmethod
from asyncio import InvalidStateError
from contextlib import suppress

from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import Layout
from questionary import Question

from reflect.terminal.desk import Desk


class Asked(Question, ABC):
    """A question at the screen; whatever ends it, what was typed by then is its result."""

    def __init__(self, desk: Desk, layout: Layout, keys: KeyBindings) -> None:
        self._desk, self._stage = desk, desk.stage
        self._layout, self._keys = layout, keys
        self._is_ended = False
        keys.add("c-c", eager=True)(lambda _: self.leave(self.paused()))
        super().__init__(desk.application)

    @abstractmethod
    def paused(self) -> object:
        """What it comes to where somebody pauses."""

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

    def unsafe_ask(self, patch_stdout: bool = False) -> object:
        """What it comes to; a closed terminal is a pause, too."""
        # A signal may have come before there was anything to end.
        before = self.application.before_render
        before += self._end_again
        try:
            return self._desk.ask(self._layout, self._keys)
        except (EOFError, KeyboardInterrupt, OSError):
            return self.paused()
        finally:
            before -= self._end_again

    def _end_again(self, _: object) -> None:
        if self._is_ended:
            self.end()
