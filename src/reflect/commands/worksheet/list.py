"""`reflect worksheet list`: all worksheets.

As JSON: ``{"schema", "worksheets": [W]}``, W ``{"id", "title", "version", "language", "questions",
"own", "usable", "path", "minutes", "last_used", "languages"}``: the worksheet in the language that
`new` asks it in, the day of its newest entry or null, and for each language that it is there in,
that one first, ``{"language", "title", "own", "usable", "path"}``.
"""

from functools import partial

from reflect.commands import messages, output
from reflect.commands.call import INTO_FILE, Call, format_option, takes
from reflect.journal import Library, shelf


@takes(format_option(), *INTO_FILE)
def command(call: Call) -> None:
    "List all worksheets."
    journal = call.journal
    library = journal.library
    messages.say(*(leading.sentence for leading in library.link_errors()))
    offers = sorted(shelf.offers(journal), key=lambda each: each.id)
    messages.say_hidden(len(library.by_language) - len(offers), "worksheet")
    if call.is_json:
        output.put_json(call, {"worksheets": [_data(library, each) for each in offers]})
        return
    from reflect.pages import worksheet as pages

    rows = [(each, library.reading(each.path)) for each in offers]
    check = partial(call.page_command, "worksheet", "check")
    output.show(call, pages.listing(rows, check, journal.settings.locale))


def _data(library: Library, offer: shelf.Offer) -> dict[str, object]:
    """JSON fields of a worksheet in all its languages."""
    paths = library.by_language[offer.id]
    readings = {each: library.reading(paths[each]) for each in offer.languages}
    first = readings[offer.languages[0]].worksheet
    files = [
        {
            "language": each,
            "title": reading.worksheet.title,
            "own": paths[each].parent == library.own,
            "usable": reading.is_usable,
            "path": str(paths[each]),
        }
        for each, reading in readings.items()
    ]
    return {
        "id": offer.id,
        **files[0],
        "version": first.version,
        "questions": first.length,
        "minutes": first.minutes,
        "last_used": offer.last_used.isoformat() if offer.last_used else None,
        "languages": files,
    }
