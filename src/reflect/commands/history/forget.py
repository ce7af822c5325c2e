"""`reflect history forget`: remove an entry from all commits."""

from datetime import date
from typing import Annotated

import typer

from reflect import languages
from reflect.commands import messages, output, recorded
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

    book = call.book
    history, say = History(book), book.settings.locale
    recorded.record(book)
    stored = forgetting.expect_possible(history, entry)
    messages.expect_somebody(N_("whether the history may forget it. Nothing was changed"))
    sure = say.gettext("Forget this entry in all its states? This cannot be undone.")
    if stored and stored.day > date.min:
        sure = say.gettext(
            "Forget the entry of {day} in all its states? This cannot be undone.",
            day=languages.of(say.language).long(stored.day),
        )
    no, yes = say.gettext("no, keep it"), say.gettext("yes, forget it")
    left = say.gettext("The history is as it was.")
    if not messages.is_agreed(book, sure, no=no, yes=yes, left=left):
        return 0
    sentence = say.ngettext(
        "The history no longer holds the entry, which was in one commit.",
        "The history no longer holds the entry, which was in {count} commits.",
        forgetting.forget(history, entry),
    )
    output.tell_page(call, Paragraph(sentence), language=say.language)
    return 0
