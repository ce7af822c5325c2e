"""`reflect history forget`: remove an entry from all commits."""

from datetime import date
from typing import Annotated

import typer

from reflect import languages
from reflect.commands import autocommit, messages, output
from reflect.commands.call import Call
from reflect.history import History
from reflect.locale import N_


def command(
    call: Call,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="An entry that was deleted for good.")
    ],
) -> int:
    """Remove a deleted entry from the history."""
    from reflect.history import forgetting
    from reflect.render.page import Paragraph

    journal = call.journal
    history, say = History(journal), journal.settings.locale
    autocommit.commit(journal)
    stored = forgetting.require_forgettable(history, entry)
    messages.expect_terminal(N_("whether to remove it from the history. Nothing was changed"))
    sure = N_("Remove every version of this entry from the history? This cannot be undone.")
    if stored and stored.day > date.min:
        sure = N_(
            "Remove every version of the entry of {day} from the history? This cannot be undone.",
            day=languages.of(say.language).long_date(stored.day),
        )
    no, yes = N_("no, keep it"), N_("yes, remove it")
    if not messages.confirm(journal, sure, no=no, yes=yes, left=N_("The history was not changed.")):
        return 0
    sentence = say.ngettext(
        "The entry is no longer in the history; it was in one commit.",
        "The entry is no longer in the history; it was in {count} commits.",
        forgetting.forget(history, entry),
    )
    output.show_result(call, Paragraph(sentence), language=say.language)
    return 0
