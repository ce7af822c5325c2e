"""The questions of a worksheet in order, by the answers and the people so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reflect.entries.answer import QuestionPlace
from reflect.entries.block import Key, key
from reflect.entries.bodies import Response
from reflect.questions import Question
from reflect.worksheets import Worksheet


class RouteQuestion(NamedTuple):
    """One question, about one person or none."""

    #: Index of its step.
    step: int
    #: From 1; a follow-up has the number of its question.
    number: int
    question: Question
    person: str | None = None
    #: Whether it is asked: a follow-up only if the answer before it meets its condition.
    applies: bool = True
    #: The question that it follows up.
    follows: Question | None = None

    @property
    def key(self) -> Key:
        """Key of its answer."""
        return key(self.question.id, self.person)

    @property
    def condition(self) -> str:
        """The condition of a follow-up as its worksheet has it; else empty."""
        follow_ups = self.follows.follow_ups if self.follows else ()
        return next((f.when.text for f in follow_ups if f.question is self.question), "")


class PeopleQuestion(NamedTuple):
    """The point at which it is asked whom the next questions are about."""

    step: int
    #: It has no answer of its own.
    key: None = None
    applies: bool = True


@dataclass(frozen=True)
class Route:
    """A worksheet with answers and people."""

    worksheet: Worksheet
    answers: Mapping[Key, Response]
    #: None until they are named, empty for nobody.
    people: tuple[str, ...] | None
    #: Ids of the steps that are asked; empty for all.
    only: frozenset[str] = frozenset()

    @cached_property
    def way(self) -> Sequence[RouteQuestion | PeopleQuestion]:
        """All questions in order, and the point at which their people are named."""
        found: list[RouteQuestion | PeopleQuestion] = []
        people = self.people or (None,)
        numbers, asks_whom = self.worksheet.numbers, True
        for at, step in enumerate(self.worksheet.steps):
            is_asked = not self.only or step.id in self.only
            turns = [
                (q, person) for q in step.questions for person in (people if q.each else (None,))
            ]
            if step.each:
                turns = [(question, person) for person in people for question in step.questions]
            for question, person in turns:
                if question.each and asks_whom and is_asked:
                    asks_whom = False
                    found.append(PeopleQuestion(at))
                found += self.family(
                    RouteQuestion(at, numbers[question.id], question, person, is_asked)
                )
        return found

    @cached_property
    def stops(self) -> Sequence[RouteQuestion]:
        """All questions in order, follow-ups that do not apply included."""
        return [stop for stop in self.way if isinstance(stop, RouteQuestion)]

    @property
    def last(self) -> RouteQuestion:
        """The question after all others: what has changed since an earlier run."""
        return RouteQuestion(len(self.worksheet.steps) - 1, 0, self.worksheet.looking_back)

    def family(self, stop: RouteQuestion) -> Iterator[RouteQuestion]:
        """A question and its follow-ups, each with whether it applies."""
        yield stop
        given = self.answers.get(stop.key, Response())
        for follow_up in stop.question.follow_ups:
            met = follow_up.when.met(given.value, answered=given.is_answered)
            yield from self.family(
                stop._replace(
                    question=follow_up.question,
                    applies=stop.applies and met,
                    follows=stop.question,
                )
            )

    def places(self, last: RouteQuestion | None = None) -> list[QuestionPlace]:
        """Places of the answers in order, up to the *last* one."""
        stops = [*self.stops, self.last]
        if last:
            stops = stops[: next(n for n, stop in enumerate(stops) if stop.key == last.key) + 1]
        steps = self.worksheet.steps
        return [
            QuestionPlace(
                stop.question.id,
                stop.person,
                self.heading(stop.question, stop.person),
                steps[stop.step].id,
                steps[stop.step].title,
            )
            for stop in stops
        ]

    def heading(self, question: Question, person: str | None) -> str:
        """Wording of a question, with the person and earlier answers filled in."""
        # An answer about the same person wins over one without a person.
        said = {
            slot: given.value
            for slot in question.wording.slots
            for whom in (None, person)
            if (given := self.answers.get(key(slot, whom))) and isinstance(given.value, str)
        }
        return question.heading(said, person)
