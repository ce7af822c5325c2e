"""The alternate screen of a terminal, held from the first page of a sitting to its last."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, cast

if TYPE_CHECKING:
    from prompt_toolkit.output import Output

if sys.platform != "win32":
    import termios

#: The widest a page is, in cells.
WIDEST = 90

#: As prompt_toolkit has it.
ENTERED, LEFT, WIPED = "\x1b[?1049h\x1b[H", "\x1b[?1049l", "\x1b[2J"
HIDDEN, SEEN = "\x1b[?25l", "\x1b[?25h"


class Size(NamedTuple):
    """How large a screen is."""

    rows: int
    columns: int


class Stage:
    """An output whose alternate screen outlasts each field, and that a closed terminal cannot stop.

    Each field of prompt_toolkit enters the alternate screen and leaves it again; between two of
    them one would see the shell. The first page is there before prompt_toolkit is.
    """

    def __init__(self, output: "Output | None" = None) -> None:
        self._given = output
        self._is_open = False
        self._is_held = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._output, name)

    @cached_property
    def _output(self) -> "Output":
        from prompt_toolkit.output import create_output  # only here: it takes its time

        # Standard output may be a file that only wants the entry's path.
        return self._given or create_output(always_prefer_tty=True)

    @property
    def output(self) -> "Output":
        """The stage, as what prompt_toolkit draws on."""
        return cast("Output", self)

    @cached_property
    def _bare(self) -> TextIO | None:
        """The terminal as it is without prompt_toolkit, where that can be drawn on."""
        if self._given or sys.platform == "win32":
            return None
        return next((each for each in (sys.stdout, sys.stderr) if each.isatty()), None)

    @property
    def is_bare(self) -> bool:
        """Whether prompt_toolkit has not drawn yet, and need not be waited for."""
        return self._bare is not None and "_output" not in self.__dict__

    @property
    def size(self) -> Size:
        """As much of the terminal as is used: longer lines are hard to read."""
        if self.is_bare and self._bare:
            with suppress(OSError):
                columns, rows = os.get_terminal_size(self._bare.fileno())
                return Size(rows or 24, min(columns or 80, WIDEST))
        size = self._output.get_size()
        return Size(size.rows, min(size.columns, WIDEST))

    def sketch(self, above: list[str], below: list[str], cursor: tuple[int, int] | None) -> None:
        """Show lines where prompt_toolkit will draw them, and the *cursor* in a row and column."""
        rows = self.size.rows
        last = rows - len(below)
        placed = [*enumerate(above[: max(0, last)], 1), *enumerate(below[-rows:], max(0, last) + 1)]
        drawn = "".join(f"\x1b[{row};1H{line}" for row, line in placed)
        if cursor:
            drawn += f"\x1b[{cursor[0] + 1};{cursor[1] + 1}H{SEEN}"
        self._is_open = True
        self._say(ENTERED + HIDDEN + drawn)

    def _say(self, text: str) -> None:
        """Send *text* to the terminal, if it takes any."""
        if self._bare:
            with suppress(OSError):
                self._bare.write(text)
                self._bare.flush()

    def open(self) -> None:
        """Enter the alternate screen."""
        if not self._is_open:
            self._is_open = True
            self._output.enter_alternate_screen()
            self.flush()

    def close(self) -> None:
        """Wipe the alternate screen and leave it, if it was entered."""
        if self._is_open and self.is_bare:
            self._is_open = False
            self._say(WIPED + LEFT + SEEN)
        elif self._is_open:
            self._is_open = self._is_held = False
            self._output.erase_screen()
            self._output.quit_alternate_screen()
            self._output.show_cursor()
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


@contextmanager
def unseen(keys: int) -> Iterator[None]:
    """Let what is typed wait unseen for whoever reads it: as prompt_toolkit does, before it can."""
    if sys.platform == "win32":
        yield
        return
    try:
        before = termios.tcgetattr(keys)
        raw = termios.tcgetattr(keys)
        raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        raw[6][termios.VMIN] = 1
        termios.tcsetattr(keys, termios.TCSANOW, raw)
    except termios.error:
        yield  # it has been closed: whoever reads from it will hear of that
        return
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(keys, termios.TCSANOW, before)


def drain(keys: int) -> None:
    """Let go of what was typed and not read."""
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        with suppress(OSError, termios.error):
            termios.tcflush(keys, termios.TCIFLUSH)
