"""Which lines of an entry begin something: by marks, by exact wordings, or by guessing."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reflect.entries.block import Block
from reflect.entries.headings import Heading
from reflect.entries.marks import Mark
from reflect.questions import Wordings
from reflect.text import Fences

#: Levels 4 to 6 are left to the answers: the escape guards the first three.
DEEPEST = 3
#: How often a heading and a question may be compared, which takes a third of a millisecond. A
#: worksheet that lost its marks has most of its wordings still.
MOST = 1500


class Start(NamedTuple):
    """Where a block begins and its head ends, and what it is."""

    line: int
    end: int
    block: Block


def starts(lines: Sequence[str], wordings: Wordings) -> list[Start]:
    """Where the blocks begin in *lines*, the body of an entry."""
    marked = _marked(lines)
    outline = _Outline(lines, wordings, {start.line: start for start in marked})
    outline.read_headings(marked)
    outline.read_steps()
    if not marked:
        outline.guess_by_likeness()
        outline.guess_by_position()
        outline.read_steps()
    return outline.sorted()


def _marked(lines: Sequence[str]) -> list[Start]:
    """What a mark names, with the heading above it where there is one."""
    found: list[Start] = []
    for number, line in enumerate(lines):
        mark = Mark.read(line)
        if not mark:
            continue
        above, first = number - 1, found[-1].end if found else 0
        while above >= first and is_blank(lines[above]):
            above -= 1
        heading = Heading.read(lines[above]) if above >= first else None
        block = Block(
            "step" if mark.is_step else "question",
            id=mark.id,
            person=mark.person,
            aside=mark.aside,
            heading=heading.text if heading else "",
        )
        found.append(Start(above if heading else number, number + 1, block))
    return found


def is_blank(line: str) -> bool:
    """Whether nothing but blanks stands in *line*."""
    return not line.strip(" \t\r\n")


def headings(lines: Sequence[str], first: int = 0) -> Iterator[tuple[int, Heading]]:
    """The headings among *lines* that stand in no closed code fence, numbered from *first*."""
    fences, hidden_to = Fences(lines), 0
    for number, line in enumerate(lines):
        closing = fences.closing(number) if number >= hidden_to else None
        if closing is not None:
            hidden_to = closing + 1
        heading = Heading.read(line) if number >= hidden_to else None
        if heading:
            yield first + number, heading


class _Outline:
    """The starts found so far, and the headings that may be others."""

    def __init__(self, lines: Sequence[str], wordings: Wordings, found: dict[int, Start]) -> None:
        self.lines, self.wordings, self.found = lines, wordings, found
        self.named = {s.block.id for s in found.values() if s.block.role == "question"}
        self.order = {id_: at for at, id_ in enumerate(wordings.questions)}
        self.headings: dict[int, Heading] = {}

    def sorted(self) -> list[Start]:
        return [self.found[line] for line in sorted(self.found)]

    def read_headings(self, marked: list[Start]) -> None:
        """Take the headings without a mark that are a title, or worded as one question or step."""
        is_first, last = True, ""
        ends = [0, *(start.end for start in marked)]
        for begin, mark in zip(ends, [*marked, None], strict=True):
            end = mark.line if mark else len(self.lines)
            for line, heading in headings(self.lines[begin:end], begin):
                block = self._by_words(heading, last, is_first=is_first)
                is_first = False
                if block:
                    self._take(line, block)
                    last = block.id if block.role == "question" else last
                elif heading.level <= DEEPEST:
                    self.headings[line] = heading
            is_first = False
            if mark and mark.block.role == "question":
                last = mark.block.id

    def _by_words(self, heading: Heading, last: str, *, is_first: bool) -> Block | None:
        """What *heading* begins, after the question *last*."""
        if heading.level == 1 and is_first:
            return Block("title", heading=heading.text, known_by="wording")
        if heading.level > DEEPEST:
            return None
        asked = [id_ for id_ in self.wordings.asked(heading.text) if id_ not in self.named]
        if asked:
            here = self.order.get(last, -1)
            later = [id_ for id_ in asked if self.order[id_] > here]
            id_ = (later or asked)[0]
            return Block("question", id=id_, heading=heading.text, known_by="wording")
        step = self.wordings.step(heading.text) if heading.level == 2 else None
        return Block("step", id=step, heading=heading.text, known_by="wording") if step else None

    def _take(self, line: int, block: Block) -> None:
        self.headings.pop(line, None)
        self.found[line] = Start(line, line + 1, block)

    def read_steps(self) -> None:
        """Take each heading of level 2 that a question directly follows."""
        for line, heading in list(self.headings.items()):
            below = line + 1
            while below < len(self.lines) and is_blank(self.lines[below]):
                below += 1
            start = self.found.get(below)
            if heading.level == 2 and start and start.block.role == "question":
                self._take(line, Block("step", heading=heading.text, known_by="wording"))

    def _missing(self) -> list[str]:
        asked = {start.block.id for start in self.found.values() if start.block.role == "question"}
        return [id_ for id_ in self.order if id_ not in asked]

    def guess_by_likeness(self) -> None:
        """Take the headings that say almost what a question says, each question once."""
        missing = self._missing()
        best: dict[str, tuple[float, int]] = {}
        is_likely = len(self.headings) * len(missing) <= MOST
        for line, heading in self.headings.items() if is_likely else ():
            closest = self.wordings.closest(heading.text, missing)
            if closest and closest[1] > best.get(closest[0], (0.0, 0))[0]:
                best[closest[0]] = closest[1], line
        for id_, (_, line) in best.items():
            heading = self.headings[line]
            self._take(line, Block("question", id=id_, heading=heading.text, known_by="likeness"))

    def guess_by_position(self) -> None:
        """Take the headings between two questions that can only be those between."""
        missing = [self.order[id_] for id_ in self._missing()]
        ids = list(self.order)
        free = [line for line, heading in self.headings.items() if heading.level == DEEPEST]
        asked = [start for start in self.sorted() if start.block.role == "question"]
        for before, after in pairwise(asked):
            first, last = (self.order[start.block.id] for start in (before, after))
            left = missing[bisect(missing, first) : bisect(missing, last)]
            lines = free[bisect(free, before.line) : bisect(free, after.line)]
            if left and len(left) == len(lines):
                for line, at in zip(lines, left, strict=True):
                    text = self.headings[line].text
                    self._take(
                        line, Block("question", id=ids[at], heading=text, known_by="position")
                    )
