"""`reflect config`: every setting, its value, and where that comes from.

As JSON: ``{"schema", "file", "exists", "settings": [{"name", "value", "from", "what"}]}``, values
as in the config file; ``from`` is ``default``, the path of that file, the name of a variable, or
the option.
"""

import json
import os
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reflect.commands import options
from reflect.commands.call import INTO_FILE, Call, formatted, takes
from reflect.settings import KEYS, PAGER, Settings, asked_language
from reflect.text import TIE

if TYPE_CHECKING:
    from reflect.render.page import Page

_DEFAULT = "default"


class Row(NamedTuple):
    """A setting, and where its value comes from."""

    name: str
    value: object
    source: str
    what: str

    @property
    def line(self) -> str:
        """It as it can stand in the config file."""
        return f"{self.name} = {json.dumps(self.value, ensure_ascii=False)}"


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
        options.put(call, {**where, "settings": every})
        return
    options.show(call, _page(rows, file))


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


def _end(file: Path | None) -> str:
    """Where settings are made."""
    if file is None:
        return "There is no home folder to have a config file in (HOME is not set)."
    there = "is there" if file.is_file() else "is not there yet, and need not be"
    return f"To change one, write its line into this file, which {there}:"


def _page(rows: list[Row], file: Path | None) -> "Page":
    """A section for each setting; its line is for copying, and is not broken."""
    from reflect.render.page import Command, Page, Paragraph, Section

    sections = [
        Section(row.line.replace(" ", TIE), (Paragraph(f"{row.what} ({row.source})"),))
        for row in rows
    ]
    where = [Command("", str(file))] if file else []
    return Page([*sections, Paragraph(_end(file)), *where])
