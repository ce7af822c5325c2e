"""The body of an entry as blocks: slices that, joined, are the body again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from reflect import yaml
from reflect.entries.marks import Mark
from reflect.questions import Wordings

Role = Literal["notes", "title", "step", "question"]

_HEADING = re.compile(
    r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*(?:\r\n|\r|\n)?", re.DOTALL
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One part of an entry: its head (heading and mark), and the body below."""

    role: Role
    head: str = ""
    lead: str = ""
    body: str = ""
    tail: str = ""
    id: str = ""
    person: str | None = None
    aside: bool = False
    #: The wording it was asked in, or the title of the step.
    heading: str = ""
    #: How it was recognised: by its mark, its exact wording, or by guessing.
    known_by: Literal["mark", "wording", "likeness", "position"] = "mark"
    #: The number of the line it begins on, in the body.
    line: int = 0

    @property
    def text(self) -> str:
        """The block as it is written."""
        return self.head + self.lead + self.body + self.tail

    @property
    def key(self) -> tuple[str, str | None]:
        """What no two answers of an entry share: the question, and the person."""
        return self.id, self.person


def split(text: str, wordings: Wordings) -> tuple[Block, ...]:
    """The blocks of an entry's body *text*."""
    lines = yaml.lines(text)
    heads = _marked_heads(lines)
    marked = {head.mark.id for head in heads.values() if not head.mark.is_step}
    found = _with_headings(lines, heads, marked, wordings)
    if not heads:
        found = _guessed(lines, found, wordings)
    return tuple(_sliced(lines, found))


@dataclass(frozen=True)
class _Marked:
    """Lines that are the heading and the mark of a block."""

    start: int
    end: int
    mark: Mark
    heading: str


@dataclass(frozen=True)
class _Start:
    """Where a block begins and its head ends, and what it is."""

    start: int
    end: int
    block: Block


def _marked_heads(lines: list[str]) -> dict[int, _Marked]:
    """All marks with their headings, by the line they begin on."""
    heads: dict[int, _Marked] = {}
    taken = 0
    for number, line in enumerate(lines):
        mark = Mark.read(line)
        if not mark:
            continue
        above = number - 1
        while above >= taken and not lines[above].strip():
            above -= 1
        found = _HEADING.fullmatch(lines[above]) if above >= taken else None
        start = above if found else number
        heads[start] = _Marked(start, number + 1, mark, heading_text(lines[above]) if found else "")
        taken = number + 1
    return heads


def _with_headings(
    lines: list[str], heads: dict[int, _Marked], marked: set[str], wordings: Wordings
) -> list[_Start]:
    """The starts of all blocks that a mark or an exact wording names."""
    starts: list[_Start] = []
    number = 0
    for head in [*heads.values(), None]:
        end = head.start if head else len(lines)
        for at in _open_headings(lines, number, end):
            block = _by_heading(lines[at], wordings, marked, first=not starts)
            if (
                not block
                and _level(lines[at]) == 2
                and _question_follows(lines, at, heads, wordings)
            ):
                block = Block("step", heading=heading_text(lines[at]), known_by="wording")
            if block:
                starts.append(_Start(at, at + 1, block))
        if head:
            role: Role = "step" if head.mark.is_step else "question"
            mark = head.mark
            block = Block(
                role, id=mark.id, person=mark.person, aside=mark.aside, heading=head.heading
            )
            starts.append(_Start(head.start, head.end, block))
            number = head.end
    return starts


def _open_headings(lines: list[str], start: int, end: int) -> Iterator[int]:
    """Where headings stand that may be structure: levels 1 to 3, outside closed fences.

    Levels 4 to 6 are left to the answers: the escape guards the first three.
    """
    hidden = _fenced(lines, start, end)
    for number in range(start, end):
        if number not in hidden and 1 <= _level(lines[number]) <= 3:
            yield number


def _fenced(lines: list[str], start: int, end: int) -> set[int]:
    """The lines inside code fences that are closed before *end*."""
    hidden: set[int] = set()
    number = start
    while number < end:
        opening = _FENCE.fullmatch(lines[number])
        closing = _closing(lines, number, end, opening[1]) if opening else None
        if closing is not None:
            hidden.update(range(number, closing + 1))
            number = closing
        number += 1
    return hidden


