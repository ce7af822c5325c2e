"""`reflect worksheet show`: read a worksheet."""

from typing import Annotated

import typer

from reflect.commands import output
from reflect.commands.call import INTO_FILE, LANGUAGE, Call, format_option, takes
from reflect.commands.worksheet.documents import expect_no_document


@takes(LANGUAGE, format_option(), *INTO_FILE)
def command(
    call: Call,
    worksheet: Annotated[str, typer.Argument(metavar="WORKSHEET", help="Its name, or a file.")],
) -> None:
    """Read a worksheet."""
    expect_no_document(worksheet, may_be_unfinished=True)
    journal = call.journal
    path = journal.library.find(worksheet, call.options.language)
    sheet = journal.library.asked(path).worksheet
    if call.is_json:
        warnings = [problem.what for problem in journal.library.reading(path).problems]
        output.put_json(call, {**sheet.data(), "warnings": warnings})
    else:
        from reflect.pages import worksheet as pages

        output.show(call, pages.page(sheet))
