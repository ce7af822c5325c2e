"""`reflect worksheet show`: one worksheet, to be read."""

from typing import Annotated

import typer

from reflect.commands import options, shown


def command(
    context: typer.Context,
    worksheet: Annotated[str, typer.Argument(metavar="WORKSHEET", help="Its name, or a file.")],
    format: options.AsFormat = options.Format.TEXT,  # noqa: A002
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Read a worksheet."""
    book = options.journal(context)
    path = book.library.find(worksheet)
    sheet = book.library.load(path)
    if format is options.Format.JSON:
        warnings = [problem.what for problem in book.library.reading(path).problems]
        options.put({**sheet.data(), "warnings": warnings}, output, force=force)
    else:
        options.show(context, shown.worksheet(sheet), output, force=force)