def _closing(lines: list[str], opening: int, end: int, fence: str) -> int | None:
    for number in range(opening + 1, end):
        found = _FENCE.fullmatch(lines[number])
        if found and found[1].startswith(fence) and not found[2].strip():
            return number
    return None


def _level(line: str) -> int:
    found = _HEADING.fullmatch(line)
    return len(found[1]) if found else 0


def heading_text(line: str) -> str:
    """What a heading says."""
    found = _HEADING.fullmatch(line)
    return (found[2] or "").strip() if found else ""


def _by_heading(line: str, wordings: Wordings, marked: set[str], *, first: bool) -> Block | None:
    """The block that a heading without a mark begins, by its exact words."""
    heading = heading_text(line)
    question = wordings.question(heading)
    if question and question not in marked:
        return Block("question", id=question, heading=heading, known_by="wording")
    if _level(line) == 1 and first:
        return Block("title", heading=heading)
    step = wordings.step(heading) if _level(line) == 2 else None
    return Block("step", id=step, heading=heading, known_by="wording") if step else None


def _question_follows(
    lines: list[str], at: int, heads: dict[int, _Marked], wordings: Wordings
) -> bool:
    """Whether nothing but blank lines stand between line *at* and a question."""
    number = at + 1
    while number < len(lines) and not lines[number].strip():
        number += 1
    if number in heads:
        return not heads[number].mark.is_step
    marked = {head.mark.id for head in heads.values()}
    asked = wordings.question(heading_text(lines[number])) if number < len(lines) else None
    return bool(asked and asked not in marked)


def _guessed(lines: list[str], starts: list[_Start], wordings: Wordings) -> list[_Start]:
    """*starts* with those headings that must be questions whose mark and wording are lost."""
    known = {start.block.id for start in starts if start.block.role == "question"}
    missing = [id_ for id_ in wordings.questions if id_ not in known]
    taken = {start.start for start in starts}
    for at in [n for n in _open_headings(lines, 0, len(lines)) if n not in taken]:
        id_ = wordings.closest(heading_text(lines[at]), missing)
        if id_:
            missing.remove(id_)
            block = Block("question", id=id_, heading=heading_text(lines[at]), known_by="likeness")
            starts = [*starts, _Start(at, at + 1, block)]
    return _by_position(lines, sorted(starts, key=lambda start: start.start), wordings)


def _by_position(lines: list[str], starts: list[_Start], wordings: Wordings) -> list[_Start]:
    """*starts* with the headings between two known questions that can only be those between."""
    order = list(wordings.questions)
    asked = [start for start in starts if start.block.role == "question"]
    taken = {start.start for start in starts}
    found = list(starts)
    for before, after in pairwise(asked):
        between = order[order.index(before.block.id) + 1 : order.index(after.block.id)]
        free = [
            number
            for number in _open_headings(lines, before.end, after.start)
            if number not in taken and _level(lines[number]) == 3
        ]
        if between and len(free) == len(between):
            for at, id_ in zip(free, between, strict=True):
                heading = heading_text(lines[at])
                block = Block("question", id=id_, heading=heading, known_by="position")
                found.append(_Start(at, at + 1, block))
    return sorted(found, key=lambda start: start.start)


def _sliced(lines: list[str], starts: Iterable[_Start]) -> Iterator[Block]:
    """The blocks with the text that belongs to each; what stands before the first are notes."""
    listed = list(starts)
    borders = [*(start.start for start in listed), len(lines)]
    if borders[0]:
        yield _filled(Block("notes"), "", lines[: borders[0]])
    for start, end in zip(listed, borders[1:], strict=True):
        head = "".join(lines[start.start : start.end])
        block = replace(start.block, line=start.start + 1)
        yield _filled(block, head, lines[start.end : end])


def _filled(block: Block, head: str, lines: list[str]) -> Block:
    first, last = 0, len(lines)
    while first < last and not lines[first].strip(" \t\r\n"):
        first += 1
    while last > first and not lines[last - 1].strip(" \t\r\n"):
        last -= 1
    body = "".join(lines[first:last])
    content = body.rstrip("\r\n")
    tail = body[len(content) :] + "".join(lines[last:])
    return replace(block, head=head, lead="".join(lines[:first]), body=content, tail=tail)
