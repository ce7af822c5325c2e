"""Letting go of looking at a worksheet again, and taking that back."""

from typing import Annotated

import typer

from reflect.commands import autocommit, messages
from reflect.commands.call import Call
from reflect.journal import due
from reflect.locale import N_

WorksheetName = Annotated[
    str, typer.Argument(metavar="WORKSHEET", help="Its id, where there are several.")
]

_SAID = {
    "let-go": (
        N_("Let go. To take that back:"),
        N_("The same answer is about other people, too: for them it is let go as well."),
    ),
    "reopen": (
        N_("It comes back. To take that back:"),
        N_("The same answer is about other people, too: for them it comes back as well."),
    ),
}


def change(call: Call, worksheet: str, verb: str) -> None:
    """Let go of looking again at a *worksheet*, or reopen it, and print the line that undoes it."""
    call.options.worksheet = worksheet
    lines = [*due.look_again(call.journal, call.selection)]
    line = due.find(lines, is_let_go=verb == "reopen")
    changed = (due.reopen if verb == "reopen" else due.let_go)(call.journal, line)
    said, said_of_others = _SAID[verb]
    if line.is_shared:
        messages.say(said_of_others)
    messages.print_error(said)
    autocommit.commit(call.journal, *changed)
    id_, people = line.run.header.worksheet, list(call.options.about)
    if line.person and sum(each.run.header.worksheet == id_ for each in lines) > 1:
        people = [line.person]
    about = [word for name in people for word in ("--about", name)]
    other = "let-go" if verb == "reopen" else "reopen"
    messages.print_result(call.command_line("next", other, *about, names=[id_]))
