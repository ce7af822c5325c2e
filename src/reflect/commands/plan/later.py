"""`reflect plan later`: give a plan another day, or none."""

from typing import Annotated

import typer

from reflect.commands import autocommit, messages
from reflect.commands.call import Call
from reflect.commands.plan.changing import TAKE_BACK, Code, day_in, named, of_day
from reflect.errors.plans import BadPlanDay
from reflect.journal import plans
from reflect.journal.plans import Plan
from reflect.locale import N_, Message, joined
from reflect.questions.kinds.days import iso_day


def command(
    call: Call,
    code: Code,
    day: Annotated[
        list[str],
        typer.Argument(metavar="DAY", help="Friday, 24 December, in 3 weeks; or none."),
    ],
) -> None:
    """Choose another day for a plan, or none."""
    journal, typed = call.journal, " ".join(day)
    by = day_in(journal.settings, typed)
    if by is None:
        raise BadPlanDay(typed)
    [plan] = named(call, [code])
    changed = plans.postpone(journal, plan, by)
    way, undo = _undone(call, plan)
    messages.print_error(joined([of_day(journal.settings, by), way], " "))
    autocommit.commit(journal, *changed)
    messages.print_result(undo)


def _undone(call: Call, before: Plan) -> tuple[Message, str]:
    """How to take it back, and the command for that, where a plan was as *before*."""
    was = before.action.by
    if was and not iso_day(was):
        # An answer's words are never put on a command line.
        way = N_("Before, it was in words of your own. To write them there again:")
        return way, call.command_line("edit", names=[before.boxes[0].run.name])
    names = [before.code, was or "none"]
    return TAKE_BACK, call.command_line("plan", "later", names=names)
