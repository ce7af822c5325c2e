"""What is said of what was looked for, in the language it was found in."""

from typing import NamedTuple


class SearchWords(NamedTuple):
    """The words around hits; of two forms, the first is for one."""

    found: tuple[str, str]
    found_newest: str
    nothing: str
    nothing_among: str
    note: str
    #: A hit as it is heard.
    heard: str
    more: str
