"""`reflect worksheet import`: a document becomes a worksheet."""

import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Annotated

import typer

from reflect import files, worksheets
from reflect.commands import messages, output, recorded
from reflect.commands.call import Call, formatted, takes
from reflect.worksheets import Worksheet


@takes(formatted())
def command(
    call: Call,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text document.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the worksheet, and keep nothing.")
    ] = False,
) -> None:
    """Turn a document into a worksheet, word for word."""
    from reflect import importers

    book = call.book
    imported = importers.imported(file.name, files.read(file))
    sheet = worksheets.read(imported.text).worksheet
    notes = [f"line {note.line}: {note.what}" for note in imported.notes]
    saved = None if dry_run else book.library.add(sheet.id, imported.text)
    if saved:
        recorded.record(book, saved)
    if call.is_json:
        path = {"path": str(saved)} if saved else {}
        with messages.saved(str(saved)) if saved else nullcontext():
            output.put(call, {**sheet.data(), "warnings": notes, **path})
        return
    # Where nobody hears it, what is saved is saved all the same.
    with suppress(OSError) if saved else nullcontext():
        _shown(call, sheet, dry_run=dry_run)
    for note in notes:
        messages.say(f"{file.name}, {note}")
    if saved:
        begin = call.on_page("new", names=[sheet.id])
        messages.say(f"{sheet.size}. To begin: {begin}")
        messages.tell(str(saved))


def _shown(call: Call, sheet: Worksheet, *, dry_run: bool) -> None:
    """Show what was made; with a *dry_run* nothing else comes of it."""
    from reflect.pages import worksheet as pages

    if call.is_plain:
        from reflect.render import plain

        (sys.stdout if dry_run else sys.stderr).write(plain.text(pages.page(sheet)))
    else:
        from reflect.render import drawing, screen

        screen.put(drawing.console(to_stderr=not dry_run), pages.page(sheet))
