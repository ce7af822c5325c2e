"""Timeline of a question: its answers in all runs, and how each changed since the one before."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby, islice
from typing import NamedTuple

from reflect.comparison import ratings
from reflect.comparison.changes import Change, changes_between
from reflect.entries.answer import Answer
from reflect.journal.references import lineage
from reflect.journal.runs import Run, spellings
from reflect.text import case_folded

#: Kinds of which consecutive moments are folded into one.
_FOLDABLE = ("unchanged", "open", "declined")

#: A run and its answers to the question.
_Given = tuple[Run, list[Answer]]


@dataclass(frozen=True)
class Moment:
    """The answer, or lack of one, of a run to a question about a person."""

    run: Run
    #: None if there is no such heading; a declined or an empty answer is no None.
    answer: Answer | None
    #: Moments of the last earlier run that has answers.
    previous: "tuple[Moment, ...]" = field(default=(), repr=False, compare=False)

    @cached_property
    def change(self) -> Change | None:
        """The change since the earlier answer; None if either is missing."""
        answer = self.answer
        if not self.previous or answer is None or answer.state != "answered":
            return None
        answers = [moment.answer for moment in self.previous if moment.answer]
        old = next((each for each in answers if each.id == answer.id), answers[-1])
        [change] = changes_between([old], [answer], {answer.id: old.id})
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
        """The wording of the question in that run, if known."""
        return self.answer.question if self.answer else ""


class Timeline(NamedTuple):
    """The moments, newest first, of a question about one person or nobody."""

    #: Today's id of the question.
    id: str
    person: str | None
    moments: tuple[Moment, ...]
    #: Whether there are older runs beyond the limit.
    has_older: bool = False


class MomentFold(NamedTuple):
    """One moment, or consecutive ones that are alike, newest first."""

    kind: str
    moments: tuple[Moment, ...]
    #: If nothing changed: the earlier moment with the same answer.
    unchanged_since: Moment | None = None


def timelines(
    runs: Iterable[Run],
    id_: str,
    after: Mapping[str, str] | None = None,
    most: int | None = None,
) -> tuple[Timeline, ...]:
    """Timelines of the question *id_* in *runs* (newest first), one for each person.

    Empty where no run has it. Each answer to it, and to the questions it replaced, is in exactly
    one moment. *most* limits the runs with answers; older ones are then read only as far as the
    changes of these need.
    """
    ids, rest = lineage(id_, after or {}), iter(runs)
    shown = list(_newest(rest, ids, most))
    older = list(islice(rest, 1))
    given = [*shown, *_before(chain(older, rest), ids, shown)]
    # Mark ratings if they are on several scales.
    apart = iter(ratings.mark_scales([answer for _, found in given for answer in found]))
    given = [(run, [next(apart) for _ in found]) for run, found in given]
    people = dict.fromkeys(answer.key[1] for _, found in given for answer in found)
    names = spellings(run for run, _ in given) if any(people) else {}
    is_asked = _was_asked(ids, given)
    newest = {id(run) for run, _ in shown}
    lines = []
    for person in people:
        moments = reversed(list(_moments(given, person, is_asked)))
        seen = tuple(moment for moment in moments if id(moment.run) in newest)
        lines.append(Timeline(ids[0], person and names[person], seen, bool(older)))
    return tuple(lines)


def _newest(runs: Iterator[Run], ids: Sequence[str], most: int | None) -> Iterator[_Given]:
    """The newest of *runs*, up to *most* with answers to *ids*, each with these answers."""
    count = 0
    while (most is None or count < most) and (run := next(runs, None)) is not None:
        found = [answer for id_ in ids for answer in run.answers if answer.id == id_]
        count += bool(found)
        yield run, found


def _before(runs: Iterator[Run], ids: Sequence[str], shown: Sequence[_Given]) -> Iterator[_Given]:
    """Runs before those *shown* with the last earlier answer about each person there."""
    people = {answer.key[1] for _, found in shown for answer in found}
    while people and (older := next(_newest(runs, ids, 1), None)):
        run, found = older
        last = [each for each in found if each.state == "answered" and each.key[1] in people]
        people -= {answer.key[1] for answer in last}
        if last:
            yield run, last


def folds(moments: Sequence[Moment]) -> list[MomentFold]:
    """*moments*, consecutive ones folded that are alike and have the same question."""
    # The earliest moment with the same answer, for each that is unchanged.
    origins: dict[int, Moment | None] = {}
    for moment in reversed(moments):
        change = moment.change if moment.kind == "unchanged" else None
        same = [each for each in moment.previous if change and each.answer is change.old]
        origins[id(moment)] = (origins.get(id(same[0])) or same[0]) if same else None

    def alike(moment: Moment) -> tuple[str, str, int]:
        is_alone = moment.kind not in _FOLDABLE or (moment.answer and moment.answer.duplicates)
        return (
            moment.kind,
            case_folded(moment.question),
            id(moment if is_alone else origins[id(moment)]),
        )

    groups = (tuple(group) for _, group in groupby(moments, key=alike))
    return [MomentFold(group[0].kind, group, origins[id(group[0])]) for group in groups]


def _was_asked(ids: Sequence[str], given: Sequence[_Given]) -> Callable[[Run, str | None], bool]:
    """A function that says whether a run asked the question about a person.

    Not in a version that may not have had it, judging by the runs with answers; nor where the
    answer is hidden, for then it was not left open.
    """
    is_each = any(answer.person for _, found in given for answer in found)
    versions = sorted(
        run.header.worksheet_version
        for run, found in given
        if found and run.header.worksheet_version is not None
    )

    def is_asked(run: Run, person: str | None) -> bool:
        if any((id_, person) in run.hidden for id_ in ids):
            return False
        if is_each and not (person in map(case_folded, run.about) if person else not run.about):
            return False
        if run.header.worksheet_version is None or not versions:
            return True
        is_asked_still = ids[0] in run.wordings.kinds
        return versions[0] <= run.header.worksheet_version and (
            is_asked_still or run.header.worksheet_version <= versions[-1]
        )

    return is_asked


def _moments(
    given: Sequence[_Given], person: str | None, is_asked: Callable[[Run, str | None], bool]
) -> Iterator[Moment]:
    """Moments about *person*, oldest first."""
    earlier: tuple[Moment, ...] = ()
    for run, found in reversed(given):
        answers = [answer for answer in reversed(found) if answer.key[1] == person]
        here = [Moment(run, answer, earlier) for answer in answers]
        yield from here
        if not here and is_asked(run, person):
            yield Moment(run, None)
        said = (each for each in here if each.answer and each.answer.state == "answered")
        earlier = tuple(said) or earlier
