"""Changes to a page: where something new belongs, and what keeps it from reading otherwise.

Each change leaves the bytes of every other block alone, and is read back.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reflect.entries.answer import Place
from reflect.entries.block import Block, Key
from reflect.entries.bodies import escaped
from reflect.entries.marks import Heading, Mark, set_aside
from reflect.entries.outline import is_blank
from reflect.entries.page import Page
from reflect.text import lines


def with_body(page: Page, at: int, body: str) -> Page:
    """The *page* with another body in the block at *at*."""
    is_last = at == len(page.blocks) - 1
    return _with(page, at, page.blocks[at].with_body(body, page.newline, is_last=is_last))


def with_aside(page: Page, at: int, aside: bool) -> Page:
    """The *page* with an answer marked as set aside, or as called for again."""
    block = _with_mark(page, page.blocks[at])
    *above, mark = lines(block.head)
    head = "".join([*above, set_aside(mark, aside)])
    return _with(page, at, replace(block, head=head, aside=aside))


def with_second(page: Page, at: int, body: str) -> Page:
    """The *page* with another *body* for the same question, below the block at *at*."""
    first = page.blocks[at]
    second = _made(page, Mark(False, first.id, first.person), first.heading or first.id, body)
    second = _ended(page, second) if at + 1 < len(page.blocks) else second
    return _with(page, at, _ended(page, first), second)


def with_block(page: Page, place: Place, body: str, earlier: Sequence[Place]) -> Page:
    """The *page* with a question that was not in it before."""
    new = [_made(page, Mark(False, place.id, place.person), place.heading, body)]
    at = _last_of(page, [each for each in earlier if each.step == place.step])
    at = _step(page, place.step) if at is None else at
    if at is None:
        new.insert(0, _made(page, Mark(True, place.step), place.step_title, ""))
        at = _before_step(page, earlier)
    new[-1] = _ended(page, new[-1]) if at + 1 < len(page.blocks) else new[-1]
    if at < 0:
        return _safely(page, [*new, *page.blocks])
    return _with(page, at, _ended(page, page.blocks[at]), *new)


def with_blocks(page: Page, answers: Sequence[tuple[Place, str]]) -> Page:
    """The *page* with many questions behind all that is there, in this order.

    The same as one after the other, but read back only once.
    """
    blocks, step = list(page.blocks), ""
    for place, body in answers:
        if place.step != step:
            blocks.append(_made(page, Mark(True, place.step), place.step_title, ""))
            step = place.step
        mark = Mark(False, place.id, place.person)
        blocks.append(_made(page, mark, place.heading, body))
    ended = [_ended(page, block) for block in blocks[:-1]]
    return _safely(page, [*ended, *blocks[-1:]])


def with_only(page: Page, blocks: Sequence[Block]) -> Page:
    """The *page* with these of its *blocks*, as they are or changed, and no others."""
    return _safely(page, blocks)


def with_marks(page: Page) -> Page:
    """The *page* with a mark wherever one is gone; itself where it would then read otherwise."""
    if page.is_marked or all(block.known_by == "mark" or not block.id for block in page.blocks):
        return page
    marked = _read_again(page, [_with_mark(page, block) for block in page.blocks])
    return marked if _outcome(marked.blocks) == _outcome(page.blocks) else page


def _step(page: Page, id_: str) -> int | None:
    """Where the step *id_* begins."""
    there = (n for n, b in enumerate(page.blocks) if b.role == "step" and b.id == id_)
    return next(there, None)


def _before_step(page: Page, earlier: Sequence[Place]) -> int:
    """The block behind which a new step belongs, -1 for the top of the page."""
    at = _last_of(page, earlier)
    if at is None:
        roles = [block.role in ("step", "question") for block in page.blocks]
        return roles.index(True) - 1 if True in roles else len(roles) - 1
    for block in page.blocks[at + 1 :]:
        # What only an older worksheet asked stays where it is, in the step before.
        if block.role == "step" or block.id in page.wordings.kinds:
            break
        at += 1
    return at


def _last_of(page: Page, places: Sequence[Place]) -> int | None:
    """Where the last of the *places* stands that is there at all."""
    there = (page.places[place.key][-1] for place in reversed(places) if place.key in page.places)
    return next(there, None)


def _made(page: Page, mark: Mark, heading: str, body: str) -> Block:
    line = page.newline
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


def _ended(page: Page, block: Block) -> Block:
    """*block* with a blank line at its end."""
    every = lines(block.text)
    if not every or (is_blank(every[-1]) and every[-1].endswith(("\n", "\r"))):
        return block
    line_end = "" if every[-1].endswith(("\n", "\r")) else page.newline
    return replace(block, tail=block.tail + line_end + page.newline)


def _with(page: Page, at: int, *blocks: Block) -> Page:
    """The *page* with *blocks* in the place of the one at *at*."""
    return _safely(page, [*page.blocks[:at], *blocks, *page.blocks[at + 1 :]])


def _safely(page: Page, blocks: Sequence[Block]) -> Page:
    """The *page* made of *blocks*, where it reads back as they are; else with what that takes.

    A heading at the end of an answer would be taken for that of a mark below it, or for a step;
    an open code fence could hide a heading without a mark.
    """
    again = _read_again(page, blocks)
    if _outcome(again.blocks) == _outcome(blocks):
        return again
    safe = [_with_mark(page, block) for block in blocks]
    for at, (block, below) in enumerate(pairwise(safe)):
        *above, last = lines(block.body) or [""]
        heading = Heading.read(last)
        if heading and heading.level == 2 and below.role == "question":
            safe[at] = replace(block, body="".join(above) + escaped(last))
        elif heading and Mark.read(below.head):
            title = Heading(2 if below.role == "step" else 3, below.id)
            safe[at + 1] = replace(below, head=title.written() + page.newline + below.head)
    return _read_again(page, safe)


def _read_again(page: Page, blocks: Sequence[Block]) -> Page:
    text = page.byte_order_mark + "".join(block.text for block in blocks)
    return Page(text, page.wordings, page.newline)


def _with_mark(page: Page, block: Block) -> Block:
    """*block* with a mark below its heading, if it had none."""
    if block.known_by == "mark" or not block.id:
        return block
    head = block.head if block.head.endswith(("\n", "\r")) else block.head + page.newline
    mark = Mark(block.role == "step", block.id, block.person, block.aside).written()
    # Below the end of another line it could become one with the beginning of the next.
    end = head[len(head.rstrip("\r\n")) :]
    return replace(block, head=head + mark + end, known_by="mark")


def _outcome(blocks: Sequence[Block]) -> list[tuple[str, Key, bool, str]]:
    return [(block.role, block.key, block.aside, block.body) for block in blocks]
