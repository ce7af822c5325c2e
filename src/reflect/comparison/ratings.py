"""Ratings of all runs as series, one value per run; never added up or averaged."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations
from typing import NamedTuple

from reflect.entries.answer import Answer, ScaleEnds
from reflect.journal.references import lineage
from reflect.journal.runs import Run, spellings
from reflect.questions import DEPENDS, PLACEHOLDER, Wordings, kinds
from reflect.worksheets.compatibility import is_changed

#: Kinds of ratings, in the order in which they are shown.
KINDS = ("scale", "yesno", "list")

#: A number on a scale; True, False or DEPENDS; or the length of a list.
Cell = int | bool | str


class RatedScale(NamedTuple):
    """A question and its scale; ratings on different scales are never put side by side."""

    id: str
    kind: str
    ends: ScaleEnds = ScaleEnds()


class SeriesRow(NamedTuple):
    """Ratings about one person, or about nobody: a cell for each run, oldest first."""

    person: str | None
    cells: tuple[Cell | None, ...]


class Series(NamedTuple):
    """All ratings of a question on one scale."""

    id: str
    #: Its wording, with a `PLACEHOLDER` for the name if it was asked about people.
    question: str
    #: One of `KINDS`.
    kind: str
    #: Of a scale that is no longer known, only `max`.
    ends: ScaleEnds
    rows: tuple[SeriesRow, ...]

    def data(self) -> dict[str, object]:
        """JSON fields of the series."""
        return {
            "id": self.id,
            "question": self.question,
            "kind": self.kind,
            **self.ends.data(),
            "rows": [{"for": row.person, "values": list(row.cells)} for row in self.rows],
        }


class RatingTable(NamedTuple):
    """Runs, oldest first, and series of ratings with a cell for each run."""

    runs: tuple[Run, ...]
    series: tuple[Series, ...]

    def masked(self, mask: Callable[[str], str]) -> "RatingTable":
        """A copy of the ratings, its questions and labels passed through *mask*."""
        masked = []
        for each in self.series:
            ends = each.ends._replace(low=mask(each.ends.low), high=mask(each.ends.high))
            masked.append(each._replace(question=mask(each.question), ends=ends))
        return self._replace(series=tuple(masked))


def rating_table(runs: Sequence[Run], after: Mapping[str, str] | None = None) -> RatingTable:
    """Ratings in *runs* (newest first) by question, scale and person.

    Scales come first, then yes and no, then lists, each in the order of the worksheet; *after*
    maps a question to the one it replaced, whose series is put below it.
    """
    found: dict[RatedScale, dict[str | None, list[Cell | None]]] = {}
    latest: dict[RatedScale, Answer] = {}
    for number, run in enumerate(runs, 1):
        for answer in run.answers:
            if rating := rating_of(answer):
                scale, value = rating
                latest.setdefault(scale, answer)
                person, people = answer.key[1], found.setdefault(scale, {})
                if person not in people:
                    people[person] = [None] * len(runs)
                people[person][-number] = value
    names = spellings(runs) if any(filter(None, chain(*found.values()))) else {}
    series = []
    for scale, people in found.items():
        hole = PLACEHOLDER if any(people) else ""
        wording = runs[0].wordings.general_question(scale.id, hole) or latest[
            scale
        ].general_question(hole)
        rows = (SeriesRow(person and names[person], tuple(row)) for person, row in people.items())
        asked = wording or scale.id
        series.append(Series(scale.id, asked, scale.kind, scale.ends, tuple(rows)))
    known = [*(runs[0].wordings.questions if runs else ()), *(scale.id for scale in found)]

    def place(each: Series) -> tuple[int, int, int, bool]:
        line = lineage(each.id, after or {})
        newest = line[0] if line[0] in known else each.id
        is_former = line.index(each.id)
        return KINDS.index(each.kind), known.index(newest), is_former, each.ends.min is None

    return RatingTable(tuple(reversed(runs)), tuple(sorted(series, key=place)))


@lru_cache
def texts(wordings: Wordings) -> frozenset[str]:
    """Ids of the questions with texts, plans, and what became of these: never ratings."""
    never = ("text", "line", "action", "outcomes")
    return frozenset(id_ for id_, kind in wordings.kinds.items() if kind.name in never)


def rating_of(answer: Answer) -> tuple[RatedScale, Cell] | None:
    """The scale and the value of the rating in *answer*, or None.

    On an unknown scale, only the maximum is known, from the text ``7 / 10``.
    """
    value = answer.value
    if answer.kind == "yesno" and (isinstance(value, bool) or value == DEPENDS):
        return RatedScale(answer.id, "yesno"), value
    if answer.kind == "list" and isinstance(value, tuple):
        return RatedScale(answer.id, "list"), len(value)
    rating = answer.rating
    if rating is None or rating.ends.max is None:
        return None
    return RatedScale(answer.id, "scale", rating.ends), rating.value


def mark_scales(answers: Sequence[Answer]) -> list[Answer]:
    """*answers*, their ratings marked `is_on_other_scale` if they are on several scales."""
    ends = list(dict.fromkeys(rating.ends for each in answers if (rating := each.rating)))
    are_apart = any(_is_other_scale(one, other) for one, other in combinations(ends, 2))
    return [
        each._replace(is_on_other_scale=True) if are_apart and each.rating else each
        for each in answers
    ]


def _is_other_scale(one: ScaleEnds, other: ScaleEnds) -> bool:
    """Whether two scales are known to differ."""
    if one.max != other.max or None in (one.min, other.min):
        return one.max != other.max
    return is_changed(kinds.Scale(*one), kinds.Scale(*other))  # type: ignore[arg-type]
