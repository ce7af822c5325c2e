"""The pages of the history: the log, under its days, and how the history is kept."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reflect.languages import of
from reflect.locale import Locale
from reflect.render.page import Block, Command, Page, Paragraph, Row, Section, Table, Voiced, theirs

if TYPE_CHECKING:
    from reflect.history.log import Commit, WordCount


class Logged(NamedTuple):
    """A commit, how much it changed, and what is said of it."""

    commit: "Commit"
    word_count: "WordCount"
    #: That of the state of one entry, as in ENTRY@2.
    number: int | None
    #: The entry or the worksheet it is of.
    title: str

    def data(self) -> dict[str, object]:
        """The commit by its JSON names."""
        moment = self.commit
        return {
            "commit": moment.name,
            "date": moment.time.isoformat(),
            "what": moment.verb or None,
            "id": moment.id or None,
            "number": self.number,
            "more": self.word_count.added,
            "fewer": self.word_count.removed,
        }


def log(logged: Sequence[Logged], say: Locale, older: str = "") -> Page:
    """The page of what was *logged*, newest first; *older* is the command for the others."""
    days = groupby(logged, lambda each: each.commit.time.astimezone().date())
    long = of(say.language).long_date
    blocks: list[Block] = [
        Section(long(day), (Table([_row(each, say) for each in of_day]),), is_brief=True)
        for day, of_day in days
    ]
    more = [Command(say.gettext("Older ones:"), older)] if older else []
    return Page([*blocks, *more], say.language)


def _row(logged: Logged, say: Locale) -> Row:
    moment, number = logged.commit, logged.number
    time = f"{moment.time.astimezone():%H:%M}"
    what = say.gettext("the history begins") if moment.is_first else _what(moment.verb, say)
    # How much there was when it began, or went with an entry, says nothing of what changed.
    is_told = moment.verb and moment.verb != "delete"
    notes = (_extent(logged.word_count, say),) if is_told else ()
    return Row((time, f"@{number}" if number else "", what, theirs(logged.title)), notes)


def _what(word: str, say: Locale) -> str:
    """A verb for what was done, by the *word* of a commit of ours."""
    what = {
        "write": say.gettext("written"),
        "change": say.gettext("changed"),
        "edit": say.gettext("edited"),
        "delete": say.gettext("deleted"),
        "restore": say.gettext("brought back"),
    }
    return what.get(word) or say.gettext("a commit of your own")


def _extent(extent: "WordCount", say: Locale) -> str:
    """How much was changed: +6 −1 words."""
    more, fewer = extent.added, extent.removed
    if not (more or fewer):
        return say.gettext("no words changed")

    def said() -> str:
        told = [say.ngettext("one word more", "{count} words more", more)] if more else []
        told += [say.ngettext("one word fewer", "{count} words fewer", fewer)] if fewer else []
        return ", ".join(told)

    signs = " ".join(f"{sign}{count}" for sign, count in (("+", more), ("−", fewer)) if count)
    return Voiced(say.ngettext("{signs} word", "{signs} words", more + fewer, signs=signs), said)


class Status(NamedTuple):
    """The state of a history; the fields are JSON keys."""

    on: bool
    repository: str | None
    existing: bool
    waiting: int
    ignored: int
    trouble: str | None


def status(seen: Status, say: Locale, begin: str) -> Page:
    """The page of the status of a history; *begin* is the command for the first."""
    kept = seen.repository
    if not seen.on:
        earlier = say.gettext(
            "No history is being kept. There is an earlier one here: {folder}", folder=kept
        )
        none = say.gettext("There is no history. To start one: {command}", command=begin)
        return Page([copied(earlier, kept) if kept else copied(none, begin)])
    blocks: list[Block] = []
    if kept:
        theirs = say.gettext(
            "The history of your entries is kept in your own repository: {folder}", folder=kept
        )
        here = say.gettext("The history of your entries is kept here: {folder}", folder=kept)
        blocks.append(copied(theirs if seen.existing else here, kept))
    if seen.waiting:
        waiting = say.ngettext(
            "One change is not in it yet; the next command that saves something adds it.",
            "{count} changes are not in it yet; the next command that saves something adds them.",
            seen.waiting,
        )
        blocks.append(Paragraph(waiting))
    elif not seen.trouble:
        blocks.append(Paragraph(say.gettext("Everything you have finished is in it.")))
    if seen.ignored:
        ignored = say.ngettext(
            "git is set to ignore one entry.",
            "git is set to ignore {count} entries.",
            seen.ignored,
        )
        blocks.append(Paragraph(ignored))
    return Page(blocks)


def begun(say: Locale, committed: int, others: int, top: Path | None) -> Iterator[Block]:
    """That a history is kept from now on, of how much; in the repository *top* of somebody's."""
    if top:
        yield copied(
            say.gettext("From now on, a history is kept in your own repository: {top}", top=top),
            str(top),
        )
    else:
        private = say.gettext(
            "From now on, a history is kept in a git repository that only your account can open."
        )
        yield Paragraph(private)
    if committed:
        files = say.ngettext("It contains one file.", "It contains {count} files.", committed)
        yield Paragraph(files, joins=True)
    if others:
        left = say.ngettext(
            "One other file is left alone.", "{count} other files are left alone.", others
        )
        yield Paragraph(left, joins=True)


def copied(sentence: str, last: str) -> Command:
    """A *sentence* that ends in something to copy, its *last* part."""
    return Command(sentence.removesuffix(last).rstrip(), last)
