"""Lines as somebody types them, at a terminal or into a pipe; a half one is never out of sight."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from time import monotonic
from types import FrameType
from typing import NamedTuple, Self, TextIO

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.layout import BufferControl, Layout, Window
from prompt_toolkit.output import DummyOutput, Output
from prompt_toolkit.utils import is_dumb_terminal

from reflect.interview import Move
from reflect.terminal.room import HANGUP, JOTTED_AFTER, Asked, Room, heed, keys, screen
from reflect.terminal.wrapping import cells, shown

PROMPT = "> "
#: A terminal is to tell what is pasted, and to stop doing so.
PASTES, NO_PASTES = "\x1b[?2004h", "\x1b[?2004l"

#: Keeps a half typed line, and tells whether there was anything new to keep.
Keep = Callable[[str], object]


class Typed(NamedTuple):
    """A line; or, where a signal or the end of input came first, what there was of it."""

    text: str
    is_whole: bool = True
    #: Ctrl-D was pressed instead, as one is done with a field.
    is_done: bool = False

    @property
    def is_pasted(self) -> bool:
        """Whether it was pasted, and is no command: nobody types several lines as one."""
        return "\n" in self.text


class Line(Asked):
    """A line below all that was said, whose letters are put out as they are typed.

    prompt_toolkit's own prompt moves about at each letter, and at Enter it draws all of the line
    again: a screen reader reads out what was written a second time.
    """

    def __init__(self, out: Output, keep: Keep) -> None:
        self._out, self._is_dumb = out, is_dumb_terminal()
        #: What is seen of the line, and where the cursor stands in it.
        self._shown, self._at = "", 0
        self._buffer = Buffer(history=DummyHistory(), multiline=True, on_text_changed=self._changed)
        control = BufferControl(self._buffer)
        application: Application[object] = Application(
            layout=Layout(Window(control)),
            output=DummyOutput(),
            after_render=lambda _: self._draw(),
        )
        moves: dict[str, Callable[[], object]] = {
            "enter": lambda: self.leave(Typed(self.text)),
            "c-d": self._done,
            "tab": lambda: self.type("\t", 1),
        }
        # Nothing is there to be searched through.
        moves |= dict.fromkeys(("c-r", "c-s", "c-o", "c-q"), lambda: None)
        super().__init__(application, moves, keep)

    @property
    def text(self) -> str:
        return self._buffer.text

    def type(self, letter: str, count: int) -> None:
        self._buffer.insert_text(letter * count)

    def paste(self, event: KeyPressEvent) -> None:
        self._buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))

    def unsafe_ask(self, patch_stdout: bool = False) -> object:
        """What is typed, or that somebody is done; afterwards one is on a line of its own."""
        self._say(f"{'' if self._is_dumb else PASTES}{PROMPT}")
        reply = super().unsafe_ask()
        self._buffer.cursor_position = len(self.text)
        self._draw()
        self._say(f"{'' if self._is_dumb else NO_PASTES}\n")
        self._shown, self._at = "", 0
        return reply

    def _done(self) -> None:
        """As on an empty line; else it takes away a letter, as in a shell."""
        if self.text:
            self._buffer.delete()
        else:
            self.leave(Typed("", is_done=True))

    def _draw(self) -> None:
        """Show what has changed: what is gone is rubbed out, and what is new is written."""
        now, before = shown(self.text), self._shown
        if now != before:
            both = enumerate(zip(before, now, strict=False))
            kept = next((n for n, (old, new) in both if old != new), min(len(before), len(now)))
            self._go(kept)
            blanks = max(0, cells(before[kept:]) - cells(now[kept:]))
            self._shown = now + " " * blanks
            self._go(len(self._shown))
        self._go(self._buffer.cursor_position)
        self._shown = now

    def _go(self, to: int) -> None:
        """Move the cursor behind so many letters; forward by writing them again."""
        (row, column), (there, left) = self._place(self._at), self._place(to)
        if to > self._at:
            # At the end of a row a terminal waits for the next letter before it goes on.
            more = self._shown[self._at : to]
            self._say(more if left or more.endswith("\n") else f"{more}\n")
        elif there < row and self._is_dumb:
            self._say(f"\n{PROMPT}{self._shown[:to]}")
        elif to < self._at:
            up = f"\x1b[{row - there}A" if there < row else ""
            right = f"\x1b[{left - column}C" if left > column else "\b" * (column - left)
            self._say(up + right)
        self._at = to

    def _place(self, length: int) -> tuple[int, int]:
        """The row and the column behind so many letters, counted from the prompt."""
        columns, row, column = max(1, self._out.get_size().columns), -1, 0
        for line in f"{PROMPT}{self._shown[:length]}".split("\n"):
            more, column = divmod(cells(line), columns)
            row += 1 + more
        return row, column

    def _say(self, text: str) -> None:
        with suppress(OSError):
            self._out.write_raw(text)
            self._out.flush()


class Keyboard(Room):
    """Where lines come from that somebody types at a terminal."""

    is_terminal = True

    def __init__(self) -> None:
        super().__init__(keys())
        self._output = screen()

    def line(self, keep: Keep) -> Typed:
        """The next line; until then *keep* is given what there is of it, about once a second."""
        keep("")
        reply = self.run(Line(self._output, keep))
        if isinstance(reply, Typed):
            return reply
        half = reply.typed or "" if isinstance(reply, Move) else ""
        return Typed(half + self.unread(), is_whole=False)


class Pipe:
    """Where lines come from that a program writes; from the first signal on none is read."""

    def __init__(self, lines: TextIO, talk: TextIO) -> None:
        self._lines, self._talk = lines, talk
        #: Whether somebody types them after all.
        self.is_terminal = lines.isatty()
        self._stack = ExitStack()
        self._reads = False
        self._kept_at = 0.0
        self.signal = 0

    def __enter__(self) -> Self:
        heed(self._end, self._stack)
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    @contextmanager
    def left(self) -> Iterator[None]:
        """Leave the terminal to another program for a while."""
        yield

    def line(self, keep: Keep) -> Typed:
        """The next line; before that *keep* keeps what there is, if that is due."""
        typed: list[str] = []
        is_due = monotonic() - self._kept_at >= JOTTED_AFTER and not self.signal
        if is_due and keep(""):
            self._kept_at = monotonic()
        try:
            # Between a line and its place in the list no step of Python is done, so no signal can
            # come between them; nor between the end of the block and the next step.
            self._reads = True
            if not self.signal:
                self._say(PROMPT)
                typed.extend(map(self._lines.readline, (-1,)))
        except (KeyboardInterrupt, OSError):
            pass
        self._reads = False
        if typed and typed[0]:
            return Typed(typed[0].rstrip("\r\n"))
        if self.is_terminal:
            self.signal = self.signal or HANGUP
        self._say("\n")
        return Typed("", is_whole=False)

    def _say(self, text: str) -> None:
        with suppress(OSError):  # nobody need hear it
            self._talk.write(text)
            self._talk.flush()

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Stop at a signal: at once while a line is waited for, else before the next one."""
        self.signal = self.signal or number
        if self._reads:
            self._reads = False
            raise KeyboardInterrupt
