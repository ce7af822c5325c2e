"""The one application of a sitting, at which one thing after the other is asked."""

import sys
from asyncio import Runner
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from reflect.terminal.stage import Stage

Output.register(Stage)

#: What a list of options calls the parts that stand out.
_BOLD = [(name, "bold") for name in ("pointer", "highlighted", "separator")]


def keys(given: Input | None = None) -> Input:
    """The keys of the terminal, or those that are *given*.

    A paste is told from them, and no reply of the terminal is among them. On Windows none comes,
    and prompt_toolkit knows a paste by itself.
    """
    found = given or create_input(always_prefer_tty=True)
    if sys.platform != "win32":
        from reflect.terminal.typed import filtered

        return filtered(found)
    return found


def screen() -> Output:
    """The terminal to draw a question on, be standard output a file.

    It is not asked where its cursor is: what it replies is none of the keys, and no question ends
    before prompt_toolkit has waited for it.
    """
    output = create_output(always_prefer_tty=True)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output


class Desk:
    """An application that outlasts what is asked at it.

    To make one for each question, with a loop of its own, would take longer than all the rest
    between two questions.
    """

    def __init__(self, stage: Stage, keys: Input) -> None:
        self.stage = stage
        self._runner = Runner()
        self.application: Application[Any] = Application(
            full_screen=True,
            input=keys,
            output=stage.output,
            include_default_pygments_style=False,
            style=Style([*_BOLD, ("scrollbar.button", "reverse")]),
            # What was drawn stays until the next thing is: nobody sees it drawn once more.
            erase_when_done=True,
        )

    def close(self) -> None:
        """Let the loop go."""
        self._runner.close()

    @staticmethod
    def drop_paste(event: KeyPressEvent) -> None:
        """Drop a paste where nothing is written, and the keys behind it but Ctrl-C."""
        behind = event.key_processor.empty_queue()
        event.key_processor.feed_multiple([each for each in behind if each.key == Keys.ControlC])

    def ask(self, layout: Layout, keys: KeyBindings) -> object:
        """What comes of it where a *layout* is shown and its *keys* are pressed."""
        self.application.layout, self.application.key_bindings = layout, keys
        running = self.application.run_async(set_exception_handler=False, handle_sigint=False)
        return self._runner.run(running)
