"""`reflect where`: the folders and files there are."""

import sys

import typer

from reflect import settings
from reflect.commands import options
from reflect.text import visible


def command(context: typer.Context, format: options.AsFormat = options.Format.TEXT) -> None:  # noqa: A002
    """Where your files are."""
    book = options.journal(context)
    places = {
        "journal": book.root,
        "worksheets": book.library.own,
        "shipped_worksheets": settings.shipped_worksheets(),
        "config": book.settings.config,
        "state": book.settings.state,
    }
    named_by = book.settings.journal_from or None
    if format is options.Format.JSON:
        there = {name: str(path) if path else None for name, path in places.items()}
        options.put({**there, "journal_from": named_by, "exists": book.root.is_dir()})
        return
    labels = ("entries", "your worksheets", "shipped ones", "settings", "unfinished words")
    for label, path in zip(labels, places.values(), strict=True):
        sys.stdout.write(
            f"{label:18}{visible(str(path)) if path else 'not known: HOME is not set'}\n"
        )
    if named_by:
        sys.stdout.write(f"{'':18}(the entries' folder comes from {visible(named_by)})\n")
