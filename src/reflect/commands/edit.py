"""`reflect edit`: an entry in the person's own editor."""

from typing import TYPE_CHECKING

from reflect import entries
from reflect.commands import options, recorded
from reflect.commands.call import Call, EntryName
from reflect.errors import EditorCameBack, ReflectError
from reflect.journal import Journal, Stored, references
from reflect.terminal import editor
from reflect.text import visible

# Blank sheets are few: for all else these are only imported where one was opened.
if TYPE_CHECKING:
    from reflect.journal.draft import Draft
    from reflect.journal.versions import Asked


def command(call: Call, entry: EntryName = "latest") -> None:
    """Open an entry in your own editor."""
    book = call.book
    stored = references.find(book, entry)
    asked = _asked(book, stored)
    try:
        editor.edit(stored.path)
        early = ""
    except EditorCameBack as came_back:
        early = came_back.sentence
    kept = _finished(book, book.read(stored.path), asked) if asked else None
    for remark in kept.remarks if kept else ():
        options.say(remark)
    options.say_findings(book, book.read(stored.path))
    if early and not kept:
        options.say(early)
    if kept:
        from reflect.commands import sitting

        options.talk(visible(sitting.kept(call, kept)))
    recorded.record(book, *([stored.path, *kept.beside] if kept else []))


def _asked(book: Journal, stored: Stored) -> "Asked | None":
    """The worksheet of an entry that is still a sheet to fill in, left so by `new --editor`."""
    if stored.header.status != "draft":
        return None
    from reflect.interview import blank

    try:
        asked = book.library.begun(stored.header)
    except ReflectError:
        return None
    return asked if blank.is_sheet(stored.entry, asked.worksheet) else None


def _finished(book: Journal, stored: Stored, asked: "Asked") -> "Draft | None":
    """The entry that was made of a sheet; None where nothing was: then it goes on waiting."""
    from reflect.interview import blank
    from reflect.journal.draft import Draft

    draft, sheet = Draft.opened(book, stored), asked.worksheet
    draft.ask(asked)
    begun = entries.begin(draft.entry.header, draft.entry.wordings)
    if blank.is_bare(blank.read(draft.entry, sheet), begun):
        return None
    draft.rewrite(lambda entry: blank.read(entry, sheet).with_status("complete"))
    return draft
