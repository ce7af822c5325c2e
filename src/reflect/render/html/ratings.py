"""Marks through all runs: a picture for each person, and a table that says the same in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reflect.comparison.ratings import Ratings, Row, Series
from reflect.entries.answer import Answer
from reflect.entries.block import key
from reflect.journal.runs import Run
from reflect.questions import HOLE
from reflect.render.dates import Days
from reflect.render.html.chart import Axes, Dot, chart
from reflect.render.html.markup import Child, Html, element, joined
from reflect.render.html.page import Part
from reflect.render.html.prose import quietly, written
from reflect.render.html.tongue import Tongue, foreign
from reflect.render.values import parts
from reflect.text import normal

#: So many runs have room in one picture; more of them go on in the next.
RUNS = 12


def ratings(found: Ratings[Run], tongue: Tongue) -> Part | None:
    """The part of a page that shows the marks; none where nothing was asked for one."""
    shown = [each for each in found.series if each.kind == "scale"]
    if not shown:
        return None
    over_time, days = tongue.words.over_time, Days.of(found.runs, tongue.words)
    sentences = (over_time.a_step, over_time.not_judged, tongue.words.report.gaps)
    intro = element("p", tongue.said(" ".join(sentences)))
    rows = []
    for number, series in enumerate(shown, 1):
        each = (_Marks(found.runs, series, row, days, tongue).figure() for row in series.rows)
        body = _ends(series, tongue), element("div", each, class_="figures")
        rows.append(Part(f"marks-{number}", foreign(series.question), body, is_listed=False))
    return Part("marks", tongue.own(tongue.words.report.marks), intro, tuple(rows))


def _ends(series: Series, tongue: Tongue) -> Html:
    """What the ends of a scale are called."""
    over_time = tongue.words.over_time
    if series.min is None:
        return quietly(tongue.own(over_time.old_scale, max=str(series.max)))
    low, high = series.ends.named
    return quietly(tongue.own(over_time.ends, low=foreign(low), high=foreign(high)))


@dataclass(frozen=True)
class _Mark:
    """What a run has to say: a mark, or none."""

    run: Run
    value: int | None
    answer: Answer | None

    @property
    def asked(self) -> str:
        """The wording it was asked in, whoever and whatever was put in."""
        heading = normal(self.answer.general(HOLE)) if self.answer else ""
        known = self.run.wordings.questions.get(self.answer.id, ()) if self.answer else ()
        return next((each.source for each in known if each.says(heading)), heading)


@dataclass(frozen=True)
class _Marks:
    """The marks about one person, or about nobody, as they are shown."""

    runs: Sequence[Run]
    series: Series
    row: Row
    days: Days
    tongue: Tongue

    def figure(self) -> Html:
        """Pictures, and the table."""
        name = self.row.person
        caption = element("figcaption", foreign(name)) if name else None
        return element("figure", caption, self._charts(), self._reworded(), self._table())

    @cached_property
    def marks(self) -> tuple[_Mark, ...]:
        """One for each run, oldest first."""
        id_, person = key(self.series.id, self.row.person)
        answers = [
            next((a for a in run.answers if a.id == id_ and a.key[1] == person), None)
            for run in self.runs
        ]
        cells = zip(self.runs, self.row.cells, answers, strict=True)
        return tuple(
            _Mark(run, None if value is None else int(value), answer)
            for run, value, answer in cells
        )

    def _charts(self) -> Iterator[Html]:
        """All marks with a day, so many runs in each picture."""
        dated = [mark for mark in self.marks if self.days.has_day(mark.run)]
        count = -(-len(dated) // RUNS)
        for number in range(count):
            some = dated[len(dated) * number // count : len(dated) * (number + 1) // count]
            if any(mark.value is not None for mark in some):
                yield self._chart(some)

    def _chart(self, some: Sequence[_Mark]) -> Html:
        days = [mark.run.day for mark in some]
        short = self.tongue.words.over_time.day
        axes = Axes(*self._ends(), days[0], days[-1])
        return chart(axes, list(_dots(some)), [(d, short(d)) for d in days], self._heard(some))

    def _ends(self) -> tuple[int, int]:
        """The lowest and the highest mark there can be; one of which only that is known is at 1."""
        given = [mark.value for mark in self.marks if mark.value is not None]
        low = min(1, *given) if self.series.min is None else self.series.min
        return low, max(self.series.max or 0, low + 1)

    def _heard(self, some: Sequence[_Mark]) -> str:
        """The same as in the picture, for those who do not see it."""
        heard = self.tongue.words.over_time.heard
        marks = [
            heard.format(mark=mark.value, day=self.days.long(mark.run))
            for mark in some
            if mark.value is not None
        ]
        named = f"{self.row.person}. " if self.row.person else ""
        return f"{self.series.question} {named}{', '.join(marks)}."

    def _reworded(self) -> Iterator[Html]:
        """Until when it was asked in other words, wherever a line breaks off for that."""
        given = [mark for mark in self.marks if mark.value is not None]
        for mark, following in pairwise(given):
            if mark.answer and mark.asked != following.asked:
                day, text = self.days.short(mark.run), foreign(mark.answer.question)
                said = self.tongue.words.report.asked_until
                yield quietly(self.tongue.own(said, day=day, text=text))

    def _table(self) -> Html:
        """Each run with its mark, and the words beside it."""
        report = self.tongue.words.report
        given = [at for at, mark in enumerate(self.marks) if mark.value is not None]
        rows = [self._cells(mark) for mark in self.marks[given[0] : given[-1] + 1]]
        count = 3 if any(words for *_, words in rows) else 2
        heads = (report.day, report.mark, report.beside)[:count]
        named = foreign(self.series.question), " ", foreign(self.row.person or "")
        columns = (element("th", self.tongue.own(head), scope="col") for head in heads)
        lines = (
            element(
                "tr",
                element("th", day, scope="row"),
                (element("td", cell) for cell in cells[: count - 1]),
            )
            for day, *cells in rows
        )
        return element(
            "table",
            element("caption", named, class_="hidden"),
            element("thead", element("tr", columns)),
            element("tbody", lines),
        )

    def _cells(self, mark: _Mark) -> tuple[Child, Child, Child]:
        """The day, the mark, and the words of a run."""
        day, answer = self.tongue.said(self.days.short(mark.run)), mark.answer
        if answer and answer.declined:
            return day, self.tongue.said(f"({self.tongue.words.not_today})"), None
        if mark.value is None or not answer:
            return day, None, None
        words = [parts(answer, self.tongue.words)[1], *answer.beside]
        return day, str(mark.value), joined(map(written, filter(None, words)))


def _dots(some: Sequence[_Mark]) -> Iterator[Dot]:
    """The marks there are; each is joined to the one before if that was asked in the same words."""
    before: _Mark | None = None
    for mark in some:
        if mark.value is not None:
            joined = before is not None and before.value is not None and before.asked == mark.asked
            yield Dot(mark.run.day, mark.value, joined)
        before = mark
