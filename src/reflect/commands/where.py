"""`reflect where`: paths of the journal, worksheets, config and state."""

from reflect import settings
from reflect.commands import output
from reflect.commands.call import INTO_FILE, Call, format_option, takes


@takes(format_option(), *INTO_FILE)
def command(call: Call) -> None:
    """Show where your files are."""
    book = call.book
    places = {
        "journal": book.root,
        "worksheets": book.library.own,
        "shipped_worksheets": settings.shipped_worksheets(),
        "config": book.settings.config,
        "state": book.settings.state,
    }
    named_by = book.settings.journal_from
    if call.is_json:
        there = {name: str(path) if path else None for name, path in places.items()}
        there |= {"journal_from": named_by or None}
        output.put_json(call, {**there, "exists": book.root.is_dir()})
        return
    from reflect.pages import journal

    output.show(call, journal.places(book.settings.locale, places, named_by))
