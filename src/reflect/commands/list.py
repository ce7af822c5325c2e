"""`reflect list`: the entries there are, newest first."""

from typing import Annotated

import typer

from reflect.commands import options, shown
from reflect.journal import Stored

#: As many as a screen holds.
SHOWN = 20


def command(
    context: typer.Context,
    all_: Annotated[bool, typer.Option("--all", help="All of them, not only the last 20.")] = False,
    format: options.AsFormat = options.Format.TEXT,  # noqa: A002
) -> None:
    """The entries there are, newest first."""
    book = options.journal(context)
    if format is options.Format.JSON:
        options.put({"entries": [stored.head() for stored in book]})
        options.say_unreadable(book)
        return
    stored: list[Stored] = []
    more = False
    for each in book:
        more = len(stored) == SHOWN and not all_
        if more:
            break
        stored.append(each)
    again = " --plain" if options.call(context).plain else ""
    older = f"Older ones: reflect list --all{again}" if more else ""
    if not stored and not book.unreadable:
        options.say("There is no entry yet. To begin one: reflect new")
    elif stored:
        options.show(context, shown.entries(stored, older))
    options.say_unreadable(book)
