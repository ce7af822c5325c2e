"""Finds where the blocks of a page begin: by marks, by exact wording, or by a guess.

Fast path: nearly always all headings but the title have a mark. Then one regular expression
finds all blocks, and the rest of the page is not parsed line by line.
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

#: Deepest level of our headings; 4 to 6 belong to the answers, and need no escape.
DEEPEST_HEADING = 3
#: Maximum of comparisons of a heading with a question, at 0.3 ms each. Most headings are found
#: by exact wording before that, even if all marks are lost.
MAX_COMPARISONS = 1500
#: Size of the cache of parsed heads, and the longest head in it, in characters: all runs of a
#: worksheet have the same headings and marks.
_CACHED, _LONGEST_CACHED = 2048, 1000


def _heads_pattern(begin: str, other: str, end: str) -> re.Pattern[str]:
    """Pattern of adjacent lines that may be headings or marks, blank lines between included.

    *begin* and *end* match line ends, *other* any other character.
    """
    line = rf" {{0,3}}(?:#|<!){other}*(?:{end}|\Z)"
    return re.compile(rf"{begin}({line}(?:{line}|[ \t]*(?:{end}|\Z))*)")


_HEADS = _heads_pattern(r"\n", r"[^\n]", r"\n")
#: For files with CR. Searching for a literal line end is twice as fast.
_HEADS_WITH_CR = _heads_pattern(r"[\r\n]", r"[^\r\n]", r"\r\n|\r|\n")


#: Start of a block, end of its head (both in lines or characters), and the block without text.
Start = tuple[int, int, Block]


def outline(text: str, wordings: Wordings) -> tuple[list[Start], bool]:
    """The starts of all blocks in *text*, a page; text above the first head is notes.

    And whether all have marks, and no other heading but the title could start a block.
    """
    marked = _by_marks(text)
    starts = marked or _by_lines(text, wordings)
    if text and (not starts or starts[0][0]):
        starts.insert(0, (0, 0, Block("notes")))
    return starts, bool(marked)


def _by_marks(text: str) -> list[Start]:
    """The title and all marked blocks; empty if there may be unmarked blocks, or no mark."""
    found: list[Start] = []
    is_first = True
    pattern = _HEADS_WITH_CR if "\r" in text else _HEADS
    # Heads and what is between them, by turns: without match objects that is a third quicker.
    first, *parts = pattern.split("\n" + text)
    at = len(first)
    for written, below in zip(parts[::2], parts[1::2], strict=True):
        read = _read_heads if len(written) <= _LONGEST_CACHED else _read_heads.__wrapped__
        starts, has_title, has_heading, is_odd = read(written)
        is_hidden = has_title and ("```" in text[:at] or "~~~" in text[:at])
        if is_odd or is_hidden or (has_title and not is_first):
            return []
        is_first = is_first and not has_heading
        for begin, end, block in starts:
            found.append((at + begin, at + end, block))
        at += len(written) + len(below) + 1
    has_mark = bool(found) and found[-1][2].role != "title"
    return found if has_mark else []


@lru_cache(_CACHED)
def _read_heads(piece: str) -> tuple[list[Start], bool, bool, bool]:
    """The title and the marked heads in *piece*, adjacent lines of headings and marks.

    And whether it has a title, whether it has any heading, and whether an unmarked heading other
    than the title could start a block.
    """
    lines = lines_of(piece)
    marked = _marked_heads(lines)
    taken = {at for at, _, _ in marked}
    headings = ((at, Heading.read(line)) for at, line in enumerate(lines) if at not in taken)
    loose = [(at, heading) for at, heading in headings if heading]
    title: list[Start] = []
    if loose and loose[0][1].level == 1 and not (marked and marked[0][0] < loose[0][0]):
        at, heading = loose.pop(0)
        title = [(at, at + 1, _title(heading))]
    is_odd = any(heading.level <= DEEPEST_HEADING for _, heading in loose)
    starts = _in_characters([*title, *marked], lines)
    return starts, bool(title), bool(title or marked or loose), is_odd


def _in_characters(starts: Sequence[Start], lines: Sequence[str]) -> list[Start]:
    """*starts* with line indexes converted to character offsets."""
    places = [0, *accumulate(map(len, lines))]
    return [(places[at], places[end], block) for at, end, block in starts]


def _title(heading: Heading) -> Block:
    return Block("title", heading=heading.text, recognised_by="wording")


def _by_lines(text: str, wordings: Wordings) -> list[Start]:
    """The starts in *text*, found line by line, for pages with lost marks."""
    lines = lines_of(text)
    marked = _marked_heads(lines)
    found = _HeadingMatcher(lines, wordings, marked)
    found.read_headings(marked)
    found.read_steps()
    if not marked:
        found.guess_by_likeness()
        found.guess_by_position()
        found.read_steps()
    return _in_characters(found.sorted(), lines)


def _marked_heads(lines: Sequence[str]) -> list[Start]:
    """The marked heads in *lines*, each with the heading above it, if any."""
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
            inactive=mark.inactive,
            heading=heading.text if heading else "",
        )
        found.append((above if heading else number, number + 1, block))
    return found


def headings(lines: Sequence[str], first: int = 0) -> Iterator[tuple[int, Heading]]:
    """The headings in *lines* outside closed code fences, numbered from *first*."""
    fences, hidden_to = Fences(lines), 0
    for number, line in enumerate(lines):
        closing = fences.closing(number) if number >= hidden_to else None
        if closing is not None:
            hidden_to = closing + 1
        heading = Heading.read(line) if number >= hidden_to else None
        if heading:
            yield first + number, heading


class _HeadingMatcher:
    """The starts found so far, and the headings that are still unassigned."""

    def __init__(self, lines: Sequence[str], wordings: Wordings, marked: list[Start]) -> None:
        self.lines, self.wordings = lines, wordings
        self.found = {start[0]: start for start in marked}
        self.marked_ids = {block.id for _, _, block in marked if block.role == "question"}
        self.order = {id_: at for at, id_ in enumerate(wordings.questions)}
        self.headings: dict[int, Heading] = {}

    def sorted(self) -> list[Start]:
        return [self.found[line] for line in sorted(self.found)]

    def found_questions(self) -> list[tuple[int, str]]:
        """The questions found so far: line and id."""
        found = ((at, block) for at, _, block in self.sorted())
        return [(at, block.id) for at, block in found if block.role == "question"]

    def read_headings(self, marked: list[Start]) -> None:
        """Take unmarked headings that are the title, or match the wording of a question or step."""
        is_first, last = True, ""
        begins = [0, *(end for _, end, _ in marked)]
        below = [*((at, block) for at, _, block in marked), (len(self.lines), None)]
        for begin, (end, mark) in zip(begins, below, strict=True):
            for line, heading in headings(self.lines[begin:end], begin):
                block = self._by_wording(heading, last, is_first=is_first)
                is_first = False
                if block:
                    self._take(line, block)
                    last = block.id if block.role == "question" else last
                elif heading.level <= DEEPEST_HEADING:
                    self.headings[line] = heading
            is_first = False
            if mark and mark.role == "question":
                last = mark.id

    def _by_wording(self, heading: Heading, last: str, *, is_first: bool) -> Block | None:
        """The block that *heading* starts, below the question *last*; None if it is content."""
        if heading.level == 1 and is_first:
            return _title(heading)
        if heading.level > DEEPEST_HEADING:
            return None
        asked = [
            id_
            for id_ in self.wordings.ids_with_wording(heading.text)
            if id_ not in self.marked_ids
        ]
        if asked:
            here = self.order.get(last, -1)
            later = [id_ for id_ in asked if self.order[id_] > here]
            id_ = (later or asked)[0]
            return Block("question", id=id_, heading=heading.text, recognised_by="wording")
        step = self.wordings.step(heading.text) if heading.level == 2 else None
        return (
            Block("step", id=step, heading=heading.text, recognised_by="wording") if step else None
        )

    def _take(self, line: int, block: Block) -> None:
        self.headings.pop(line, None)
        self.found[line] = line, line + 1, block

    def read_steps(self) -> None:
        """Take headings of level 2 directly above a question as steps."""
        for line, heading in list(self.headings.items()):
            below = line + 1
            while below < len(self.lines) and not self.lines[below].strip(BLANKS):
                below += 1
            *_, block = self.found.get(below, (None,))
            if heading.level == 2 and block and block.role == "question":
                self._take(line, Block("step", heading=heading.text, recognised_by="wording"))

    def _missing(self) -> list[str]:
        asked = {id_ for _, id_ in self.found_questions()}
        return [id_ for id_ in self.order if id_ not in asked]

    def guess_by_likeness(self) -> None:
        """Take the headings closest to the wording of a missing question, each question once."""
        missing = self._missing()
        best: dict[str, tuple[float, int]] = {}
        is_likely = len(self.headings) * len(missing) <= MAX_COMPARISONS
        for line, heading in self.headings.items() if is_likely else ():
            closest = self.wordings.closest(heading.text, missing)
            if closest and closest[1] > best.get(closest[0], (0.0, 0))[0]:
                best[closest[0]] = closest[1], line
        for id_, (_, line) in best.items():
            heading = self.headings[line]
            self._take(
                line, Block("question", id=id_, heading=heading.text, recognised_by="likeness")
            )

    def guess_by_position(self) -> None:
        """Take headings between two questions if as many questions are missing there."""
        missing = [self.order[id_] for id_ in self._missing()]
        ids = list(self.order)
        free = [line for line, heading in self.headings.items() if heading.level == DEEPEST_HEADING]
        for (above, before), (below, after) in pairwise(self.found_questions()):
            first, last = self.order[before], self.order[after]
            left = missing[bisect(missing, first) : bisect(missing, last)]
            lines = free[bisect(free, above) : bisect(free, below)]
            if left and len(left) == len(lines):
                for line, at in zip(lines, left, strict=True):
                    text = self.headings[line].text
                    self._take(
                        line, Block("question", id=ids[at], heading=text, recognised_by="position")
                    )
