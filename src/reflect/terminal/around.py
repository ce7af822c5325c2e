"""What stands around a field, and what may come of it."""

from collections.abc import Callable
from typing import NamedTuple

from reflect.interview import Move
from reflect.terminal.page import Lines


class More:
    """Somebody asks what else there is."""


class Suspend:
    """Somebody wants to go back to the shell for a while."""


Reply = str | Move | More | Suspend


def no_problem(text: str, columns: int) -> list[str]:
    """Nothing is wrong, whatever is chosen."""
    return []


def let_go(text: str) -> None:
    """Keep nothing: it is no answer, and will be none."""


class Around(NamedTuple):
    """What stands around a field, and what becomes of its text."""

    #: The lines above it, on a screen of so many columns and rows.
    page: Callable[[int, int], list[str]]
    #: The line at the bottom, in so many columns.
    keys: Lines
    #: What is wrong with a text, on lines of so many columns; nothing where it is an answer.
    problem: Callable[[str, int], list[str]] = no_problem
    #: Keeps what is typed and not yet an answer.
    jot: Callable[[str], None] = let_go


def margin(*, many_lines: bool) -> str:
    """What stands left of a field."""
    return " " if many_lines else " > "
