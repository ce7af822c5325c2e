"""All ratings on the axis of time: a column for each run, oldest first, and nothing added up."""

from collections.abc import Iterator, Mapping, Sequence

from reflect import locale
from reflect.comparison.ratings import Cell, Ratings, Row, Series
from reflect.journal.runs import Run
from reflect.locale import Locale
from reflect.pages.answers import yes_or_no
from reflect.pages.days import Days, named
from reflect.render.page import (
    Block,
    Command,
    Grid,
    Group,
    Heading,
    Page,
    Paragraph,
    Voiced,
    theirs,
)

#: Columns may stand beside each other on any window.
ANY_WIDTH = 1000


def page(ratings: Ratings, numbers: Mapping[str, str], language: str, more: str) -> Page:
    """All *ratings*; *numbers* are those of the questions, *more* is the command for the words."""
    say, days = locale.of(language), Days.of(ratings.runs, language)
    blocks: list[Block] = [
        Heading(theirs(ratings.runs[-1].title)),
        Paragraph(_covered(ratings, days, say), joins=True),
    ]
    if ratings.series:
        groups = [_group(each, numbers.get(each.id, ""), ratings, days) for each in ratings.series]
        blocks += [
            Grid(list(days.columns(ratings.runs)), groups),
            Paragraph(cautions(ratings.series, say), "quiet"),
            Command(say.gettext("The words beside them:"), more),
        ]
    else:
        blocks.append(Paragraph(say.gettext("There are no ratings in these runs."), "quiet"))
        blocks.append(Command(say.gettext("What you wrote in them:"), more))
    return Page(blocks, language, ANY_WIDTH)


def _covered(ratings: Ratings, days: Days, say: Locale) -> str:
    """How many runs there are, and from when to when."""
    count = len(ratings.runs)
    oldest = next(filter(days.has_day, ratings.runs), None)
    newest = next(filter(days.has_day, reversed(ratings.runs)), None)
    said = say.ngettext("Your ratings in one run", "Your ratings in {count} runs", count)
    if not oldest or not newest:
        return said
    first, last = days.long(oldest), days.long(newest)
    period = say.pgettext("days", "{first} to {last}", first=first, last=last)
    return f"{said}, {period if first != last else first}"


def _group(series: Series, number: str, ratings: Ratings, days: Days) -> Group:
    words, say = days.words, days.locale
    texts: dict[Cell | None, str] = {
        cell: yes_or_no(cell, words) if series.kind == "yesno" else str(cell)
        for row in series.rows
        for cell in row.cells
    } | {None: ""}
    # In Python True is 1: what is shown of a cell is looked up by the kind of its question.
    nobody = say.gettext("no name") if len(series.rows) > 1 else ""
    rows = [
        (theirs(row.person) if row.person else nobody, [texts[cell] for cell in row.cells])
        for row in series.rows
    ]

    def said() -> Sequence[str]:
        lines = []
        for row, (about, cells) in zip(series.rows, rows, strict=True):
            heard = list(_heard(series, row, cells, ratings, days))
            line = "; ".join(heard) if series.kind == "yesno" else named(heard, say)
            lines.append(f"{about}: {line}" if about else line)
        return lines

    return Group(theirs(series.question), number, scale(series, say), rows, said)


def _heard(
    series: Series, row: Row, cells: Sequence[str], ratings: Ratings, days: Days
) -> Iterator[str]:
    """Each rating with its day; the year is said when it is another one."""
    before: Run | None = None
    for run, value, text in zip(ratings.runs, row.cells, cells, strict=True):
        if value is not None:
            day = days.beside(run, before)
            is_number = series.kind != "yesno" and days.has_day(run)
            yield rated(text, day, days.locale) if is_number else f"{day}: {text}"
            before = run


def rated(value: object, day: str, say: Locale) -> str:
    """A rating and its day: 7 on 23 November 2026."""
    return say.gettext("{rating} on {day}", rating=value, day=day)


def scale(series: Series, say: Locale) -> str:
    """What a rating on this scale can be; nothing where that is plain."""
    if series.kind == "list":
        return say.gettext("how many you named")
    if series.kind != "scale":
        return ""
    if series.min is None:
        return say.gettext("out of {max}", max=series.max)
    low, high = map(theirs, series.ends.named)
    seen = say.gettext("{low} to {high}", low=low, high=high)
    return Voiced(seen, lambda: say.gettext("From {low} to {high}.", low=low, high=high))


def cautions(series: Sequence[Series], say: Locale) -> str:
    """What a point between two ratings can mean, and that nobody judges them."""
    said = [
        say.gettext(
            "Each rating belongs to its own day. A point or two between them may be no more than "
            "a short night, or how the question sounded that evening."
        )
    ]
    has_scale = any(each.kind == "scale" for each in series)
    judged = say.gettext("Nothing here is added up, and no rating is better than another.")
    return " ".join([*(said if has_scale else []), judged])
