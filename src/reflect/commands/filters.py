"""Which runs and answers are looked back on, as the options of a command say it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reflect.errors import BadDay, UnknownWorksheet
from reflect.journal import Journal
from reflect.journal.mentions import MASKED
from reflect.journal.runs import Selection


class Status(StrEnum):
    """Whether an entry is finished."""

    DRAFT = "draft"
    COMPLETE = "complete"


OfWorksheet = Annotated[
    str, typer.Option("--worksheet", metavar="ID", help="Only runs of this worksheet.")
]
About = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Only what is about somebody.")
]
Tag = Annotated[list[str] | None, typer.Option(metavar="TAG", help="Only runs with this tag.")]
Since = Annotated[str, typer.Option(metavar="DAY", help="From this day on: 2026-11, last week.")]
Until = Annotated[str, typer.Option(metavar="DAY", help="Up to this day, or to its end: 2026-11.")]
OfStatus = Annotated[
    Status | None, typer.Option("--status", help="Only what waits, or what is finished.")
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="WHAT", help="Leave out a person, a question or a day."),
]


def selection(
    book: Journal,
    *,
    worksheet: str = "",
    about: Sequence[str] | None = None,
    tag: Sequence[str] | None = None,
    since: str = "",
    until: str = "",
    status: str | None = None,
    exclude: Sequence[str] | None = None,
) -> Selection:
    """What is looked back on; raises UnknownWorksheet, BadDay or NothingToExclude."""
    if exclude:
        from reflect.journal import exclusions

        exclusions.check(book, exclude)
    excluded = (*(exclude or ()), *book.settings.exclude)
    kin = book.library.kin(excluded) if excluded else frozenset()
    if excluded:
        MASKED.set(Selection(excluded=excluded).masked)
    if worksheet and worksheet not in book.library.paths:
        known = dict.fromkeys([*book.library.paths, *(each.header.worksheet for each in book)])
        if worksheet not in known:
            raise UnknownWorksheet(worksheet, sorted(each for each in known if each))
    others = {"worksheet": worksheet, "about": about, "tag": tag, "since": since, "until": until}
    said = [" ".join(pair).rstrip() for pair in _pairs(**others, status=status)]
    # Whom that names is not said: whoever typed it, or set it, knows.
    said += ["--exclude"] * bool(exclude) + ["exclude in config.toml"] * bool(book.settings.exclude)
    return Selection(
        worksheet=worksheet,
        about=tuple(about or ()),
        tags=tuple(tag or ()),
        since=_days(book, "--since", since)[0],
        until=_days(book, "--until", until)[1],
        status=status or "",
        excluded=excluded,
        kin=kin,
        said=tuple(said),
    )


def named(output: Path | None, **filters: str | Sequence[str] | None) -> list[str]:
    """How to ask for the same selection again, word by word.

    On the screen that is as it was typed there; the file *output* names nobody who is left out.
    """
    out = {"--exclude": "WHAT"} if output else {}
    return [word for option, said in _pairs(**filters) for word in (option, out.get(option, said))]


def _pairs(**filters: str | Sequence[str] | None) -> Iterator[tuple[str, str]]:
    """Each option that was used, and what it names."""
    for option, said in filters.items():
        for each in ([said] if said else []) if isinstance(said, str) else said or ():
            yield f"--{option}", each


def _days(book: Journal, option: str, typed: str) -> tuple[date, date]:
    """The first and the last day that *option* names, by the clock of who writes after midnight."""
    if not typed:
        return date.min, date.max
    from reflect.questions.kinds.days import past_days  # only here: most ask for all days

    days = past_days(typed, book.settings.day(datetime.now()))
    if days is None:
        raise BadDay(option, typed)
    return days
