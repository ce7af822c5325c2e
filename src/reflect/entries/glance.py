"""Entries at a glance: only the answers that are asked for, where a file has its usual shape.

Usual is a file of UTF-8 with LF line ends, where below the front matter all headings and marks are
the title, and headings with a mark right below them (or below empty lines), none of which stands
there twice. Then all blocks are known by these lines alone, and whatever stands between them is
content: no heading without a mark can be a question or a step, and no code fence can hide one.
Every other file is for the whole reader.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reflect.entries.answer import Answer
from reflect.entries.block import Block
from reflect.entries.header import Header
from reflect.entries.headings import Heading
from reflect.entries.marks import Mark
from reflect.questions import Wordings
from reflect.text import lines

#: All lines that could be a heading or a mark, each heading with the mark below it.
_LINES = re.compile(rb"\n *+[#<][^\n]*+(?:\n++<[^\n]*+)?")
_BYTE_ORDER_MARK = "\ufeff".encode()
#: Most runs of a worksheet have one of a few outlines.
_OUTLINES = 512
#: How many answers to a question are known by their bytes, and how long these are: most to a
#: scale are alike, and no long one is given twice.
_KNOWN, _SHORT = 256, 100


class _Part(NamedTuple):
    """A question as it stands in a file: its heading and mark, and those of the block below it."""

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
        self._parts = lru_cache(_OUTLINES)(self._parts_of)

    def answers(self, data: bytes, header: Header) -> tuple[Answer, ...] | None:
        """The answers that are wanted, as `Entry` has them; nothing where the file is unusual."""
        head = header.front.raw.encode("utf-8", "replace")
        end = len(head)
        if b"\r" in data or not head.endswith(b"\n") or not data.startswith(head):
            return None
        if not _is_utf_8(data) or data.startswith(_BYTE_ORDER_MARK, end):
            return None
        parts = self._parts(tuple(_LINES.findall(data, end - 1)))
        if parts is None:
            return None
        found: list[Answer] = []
        at = end - 1
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

    def _parts_of(self, outline: Sequence[bytes]) -> tuple[_Part, ...] | None:
        """The questions that are asked for; nothing where the *outline* is not usual."""
        outline = [each for each in outline if _is_structure(each)]
        if outline and _is_title(outline[0]):
            del outline[0]
        blocks = [_block(each) for each in outline]
        keys = [block.key for block in blocks if block and block.role == "question"]
        if not keys or not all(blocks) or len(set(keys)) < len(keys):
            return None
        parts: list[_Part] = []
        for here, below, block in zip(outline, (*outline[1:], b""), blocks, strict=True):
            if block and block.role == "question" and self._is_asked(block.id):
                follows = bool(parts) and parts[-1].below is here
                parts.append(_Part(here, below, follows, block, {}))
        return tuple(parts)

    def _answer(self, block: Block, content: bytes) -> Answer | None:
        """The answer of a *block* with this *content*, if it is wanted."""
        whole = block.holding(lines(content.decode("utf-8")))
        answer = Answer.read(whole, self._wordings.kind(block.id))
        return answer if self._is_wanted(answer) else None


def _is_utf_8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lines_in(piece: bytes) -> list[str]:
    """The lines in a *piece* of an outline that are not empty."""
    return [line for line in piece.decode("utf-8").split("\n") if line]


def _is_structure(piece: bytes) -> bool:
    """Whether there is a heading or a mark in it; a line may as well begin with ``<3``."""
    return any(Heading.read(line) or Mark.read(line) for line in _lines_in(piece))


def _is_title(piece: bytes) -> bool:
    """Whether it is a heading of level 1, and nothing else."""
    first, *others = _lines_in(piece)
    heading = Heading.read(first)
    return bool(heading and heading.level == 1 and not others)


def _block(piece: bytes) -> Block | None:
    """The block that begins with a heading and a mark; nothing where they are anything else."""
    first, *others = _lines_in(piece)
    heading, mark = Heading.read(first), Mark.read(others[0]) if others else None
    if heading is None or mark is None:
        return None
    return Block(
        "step" if mark.is_step else "question",
        id=mark.id,
        person=mark.person,
        aside=mark.aside,
        heading=heading.text,
    )
