"""`reflect compare`: how the answers changed between two runs."""

from typing import Annotated

import typer

from reflect.commands import options
from reflect.errors import OneRunOnly
from reflect.journal import Journal, Stored, references


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
        from reflect.render import changes as render

        named = [name for name in (old, new) if name]
        more = options.called(context, "compare", *named, "--all")
        render.shown(before, after, changes, everything=all_, more=more)
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
        return _before(finished, finished[0]), finished[0]
    named = references.find(book, old)
    others = [stored for stored in finished if stored.path != named.path]
    newest = next(
        (each for each in others if each.header.worksheet == named.header.worksheet), None
    )
    if newest is None or newest.order() < named.order():
        return _before(finished, named), named
    return named, newest


def _before(finished: list[Stored], newest: Stored) -> Stored:
    """The run before *newest*: of the same worksheet, and about one of its people if it can be."""
    earlier = [
        stored
        for stored in finished
        if stored.header.worksheet == newest.header.worksheet and stored.order() < newest.order()
    ]
    about = set(newest.header.about)
    shared = (s for s in earlier if not about or not s.header.about or about & set(s.header.about))
    before = next(shared, next(iter(earlier), None))
    if before is None:
        from reflect.render.dates import long

        raise OneRunOnly(long(newest.day, newest.header.language))
    return before
