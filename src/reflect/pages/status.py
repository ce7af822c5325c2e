"""What is said of a history itself: whether one is kept, where, and what is not in it yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reflect.render.page import Block, Command, Page, Paragraph
from reflect.words.history import HistoryWords


class Status(NamedTuple):
    """How it is about a history; the keys of its JSON."""

    on: bool
    repository: str | None
    existing: bool
    waiting: int
    ignored: int
    trouble: str | None


def page(status: Status, said: HistoryWords, begin: str) -> Page:
    """The *status* of a history; *begin* is the command for the first."""
    return Page([*_blocks(status, said, begin)])


def _blocks(status: Status, said: HistoryWords, begin: str) -> Iterator[Block]:
    if not status.on:
        kept = status.repository
        yield copied(said.was_kept, folder=kept) if kept else copied(said.is_off, command=begin)
        return
    if status.repository:
        where = said.is_on_existing if status.existing else said.is_on
        yield copied(where, folder=status.repository)
    if status.waiting:
        yield Paragraph(said.waiting[status.waiting != 1].format(count=status.waiting))
    elif not status.trouble:
        yield Paragraph(said.complete)
    if status.ignored:
        yield Paragraph(said.ignored[status.ignored != 1].format(count=status.ignored))


def begun(said: HistoryWords, committed: int, others: int, top: Path | None) -> Iterator[Block]:
    """That a history is kept from now on, of how much; in the repository *top* of somebody's."""
    yield copied(said.begun_existing, top=str(top)) if top else Paragraph(said.begun)
    for forms, count in ((said.holds, committed), (said.others, others)):
        if count:
            yield Paragraph(forms[count != 1].format(count=count), joins=True)


def copied(sentence: str, **last: str) -> Command:
    """A *sentence* that ends in something to copy, which is the one field of it."""
    [(name, value)] = last.items()
    return Command(sentence.partition(f"{{{name}}}")[0].rstrip(), value)
