"""What is asked at a screen: something that has the whole stage, and that a signal can end."""

from abc import ABC, abstractmethod
from asyncio import InvalidStateError
from contextlib import suppress
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import Layout
from questionary import Question

from reflect.terminal.stage import Stage


class Asked(Question, ABC):
    """A question at the screen; whatever ends it, what was typed by then is its result."""

    def __init__(self, stage: Stage, layout: Layout, keys: KeyBindings) -> None:
        self._stage = stage
        self._is_ended = False
        keys.add("c-c", eager=True)(lambda _: self.leave(self.paused()))
        application: Application[Any] = Application(
            layout,
            key_bindings=keys,
            full_screen=True,
            output=stage.output,
            # A signal may have come before there was anything to end.
            before_render=lambda _: self.end() if self._is_ended else None,
        )
        super().__init__(application)

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
        try:
            return self.application.run(set_exception_handler=False, handle_sigint=False)
        except (EOFError, KeyboardInterrupt, OSError):
            return self.paused()
