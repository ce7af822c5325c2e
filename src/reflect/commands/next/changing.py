"""Letting go of looking at a worksheet again, and taking that back."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from reflect.commands import autocommit, messages
from reflect.commands.call import ABOUT, Call, takes
from reflect.journal import Journal, due
from reflect.journal.due import LookAgain
from reflect.locale import N_

Worksheet = Annotated[
    str, typer.Argument(metavar="WORKSHEET", help="Its id, if there are several.")
]


@takes(ABOUT)
def let_go(call: Call, worksheet: Worksheet = "") -> None:
    """Let a worksheet go, so that it does not come back."""
    _change(call, worksheet, due.let_go, N_("Let go."), "reopen")


@takes(ABOUT)
def reopen(call: Call, worksheet: Worksheet = "") -> None:
    """Bring back a worksheet that you let go."""
    _change(call, worksheet, due.reopen, N_("It comes back."), "let-go")


def _change(
    call: Call,
    worksheet: str,
    change: Callable[[Journal, LookAgain], list[Path]],
    now: str,
    undo: str,
) -> None:
    """Make a *change* to the one worksheet that is meant; the command *undo* takes it back."""
    call.options.worksheet = worksheet
    lines = [*due.look_again(call.journal, call.selection)]
    line = due.find(lines, is_let_go=change is due.reopen)
    changed = change(call.journal, line)
    id_, about = line.run.header.worksheet, list(call.options.about)
    if line.person and sum(each.run.header.worksheet == id_ for each in lines) > 1:
        about = [line.person]
    if line.is_shared:
        messages.say(
            N_("The same answer is about other people, too, so this goes for them as well.")
        )
    options = [word for name in about for word in ("--about", name)]
    command = call.command_line("next", undo, *options, names=[id_])
    edited = line.said[0].name if line.said and line.is_mixed else ""
    autocommit.commit_undoable(call, changed, now, [command], edited)
