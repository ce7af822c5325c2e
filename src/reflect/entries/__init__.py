"""Entries as Markdown: create, parse and recognise them. Text in, text out; no files."""

import re
from typing import TYPE_CHECKING

from reflect import yaml
from reflect.entries.header import Header
from reflect.text import one_line

if TYPE_CHECKING:
    from reflect.entries.entry import Entry
    from reflect.questions import Wordings

_WORKSHEET_LINE = re.compile(r"(?:^|(?<=[\r\n]))worksheet[ \t]*:")


def begin(header: Header, wordings: "Wordings") -> "Entry":
    """A new entry without answers."""
    from reflect.entries.marks import Heading

    title = Heading(1, one_line(header.title, 200)).to_line()
    return read(f"{header.front.raw}\n{title}\n", wordings)


def read(text: str, wordings: "Wordings | None" = None) -> "Entry":
    """The entry parsed from *text*."""
    from reflect.entries.entry import Entry  # late: listing entries needs headers only
    from reflect.questions import Wordings

    return Entry.read(text, wordings or Wordings())


def recognised(text: str) -> Header | None:
    """The header of the entry in *text*; None if it is not an entry.

    An entry names its worksheet, or has the mark of a question.
    """
    front, body = yaml.split(text)
    if "worksheet" in front.values or _WORKSHEET_LINE.search(front.raw):
        return Header(front)
    if "<!-- q: " not in body:
        return None
    from reflect.entries.marks import names_question  # late: nearly all name their worksheet

    return Header(front) if names_question(body) else None
