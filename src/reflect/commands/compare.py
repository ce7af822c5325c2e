"""`reflect compare`: how the answers changed between two runs."""

import sys
from typing import Annotated

import typer

from reflect.commands import options
from reflect.errors import OneRunOnly
from reflect.journal import Journal, Stored, references
from reflect.words import of


def command(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="[OLD]", help="An entry, or any file.")] = "",
    new: Annotated[str, typer.Argument(metavar="[NEW]", help="Another; else the newest.")] = "",
    all_: Annotated[bool, typer.Option("--all", help="Also what reads as it did.")] = False,
    format: options.AsFormat = options.Format.TEXT,  # noqa: A002
) -> None:
    """What has changed since last time."""
    from reflect import comparison  # only here: it brings tables of words

    book = options.journal(context)
    before, after = _pair(book, old, new)
    after_ids = book.library.successors(after.header.worksheet)
    changes = comparison.between(before.entry, after.entry, after_ids)
    if format is options.Format.JSON:
        options.put(
            {
                "old": before.head(),
                "new": after.head(),
                "summary": comparison.summary(changes),
                "changes": [change.data() for change in changes],
            }
        )
    else:
        named = [name for name in (old, new) if name]
        plain = ["--plain"] if options.call(context).plain else []
        more = options.called(context, "compare", *named, "--all", *plain)
        if options.plain(context):
            from reflect.render.spoken import changes as spoken

            numbers = book.library.numbers(after.header.worksheet)
            pair = before, after, changes, numbers
            sys.stdout.write(spoken.compared(*pair, everything=all_, more=more))
        else:
            from reflect.render import changes as render
            from reflect.render.drawing import console

            render.drawn(console(), before, after, changes, everything=all_, more=more)
    options.say_unreadable(book)
    for stored in {each.path: each for each in (before, after)}.values():
        options.say_problems(stored)


def _pair(book: Journal, old: str, new: str) -> tuple[Stored, Stored]:
    """The two runs that are meant, the older one first."""
    if old and new:
        return references.find(book, old), references.find(book, new)
    finished = [stored for stored in book if stored.header.status == "complete"]
    if not old:
        if not finished:
            raise OneRunOnly("")
        return _before(book, finished[0]), finished[0]
    named = references.find(book, old)
    others = [stored for stored in finished if stored.path != named.path]
    newest = next(
        (each for each in others if each.header.worksheet == named.header.worksheet), None
    )
    if newest is None or newest.order() < named.order():
        return _before(book, named), named
    return named, newest


def _before(book: Journal, newest: Stored) -> Stored:
    """The run before *newest*; raises OneRunOnly."""
    before = references.before(book, newest)
    if before is None:
        raise OneRunOnly(of(newest.header.language).long(newest.day))
    return before
