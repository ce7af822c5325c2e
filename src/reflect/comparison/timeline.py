"""One question through all runs: what was said each time, and what became of it since."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby, islice
from typing import NamedTuple

from reflect.comparison import ratings
from reflect.comparison.changes import Change, between
from reflect.entries.answer import Answer
from reflect.journal.references import lineage
from reflect.journal.runs import Run, spellings
from reflect.text import folded

#: Of neighbouring moments of these kinds there is but one thing to say.
_ALIKE = ("unchanged", "open", "declined")

#: A run, and its answers to a question.
_Told = tuple[Run, list[Answer]]


@dataclass(frozen=True)
class Moment:
    """What one run says to a question about a person."""

    run: Run
    #: None where it was left open; one that was declined, or a heading without a word, is here.
    answer: Answer | None
    #: The moments of the last earlier run that has answers.
    earlier: "tuple[Moment, ...]" = field(default=(), repr=False, compare=False)

    @cached_property
    def change(self) -> Change | None:
        """What became of it since; None where there is no answer, here or before."""
        answer = self.answer
        if not self.earlier or answer is None or answer.state != "answered":
            return None
        answers = [moment.answer for moment in self.earlier if moment.answer]
        old = next((each for each in answers if each.id == answer.id), answers[-1])
        [change] = between([old], [answer], {answer.id: old.id})
        return change

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


class Timeline(NamedTuple):
    """A question about a person, or about nobody, and its moments, newest first."""

    #: The id that it has today.
    id: str
    person: str | None
    moments: tuple[Moment, ...]
    #: Whether there are older runs, which were not asked for.
    goes_on: bool = False


class Fold(NamedTuple):
    """One moment, or neighbouring ones of which there is but one thing to say; newest first."""

    kind: str
    moments: tuple[Moment, ...]
    #: Where nothing changed: the earlier moment whose words these are.
    like: Moment | None = None


def of(
    runs: Iterable[Run],
    id_: str,
    after: Mapping[str, str] | None = None,
    most: int | None = None,
) -> tuple[Timeline, ...]:
    """The question *id_* through *runs*, newest first: a timeline for each person it is about.

    None where no run has it. Each answer to it, and to the questions whose place it took, is in
    exactly one moment; if only the newest are asked for, so many runs *most*, no more of the runs
    are looked at than it takes to say what became of these.
    """
    ids, rest = lineage(id_, after or {}), iter(runs)
    shown = list(_newest(rest, ids, most))
    older = list(islice(rest, 1))
    told = [*shown, *_before(chain(older, rest), ids, shown)]
    # Where ratings are on several scales, each says so.
    apart = iter(ratings.apart([answer for _, found in told for answer in found]))
    told = [(run, [next(apart) for _ in found]) for run, found in told]
    people = dict.fromkeys(answer.key[1] for _, found in told for answer in found)
    names = spellings(run for run, _ in told) if any(people) else {}
    is_asked = _asker(ids, told)
    newest = {id(run) for run, _ in shown}
    lines = []
    for person in people:
        moments = reversed(list(_moments(told, person, is_asked)))
        seen = tuple(moment for moment in moments if id(moment.run) in newest)
        lines.append(Timeline(ids[0], person and names[person], seen, bool(older)))
    return tuple(lines)


def _newest(runs: Iterator[Run], ids: Sequence[str], most: int | None) -> Iterator[_Told]:
    """The newest of *runs*, so many with answers to *ids*, each with these answers."""
    count = 0
    while (most is None or count < most) and (run := next(runs, None)) is not None:
        found = [answer for id_ in ids for answer in run.answers if answer.id == id_]
        count += bool(found)
        yield run, found


def _before(runs: Iterator[Run], ids: Sequence[str], shown: Sequence[_Told]) -> Iterator[_Told]:
    """The runs before those *shown* that say what the people there were last said to be."""
    people = {answer.key[1] for _, found in shown for answer in found}
    while people and (older := next(_newest(runs, ids, 1), None)):
        run, found = older
        last = [each for each in found if each.state == "answered" and each.key[1] in people]
        people -= {answer.key[1] for answer in last}
        if last:
            yield run, last


def folds(moments: Sequence[Moment]) -> list[Fold]:
    """*moments* with neighbours in one that are alike, asked in the same words."""
    # For each that changed nothing, the earlier one whose words it has.
    origins: dict[int, Moment | None] = {}
    for moment in reversed(moments):
        change = moment.change if moment.kind == "unchanged" else None
        same = [each for each in moment.earlier if change and each.answer is change.old]
        origins[id(moment)] = (origins.get(id(same[0])) or same[0]) if same else None

    def alike(moment: Moment) -> tuple[str, str, int]:
        is_alone = moment.kind not in _ALIKE or (moment.answer and moment.answer.beside)
        return (
            moment.kind,
            folded(moment.question),
            id(moment if is_alone else origins[id(moment)]),
        )

    groups = (tuple(group) for _, group in groupby(moments, key=alike))
    return [Fold(group[0].kind, group, origins[id(group[0])]) for group in groups]


def _asker(ids: Sequence[str], told: Sequence[_Told]) -> Callable[[Run, str | None], bool]:
    """Whether a run asked a question about somebody, as far as the answers that are *told* say.

    In a version that may not have had it, it was not asked. An answer that stays out of sight was
    given, so nothing was left open there.
    """
    is_each = any(answer.person for _, found in told for answer in found)
    versions = sorted(
        run.header.worksheet_version
        for run, found in told
        if found and run.header.worksheet_version is not None
    )

    def is_asked(run: Run, person: str | None) -> bool:
        if any((id_, person) in run.hidden for id_ in ids):
            return False
        if is_each and not (person in map(folded, run.about) if person else not run.about):
            return False
        if run.header.worksheet_version is None or not versions:
            return True
        is_asked_still = ids[0] in run.wordings.kinds
        return versions[0] <= run.header.worksheet_version and (
            is_asked_still or run.header.worksheet_version <= versions[-1]
        )

    return is_asked


def _moments(
    told: Sequence[_Told], person: str | None, is_asked: Callable[[Run, str | None], bool]
) -> Iterator[Moment]:
    """The moments about *person*, oldest first."""
    earlier: tuple[Moment, ...] = ()
    for run, found in reversed(told):
        answers = [answer for answer in reversed(found) if answer.key[1] == person]
        here = [Moment(run, answer, earlier) for answer in answers]
        yield from here
        if not here and is_asked(run, person):
            yield Moment(run, None)
        given = (each for each in here if each.answer and each.answer.state == "answered")
        earlier = tuple(given) or earlier
