"""`reflect worksheet list`: the worksheets there are."""

import sys

import typer

from reflect.commands import options
from reflect.errors import NotText


def command(context: typer.Context, format: options.AsFormat = options.Format.TEXT) -> None:  # noqa: A002
    """The worksheets there are."""
    library = options.journal(context).library
    rows = []
    for id_, path in sorted(library.paths.items()):
        try:
            reading = library.reading(path)
        except NotText as error:
            options.say(str(error))
            continue
        rows.append((id_, reading, path))
    if format is options.Format.JSON:
        found = [
            {
                "id": id_,
                "title": reading.worksheet.title,
                "version": reading.worksheet.version,
                "language": reading.worksheet.language,
                "questions": reading.worksheet.count,
                "own": path.parent == library.own,
                "usable": reading.usable,
                "path": str(path),
            }
            for id_, reading, path in rows
        ]
        options.put({"worksheets": found})
        return
    readings = [(reading, path.parent == library.own) for _, reading, path in rows]
    if options.plain(context):
        from reflect.render.spoken import worksheets as spoken

        sys.stdout.write(spoken.listed(readings))
        return
    from reflect.render import worksheets as render

    render.listed(readings)
