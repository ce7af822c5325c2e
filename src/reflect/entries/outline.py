"""Where the blocks of an entry begin: by marks, by exact wordings, or by guessing.

Nearly always each step and question has its mark, and no heading but the title is without one.
Then one expression finds all there is, and nothing else in the file is looked at line by line.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

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


#: Where a block begins and where its head ends, and the block without its text.
Start = tuple[int, int, Block]


def outline(text: str, wordings: Wordings) -> tuple[list[Start], bool]:
    """The starts of all blocks in *text*, the body of an entry; notes stand above all heads.

    And whether all have marks, and no heading is left but the title that could be a question.
    """
    marked = _by_marks(text)
    starts = marked or _by_rules(text, wordings)
    if text and (not starts or starts[0][0]):
        starts.insert(0, (0, 0, Block("notes")))
    return starts, bool(marked)


def _by_marks(text: str) -> list[Start]:
    """The title and all that has a mark; nothing where there is no mark, or may be more."""
    found: list[Start] = []
    is_first = True
    pattern = _PIECES_WITH_CR if "\r" in text else _PIECES
    for piece in pattern.finditer("\n" + text):
        at, written = piece.start(1) - 1, piece[1]
        read = _read if len(written) <= _LONGEST else _read.__wrapped__
        starts, has_title, has_heading, is_odd = read(written)
        is_hidden = has_title and ("```" in text[:at] or "~~~" in text[:at])
        if is_odd or is_hidden or (has_title and not is_first):
            return []
        is_first = is_first and not has_heading
        found += [(at + begin, at + end, block) for begin, end, block in starts]
    has_mark = bool(found) and found[-1][2].role != "title"
    return found if has_mark else []


@lru_cache(_REMEMBERED)
def _read(piece: str) -> tuple[list[Start], bool, bool, bool]:
    """What has a mark in a *piece* of text, below a possible title, told in its characters.

    And whether it has a title, whether it has any heading, and whether one without a mark could
    be more than a title.
    """
    lines = lines_of(piece)
    marked = _marked(lines)
    taken = {at for at, _, _ in marked}
    headings = ((at, Heading.read(line)) for at, line in enumerate(lines) if at not in taken)
    loose = [(at, heading) for at, heading in headings if heading]
    title: list[Start] = []
    if loose and loose[0][1].level == 1 and not (marked and marked[0][0] < loose[0][0]):
        at, heading = loose.pop(0)
        title = [(at, at + 1, _title(heading))]
    is_odd = any(heading.level <= DEEPEST for _, heading in loose)
    starts = _in_characters([*title, *marked], lines)
    return starts, bool(title), bool(title or marked or loose), is_odd


def _in_characters(starts: Sequence[Start], lines: Sequence[str]) -> list[Start]:
    """*starts*, which are told in *lines*, in characters."""
    places = [0, *accumulate(map(len, lines))]
    return [(places[at], places[end], block) for at, end, block in starts]


def _title(heading: Heading) -> Block:
    return Block("title", heading=heading.text, known_by="wording")


def _by_rules(text: str, wordings: Wordings) -> list[Start]:
    """The starts in *text*, found line by line, whatever marks are gone."""
    lines = lines_of(text)
    marked = _marked(lines)
    found = _Rules(lines, wordings, marked)
    found.read_headings(marked)
    found.read_steps()
    if not marked:
        found.guess_by_likeness()
        found.guess_by_position()
        found.read_steps()
    return _in_characters(found.sorted(), lines)


def _marked(lines: Sequence[str]) -> list[Start]:
    """The heads with marks among *lines*, each with the heading above where there is one."""
    found: list[Start] = []
    for number, line in enumerate(lines):
        mark = Mark.read(line)
        if not mark:
            continue
        above, first = number - 1, found[-1][1] if found else 0
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
        found.append((above if heading else number, number + 1, block))
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

    def __init__(self, lines: Sequence[str], wordings: Wordings, marked: list[Start]) -> None:
        self.lines, self.wordings = lines, wordings
        self.found = {start[0]: start for start in marked}
        self.named = {block.id for _, _, block in marked if block.role == "question"}
        self.order = {id_: at for at, id_ in enumerate(wordings.questions)}
        self.headings: dict[int, Heading] = {}

    def sorted(self) -> list[Start]:
        return [self.found[line] for line in sorted(self.found)]

    def asked(self) -> list[tuple[int, str]]:
        """The questions found so far, each with its line."""
        found = ((at, block) for at, _, block in self.sorted())
        return [(at, block.id) for at, block in found if block.role == "question"]

    def read_headings(self, marked: list[Start]) -> None:
        """Take the headings without a mark that are a title, or worded as one question or step."""
        is_first, last = True, ""
        begins = [0, *(end for _, end, _ in marked)]
        below = [*((at, block) for at, _, block in marked), (len(self.lines), None)]
        for begin, (end, mark) in zip(begins, below, strict=True):
            for line, heading in headings(self.lines[begin:end], begin):
                block = self._by_words(heading, last, is_first=is_first)
                is_first = False
                if block:
                    self._take(line, block)
                    last = block.id if block.role == "question" else last
                elif heading.level <= DEEPEST:
                    self.headings[line] = heading
            is_first = False
            if mark and mark.role == "question":
                last = mark.id

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
        self.found[line] = line, line + 1, block

    def read_steps(self) -> None:
        """Take each heading of level 2 that a question directly follows."""
        for line, heading in list(self.headings.items()):
            below = line + 1
            while below < len(self.lines) and not self.lines[below].strip(BLANKS):
                below += 1
            *_, block = self.found.get(below, (None,))
            if heading.level == 2 and block and block.role == "question":
                self._take(line, Block("step", heading=heading.text, known_by="wording"))

    def _missing(self) -> list[str]:
        asked = {id_ for _, id_ in self.asked()}
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
        for (above, before), (below, after) in pairwise(self.asked()):
            first, last = self.order[before], self.order[after]
            left = missing[bisect(missing, first) : bisect(missing, last)]
            lines = free[bisect(free, above) : bisect(free, below)]
            if left and len(left) == len(lines):
                for line, at in zip(lines, left, strict=True):
                    text = self.headings[line].text
                    self._take(
                        line, Block("question", id=ids[at], heading=text, known_by="position")
                    )
