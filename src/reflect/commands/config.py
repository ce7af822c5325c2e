"""`reflect config`: every setting, its value and its source.

As JSON: ``{"schema", "file", "exists", "settings": [{"name", "value", "from", "what"}]}``, values
as in the config file; ``from`` is ``default``, the path of that file, the name of a variable, or
the option.
"""

import os
from collections.abc import Iterator
from datetime import time
from pathlib import Path

from reflect.commands import output
from reflect.commands.call import INTO_FILE, Call, format_option, takes
from reflect.pages import journal as pages
from reflect.pages.journal import Setting
from reflect.settings import PAGER, SETTINGS, Settings, requested_language


@takes(format_option(), *INTO_FILE)
def command(call: Call) -> None:
    """Show every setting, its value, and where it comes from."""
    settings = call.journal.settings
    every, file = list(_settings(settings)), settings.config
    if call.is_json:
        rows = [
            {"name": e.name, "value": e.value, "from": e.source or "default", "what": e.what}
            for e in every
        ]
        where = {"file": str(file) if file else None, "exists": bool(file and file.is_file())}
        output.put_json(call, {**where, "settings": rows})
        return
    output.show(call, pages.settings(settings.locale, every, file))


def _settings(settings: Settings) -> Iterator[Setting]:
    for name, key in SETTINGS.items():
        value = getattr(settings, name)
        source = str(settings.config) if name in settings.configured else ""
        if name == "journal":
            source = settings.journal_from
        elif name == "language" and not source:
            source = requested_language(os.environ)[1]
        elif name == "pager" and value is None:
            value = os.environ.get("PAGER", PAGER)
            source = "PAGER" if "PAGER" in os.environ else ""
        yield Setting(name, _as_json(value) if value != "" else False, source, key.what)


def _as_json(value: object) -> object:
    """*value* as JSON can hold it."""
    if isinstance(value, time):
        return value.isoformat("auto" if value.second else "minutes")
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Path) else value
