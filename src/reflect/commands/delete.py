"""`reflect delete`: move an entry to the trash, or delete it for good."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

import typer

from reflect import languages
from reflect.commands import autocommit, messages
from reflect.commands.call import Call, EntryName
from reflect.errors import NoEntries, UnknownEntry
from reflect.errors.history import NotInTrash, TrashEmpty
from reflect.journal import Journal, Stored, references
from reflect.journal.trash import Traces, Trash, forget, place_before
from reflect.locale import N_, Message, joined


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
    journal = call.journal
    stored = references.find(journal, entry)
    trash = Trash(journal)
    trashed = trash.add(stored, datetime.now())
    messages.print_error(N_("Moved to the trash. To bring it back:"))
    back = call.command_line("restore", names=[trash.by_name()[trashed]])
    autocommit.commit(journal, stored.path)
    messages.print_result(back)
    return 0


def _for_good(call: Call, name: str) -> int:
    """Delete an entry, in the journal or the trash, after asking."""
    from reflect.history import log  # only here: most entries go to the trash

    journal = call.journal
    stored = _found(journal, name)
    place = place_before(journal, stored.path)
    messages.expect_terminal(N_("whether to delete it for good. Nothing was deleted"))
    sure = N_("Delete this entry for good? This cannot be undone.")
    if stored.day > date.min:
        day = languages.of(journal.settings.language).long_date(stored.day)
        sure = N_("Delete the entry of {day} for good? This cannot be undone.", day=day)
    no, yes = N_("no, leave it"), N_("yes, delete it for good")
    if not messages.confirm(journal, sure, no=no, yes=yes, left=N_("It was left as it is.")):
        return 0
    messages.say(*_deleted(forget(journal, stored)))
    autocommit.commit(journal, place)
    for name in log.holding(journal, place, stored):
        way = N_(
            "It cannot be removed from there: another entry now has its name, or "
            "the repository is your own."
        )
        if name:
            again = call.page_command("history", "forget", names=[name])
            way = N_("To remove it from there too: {command}", command=again)
        messages.say(joined([N_("It is still in the history."), way], " "))
    return 0


def _found(journal: Journal, name: str) -> Stored:
    """The entry called *name*, in the journal or the trash."""
    try:
        return references.find(journal, name)
    except (UnknownEntry, NoEntries) as unknown:
        try:
            return journal.read(Trash(journal).find(name).path)
        except (TrashEmpty, NotInTrash):
            raise unknown from None


def _deleted(traces: Traces) -> Iterator[Message]:
    """Sentences that the entry is deleted, and where copies of its words may remain."""
    yield N_("It is deleted, and so is anything you had half typed for it.")
    yield N_(
        "What reflect cannot reach: a git repository of your own, backups, what a sync program "
        "has copied elsewhere, what your editor keeps for itself, what this terminal still shows "
        "further up, and what a flash drive has not overwritten yet."
    )
    for path in traces.other_entries:
        yield N_(
            "Some of its words are also in this entry, which was left alone: {path}", path=path
        )
    for path in traces.editor_files:
        yield N_(
            "An editor left this file behind; some words may still be in it: {path}", path=path
        )
