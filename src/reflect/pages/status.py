"""What is said of a history itself: whether one is kept, where, and what is not in it yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reflect.locale import Locale
from reflect.render.page import Block, Command, Page, Paragraph


class Status(NamedTuple):
    """How it is about a history; the keys of its JSON."""

    on: bool
    repository: str | None
    existing: bool
    waiting: int
    ignored: int
    trouble: str | None


def page(status: Status, say: Locale, begin: str) -> Page:
    """The *status* of a history; *begin* is the command for the first."""
    return Page([*_blocks(status, say, begin)])


def _blocks(status: Status, say: Locale, begin: str) -> Iterator[Block]:
    kept = status.repository
    if not status.on:
        earlier = say.gettext(
            "No history is kept at present. An earlier one is here: {folder}", folder=kept
        )
        none = say.gettext("No history is kept. To begin one: {command}", command=begin)
        yield copied(earlier, kept) if kept else copied(none, begin)
        return
    if kept:
        theirs = say.gettext(
            "A history of your entries is kept in your own repository: {folder}", folder=kept
        )
        here = say.gettext("A history of your entries is kept here: {folder}", folder=kept)
        yield copied(theirs if status.existing else here, kept)
    if status.waiting:
        yield Paragraph(
            say.ngettext(
                "One change waits to be recorded; the next command that writes does it.",
                "{count} changes wait to be recorded; the next command that writes does it.",
                status.waiting,
            )
        )
    elif not status.trouble:
        yield Paragraph(say.gettext("All that is finished is in it."))
    if status.ignored:
        yield Paragraph(
            say.ngettext(
                "git is told to ignore one entry.",
                "git is told to ignore {count} entries.",
                status.ignored,
            )
        )


def begun(say: Locale, committed: int, others: int, top: Path | None) -> Iterator[Block]:
    """That a history is kept from now on, of how much; in the repository *top* of somebody's."""
    if top:
        yield copied(
            say.gettext("A history is kept from now on, in your own repository: {top}", top=top),
            str(top),
        )
    else:
        private = say.gettext(
            "A history is kept from now on, in a git repository that only your account can open."
        )
        yield Paragraph(private)
    if committed:
        files = say.ngettext("It holds one file.", "It holds {count} files.", committed)
        yield Paragraph(files, joins=True)
    if others:
        left = say.ngettext(
            "One other file is left alone.", "{count} other files are left alone.", others
        )
        yield Paragraph(left, joins=True)


def copied(sentence: str, last: str) -> Command:
    """A *sentence* that ends in something to copy, its *last* part."""
    return Command(sentence.removesuffix(last).rstrip(), last)
