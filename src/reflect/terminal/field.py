"""A page with a field to write in."""

from functools import lru_cache
from typing import Self

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.dimension import Dimension
from wcwidth import iter_graphemes

from reflect.terminal.around import Around, More, Reply, Suspend, margin
from reflect.terminal.asked import CAN_SUSPEND, Asked, doing
from reflect.terminal.desk import Desk
from reflect.terminal.drawn import window
from reflect.terminal.prose import Prose

#: In characters: families of emoji are long.
LONGEST_LETTER = 32


def written(typed: str, *, many_lines: bool) -> Buffer:
    """What stands in a field: it keeps its cursor and its undo while one looks elsewhere."""
    return Buffer(
        document=Document(typed, len(typed)), multiline=many_lines, history=DummyHistory()
    )


class Field(Asked):
    """A page, below it a field, and at the bottom the line of keys.

    It serves for one text after the other: prompt_toolkit learns its keys only once.
    """

    def __init__(self, desk: Desk, *, many_lines: bool) -> None:
        self._many_lines = many_lines
        self._text = written("", many_lines=many_lines)
        self._prose = Prose(self._text)
        #: Where the last letter was put in.
        self._typed_to = -1
        super().__init__(desk, self._laid_out(), self._bindings())

    def around(self, around: Around) -> Self:
        self._above = lru_cache(maxsize=1)(around.page)
        return super().around(around)

    def at(self, text: Buffer) -> Self:
        """The field, with a *text* in it."""
        self._text = text
        self._prose.show(text)
        self._typed_to = -1
        # Whatever accepts a text in prompt_toolkit is done here; the text stays in the buffer.
        text.accept_handler = lambda _: self._done()
        return self

    @property
    def text(self) -> str:
        return self._text.text

    def unsafe_ask(self, patch_stdout: bool = False) -> Reply:
        """What is written, or where somebody wants to go instead."""
        self._text.on_text_changed += self._text_changed
        try:
            return super().unsafe_ask()
        finally:
            self._text.on_text_changed -= self._text_changed

    def _laid_out(self) -> Layout:
        left = margin(many_lines=self._many_lines)
        prose = Window(
            self._prose,
            width=lambda: Dimension.exact(max(1, self._size[0] - len(left) - 1)),
            height=Dimension(min=1),
            dont_extend_height=not self._many_lines,
        )
        field = VSplit(
            [
                Window(FormattedTextControl(left), width=len(left), height=Dimension(min=1)),
                prose,
                Window(),
            ]
        )
        rows = [
            window(lambda: self._above(*self._size)),
            field,
            *([] if self._many_lines else [Window()]),
            window(self._bottom),
        ]
        return Layout(HSplit(rows), focused_element=prose)

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        done = [
            ("c-d",),
            ("c-s",),
            ("escape", "enter"),
            *([] if self._many_lines else [("enter",)]),
        ]
        for each in done:
            keys.add(*each, eager=True)(lambda _: self._done())
        if self._many_lines:
            keys.add("enter", eager=True)(lambda _: self._text.insert_text("\n"))
        keys.add("tab", eager=True)(lambda _: self.leave(More()))
        keys.add("c-z", eager=True)(lambda _: self.leave(Suspend()) if CAN_SUSPEND else None)
        moves = {
            "up": lambda: self._prose.move(-1),
            "down": lambda: self._prose.move(1),
            "pageup": lambda: self._prose.move(-self._seen),
            "pagedown": lambda: self._prose.move(self._seen),
            "c-v": lambda: self._prose.move(self._seen),
            "home": self._prose.to_start,
            "end": self._prose.to_end,
            "left": lambda: self._go(-self._before),
            "right": lambda: self._go(self._behind),
            "backspace": lambda: self._text.delete_before_cursor(self._before),
            "delete": lambda: self._text.delete(self._behind),
        }
        for name, move in moves.items():
            keys.add(name, eager=True)(doing(move))
        # They would be done with what is written, as a shell's line is, or put in a control code.
        for each in (("c-o",), ("c-q",), ("escape", "#")):
            keys.add(*each, eager=True)(lambda _: None)
        for digit in "0123456789":
            keys.add("escape", digit, eager=True)(self._type)
        keys.add("<any>", save_before=lambda _: False)(self._type)
        return keys

    def _go(self, by: int) -> None:
        """Move the cursor, over line ends too."""
        self._text.cursor_position = max(0, self._text.cursor_position + by)

    @property
    def _before(self) -> int:
        """How long what looks like one letter before the cursor is; a line end counts."""
        near = self._text.text[max(0, self._text.cursor_position - LONGEST_LETTER) :]
        near = near[: min(LONGEST_LETTER, self._text.cursor_position)]
        return len([*iter_graphemes(near), "."][-2]) if near else 1

    @property
    def _behind(self) -> int:
        """The same behind the cursor."""
        at = self._text.cursor_position
        return len(next(iter(iter_graphemes(self._text.text[at : at + LONGEST_LETTER])), "."))

    @property
    def _seen(self) -> int:
        """How many rows of the field are seen at once, less one to go on from."""
        info = self.application.layout.current_window.render_info
        return max(1, info.window_height - 1) if info else 1

    def _type(self, event: KeyPressEvent) -> None:
        """Put in a letter; undo takes back a word at a time."""
        if event.data[:1] < " ":
            return  # a key that does nothing here
        if self._text.cursor_position != self._typed_to or event.data.isspace():
            self._text.save_to_undo_stack()
        self._text.insert_text(event.data * event.arg)
        self._typed_to = self._text.cursor_position

    def paste(self, event: KeyPressEvent) -> None:
        """Put in what is pasted, on one line where only one is asked for."""
        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        self._text.save_to_undo_stack()
        self._text.insert_text(text if self._many_lines else " ".join(text.splitlines()))

    def _text_changed(self, _: Buffer) -> None:
        self._changed()
