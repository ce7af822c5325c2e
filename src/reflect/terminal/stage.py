"""The alternate screen of a terminal, held from the first field of a sitting to its last."""

import sys
from contextlib import suppress
from typing import Any, cast

from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.output import Output, create_output

if sys.platform == "win32":
    import msvcrt
else:
    import termios

#: The widest a page is, in cells.
WIDEST = 90


class Stage:
    """An output whose alternate screen outlasts each field, and that a closed terminal cannot stop.

    Each field of prompt_toolkit enters the alternate screen and leaves it again; between two of
    them one would see the shell.
    """

    def __init__(self, output: Output | None = None) -> None:
        # Standard output may be a file that only wants the entry's path.
        self._output = output or create_output(always_prefer_tty=True)
        self._is_open = False
        self._is_held = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._output, name)

    @property
    def output(self) -> Output:
        """The stage, as what prompt_toolkit draws on."""
        return cast(Output, self)

    @property
    def size(self) -> Size:
        """As much of the terminal as is used: longer lines are hard to read."""
        size = self._output.get_size()
        return Size(size.rows, min(size.columns, WIDEST))

    def open(self) -> None:
        """Enter the alternate screen."""
        if not self._is_open:
            self._is_open = True
            self._output.enter_alternate_screen()
            self.flush()

    def close(self) -> None:
        """Wipe the alternate screen and leave it, if it was entered."""
        if self._is_open:
            self._is_open = self._is_held = False
            self._output.erase_screen()
            self._output.quit_alternate_screen()
            self.flush()

    def hold(self) -> None:
        """Show nothing more until the next field is drawn: what was there stays there till then."""
        self._is_held = True

    def enter_alternate_screen(self) -> None:
        """Begin a field: at the top of the screen, whatever stands there."""
        self.open()
        self._is_held = False
        self._output.cursor_goto(0, 0)

    def quit_alternate_screen(self) -> None:
        """End a field: the screen stays."""

    def flush(self) -> None:
        """Show what was drawn; a terminal that has been closed takes nothing any more."""
        if not self._is_held:
            with suppress(OSError):
                self._output.flush()


Output.register(Stage)


def drain(keys: Input) -> None:
    """Let go of what was typed and not read."""
    clear_typeahead(keys)
    if sys.platform == "win32":
        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        with suppress(OSError, termios.error):
            termios.tcflush(keys.fileno(), termios.TCIFLUSH)
