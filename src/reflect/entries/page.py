"""All that stands below an entry's front matter, and where something new belongs in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from reflect.entries.answer import Place
from reflect.entries.block import Block, Key
from reflect.entries.bodies import escaped
from reflect.entries.headings import Heading
from reflect.entries.marks import Mark, set_aside
from reflect.entries.outline import is_blank, starts
from reflect.questions import Wordings
from reflect.text import lines

# What may be a heading, a mark or a fence, or hide one.
_TELLING = re.compile(r"^ {0,3}[#<`~]", re.MULTILINE)


@dataclass(frozen=True, eq=False, repr=False)
class Page:
    """Blocks that, joined, are the text; a change leaves every other block's bytes alone."""

    blocks: tuple[Block, ...]
    wordings: Wordings
    #: How the lines of the file end.
    newline: str = "\n"
    #: What the first line begins with, where there is no front matter before it.
    byte_order_mark: str = ""

    @classmethod
    def read(cls, text: str, wordings: Wordings, newline: str = "\n") -> "Page":
        """The blocks that *text* is made of."""
        every = lines(text.removeprefix("\ufeff"))
        found = starts(every, wordings)
        borders = [*(start.line for start in found), len(every)]
        blocks = [Block("notes", line=1).holding(every[: borders[0]])] if borders[0] else []
        for start, end in zip(found, borders[1:], strict=True):
            head = "".join(every[start.line : start.end])
            block = start.block._replace(head=head, line=start.line + 1)
            blocks.append(block.holding(every[start.end : end]))
        return cls(tuple(blocks), wordings, newline, text[: text.startswith("\ufeff")])

    @property
    def text(self) -> str:
        """The page, character for character."""
        return self.byte_order_mark + "".join(block.text for block in self.blocks)

    @cached_property
    def places(self) -> dict[Key, list[int]]:
        """Where each question about each person stands, maybe more than once."""
        found: dict[Key, list[int]] = {}
        for at, block in enumerate(self.blocks):
            if block.role == "question":
                found.setdefault(block.key, []).append(at)
        return found

    @cached_property
    def chosen(self) -> dict[Key, int]:
        """The block that counts for each: the first with a body, else the first; in order."""
        first = {
            key: next((at for at in places if self.blocks[at].body), places[0])
            for key, places in self.places.items()
        }
        return dict(sorted(first.items(), key=lambda item: item[1]))

    def with_body(self, at: int, body: str) -> "Page":
        """The page with another body in the block at *at*."""
        last = at == len(self.blocks) - 1
        return self._with(at, self.blocks[at].with_body(body, self.newline, is_last=last))

    def with_aside(self, at: int, aside: bool) -> "Page":
        """The page with an answer marked as set aside, or as called for again."""
        block = self._with_mark(self.blocks[at])
        *above, mark = lines(block.head)
        head = "".join([*above, set_aside(mark, aside)])
        return self._with(at, block._replace(head=head, aside=aside))

    def with_second(self, at: int, body: str) -> "Page":
        """The page with another *body* for the same question, below the block at *at*."""
        first = self.blocks[at]
        second = self._made(Mark(False, first.id, first.person), first.heading or first.id, body)
        second = self._ended(second) if at + 1 < len(self.blocks) else second
        return self._with(at, self._ended(first), second)

    def with_block(self, place: Place, body: str, earlier: Sequence[Place]) -> "Page":
        """The page with a question that was not in it before."""
        new = [self._made(Mark(False, place.id, place.person), place.heading, body)]
        at = self._last_of([each for each in earlier if each.step == place.step])
        at = self._step(place.step) if at is None else at
        if at is None:
            new.insert(0, self._made(Mark(True, place.step), place.step_title, ""))
            at = self._before_step(earlier)
        new[-1] = self._ended(new[-1]) if at + 1 < len(self.blocks) else new[-1]
        if at < 0:
            return self._safely(*new, *self.blocks)
        return self._with(at, self._ended(self.blocks[at]), *new)

    def with_blocks(self, answers: Sequence[tuple[Place, str]]) -> "Page":
        """The page with many questions behind all that is there, in this order.

        The same as one after the other, but read back only once.
        """
        blocks, step = list(self.blocks), ""
        for place, body in answers:
            if place.step != step:
                blocks.append(self._made(Mark(True, place.step), place.step_title, ""))
                step = place.step
            mark = Mark(False, place.id, place.person)
            blocks.append(self._made(mark, place.heading, body))
        ended = [self._ended(block) for block in blocks[:-1]]
        return self._safely(*ended, *blocks[-1:])

    def with_only(self, blocks: Sequence[Block]) -> "Page":
        """The page with these of its *blocks*, as they are or changed, and no others."""
        return self._safely(*blocks)

    def with_marks(self) -> "Page":
        """The page with a mark wherever one is gone; itself where it would then read otherwise."""
        if all(block.known_by == "mark" or not block.id for block in self.blocks):
            return self
        marked = self._read_again([self._with_mark(block) for block in self.blocks])
        return marked if _outcome(marked.blocks) == _outcome(self.blocks) else self

    def _step(self, id_: str) -> int | None:
        """Where the step *id_* begins."""
        there = (n for n, b in enumerate(self.blocks) if b.role == "step" and b.id == id_)
        return next(there, None)

    def _before_step(self, earlier: Sequence[Place]) -> int:
        """The block behind which a new step belongs, -1 for the top of the page."""
        at = self._last_of(earlier)
        if at is None:
            roles = [block.role in ("step", "question") for block in self.blocks]
            return roles.index(True) - 1 if True in roles else len(roles) - 1
        for block in self.blocks[at + 1 :]:
            # What only an older worksheet asked stays where it is, in the step before.
            if block.role == "step" or block.id in self.wordings.kinds:
                break
            at += 1
        return at

    def _last_of(self, places: Sequence[Place]) -> int | None:
        """Where the last of the *places* stands that is there at all."""
        there = (
            self.places[place.key][-1] for place in reversed(places) if place.key in self.places
        )
        return next(there, None)

    def _made(self, mark: Mark, heading: str, body: str) -> Block:
        line = self.newline
        title = Heading(2 if mark.is_step else 3, " ".join(heading.split()))
        return Block(
            "step" if mark.is_step else "question",
            head=f"{title.written()}{line}{mark.written()}{line}",
            lead=line,
            body=body,
            tail=line if body else "",
            id=mark.id,
            person=mark.person,
        )

    def _ended(self, block: Block) -> Block:
        """*block* with a blank line at its end."""
        every = lines(block.text)
        if not every or (is_blank(every[-1]) and every[-1].endswith(("\n", "\r"))):
            return block
        line_end = "" if every[-1].endswith(("\n", "\r")) else self.newline
        return block._replace(tail=block.tail + line_end + self.newline)

    def _with(self, at: int, *blocks: Block) -> "Page":
        """The page with *blocks* in the place of the one at *at*."""
        near = self._read_nearby(at, blocks)
        if near:
            return replace(self, blocks=near)
        return self._safely(*self.blocks[:at], *blocks, *self.blocks[at + 1 :])

    def _read_nearby(self, at: int, blocks: Sequence[Block]) -> tuple[Block, ...] | None:
        """The same, where only *blocks* need be read back, for nothing in them tells on others.

        That is so where all that is recognised has a mark, and no line looks like structure.
        """
        old, text = self.blocks[at], "".join(block.text for block in blocks)
        is_marked = all(block.known_by == "mark" or not block.id for block in self.blocks)
        bodies = [old.body, *(block.body for block in blocks)]
        tells = "\r" in old.text + text or any(map(_TELLING.search, bodies))
        if tells or not is_marked or not text.endswith("\n"):
            return None
        again = Page.read(text, self.wordings).blocks
        if _outcome(again) != _outcome(blocks):
            return None
        moved = text.count("\n") - len(lines(old.text))
        below = (block._replace(line=block.line + moved) for block in self.blocks[at + 1 :])
        read = (block._replace(line=block.line + old.line - 1) for block in again)
        return (*self.blocks[:at], *read, *below)

    def _safely(self, *blocks: Block) -> "Page":
        """The page of *blocks*, where it reads back as they are; else with what that takes.

        A heading at the end of an answer would be taken for that of a mark below it, or for a
        step; an open code fence could hide a heading without a mark.
        """
        again = self._read_again(blocks)
        if _outcome(again.blocks) == _outcome(blocks):
            return again
        safe = [self._with_mark(block) for block in blocks]
        for at, (block, below) in enumerate(pairwise(safe)):
            *above, last = lines(block.body) or [""]
            heading = Heading.read(last)
            if heading and heading.level == 2 and below.role == "question":
                safe[at] = block._replace(body="".join(above) + escaped(last))
            elif heading and Mark.read(below.head):
                title = Heading(2 if below.role == "step" else 3, below.id)
                safe[at + 1] = below._replace(head=title.written() + self.newline + below.head)
        return self._read_again(safe)

    def _read_again(self, blocks: Sequence[Block]) -> "Page":
        text = self.byte_order_mark + "".join(block.text for block in blocks)
        return Page.read(text, self.wordings, self.newline)

    def _with_mark(self, block: Block) -> Block:
        """*block* with a mark below its heading, if it had none."""
        if block.known_by == "mark" or not block.id:
            return block
        head = block.head if block.head.endswith(("\n", "\r")) else block.head + self.newline
        mark = Mark(block.role == "step", block.id, block.person, block.aside).written()
        return block._replace(head=head + mark + self.newline, known_by="mark")


def _outcome(blocks: Sequence[Block]) -> list[tuple[str, Key, bool, str]]:
    return [(block.role, block.key, block.aside, block.body) for block in blocks]
