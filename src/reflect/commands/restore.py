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
    journal = call.journal
    trash = Trash(journal)
    if not entry:
        _list(call, trash)
        messages.say_unreadable(journal)
        return
    trashed = trash.find(entry)
    path, back = trash.restore(trashed), N_("It is back where it was.")
    if path != journal.root / trashed.original_path:
        back = N_("It is back under a new name, because another file now has the old one.")
    messages.print_error(back)
    autocommit.commit(journal, path, word=autocommit.RESTORED)
    messages.print_result(path)


def _list(call: Call, trash: Trash) -> None:
    """Show the entries in the trash, a line each."""
    settings = trash.journal.settings
    seen, every = Selection(excluded=settings.exclude), trash.by_name()
    days = {name: trashed.day for trashed, name in every.items() if not seen.names_somebody(name)}
    messages.say_hidden(len(every) - len(days), "entry")
    if days:
        from reflect.pages import journal as pages

        output.show(call, pages.trash(settings.locale, days))
    elif not every:
        messages.say(TrashEmpty().sentence)
