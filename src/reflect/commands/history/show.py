"""`reflect history show`: an entry as it was in an earlier state."""

import sys
from typing import Annotated, Any

import typer

from reflect.commands import filters, options, recorded
from reflect.commands.call import INTO_FILE, Call, takes
from reflect.commands.shown import Shown
from reflect.errors.history import NamesNoState
from reflect.journal.runs import Run


@takes(*INTO_FILE)
def command(
    call: Call,
    entry: Annotated[str, typer.Argument(metavar="ENTRY@N", help="As `history log` counts them.")],
) -> None:
    """Read an entry as it was."""
    from reflect.history import lookup
    from reflect.journal.leaf import Leaf

    book = call.book
    trouble = recorded.caught_up(book)
    found = lookup.state(book, entry)
    if found is None:
        raise NamesNoState(entry)
    stored, when = found
    leaf = Leaf.of(Run(stored, filters.selection(call)))._replace(as_of=when)

    def heard() -> str:
        from reflect.render.spoken import entries as spoken

        return spoken.shown(leaf)

    def drawn(out: Any) -> None:
        from reflect.render import entries as render

        render.shown(out, leaf)

    options.show(call, Shown(heard, drawn))
    sys.stdout.flush()
    recorded.say_behind(trouble)
