"""`reflect history show`: an entry as it was in an earlier state."""

import sys

from reflect.commands import output, recorded
from reflect.commands.call import INTO_FILE, Call, StateName, takes
from reflect.journal.runs import Run


@takes(*INTO_FILE)
def command(call: Call, entry: StateName) -> None:
    """Read an entry as it was."""
    from reflect.history import moments
    from reflect.journal.runs import Leaf
    from reflect.pages import entry as pages

    book = call.book
    trouble = recorded.caught_up(book)
    stored, when = moments.state(book, entry)
    leaf = Leaf.of(Run.of(stored, call.selection))._replace(as_of=when)
    output.show(call, pages.page(leaf))
    sys.stdout.flush()
    recorded.say_behind(trouble)
