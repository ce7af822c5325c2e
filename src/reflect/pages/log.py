"""The log of the history: what was written when, and how much, under its days."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reflect import locale
from reflect.history.moments import Extent, Moment
from reflect.languages import of
from reflect.locale import Locale
from reflect.render.page import Block, Command, Page, Row, Section, Table, Voiced, theirs


class Logged(NamedTuple):
    """A commit, how much it changed, and what is said of it."""

    moment: Moment
    extent: Extent
    #: That of the state of one entry, as in ENTRY@2.
    number: int | None
    #: The entry or the worksheet it is of.
    title: str


def page(logged: Sequence[Logged], language: str, older: str = "") -> Page:
    """The page of what was *logged*, newest first; *older* is the command for the others."""
    say = locale.of(language)
    more = [Command(say.gettext("Older ones:"), older)] if older else []
    return Page([*_days(logged, language, say), *more], language)


def _days(logged: Iterable[Logged], language: str, say: Locale) -> Iterator[Block]:
    for day, of_day in groupby(logged, lambda each: each.moment.when.astimezone().date()):
        table = Table([_row(each, say) for each in of_day])
        yield Section(of(language).long(day), (table,), is_brief=True)


def _row(logged: Logged, say: Locale) -> Row:
    moment, number = logged.moment, logged.number
    time = f"{moment.when.astimezone():%H:%M}"
    what = say.gettext("the history begins") if moment.is_first else _what(moment.word, say)
    # How much there was when it began, or went with an entry, says nothing of what changed.
    is_told = moment.word and moment.word != "delete"
    notes = (_extent(logged.extent, say),) if is_told else ()
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


def _extent(extent: Extent, say: Locale) -> str:
    """How much was changed: +6 −1 words."""
    more, fewer = extent.more, extent.fewer
    if not (more or fewer):
        return say.gettext("no word changed")

    def said() -> str:
        told = [say.ngettext("one word more", "{count} words more", more)] if more else []
        told += [say.ngettext("one word fewer", "{count} words fewer", fewer)] if fewer else []
        return ", ".join(told)

    signs = " ".join(f"{sign}{count}" for sign, count in (("+", more), ("−", fewer)) if count)
    return Voiced(say.ngettext("{signs} word", "{signs} words", more + fewer, signs=signs), said)
