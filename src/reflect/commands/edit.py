"""`reflect edit`: an entry in the person's own editor."""

import typer

from reflect.commands import options
from reflect.journal import references
from reflect.terminal import editor


def command(context: typer.Context, entry: options.EntryName = "latest") -> None:
    """Open an entry in your own editor."""
    book = options.journal(context)
    stored = references.find(book, entry)
    editor.edit(stored.path)
    options.say_problems(book.read(stored.path), mild=True)
