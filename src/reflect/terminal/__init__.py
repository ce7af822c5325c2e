"""Prompts in the terminal: full-screen pages, or plain lines."""

import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.settings import is_plain

# Commands that only open an editor or a pager need not import the prompts.
if TYPE_CHECKING:
    from reflect.interview import Asker
    from reflect.locale import Locale
    from reflect.terminal.lines import LinePrompts
    from reflect.terminal.shell import Shell


__all__ = ["at_the_shell", "can_show_pages", "is_attended", "opened"]


def is_attended() -> bool:
    """Whether input comes from a terminal, and a terminal shows the output."""
    return sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())


def can_show_pages(*, plain: bool) -> bool:
    """Whether there is a terminal, and neither *plain* nor the settings ask for lines."""
    return not plain and not is_plain(os.environ) and _is_terminal()


def opened(locale: "Locale", scratch: Path, *, plain: bool) -> "AbstractContextManager[Asker]":
    """The prompts of a sitting: pages on the alternate screen, or plain lines.

    Lines are used for *plain*, where the settings ask for them, and where input is no terminal.
    *scratch* is the folder for texts that are open in an editor.
    """
    if not can_show_pages(plain=plain):
        return _lines(locale, scratch)
    from reflect.terminal.screen import Screen

    return Screen(locale, scratch)


def at_the_shell(
    locale: "Locale", scratch: Path, *, plain: bool
) -> "AbstractContextManager[Shell | LinePrompts]":
    """Prompts for a single question, below the output of the shell; plain lines as in `opened`."""
    if not can_show_pages(plain=plain):
        return _lines(locale, scratch)
    from reflect.terminal.shell import Shell

    return Shell(locale)


def _lines(locale: "Locale", scratch: Path) -> "LinePrompts":
    from reflect.terminal.keyboard import Keyboard, Pipe
    from reflect.terminal.lines import LinePrompts

    keyboard = Keyboard() if _is_terminal() else Pipe(sys.stdin, sys.stderr)
    return LinePrompts(keyboard, sys.stderr, locale, scratch)


def _is_terminal() -> bool:
    """Whether standard input is file descriptor 0, and a terminal."""
    try:
        return is_attended() and sys.stdin.fileno() == 0
    except OSError:
        return False
