"""Where the blocks of an entry begin: by marks, by exact wordings, or by guessing.

Nearly always each step and question has its mark, and no heading but the title is without one.
Then one expression finds all there is, and nothing else in the file is looked at line by line.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from reflect.entries.block import Block
from reflect.entries.marks import Heading, Mark
from reflect.questions import Wordings
from reflect.text import BLANKS, Fences
from reflect.text import lines as lines_of

#: Levels 4 to 6 are left to the answers: the escape guards the first three.
DEEPEST = 3
#: How often a heading and a question may be compared, which takes a third of a millisecond. A
#: worksheet that lost its marks has most of its wordings still.
MOST = 1500
#: How many pieces are remembered, and how long these are at most: the headings and marks of a
#: worksheet are the same in all its runs, however many of its questions are left open.
_REMEMBERED, _LONGEST = 2048, 1000


def _pieces(begin: str, other: str, end: str) -> re.Pattern[str]:
    """Lines that may be headings or marks, with only blank ones between, behind what they *begin*.

    Such a line is made of *other* characters than those at its *end*.
    """
    line = rf" {{0,3}}(?:#|<!){other}*(?:{end}|\Z)"
    return re.compile(rf"{begin}({line}(?:{line}|[ \t]*(?:{end}|\Z))*)")


_PIECES = _pieces(r"\n", r"[^\n]", r"\n")
#: Searching for a literal line end is twice as quick, and hardly a file has others.
_PIECES_WITH_CR = _pieces(r"[\r\n]", r"[^\r\n]", r"\r\n|\r|\n")


class Start(NamedTuple):
    """Where a block begins and its head ends, and what it is, without its text."""

    at: int
    end: int
    block: Block


class Outline(NamedTuple):
    """The heads of all blocks in a text."""

    #: What each block is, without its text.
    blocks: list[Block]
    #: Where its head begins and ends, in characters.
    begins: list[int]
    ends: list[int]
    #: Whether all have marks, and no heading is left but the title that could be a question.
    is_marked: bool


class _Piece(NamedTuple):
    """A piece of a text that may be structure."""

    #: What has a mark, below a possible title, in characters from the beginning of the piece.
    starts: tuple[Start, ...]
    has_title: bool
    #: Whether there is any heading, with a mark or without.
    has_heading: bool
    #: Whether a heading without a mark could be more than a title.
    is_odd: bool


def outline(text: str, wordings: Wordings) -> Outline:
    """The outline of *text*, the body of an entry; what stands above all heads are notes."""
    found = _by_marks(text) or _by_rules(text, wordings)
    blocks, begins, ends, _ = found
    if text and begins[:1] != [0]:
        blocks.insert(0, Block("notes"))
        begins.insert(0, 0)
        ends.insert(0, 0)
    return found


def _by_marks(text: str) -> Outline | None:
    """The title and all that has a mark; nothing where there is no mark, or may be more."""
    blocks: list[Block] = []
    begins: list[int] = []
    ends: list[int] = []
    is_first = True
    pattern = _PIECES_WITH_CR if "\r" in text else _PIECES
    for found in pattern.finditer("\n" + text):
        at, written = found.start(1) - 1, found[1]
        read = _read if len(written) <= _LONGEST else _read.__wrapped__
        starts, has_title, has_heading, is_odd = read(written)
        is_hidden = has_title and ("```" in text[:at] or "~~~" in text[:at])
        if is_odd or is_hidden or (has_title and not is_first):
            return None
        is_first = is_first and not has_heading
        for begin, end, block in starts:
            blocks.append(block)
            begins.append(at + begin)
            ends.append(at + end)
    has_mark = bool(blocks) and blocks[-1].role != "title"
    return Outline(blocks, begins, ends, is_marked=True) if has_mark else None


@lru_cache(_REMEMBERED)
def _read(piece: str) -> _Piece:
    """The marked heads in a *piece*, and what its other headings may be."""
    lines = lines_of(piece)
    marked = _marked(lines)
    taken = {start.at for start in marked}
    headings = ((at, Heading.read(line)) for at, line in enumerate(lines) if at not in taken)
    loose = [(at, heading) for at, heading in headings if heading]
    title = []
    if loose and loose[0][1].level == 1 and not (marked and marked[0].at < loose[0][0]):
        at, heading = loose.pop(0)
        title = [Start(at, at + 1, _title(heading))]
    return _Piece(
        _in_characters([*title, *marked], lines),
        bool(title),
        bool(title or marked or loose),
        any(heading.level <= DEEPEST for _, heading in loose),
    )


def _in_characters(starts: Sequence[Start], lines: Sequence[str]) -> tuple[Start, ...]:
    """*starts*, which are told in *lines*, in characters."""
    places = [0, *accumulate(map(len, lines))]
    return tuple(Start(places[at], places[end], block) for at, end, block in starts)


def _title(heading: Heading) -> Block:
    return Block("title", heading=heading.text, known_by="wording")


def _by_rules(text: str, wordings: Wordings) -> Outline:
    """The outline of *text*, found line by line, whatever marks are gone."""
    lines = lines_of(text)
    marked = _marked(lines)
    found = _Rules(lines, wordings, {start.at: start for start in marked})
    found.read_headings(marked)
    found.read_steps()
    if not marked:
        found.guess_by_likeness()
        found.guess_by_position()
        found.read_steps()
    starts = _in_characters(found.sorted(), lines)
    blocks = [start.block for start in starts]
    return Outline(blocks, [s.at for s in starts], [s.end for s in starts], is_marked=False)


def _marked(lines: Sequence[str]) -> list[Start]:
    """The heads with marks among *lines*, each with the heading above where there is one."""
    found: list[Start] = []
    for number, line in enumerate(lines):
        mark = Mark.read(line)
        if not mark:
            continue
        above, first = number - 1, found[-1].end if found else 0
        while above >= first and not lines[above].strip(BLANKS):
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


class _Rules:
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
            end = mark.at if mark else len(self.lines)
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
        """The block that *heading* begins, after the question *last*; nothing if it is content."""
        if heading.level == 1 and is_first:
            return _title(heading)
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
            while below < len(self.lines) and not self.lines[below].strip(BLANKS):
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
            lines = free[bisect(free, before.at) : bisect(free, after.at)]
            if left and len(left) == len(lines):
                for line, at in zip(lines, left, strict=True):
                    text = self.headings[line].text
                    self._take(
                        line, Block("question", id=ids[at], heading=text, known_by="position")
                    )
