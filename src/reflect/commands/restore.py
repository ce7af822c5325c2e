"""`reflect restore`: bring an entry back from the trash."""

from typing import Annotated

import typer

from reflect.commands import autocommit, messages, output
from reflect.commands.call import Call
from reflect.errors.history import TrashEmpty
from reflect.journal.runs import Selection
from reflect.journal.trash import Trash
from reflect.locale import N_


def command(
    call: Call,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="Its name. Leave it out to choose from a list.")
    ] = "",
) -> None:
    """Bring an entry back from the trash."""
    book = call.book
    trash = Trash(book)
    if not entry:
        _list(call, trash)
        messages.say_unreadable(book)
        return
    put_away = trash.find(entry)
    path, back = trash.bring_back(put_away), N_("It is back where it was.")
    if path != book.root / put_away.place:
        back = N_("It is back under a new name, because another file now has the old one.")
    messages.print_error(back)
    autocommit.commit(book, path, word=autocommit.RESTORED)
    messages.print_result(path)


def _list(call: Call, trash: Trash) -> None:
    """Show the entries in the trash, a line each."""
    settings = trash.journal.settings
    seen, every = Selection(excluded=settings.exclude), trash.called()
    days = {name: put_away.day for put_away, name in every.items() if not seen.names_somebody(name)}
    messages.say_hidden(len(every) - len(days), "entry")
    if days:
        from reflect.pages import journal

        output.show(call, journal.trash(settings.locale, days))
    elif not every:
        messages.say(TrashEmpty().sentence)
