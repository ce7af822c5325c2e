"""Entries at a glance: only the answers that are asked for, where a file has its usual shape."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from reflect.entries import usual
from reflect.entries.answer import Answer
from reflect.entries.block import Block
from reflect.entries.header import Header
from reflect.questions import Wordings
from reflect.text import lines

#: How many answers to a question are known by their bytes, and how long these are: most to a
#: scale are alike, and no long one is given twice.
_KNOWN, _SHORT = 256, 100


class _Asked(NamedTuple):
    """A question that is asked for: its heading and mark, and those of the block below it."""

    lines: bytes
    below: bytes
    #: Whether that is directly below the one that was asked for before.
    follows: bool
    block: Block
    known: dict[bytes, Answer | None]


class Glance:
    """What is seen at a glance in the entries of one worksheet."""

    def __init__(
        self,
        wordings: Wordings,
        is_asked: Callable[[str], bool],
        is_wanted: Callable[[Answer], bool] = bool,
    ) -> None:
        """A glance at what is wanted of the answers to questions with ids that are asked for."""
        self._wordings, self._is_asked, self._is_wanted = wordings, is_asked, is_wanted
        self._parts = lru_cache(usual.OUTLINES)(self._parts_of)

    def answers(self, data: bytes, header: Header) -> tuple[Answer, ...] | None:
        """The answers that are wanted, as `Entry` has them; nothing where the file is unusual."""
        outline = usual.outline(data, header)
        parts = self._parts(outline) if outline is not None else None
        if parts is None:
            return None
        found: list[Answer] = []
        at = usual.start(header)
        for lines_, below, follows, block, known in parts:
            start = (at if follows else data.find(lines_, at)) + len(lines_)
            at = data.find(below, start) if below else len(data)
            content = data[start + 1 : at + 1]
            try:
                answer = known[content]
            except KeyError:
                answer = self._answer(block, content)
                if len(content) <= _SHORT and len(known) < _KNOWN:
                    known[content] = answer
            if answer:
                found.append(answer)
        return tuple(found)

    def abridged(self, data: bytes, header: Header) -> bytes:
        """The file without what no glance at it needs; whole where it is unusual."""
        outline = usual.outline(data, header)
        parts = self._parts(outline) if outline is not None else None
        if not parts:
            return data
        at = usual.start(header)
        left = [data[:at]]
        for lines_, below, *_ in parts:
            start = data.find(lines_, at)
            at = data.find(below, start + len(lines_)) if below else len(data)
            left.append(data[start:at])
        return b"".join(left) + b"\n"

    def _parts_of(self, outline: usual.Outline) -> tuple[_Asked, ...] | None:
        """The questions that are asked for; nothing where the *outline* is not usual."""
        every = usual.parts(outline)
        if every is None:
            return None
        parts: list[_Asked] = []
        for here, below in zip(every, (*every[1:], None), strict=True):
            block = here.block
            if block.role == "question" and self._is_asked(block.id):
                follows = bool(parts) and parts[-1].below is here.lines
                parts.append(_Asked(here.lines, below.lines if below else b"", follows, block, {}))
        return tuple(parts)

    def _answer(self, block: Block, content: bytes) -> Answer | None:
        """The answer of a *block* with this *content*, if it is wanted."""
        whole = block.holding(lines(content.decode("utf-8")))
        answer = Answer.read(whole, self._wordings.kind(block.id))
        return answer if self._is_wanted(answer) else None
