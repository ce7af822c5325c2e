"""`reflect worksheet list`: the worksheets there are."""

from functools import partial

import typer

from reflect.commands import options, shown
from reflect.errors import NotText
from reflect.journal import exclusions


def command(
    context: typer.Context,
    format: options.AsFormat = options.Format.TEXT,  # noqa: A002
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """The worksheets there are."""
    book = options.journal(context)
    library, seen = book.library, exclusions.worksheets(book)
    for leading in library.leading_out():
        options.say(str(leading))
    rows = []
    for id_ in seen:
        path = library.paths[id_]
        try:
            reading = library.reading(path)
        except NotText as error:
            options.say(str(error))
            continue
        rows.append((id_, reading, path))
    options.say_hidden(len(library.paths) - len(seen), "worksheet")
    if format is options.Format.JSON:
        found = [
            {
                "id": id_,
                "title": reading.worksheet.title,
                "version": reading.worksheet.version,
                "language": reading.worksheet.language,
                "questions": reading.worksheet.length,
                "own": path.parent == library.own,
                "usable": reading.usable,
                "path": str(path),
            }
            for id_, reading, path in rows
        ]
        options.put({"worksheets": found}, output, force=force)
        return
    readings = [(reading, path.parent == library.own) for _, reading, path in rows]
    check = partial(options.on_page, context, "worksheet", "check")
    options.show(context, shown.worksheets(readings, check), output, force=force)
