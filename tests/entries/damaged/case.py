"""A damaged file, and the expected result of reading it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from damaged.evening import ANSWERS, BODY, ENTRY, HEAD, NOTES, TOP, UNKNOWN
from reflect.text import lines

#: Line of a problem: its number, or its text.
Line = int | str


#: Problem of a heading whose question has its mark elsewhere.
ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Case:
    """A damaged file: kind of damage, content, and expectations."""

    name: str
    data: bytes
    answers: Mapping[str, object]
    #: The notes before the first step, then title and note of each step.
    notes: Sequence[tuple[str, str]]
    top: Mapping[str, object]
    #: Line number, and the kind of problem, or what is wrong with the lines at the top.
    problems: Sequence[tuple[int, str]] = ()
    #: Texts of duplicates by key.
    beside: Mapping[str, Sequence[str]] = field(default_factory=dict)
    is_entry: bool = True
    #: UTF-8, so it can be edited.
    is_text: bool = True


def edited(*edits: tuple[str, str], text: str = ENTRY) -> str:
    """*text* with each old text replaced by a new one; each must occur exactly once."""
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def head(*edits: tuple[str, str]) -> str:
    """The entry with *edits* in its front matter."""
    return edited(*edits, text=HEAD) + BODY


def body(*edits: tuple[str, str]) -> str:
    """The entry with *edits* in its page."""
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
    """The case of a *file* that is an entry: read as the undamaged one, except for *but*.

    *gone* are the questions that are no longer found, separated by commas.
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
    """The case of a *file* that is not an entry."""
    data = file.encode("utf-8") if isinstance(file, str) else file
    return Case(name, data, {}, (), {}, is_entry=False)


def lost(head: str, below: str = "") -> dict[str, Any]:
    """The expectations for a file whose *head* is not front matter, but part of the notes."""
    notes = f"{head}{below}".strip("\n") + f"\n\n{NOTES['']}"
    return {**UNKNOWN, "notes": NOTES | {"": notes}}


def _number(data: bytes, line: Line) -> int:
    """The number of *line*; if it occurs several times, of the first."""
    if isinstance(line, int):
        return line
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    every = [each.strip() for each in lines(data.decode(encoding, "replace"))]
    return every.index(line) + 1
