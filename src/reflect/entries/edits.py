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
from reflect.entries.page import Page
from reflect.text import BLANKS, lines


def with_body(page: Page, at: int, body: str) -> Page:
    """The *page* with another body in the block at *at*."""
    is_last = at == len(page.blocks) - 1
    return _with(page, at, page.blocks[at].with_body(body, page.newline, is_last=is_last))


def with_aside(page: Page, at: int, aside: bool) -> Page:
    """The *page* with an answer marked as set aside, or as called for again."""
    block = _with_mark(page.blocks[at], page.newline)
    *above, mark = lines(block.head)
    head = "".join([*above, set_aside(mark, aside)])
    return _with(page, at, replace(block, head=head, aside=aside))


def with_second(page: Page, at: int, body: str) -> Page:
    """The *page* with another *body* for the same question, below the block at *at*."""
    first = page.blocks[at]
    second = Block("question", id=first.id, person=first.person, body=body)
    return _behind(page, at, _made(page, second, first.heading or first.id))


def with_block(page: Page, place: Place, body: str, earlier: Sequence[Place]) -> Page:
    """The *page* with a question that was not in it before."""
    new = _new(page, [(place, body)])
    at = _last_of(page, [each for each in earlier if each.step == place.step])
    steps = (n for n, b in enumerate(page.heads) if b.role == "step" and b.id == place.step)
    at = next(steps, None) if at is None else at
    if at is None:
        return _behind(page, _before_step(page, earlier), *new)
    return _behind(page, at, new[-1])


def with_blocks(page: Page, answers: Sequence[tuple[Place, str]]) -> Page:
    """The *page* with many questions behind all that is there, in this order.

    The same as one after the other, but read back only once.
    """
    return _behind(page, len(page.blocks) - 1, *_new(page, answers))


def with_marks(page: Page) -> Page:
    """The *page* with a mark wherever one is gone; itself where it would then read otherwise."""
    if page.is_marked or all(block.known_by == "mark" or not block.id for block in page.heads):
        return page
    marked = _joined(page, [_with_mark(block, page.newline) for block in page.blocks])
    return marked if _outcome(marked.blocks) == _outcome(page.blocks) else page


def with_only(page: Page, blocks: Sequence[Block]) -> Page:
    """The *page* made of *blocks*, where it reads back as they are; else with what that takes.

    A heading at the end of an answer would be taken for that of a mark below it, or for a step;
    an open code fence could hide a heading without a mark.
    """
    again = _joined(page, blocks)
    if _outcome(again.blocks) == _outcome(blocks):
        return again
    safe = [_with_mark(block, page.newline) for block in blocks]
    for at, (block, below) in enumerate(pairwise(safe)):
        *above, last = lines(block.body) or [""]
        heading = Heading.read(last)
        if heading and heading.level == 2 and below.role == "question":
            safe[at] = replace(block, body="".join(above) + escaped(last))
        elif heading and Mark.read(below.head):
            title = Heading(2 if below.role == "step" else 3, below.id)
            safe[at + 1] = replace(below, head=title.written() + page.newline + below.head)
    return _joined(page, safe)


def _last_of(page: Page, places: Sequence[Place]) -> int | None:
    """Where the last of the *places* stands that is there at all."""
    there = (page.places[place.key][-1] for place in reversed(places) if place.key in page.places)
    return next(there, None)


def _before_step(page: Page, earlier: Sequence[Place]) -> int:
    """The block behind which a new step belongs, -1 for the top of the page."""
    at = _last_of(page, earlier)
    if at is None:
        roles = [block.role in ("step", "question") for block in page.heads]
        return roles.index(True) - 1 if True in roles else len(roles) - 1
    for block in page.heads[at + 1 :]:
        # What only an older worksheet asked stays where it is, in the step before.
        if block.role == "step" or block.id in page.wordings.kinds:
            break
        at += 1
    return at


def _new(page: Page, answers: Sequence[tuple[Place, str]]) -> list[Block]:
    """The blocks of *answers*, each step before the first question in it."""
    blocks, step = [], ""
    for place, body in answers:
        if place.step != step:
            step = place.step
            blocks.append(_made(page, Block("step", id=step), place.step_title))
        question = Block("question", id=place.id, person=place.person, body=body)
        blocks.append(_made(page, question, place.heading))
    return blocks


def _made(page: Page, block: Block, heading: str) -> Block:
    """A new *block* with its head, and a blank line below."""
    title = Heading(2 if block.role == "step" else 3, " ".join(heading.split()))
    head = f"{title.written()}{page.newline}{_mark(block)}{page.newline}"
    tail = page.newline if block.body else ""
    return replace(block, head=head, lead=page.newline, tail=tail)


def _mark(block: Block) -> str:
    return Mark(block.role == "step", block.id, block.person, block.aside).written()


def _with(page: Page, at: int, block: Block) -> Page:
    """The *page* with *block* in the place of the one at *at*."""
    return with_only(page, [*page.blocks[:at], block, *page.blocks[at + 1 :]])


def _behind(page: Page, at: int, *new: Block) -> Page:
    """The *page* with *new* blocks behind the one at *at*, and a blank line between any two."""
    above, below = page.blocks[: at + 1], page.blocks[at + 1 :]
    ended = [_ended(block, page.newline) for block in (*above[-1:], *new)]
    ended[-1] = ended[-1] if below else new[-1]
    return with_only(page, [*above[:-1], *ended, *below])


def _ended(block: Block, newline: str) -> Block:
    """*block* with a blank line at its end."""
    *_, last = lines(block.text) or [newline]
    is_ended = last.endswith(("\n", "\r"))
    if is_ended and not last.strip(BLANKS):
        return block
    return replace(block, tail=block.tail + ("" if is_ended else newline) + newline)


def _with_mark(block: Block, newline: str) -> Block:
    """*block* with a mark below its heading, if it had none."""
    if block.known_by == "mark" or not block.id:
        return block
    head = block.head if block.head.endswith(("\n", "\r")) else block.head + newline
    # Below the end of another line it could become one with the beginning of the next.
    end = head[len(head.rstrip("\r\n")) :]
    return replace(block, head=head + _mark(block) + end, known_by="mark")


def _joined(page: Page, blocks: Sequence[Block]) -> Page:
    text = page.byte_order_mark + "".join([block.text for block in blocks])
    return Page(text, page.wordings, page.newline)


def _outcome(blocks: Sequence[Block]) -> list[tuple[str, Key, bool, str]]:
    return [(block.role, block.key, block.aside, block.body) for block in blocks]
