"""`reflect history forget`: the history without an entry, as if it had never been in it."""

from datetime import date
from typing import Annotated

import typer

from reflect.commands import options, recorded
from reflect.commands.call import Call
from reflect.errors.history import HistoryIsOff
from reflect.history import History
from reflect.locale import N_


def command(
    call: Call,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="One that was deleted for good.")],
) -> int:
    """Have the history forget an entry that was deleted."""
    from reflect.history import forgetting
    from reflect.render.page import Paragraph

    book = call.book
    history, words = History(book), recorded.words(book)
    said = words.history
    if not history.is_begun:
        raise HistoryIsOff
    recorded.record(book)
    stored = forgetting.expect_possible(history, entry)
    options.expect_somebody(N_("whether the history may forget it. Nothing was changed"))
    sure = said.sure_undated
    if stored and stored.day > date.min:
        sure = said.sure.format(day=words.long(stored.day))
    no, yes, left = said.keep, said.forget, said.kept
    if not options.is_agreed(book, sure, no=no, yes=yes, left=left, words=words):
        return 0
    count = forgetting.forget(history, entry)
    told = Paragraph(said.forgotten[count != 1].format(count=count))
    options.tell_page(call, told, language=words.code)
    return 0
