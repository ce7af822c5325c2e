"""The alternate screen, and the pages shown on it one after the other."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, cast

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

from reflect.interview import Prompt
from reflect.terminal import page
from reflect.terminal.page import Lines, no_lines
from reflect.terminal.screen_session import KeyHandlers, ScreenQuestion

#: The maximum width of a page, in cells: longer lines are hard to read.
WIDEST = 90
# Classes of questionary's option lists, and of the scrollbar.
_STYLE = Style.from_dict(
    {
        **dict.fromkeys(("pointer", "highlighted", "separator"), "bold"),
        "scrollbar.button": "reverse",
    }
)


class AlternateScreen:
    """An output that stays on the alternate screen between pages, and ignores a closed terminal.

    Each application of prompt_toolkit enters the alternate screen and leaves it again; between two
    of them the shell would flash up.
    """

    def __init__(self, output: Output) -> None:
        self._output = output
        self._is_open = self._is_held = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._output, name)

    def get_size(self) -> Size:
        """The part of the terminal that is used."""
        size = self._output.get_size()
        return Size(size.rows, min(size.columns, WIDEST))

    def close(self) -> None:
        """Erase the alternate screen and leave it, if it was entered."""
        if self._is_open:
            self._is_open = self._is_held = False
            self._output.erase_screen()
            self._output.quit_alternate_screen()
            self._output.show_cursor()
            self.flush()

    def hold(self) -> None:
        """Stop output until the next page begins: the last page stays in view."""
        self._is_held = True

    def enter_alternate_screen(self) -> None:
        """Begin a page at the top of the screen, over the last one."""
        if not self._is_open:
            self._is_open = True
            self._output.enter_alternate_screen()
        self._is_held = False
        self._output.cursor_goto(0, 0)

    def quit_alternate_screen(self) -> None:
        """Do nothing: the alternate screen stays on after a page."""

    def flush(self) -> None:
        """Write the buffered output; errors of a closed terminal are ignored."""
        if not self._is_held:
            with suppress(OSError):
                self._output.flush()


Output.register(AlternateScreen)


class Page(ScreenQuestion):
    """A page: lines above, a control to answer with, and at the bottom the key bar."""

    def __init__(
        self,
        stage: AlternateScreen,
        rows: Sequence[AnyContainer],
        moves: KeyHandlers,
        focused: UIControl,
        jot: Callable[[str], object] = lambda text: None,
    ) -> None:
        self._stage, self._is_refused = stage, False
        every = HSplit([shown(self.above), *rows, shown(self._bottom)])
        application: Application[Any] = Application(
            layout=Layout(every, focused_element=focused),
            full_screen=True,
            output=cast("Output", stage),
            include_default_pygments_style=False,
            style=_STYLE,
            # The page stays on the screen until the next one is drawn; it is not drawn once more.
            erase_when_done=True,
        )
        super().__init__(application, moves, jot)

    @abstractmethod
    def above(self) -> list[str]:
        """The lines above the control."""

    @abstractmethod
    def below(self) -> list[str]:
        """The key bar."""

    def problem(self) -> list[str]:
        """The lines that say why the text is no answer; none where it is one."""
        return []

    @property
    def size(self) -> Size:
        """The part of the terminal that is used, in columns and rows."""
        return self._stage.get_size()

    def leave(self, result: object) -> None:
        if self.application.future:
            self._stage.hold()
        super().leave(result)

    def done(self) -> None:
        """End with the text, if it is an answer."""
        self._is_refused = bool(self.problem())
        if not self._is_refused:
            self.leave(self.text)

    def _changed(self, _: object = None) -> None:
        self._is_refused = False
        super()._changed()

    def _bottom(self) -> list[str]:
        return [*(self.problem() if self._is_refused else []), *self.below()]


class PromptPage(Page):
    """A page that asks a question of a worksheet, or whom it is about."""

    def __init__(
        self,
        stage: AlternateScreen,
        prompt: Prompt,
        rows: Sequence[AnyContainer],
        moves: KeyHandlers,
        focused: UIControl,
    ) -> None:
        self.prompt = prompt
        #: Whether all of the guidance is shown.
        self.is_guided = False
        #: The lines above the guidance.
        self.top: Lines = no_lines
        super().__init__(stage, rows, moves, focused, prompt.autosave)

    def answer_rows(self) -> int:
        """The number of rows that the answer takes, or its options."""
        return 1

    def has_room(self, top: Lines = no_lines) -> bool:
        """Whether *top*, the whole guidance, and the question fit above the answer."""
        layouts = page.layouts(self.prompt, self.size.columns, whole=True, top=top)
        return len(layouts[0]) <= self._room()

    def above(self) -> list[str]:
        """The question, and around it all that has room."""
        rows, columns = self.size
        room = self._room()
        layouts = page.layouts(self.prompt, columns, whole=self.is_guided, top=self.top)
        lines = next((each for each in layouts if len(each) <= room), layouts[-1])
        return lines[-max(room, rows - page.MIN_ROWS - page.MIN_OPTION_ROWS) :]

    def below(self) -> list[str]:
        return page.keys(self.prompt, self.size.columns)

    def pending_text(self) -> str:
        """The text that has to be an answer before the page can be left with it."""
        return self.text

    def problem(self) -> list[str]:
        if self.prompt.is_valid(self.pending_text()):
            return []
        return page.strong(page.wanted(self.prompt), self.size.columns)

    def _room(self) -> int:
        """The number of rows above the answer, or above as many of its options as are in view."""
        rows = self.size.rows
        seen = min(self.answer_rows(), max(rows // 2 - page.MIN_ROWS, page.MIN_OPTION_ROWS))
        return max(1, rows - page.MIN_ROWS + 1 - seen)


def shown(lines: Callable[[], list[str]]) -> Window:
    """A window as high as its *lines*."""
    text = FormattedTextControl(lambda: ANSI("\n".join(lines())))
    return Window(text, height=lambda: Dimension.exact(len(lines())))
