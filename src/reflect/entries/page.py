"""The page of an entry: everything below its front matter, split into blocks."""

from functools import cached_property
from itertools import accumulate, pairwise
from operator import itemgetter

from reflect.entries.block import Block, Key
from reflect.entries.outline import outline
from reflect.questions import Wordings
from reflect.text import split_blank_lines

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
            block.cut(self.content[begin:end], self._below(at), self.lines[at])
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
    def places(self) -> dict[Key, list[int]]:
        """Indexes of the blocks with each key; more than one if there are duplicates."""
        found: dict[Key, list[int]] = {}
        for at, block in enumerate(self.heads):
            if block.role == "question":
                found.setdefault(block.key, []).append(at)
        return found

    @cached_property
    def chosen(self) -> dict[Key, int]:
        """Index of the block that counts for each key: the first with a body, else the first."""
        first = {
            key: places[0] if len(places) == 1 else next(filter(self.body, places), places[0])
            for key, places in self.places.items()
        }
        return dict(sorted(first.items(), key=itemgetter(1)))
