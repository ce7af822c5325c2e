"""Somebody to ask, as whoever asks sees them: whether at a screen or line by line."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from reflect.interview import Asker, Passage
from reflect.worksheets import Worksheet


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

    def select(self, question: str, names: Sequence[str]) -> int | None:
        """Which of the *names* is chosen, counted from 0; nothing where none is."""

    def read(self, passages: Iterable[Passage]) -> None:
        """Show what was written, as far as somebody wants to read it."""
