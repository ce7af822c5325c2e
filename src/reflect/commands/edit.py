"""`reflect edit`: open an entry in an editor."""

from reflect.commands import messages, recorded
from reflect.commands.call import Call, EntryName
from reflect.commands.sitting import filled_in, say_kept
from reflect.errors import EditorCameBack, ReflectError
from reflect.interview import blank
from reflect.journal import Journal, Stored, references
from reflect.journal.library import Asked
from reflect.terminal import editor


def command(call: Call, entry: EntryName = "latest") -> None:
    """Open an entry in your own editor."""
    book = call.book
    stored = references.find(book, entry)
    asked = _unfilled(book, stored)
    try:
        editor.edit(stored.path)
        early = ""
    except EditorCameBack as came_back:
        early = came_back.sentence
    made = filled_in(book, book.read(stored.path), asked) if asked else None
    messages.say(*(made.remarks if made else ()))
    messages.say_findings(book, book.read(stored.path))
    if made:
        say_kept(call, made)
        return
    if early:
        messages.say(early)
    recorded.record(book)


def _unfilled(book: Journal, stored: Stored) -> Asked | None:
    """Worksheet of an entry that `new --editor` left as a sheet to fill in; else None."""
    if stored.header.status != "draft":
        return None
    try:
        asked = book.library.begun(stored.header)
    except ReflectError:
        return None
    return asked if blank.is_sheet(stored.entry, asked.worksheet) else None
