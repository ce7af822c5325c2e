"""`reflect compare`: how the answers changed between two runs."""

import sys
from itertools import chain
from typing import Annotated

import typer

from reflect.commands import options
from reflect.errors import OneRunOnly
from reflect.journal import Journal, references, runs
from reflect.journal.runs import Run, Selection
from reflect.words import of


def command(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="[OLD]", help="An entry, or any file.")] = "",
    new: Annotated[str, typer.Argument(metavar="[NEW]", help="Another; else the newest.")] = "",
    all_: Annotated[bool, typer.Option("--all", help="Also what reads as it did.")] = False,
    about: options.About = None,
    worksheet: options.OfWorksheet = "",
    exclude: options.Exclude = None,
    format: options.AsFormat = options.Format.TEXT,  # noqa: A002
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """What has changed since last time."""
    from reflect import comparison  # only here: it brings tables of words

    book = options.journal(context)
    selection = options.selection(book, worksheet=worksheet, about=about, exclude=exclude)
    before, after = _pair(book, selection, old, new)
    changes = comparison.between(
        before.answers, after.answers, book.library.successors(after.worksheet)
    )
    if format is options.Format.JSON:
        data = {
            "old": before.head(),
            "new": after.head(),
            "summary": comparison.summary(changes),
            "changes": [change.data() for change in changes],
        }
        options.put(data, output, force=force)
    else:
        named = [name for name in (old, new) if name]
        plain = ["--plain"] if options.call(context).plain else []
        more = options.called(context, "compare", *named, "--all", *plain)
        if options.plain(context):
            from reflect.render.spoken import changes as spoken

            numbers = book.library.numbers(after.worksheet)
            pair = before, after, changes, numbers
            sys.stdout.write(spoken.compared(*pair, everything=all_, more=more))
        else:
            from reflect.render import changes as render
            from reflect.render.drawing import console

            render.drawn(console(), before, after, changes, everything=all_, more=more)
    options.say_unreadable(book)
    options.say_left_out(before, after)
    for stored in {each.stored.path: each.stored for each in (before, after)}.values():
        options.say_problems(stored)


def _pair(book: Journal, selection: Selection, old: str, new: str) -> tuple[Run, Run]:
    """The two runs that are meant, the older one first."""
    finished = selection.runs(book)
    newest = next(finished, None)
    if not old:
        if not newest:
            raise OneRunOnly("")
        return _before(book, newest), newest
    of_sheet = chain([newest], finished) if newest else finished
    among = [run for run in of_sheet if not newest or run.worksheet == newest.worksheet]

    def find(name: str) -> Run:
        return Run(references.find(book, name, [run.stored for run in among]), selection)

    if new:
        return find(old), find(new)
    named = find(old)
    others = (run for run in selection.runs(book) if run.stored.path != named.stored.path)
    latest = next((run for run in others if run.worksheet == named.worksheet), None)
    if latest is None or latest.stored.order() < named.stored.order():
        return _before(book, named), named
    return named, latest


def _before(book: Journal, newest: Run) -> Run:
    """The run before *newest*; raises OneRunOnly."""
    before = runs.before(book, newest)
    if before is None:
        raise OneRunOnly(of(newest.language).long(newest.day))
    return before
