"""The page of `where`: the folders and files there are."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from reflect.render.page import Block, Command, Page, Paragraph, Voiced

#: What each place is called in a column, and in a sentence.
_PLACES = {
    "journal": ("entries", "Your entries are in"),
    "worksheets": ("your worksheets", "Your own worksheets are in"),
    "shipped_worksheets": ("shipped ones", "The worksheets that come with reflect are in"),
    "config": ("settings", "Your settings are in"),
    "state": ("unfinished words", "Words that are not yet an answer are in"),
}


def page(places: Mapping[str, Path | None], named_by: str) -> Page:
    """All *places*, each to copy; *named_by* is what named the folder of the entries, if any."""
    return Page([*_blocks(places, named_by)])


def _blocks(places: Mapping[str, Path | None], named_by: str) -> Iterator[Block]:
    for name, path in places.items():
        yield Command(_voiced(*_PLACES[name]), str(path) if path else _UNKNOWN)
    if named_by:
        seen = f"the entries' folder comes from {named_by}"
        yield Paragraph(
            _voiced(seen, f"The folder of your entries was named by {named_by}."), "aside"
        )


def _voiced(seen: str, said: str) -> Voiced:
    return Voiced(seen, lambda: said)


_UNKNOWN = _voiced("not known: HOME is not set", "a place that is not known, as HOME is not set.")
