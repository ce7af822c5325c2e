"""`reflect edit`: open an entry in an editor."""

from reflect.commands import autocommit, messages
from reflect.commands.call import Call, EntryName
from reflect.commands.session import draft_from_sheet, say_saved
from reflect.errors import EditorReturnedAtOnce, ReflectError
from reflect.interview import blank
from reflect.journal import Journal, Stored, references
from reflect.journal.sheet_files import AskedWorksheet
from reflect.terminal import editor


def command(call: Call, entry: EntryName = "latest") -> None:
    """Open an entry in your own editor."""
    journal = call.journal
    stored = references.find(journal, entry)
    asked = _unfilled(journal, stored)
    try:
        editor.edit(stored.path)
        early = ""
    except EditorReturnedAtOnce as came_back:
        early = came_back.sentence
    made = draft_from_sheet(journal, journal.read(stored.path), asked) if asked else None
    messages.say(*(made.remarks if made else ()))
    messages.say_findings(journal, journal.read(stored.path))
    if made:
        say_saved(call, made)
        return
    if early:
        messages.say(early)
    autocommit.commit(journal)


def _unfilled(journal: Journal, stored: Stored) -> AskedWorksheet | None:
    """Worksheet of an entry that `new --editor` left as a sheet to fill in; else None."""
    if stored.header.status != "draft":
        return None
    try:
        asked = journal.library.begun(stored.header)
    except ReflectError:
        return None
    return asked if blank.is_sheet(stored.entry, asked.worksheet) else None
