"""`reflect where`: the folders and files there are."""

import sys

import typer

from reflect import settings
from reflect.commands import options
from reflect.text import visible

_LABELS = ("entries", "your worksheets", "shipped ones", "settings", "unfinished words")
_SENTENCES = (
    "Your entries are in",
    "Your own worksheets are in",
    "The worksheets that come with reflect are in",
    "Your settings are in",
    "Words that are not yet an answer are in",
)


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
    there_are = [visible(str(path)) if path else "" for path in places.values()]
    if options.plain(context):
        # A path ends its line without a full stop: it may be copied.
        for sentence, path in zip(_SENTENCES, there_are, strict=True):
            unknown = "a place that is not known, as HOME is not set."
            sys.stdout.write(f"{sentence} {path or unknown}\n")
        if named_by:
            sys.stdout.write(f"The folder of your entries was named by {visible(named_by)}.\n")
        return
    for label, path in zip(_LABELS, there_are, strict=True):
        sys.stdout.write(f"{label:18}{path or 'not known: HOME is not set'}\n")
    if named_by:
        sys.stdout.write(f"{'':18}(the entries' folder comes from {visible(named_by)})\n")
