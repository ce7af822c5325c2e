"""Entries at a glance: only the answers that are asked for, where a file has its usual shape."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reflect.entries import usual
from reflect.entries.answer import Answer
from reflect.entries.header import Header
from reflect.questions import Wordings

#: How many answers are known by the bytes of their blocks, and how long these are: most to a scale
#: are alike, and no long one is given twice.
_KNOWN, _SHORT = 4096, 400


class _Asked(NamedTuple):
    """A question that is asked for: its heading and mark, and those of the block below it."""

    lines: bytes
    below: bytes
    #: Whether that is directly below the one that was asked for before.
    follows: bool


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
        self._known: dict[bytes, Answer | None] = {}

    def pieces(self, data: bytes, header: Header) -> tuple[bytes, ...] | None:
        """The bytes of the blocks that are asked for; nothing where the file is unusual."""
        at = usual.start(data, header)
        parts = None if at is None else self._parts(usual.outline(data, at))
        if at is None or parts is None:
            return None
        found: list[bytes] = []
        for lines, below, follows in parts:
            start = at if follows else data.find(lines, at)
            at = data.find(below, start + len(lines)) if below else len(data)
            found.append(data[start + 1 : at + 1])
        return tuple(found)

    def answers(self, pieces: Sequence[bytes]) -> tuple[Answer, ...]:
        """The answers that are wanted of those in some *pieces*, as `Entry` has them."""
        known = self._known
        try:
            found = [known[piece] for piece in pieces]
        except KeyError:
            found = [self._answer(piece) for piece in pieces]
        return tuple(filter(None, found))

    def _parts_of(self, outline: usual.Outline) -> tuple[_Asked, ...] | None:
        """The questions that are asked for; nothing where the *outline* is not usual."""
        every = usual.parts(outline)
        if every is None:
            return None
        parts: list[_Asked] = []
        for here, below in zip(every, (*every[1:], None), strict=True):
            if here.block.role == "question" and self._is_asked(here.block.id):
                follows = bool(parts) and parts[-1].below is here.lines
                parts.append(_Asked(here.lines, below.lines if below else b"", follows))
        return tuple(parts)

    def _answer(self, piece: bytes) -> Answer | None:
        """The answer in a *piece*, if it is wanted."""
        if piece in self._known:
            return self._known[piece]
        block = usual.whole(piece)
        answer = Answer.read(block, self._wordings.kind(block.id)) if block else None
        wanted = answer if answer and self._is_wanted(answer) else None
        if len(piece) <= _SHORT and len(self._known) < _KNOWN:
            self._known[piece] = wanted
        return wanted
