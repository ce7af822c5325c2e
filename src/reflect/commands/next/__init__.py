"""`reflect next`: worksheets to look at again, and plans whose day has come.

As JSON: ``{"schema", "look_again": [L], "plans": [P]}``, the latest day first. L ``{"worksheet",
"title", "for", "day", "every", "run"}``: "every" is null where a day was named, "run" is the newest
entry of that worksheet and person, as in ``list``. P is as in ``plan``.
"""

import os
import sys
import time
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect import files, line_cache
from reflect.commands import messages, output
from reflect.commands.call import ABOUT, EXCLUDE, INTO_FILE, WORKSHEET, Call, format_option, takes
from reflect.commands.next.changing import let_go, reopen
from reflect.errors import ReflectError, WrongUse
from reflect.journal import Journal
from reflect.journal.folder import folders
from reflect.locale import N_

__all__ = ["command", "let_go", "reopen"]

if TYPE_CHECKING:
    from reflect.journal.due import Due


@takes(WORKSHEET, ABOUT, EXCLUDE, format_option("markdown"), *INTO_FILE)
def command(
    call: Call,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=0, help="Include the next N days.")
    ] = 0,
    line: Annotated[
        bool,
        typer.Option(
            "--line", help="Print one line without names, or nothing: for a shell prompt."
        ),
    ] = False,
    ics: Annotated[
        Path | None,
        typer.Option("--ics", metavar="FILE", help="Write what is ahead to a calendar file."),
    ] = None,
    with_words: Annotated[
        bool, typer.Option("--with-words", help="Put titles, names and plans in the calendar file.")
    ] = False,
) -> None:
    """See what you wanted to look at again, and plans whose day has come."""
    if call.invoked_subcommand:
        return
    if bool(days) + line + bool(ics) > 1 or (with_words and not ics):
        raise WrongUse(
            N_("Use only one of --days, --line and --ics; --with-words goes with --ics FILE.")
        )
    from reflect.journal import due

    today = call.journal.settings.day(datetime.now())
    if line:
        sys.stdout.write(_line(call, today))
    elif ics:
        _write_calendar(call, ics, today, with_words=with_words)
    else:
        last = date.fromordinal(min(today.toordinal() + days, date.max.toordinal()))
        _show(call, due.between(call.journal, call.selection, date.min, last), today)


def _show(call: Call, found: "Due", today: date) -> None:
    """Print what is due."""
    if call.is_json:
        lines = [line.data() for _, line in found.lines]
        plans = [plan.data() for _, plan in found.plans]
        output.put_json(call, {"look_again": lines, "plans": plans})
    else:
        from reflect.journal import due
        from reflect.pages import next as pages

        called = partial(call.page_command, again=True)
        drafts = due.begun(call.journal, call.selection, [line for _, line in found.lines])
        output.show(call, pages.page(found, drafts, today, call.journal, called))
    messages.say_unreadable(call.journal)


def _line(call: Call, today: date) -> str:
    """The line for a prompt, or ""; kept for the next one unless options ask for other entries."""
    from reflect.journal import due

    begun, journal = time.time_ns(), call.journal
    found = due.mentioned(journal, call.selection, today)
    # Translators: a line in a shell prompt, which others may see.
    said = journal.settings.locale.gettext("reflect: something you wanted to look at again")
    line = f"{said}\n" if found.days else ""
    # Where there is no journal yet, nothing is written.
    is_asked = call.options.journal or any(call.options.filters)
    if not is_asked and os.path.isdir(journal.root):  # noqa: PTH112 - False for an overlong path
        # Without it, the next prompt takes longer, and no more.
        with suppress(OSError, ReflectError):
            _keep(journal, line, found, begun)
    return line


def _keep(journal: Journal, line: str, found: "Due", begun: int) -> None:
    """Keep the *line* about what was *found*, for prompts to come."""
    library, settings = journal.library, journal.settings
    watched = [folder for folder, _ in folders(journal.root, journal.unreadable.append)]
    paths = (library.own, library.versions.folder, *library.paths.values(), settings.config)
    watched += map(str, filter(None, paths))
    shift = (settings.day_ends_at.hour * 60 + settings.day_ends_at.minute) * 60
    data = line_cache.data(line, [*watched, *found.files], os.environ, shift, begun)
    if not (path := line_cache.path(os.environ)):
        return
    try:
        files.create(Path(path), data)
    except FileExistsError:
        # Never through a link, which may lead to an entry.
        files.remove(Path(path))
        files.create(Path(path), data)


def _write_calendar(call: Call, file: Path, today: date, *, with_words: bool) -> None:
    """Write what is ahead to a calendar *file*; events in it that are over are cancelled."""
    from reflect.exporters import calendar

    is_file = file != output.STDOUT
    was = files.read(file) if is_file and call.options.force and file.exists() else b""
    call.options.output = file
    data = calendar.written(
        call.journal, call.selection, today, datetime.now(), was, with_words=with_words
    )
    output.write_bytes(call, data, ".ics")
    messages.say_unreadable(call.journal)
