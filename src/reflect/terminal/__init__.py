"""Asking: at a screen that is left as it was found, or line by line."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from reflect.interview import Asker
from reflect.worksheets import Worksheet

__all__ = ["Terminal", "is_attended", "opened"]


class Terminal(Asker, Protocol):
    """Somebody at a terminal, or a pipe that answers in their place."""

    #: The number of the signal that ended the sitting, 0 without one.
    signal: int

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> bool:
        """Say what the worksheet is for; False where it is not to begin now."""

    def end(self, worksheet: Worksheet, *, early: bool) -> bool:
        """Say what stands behind the last question; False to go back after all.

        *early*: there were questions left.
        """

    def read(self, heading: str, text: str) -> bool:
        """Show what was written under a *heading*; False when that is enough."""

    def choose(self, text: str, ways: Mapping[str, str]) -> str:
        """The key of the one of several *ways* on that is chosen below *text*."""


def is_attended() -> bool:
    """Whether somebody sits there who can be asked and shown a screen."""
    return sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())


@contextmanager
def opened(*, plain: bool) -> Iterator[Terminal]:
    """The terminal to ask at: a screen, or plain lines where that is wanted or all there is."""
    if plain or is_plain(os.environ) or not is_attended():
        from reflect.terminal.lines import Lines

        with Lines(sys.stdin, sys.stderr) as lines:
            yield lines
        return
    from reflect.terminal.screen import Screen

    with Screen() as screen:
        yield screen


def is_plain(environment: Mapping[str, str]) -> bool:
    """Whether the environment asks for lines without any drawing."""
    accessible = environment.get("ACCESSIBLE", "")
    return environment.get("TERM") == "dumb" or accessible not in ("", "0")
