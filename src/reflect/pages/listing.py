"""The list of entries, newest first."""

from collections.abc import Sequence

from reflect import locale
from reflect.journal.runs import Run
from reflect.pages.days import Days, run_notes, run_states
from reflect.render.page import Command, Page, Row, Table, Voiced, theirs

#: Titles and people stand beside each other, so a line of both may be longer than one of prose.
WIDE = 160


def page(runs: Sequence[Run], older: str = "", *, discreet: bool = False) -> Page:
    """Entries, or only their days; *older* is the command for the others."""
    days = {code: Days.of(runs, code) for code in {run.header.language for run in runs}}
    rows = [_row(run, days[run.header.language], discreet=discreet) for run in runs]
    language = runs[0].header.language
    more = [Command(locale.of(language).gettext("Older ones:"), older)] if older else []
    return Page((Table(rows), *more), language, WIDE)


def _row(run: Run, days: Days, *, discreet: bool) -> Row:
    """When, which and about whom, and what its state is."""
    when = days.iso(run) if days.has_day(run) or not discreet else days.long(run)
    day = Voiced(when, lambda: days.long(run))
    if discreet:
        return Row((day, ""), tuple(run_states(run, days.locale)))
    return Row((day, theirs(run.title)), tuple(run_notes(run, days.locale)))
