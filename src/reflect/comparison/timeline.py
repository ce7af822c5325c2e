"""One question through all runs: what was said each time, and what became of it since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, NamedTuple

from reflect.comparison.changes import Change, between
from reflect.comparison.lineage import R, Run, lineage, spellings
from reflect.comparison.ratings import apart
from reflect.entries.answer import Answer
from reflect.text import folded

#: Of neighbouring moments of these kinds there is but one thing to say.
_ALIKE = ("unchanged", "open", "declined")


@dataclass(frozen=True)
class Moment(Generic[R]):
    """What one run says to a question about a person."""

    run: R
    #: None where it was left open; one that was declined, or a heading without a word, is here.
    answer: Answer | None
    #: Since the last earlier run that has an answer; None where there is none, here or there.
    change: Change | None

    @property
    def kind(self) -> str:
        """``first``, ``open``, ``declined``, or the class of its change."""
        if self.answer is None or self.answer.state == "open":
            return "open"
        if self.answer.declined:
            return "declined"
        return self.change.kind if self.change else "first"

    @property
    def question(self) -> str:
        """The wording it was asked in then, where the run says."""
        return self.answer.question if self.answer else ""


@dataclass(frozen=True)
class Timeline(Generic[R]):
    """A question about a person, or about nobody, and its moments, newest first."""

    #: The id that it has today.
    id: str
    person: str | None
    moments: tuple[Moment[R], ...]


@dataclass(frozen=True)
class Fold(Generic[R]):
    """One moment, or neighbouring ones of which there is but one thing to say; newest first."""

    kind: str
    moments: tuple[Moment[R], ...]
    #: Where nothing changed: the earlier moment whose words these are.
    like: Moment[R] | None = None


def of(
    runs: Sequence[R], id_: str, after: Mapping[str, str] | None = None
) -> tuple[Timeline[R], ...]:
    """The question *id_* through *runs*, newest first: a timeline for each person it is about.

    None where no run has it. Each answer to it, and to the questions whose place it took, is in
    exactly one moment.
    """
    ids = lineage(id_, after or {})
    found = [[a for each in ids for a in run.answers if a.id == each] for run in runs]
    told_apart = iter(apart([answer for some in found for answer in some]))
    told = [(run, [next(told_apart) for _ in some]) for run, some in zip(runs, found, strict=True)]
    people = dict.fromkeys(answer.key[1] for _, found in told for answer in found)
    names = spellings(runs) if any(people) else {}
    asked = _Asked.of(ids, told)
    return tuple(
        Timeline(ids[0], person and names[person], tuple(_moments(told, person, asked))[::-1])
        for person in people
    )


def folds(moments: Sequence[Moment[R]]) -> list[Fold[R]]:
    """*moments* with neighbours in one that are alike, asked in the same words."""
    origins = _origins(moments)

    def alike(number: int) -> tuple[str, str, int]:
        moment, like = moments[number], origins[number]
        is_alone = moment.kind not in _ALIKE or (moment.answer and moment.answer.beside)
        return moment.kind, folded(moment.question), number if is_alone else id(like)

    found = []
    for _, numbers in groupby(range(len(moments)), key=alike):
        some = list(numbers)
        fold = tuple(moments[number] for number in some)
        found.append(Fold(fold[0].kind, fold, origins[some[0]]))
    return found


def _origins(moments: Sequence[Moment[R]]) -> list[Moment[R] | None]:
    """For each of *moments* that changed nothing, the earlier one whose words it has."""
    said: dict[int, Moment[R]] = {}
    found: list[Moment[R] | None] = []
    for moment in reversed(moments):
        is_same = moment.change and moment.kind == "unchanged"
        origin = said.get(id(moment.change.old)) if is_same and moment.change else None
        said[id(moment.answer)] = origin or moment
        found.append(origin)
    return found[::-1]


class _Asked(NamedTuple):
    """In which runs a question was asked, as far as that can be told where nothing is written."""

    ids: tuple[str, ...]
    each: bool
    versions: tuple[int, ...]

    @classmethod
    def of(cls, ids: tuple[str, ...], told: Sequence[tuple[R, Sequence[Answer]]]) -> "_Asked":
        """As the answers have it that are *told*."""
        each = any(answer.person for _, found in told for answer in found)
        versions = [run.version for run, found in told if found and run.version is not None]
        return cls(ids, each, tuple(versions))

    def __call__(self, run: Run, person: str | None) -> bool:
        """Whether it was asked about *person*; in a version that may not have had it, it was not.

        An answer that stays out of sight was given, so nothing was left open there.
        """
        if any((id_, person) in run.hidden for id_ in self.ids):
            return False
        if self.each and not (person in map(folded, run.about) if person else not run.about):
            return False
        if run.version is None or not self.versions:
            return True
        is_asked_still = self.ids[0] in run.wordings.kinds
        return min(self.versions) <= run.version and (
            is_asked_still or run.version <= max(self.versions)
        )


def _moments(
    told: Sequence[tuple[R, Sequence[Answer]]], person: str | None, asked: _Asked
) -> Iterator[Moment[R]]:
    """The moments about *person*, oldest first."""
    earlier: list[Answer] = []
    for run, found in reversed(told):
        here = [answer for answer in reversed(found) if answer.key[1] == person]
        for answer in here:
            yield Moment(run, answer, _change(earlier, answer))
        if not here and asked(run, person):
            yield Moment(run, None, None)
        earlier = [answer for answer in here if answer.state == "answered"] or earlier


def _change(earlier: Sequence[Answer], answer: Answer) -> Change | None:
    """What became of the answers of an *earlier* run, of which one is to the same question."""
    if not earlier or answer.state != "answered":
        return None
    old = next((each for each in earlier if each.id == answer.id), earlier[-1])
    [change] = between([old], [answer], {answer.id: old.id})
    return change
