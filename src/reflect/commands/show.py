"""`reflect show`: one entry, to be read."""

import sys

import typer

from reflect.commands import options
from reflect.journal import references


def command(
    context: typer.Context,
    entry: options.EntryName = "latest",
    format: options.AsFormat = options.Format.TEXT,  # noqa: A002
) -> None:
    """Read an entry."""
    book = options.journal(context)
    stored = references.find(book, entry)
    if format is options.Format.JSON:
        answers = [answer.data() for answer in stored.entry.answers]
        options.put({**stored.head(), "notes": stored.entry.notes, "answers": answers})
    elif options.plain(context):
        from reflect.render.spoken import entries as spoken

        sys.stdout.write(spoken.shown(stored))
    else:
        from reflect.render import entries as render
        from reflect.render.drawing import console

        render.shown(console(), stored)
    options.say_unreadable(book)
    options.say_problems(stored)
