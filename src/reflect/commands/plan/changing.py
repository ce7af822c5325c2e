"""Changing what became of plans, each one of which is named by its code."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Annotated

import typer

from reflect import languages
from reflect.commands import autocommit, messages
from reflect.commands.call import Call
from reflect.errors.plans import BadPlanDay, PlansLost, UnknownCode
from reflect.journal import plans
from reflect.journal.plans import Plan
from reflect.locale import N_, Message, joined
from reflect.questions.kinds import DONE, LET_GO
from reflect.questions.kinds.days import iso_day, parse_day
from reflect.settings import Settings

Codes = Annotated[
    list[str],
    typer.Argument(metavar="CODE", help="The codes of plans, as `reflect plan --list` has them."),
]

#: The command that gives a plan each state, and the sentence about it.
_COMMANDS = {False: "reopen", DONE: "done", LET_GO: "let-go"}
NOW = {False: N_("It is open again."), DONE: N_("Done."), LET_GO: N_("Let go.")}
_SO_ALREADY = {
    False: N_("Already open: {codes}"),
    DONE: N_("Already done: {codes}"),
    LET_GO: N_("Already let go: {codes}"),
}


def done(call: Call, codes: Codes) -> None:
    """Mark plans as done."""
    _change(call, codes, DONE)


def let_go(call: Call, codes: Codes) -> None:
    """Let plans go: they were good to think about, and need not be done."""
    _change(call, codes, LET_GO)


def reopen(call: Call, codes: Codes) -> None:
    """Reopen plans that were done or let go."""
    _change(call, codes, False)


def later(
    call: Call,
    code: Annotated[
        str,
        typer.Argument(metavar="CODE", help="The code of a plan, as `reflect plan --list` has it."),
    ],
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
    [plan] = _named(call, [code])
    changed, was = plans.postpone(journal, plan, by), plan.action.by
    left, can_be_undone = plans.once_postponed(plan, by)
    now = of_day(journal.settings, left, was)
    is_exact = can_be_undone and (not was or iso_day(was))
    undo = call.command_line("plan", "later", names=[plan.code, was or "none"]) if is_exact else ""
    edited = "" if is_exact else plan.boxes[0].run.name
    autocommit.commit_undoable(call, changed, now, [undo], edited)


def _named(call: Call, codes: Iterable[str]) -> list[Plan]:
    """The plans with these *codes*, each once; raises UnknownCode, AmbiguousCode or PlansLost."""
    every = plans.every(call.journal, call.selection)
    try:
        found = {plan.code: (plan, code) for code in codes for plan in [plans.find(every, code)]}
    except UnknownCode:
        if lost := plans.lost_worksheet(call.journal, call.selection):
            raise PlansLost(lost) from None
        raise
    # Boxes that were closed before it was planned again have codes of their own to stay closed by.
    return [plan.since(code) if plan.action.done else plan for plan, code in found.values()]


def _change(call: Call, codes: Sequence[str], state: bool | str) -> None:
    """Give plans another *state*, all or none of them, and print the lines that undo it."""
    every = _named(call, codes)
    some = [plan for plan in every if plan.action.done != state]
    if already := [plan.code for plan in every if plan.action.done == state]:
        messages.print_error(_SO_ALREADY[state].filled({"codes": ", ".join(already)}))
    if some:
        changed = plans.set_state(call.journal, some, state)
        autocommit.commit_undoable(call, changed, NOW[state], _undone(call, some))


def _undone(call: Call, before: Sequence[Plan]) -> Iterator[str]:
    """Command lines that make plans again what they were *before*."""
    for state, verb in _COMMANDS.items():
        if codes := [plan.undo_code for plan in before if plan.action.done == state]:
            yield call.command_line("plan", verb, names=codes)


def day_in(settings: Settings, typed: str) -> str | None:
    """The ISO day that is *typed*, "" for none at all, or None where it is not understood."""
    if typed.strip().casefold() in ("none", settings.locale.pgettext("a day", "none")):
        return ""
    words = languages.of(settings.locale.language)
    return parse_day(typed, words, settings.day(datetime.now()))


def of_day(settings: Settings, by: str, was: str = "") -> Message:
    """The sentence that confirms a plan's new day *by*, an ISO day or "", where *was* stood."""
    words = languages.of(settings.locale.language)
    now = N_("It has no day any more.")
    if by:
        now = N_("Its day is {day}.", day=words.long_with_weekday(date.fromisoformat(by)))
    if was and not iso_day(was):
        return joined([now, N_("The words in its brackets are gone.")], " ")
    return now
