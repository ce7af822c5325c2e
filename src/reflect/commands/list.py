"""`reflect list`: the entries there are, newest first.

As JSON all entries are put out, unless ``--limit`` says how many: ``{"schema", "entries": [E]}``,
newest first, E ``{"path", "id", "worksheet", "worksheet_version", "title", "date", "utc_offset",
"language", "status", "about", "tags"}``. ``id`` is date and worksheet, whatever the file is called.
"""

from itertools import islice
from typing import Annotated, Any

import typer

from reflect.commands import filters, options, shown
from reflect.errors import WrongUse

#: As many as a screen holds.
SHOWN = 20
#: Titles and people stand beside each other, so a line of both may be longer than one of prose.
WIDE = 160


def command(
    context: typer.Context,
    all_: Annotated[bool, typer.Option("--all", help="All of them, not only the last 20.")] = False,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="So many of the last. (As JSON it is all of them.)"),
    ] = None,
    worksheet: filters.OfWorksheet = "",
    about: filters.About = None,
    tag: filters.Tag = None,
    since: filters.Since = "",
    until: filters.Until = "",
    status: filters.OfStatus = None,
    exclude: filters.Exclude = None,
    format: options.AsFormat = options.Format.TEXT,  # noqa: A002
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """The entries there are, newest first."""
    if all_ and limit:
        raise WrongUse("--all and --limit each say how many. Use one of them.")
    book = options.journal(context)
    asked_for: dict[str, Any] = {"worksheet": worksheet, "about": about, "tag": tag}
    asked_for |= {"since": since, "until": until, "status": status, "exclude": exclude}
    found = filters.selection(book, **asked_for).entries(book)
    if format is options.Format.JSON:
        options.put({"entries": [run.head() for run in islice(found, limit)]}, output, force=force)
        options.say_unreadable(book)
        return
    from reflect.words import of  # only here: a program needs none

    most = None if all_ else limit or SHOWN
    runs = list(islice(found, most))
    if runs:
        older = ""
        if next(found, None):
            again = filters.named(**asked_for)
            every = options.called(context, "list", "--all", *again, again=True)
            older = of(runs[0].language).listing.older.format(command=every)
        page = shown.entries(runs, older, discreet=book.settings.discreet)
        options.show(context, page, output, force=force, widest=WIDE)
    elif newest := next(iter(book), None):
        every = options.called(context, "list", again=True)
        options.say(of(newest.header.language).listing.nothing.format(command=every))
    elif not book.unreadable:
        options.say("There is no entry yet. To begin one: reflect new")
    options.say_unreadable(book)
