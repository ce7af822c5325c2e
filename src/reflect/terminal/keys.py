"""Pages to read, and on the last one the keys to choose from."""

from collections.abc import Callable, Collection

from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window

from reflect.terminal.asked import Asked
from reflect.terminal.desk import Desk
from reflect.terminal.drawn import drawn
from reflect.terminal.page import Lines
from reflect.terminal.pages import pages


class Keys(Asked):
    """Text that is turned page by page, and the keys to choose from below its last page."""

    def __init__(
        self,
        desk: Desk,
        keys: Collection[str],
        *,
        text: Lines,
        last: Lines,
        others: Lines,
        on: str = "enter",
    ) -> None:
        self._text, self._last, self._others = text, last, others
        #: The one of the keys that Enter stands for, and with it whatever people press to go on.
        self._on = on
        self._page, self._count = 0, 1
        layout = Layout(Window(FormattedTextControl(self._drawn, show_cursor=False)))
        super().__init__(desk, layout, self._bindings(keys))

    def unsafe_ask(self, patch_stdout: bool = False) -> str | None:
        """The key that is pressed; nothing for Ctrl-C, a signal or the end of input."""
        pressed = super().unsafe_ask()
        return pressed if isinstance(pressed, str) else None

    def paused(self) -> None:
        """Nothing is pressed."""

    def _bindings(self, keys: Collection[str]) -> KeyBindings:
        bindings = KeyBindings()
        bindings.add("<any>")(lambda _: None)
        is_last = Condition(lambda: self._page == self._count - 1)
        for name in keys:
            # The way out is open on every page.
            seen = Always() if name == "q" else is_last
            for same in {name, name.upper()} if len(name) == 1 else {name}:
                bindings.add(same, eager=True, filter=seen)(self._pressing(name))
        for name in ("enter", "tab", "escape", "c-d"):
            if self._on in keys:
                bindings.add(name, eager=True, filter=is_last)(self._pressing(self._on))
            bindings.add(name, eager=True, filter=~is_last)(self._turning(1))
        for name, by in (("pagedown", 1), ("down", 1), ("pageup", -1), ("up", -1)):
            turns = ~is_last if by > 0 else Condition(lambda: self._page > 0)
            bindings.add(name, eager=True, filter=turns)(self._turning(by))
        return bindings

    def _pressing(self, name: str) -> Callable[[KeyPressEvent], None]:
        return lambda _: self.leave(name)

    def _turning(self, by: int) -> Callable[[KeyPressEvent], None]:
        def turn(_: KeyPressEvent) -> None:
            self._page += by

        return turn

    def _drawn(self) -> StyleAndTextTuples:
        return drawn(self._lines())

    def _lines(self) -> list[str]:
        """The page that is seen; a screen that became smaller has more of them."""
        size = self._stage.size
        last, others = self._last(size.columns), self._others(size.columns)
        rooms = max(3, size.rows - len(last)), max(3, size.rows - len(others))
        every = list(pages(self._text(size.columns), *rooms))
        self._count = len(every)
        self._page = min(self._page, self._count - 1)
        return [*every[self._page], *(last if self._page == self._count - 1 else others)]
