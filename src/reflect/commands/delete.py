"""`reflect delete`: an entry into the trash, or gone for good."""

from datetime import date, datetime
from typing import Annotated

import typer

from reflect import words
from reflect.commands import options, recorded
from reflect.errors import NobodyToAsk, NoEntries, UnknownEntry
from reflect.errors.trash import NothingPutAway, UnknownPutAway
from reflect.journal import Journal, Stored, references
from reflect.journal.forgetting import forget
from reflect.journal.trash import Trash, place_before
from reflect.terminal import at_the_shell, is_attended
from reflect.text import visible
from reflect.words.table import Words


def command(
    context: typer.Context,
    entry: options.EntryName,
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Not into the trash; it asks you first.")
    ] = False,
) -> int:
    """Put an entry into the trash."""
    book = options.journal(context)
    if for_good:
        return _for_good(context, book, entry)
    stored = references.find(book, entry)
    trash = Trash(book)
    put_away = trash.put(stored, datetime.now())
    options.talk(_words(stored).trash.put_away)
    back = options.called(context, "restore", names=[trash.called()[put_away]])
    recorded.record(book, stored.path)
    options.tell(visible(back))
    return 0


def _for_good(context: typer.Context, book: Journal, name: str) -> int:
    """Delete an entry, here or in the trash, once somebody has said yes."""
    stored = _found(book, name)
    place, said = place_before(book, stored.path), _words(stored)
    if not is_attended():
        raise NobodyToAsk("whether it may go for good. Nothing was deleted")
    undated = stored.day == date.min
    sure = said.trash.sure_undated if undated else said.trash.sure.format(day=said.long(stored.day))
    with at_the_shell(said.talk, book.state, plain=options.plain(context)) as terminal:
        way = terminal.choose(sure, {"": said.trash.leave, "yes": said.trash.delete})
        signal = options.interrupted(terminal)
    if way != "yes":
        options.talk(said.trash.left)
        return signal
    traces = forget(book, stored)
    told = [said.trash.gone, said.trash.beyond]
    told += [said.trash.others.format(path=path) for path in traces.others]
    told += [said.trash.perhaps.format(path=path) for path in traces.perhaps]
    for sentence in told:
        options.say(sentence)
    recorded.record(book, place)
    for held in recorded.holding(book, place, stored):
        again = options.on_page(context, "history", "forget", names=[held]) if held else ""
        way = said.history.forget_too.format(command=again) if held else said.history.cannot_forget
        options.say(f"{said.history.still_holds} {way}")
    return 0


def _found(book: Journal, name: str) -> Stored:
    """The entry called *name*, be it in the trash."""
    try:
        return references.find(book, name)
    except (UnknownEntry, NoEntries) as unknown:
        try:
            return book.read(Trash(book).find(name).path)
        except (NothingPutAway, UnknownPutAway):
            raise unknown from None


def _words(stored: Stored) -> Words:
    return words.of(stored.header.language)
