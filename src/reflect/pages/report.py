"""The page of a worksheet: what has changed since last time, its ratings, and all its answers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reflect import locale
from reflect.comparison import ratings as ratings_of
from reflect.comparison import timeline
from reflect.comparison.ratings import Ratings, Series
from reflect.entries.answer import Answer
from reflect.entries.block import key
from reflect.journal.references import Questions, lineage
from reflect.journal.runs import Run
from reflect.locale import Locale
from reflect.pages import compare
from reflect.pages.answers import parts
from reflect.pages.days import Days, about, short
from reflect.pages.pair import Pair
from reflect.pages.ratings import cautions, rated, scale
from reflect.pages.timeline import moments, question
from reflect.questions import HOLE
from reflect.render.page import (
    Block,
    Chart,
    Dot,
    Figure,
    Figures,
    Heading,
    Page,
    Paragraph,
    Section,
    theirs,
)
from reflect.text import distinct, normal

#: So many runs have room in one picture; more of them go on in the next.
RUNS = 12


class Report(NamedTuple):
    """What there is to show of a worksheet."""

    #: Newest first; there is one at least.
    runs: Sequence[Run]
    questions: Questions
    #: Which question took the place of which.
    after: Mapping[str, str]
    #: The last two runs; none where there is but one.
    pair: Pair | None
    #: Whether this is what was asked for and not all, and whether something was to be left out.
    is_selected: bool = False
    is_partial: bool = False


def page(report: Report) -> Page:
    """All of a *report*."""
    newest = report.runs[0]
    say, days = locale.of(newest.header.language), Days.of(report.runs, newest.header.language)
    blocks = [Heading(theirs(newest.title)), *_covers(report, days, say)]
    if report.pair:
        since = Heading(say.gettext("Since last time"), 2)
        blocks += [since, *compare.head(report.pair), *compare.body(report.pair)]
    blocks += [*_ratings(report, days, say), *_timelines(report, newest.header.language, say)]
    return Page(blocks, newest.header.language, name=days.long(newest))


def _covers(report: Report, days: Days, say: Locale) -> Iterator[Block]:
    """Which runs are looked at, and whom they are about."""
    runs = report.runs
    yield Heading(say.gettext("What this is about"), 2)
    when = " · ".join(map(days.short, reversed(runs)))
    yield Paragraph(say.ngettext("One run: {days}", "{count} runs: {days}", len(runs), days=when))
    if people := distinct(name for run in runs for name in run.about):
        said = about(people, say)
        yield Paragraph(f"{said[:1].upper()}{said[1:]}.")
    if report.is_selected:
        yield Paragraph(say.gettext("This is not all there is, only what was asked for."))
    if report.is_partial:
        yield Paragraph(say.gettext("Something was left out, as was asked for."))
    if len(runs) == 1:
        said = say.gettext("When there is a second run, what has changed will stand here too.")
        yield Paragraph(said)


def _ratings(report: Report, days: Days, say: Locale) -> Iterator[Block]:
    """The ratings on scales; nothing where nothing was asked for one."""
    every = ratings_of.of(report.runs, report.after).shown(report.runs[0].masked)
    shown = [each for each in every.series if each.kind == "scale"]
    if not shown:
        return
    yield Heading(say.gettext("Ratings over time"), 2)
    gaps = say.gettext(
        "Where nothing was answered, or something else was asked, the line has a gap."
    )
    yield Paragraph(f"{cautions(shown, say)} {gaps}")
    for series in shown:
        figures = Figures(list(_figures(every, series, days, say)))
        ends = Paragraph(scale(series, say), "quiet")
        yield Section(theirs(series.question), (ends, figures), is_listed=False)


class _Rating(NamedTuple):
    """What a run has to say to a question: a rating, or none; and the wording it was asked in."""

    run: Run
    value: int | None
    answer: Answer | None
    asked: str


def _figures(every: Ratings, series: Series, days: Days, say: Locale) -> Iterator[Figure]:
    """The ratings about each person, or about nobody."""
    for row in series.rows:
        wanted = key(series.id, row.person)
        found = []
        for run, value in zip(every.runs, row.cells, strict=True):
            answer = next((each for each in run.answers if each.key == wanted), None)
            # Whoever and whatever was put in, it is the wording of the worksheet.
            asked = normal(answer.general(HOLE)) if answer else ""
            known = run.wordings.questions.get(series.id, ()) if answer else ()
            asked = next((each.source for each in known if each.says(asked)), asked)
            found.append(_Rating(run, None if value is None else int(value), answer, asked))
        name = theirs(row.person or "")
        caption = f"{theirs(series.question)} {name}".rstrip()
        rows = list(_rows(found, days, say))
        heads = (say.gettext("Day"), say.gettext("Rating"), say.gettext("Words beside it"))
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
    low = min(1, *given) if series.min is None else series.min
    high = max(series.max or 0, low + 1)
    dated = [each for each in found if days.has_day(each.run)]
    count = -(-len(dated) // RUNS)
    for number in range(count):
        some = dated[len(dated) * number // count : len(dated) * (number + 1) // count]
        told = [
            rated(each.value, days.long(each.run), say) for each in some if each.value is not None
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
                "Until {day} it was asked as: {question}",
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
            texts = (parts(answer, days.words)[1], *answer.beside)
            yield day, str(each.value), tuple(filter(None, texts))


def _timelines(report: Report, language: str, say: Locale) -> Iterator[Block]:
    """All questions whose answers are more than ratings, by their steps."""
    titles: dict[str, str] = {}
    for run in report.runs:
        for section in run.entry.sections:
            title = "" if run.hides(section.title) else section.title
            for answer in section.answers:
                titles.setdefault(answer.id, title)
    steps: dict[str, list[Section]] = {}
    for asked in report.questions.listed:
        ids = lineage(asked.id, report.after)
        lines = timeline.of(report.runs, asked.id, report.after) if ids[0] == asked.id else ()
        if not all(map(_is_of_ratings, lines)):
            title = next((titles[each] for each in ids if each in titles), "")
            for line in lines:
                text, told = theirs(question(asked, line)), (moments(asked, line, language),)
                shown = Section(text, told, asked.number, is_listed=False)
                steps.setdefault(title, []).append(shown)
    if steps:
        yield Heading(say.gettext("Question by question"), 2)
    for title, sections in steps.items():
        if title or len(steps) > 1:
            yield Heading(theirs(title) or say.gettext("Other questions"), 3)
        yield from sections


def _is_of_ratings(line: timeline.Timeline) -> bool:
    """Whether all that was ever answered there is a rating on a scale."""
    answers = (each.answer for each in line.moments if each.answer)
    marks = (ratings_of.mark_of(each) for each in answers if each.state == "answered")
    return all(mark is not None and mark.scale.kind == "scale" for mark in marks)
