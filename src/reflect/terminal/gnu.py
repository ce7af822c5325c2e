"""GNU readline, as it is wanted here: it remembers nothing, and draws on the terminal only."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from types import ModuleType
from typing import TextIO

# For the editing of a line; whatever else stands in ~/.inputrc is the person's own. Completion
# would offer the names of files; where the locale is C, umlauts would be taken for commands; and
# for the end of a paste readline would wait for ever.
_SETTINGS = (
    *("disable-completion on", "input-meta on", "output-meta on", "convert-meta off"),
    "enable-bracketed-paste off",
)
# What a terminal replies is put in as it is, to be taken out of the line: readline would put in
# the letters of it alone. The brackets of a paste do nothing that is seen; behind an empty macro
# readline would wait for a key, deaf to every signal.
_BINDINGS = (
    *(f'"\\e{letter}": "\\C-v\\e{letter}"' for letter in ("]", "P", "X", "^", "_", "\\\\")),
    *('"\\C-g": "\\C-v\\C-g"', '"\\e[": skip-csi-sequence'),
    *('"\\e[200~": set-mark', '"\\e[201~": set-mark'),
)


def prepared() -> ModuleType | None:
    """The line editor, without memory and without completion; nothing where it is not GNU's."""
    try:
        import readline
    except ImportError:
        return None
    if "libedit" in (readline.__doc__ or ""):
        return None
    readline.clear_history()
    readline.set_auto_history(False)
    for setting in _SETTINGS:
        readline.parse_and_bind(f"set {setting}")
    for binding in _BINDINGS:
        readline.parse_and_bind(binding)
    return readline


def draws(stack: ExitStack) -> bool:
    """Have readline draw on the terminal until *stack* ends, whatever standard output is.

    It draws on descriptor 1 only, and `input` calls it only if that is a terminal.
    """
    if sys.platform == "win32" or not _is_first(sys.stdin, 0) or not _is_first(sys.stdout, 1):
        return False
    if os.isatty(1):
        return True
    terminal = next((number for number in (2, 0) if _takes_words(number)), None)
    if terminal is None:
        return False
    sys.stdout.flush()
    before = os.dup(1)
    stack.callback(os.close, before)
    stack.callback(os.dup2, before, 1)
    os.dup2(terminal, 1)
    return True


def _is_first(stream: TextIO, number: int) -> bool:
    """Whether *stream* is the one that the system opened as *number*."""
    try:
        return stream.fileno() == number
    except OSError:
        return False


def _takes_words(number: int) -> bool:
    """Whether there is a terminal at a descriptor, and open for writing."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        mode = fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE
    except OSError:
        return False
    return os.isatty(number) and mode in (os.O_RDWR, os.O_WRONLY)


def no_hook(is_on: bool) -> None:
    """Let readline read on unseen."""


def hook(look: Callable[[], int]) -> Callable[[bool], None]:
    """A switch: while it is on, *look* is called before readline reads, and ten times a second.

    When a terminal is closed, readline drops the line before any signal is heard. This is the
    only door to it (docs.python.org/3/c-api/veryhigh.html, PyOS_InputHook); where it is missing
    a second's worth of words may be lost.
    """
    try:
        import ctypes

        place = ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyOS_InputHook")
        called = ctypes.PYFUNCTYPE(ctypes.c_int)(look)
    except (ImportError, ValueError, AttributeError):
        return no_hook
    before, address = place.value, ctypes.cast(called, ctypes.c_void_p).value

    def switch(is_on: bool, _kept: object = called) -> None:
        place.value = address if is_on else before

    return switch
