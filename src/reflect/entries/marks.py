"""Headings, and the comments below them that say which question stands where."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reflect.text import lines

_OPENING = re.compile(r" {0,3}(#{1,6})(?=[ \t\r\n]|\Z)")
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NAME = r'"[^"\\]*(?:\\.[^"\\]*)*"|[^\W\d_](?:[\w .\'’]|-(?!-))*?'
_MARK = re.compile(
    rf" {{0,3}}<!-- (q|step): ({_ID})(?:, for: ({_NAME}))?(, aside)? -->[ \t]*(?:\r\n|\r|\n)?"
)
_ASIDE = re.compile(r"(?:, aside)? -->(?=[ \t]*(?:\r\n|\r|\n)?\Z)")
_PLAIN_NAME = r"[^\W\d_](?:[\w .'’]|-(?!-))*(?<! )"
# What the escape guards: a mark, or what was one until somebody changed it.
_LIKE_MARK = re.compile(r" {0,3}<!-- (?:q|step):")
# What editors and word processors make of one: moved, set in, with another dash or letter.
_ONCE_MARK = re.compile(r"(?<!\\)(?:<|&lt;)!(?:--|[–—])-?[ \t]*(?:q|step)[ \t]*:", re.IGNORECASE)
_LIKE_QUESTION = re.compile("(?:^\ufeff?|(?<=[\r\n])) {0,3}<!-- q: [^\r\n]*")


class Heading(NamedTuple):
    """An ATX heading, and how deep it is."""

    level: int
    text: str

    @classmethod
    def read(cls, line: str) -> "Heading | None":
        """The heading that *line* is, or nothing."""
        found = _OPENING.match(line)
        if not found:
            return None
        text = line[found.end() :].strip(" \t\r\n")
        without = text.rstrip("#")
        is_closed = without[-1:] in ("", " ", "\t")
        return cls(len(found[1]), without.rstrip(" \t") if is_closed else text)

    def written(self) -> str:
        """The heading as a line, without its end; closed where it would lose a last ``#``."""
        line = f"{'#' * self.level} {self.text}"
        return line if Heading.read(line) == self else f"{line} {'#' * self.level}"


class Mark(NamedTuple):
    """What a mark says: the step or question that begins here, and for whom."""

    is_step: bool
    id: str
    person: str | None = None
    aside: bool = False

    @classmethod
    def read(cls, line: str) -> "Mark | None":
        """The mark that *line* is, or nothing."""
        found = _MARK.fullmatch(line) if "<!--" in line else None
        if not found:
            return None
        try:
            person = _read_name(found[3]) if found[3] else None
        except ValueError:
            return None
        return cls(found[1] == "step", found[2], person, bool(found[4]))

    def written(self) -> str:
        """The mark as a line of an entry, without its end."""
        kind = "step" if self.is_step else "q"
        person = f", for: {_written_name(self.person)}" if self.person is not None else ""
        return f"<!-- {kind}: {self.id}{person}{', aside' if self.aside else ''} -->"


def set_aside(line: str, aside: bool) -> str:
    """*line*, which is a mark, with nothing changed but whether its answer is set aside."""
    return _ASIDE.sub(f"{', aside' if aside else ''} -->", line)


def damaged(text: str, marks: int) -> Iterator[tuple[int, bool]]:
    """Each line of *text* that looks like a mark and is none: its number, and if it may be meant.

    *marks* is how many marks are in *text*.
    """
    if text.count("<!") <= marks and ";!" not in text:
        return
    for number, line in enumerate(lines(text)):
        if _ONCE_MARK.search(line) and not Mark.read(line):
            yield number, not _LIKE_MARK.match(line)


def names_question(text: str) -> bool:
    """Whether a line of *text* is the mark of a question."""
    found = _LIKE_QUESTION.finditer(text)
    return any(Mark.read(line[0].removeprefix("\ufeff")) for line in found)


def _read_name(written: str) -> str:
    if not written.startswith('"'):
        return written.strip()
    import json  # only here: most names need no quotes

    return str(json.loads(written))


def _written_name(name: str) -> str:
    if re.fullmatch(_PLAIN_NAME, name):
        return name
    import json  # only here, too

    quoted = json.dumps(name, ensure_ascii=False)
    return re.sub(
        "[->\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", quoted
    )
