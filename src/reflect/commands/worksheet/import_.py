"""`reflect worksheet import`: turn a document into a worksheet."""

import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Annotated

import typer

from reflect import files, worksheets
from reflect.commands import autocommit, messages, output
from reflect.commands.call import Call, format_option, takes
from reflect.locale import N_, joined


@takes(format_option())
def command(
    call: Call,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text document.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the worksheet, and keep nothing.")
    ] = False,
) -> None:
    """Turn a document into a worksheet, word for word."""
    from reflect import importers

    journal = call.journal
    imported = importers.import_document(file.name, files.read(file))
    sheet = worksheets.read(imported.text).worksheet
    notes = [N_("line {line}: {what}", line=e.line, what=e.what) for e in imported.notes]
    saved = None if dry_run else journal.library.add(sheet.id, imported.text)
    if saved:
        autocommit.commit(journal, saved)
    if call.is_json:
        path = {"path": str(saved)} if saved else {}
        with messages.reporting_saved(str(saved)) if saved else nullcontext():
            output.put_json(call, {**sheet.data(), "warnings": notes, **path})
        return
    from reflect.pages import worksheet as pages

    page = pages.page(sheet)
    # The worksheet is saved, even if it cannot be shown.
    with suppress(OSError) if saved else nullcontext():
        out = sys.stdout if dry_run else sys.stderr
        if call.is_plain:
            from reflect.render import plain

            out.write(plain.text(page))
        else:
            from reflect.render import drawing, screen

            out.writelines(screen.drawn(page, drawing.console(to_stderr=not dry_run)))
    for note in notes:
        messages.say(joined([f"{file.name},", note], " "))
    if saved:
        begin = call.page_command("new", names=[sheet.id])
        messages.say(N_("{size}. To begin: {command}", size=sheet.size, command=begin))
        messages.print_result(saved)
