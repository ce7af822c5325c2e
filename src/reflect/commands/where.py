"""`reflect where`: paths of the journal, worksheets, config and state."""

from reflect import settings
from reflect.commands import output
from reflect.commands.call import INTO_FILE, Call, format_option, takes


@takes(format_option(), *INTO_FILE)
def command(call: Call) -> None:
    """Show where your files are."""
    journal = call.journal
    places = {
        "journal": journal.root,
        "worksheets": journal.library.own,
        "shipped_worksheets": settings.shipped_worksheets(),
        "config": journal.settings.config,
        "state": journal.settings.state,
    }
    named_by = journal.settings.journal_from
    if call.is_json:
        there = {name: str(path) if path else None for name, path in places.items()}
        there |= {"journal_from": named_by or None}
        output.put_json(call, {**there, "exists": journal.root.is_dir()})
        return
    from reflect.pages import journal as pages

    output.show(call, pages.places(journal.settings.locale, places, named_by))
