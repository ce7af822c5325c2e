"""The page of a worksheet: what is still open, what has changed, its ratings and all its answers.

Each answer is shown once.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from reflect import locale
from reflect.comparison import outcomes, timeline
from reflect.comparison import ratings as ratings_of
from reflect.entries.answer import Answer
from reflect.journal.plans import Plan
from reflect.journal.references import Questions, lineage
from reflect.journal.runs import Run
from reflect.locale import Locale
from reflect.pages import compare
from reflect.pages.answers import answer_blocks, beside_blocks
from reflect.pages.comparison_view import ComparisonView
from reflect.pages.days import Days, about_people
from reflect.pages.ratings import rating_charts
from reflect.pages.timeline import latest_wording, moments_block
from reflect.render.page import (
    Block,
    Heading,
    Item,
    Items,
    Moments,
    Page,
    Paragraph,
    Section,
    theirs,
)
from reflect.text import capitalized, distinct_names
from reflect.worksheets import RESERVED


class Report(NamedTuple):
    """Everything that a report shows of a worksheet."""

    #: Newest first; at least one.
    runs: Sequence[Run]
    questions: Questions
    #: The id that each id replaces.
    after: Mapping[str, str]
    #: The last two runs; None if there is only one.
    pair: ComparisonView | None
    #: The plans that are open, those planned last first.
    plans: Sequence[Plan] = ()
    #: Whether this is what was asked for and not all, and whether something was to be left out.
    is_selected: bool = False
    is_partial: bool = False


def page(report: Report) -> Page:
    """All of a *report*."""
    newest = report.runs[0]
    language = newest.header.language
    say, days = locale.of(language), Days.of(report.runs, language)
    blocks = [
        Heading(theirs(newest.title)),
        *_covers(report, days, say),
        *_open_plans(report, days, say),
        *_own_words(report, days),
        *rating_charts(report.runs, report.after, days, say),
        *_timelines(report, language, say),
    ]
    return Page(blocks, language, name=days.long(newest))


def _covers(report: Report, days: Days, say: Locale) -> Iterator[Block]:
    """Which runs are looked at, and whom they are about."""
    runs = report.runs
    when = " · ".join(map(days.short, reversed(runs)))
    said = [say.ngettext("One run: {days}", "{count} runs: {days}", len(runs), days=when)]
    if people := _people(report):
        said.append(f"{capitalized(about_people(people, say))}.")
    if report.is_selected:
        said.append(say.gettext("This is not everything, only what was asked for."))
    if report.is_partial:
        said.append(say.gettext("Something was left out, as requested."))
    if len(runs) == 1:
        second = say.gettext("When there is a second run, you will also see here what has changed.")
        said.append(second)
    return (Paragraph(each, joins=True) for each in said)


def _people(report: Report) -> tuple[str, ...]:
    return distinct_names(name for run in report.runs for name in run.about)


def _open_plans(report: Report, days: Days, say: Locale) -> Iterator[Block]:
    """The plans that are open, by the days on which they were planned."""
    if report.plans:
        yield Heading(say.gettext("Still open"), 2)
    all_people = set(_people(report))
    for (run, people), some in groupby(report.plans, lambda plan: (plan.boxes[0].run, plan.people)):
        when = [say.gettext("Planned on {day}", day=days.long(run))] if days.has_day(run) else []
        about = [about_people(people, say)] if set(people) != all_people else []
        if when or about:
            yield Paragraph(", ".join((*when, *about)), "quiet")
        items = (Item(plan.action.planned(days.words)) for plan in some)
        yield Items(tuple(items), to_mark="boxes")


def _own_words(report: Report, days: Days) -> Iterator[Block]:
    """What became of plans, and what has changed: each as it was said on its day."""
    said: dict[str, list[tuple[Run, Answer]]] = {id_: [] for id_ in RESERVED}
    for run in report.runs:
        for answer in run.all_answers:
            if answer.id in said and answer.state == "answered" and not answer.inactive:
                said[answer.id].append((run, answer))
    for given in filter(None, said.values()):
        yield Heading(theirs(given[0][1].question), 2)
        moments = []
        for run, answer in given:
            language = run.header.language
            blocks = (*answer_blocks(answer, language), *beside_blocks(answer, language))
            moments.append(Section(days.short(run), blocks))
        yield Moments(moments)


def _timelines(report: Report, language: str, say: Locale) -> Iterator[Block]:
    """All questions whose answers are more than ratings, by their steps."""
    titles, runs = _step_titles(report.runs), list(outcomes.told(report.runs))
    steps: dict[str, list[Section]] = {}
    for asked in report.questions.listed:
        ids = lineage(asked.id, report.after)
        is_shown = asked.id not in RESERVED and ids[0] == asked.id
        lines = timeline.timelines(runs, asked.id, report.after) if is_shown else ()
        if not all(map(_is_of_ratings, lines)):
            title = next((titles[each] for each in ids if each in titles), "")
            for line in lines:
                wording = theirs(latest_wording(asked, line))
                below = (moments_block(asked, line, language),)
                shown = Section(wording, below, asked.number, is_listed=False)
                steps.setdefault(title, []).append(shown)
    if steps:
        yield Heading(say.gettext("Question by question"), 2)
        if report.pair:
            yield from (*compare.head(report.pair), *compare.overview(report.pair))
    for title, sections in steps.items():
        if title or len(steps) > 1:
            yield Heading(theirs(title) or say.gettext("Other questions"), 3)
        yield from sections


def _step_titles(runs: Sequence[Run]) -> dict[str, str]:
    """The newest title of the step that each question was asked in, without excluded ones."""
    titles: dict[str, str] = {}
    for run in runs:
        for section in run.entry.sections:
            title = "" if run.names_excluded(section.title) else section.title
            for answer in section.answers:
                titles.setdefault(answer.id, title)
    return titles


def _is_of_ratings(line: timeline.Timeline) -> bool:
    """Whether all that was ever answered there is a rating on a scale."""
    answers = (each.answer for each in line.moments if each.answer)
    found = (ratings_of.rating_of(each) for each in answers if each.state == "answered")
    return all(rating is not None and rating[0].kind == "scale" for rating in found)
