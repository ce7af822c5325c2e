"""`reflect worksheet print`: a blank sheet, for paper, a browser or an editor."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from reflect import entries
from reflect.commands import messages, output
from reflect.commands.call import INTO_FILE, LANGUAGE, Call, takes
from reflect.commands.worksheet.documents import expect_no_document
from reflect.entries.header import Header
from reflect.errors import WrongUse
from reflect.locale import N_
from reflect.terminal import is_attended
from reflect.text import visible
from reflect.worksheets import Worksheet


@takes(LANGUAGE, *INTO_FILE)
def command(
    call: Call,
    worksheet: Annotated[str, typer.Argument(metavar="WORKSHEET", help="Its name, or a file.")],
    format_: Annotated[
        Literal["html", "markdown"],
        typer.Option(
            "--format", help="html for paper and browsers, markdown for an editor of your own."
        ),
    ] = "html",
    fillable: Annotated[
        bool, typer.Option("--fillable", help="With fields to type in, in a browser.")
    ] = False,
    copies: Annotated[
        int,
        typer.Option(
            metavar="N", min=1, max=50, help="Repeat N times what is asked for each person."
        ),
    ] = 1,
) -> None:
    """Make a blank sheet of a worksheet, to print and to write on by hand."""
    is_page = format_ == "html"
    ending = ".html" if is_page else ".md"
    if not is_page and (fillable or copies > 1):
        raise WrongUse(N_("--fillable and --copies are for a page: leave out --format markdown."))
    expect_no_document(worksheet, may_be_unfinished=True)
    library = call.journal.library
    sheet = library.asked(library.find(worksheet, call.options.language)).worksheet
    asked_for_each = (*(step.each for step in sheet.steps), *(q.each for q in sheet.family()))
    if copies > 1 and not any(asked_for_each):
        raise WrongUse(N_("Nothing here is asked for each person: leave out --copies."))
    options = call.options
    if options.output is None and is_attended() and sys.stdout.isatty():
        options.output = output.asked_path(call, Path(f"{sheet.id}{ending}"))
    if is_page:
        from reflect.pages import sheet as pages
        from reflect.render import html

        text = html.text(pages.page(sheet, has_fields=fillable, copies=copies))
    else:
        text = _draft(call, sheet)
    output.write(call, [text], ending)
    if options.output not in (None, output.STDOUT):
        if fillable:
            messages.say(N_("Open this page in a browser, fill it in, and print or save it there."))
        elif is_page:
            messages.say(N_("Open this page in a browser, and print it there."))
        messages.print_result(options.output)


def _draft(call: Call, sheet: Worksheet) -> str:
    """A blank entry of today, as `new --editor` opens it."""
    from reflect.interview import blank  # only here: mostly a page is wanted

    header = Header.new(
        title=sheet.title,
        moment=datetime.now().astimezone(),
        worksheet=sheet.id,
        version=sheet.version,
        language=sheet.language,
    )
    made = blank.sheet(entries.begin(header, sheet.wordings()), sheet).text
    # The worksheet may be anybody's, and a tab is harmless in a file.
    return "\t".join(map(visible, made.split("\t")))
