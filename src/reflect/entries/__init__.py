"""Entry and Answer, and the Markdown they are kept as: text in, text out."""

import re
from typing import TYPE_CHECKING

from reflect import yaml
from reflect.entries.header import Header
from reflect.text import decoded, encoding, one_line

if TYPE_CHECKING:
    from reflect.entries.entry import Entry
    from reflect.questions import Wordings

_WORKSHEET_LINE = re.compile(r"(?:^|(?<=[\r\n]))worksheet[ \t]*:")


def begin(header: Header, wordings: "Wordings") -> "Entry":
    """An entry without any answer."""
    from reflect.entries.headings import Heading

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


def usual_header(data: bytes) -> Header | None:
    """The header of an entry with a head as we write it, from the bytes; nothing if it is other."""
    end = data.find(b"\n---\n", 3) + 5 if data.startswith(b"---\n") else 0
    front = yaml.usual(data[:end].decode("utf-8", "replace")) if end > 4 else None
    return Header(front) if front and "worksheet" in front.values else None


def header_in(data: bytes) -> Header | None:
    """The header of the entry in a file with these bytes; nothing where it is none."""
    header = usual_header(data)
    return recognised(decoded(data)) if header is None and may_be_entry(data) else header


def may_be_entry(data: bytes) -> bool:
    """Whether a file that has another head than we write may yet be an entry, at a glance."""
    return b"worksheet" in data or b"<!-- q: " in data or encoding(data) != "utf-8"


def recognised(text: str) -> Header | None:
    """The header of the entry written in *text*; nothing where it is none."""
    front, body = yaml.split(text)
    if "worksheet" in front.values or _WORKSHEET_LINE.search(front.raw):
        return Header(front)
    from reflect.entries.marks import names_question  # only here: nearly all name their worksheet

    return Header(front) if names_question(body) else None
