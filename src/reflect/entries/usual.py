"""Files of the usual shape: their blocks are known by a few lines, whatever stands between these.

Usual is a file of UTF-8 with LF line ends, where below the front matter all headings and marks are
the title, and headings with a mark right below them (or below empty lines), none of which stands
there twice. Then whatever stands between these lines is content: no heading without a mark can be
a question or a step, and no code fence can hide one. Every other file is for the whole reader.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reflect.entries.block import Block
from reflect.entries.header import Header
from reflect.entries.headings import Heading
from reflect.entries.marks import Mark
from reflect.text import lines, trim

#: All lines that could be a heading or a mark, each heading with the mark below it.
_LINES = re.compile(rb"\n *[#<][^\n]*(?:\n+<[^\n]*)?")
_BYTE_ORDER_MARK = "\ufeff".encode()
#: Most runs of a worksheet have one of a few outlines.
OUTLINES = 512

#: The lines of a file that could begin a block, each with a line end before it.
Outline = tuple[bytes, ...]


class Part(NamedTuple):
    """Where a block begins, with its heading and mark."""

    lines: bytes
    block: Block


def start(data: bytes, header: Header) -> int | None:
    """Where the page below the front matter begins, with the line end before it.

    Nothing where that shows that the file of an entry with this *header* is unusual.
    """
    head = header.front.raw.encode("utf-8", "replace")
    end = len(head)
    if b"\r" in data or not head.endswith(b"\n") or not data.startswith(head):
        return None
    if not _is_utf_8(data) or data.startswith(_BYTE_ORDER_MARK, end):
        return None
    return end - 1


def outline(data: bytes, start: int) -> Outline:
    """The outline of the page that begins at *start*."""
    return tuple(_LINES.findall(data, start))


@lru_cache(OUTLINES)
def parts(outline: Outline) -> tuple[Part, ...] | None:
    """The title, steps and questions of an *outline*; nothing where that is unusual."""
    structure = [each for each in outline if _is_structure(each)]
    blocks = [_block(each) for each in structure]
    if structure:
        blocks[0] = _title(structure[0]) or blocks[0]
    keys = [block.key for block in blocks if block and block.role == "question"]
    if not keys or not all(blocks) or len(set(keys)) < len(keys):
        return None
    return tuple(Part(each, block) for each, block in zip(structure, blocks, strict=True) if block)


def pieces(data: bytes, header: Header) -> Iterator[tuple[Block, bytes]] | None:
    """The blocks of the file of an entry, without their content, each with its bytes.

    The first are the notes above all others. Nothing where the file is unusual.
    """
    at = start(data, header)
    found = None if at is None else parts(outline(data, at))
    return None if at is None or found is None else _pieces(data, at, found)


def whole(piece: bytes) -> Block | None:
    """The block that a *piece* of a usual file is, which begins with its heading and mark."""
    head = _LINES.match(b"\n" + piece)
    block = _block(head[0]) if head else None
    return block.holding(lines(piece[head.end() :].decode("utf-8"))) if head and block else None


def text(block: Block, content: bytes) -> str | None:
    """What an answer says, where that can be told without knowing its kind; nothing elsewhere.

    A sign, an empty form and what is escaped begin with no letter, or hold a backslash.
    """
    said = trim(block.holding(lines(content.decode())).body)
    is_plain = block.role == "question" and said[:1].isalpha() and "\\" not in said
    return said if is_plain else None


def _pieces(data: bytes, at: int, found: Sequence[Part]) -> Iterator[tuple[Block, bytes]]:
    block = Block("notes")
    for part in found:
        end = data.find(part.lines, at)
        yield block, data[at + 1 : end + 1]
        block, at = part.block, end + len(part.lines)
    yield block, data[at + 1 :]


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


def _title(piece: bytes) -> Block | None:
    """The title that it is, if it is a heading of level 1, and nothing else."""
    first, *others = _lines_in(piece)
    heading = Heading.read(first)
    return Block("title") if heading and heading.level == 1 and not others else None


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
