"""The page of a worksheet: what has changed since last time, its ratings, and all its answers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reflect import locale
from reflect.comparison import ratings as ratings_of
from reflect.comparison import timeline
from reflect.journal.references import Questions, lineage
from reflect.journal.runs import Run
from reflect.locale import Locale
from reflect.pages import compare
from reflect.pages.comparison_view import ComparisonView
from reflect.pages.days import Days, about_people
from reflect.pages.ratings import rating_charts
from reflect.pages.timeline import latest_wording, moments_block
from reflect.render.page import Block, Heading, Page, Paragraph, Section, theirs
from reflect.text import capitalized, distinct_names


class Report(NamedTuple):
    """Everything that a report shows of a worksheet."""

    #: Newest first; at least one.
    runs: Sequence[Run]
    questions: Questions
    #: The id that each id replaces.
    after: Mapping[str, str]
    #: The last two runs; None if there is only one.
    pair: ComparisonView | None
    #: Whether this is what was asked for and not all, and whether something was to be left out.
    is_selected: bool = False
    is_partial: bool = False


def page(report: Report) -> Page:
    """All of a *report*."""
    newest = report.runs[0]
    language = newest.header.language
    say, days = locale.of(language), Days.of(report.runs, language)
    blocks = [Heading(theirs(newest.title)), *_covers(report, days, say)]
    if report.pair:
        since = Heading(say.gettext("Since last time"), 2)
        blocks += [since, *compare.head(report.pair), *compare.body(report.pair)]
    blocks += rating_charts(report.runs, report.after, days, say)
    blocks += _timelines(report, language, say)
    return Page(blocks, language, name=days.long(newest))


def _covers(report: Report, days: Days, say: Locale) -> Iterator[Block]:
    """Which runs are looked at, and whom they are about."""
    runs = report.runs
    yield Heading(say.gettext("What this is about"), 2)
    when = " · ".join(map(days.short, reversed(runs)))
    yield Paragraph(say.ngettext("One run: {days}", "{count} runs: {days}", len(runs), days=when))
    if people := distinct_names(name for run in runs for name in run.about):
        yield Paragraph(f"{capitalized(about_people(people, say))}.")
    if report.is_selected:
        yield Paragraph(say.gettext("This is not everything, only what was asked for."))
    if report.is_partial:
        yield Paragraph(say.gettext("Something was left out, as requested."))
    if len(runs) == 1:
        said = say.gettext("When there is a second run, you will also see here what has changed.")
        yield Paragraph(said)


def _timelines(report: Report, language: str, say: Locale) -> Iterator[Block]:
    """All questions whose answers are more than ratings, by their steps."""
    titles: dict[str, str] = {}
    for run in report.runs:
        for section in run.entry.sections:
            title = "" if run.names_excluded(section.title) else section.title
            for answer in section.answers:
                titles.setdefault(answer.id, title)
    steps: dict[str, list[Section]] = {}
    for asked in report.questions.listed:
        ids = lineage(asked.id, report.after)
        lines = (
            timeline.timelines(report.runs, asked.id, report.after) if ids[0] == asked.id else ()
        )
        if not all(map(_is_of_ratings, lines)):
            title = next((titles[each] for each in ids if each in titles), "")
            for line in lines:
                wording = theirs(latest_wording(asked, line))
                below = (moments_block(asked, line, language),)
                shown = Section(wording, below, asked.number, is_listed=False)
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
    found = (ratings_of.rating_of(each) for each in answers if each.state == "answered")
    return all(rating is not None and rating[0].kind == "scale" for rating in found)
