"""All that stands below an entry's front matter, as it is read."""

from dataclasses import dataclass
from functools import cached_property

from reflect.entries.block import Block, Key, apart
from reflect.entries.outline import Outline, Start, outline
from reflect.questions import Wordings

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

    @cached_property
    def starts(self) -> tuple[Start, ...]:
        """Where each block begins, the first of them with the text."""
        starts = self._outline.starts
        has_notes = starts[0].at > 0 if starts else bool(self.content)
        return (Start(0, 0, Block("notes")), *starts) if has_notes else starts

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks."""
        blocks: list[Block] = []
        line = 1
        for at, start in enumerate(self.starts):
            head = self.content[start.at : start.end]
            lead, body, tail = apart(self._below(at))
            block = start.block._replace(head=head, lead=lead, body=body, tail=tail, line=line)
            blocks.append(block)
            line += _line_ends(block.text)
        return tuple(blocks)

    def body(self, at: int) -> str:
        """The body of the block at *at*."""
        return apart(self._below(at))[1]

    def line(self, at: int) -> int:
        """The number of the line that the block at *at* begins on."""
        return _line_ends(self.content[: self.starts[at].at]) + 1

    def _below(self, at: int) -> str:
        """What stands below the head of the block at *at*."""
        end = self.starts[at + 1].at if at + 1 < len(self.starts) else len(self.content)
        return self.content[self.starts[at].end : end]

    @cached_property
    def places(self) -> dict[Key, list[int]]:
        """Where each question about each person stands, maybe more than once."""
        found: dict[Key, list[int]] = {}
        for at, start in enumerate(self.starts):
            if start.block.role == "question":
                found.setdefault(start.block.key, []).append(at)
        return found

    @cached_property
    def chosen(self) -> dict[Key, int]:
        """The block that counts for each: the first with a body, else the first; in order."""
        first = {
            key: places[0] if len(places) == 1 else next(filter(self.body, places), places[0])
            for key, places in self.places.items()
        }
        return dict(sorted(first.items(), key=lambda item: item[1]))


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
