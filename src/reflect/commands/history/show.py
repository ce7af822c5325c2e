"""`reflect history show`: read an earlier state of an entry."""

import sys

from reflect.commands import output, recorded
from reflect.commands.call import INTO_FILE, Call, StateName, takes
from reflect.journal.runs import Run
from reflect.pages import entry as pages


@takes(*INTO_FILE)
def command(call: Call, entry: StateName) -> None:
    """Read an entry as it was."""
    from reflect.history import moments

    book = call.book
    trouble = recorded.caught_up(book)
    stored, when = moments.state(book, entry)
    leaf = pages.Leaf.of(Run.of(stored, call.selection))._replace(as_of=when)
    output.show(call, pages.page(leaf))
    sys.stdout.flush()
    recorded.say_behind(trouble)
