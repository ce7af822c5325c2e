"""What is said around a list of entries, in their language."""

from typing import NamedTuple


class ListingWords(NamedTuple):
    """The words around a list."""

    older: str
    nothing: str
    nothing_left: str
