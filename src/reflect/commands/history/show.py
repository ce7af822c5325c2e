"""`reflect history show`: read an earlier state of an entry."""

import sys

from reflect.commands import autocommit, output
from reflect.commands.call import INTO_FILE, Call, StateName, takes
from reflect.journal.runs import Run
from reflect.pages import entry as pages


@takes(*INTO_FILE)
def command(call: Call, entry: StateName) -> None:
    """Read an entry as it was."""
    from reflect.history import log

    journal = call.journal
    trouble = autocommit.commit_silently(journal)
    stored, when = log.state(journal, entry)
    view = pages.EntryView.of(Run.of(stored, call.selection))._replace(as_of=when)
    output.show(call, pages.page(view))
    sys.stdout.flush()
    autocommit.say_incomplete(trouble)
