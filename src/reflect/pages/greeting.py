"""The greeting: what one can do next."""

from collections.abc import Mapping
from pathlib import Path

from reflect.render.page import Command, Page, Prose

_COLUMNS = 76

_WELCOME = (
    "Worksheets to think with, in your own time. Your answers stay here, as plain text files that "
    "any editor opens."
)
_NOTHING_YET = (
    "Nothing has been written on this computer yet. What you write will go to {folder}, and "
    "nowhere else: no account, no network, nothing is counted."
)
_IN = "Your files are in"


def page(ways: Mapping[str, str], others: Mapping[str, str], root: Path, *, is_known: bool) -> Page:
    """*ways* on and *others*, each with its command; *is_known* if entries are there already."""
    where = Command(_IN, str(root)) if is_known else Prose(_NOTHING_YET.format(folder=root))
    first, then = ([Command(*way) for way in each.items()] for each in (ways, others))
    return Page([Prose(_WELCOME), *first, where, *then], widest=_COLUMNS)
