"""Entry and Answer, and the Markdown they are kept as: text in, text out."""

import re

from reflect import yaml
from reflect.entries.answer import Answer, Place, Section
from reflect.entries.bodies import Given
from reflect.entries.entry import Entry, Problem
from reflect.entries.header import Header, Status
from reflect.entries.headings import Heading
from reflect.entries.marks import names_question
from reflect.questions import Wordings
from reflect.text import one_line

__all__ = [
    "Answer",
    "Entry",
    "Given",
    "Header",
    "Place",
    "Problem",
    "Section",
    "Status",
    "begin",
    "header",
    "is_entry",
    "read",
]

_WORKSHEET_LINE = re.compile(r"(?:^|(?<=[\r\n]))worksheet[ \t]*+:")


def begin(header: Header, wordings: Wordings) -> Entry:
    """An entry without any answer."""
    title = Heading(1, one_line(header.title, 200)).written()
    return read(f"{header.front.raw}\n{title}\n", wordings)


def read(text: str, wordings: Wordings | None = None) -> Entry:
    """The entry written in *text*."""
    return Entry.read(text, wordings or Wordings())


def header(text: str) -> Header:
    """The header of the entry written in *text*, without reading its answers."""
    return Header(yaml.split(text)[0])


def is_entry(text: str) -> bool:
    """Whether a file is ours: it names its worksheet, or a question."""
    front, body = yaml.split(text)
    named = "worksheet" in front.values or _WORKSHEET_LINE.search(front.raw)
    return bool(named) or names_question(body)
