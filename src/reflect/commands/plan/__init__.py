"""`reflect plan`: what was planned, and what is still open.

As JSON: ``{"schema", "plans": [P]}``, newest first, all of them unless ``--limit`` says how many. P
``{"code", "text", "people", "by", "every", "marks", "state", "planned": [{"path", "id",
"question", "for", "date"}]}``, state one of ``open done let-go``; "by" and "every" are null where
there is none, "marks" are what other programs wrote in the line. "planned" are the entries in which
it was planned in these words, newest first: the question with its id, whom it was asked about, and
the entry's date.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Annotated

import typer

from reflect.commands import messages, output
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, Call, format_option, takes
from reflect.errors import WrongUse, phrases
from reflect.errors.plans import PlansLost
from reflect.journal import plans
from reflect.journal.plans import Plan
from reflect.locale import N_

#: Plans shown by default.
SHOWN = 50


@takes(
    *RUNS,
    EXCLUDE,
    format_option("markdown", help="text for people, json for programs, markdown for a page."),
    *INTO_FILE,
)
def command(
    call: Call,
    list_: Annotated[
        bool, typer.Option("--list", help="Only show them, without keys to change them.")
    ] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="Show all, done ones too, not only the newest 50.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Show the newest N.")
    ] = None,
) -> int:
    """See what you planned and is still open, and say what became of it."""
    if call.invoked_subcommand:
        return 0
    if all_ and limit:
        raise WrongUse(N_("Use either --all or --limit, not both."))
    journal = call.journal
    every = plans.every(journal, call.selection)
    found = [plan for plan in every if all_ or plan.is_open]
    shown = found[: None if all_ else limit or SHOWN]
    if call.is_json:
        output.put_json(call, {"plans": (plan.data() for plan in islice(found, limit))})
    elif not shown:
        _say_none(call, every)
    else:
        from reflect.pages import plan as pages

        is_cut = len(found) > len(shown)
        older = (
            call.page_command("plan", "--list", "--all", *call.filter_arguments, again=True)
            if is_cut
            else ""
        )
        output.show(call, pages.page(shown, journal.settings.locale, call.page_command, older))
    messages.say_unreadable(journal)
    return 0


def _say_none(call: Call, closed: Sequence[Plan]) -> None:
    """Say that no plan is open, or that none matches the filters."""
    said = call.selection.filters
    if closed:
        again = call.page_command("plan", "--all", *call.filter_arguments, again=True)
        none = N_("Nothing you planned is open. What became of it:  {command}", command=again)
    elif said:
        none = N_("No plan matches {filters}.", filters=phrases.listing(said))
    elif lost := plans.lost_worksheet(call.journal, call.selection):
        none = PlansLost(lost).sentence
    else:
        none = N_("You have not planned anything yet. What you plan in a worksheet will be here.")
    messages.say(none)
