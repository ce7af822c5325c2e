"""`reflect list`: the entries, newest first.

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

from reflect.commands import messages, output
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, STATUS, Call, format_option, takes
from reflect.errors import WrongUse, phrases
from reflect.journal.runs import Run
from reflect.locale import N_
from reflect.text import visible

#: Entries shown by default, about a screenful.
SHOWN = 20


@takes(
    *RUNS,
    STATUS,
    EXCLUDE,
    format_option("lines", help="text for people, json for programs, lines for a picker."),
    *INTO_FILE,
)
def command(
    call: Call,
    all_: Annotated[bool, typer.Option("--all", help="Show all, not only the last 20.")] = False,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Show the last N."),
    ] = None,
) -> None:
    """List your entries, newest first."""
    if all_ and limit:
        raise WrongUse(N_("Use either --all or --limit, not both."))
    journal = call.journal
    selection = call.selection
    found = selection.entries(journal)
    if call.is_json:
        output.put_json(call, {"entries": (run.header_data() for run in islice(found, limit))})
    elif call.options.format == "lines":
        lines = _lines(found, is_discreet=journal.settings.discreet)
        output.write(call, islice(lines, limit))
    # Headers suffice, and the bytes of ten thousand files would fill the memory.
    elif runs := [each.without_data() for each in islice(found, None if all_ else limit or SHOWN)]:
        from reflect.pages import listing

        older = (
            call.page_command("list", "--all", *call.filter_arguments, again=True)
            if any(found)
            else ""
        )
        output.show(call, listing.page(runs, older, discreet=journal.settings.discreet))
    elif any(journal):
        message = N_("No entry matches {filters}. Your entries:  {command}")
        if journal.settings.exclude:
            message = N_(
                "With {filters}, there are no entries left to show. Your settings:  {command}"
            )
        command = call.page_command("config" if journal.settings.exclude else "list", again=True)
        names = phrases.listing(selection.filters)
        messages.say(message.filled({"filters": names, "command": command}))
    elif not journal.unreadable:
        first = call.page_command("new")
        messages.say(N_("There is no entry yet. To begin one: {command}", command=first))
    messages.say_unreadable(journal)


def _lines(runs: Iterable[Run], *, is_discreet: bool) -> Iterator[str]:
    """Lines of a name that reflect accepts, a tab, the day and, unless *is_discreet*, the title.

    A file whose name would break its line is reported instead.
    """
    from reflect.pages.days import Days

    for _, group in groupby(runs, lambda run: run.day):
        of_day = list(group)
        days = Days.of(of_day, "en")
        for run in of_day:
            called = run.name if run.names_excluded(run.file) else run.file
            if visible(called) != called or "\n" in called:
                messages.say(
                    N_(
                        "{file} is left out, because its name would break the line. Rename "
                        "it first.",
                        file=called,
                    )
                )
                continue
            title = "" if is_discreet else " ".join(visible(run.title).split())
            title += " (a sync program's copy)" * bool(run.copy_of)
            yield f"{called}\t{days.iso(run)}  {title}".rstrip(" ") + "\n"
