"""Headings, and marks: the HTML comments below them that hold ids of steps and questions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reflect.text import lines

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t\r\n]|\Z)")
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NAME = r'"[^"\\]*(?:\\.[^"\\]*)*"|[^\W\d_](?:[\w .\'’]|-(?!-))*?'
_MARK = re.compile(
    rf" {{0,3}}<!-- (q|step): ({_ID})(?:, for: ({_NAME}))?(, aside)? -->[ \t]*(?:\r\n|\r|\n)?"
)
_ASIDE = re.compile(r"(?:, aside)? -->(?=[ \t]*(?:\r\n|\r|\n)?\Z)")
_PLAIN_NAME = r"[^\W\d_](?:[\w .'’]|-(?!-))*(?<! )"
# What `answer.escape` escapes: a mark, or one that was edited by hand.
_LIKE_MARK = re.compile(r" {0,3}<!-- (?:q|step):")
# Marks as editors and word processors alter them: moved, indented, other dashes or case.
_DAMAGED_MARK = re.compile(r"(?<!\\)(?:<|&lt;)!(?:--|[–—])-?[ \t]*(?:q|step)[ \t]*:", re.IGNORECASE)
_MARK_OF_QUESTION = re.compile("(?:^\ufeff?|(?<=[\r\n])) {0,3}<!-- q: [^\r\n]*")


class Heading(NamedTuple):
    """An ATX heading."""

    level: int
    text: str

    @classmethod
    def read(cls, line: str) -> "Heading | None":
        """The heading in *line*; None if it is not a heading."""
        found = _HEADING.match(line)
        if not found:
            return None
        text = line[found.end() :].strip(" \t\r\n")
        without = text.rstrip("#")
        is_closed = without[-1:] in ("", " ", "\t")
        return cls(len(found[1]), without.rstrip(" \t") if is_closed else text)

    def to_line(self) -> str:
        """The heading as a line without line end; closed if it would lose a trailing ``#``."""
        line = f"{'#' * self.level} {self.text}"
        return line if Heading.read(line) == self else f"{line} {'#' * self.level}"


class Mark(NamedTuple):
    """A mark: the id of the step or question it belongs to, and whom that is about."""

    is_step: bool
    id: str
    person: str | None = None
    inactive: bool = False

    @classmethod
    def read(cls, line: str) -> "Mark | None":
        """The mark in *line*; None if it is not a mark."""
        found = _MARK.fullmatch(line) if "<!--" in line else None
        if not found:
            return None
        try:
            person = _read_name(found[3]) if found[3] else None
        except ValueError:
            return None
        return cls(found[1] == "step", found[2], person, bool(found[4]))

    def to_line(self) -> str:
        """The mark as a line without line end."""
        kind = "step" if self.is_step else "q"
        person = f", for: {_written_name(self.person)}" if self.person is not None else ""
        return f"<!-- {kind}: {self.id}{person}{', aside' if self.inactive else ''} -->"


def set_inactive(line: str, inactive: bool) -> str:
    """*line*, a mark, with only its flag ``aside`` (inactive) set or cleared."""
    return _ASIDE.sub(f"{', aside' if inactive else ''} -->", line)


def damaged_marks(text: str, marks: int) -> Iterator[tuple[int, bool]]:
    """Lines of *text* that look like a damaged mark: index, and whether it may be intended.

    *marks* is the number of valid marks in *text*.
    """
    if text.count("<!") <= marks and ";!" not in text:
        return
    for number, line in enumerate(lines(text)):
        if _DAMAGED_MARK.search(line) and not Mark.read(line):
            yield number, not _LIKE_MARK.match(line)


def names_question(text: str) -> bool:
    """Whether *text* has the mark of a question."""
    found = _MARK_OF_QUESTION.finditer(text)
    return any(Mark.read(line[0].removeprefix("\ufeff")) for line in found)


def _read_name(written: str) -> str:
    if not written.startswith('"'):
        return written.strip()
    import json  # late: most names need no quotes

    return str(json.loads(written))


def _written_name(name: str) -> str:
    if re.fullmatch(_PLAIN_NAME, name):
        return name
    import json  # late, too

    quoted = json.dumps(name, ensure_ascii=False)
    return re.sub(
        "[->\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", quoted
    )
