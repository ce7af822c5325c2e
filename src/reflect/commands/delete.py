"""`reflect delete`: an entry into the trash, or gone for good."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

import typer

from reflect import languages
from reflect.commands import messages, recorded
from reflect.commands.call import Call, EntryName
from reflect.errors import NoEntries, UnknownEntry
from reflect.errors.history import NothingPutAway, UnknownPutAway
from reflect.journal import Journal, Stored, references
from reflect.journal.trash import Traces, Trash, forget, place_before
from reflect.locale import N_, Locale
from reflect.text import visible


def command(
    call: Call,
    entry: EntryName,
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Delete it for good, after asking you.")
    ] = False,
) -> int:
    """Move an entry to the trash."""
    if for_good:
        return _for_good(call, entry)
    book = call.book
    stored = references.find(book, entry)
    trash = Trash(book)
    put_away = trash.put(stored, datetime.now())
    messages.talk(book.settings.locale.gettext("Moved to the trash. To bring it back:"))
    back = call.called("restore", names=[trash.called()[put_away]])
    recorded.record(book, stored.path)
    messages.tell(visible(back))
    return 0


def _for_good(call: Call, name: str) -> int:
    """Delete an entry, here or in the trash, once somebody has said yes."""
    from reflect.history import moments  # only here: most are put into the trash

    book = call.book
    stored = _found(book, name)
    place, said = place_before(book, stored.path), book.settings.locale
    messages.expect_somebody(N_("whether it may go for good. Nothing was deleted"))
    if stored.day == date.min:
        sure = said.gettext("Delete this entry for good? This cannot be undone.")
    else:
        day = languages.of(said.language).long(stored.day)
        sure = said.gettext("Delete the entry of {day} for good? This cannot be undone.", day=day)
    no, yes = said.gettext("no, leave it"), said.gettext("yes, delete it for good")
    left = said.gettext("It was left as it is.")
    if not messages.is_agreed(book, sure, no=no, yes=yes, left=left):
        return 0
    messages.say(*_told(said, forget(book, stored)))
    recorded.record(book, place)
    for held in moments.holding(book, place, stored):
        way = said.gettext(
            "It cannot be forgotten there: another entry has its name by now, or the "
            "repository is your own."
        )
        if held:
            again = call.on_page("history", "forget", names=[held])
            way = said.gettext("To have it forgotten there too: {command}", command=again)
        messages.say(" ".join([said.gettext("The history still holds it."), way]))
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


def _told(said: Locale, traces: Traces) -> Iterator[str]:
    """Sentences: the entry is gone, and where copies of its words may remain."""
    yield said.gettext("It is deleted, and so is what was half typed for it.")
    yield said.gettext(
        "What reflect cannot reach: a git repository of your own, backups, what a sync program "
        "has copied elsewhere, what your editor keeps for itself, what this terminal still shows "
        "further up, and what a flash drive has not overwritten yet."
    )
    for path in traces.others:
        yield said.gettext(
            "Some of its words are also in this entry, which was left alone: {path}", path=path
        )
    for path in traces.perhaps:
        yield said.gettext(
            "An editor left this file behind; some words may still be in it: {path}", path=path
        )
