"""`reflect next let-go`: a worksheet that one does not want to look at again."""

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
    """Let go of looking at a worksheet again, for good."""
    call.options.worksheet = worksheet
    lines = [*due.look_again(call.journal, call.selection)]
    line = due.find(lines)
    changed = due.let_go(call.journal, line)
    id_, about = line.run.header.worksheet, list(call.options.about)
    if line.person and sum(each.run.header.worksheet == id_ for each in lines) > 1:
        about = [line.person]
    if line.is_shared:
        messages.say(
            N_("The same answer is about other people, too: for them it is let go as well.")
        )
    messages.print_error(N_("Let go. To take that back:"))
    autocommit.commit(call.journal, *changed)
    options = [word for name in about for word in ("--about", name)]
    messages.print_result(call.command_line("next", "reopen", *options, names=[id_]))
