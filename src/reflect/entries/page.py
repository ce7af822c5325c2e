"""The page of an entry: everything below its front matter, split into blocks.

Each edit keeps the bytes of all other blocks, and parses the new text to check the result.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, pairwise
from operator import itemgetter

from reflect.entries.answer import QuestionPlace, escape
from reflect.entries.block import Block, Key
from reflect.entries.marks import Heading, Mark, set_inactive
from reflect.entries.outline import outline
from reflect.questions import Wordings
from reflect.text import lines, split_blank_lines

_BYTE_ORDER_MARK = "\ufeff"


class Page:
    """A text and its blocks, whose bodies are cut out on first use."""

    def __init__(self, text: str, wordings: Wordings, newline: str = "\n") -> None:
        #: The source, character for character.
        self.text = text
        self.wordings = wordings
        #: Line end of the file.
        self.newline = newline
        #: A leading byte order mark, if there is no front matter, and the text after it.
        self.byte_order_mark = text[: text.startswith(_BYTE_ORDER_MARK)]
        self.content = text.removeprefix(_BYTE_ORDER_MARK)
        #: Whether all blocks have marks, and no heading in a body could start another block.
        self._starts, self.is_marked = outline(self.content, wordings)
        #: Blocks without their text.
        self.heads = [block for _, _, block in self._starts]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Blocks with their text."""
        return tuple(
            block.cut(self.content[begin:end], self._below(at))
            for at, (begin, end, block) in enumerate(self._starts)
        )

    def body(self, at: int) -> str:
        """The body of block number *at*."""
        return split_blank_lines(self._below(at))[1]

    @cached_property
    def lines(self) -> list[int]:
        """The line that each block begins on, from 1."""
        begins = [0, *(begin for begin, _, _ in self._starts)]
        above = (self.content[start:end] for start, end in pairwise(begins))
        counts = (text.count("\n") + text.count("\r") - text.count("\r\n") for text in above)
        return [number + 1 for number in accumulate(counts)]

    def _below(self, at: int) -> str:
        """The text below the head of block number *at*."""
        end = self._starts[at + 1][0] if at + 1 < len(self._starts) else None
        return self.content[self._starts[at][1] : end]

    @cached_property
    def indexes_of(self) -> dict[Key, list[int]]:
        """Indexes of the blocks with each key; more than one if there are duplicates."""
        found: dict[Key, list[int]] = {}
        for at, block in enumerate(self.heads):
            if block.role == "question":
                found.setdefault(block.key, []).append(at)
        return found

    @cached_property
    def index_of(self) -> dict[Key, int]:
        """Index of the block that counts for each key: the first with a body, else the first."""
        first, are_twice = dict[Key, int](), False
        for key, places in self.indexes_of.items():
            at = places[0]
            if len(places) > 1:
                at, are_twice = next(filter(self.body, places), at), True
            first[key] = at
        return dict(sorted(first.items(), key=itemgetter(1))) if are_twice else first

    def with_body(self, at: int, body: str) -> "Page":
        """The page with *body* as the body of block number *at*."""
        is_last = at == len(self.blocks) - 1
        return self._replaced(at, self.blocks[at].with_body(body, self.newline, is_last=is_last))

    def with_inactive(self, at: int, inactive: bool) -> "Page":
        """The page with the answer in block number *at* marked as inactive, or active again."""
        block = self.blocks[at].with_mark(self.newline)
        *above, mark = lines(block.head)
        head = "".join([*above, set_inactive(mark, inactive)])
        return self._replaced(at, replace(block, head=head, inactive=inactive))

    def with_duplicate(self, at: int, body: str) -> "Page":
        """The page with a duplicate of block number *at*, with *body*, below that block."""
        first = self.blocks[at]
        second = Block("question", id=first.id, person=first.person, body=body)
        return self._inserted(at, second.with_head(first.heading or first.id, self.newline))

    def with_block(
        self, place: QuestionPlace, body: str, earlier: Sequence[QuestionPlace]
    ) -> "Page":
        """The page with a block for a question that it lacks, below the last of *earlier*.

        A question without a step comes above all steps.
        """
        *step, question = self._new_blocks([(place, body)])
        last = next((each for each in reversed(earlier) if each.key in self.indexes_of), None)
        below = self.indexes_of[last.key][-1] if last else None
        if last and last.step == place.step:
            at = below
        else:
            steps = (n for n, b in enumerate(self.heads) if b.role == "step" and b.id == place.step)
            at = next(steps, None) if place.step else None
        if at is None:
            return self._inserted(self._end_of_step(below), *step, question)
        return self._inserted(at, question)

    def with_blocks(self, answers: Sequence[tuple[QuestionPlace, str]]) -> "Page":
        """The page with *answers* appended in this order.

        Same result as appending one by one, but the page is parsed once.
        """
        return self._inserted(len(self.blocks) - 1, *self._new_blocks(answers))

    def with_marks(self) -> "Page":
        """The page with all lost marks restored; unchanged if that would alter its content."""
        if self.is_marked or all(
            block.recognised_by == "mark" or not block.id for block in self.heads
        ):
            return self
        marked = self._joined([block.with_mark(self.newline) for block in self.blocks])
        return marked if _content(marked.blocks) == _content(self.blocks) else self

    def with_only(self, blocks: Sequence[Block]) -> "Page":
        """The page made of *blocks*, with marks and escapes added if it would parse differently.

        A heading at the end of an answer would be taken as the heading of a mark below, or as a
        step; an open code fence could hide a heading without a mark.
        """
        again = self._joined(blocks)
        if _content(again.blocks) == _content(blocks):
            return again
        safe = [block.with_mark(self.newline) for block in blocks]
        for at, (block, below) in enumerate(pairwise(safe)):
            *above, last = lines(block.body) or [""]
            heading = Heading.read(last)
            if heading and heading.level == 2 and below.role == "question":
                safe[at] = replace(block, body="".join(above) + escape(last))
            elif heading and Mark.read(below.head):
                title = Heading(2 if below.role == "step" else 3, below.id)
                safe[at + 1] = replace(below, head=title.to_line() + self.newline + below.head)
        return self._joined(safe)

    def _end_of_step(self, at: int | None) -> int:
        """Index of the last block in the step of block number *at*.

        Without *at*, of the last block above the first step; -1 for the top of the page.
        """
        if at is None:
            roles = [block.role in ("step", "question") for block in self.heads]
            return roles.index(True) - 1 if True in roles else len(roles) - 1
        for block in self.heads[at + 1 :]:
            # Questions only of an older worksheet stay in the step before.
            if block.role == "step" or block.id in self.wordings.kinds:
                break
            at += 1
        return at

    def _new_blocks(self, answers: Sequence[tuple[QuestionPlace, str]]) -> list[Block]:
        """Blocks for *answers*, each step before its first question."""
        blocks, step = [], ""
        for place, body in answers:
            if place.step != step:
                step = place.step
                blocks.append(Block("step", id=step).with_head(place.step_title, self.newline))
            question = Block("question", id=place.id, person=place.person, body=body)
            blocks.append(question.with_head(place.heading, self.newline))
        return blocks

    def _replaced(self, at: int, block: Block) -> "Page":
        """The page with *block* as block number *at*."""
        return self.with_only([*self.blocks[:at], block, *self.blocks[at + 1 :]])

    def _inserted(self, at: int, *new: Block) -> "Page":
        """The page with *new* blocks below block number *at*, separated by blank lines."""
        above, below = self.blocks[: at + 1], self.blocks[at + 1 :]
        ended = [block.with_blank_line(self.newline) for block in (*above[-1:], *new)]
        ended[-1] = ended[-1] if below else new[-1]
        return self.with_only([*above[:-1], *ended, *below])

    def _joined(self, blocks: Sequence[Block]) -> "Page":
        """The page whose text is that of *blocks*."""
        text = self.byte_order_mark + "".join([block.text for block in blocks])
        return Page(text, self.wordings, self.newline)


def _content(blocks: Sequence[Block]) -> list[tuple[str, Key, bool, str]]:
    return [(block.role, block.key, block.inactive, block.body) for block in blocks]
