"""A diff for display: segments, grouped into sentences, items and lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

#: ``("=", text)`` or ``("=", old, new)`` stayed, ``("-", text)`` is removed, ``("+", text)`` new,
#: ``("<", text)`` moved away from here, ``(">", text)`` moved to here.
Segment = tuple[str, ...]

OLD, NEW = "=-<", "=+>"
#: Unchanged text up to this many characters is shown: a note in its place would be longer.
SHORT = 25


def sides(segments: Iterable[Segment]) -> tuple[str, str]:
    """The old and the new text, joined from *segments*."""
    every = list(segments)
    return (
        "".join(segment[1] for segment in every if segment[0] in OLD),
        "".join(segment[-1] for segment in every if segment[0] in NEW),
    )


class Part(NamedTuple):
    """The segments of a sentence, a list item or a line."""

    segments: tuple[Segment, ...]
    #: Whether it is a list item.
    is_item: bool = False

    @property
    def is_unchanged(self) -> bool:
        """Whether nothing in it changed."""
        return all(segment[0] == "=" for segment in self.segments)

    @property
    def is_whole(self) -> bool:
        """Whether it was added, removed or moved as a whole."""
        return all(segment[0] != "=" for segment in self.segments)

    @property
    def text(self) -> str:
        """Its new text; its old one, if it was removed."""
        then, now = sides(self.segments)
        return now or then


class PartFold(NamedTuple):
    """Consecutive unchanged parts, which a page may hide."""

    parts: tuple[Part, ...]

    @property
    def are_items(self) -> bool:
        """Whether all its parts are list items."""
        return all(part.is_item for part in self.parts)

    @property
    def text(self) -> str:
        """The text of all its parts."""
        return "".join(part.text for part in self.parts)


def folded(parts: Sequence[Part]) -> list[Part | PartFold]:
    """*parts* with the unchanged ones folded; all of them, where nothing changed.

    One unchanged part beside wholly added or removed ones stays visible, as context.
    """
    if all(part.is_unchanged for part in parts):
        return list(parts)
    seen = {at for at, part in enumerate(parts) if not part.is_unchanged} | set(_context(parts))
    found: list[Part | PartFold] = []
    for is_seen, group in groupby(range(len(parts)), key=seen.__contains__):
        fold = PartFold(tuple(parts[at] for at in group))
        is_short = len(fold.text.strip()) <= SHORT
        found += fold.parts if is_seen or is_short else [fold]
    return found


def _context(parts: Sequence[Part]) -> Iterator[int]:
    """Indexes of the context of wholly changed parts: the part before them, else the one after."""
    for has_stayed, group in groupby(range(len(parts)), key=lambda at: parts[at].is_unchanged):
        run = list(group)
        if has_stayed or not all(parts[at].is_whole for at in run):
            continue
        if run[0] > 0:
            yield run[0] - 1
        elif run[-1] + 1 < len(parts):
            yield run[-1] + 1
