"""Changing what became of plans that are named by their codes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Annotated

import typer

from reflect import languages
from reflect.commands import autocommit, messages
from reflect.commands.call import Call
from reflect.errors.plans import PlansLost, UnknownCode
from reflect.journal import plans
from reflect.journal.plans import Plan
from reflect.locale import N_
from reflect.questions.kinds import DONE, LET_GO
from reflect.questions.kinds.days import parse_day

Code = Annotated[
    str, typer.Argument(metavar="CODE", help="The code of a plan, as `reflect plan --list` has it.")
]
Codes = Annotated[
    list[str],
    typer.Argument(metavar="CODE", help="The codes of plans, as `reflect plan --list` has them."),
]

#: The command that gives a plan each state.
_COMMANDS = {False: "reopen", DONE: "done", LET_GO: "let-go"}
_SAID = {
    False: N_("Open again. To take that back:"),
    DONE: N_("Done. To take that back:"),
    LET_GO: N_("Let go. To take that back:"),
}
_SO_ALREADY = {
    False: N_("It is open: {codes}"),
    DONE: N_("It was done already: {codes}"),
    LET_GO: N_("It was let go already: {codes}"),
}


def named(call: Call, codes: Iterable[str]) -> list[Plan]:
    """The plans with these *codes*, each once; raises UnknownCode, AmbiguousCode or PlansLost."""
    every = plans.every(call.journal, call.selection)
    try:
        found = [plans.find(every, code) for code in codes]
    except UnknownCode:
        if lost := plans.lost_worksheet(call.journal, call.selection):
            raise PlansLost(lost) from None
        raise
    return list({plan.code: plan for plan in found}.values())


def change(call: Call, codes: Sequence[str], state: bool | str) -> None:
    """Give plans another *state*, all or none of them, and print the lines that undo it."""
    journal = call.journal
    every = named(call, codes)
    some = [plan for plan in every if plan.action.done != state]
    if already := [plan.code for plan in every if plan.action.done == state]:
        messages.print_error(_SO_ALREADY[state].filled({"codes": ", ".join(already)}))
    if not some:
        return
    changed = plans.close(journal, some, state) if state else plans.reopen(journal, some)
    messages.print_error(_SAID[state])
    autocommit.commit(journal, *changed)
    messages.print_result("\n".join(_undone(call, some)))


def day_in(call: Call, typed: str) -> str | None:
    """The ISO day that is *typed*, "" for none at all, or None where it is not understood."""
    settings = call.journal.settings
    if typed.casefold() in {words.none for words in languages.every()}:
        return ""
    words = languages.of(settings.locale.language)
    return parse_day(typed, words, settings.day(datetime.now()))


def _undone(call: Call, before: Sequence[Plan]) -> Iterator[str]:
    """Command lines that make plans again what they were *before*."""
    for state, verb in _COMMANDS.items():
        if codes := [plan.code for plan in before if plan.action.done == state]:
            yield call.command_line("plan", verb, names=codes)
