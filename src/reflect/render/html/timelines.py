"""Questions through all runs, newest first: what was said, and what became of it since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reflect.comparison.timeline import Fold, Moment, Timeline
from reflect.journal.asked import Asked
from reflect.journal.runs import Run
from reflect.render.dates import Days
from reflect.render.html.answers import whole
from reflect.render.html.markup import Child, Html, element, joined
from reflect.render.html.page import Part
from reflect.render.html.prose import legend, marked, quietly, written
from reflect.render.html.tongue import Tongue, foreign
from reflect.render.moments import Told
from reflect.render.values import is_prose

#: What is shown with marks in it; all else is shown whole, or not at all.
_MARKED = ("reworded", "extended", "shortened", "moved", "changed")
_SILENT = ("open", "declined", "unchanged")

#: A question, and its timelines: one for each person it is about.
Lines = tuple[Asked, Sequence[Timeline[Run]]]


@dataclass(frozen=True)
class Step:
    """A step of a worksheet, and its questions."""

    title: str
    lines: tuple[Lines, ...]


def timelines(steps: Sequence[Step], tongue: Tongue) -> Part:
    """The part of a page that goes through a worksheet, question by question."""
    parts = [
        Part(f"step-{number}", _title(step, tongue), None, tuple(_questions(step, number, tongue)))
        for number, step in enumerate(steps, 1)
    ]
    if len(parts) == 1 and not steps[0].title:
        parts = list(parts[0].parts)
    marks = legend(joined(each.all for each in parts), tongue)
    return Part("questions", tongue.own(tongue.words.report.questions), marks, tuple(parts))


def _title(step: Step, tongue: Tongue) -> Html:
    return foreign(step.title) if step.title else tongue.own(tongue.words.report.without_step)


def _questions(step: Step, number: int, tongue: Tongue) -> Iterator[Part]:
    every = [Told.of(asked, line, tongue.words) for asked, lines in step.lines for line in lines]
    for at, told in enumerate(every, 1):
        shown = element("span", told.asked.number, class_="number") if told.asked.number else None
        title = joined(shown, " ", foreign(told.question))
        body = element("ol", _moments(told, tongue), class_="moments", role="list")
        yield Part(f"step-{number}-{at}", title, body, is_listed=False)


def _moments(told: Told, tongue: Tongue) -> Iterator[Html]:
    over_time = tongue.words.over_time
    for fold, asked in told.each():
        days = [_day(told.days, moment.run, tongue) for moment in fold.moments]
        head = [(", " if at else None, day) for at, day in enumerate(days)]
        called = element("span", tongue.said(told.called(fold)), class_="became")
        yield element(
            "li",
            element("p", head, " ", called, class_="when"),
            asked and quietly(tongue.own(over_time.asked_then, text=foreign(asked))),
            _said(fold, tongue),
        )


def _day(days: Days, run: Run, tongue: Tongue) -> Html:
    said = tongue.said(days.short(run))
    return element("time", said, datetime=run.day.isoformat()) if days.has_day(run) else said


def _said(fold: Fold[Run], tongue: Tongue) -> Child:
    """What a moment says; of one that says nothing new, what stands there besides."""
    moment = fold.moments[0]
    if not moment.answer:
        return None
    beside = [
        (quietly(tongue.own(tongue.words.spoken.beside, text="")), written(text))
        for text in moment.answer.beside
    ]
    return (_body(fold.kind, moment, tongue), beside)


def _body(kind: str, moment: Moment[Run], tongue: Tongue) -> Child:
    if kind in _SILENT or not moment.answer:
        return None
    change, answer = moment.change, moment.answer
    is_text = is_prose(answer) or answer.kind == "list"
    if change and kind in _MARKED and is_text:
        return marked(change.segments, tongue)
    return whole(answer, tongue)
