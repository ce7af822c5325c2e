"""ATX headings, as they stand in an entry."""

import re
from typing import NamedTuple

_OPENING = re.compile(r" {0,3}(#{1,6})(?=[ \t\r\n]|\Z)")


class Heading(NamedTuple):
    """A heading, and how deep it is."""

    level: int
    text: str

    @classmethod
    def read(cls, line: str) -> "Heading | None":
        """The heading that *line* is, or nothing."""
        found = _OPENING.match(line)
        if not found:
            return None
        text = line[found.end() :].strip(" \t\r\n")
        without = text.rstrip("#")
        is_closed = without[-1:] in ("", " ", "\t")
        return cls(len(found[1]), without.rstrip(" \t") if is_closed else text)

    def written(self) -> str:
        """The heading as a line, without its end; closed where it would lose a last ``#``."""
        line = f"{'#' * self.level} {self.text}"
        return line if Heading.read(line) == self else f"{line} {'#' * self.level}"
