"""Asking: at a screen that is left as it was found, or line by line."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from reflect.interview import Asker
from reflect.settings import is_plain
from reflect.terminal.page import Passage
from reflect.words.talk import Talk
from reflect.worksheets import Worksheet

__all__ = ["Passage", "Terminal", "is_attended", "opened"]


class Terminal(Asker, Protocol):
    """Somebody at a terminal, or a pipe that answers in their place."""

    #: Sentences about what could not be done, to be said in the shell afterwards.
    remarks: list[str]

    @property
    def signal(self) -> int:
        """The number of the signal that ended the sitting, 0 without one."""

    @property
    def columns(self) -> int:
        """How wide a line may be."""

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        """Say what the worksheet is for, at the latest above the first question."""

    def read(self, passages: Iterable[Passage]) -> None:
        """Show what was written, as far as somebody wants to read it."""


def is_attended() -> bool:
    """Whether somebody sits there who can be asked and shown a screen."""
    return sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())


@contextmanager
def opened(talk: Talk, scratch: Path, *, plain: bool) -> Iterator[Terminal]:
    """The terminal to ask at: a screen, or plain lines where that is wanted or all there is.

    *scratch* is the folder in which a text lies while it is open in an editor.
    """
    if plain or is_plain(os.environ) or not is_attended():
        from reflect.terminal.lines import Lines

        with Lines(sys.stdin, sys.stderr, talk, scratch) as lines:
            yield lines
        return
    from reflect.terminal.screen import Screen

    with Screen(talk, scratch) as screen:
        yield screen
