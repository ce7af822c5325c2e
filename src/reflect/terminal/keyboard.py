"""Lines as somebody types them, at a terminal or into a pipe; a half one is never out of sight."""

import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from time import monotonic
from types import FrameType, ModuleType
from typing import Self, TextIO

from reflect.terminal import gnu
from reflect.terminal.bare import Bare, ahead, at_once
from reflect.terminal.ecma48 import SEQUENCE, TOGETHER
from reflect.terminal.signals import ENDING

PROMPT = "> "
#: In seconds: how old what is kept of a half typed line may grow.
PATIENCE = 0.7


@dataclass(frozen=True)
class Typed:
    """A line; or, where a signal or the end of input came first, what there was of it."""

    text: str
    is_whole: bool
    #: More input waits behind it: it was pasted, and is no command.
    is_pasted: bool = False
    #: Ctrl-D was pressed instead, as one is done with a field.
    is_done: bool = False


def _let_go(half: str) -> bool:
    """Keep nothing of a half typed line."""
    return False


class Keyboard:
    """Where lines come from: an editor of lines at a terminal, else a stream.

    A signal ends the wait for a line at once. At any other time it is only noted, and then no
    further line is waited for.
    """

    def __init__(self, lines: TextIO, talk: TextIO) -> None:
        self._lines, self._talk = lines, talk
        #: Whether somebody types, instead of a program; a closed terminal is still one.
        self.is_terminal = lines.isatty()
        self._readline: ModuleType | None = None
        self._bare: Bare | None = None
        self._hook: Callable[[bool], None] = gnu.no_hook
        self._stack, self._keys = ExitStack(), ExitStack()
        self._reads = False
        self._is_keeping = False
        self._keep: Callable[[str], bool] = _let_go
        self._kept_at = 0.0
        self._half = ""
        # Filled by readline once its buffer is that of the present line.
        self._is_begun: list[bool] = []
        self.signal = 0

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, *ENDING):
            self._stack.callback(signal.signal, number, signal.signal(number, self._end))
        if sys.platform != "win32":
            before = signal.signal(signal.SIGALRM, self._tick)
            self._stack.callback(signal.signal, signal.SIGALRM, before)
            self._stack.callback(signal.setitimer, signal.ITIMER_REAL, 0)
        if self._lines is sys.stdin and self.is_terminal and gnu.draws(self._stack):
            self._readline = gnu.prepared()
            self._bare = None if self._readline else Bare(0, 1)
            self._wake_keys()
        if self._readline:
            self._hook = gnu.hook(self._look)
            self._readline.set_startup_hook(partial(self._is_begun.append, True))
            self._stack.callback(self._readline.set_startup_hook)
        return self

    def __exit__(self, *error: object) -> None:
        self._keys.close()
        self._stack.close()

    def _wake_keys(self) -> None:
        self._keys.enter_context(at_once(0, echo=not self._bare))

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """The terminal as it was found, for another program."""
        self._keys.close()
        try:
            yield
        finally:
            if self._readline or self._bare:
                self._wake_keys()

    def line(self, keep: Callable[[str], bool] = _let_go) -> Typed:
        """The next line; until then *keep* is given what there is of it, about once a second.

        It tells whether there was anything new to keep.
        """
        typed: list[str] = []
        self._keep, self._half = keep, ""
        self._is_begun.clear()
        read: Callable[..., str] = input if self._readline else self._lines.readline
        try:
            # Between a line and its place in the list no step of Python is done, so none of our
            # handlers can come between them; nor between the end of the block and the next step.
            self._reads = True
            if not self.signal:
                self._hook(True)
                self._wait()
                if self._bare:
                    self._press(self._bare, typed)
                else:
                    typed.extend(map(read, (PROMPT,) if self._readline else (-1,)))
        except (KeyboardInterrupt, EOFError, OSError, SystemError):
            pass  # the last where `input` hears a second signal too early (python/cpython#134644)
        self._reads = False
        self._hook(False)
        self._wake(0)
        return self._typed(typed)

    def _press(self, bare: Bare, typed: list[str]) -> None:
        """A line, key by key; only the wait for a key can be ended."""
        self._reads, bare.half = False, ""
        while (line := bare.line()) is None:
            self._half = bare.half
            self._reads = True
            self._stop(None)
            bare.wait()
            self._reads = False
            bare.read()
        typed.append(line)

    def _typed(self, typed: list[str]) -> Typed:
        if typed and (self._readline or self._bare or typed[0]):
            line = self._without_replies(typed[0].rstrip("\r\n"))
            return Typed(line, is_whole=True, is_pasted=self._waits())
        if self.is_terminal and not self.signal and _is_gone(self._lines):
            self.signal = getattr(signal, "SIGHUP", signal.SIGTERM)
        self._say("\n")
        unread = self._bare.rest() if self.signal and self._bare else ""
        unread += ahead(0) if self.signal and (self._readline or self._bare) else ""
        half = self._without_replies(self._half + unread)
        if (self._readline or self._bare) and not self.signal and not half:
            return Typed("", is_whole=True, is_done=True)
        return Typed(half, is_whole=False)

    def _without_replies(self, text: str) -> str:
        """*text* without what a terminal said in it to some program."""
        return SEQUENCE.sub("", text) if self.is_terminal else text

    def _waits(self) -> bool:
        """Whether more input waits at a terminal."""
        if not self._readline and not self._bare:
            return False
        is_read = self._bare is not None and self._bare.has_more
        return is_read or bool(select.select([0], [], [], TOGETHER)[0])

    def _say(self, text: str) -> None:
        with suppress(OSError):  # nobody need hear it
            self._talk.write(text)
            self._talk.flush()

    def _wait(self) -> None:
        """Prepare for a long wait: what is there already is kept if that is due."""
        if not self._readline:
            self._say(PROMPT)
        age = monotonic() - self._kept_at
        if age >= PATIENCE:
            self._keep_now()
        self._wake(PATIENCE - age if age < PATIENCE else PATIENCE)

    def _wake(self, seconds: float) -> None:
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, seconds)

    def _keep_now(self) -> None:
        """Keep what there is; a signal that comes meanwhile is heard afterwards."""
        self._is_keeping = True
        try:
            if self._keep(self._without_replies(self._half)):
                self._kept_at = monotonic()
        finally:
            self._is_keeping = False

    def _look(self) -> int:
        """See what stands in the line before readline reads on: what it reads may be the end."""
        self._half = self._readline.get_line_buffer() if self._readline else ""
        return 0

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Stop at a signal: at once while a line is waited for, else before the next one."""
        self.signal = self.signal or number
        self._stop(frame)

    def _tick(self, number: int, frame: FrameType | None) -> None:
        """Keep what is half typed; and stop, where a signal came just before the wait."""
        self._wake(PATIENCE)
        if self._reads and not self._is_keeping:
            self._see()
            self._keep_now()
        self._stop(frame)

    def _stop(self, frame: FrameType | None) -> None:
        """End the wait, if there is a reason."""
        if not self._reads or self._is_keeping:
            return
        self._see()
        if self.signal and _is_looking(frame):
            # Nothing can be raised out of the hook: once more in a moment, without it.
            self._hook(False)
            self._wake(0.001)
        elif self.signal:
            self._reads = False
            raise KeyboardInterrupt

    def _see(self) -> None:
        if self._readline and self._is_begun:
            self._half = self._readline.get_line_buffer() or self._half


def _is_looking(frame: FrameType | None) -> bool:
    """Whether readline's hook runs, out of which nothing can be raised."""
    while frame and frame.f_code is not Keyboard._look.__code__:
        frame = frame.f_back
    return frame is not None


def _is_gone(lines: TextIO) -> bool:
    """Whether the terminal has been closed."""
    if sys.platform == "win32":
        return False
    import termios

    try:
        termios.tcgetattr(lines.fileno())
    except (OSError, termios.error):
        return True
    return False
