"""`reflect worksheet show`: one worksheet, to be read."""

import sys
from typing import Annotated

import typer

from reflect.commands import options


def command(
    context: typer.Context,
    worksheet: Annotated[str, typer.Argument(metavar="WORKSHEET", help="Its name, or a file.")],
    format: options.AsFormat = options.Format.TEXT,  # noqa: A002
) -> None:
    """Read a worksheet."""
    book = options.journal(context)
    path = book.library.find(worksheet)
    sheet = book.library.load(path)
    if format is options.Format.JSON:
        warnings = [problem.what for problem in book.library.reading(path).problems]
        options.put({**sheet.data(), "warnings": warnings})
        return
    if options.plain(context):
        from reflect.render.spoken import worksheets as spoken

        sys.stdout.write(spoken.shown(sheet))
        return
    from reflect.render import worksheets as render

    render.shown(sheet)
