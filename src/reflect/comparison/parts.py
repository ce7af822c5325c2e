"""What became of a text, sentence by sentence: all that showing it takes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

#: ``("=", text)`` or ``("=", old, new)`` stayed, ``("-", text)`` went, ``("+", text)`` came,
#: ``("<", text)`` moved away from here, ``(">", text)`` moved to here.
Segment = tuple[str, ...]

OLD, NEW = "=-<", "=+>"
#: To say that something as short as this stayed takes longer than to show it.
SHORT = 25


def sides(segments: Iterable[Segment]) -> tuple[str, str]:
    """The old and the new text that *segments* tell of."""
    every = list(segments)
    return (
        "".join(segment[1] for segment in every if segment[0] in OLD),
        "".join(segment[-1] for segment in every if segment[0] in NEW),
    )


class Part(NamedTuple):
    """A sentence, a list item or a line, with what became of it."""

    segments: tuple[Segment, ...]
    #: Whether it is one of a list.
    is_item: bool = False

    @property
    def stayed(self) -> bool:
        """Whether nothing in it changed."""
        return all(segment[0] == "=" for segment in self.segments)

    @property
    def is_whole(self) -> bool:
        """Whether it came, went or moved from its first word to its last."""
        return all(segment[0] != "=" for segment in self.segments)

    @property
    def text(self) -> str:
        """How it reads; how it read, where it is no longer there."""
        then, now = sides(self.segments)
        return now or then


class Fold(NamedTuple):
    """Neighbours that stayed as they were, and need not be seen."""

    parts: tuple[Part, ...]

    @property
    def are_items(self) -> bool:
        """Whether they are items of a list."""
        return all(part.is_item for part in self.parts)

    @property
    def text(self) -> str:
        """How they read."""
        return "".join(part.text for part in self.parts)


def extract(parts: Sequence[Part]) -> list[Part | Fold]:
    """*parts*, those folded away that stayed.

    Beside what came or went as a whole one stays in sight, to tell its place by; and all where
    nothing changed.
    """
    if all(part.stayed for part in parts):
        return list(parts)
    seen = {at for at, part in enumerate(parts) if not part.stayed} | set(_beside(parts))
    found: list[Part | Fold] = []
    for is_seen, group in groupby(range(len(parts)), key=seen.__contains__):
        fold = Fold(tuple(parts[at] for at in group))
        is_short = len(fold.text.strip()) <= SHORT
        found += fold.parts if is_seen or is_short else [fold]
    return found


def _beside(parts: Sequence[Part]) -> Iterator[int]:
    """What shows where whole ones came or went: the part before them, else the one after."""
    for has_stayed, group in groupby(range(len(parts)), key=lambda at: parts[at].stayed):
        run = list(group)
        if has_stayed or not all(parts[at].is_whole for at in run):
            continue
        if run[0] > 0:
            yield run[0] - 1
        elif run[-1] + 1 < len(parts):
            yield run[-1] + 1
