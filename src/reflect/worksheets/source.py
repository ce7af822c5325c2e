"""The lines of a worksheet without its comments, and which of them are code."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reflect.text import Fences


class Source(NamedTuple):
    """One line: its number, what can be seen of it, and what is wrong with it as a line."""

    number: int
    text: str
    is_code: bool = False
    problem: str = ""


def sources(every: Sequence[str], first: int) -> Iterator[Source]:
    """The lines *every*, the first of which has the number *first*."""
    fences = Fences(every)
    closing, comment = -1, 0
    for at, line in enumerate(every):
        line, problem = line.rstrip("\r\n"), ""
        if at > closing and not comment and at in fences:
            end = fences.closing(at)
            closing = closing if end is None else end
            problem = "the code that begins here has no end" if end is None else ""
        if at <= closing:
            yield Source(first + at, line, is_code=True)
            continue
        text, comment = _uncommented(line, comment, at + 1)
        yield Source(first + at, text, problem=problem)
    if comment:
        yield Source(first + comment - 1, "", problem="the comment that begins here has no end")


def _uncommented(line: str, comment: int, number: int) -> tuple[str, int]:
    """*line* without HTML comments, and the *number* of the line where one goes on from."""
    kept: list[str] = []
    at = 0
    while at < len(line):
        sign = "-->" if comment else "<!--"
        found = line.find(sign, at)
        end = len(line) if found < 0 else found
        kept += [] if comment else [line[at:end]]
        if found < 0:
            break
        at = found + len(sign)
        comment = 0 if comment else number
    return "".join(kept), comment


def open_comment(line: str) -> int:
    """Where the comment begins that goes on below *line*, else its end."""
    at = 0
    while (start := line.find("<!--", at)) >= 0:
        end = line.find("-->", start)
        if end < 0:
            return start
        at = end + len("-->")
    return len(line)
