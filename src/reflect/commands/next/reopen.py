"""`reflect next reopen`: a worksheet that one wants to look at again after all."""

from typing import Annotated

import typer

from reflect.commands import autocommit, messages
from reflect.commands.call import ABOUT, Call, takes
from reflect.journal import due
from reflect.locale import N_


@takes(ABOUT)
def command(
    call: Call,
    worksheet: Annotated[
        str, typer.Argument(metavar="WORKSHEET", help="Its id, where there are several.")
    ] = "",
) -> None:
    """Look at a worksheet again that you let go."""
    call.options.worksheet = worksheet
    lines = [*due.look_again(call.journal, call.selection)]
    line = due.find(lines, is_let_go=True)
    changed = due.reopen(call.journal, line)
    id_, about = line.run.header.worksheet, list(call.options.about)
    if line.person and sum(each.run.header.worksheet == id_ for each in lines) > 1:
        about = [line.person]
    if line.is_shared:
        messages.say(
            N_("The same answer is about other people, too: for them it comes back as well.")
        )
    messages.print_error(N_("It comes back. To take that back:"))
    autocommit.commit(call.journal, *changed)
    options = [word for name in about for word in ("--about", name)]
    messages.print_result(call.command_line("next", "let-go", *options, names=[id_]))
