"""One damaged file, and what is to be read from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from damaged.evening import ANSWERS, BODY, ENTRY, HEAD, NOTES, TOP, UNKNOWN
from reflect.text import lines

#: Where a problem is named: the number of the line, or the line itself.
Line = int | str


#: What is said of a heading that asks what a mark names, but not here.
ELSEWHERE = "names this question elsewhere"


@dataclass(frozen=True)
class Case:
    """What was done to a file, what it holds now, and what is claimed of it."""

    name: str
    data: bytes
    answers: Mapping[str, object]
    #: What stands before the first step, and then each step's title and note.
    notes: Sequence[tuple[str, str]]
    top: Mapping[str, object]
    #: By the number of its line, a part of what is said.
    problems: Sequence[tuple[int, str]] = ()
    #: What stands a second time under a question.
    beside: Mapping[str, Sequence[str]] = field(default_factory=dict)
    is_entry: bool = True
    #: It is UTF-8, and so may be written.
    is_text: bool = True


def edited(*edits: tuple[str, str], text: str = ENTRY) -> str:
    """The *text* with each old put as new; each stands there exactly once."""
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def head(*edits: tuple[str, str]) -> str:
    """The entry with something of its head put otherwise."""
    return edited(*edits, text=HEAD) + BODY


def body(*edits: tuple[str, str]) -> str:
    """The entry with something below its head put otherwise."""
    return HEAD + edited(*edits, text=BODY)


def case(
    name: str,
    file: str | bytes,
    *,
    but: Mapping[str, object] | None = None,
    gone: str = "",
    answers: Mapping[str, object] = ANSWERS,
    notes: Mapping[str, str] | Sequence[tuple[str, str]] = NOTES,
    top: Mapping[str, object] | None = None,
    problems: Mapping[Line, str] | None = None,
    beside: Mapping[str, Sequence[str]] | None = None,
    is_text: bool = True,
) -> Case:
    """A *file* that is an entry: all is read as it was, *but* for what is said here.

    *gone* are questions that are not there any more, parted by commas.
    """
    read = dict(answers) | dict(but or {})
    for key in filter(None, gone.split(", ")):
        del read[key]
    data = file.encode("utf-8", "surrogatepass") if isinstance(file, str) else file
    return Case(
        name,
        data,
        read,
        tuple(notes.items() if isinstance(notes, Mapping) else notes),
        dict(TOP) | dict(top or {}),
        tuple((_number(data, line), what) for line, what in (problems or {}).items()),
        beside or {},
        is_text=is_text,
    )


def other(name: str, file: str | bytes) -> Case:
    """A *file* that is none of ours."""
    data = file.encode("utf-8") if isinstance(file, str) else file
    return Case(name, data, {}, (), {}, is_entry=False)


def lost(head: str, below: str = "") -> dict[str, Any]:
    """The claims of a file whose *head* is none, and so stands among the notes."""
    notes = f"{head}{below}".strip("\n") + f"\n\n{NOTES['']}"
    return {**UNKNOWN, "notes": NOTES | {"": notes}}


def _number(data: bytes, line: Line) -> int:
    """The number of a line; of a line that stands there several times, the first."""
    if isinstance(line, int):
        return line
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    every = [each.strip() for each in lines(data.decode(encoding, "replace"))]
    return every.index(line) + 1
