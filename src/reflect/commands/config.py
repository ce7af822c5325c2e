"""`reflect config`: every setting, its value, and where that comes from.

As JSON: ``{"schema", "file", "exists", "settings": [{"name", "value", "from", "what"}]}``, values
as in the config file; ``from`` is ``default``, the path of that file, the name of a variable, or
the option.
"""

import os
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

from reflect.commands import output
from reflect.commands.call import INTO_FILE, Call, formatted, takes
from reflect.pages import config
from reflect.pages.config import Row
from reflect.settings import KEYS, PAGER, Settings, asked_language

_DEFAULT = "default"


@takes(formatted(), *INTO_FILE)
def command(call: Call) -> None:
    """Every setting, its value, and where that comes from."""
    settings = call.book.settings
    rows = list(_rows(settings))
    file = settings.config
    if call.is_json:
        every = [
            {"name": row.name, "value": row.value, "from": row.source, "what": row.what}
            for row in rows
        ]
        where = {"file": str(file) if file else None, "exists": bool(file and file.is_file())}
        output.put(call, {**where, "settings": every})
        return
    output.show(call, config.page(rows, file))


def _rows(settings: Settings) -> Iterator[Row]:
    for name, key in KEYS.items():
        value = getattr(settings, name)
        source = str(settings.config) if name in settings.configured else _DEFAULT
        if name == "journal":
            source = settings.journal_from or _DEFAULT
        elif name == "language" and source is _DEFAULT:
            source = asked_language(os.environ)[1] or _DEFAULT
        elif name == "pager" and value is None:
            value = os.environ.get("PAGER", PAGER)
            source = "PAGER" if "PAGER" in os.environ else _DEFAULT
        yield Row(name, _plain(value) if value != "" else False, source, key.what)


def _plain(value: Any) -> object:
    """A value as JSON has it."""
    if isinstance(value, time):
        return value.isoformat("auto" if value.second else "minutes")
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Path) else value
