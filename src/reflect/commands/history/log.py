"""`reflect history log`: commits, newest first; with ENTRY, the states of that entry.

As JSON: ``{"schema", "moments": [{"commit", "date", "what", "id", "number", "more", "fewer"}]}``;
``number`` is that of a state of the entry, as in ENTRY@2.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.commands import autocommit, messages, output
from reflect.commands.call import INTO_FILE, Call, format_option, takes
from reflect.history import History
from reflect.journal import Journal
from reflect.journal.runs import Run
from reflect.locale import N_, Locale

if TYPE_CHECKING:
    from reflect.pages.history import Logged

#: Commits shown by default, about a screenful.
SHOWN = 20


@takes(format_option(), *INTO_FILE)
def command(
    call: Call,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="Only what happened to this entry.")
    ] = "",
    all_: Annotated[bool, typer.Option("--all", help="Show all, not only the last 20.")] = False,
) -> None:
    """Show when something was written, and how much."""
    from reflect.pages import history as pages

    journal = call.journal
    trouble = autocommit.commit_silently(journal)
    logged, is_more = _logged(call, entry, 0 if all_ or entry else SHOWN)
    if call.is_json:
        output.put_json(call, {"moments": [each.data() for each in logged]})
    elif logged:
        more = call.page_command("history", "log", "--all", again=True) if is_more else ""
        output.show(call, pages.log(logged, journal.settings.locale, more))
    else:
        messages.say(N_("The history is still empty."))
    sys.stdout.flush()
    autocommit.say_incomplete(trouble)


def _logged(call: Call, entry: str, most: int) -> "tuple[list[Logged], bool]":
    """The newest commits, *most* of them or all, and whether there are older ones."""
    from reflect.history.log import Log
    from reflect.pages.history import Logged

    journal, selection = call.journal, call.selection
    limit = most and most + 1
    log = Log(journal, History(journal).repository, 0 if selection.excluded else limit)
    moments = log.commits
    hides: dict[str, Callable[[str], object]] = {}
    numbers: dict[str, int] = {}
    if entry:
        place = log.path(entry)
        numbers = {each.commit.name: each.number for each in log.states(place)}
        # Count the words of this entry alone, not of other files in the commit.
        moments = [
            moment._replace(changes=tuple(touch for _, touch in of))
            for moment, of in groupby(log.changes_of(place), itemgetter(0))
        ]
    elif selection.excluded:
        seen = (each for each in log.with_entries() if all(map(selection.matches, each[1])))
        found = list(islice(seen, limit or None))
        moments = [moment for moment, _ in found]
        hides = {
            moment.name: Run.of(of[-1], selection).names_excluded for moment, of in found if of
        }
    shown, rows = moments[: most or None], []
    for each, extent in zip(shown, log.word_counts(shown), strict=True):
        # With ENTRY, its title is known.
        title = ""
        if each.id and not entry:
            hidden = hides.get(each.name, selection.excluded_names_in)
            title = _label(journal, each.id, journal.settings.locale, hidden)
        rows.append(Logged(each, extent, numbers.get(each.name), title))
    return rows, len(moments) > len(shown)


def _label(journal: Journal, id_: str, say: Locale, hides: Callable[[str], object]) -> str:
    """Label for *id_*: the day and worksheet of an entry, or a worksheet's title."""
    from reflect.history.recording import COPY, SHEET
    from reflect.pages.days import short

    kind, _, sheet = id_.partition(" ")
    if sheet == COPY:
        return say.gettext("a worksheet, as you used it")
    parts = []
    if kind != SHEET:
        sheet = id_[11:]
        with suppress(ValueError):  # a commit by hand may resemble ours
            of = date.fromisoformat(id_[:10])
            parts += [short(of, say)] if of > date.min else []
    if not journal.settings.discreet:
        titles = (journal.library.title(sheet), sheet)
        parts += [*islice((each for each in titles if each and not hides(each)), 1)]
    return ", ".join(parts)
