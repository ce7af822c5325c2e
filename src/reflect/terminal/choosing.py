"""Something to choose from, below a page; and menus, in which a letter is enough."""

from asyncio import TimerHandle
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from prompt_toolkit.filters import Condition
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import (
    ConditionalContainer,
    ConditionalMargin,
    HSplit,
    Layout,
    ScrollbarMargin,
    ScrollOffsets,
    Window,
)

from reflect.interview import Move
from reflect.questions import Unfit, Value
from reflect.terminal.around import Around, More, Reply, Suspend
from reflect.terminal.asked import CAN_SUSPEND, Asked, doing
from reflect.terminal.desk import Desk
from reflect.terminal.drawn import window
from reflect.terminal.options import Options, Ruler
from reflect.terminal.page import Lines, Option
from reflect.terminal.pages import paged
from reflect.terminal.ways import said
from reflect.text import visible

#: In seconds: how long a further digit is waited for.
PATIENCE = 1.5


class Meaning(NamedTuple):
    """What is chosen, and the text that stands for it."""

    #: What a text means, None for an empty one; raises Unfit.
    read: Callable[[str], Value | None]
    write: Callable[[Value], str]


def _unfit(text: str) -> None:
    if text:
        raise Unfit


#: Where nothing means anything but the names of the options.
NAMES = Meaning(_unfit, str)


class Choosing(Asked):
    """A page, and options or numbers to choose from: with arrows, by number, or by name.

    What is typed and means nothing by itself is looked for. All of it stays while one looks
    elsewhere.
    """

    def __init__(
        self,
        desk: Desk,
        control: Options | Ruler,
        meaning: Meaning,
        typed: str = "",
        *,
        may_escape: bool = False,
    ) -> None:
        self._control, self._meaning, self._may_escape = control, meaning, may_escape
        self._typed = ""
        self._deciding: TimerHandle | None = None
        #: Whether a number was typed last: a blank behind it chooses nothing.
        self._is_numbered = False
        self.put(typed)
        super().__init__(desk, self._laid_out(), self._bindings())

    @property
    def text(self) -> str:
        """What one would type to choose the same."""
        value = self._control.value
        return self._typed.strip() if value is None else self._meaning.write(value)

    def put(self, text: str) -> None:
        """Choose what a *text* stands for; what stands for nothing is there to be corrected."""
        value = self._read(text)
        self._control.show(value)
        self._typed = text if value is None else ""

    def paste(self, event: KeyPressEvent) -> None:
        """Take what is pasted for typed, on one line; it ticks nothing."""
        pasted = self._typed + " ".join(event.data.split())
        if not self._control.is_many:
            self._type(pasted)
            return
        self._typed = pasted
        self._control.look_for(pasted)
        self._changed()

    def paused(self) -> Move:
        self._decide()
        return super().paused()

    def unsafe_ask(self, patch_stdout: bool = False) -> Reply:
        """What is chosen, as one would type it, or where somebody wants to go instead."""
        try:
            return super().unsafe_ask()
        finally:
            self._decide()

    def _read(self, text: str) -> Value | None:
        try:
            return self._meaning.read(text)
        except Unfit:
            return self._control.named(text)

    def _laid_out(self) -> Layout:
        margin = ConditionalMargin(ScrollbarMargin(display_arrows=True), Condition(self._is_long))
        self._window = Window(
            self._control,
            # All lines of an option are seen, and a heading above it.
            scroll_offsets=ScrollOffsets(top=1, bottom=lambda: self._control.height - 1),
            right_margins=[margin],
            dont_extend_height=True,
        )
        if isinstance(self._control, Options):
            self._control.seen = self._seen
        chosen = ConditionalContainer(self._window, Condition(self._is_choosing))
        rows = [
            window(lambda: self._around.page(*self._size)),
            chosen,
            window(self._line),
            Window(),
        ]
        return Layout(HSplit([*rows, window(self._bottom)]), focused_element=self._window)

    def _is_choosing(self) -> bool:
        """Whether the options are seen."""
        return True

    def _seen(self) -> int:
        """How many rows of the options are seen at once."""
        info = self._window.render_info
        return info.window_height if info else 1

    def _is_long(self) -> bool:
        info = self._window.render_info
        return bool(info and info.content_height > info.window_height)

    def _line(self) -> list[str]:
        """What is typed; at a scale the number that is pointed at."""
        shown = self._typed or (self.text if isinstance(self._control, Ruler) else "")
        is_there = shown or isinstance(self._control, Ruler)
        return ["", f" > {visible(shown)}"] if is_there else []

    def _bindings(self) -> KeyBindings:
        keys, control = KeyBindings(), self._control
        forward = -1 if isinstance(control, Ruler) else 1
        moves: dict[str, Callable[[], object]] = {
            "down": partial(self._move, control.step, forward),
            "up": partial(self._move, control.step, -forward),
            "right": partial(self._move, control.step, 1),
            "left": partial(self._move, control.step, -1),
            "pagedown": partial(self._move, control.leap, forward),
            "pageup": partial(self._move, control.leap, -forward),
            "home": partial(self._move, control.go_to, 0),
            "end": partial(self._move, control.go_to, -1),
            "backspace": self._take_back,
            "delete": self._take_back,
            "c-u": partial(self._type, ""),
            "tab": self._leave,
            **dict.fromkeys(("enter", "c-d", "c-s"), self._enter),
            **({"escape": self._leave} if self._may_escape else {}),
            **({"c-z": lambda: self.leave(Suspend())} if CAN_SUSPEND else {}),
        }
        keys.add("<any>")(lambda event: self._press(event.data))
        for name, move in moves.items():
            keys.add(name, eager=True)(doing(move))
        return keys

    def _leave(self) -> None:
        self._decide()
        self.leave(More())

    def _enter(self) -> None:
        """Be done; or, where several are chosen, tick first what was typed."""
        is_typed = self._control.is_many and self._typed
        self._decide()
        if is_typed and self._typed and isinstance(self._control, Options):
            self._tick()
        if not is_typed or self._typed:
            self._done()

    def _problem(self, columns: int) -> list[str]:
        # What is typed beside ticks, and is no option, is not let go unseen.
        beside = self._typed if self._control.is_many else ""
        return self._around.problem(beside or self.text, columns)

    def _move(self, move: Callable[[int], object], by: int) -> None:
        self._decide()
        self._is_numbered = False
        if not self._control.is_filtered:
            self._typed = ""
        move(by)
        self._changed()

    def _press(self, letter: str) -> None:
        """Go on with what is typed, or tick."""
        is_numbered, self._is_numbered = self._is_numbered, False
        if letter[:1] < " ":
            return  # a key that does nothing here
        if self._control.is_many and letter in " ,":
            self._decide()
            if letter == " " and not (is_numbered or self._is_numbered):
                self._tick()
            self._is_numbered = letter == ","
        elif letter != " " or self._typed:
            self._type(self._typed + letter)

    def _type(self, typed: str) -> None:
        """Choose what is *typed*, if it means something; else look for it."""
        self._typed = typed
        value = self._read(typed)
        self._wait(0)
        if typed.isdecimal() and value is not None:
            if not self._control.is_many:
                self._control.show(value)
                self._wait(PATIENCE)
            elif isinstance(self._control, Options) and self._control.may_go_on(typed):
                self._wait(PATIENCE)
            else:
                self._decide()
        elif value is not None and not self._control.is_many:
            self._control.show(value)
        else:
            self._control.look_for(typed)
        self._changed()

    def _decide(self) -> None:
        """Let a number be whole; what is typed next is another one."""
        self._wait(0)
        value = self._read(self._typed) if self._typed.isdecimal() else None
        if value is None:
            return
        if isinstance(self._control, Options) and self._control.is_many:
            self._control.point_at(value)
            self._tick()
            self._is_numbered = True
        self._typed = ""
        self.application.invalidate()

    def _wait(self, seconds: float) -> None:
        """Decide after so many *seconds*; never with none."""
        if self._deciding:
            self._deciding.cancel()
        loop = self.application.loop if seconds else None
        self._deciding = loop.call_later(seconds, self._decide) if loop else None

    def _tick(self) -> None:
        if isinstance(self._control, Options) and self._control.tick():
            self._typed = ""
            self._changed()

    def _take_back(self) -> None:
        """Take back what was typed last; without that, what one is chosen."""
        if self._typed or not self._control.is_many:
            self._type(self._typed[:-1])


