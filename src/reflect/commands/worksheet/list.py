"""`reflect worksheet list`: all worksheets."""

from functools import partial

from reflect.commands import messages, output
from reflect.commands.call import INTO_FILE, Call, format_option, takes
from reflect.errors import NotText
from reflect.journal import shelf


@takes(format_option(), *INTO_FILE)
def command(call: Call) -> None:
    "List all worksheets."
    journal = call.journal
    library, seen = journal.library, shelf.worksheets(journal)
    messages.say(*(leading.sentence for leading in library.link_errors()))
    rows = []
    for id_ in seen:
        path = library.paths[id_]
        try:
            reading = library.reading(path)
        except NotText as error:
            messages.say(error.sentence)
            continue
        rows.append((id_, reading, path))
    messages.say_hidden(len(library.paths) - len(seen), "worksheet")
    if call.is_json:
        found = [
            {
                "id": id_,
                "title": reading.worksheet.title,
                "version": reading.worksheet.version,
                "language": reading.worksheet.language,
                "questions": reading.worksheet.length,
                "own": path.parent == library.own,
                "usable": reading.is_usable,
                "path": str(path),
            }
            for id_, reading, path in rows
        ]
        output.put_json(call, {"worksheets": found})
        return
    from reflect.pages import worksheet as pages

    readings = [(reading, path.parent == library.own) for _, reading, path in rows]
    check = partial(call.page_command, "worksheet", "check")
    output.show(call, pages.listing(readings, check, journal.settings.locale))
