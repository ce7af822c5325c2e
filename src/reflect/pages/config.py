"""The page of `config`: every setting as it can stand in the config file."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reflect.render.page import Command, Page, Paragraph, Section
from reflect.text import TIE


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


def page(rows: Iterable[Row], file: Path | None) -> Page:
    """A section for each setting; its line is for copying, and is not broken."""
    sections = [
        Section(row.line.replace(" ", TIE), (Paragraph(f"{row.what} ({row.source})"),))
        for row in rows
    ]
    where = [Command("", str(file))] if file else []
    return Page([*sections, Paragraph(_end(file)), *where])


def _end(file: Path | None) -> str:
    """Where settings are made."""
    if file is None:
        return "There is no home folder to have a config file in (HOME is not set)."
    there = "is there" if file.is_file() else "is not there yet, and need not be"
    return f"To change one, write its line into this file, which {there}:"
