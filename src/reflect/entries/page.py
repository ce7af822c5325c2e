"""All that stands below an entry's front matter, as it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise
from operator import itemgetter

from reflect.entries.block import Block, Key
from reflect.entries.outline import Outline, outline
from reflect.questions import Wordings
from reflect.text import apart

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, eq=False, repr=False)
class Page:
    """Blocks that, joined, are the text; each is cut out of it only when it is asked for."""

    #: The page, character for character.
    text: str
    wordings: Wordings
    #: How the lines of the file end.
    newline: str = "\n"

    @property
    def byte_order_mark(self) -> str:
        """What the text begins with where no front matter does."""
        return self.text[: self.text.startswith(_BYTE_ORDER_MARK)]

    @cached_property
    def content(self) -> str:
        """The text behind that."""
        return self.text.removeprefix(_BYTE_ORDER_MARK)

    @cached_property
    def _outline(self) -> Outline:
        return outline(self.content, self.wordings)

    @property
    def is_marked(self) -> bool:
        """Whether all blocks have marks, and no heading in a body could be that of a question."""
        return self._outline.is_marked

    @property
    def heads(self) -> Sequence[Block]:
        """What each block is, without its text."""
        return self._outline.blocks

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks."""
        blocks: list[Block] = []
        for at, block in enumerate(self.heads):
            head = self.content[self._outline.begins[at] : self._outline.ends[at]]
            lead, body, tail = apart(self._below(at))
            line = self.lines[at]
            blocks.append(replace(block, head=head, lead=lead, body=body, tail=tail, line=line))
        return tuple(blocks)

    def body(self, at: int) -> str:
        """The body of the block at *at*."""
        return apart(self._below(at))[1]

    @cached_property
    def lines(self) -> Sequence[int]:
        """The number of the line that each block begins on."""
        borders = pairwise([0, *self._outline.begins])
        ends = (_line_ends(self.content[start:end]) for start, end in borders)
        return [number + 1 for number in accumulate(ends)]

    def _below(self, at: int) -> str:
        """What stands below the head of the block at *at*."""
        _, begins, ends, _ = self._outline
        return self.content[ends[at] : begins[at + 1] if at + 1 < len(begins) else None]

    @cached_property
    def places(self) -> dict[Key, list[int]]:
        """Where each question about each person stands, maybe more than once."""
        found: dict[Key, list[int]] = {}
        for at, block in enumerate(self.heads):
            if block.role == "question":
                found.setdefault(block.key, []).append(at)
        return found

    @cached_property
    def chosen(self) -> dict[Key, int]:
        """The block that counts for each: the first with a body, else the first; in order."""
        first = {
            key: places[0] if len(places) == 1 else next(filter(self.body, places), places[0])
            for key, places in self.places.items()
        }
        return dict(sorted(first.items(), key=itemgetter(1)))


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
