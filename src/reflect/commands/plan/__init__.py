"""`reflect plan`: what was planned, and what is still open.

As JSON: ``{"schema", "plans": [P]}``, newest first, all of them unless ``--limit`` says how many. P
``{"code", "text", "people", "by", "every", "marks", "state", "planned": [{"path", "id",
"question", "for", "date"}]}``, state one of ``open done let-go``; "by" and "every" are null where
there is none, "marks" are what other programs wrote in the line. "planned" are the entries in which
it was planned in these words, newest first: the question with its id, whom it was asked about, and
the entry's date.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.commands import autocommit, messages, output
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, Call, format_option, takes
from reflect.commands.plan.changing import (
    NOW,
    day_in,
    done,
    later,
    let_go,
    of_day,
    reopen,
)
from reflect.errors import ReflectError, WrongUse, phrases
from reflect.errors.plans import PlansLost
from reflect.journal import plans
from reflect.journal.plans import Plan
from reflect.locale import N_
from reflect.questions.kinds import DONE, LET_GO
from reflect.terminal import can_show_pages
from reflect.text import NO_BREAK

__all__ = ["command", "done", "later", "let_go", "reopen"]

if TYPE_CHECKING:
    from reflect.terminal.ticking import TickRow

#: Plans shown by default.
SHOWN = 50
#: What a plan is after a key of the list.
_STATES: dict[str, bool | str] = {"x": DONE, "l": LET_GO, "o": False}


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
    """See what you planned, and say what became of it."""
    if call.invoked_subcommand:
        return 0
    if all_ and limit:
        raise WrongUse(N_("Use either --all or --limit, not both."))
    journal = call.journal
    if all_:
        from reflect.comparison import outcomes  # only here: of an open plan nothing is told

        every = outcomes.plans_told(journal, call.selection)
    else:
        every = plans.every(journal, call.selection)
    found = [plan for plan in every if all_ or plan.is_open]
    shown = found[: None if all_ else limit or SHOWN]
    code = 0
    if call.is_json:
        output.put_json(call, {"plans": (plan.data() for plan in islice(found, limit))})
    elif not shown:
        _say_none(call, are_closed=bool(every))
    else:
        from reflect.pages import plan as pages

        words = ("plan", "--list", "--all", *call.filter_arguments)
        older = call.page_command(*words, again=True) if len(found) > len(shown) else ""
        has_keys = _has_list(call)
        if has_keys and not list_:
            code = _change_in_list(call, shown, older)
        else:
            say, called = journal.settings.locale, call.page_command
            output.show(call, pages.page(shown, say, called, older, has_keys=has_keys))
    messages.say_unreadable(journal)
    return code


def _say_none(call: Call, *, are_closed: bool) -> None:
    """Say that no plan is open: there are none, none match, or they *are closed*."""
    said = call.selection.filters
    if are_closed:
        again = call.page_command("plan", "--all", *call.filter_arguments, again=True)
        none = N_("Nothing you planned is open. What became of it:  {command}", command=again)
    elif said:
        none = N_("No plan matches {filters}.", filters=phrases.listing(said))
    elif lost := plans.lost_worksheet(call.journal, call.selection):
        none = PlansLost(lost).sentence
    else:
        none = N_("You have not planned anything yet. What you plan in a worksheet will be here.")
    messages.say(none)


def _has_list(call: Call) -> bool:
    """Whether plans can be shown as a list with keys."""
    is_text = call.options.format == "text" and not call.options.output
    return is_text and sys.stdout.isatty() and can_show_pages(plain=call.options.plain)


def _change_in_list(call: Call, shown: Sequence[Plan], older: str) -> int:
    """Show a list of plans with keys to change them; the exit code."""
    from reflect.terminal.screen import Screen  # only here: most calls are lines
    from reflect.terminal.ticking import TickList

    journal = call.journal
    locale, keys = journal.settings.locale, _Keys(call, shown)
    more = f"{locale.gettext('Older ones:')} {older.replace(NO_BREAK, ' ')}" if older else ""
    with Screen(locale, journal.state_folder) as screen:
        screen.run(TickList(screen.stage, locale, keys.rows, keys.press, keys.day, more))
    autocommit.commit(journal, *keys.changed)
    return messages.exit_code(screen)


class _Keys:
    """Handler of a plan list's keys; collects the files that they change."""

    def __init__(self, call: Call, shown: Sequence[Plan]) -> None:
        self._journal, self._plans = call.journal, list(shown)
        self.changed: dict[Path, None] = {}
        #: The code of the oldest box that was closed here, by the number of the plan.
        self._closed: dict[int, str] = {}

    @property
    def rows(self) -> "list[TickRow]":
        """A row of the list for each plan."""
        return [self._row(plan) for plan in self._plans]

    def day(self, typed: str) -> str:
        """The sentence that reads a *typed* day back; "" if it is not a date."""
        settings = self._journal.settings
        by = day_in(settings, typed)
        return "" if by is None else settings.locale.say(of_day(settings, by))

    def press(self, at: int, key: str, typed: str) -> "tuple[TickRow, str]":
        """Do what a *key* stands for to plan number *at*; its row now, and a remark."""
        journal, plan = self._journal, self._plans[at]
        try:
            if key == "d":
                by = day_in(journal.settings, typed) or ""
                changed = plans.postpone(journal, plan, by)
                left, _ = plans.once_postponed(plan, by)
                remark = of_day(journal.settings, left, plan.action.by)
            else:
                # The same key once more takes it back.
                state = _STATES[key]
                state = False if plan.action.done == state else state
                if plan.is_open:
                    self._closed[at] = plan.undo_code
                here = plan.since(self._closed.get(at, plan.code))
                changed = plans.set_state(journal, [here], state)
                remark = NOW[state]
            self.changed |= dict.fromkeys(changed)
        except ReflectError as error:
            remark = error.sentence
        with suppress(ReflectError):  # the entry may be gone
            self._plans[at] = plans.renewed(journal, plan)
        return self._row(self._plans[at]), messages.presentable(remark)

    def _row(self, plan: Plan) -> "TickRow":
        from reflect.pages import plan as pages
        from reflect.terminal.ticking import TickRow

        return TickRow(*pages.row_texts(plan, self._journal.settings.locale))
