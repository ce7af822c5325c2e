"""`reflect worksheet show`: read a worksheet."""

from typing import Annotated

import typer

from reflect.commands import output
from reflect.commands.call import INTO_FILE, Call, format_option, takes


@takes(format_option(), *INTO_FILE)
def command(
    call: Call,
    worksheet: Annotated[str, typer.Argument(metavar="WORKSHEET", help="Its name, or a file.")],
) -> None:
    """Read a worksheet."""
    book = call.book
    path = book.library.find(worksheet)
    sheet = book.library.asked(path).worksheet
    if call.is_json:
        warnings = [problem.what for problem in book.library.reading(path).problems]
        output.put_json(call, {**sheet.data(), "warnings": warnings})
    else:
        from reflect.pages import worksheet as pages

        output.show(call, pages.page(sheet))
