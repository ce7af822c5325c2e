"""Lines of input from a terminal or a pipe; an unfinished line is autosaved."""

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
from reflect.terminal.screen_session import (
    HANGUP,
    JOTTED_AFTER,
    ScreenQuestion,
    ScreenSession,
    heed,
    keys,
    screen,
)
from reflect.terminal.wrapping import cells, shown

PROMPT = "> "
#: Turn bracketed paste on and off.
PASTES, NO_PASTES = "\x1b[?2004h", "\x1b[?2004l"

#: Autosaves an unfinished line; returns whether it had changed.
Keep = Callable[[str], object]


class TypedLine(NamedTuple):
    """A line; or the part of it before a signal or the end of input (*is_whole* is false)."""

    text: str
    is_whole: bool = True
    #: Ctrl-D was pressed on an empty line, to end the answer.
    is_done: bool = False

    @property
    def is_pasted(self) -> bool:
        """Whether the line was pasted, and is no command: only a paste contains line ends."""
        return "\n" in self.text


class RawLineEditor(ScreenQuestion):
    """A line editor that only writes what changes.

    prompt_toolkit's own prompt moves the cursor about at each letter, and at Enter draws the whole
    line again: a screen reader would read it out twice.
    """

    def __init__(self, out: Output, keep: Keep) -> None:
        self._out, self._is_dumb = out, is_dumb_terminal()
        #: The text on the terminal, and the cursor's index in it.
        self._shown, self._at = "", 0
        self._buffer = Buffer(history=DummyHistory(), multiline=True, on_text_changed=self._changed)
        control = BufferControl(self._buffer)
        application: Application[object] = Application(
            layout=Layout(Window(control)),
            output=DummyOutput(),
            after_render=lambda _: self._draw(),
        )
        moves: dict[str, Callable[[], object]] = {
            "enter": lambda: self.leave(TypedLine(self.text)),
            "c-d": self._done,
            "tab": lambda: self.type("\t", 1),
        }
        # There is no history to search.
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
        """The line typed; afterwards the cursor is on a new line."""
        self._say(f"{'' if self._is_dumb else PASTES}{PROMPT}")
        reply = super().unsafe_ask()
        self._buffer.cursor_position = len(self.text)
        self._draw()
        self._say(f"{'' if self._is_dumb else NO_PASTES}\n")
        self._shown, self._at = "", 0
        return reply

    def _done(self) -> None:
        """End the answer on an empty line; else delete the next letter, as in a shell."""
        if self.text:
            self._buffer.delete()
        else:
            self.leave(TypedLine("", is_done=True))

    def _draw(self) -> None:
        """Write the difference to the text on the terminal, with spaces over deleted letters."""
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
        """Move the cursor to the index *to*; forward by writing the letters again."""
        (row, column), (there, left) = self._place(self._at), self._place(to)
        if to > self._at:
            # A terminal wraps at the end of a row only when the next letter comes.
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
        """The row and column of the cursor after *length* letters, counted from the prompt."""
        columns, row, column = max(1, self._out.get_size().columns), -1, 0
        for line in f"{PROMPT}{self._shown[:length]}".split("\n"):
            more, column = divmod(cells(line), columns)
            row += 1 + more
        return row, column

    def _say(self, text: str) -> None:
        with suppress(OSError):
            self._out.write_raw(text)
            self._out.flush()


class Keyboard(ScreenSession):
    """Lines typed at a terminal."""

    is_terminal = True

    def __init__(self) -> None:
        super().__init__(keys())
        self._output = screen()

    def line(self, keep: Keep) -> TypedLine:
        """The next line; until then *keep* autosaves what is typed."""
        keep("")
        reply = self.run(RawLineEditor(self._output, keep))
        if isinstance(reply, TypedLine):
            return reply
        half = reply.typed or "" if isinstance(reply, Move) else ""
        return TypedLine(half + self.unread(), is_whole=False)


class Pipe:
    """Lines from a file or pipe; after a signal none is read."""

    def __init__(self, lines: TextIO, talk: TextIO) -> None:
        self._lines, self._talk = lines, talk
        #: Whether the lines come from a terminal after all.
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
    def released(self) -> Iterator[None]:
        """Do nothing: a pipe is not in raw mode."""
        yield

    def line(self, keep: Keep) -> TypedLine:
        """The next line; before that *keep* autosaves the answer, if that is due."""
        typed: list[str] = []
        is_due = monotonic() - self._kept_at >= JOTTED_AFTER and not self.signal
        if is_due and keep(""):
            self._kept_at = monotonic()
        try:
            # ``extend`` reads the line and stores it without a Python step in between, so no signal
            # handler can run there and lose it; nor between the end of the block and the next step.
            self._reads = True
            if not self.signal:
                self._say(PROMPT)
                typed.extend(map(self._lines.readline, (-1,)))
        except (KeyboardInterrupt, OSError):
            pass
        self._reads = False
        if typed and typed[0]:
            return TypedLine(typed[0].rstrip("\r\n"))
        if self.is_terminal:
            self.signal = self.signal or HANGUP
        self._say("\n")
        return TypedLine("", is_whole=False)

    def _say(self, text: str) -> None:
        with suppress(OSError):  # whoever reads the output may be gone
            self._talk.write(text)
            self._talk.flush()

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Signal handler: stop at once while waiting for a line, else before the next one."""
        self.signal = self.signal or number
        if self._reads:
            self._reads = False
            raise KeyboardInterrupt
