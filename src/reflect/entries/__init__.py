"""Entry and Answer, and the Markdown they are kept as: text in, text out."""

import re
from typing import TYPE_CHECKING

from reflect import yaml
from reflect.entries.header import Header
from reflect.text import decoded, one_line

if TYPE_CHECKING:
    from reflect.entries.entry import Entry
    from reflect.questions import Wordings

_WORKSHEET_LINE = re.compile(r"(?:^|(?<=[\r\n]))worksheet[ \t]*:")


def begin(header: Header, wordings: "Wordings") -> "Entry":
    """An entry without any answer."""
    from reflect.entries.marks import Heading

    title = Heading(1, one_line(header.title, 200)).written()
    return read(f"{header.front.raw}\n{title}\n", wordings)


def read(text: str, wordings: "Wordings | None" = None) -> "Entry":
    """The entry written in *text*."""
    from reflect.entries.entry import Entry  # only here: who lists entries reads heads alone
    from reflect.questions import Wordings

    return Entry.read(text, wordings or Wordings())


def header(text: str) -> Header:
    """The header of the entry written in *text*, without reading its answers."""
    return Header(yaml.split(text)[0])


def is_entry(text: str) -> bool:
    """Whether a file is ours: it names its worksheet, or a question."""
    return recognised(text) is not None


def header_in(data: bytes) -> Header | None:
    """The header of the entry in a file with these bytes; nothing where it is none."""
    return recognised(decoded(data))


def recognised(text: str) -> Header | None:
    """The header of the entry written in *text*; nothing where it is none."""
    front, body = yaml.split(text)
    if "worksheet" in front.values or _WORKSHEET_LINE.search(front.raw):
        return Header(front)
    if "<!-- q: " not in body:
        return None
    from reflect.entries.marks import names_question  # only here: nearly all name their worksheet

    return Header(front) if names_question(body) else None
