"""`reflect list`: the entries there are, newest first.

As JSON all entries are put out, unless ``--limit`` says how many: ``{"schema", "entries": [E]}``,
newest first, E ``{"path", "id", "worksheet", "worksheet_version", "title", "date", "utc_offset",
"language", "status", "about", "tags", "copy_of"}``. ``id`` is date and worksheet, whatever the file
is called; ``copy_of`` is the file that a sync program made a copy of, else null.

As lines, which are for pickers, all are put out too, one on each: path, tab, date, title.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Annotated

import typer

from reflect.commands import filters, messages, output
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, STATUS, Call, formatted, takes
from reflect.errors import WrongUse
from reflect.journal.runs import Run
from reflect.text import visible

#: As many as a screen holds.
SHOWN = 20


@takes(
    *RUNS,
    STATUS,
    EXCLUDE,
    formatted("lines", help="For people, for programs, or for a picker."),
    *INTO_FILE,
)
def command(
    call: Call,
    all_: Annotated[bool, typer.Option("--all", help="All of them, not only the last 20.")] = False,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Show the last N; as JSON or lines, all."),
    ] = None,
) -> None:
    """The entries there are, newest first."""
    if all_ and limit:
        raise WrongUse("--all and --limit each say how many. Use one of them.")
    book = call.book
    selection = filters.selection(call)
    found = selection.entries(book)
    if call.is_json:
        output.put(call, {"entries": (run.head() for run in islice(found, limit))})
        messages.say_unreadable(book)
        return
    if call.given.format == "lines":
        lines = _lines(found, is_discreet=book.settings.discreet)
        output.write(call, islice(lines, limit))
        messages.say_unreadable(book)
        return
    from reflect import locale
    from reflect.pages import listing
    from reflect.pages.notes import named

    most = None if all_ else limit or SHOWN
    runs = list(islice(found, most))
    if runs:
        older = ""
        if next(found, None):
            older = call.on_page("list", "--all", *call.again, again=True)
        output.show(call, listing.page(runs, older, discreet=book.settings.discreet))
    elif newest := next(iter(book), None):
        say, is_set = locale.of(newest.header.language), bool(book.settings.exclude)
        command = call.on_page("config" if is_set else "list", again=True)
        chosen = named(selection.said, say)
        if is_set:
            said = say.gettext(
                "With {filters}, no entry is left. What is set there:  {command}",
                filters=chosen,
                command=command,
            )
        else:
            said = say.gettext(
                "No entry matches {filters}. Your entries:  {command}",
                filters=chosen,
                command=command,
            )
        messages.say(said)
    elif not book.unreadable:
        messages.say(f"There is no entry yet. To begin one: {call.on_page('new')}")
    messages.say_unreadable(book)


def _lines(runs: Iterable[Run], *, is_discreet: bool) -> Iterator[str]:
    """A line for each run: a name that reflect takes, a tab, the day and, but for *is_discreet*,
    the title. A name that would break a line is told instead.
    """
    from reflect.pages.days import Days

    for _, group in groupby(runs, lambda run: run.day):
        of_day = list(group)
        days = Days.of(of_day, "en")
        for run in of_day:
            called = run.name if run.hides(run.stored.file) else run.stored.file
            if visible(called) != called or "\n" in called:
                messages.say(f"{called} is left out: its name would break a line. Rename it first.")
                continue
            title = "" if is_discreet else " ".join(visible(run.title).split())
            title += " (a sync program's copy)" * run.is_copy
            yield f"{called}\t{days.iso(run)}  {title}".rstrip(" ") + "\n"
