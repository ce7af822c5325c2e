"""Asking: at a screen that is left as it was found, or line by line."""

import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.settings import is_plain

# What is only opened in an editor or a pager needs nothing of all that asks.
if TYPE_CHECKING:
    from reflect.interview import Asker
    from reflect.locale import Locale
    from reflect.terminal.lines import Lines
    from reflect.terminal.shell import Shell


__all__ = ["at_the_shell", "is_attended", "opened"]


def is_attended() -> bool:
    """Whether somebody sits there who can be asked and shown a screen."""
    return sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())


def opened(locale: "Locale", scratch: Path, *, plain: bool) -> "AbstractContextManager[Asker]":
    """The terminal to ask at: a screen, or plain lines where that is wanted or all there is.

    *scratch* is the folder in which a text lies while it is open in an editor.
    """
    if plain or is_plain(os.environ) or not _is_terminal():
        return _lines(locale, scratch)
    from reflect.terminal.screen import Screen

    return Screen(locale, scratch)


def at_the_shell(
    locale: "Locale", scratch: Path, *, plain: bool
) -> "AbstractContextManager[Shell | Lines]":
    """Somebody to ask one thing, below what the shell shows; line by line where that is wanted."""
    if plain or is_plain(os.environ) or not _is_terminal():
        return _lines(locale, scratch)
    from reflect.terminal.shell import Shell

    return Shell(locale)


def _lines(locale: "Locale", scratch: Path) -> "Lines":
    from reflect.terminal.keyboard import Keyboard, Pipe
    from reflect.terminal.lines import Lines

    keyboard = Keyboard() if _is_terminal() else Pipe(sys.stdin, sys.stderr)
    return Lines(keyboard, sys.stderr, locale, scratch)


def _is_terminal() -> bool:
    """Whether standard input is the terminal that the program was started at."""
    try:
        return is_attended() and sys.stdin.fileno() == 0
    except OSError:
        return False
