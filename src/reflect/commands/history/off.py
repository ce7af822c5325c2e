"""`reflect history off`: nothing more is committed; the repository stays as it is."""

import typer

from reflect import files
from reflect.commands import options, recorded
from reflect.errors.history import HistoryIsOff
from reflect.history import History


def command(context: typer.Context) -> None:
    """Keep no history any more; the one there is stays."""
    book = options.journal(context)
    history = History(book)
    if not history.is_on:
        raise HistoryIsOff
    folder = history.there.folder
    recorded.record(book)
    files.remove(history.on)
    said = recorded.words(book).history
    recorded.tell(said.ended.format(folder=folder))
