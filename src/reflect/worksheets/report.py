"""What is wrong with a worksheet."""

from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong on a line of a worksheet, and what may have been meant."""

    line: int
    what: str
    #: The worksheet can be used all the same.
    mild: bool = False


class Report:
    """All that is wrong, as it is found."""

    def __init__(self) -> None:
        self._problems: set[Problem] = set()

    def wrong(self, line: int, what: str, *, mild: bool = False) -> None:
        """Note *what* is wrong on a *line*."""
        self._problems.add(Problem(line, what, mild))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """By line, each once."""
        return tuple(sorted(self._problems))