class Menu(Choosing):
    """Text that is turned page by page, and below its last page the ways on from there."""

    _control: Options

    def __init__(
        self, desk: Desk, ways: Options, text: Lines, *, last: Lines, others: Lines, out: str
    ) -> None:
        self._last, self._others, self._out = last, others, out
        self._paged = lru_cache(maxsize=1)(partial(paged, text, last, others, ways.rows))
        self._page, self._count = 0, 1
        #: What else stands for a way: yes and no in any language.
        self._said = said(
            {str(row.value): row.label for row in ways.rows if isinstance(row, Option)}
        )
        super().__init__(desk, ways, NAMES, may_escape=True)
        if not out:
            ways.go_to(0)  # Enter is the first of them
        self.around(Around(self._lines, self._keys_below))

    @property
    def text(self) -> str:
        """The way that is pointed at, or the one out."""
        return str(self._control.value if self._control.pointed else self._out)

    def paste(self, event: KeyPressEvent) -> None:
        """Leave a paste to the next field, and go there where that is a key away."""
        self._desk.drop_paste(event)
        store_typeahead(self.application.input, event.key_sequence)
        if self._out:
            self.leave(self._out)

    def _is_choosing(self) -> bool:
        return self._page == self._count - 1

    def _lines(self, columns: int, rows: int) -> list[str]:
        """The page that is seen; a screen that became smaller has more of them."""
        every = self._paged(columns, rows)
        self._count = len(every)
        self._page = min(self._page, self._count - 1)
        return every[self._page]

    def _keys_below(self, columns: int) -> list[str]:
        return (self._last if self._is_choosing() else self._others)(columns)

    def _press(self, letter: str) -> None:
        way = self._said.get(letter.casefold(), letter.casefold())
        if way in self._control.values and (self._is_choosing() or way == "q"):
            # The way out is open on every page.
            self.leave(way)

    def _enter(self) -> None:
        self._turn(1, self._done)

    def _leave(self) -> None:
        self._turn(1, lambda: self.leave(self._out))

    def _turn(self, by: int, last: Callable[[], object]) -> None:
        """Turn the page; at the last one do what is done there."""
        if self._is_choosing():
            last()
        else:
            self._page += by

    def _move(self, move: Callable[[int], object], by: int) -> None:
        is_first = not self._control.pointed or self._control.is_first
        turns = move == self._control.leap or not self._is_choosing() or (by < 0 and is_first)
        if turns and 0 <= self._page + by < self._count and move != self._control.go_to:
            self._page += by
        elif self._is_choosing():
            move(by)
