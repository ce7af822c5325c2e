"""The page of a worksheet: what has changed since last time, its marks, and all its answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reflect.comparison import ratings as marks
from reflect.comparison import timeline
from reflect.comparison.lineage import lineage
from reflect.comparison.ratings import Ratings
from reflect.journal.asked import Questions
from reflect.journal.runs import Run
from reflect.render.dates import Days
from reflect.render.html.changes import changes, head_lines
from reflect.render.html.markup import Child, element
from reflect.render.html.page import Part, page
from reflect.render.html.ratings import ratings
from reflect.render.html.timelines import Lines, Step, timelines
from reflect.render.html.tongue import Tongue, foreign
from reflect.render.pair import USUAL, Pair
from reflect.render.spoken import named
from reflect.text import distinct


@dataclass(frozen=True, kw_only=True)
class Report:
    """What there is to show of a worksheet."""

    #: Newest first; there is one at least.
    runs: Sequence[Run]
    #: The last two of them; none where there is but one.
    pair: Pair | None
    marks: Ratings[Run]
    steps: Sequence[Step]
    #: Whether this is what was asked for and not all, and whether something was to be left out.
    is_selected: bool
    is_partial: bool

    @classmethod
    def of(
        cls,
        runs: Sequence[Run],
        questions: Questions,
        after: Mapping[str, str],
        pair: Pair | None,
        *,
        is_selected: bool = False,
        is_partial: bool = False,
    ) -> "Report":
        """The one of *runs*; *after* says which of the *questions* took the place of which."""
        return cls(
            runs=runs,
            pair=pair,
            marks=marks.of(runs, after).shown(runs[0].masked),
            steps=list(_steps(runs, questions, after)),
            is_selected=is_selected,
            is_partial=is_partial,
        )


def _steps(runs: Sequence[Run], questions: Questions, after: Mapping[str, str]) -> Iterator[Step]:
    """All questions whose answers are more than marks on a scale, by their steps."""
    titles: dict[str, str] = {}
    for run in runs:
        for section in run.stored.entry.sections:
            title = "" if run.hides(section.title) else section.title
            for answer in section.answers:
                titles.setdefault(answer.id, title)
    found: dict[str, list[Lines]] = {}
    for asked in questions.listed:
        line = lineage(asked.id, after)
        if line[0] == asked.id:
            lines = timeline.of(runs, asked.id, after)
            if not all(map(_is_of_marks, lines)):
                title = next((titles[each] for each in line if each in titles), "")
                found.setdefault(title, []).append((asked, lines))
    for title, some in found.items():
        yield Step(title, tuple(some))


def _is_of_marks(line: timeline.Timeline[Run]) -> bool:
    """Whether all that was ever answered there is a mark on a scale."""
    for moment in line.moments:
        answer = moment.answer
        if answer and answer.state == "answered":
            mark = marks.mark_of(answer)
            if mark is None or mark.scale.kind != "scale":
                return False
    return True


def reported(report: Report) -> str:
    """The whole page."""
    newest = report.runs[0]
    tongue = Tongue(newest.language)
    said, days = tongue.words.report, Days.of(report.runs, tongue.words)
    parts = [
        Part("covers", tongue.own(said.covers), _covers(report, days, tongue)),
        _changes(report.pair, tongue),
        ratings(report.marks, tongue),
        timelines(report.steps, tongue) if report.steps else None,
    ]
    return page(
        tongue,
        days.long(newest),
        element("h1", foreign(newest.title)),
        [part for part in parts if part],
    )


def _changes(pair: Pair | None, tongue: Tongue) -> Part | None:
    if pair is None:
        return None
    part = changes(pair, USUAL, is_listed=False)
    about = [element("p", tongue.said(line)) for line in head_lines(pair)]
    return Part(part.id, tongue.own(tongue.words.report.since), (about, part.body), part.parts)


def _covers(report: Report, days: Days, tongue: Tongue) -> Child:
    """Which runs are looked at, and whom they are about."""
    said, runs = tongue.words.report, report.runs
    people = distinct(name for run in runs for name in run.about)
    count = said.runs[len(runs) != 1].format(count=len(runs))
    listed = (element("li", tongue.said(days.short(run))) for run in reversed(runs))
    return (
        element("p", tongue.own("{count}", count=count)),
        element("ul", listed, class_="days", role="list"),
        element("p", tongue.said(_about(people, tongue))) if people else None,
        element("p", tongue.own(said.selected)) if report.is_selected else None,
        element("p", tongue.own(said.left_out)) if report.is_partial else None,
        element("p", tongue.own(said.one_run)) if len(runs) == 1 else None,
    )


def _about(people: Sequence[str], tongue: Tongue) -> str:
    about = tongue.words.spoken.about.format(people=named(people, tongue.words))
    return f"{about[:1].upper()}{about[1:]}."
