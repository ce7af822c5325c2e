"""The alternate screen of a terminal, and the pages that are shown there one after the other."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, cast

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Size
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.layout import (
    AnyContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    UIControl,
    Window,
)
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from reflect.terminal.page import Lines
from reflect.terminal.room import Asked, Moves

#: The widest a page is, in cells: longer lines are hard to read.
WIDEST = 90
#: By the names of the parts of a list of options, and of a scrollbar.
_STYLE = Style.from_dict(
    {
        **dict.fromkeys(("pointer", "highlighted", "separator"), "bold"),
        "scrollbar.button": "reverse",
    }
)


class Stage:
    """An output whose alternate screen outlasts each page, and that no closed terminal stops.

    Each application of prompt_toolkit enters the alternate screen and leaves it again; between two
    of them one would see the shell.
    """

    def __init__(self, output: Output) -> None:
        self._output = output
        self._is_open = self._is_held = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._output, name)

    def get_size(self) -> Size:
        """As much of the terminal as is used."""
        size = self._output.get_size()
        return Size(size.rows, min(size.columns, WIDEST))

    def close(self) -> None:
        """Wipe the alternate screen and leave it, if it was entered."""
        if self._is_open:
            self._is_open = self._is_held = False
            self._output.erase_screen()
            self._output.quit_alternate_screen()
            self._output.show_cursor()
            self.flush()

    def hold(self) -> None:
        """Show nothing more until the next page is drawn: what was there stays there till then."""
        self._is_held = True

    def enter_alternate_screen(self) -> None:
        """Begin a page: at the top of the screen, whatever stands there."""
        if not self._is_open:
            self._is_open = True
            self._output.enter_alternate_screen()
        self._is_held = False
        self._output.cursor_goto(0, 0)

    def quit_alternate_screen(self) -> None:
        """End a page: the screen stays."""

    def flush(self) -> None:
        """Show what was drawn; a terminal that has been closed takes nothing any more."""
        if not self._is_held:
            with suppress(OSError):
                self._output.flush()


Output.register(Stage)


class Around(NamedTuple):
    """What stands around a field, and what becomes of its text."""

    #: The lines above it, on a screen of so many columns and rows.
    page: Callable[[int, int], list[str]]
    #: The line at the bottom, in so many columns.
    keys: Lines
    #: What is wrong with a text, on lines of so many columns; nothing where it is an answer.
    problem: Callable[[str, int], list[str]] = lambda text, columns: []
    #: Keeps what is typed and not yet an answer.
    jot: Callable[[str], None] = lambda text: None


class Page(Asked):
    """A page, something to answer with below it, and at the bottom the line of keys."""

    def __init__(
        self,
        stage: Stage,
        around: Around,
        rows: Sequence[AnyContainer],
        moves: Moves,
        focused: UIControl,
    ) -> None:
        self._stage, self.around = stage, around
        self._is_refused = False
        above = shown(lambda: self.around.page(self.size.columns, self.size.rows))
        every = HSplit([above, *rows, shown(self._below)])
        application: Application[Any] = Application(
            layout=Layout(every, focused_element=focused),
            full_screen=True,
            output=cast("Output", stage),
            include_default_pygments_style=False,
            style=_STYLE,
            # What was drawn stays until the next page is: nobody sees it drawn once more.
            erase_when_done=True,
        )
        super().__init__(application, moves, around.jot)

    @property
    def size(self) -> Size:
        """How much of the screen there is."""
        return self._stage.get_size()

    def leave(self, result: object) -> None:
        if self.application.future:
            self._stage.hold()
        super().leave(result)

    def done(self) -> None:
        """End with what is typed, if that is an answer."""
        self._is_refused = bool(self.problem(self.size.columns))
        if not self._is_refused:
            self.leave(self.text)

    def problem(self, columns: int) -> list[str]:
        """What is wrong with what is typed, on lines of so many columns."""
        return self.around.problem(self.text, columns)

    def _changed(self, _: object = None) -> None:
        self._is_refused = False
        super()._changed()

    def _below(self) -> list[str]:
        """What is wrong, if that was tried, and the line of keys."""
        columns = self.size.columns
        wrong = self.problem(columns) if self._is_refused else []
        return [*wrong, *self.around.keys(columns)]


def shown(lines: Callable[[], list[str]]) -> Window:
    """A window that is just as high as its *lines*."""
    text = FormattedTextControl(lambda: ANSI("\n".join(lines())))
    return Window(text, height=lambda: Dimension.exact(len(lines())))
