"""Ratings on the axis of time, oldest first, and nothing added up: a grid of them, and figures."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reflect import locale
from reflect.comparison import ratings as comparison
from reflect.comparison.ratings import Cell, RatingTable, Series, SeriesRow
from reflect.entries.answer import Answer
from reflect.entries.block import key
from reflect.errors import phrases
from reflect.journal.runs import Run
from reflect.locale import Locale
from reflect.pages.answers import value_and_words, yes_or_no
from reflect.pages.days import Days, short
from reflect.questions import PLACEHOLDER
from reflect.render.page import (
    Block,
    Chart,
    Command,
    Dot,
    Figure,
    Figures,
    Grid,
    Group,
    Heading,
    Page,
    Paragraph,
    Section,
    Voiced,
    theirs,
)
from reflect.text import normalised

#: Columns may stand beside each other on any window.
ANY_WIDTH = 1000
#: So many runs have room in one picture; more of them go on in the next.
RUNS = 12


def page(ratings: RatingTable, numbers: Mapping[str, str], language: str, more: str) -> Page:
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
            Paragraph(_cautions(ratings.series, say), "quiet"),
            Command(say.gettext("Your words about them:"), more),
        ]
    else:
        blocks.append(Paragraph(say.gettext("There are no ratings in these runs."), "quiet"))
        blocks.append(Command(say.gettext("What you wrote in them:"), more))
    return Page(blocks, language, ANY_WIDTH)


def _covered(ratings: RatingTable, days: Days, say: Locale) -> str:
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


def _group(series: Series, number: str, ratings: RatingTable, days: Days) -> Group:
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
            line = "; ".join(heard) if series.kind == "yesno" else say.say(phrases.listing(heard))
            lines.append(f"{about}: {line}" if about else line)
        return lines

    return Group(theirs(series.question), number, _scale(series, say), rows, said)


def _heard(
    series: Series, row: SeriesRow, cells: Sequence[str], ratings: RatingTable, days: Days
) -> Iterator[str]:
    """Each rating with its day; the year is said when it is another one."""
    before: Run | None = None
    for run, value, text in zip(ratings.runs, row.cells, cells, strict=True):
        if value is not None:
            day = days.beside(run, before)
            is_number = series.kind != "yesno" and days.has_day(run)
            yield _rated(text, day, days.locale) if is_number else f"{day}: {text}"
            before = run


def _rated(value: object, day: str, say: Locale) -> str:
    """A rating and its day: 7 on 23 November 2026."""
    return say.gettext("{rating} on {day}", rating=value, day=day)


def _scale(series: Series, say: Locale) -> str:
    """What a rating on this scale can be; nothing where that is plain."""
    if series.kind == "list":
        return say.gettext("how many you named")
    if series.kind != "scale":
        return ""
    if series.ends.min is None:
        return say.gettext("out of {max}", max=series.ends.max)
    low, high = map(theirs, series.ends.labelled)
    seen = say.gettext("{low} to {high}", low=low, high=high)
    return Voiced(seen, lambda: say.gettext("From {low} to {high}.", low=low, high=high))


def _cautions(series: Sequence[Series], say: Locale) -> str:
    """What a point between two ratings can mean, and that nobody judges them."""
    said = [
        say.gettext(
            "Each rating is from its own day. A point or two of difference may "
            "just come from a short night, or from how the question sounded that evening."
        )
    ]
    has_scale = any(each.kind == "scale" for each in series)
    judged = say.gettext("Nothing here is added up, and no rating is better than another.")
    return " ".join([*(said if has_scale else []), judged])


def rating_charts(
    runs: Sequence[Run], after: Mapping[str, str], days: Days, say: Locale
) -> Iterator[Block]:
    """The ratings on scales; nothing where nothing was asked for one."""
    every = comparison.rating_table(runs, after).masked(runs[0].masked)
    shown = [each for each in every.series if each.kind == "scale"]
    if not shown:
        return
    yield Heading(say.gettext("Ratings over time"), 2)
    gaps = say.gettext(
        "The line has a gap where nothing was answered, or something else was asked."
    )
    yield Paragraph(f"{_cautions(shown, say)} {gaps}")
    for series in shown:
        figures = Figures(list(_figures(every, series, days, say)))
        ends = Paragraph(_scale(series, say), "quiet")
        yield Section(theirs(series.question), (ends, figures), is_listed=False)


class _Rating(NamedTuple):
    """What a run has to say to a question: a rating, or none; and the wording it was asked in."""

    run: Run
    value: int | None
    answer: Answer | None
    asked: str


def _figures(every: RatingTable, series: Series, days: Days, say: Locale) -> Iterator[Figure]:
    """The ratings about each person, or about nobody."""
    for row in series.rows:
        wanted = key(series.id, row.person)
        found = []
        for run, value in zip(every.runs, row.cells, strict=True):
            answer = next((each for each in run.answers if each.key == wanted), None)
            # Whoever and whatever was put in, it is the wording of the worksheet.
            asked = normalised(answer.general_question(PLACEHOLDER)) if answer else ""
            known = run.wordings.questions.get(series.id, ()) if answer else ()
            asked = next((each.source for each in known if each.matches(asked)), asked)
            found.append(_Rating(run, None if value is None else int(value), answer, asked))
        name = theirs(row.person or "")
        caption = f"{theirs(series.question)} {name}".rstrip()
        rows = list(_rows(found, days, say))
        heads = (say.gettext("Day"), say.gettext("Rating"), say.gettext("Your words about it"))
        yield Figure(
            name,
            list(_charts(found, series, caption, days, say)),
            tuple(_reworded(found, days, say)),
            caption,
            heads[: 3 if any(texts for *_, texts in rows) else 2],
            rows,
        )


def _charts(
    found: Sequence[_Rating], series: Series, caption: str, days: Days, say: Locale
) -> Iterator[Chart]:
    """All ratings with a day, so many runs in each picture."""
    given = [each.value for each in found if each.value is not None]
    # Of a scale of which only the upper end is known, the lower one is taken to be 1.
    low = min(1, *given) if series.ends.min is None else series.ends.min
    high = max(series.ends.max or 0, low + 1)
    dated = [each for each in found if days.has_day(each.run)]
    count = -(-len(dated) // RUNS)
    for number in range(count):
        some = dated[len(dated) * number // count : len(dated) * (number + 1) // count]
        told = [
            _rated(each.value, days.long(each.run), say) for each in some if each.value is not None
        ]
        if told:
            when = [(each.run.day, short(each.run.day, say)) for each in some]
            said = f"{caption} {', '.join(told)}."
            yield Chart(low, high, list(_dots(some)), when, said)


def _dots(some: Sequence[_Rating]) -> Iterator[Dot]:
    """The ratings there are, each joined to the one before if that was asked in the same words."""
    before: _Rating | None = None
    for each in some:
        if each.value is not None:
            joined = before is not None and before.value is not None and before.asked == each.asked
            yield Dot(each.run.day, each.value, joined)
        before = each


def _reworded(found: Sequence[_Rating], days: Days, say: Locale) -> Iterator[str]:
    """Until when it was asked in other words, wherever a line breaks off for that."""
    given = [each for each in found if each.value is not None]
    for each, following in pairwise(given):
        if each.answer and each.asked != following.asked:
            yield say.gettext(
                "Until {day} the question was: {question}",
                day=days.short(each.run),
                question=theirs(each.answer.question),
            )


def _rows(
    found: Sequence[_Rating], days: Days, say: Locale
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each run with its rating and the words beside it, from the first to the last that has one."""
    given = [at for at, each in enumerate(found) if each.value is not None]
    for each in found[given[0] : given[-1] + 1]:
        day, answer = days.short(each.run), each.answer
        if answer and answer.declined:
            yield day, f"({days.words.not_today})", ()
        elif each.value is None or not answer:
            yield day, "", ()
        else:
            texts = (value_and_words(answer, days.words)[1], *answer.duplicates)
            yield day, str(each.value), tuple(filter(None, texts))
