"""Marks through all runs, as they were given: nothing is added up, and nothing is judged."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations
from typing import NamedTuple

from reflect.comparison.lineage import lineage, spellings
from reflect.entries.answer import Answer, Ends
from reflect.journal.runs import Run
from reflect.questions import DEPENDS, HOLE, Wordings, kinds
from reflect.worksheets.meaning import is_other

#: What marks are, in the order in which they are shown.
KINDS = ("scale", "yesno", "list")

#: A number on a scale; True, False or DEPENDS; or how many things were named in a list.
Cell = int | bool | str


class Scale(NamedTuple):
    """What a mark belongs to: marks of different ones are never put side by side."""

    id: str
    kind: str
    min: int | None = None
    max: int | None = None
    low: str = ""
    high: str = ""


class Mark(NamedTuple):
    """What one answer says, and on which scale."""

    scale: Scale
    value: Cell


class Row(NamedTuple):
    """The marks about one person, or about nobody, a cell for each run, oldest first."""

    person: str | None
    cells: tuple[Cell | None, ...]


class Series(NamedTuple):
    """A question that is answered with a mark, on one and the same scale."""

    id: str
    #: Its wording, with a `HOLE` where it was asked about people.
    question: str
    #: One of `KINDS`.
    kind: str
    #: The ends of a scale and what they are called; of one that is no longer known, only the upper.
    min: int | None
    max: int | None
    low: str
    high: str
    rows: tuple[Row, ...]

    @property
    def ends(self) -> Ends:
        """The ends of its scale."""
        return Ends(self.min, self.max, self.low, self.high)

    def data(self) -> dict[str, object]:
        """The series by its JSON names."""
        return {
            "id": self.id,
            "question": self.question,
            "kind": self.kind,
            **self.ends.data(),
            "rows": [{"for": row.person, "values": list(row.cells)} for row in self.rows],
        }


class Ratings(NamedTuple):
    """All marks: the runs, oldest first, and series with a cell for each of them."""

    runs: tuple[Run, ...]
    series: tuple[Series, ...]

    def shown(self, as_: Callable[[str], str]) -> "Ratings":
        """The same with what was asked shown *as_* something else, where that is called for."""
        series = (
            each._replace(question=as_(each.question), low=as_(each.low), high=as_(each.high))
            for each in self.series
        )
        return self._replace(series=tuple(series))


def of(runs: Sequence[Run], after: Mapping[str, str] | None = None) -> Ratings:
    """The marks in *runs*, which come newest first, by question, scale and person.

    Scales come first, then yes and no, then lists, each in the order of the worksheet; *after*
    says which question took the place of which, so that the former one stands below it.
    """
    found: dict[Scale, dict[str | None, dict[int, Cell]]] = {}
    latest: dict[Scale, Answer] = {}
    for at, run in enumerate(runs):
        for answer in run.answers:
            if mark := mark_of(answer):
                latest.setdefault(mark.scale, answer)
                people = found.setdefault(mark.scale, {})
                people.setdefault(answer.key[1], {})[at] = mark.value
    columns = range(len(runs))[::-1]
    names = spellings(runs) if any(filter(None, chain(*found.values()))) else {}
    series = [
        _series(
            scale,
            runs[0],
            latest[scale],
            {person and names[person]: cells for person, cells in people.items()},
            columns,
        )
        for scale, people in found.items()
    ]
    order = _order([scale.id for scale in found], runs, after or {})
    series.sort(key=lambda each: (KINDS.index(each.kind), order[each.id], each.min is None))
    return Ratings(tuple(reversed(runs)), tuple(series))


@lru_cache
def texts(wordings: Wordings) -> frozenset[str]:
    """The ids of the questions whose answers are texts, which are never marks."""
    return frozenset(id_ for id_, kind in wordings.kinds.items() if kind.name in ("text", "line"))


def is_mark(answer: Answer) -> bool:
    """Whether *answer* is a mark."""
    return mark_of(answer) is not None


def mark_of(answer: Answer) -> Mark | None:
    """The mark that *answer* is, on the scale that it was asked on; or None.

    One on a scale that is known no more, ``7 / 10``, is read as it stands.
    """
    value = answer.value
    if answer.kind == "yesno" and (isinstance(value, bool) or value == DEPENDS):
        return Mark(Scale(answer.id, "yesno"), value)
    if answer.kind == "list" and isinstance(value, tuple):
        return Mark(Scale(answer.id, "list"), len(value))
    rating = answer.rating
    if rating is None or rating.ends.max is None:
        return None
    return Mark(Scale(answer.id, "scale", *rating.ends), rating.value)


def apart(answers: Sequence[Answer]) -> list[Answer]:
    """The same *answers*; where ratings among them are on several scales, each says so."""
    ends = list(dict.fromkeys(rating.ends for each in answers if (rating := each.rating)))
    are_apart = any(_is_another(one, other) for one, other in combinations(ends, 2))
    return [
        each._replace(is_on_another=True) if are_apart and each.rating else each for each in answers
    ]


def _is_another(one: Ends, other: Ends) -> bool:
    """Whether two scales are known to be different ones."""
    if one.max != other.max or None in (one.min, other.min):
        return one.max != other.max
    return is_other(kinds.Scale(*one), kinds.Scale(*other))  # type: ignore[arg-type]


def _series(
    scale: Scale,
    newest: Run,
    latest: Answer,
    people: Mapping[str | None, Mapping[int, Cell]],
    columns: Sequence[int],
) -> Series:
    hole = HOLE if any(people) else ""
    question = newest.wordings.general(scale.id, hole) or latest.general(hole) or scale.id
    rows = [Row(person, tuple(map(cells.get, columns))) for person, cells in people.items()]
    return Series(scale.id, question, *scale[1:], rows=tuple(rows))


def _order(
    ids: Sequence[str], runs: Sequence[Run], after: Mapping[str, str]
) -> Mapping[str, tuple[int, int]]:
    """The place of each question: in the worksheet, or where its runs have it."""
    known = list(dict.fromkeys([*(runs[0].wordings.questions if runs else ()), *ids]))
    places = {}
    for id_ in ids:
        line = lineage(id_, after)
        newest = line[0] if line[0] in known else id_
        places[id_] = known.index(newest), line.index(id_) if id_ in line else 0
    return places
