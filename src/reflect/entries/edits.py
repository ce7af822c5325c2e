"""Edits of a page: replace, insert and mark blocks.

Each edit keeps the bytes of all other blocks, and parses the new text to check the result.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reflect.entries.answer import QuestionPlace
from reflect.entries.block import Block, Key
from reflect.entries.bodies import escape
from reflect.entries.marks import Heading, Mark, set_inactive
from reflect.entries.page import Page
from reflect.text import BLANKS, lines


def with_body(page: Page, at: int, body: str) -> Page:
    """The *page* with *body* as the body of block number *at*."""
    is_last = at == len(page.blocks) - 1
    return _replaced(page, at, page.blocks[at].with_body(body, page.newline, is_last=is_last))


def with_inactive(page: Page, at: int, aside: bool) -> Page:
    """The *page* with the answer in block number *at* marked as inactive, or active again."""
    block = _with_mark(page.blocks[at], page.newline)
    *above, mark = lines(block.head)
    head = "".join([*above, set_inactive(mark, aside)])
    return _replaced(page, at, replace(block, head=head, aside=aside))


def with_second(page: Page, at: int, body: str) -> Page:
    """The *page* with a duplicate of block number *at*, with *body*, below that block."""
    first = page.blocks[at]
    second = Block("question", id=first.id, person=first.person, body=body)
    return _inserted(page, at, _with_head(page, second, first.heading or first.id))


def with_block(
    page: Page, place: QuestionPlace, body: str, earlier: Sequence[QuestionPlace]
) -> Page:
    """The *page* with a block for a question that it lacks, below the last of *earlier*."""
    new = _new_blocks(page, [(place, body)])
    at = _last_present(page, [each for each in earlier if each.step == place.step])
    steps = (n for n, b in enumerate(page.heads) if b.role == "step" and b.id == place.step)
    at = next(steps, None) if at is None else at
    if at is None:
        return _inserted(page, _index_before_step(page, earlier), *new)
    return _inserted(page, at, new[-1])


def with_blocks(page: Page, answers: Sequence[tuple[QuestionPlace, str]]) -> Page:
    """The *page* with *answers* appended in this order.

    Same result as appending one by one, but the page is parsed once.
    """
    return _inserted(page, len(page.blocks) - 1, *_new_blocks(page, answers))


def with_marks(page: Page) -> Page:
    """The *page* with all lost marks restored; unchanged if that would alter its content."""
    if page.is_marked or all(block.known_by == "mark" or not block.id for block in page.heads):
        return page
    marked = _parsed(page, [_with_mark(block, page.newline) for block in page.blocks])
    return marked if _content(marked.blocks) == _content(page.blocks) else page


def with_only(page: Page, blocks: Sequence[Block]) -> Page:
    """The *page* made of *blocks*, with marks and escapes added if it would parse differently.

    A heading at the end of an answer would be taken as the heading of a mark below, or as a
    step; an open code fence could hide a heading without a mark.
    """
    again = _parsed(page, blocks)
    if _content(again.blocks) == _content(blocks):
        return again
    safe = [_with_mark(block, page.newline) for block in blocks]
    for at, (block, below) in enumerate(pairwise(safe)):
        *above, last = lines(block.body) or [""]
        heading = Heading.read(last)
        if heading and heading.level == 2 and below.role == "question":
            safe[at] = replace(block, body="".join(above) + escape(last))
        elif heading and Mark.read(below.head):
            title = Heading(2 if below.role == "step" else 3, below.id)
            safe[at + 1] = replace(below, head=title.written() + page.newline + below.head)
    return _parsed(page, safe)


def _last_present(page: Page, places: Sequence[QuestionPlace]) -> int | None:
    """Index of the last of *places* that the page has; None if it has none."""
    there = (page.places[place.key][-1] for place in reversed(places) if place.key in page.places)
    return next(there, None)


def _index_before_step(page: Page, earlier: Sequence[QuestionPlace]) -> int:
    """Index of the block after which a new step belongs; -1 for the top of the page."""
    at = _last_present(page, earlier)
    if at is None:
        roles = [block.role in ("step", "question") for block in page.heads]
        return roles.index(True) - 1 if True in roles else len(roles) - 1
    for block in page.heads[at + 1 :]:
        # Questions only of an older worksheet stay in the step before.
        if block.role == "step" or block.id in page.wordings.kinds:
            break
        at += 1
    return at


def _new_blocks(page: Page, answers: Sequence[tuple[QuestionPlace, str]]) -> list[Block]:
    """Blocks for *answers*, each step before its first question."""
    blocks, step = [], ""
    for place, body in answers:
        if place.step != step:
            step = place.step
            blocks.append(_with_head(page, Block("step", id=step), place.step_title))
        question = Block("question", id=place.id, person=place.person, body=body)
        blocks.append(_with_head(page, question, place.heading))
    return blocks


def _with_head(page: Page, block: Block, heading: str) -> Block:
    """*block* with heading, mark and a blank line below."""
    title = Heading(2 if block.role == "step" else 3, " ".join(heading.split()))
    head = f"{title.written()}{page.newline}{_mark_line(block)}{page.newline}"
    tail = page.newline if block.body else ""
    return replace(block, head=head, lead=page.newline, tail=tail)


def _mark_line(block: Block) -> str:
    return Mark(block.role == "step", block.id, block.person, block.aside).written()


def _replaced(page: Page, at: int, block: Block) -> Page:
    """The *page* with *block* as block number *at*."""
    return with_only(page, [*page.blocks[:at], block, *page.blocks[at + 1 :]])


def _inserted(page: Page, at: int, *new: Block) -> Page:
    """The *page* with *new* blocks below block number *at*, separated by blank lines."""
    above, below = page.blocks[: at + 1], page.blocks[at + 1 :]
    ended = [_with_blank_line(block, page.newline) for block in (*above[-1:], *new)]
    ended[-1] = ended[-1] if below else new[-1]
    return with_only(page, [*above[:-1], *ended, *below])


def _with_blank_line(block: Block, newline: str) -> Block:
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
    # With another kind of line end, CR and a following LF could merge into one.
    end = head[len(head.rstrip("\r\n")) :]
    return replace(block, head=head + _mark_line(block) + end, known_by="mark")


def _parsed(page: Page, blocks: Sequence[Block]) -> Page:
    text = page.byte_order_mark + "".join([block.text for block in blocks])
    return Page(text, page.wordings, page.newline)


def _content(blocks: Sequence[Block]) -> list[tuple[str, Key, bool, str]]:
    return [(block.role, block.key, block.aside, block.body) for block in blocks]
