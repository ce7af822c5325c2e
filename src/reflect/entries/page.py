"""All that stands below an entry's front matter, as it is read."""

from functools import cached_property
from itertools import accumulate, pairwise
from operator import itemgetter

from reflect.entries.block import Block, Key
from reflect.entries.outline import outline
from reflect.questions import Wordings
from reflect.text import apart

_BYTE_ORDER_MARK = "\ufeff"


class Page:
    """Blocks that, joined, are the text; each is cut out of it only when it is asked for."""

    def __init__(self, text: str, wordings: Wordings, newline: str = "\n") -> None:
        #: The page, character for character.
        self.text = text
        self.wordings = wordings
        #: How the lines of the file end.
        self.newline = newline
        #: What the text begins with where no front matter does, and the text behind that.
        self.byte_order_mark = text[: text.startswith(_BYTE_ORDER_MARK)]
        self.content = text.removeprefix(_BYTE_ORDER_MARK)
        #: Whether all blocks have marks, and no heading in a body could be that of a question.
        self._starts, self.is_marked = outline(self.content, wordings)
        #: The blocks without their text.
        self.heads = [block for _, _, block in self._starts]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks."""
        return tuple(
            block.cut(self.content[begin:end], self._below(at), self.lines[at])
            for at, (begin, end, block) in enumerate(self._starts)
        )

    def body(self, at: int) -> str:
        """The body of the block at *at*."""
        return apart(self._below(at))[1]

    @cached_property
    def lines(self) -> list[int]:
        """The number of the line that each block begins on."""
        begins = [0, *(begin for begin, _, _ in self._starts)]
        above = (self.content[start:end] for start, end in pairwise(begins))
        counts = (text.count("\n") + text.count("\r") - text.count("\r\n") for text in above)
        return [number + 1 for number in accumulate(counts)]

    def _below(self, at: int) -> str:
        """What stands below the head of the block at *at*."""
        end = self._starts[at + 1][0] if at + 1 < len(self._starts) else None
        return self.content[self._starts[at][1] : end]

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
