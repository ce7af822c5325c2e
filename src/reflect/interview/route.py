"""The way through a worksheet: which question, about whom, in which order."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reflect.entries.answer import Place
from reflect.entries.block import Key, key
from reflect.entries.bodies import Given
from reflect.questions import Question
from reflect.text import one_line
from reflect.worksheets import Step, Worksheet


class Stop(NamedTuple):
    """One question on the way."""

    #: Counted from 0.
    step: int
    #: The number of the question, counted from 1; a follow-up has that of its question.
    number: int
    question: Question
    person: str | None = None
    #: Whether it is asked: a follow-up only where the answer before it calls for it.
    applies: bool = True
    #: The question that it follows up.
    follows: Question | None = None

    @property
    def key(self) -> Key:
        """What its answer is kept by."""
        return key(self.question.id, self.person)


class ForWhom(NamedTuple):
    """The place on the way where one is asked whom the next questions are about."""

    step: int


class Route(NamedTuple):
    """A worksheet, with what has been answered and about whom."""

    worksheet: Worksheet
    answers: Mapping[Key, Given]
    #: None until it is known; nobody is an answer too.
    people: tuple[str, ...] | None
    #: The steps that are asked, all of them where none is named.
    only: frozenset[str] = frozenset()

    def stops(self) -> list[Stop | ForWhom]:
        """All stops in order, follow-ups that do not apply included."""
        found: list[Stop | ForWhom] = []
        number = 0
        asks_whom = True
        for at, step in enumerate(self.worksheet.steps):
            numbers = {question.id: number + n for n, question in enumerate(step.questions, 1)}
            number += len(step.questions)
            for question, person in self._turns(step):
                if question.each and asks_whom and self._is_asked(step):
                    asks_whom = False
                    found.append(ForWhom(at))
                applies = self._is_asked(step)
                found += self.family(Stop(at, numbers[question.id], question, person, applies))
        return found

    def _is_asked(self, step: Step) -> bool:
        return not self.only or step.id in self.only

    def _turns(self, step: Step) -> Iterator[tuple[Question, str | None]]:
        """Each question of a step with each person it is asked about."""
        people = self.people or (None,)
        if step.each:
            yield from ((question, person) for person in people for question in step.questions)
            return
        for question in step.questions:
            yield from ((question, person) for person in (people if question.each else (None,)))

    def family(self, stop: Stop) -> Iterator[Stop]:
        """A question and its follow-ups, each with whether it applies."""
        yield stop
        given = self.answers.get(stop.key, Given())
        for follow_up in stop.question.follow_ups:
            met = follow_up.when.met(given.value, answered=given.is_answered)
            applies = stop.applies and met
            yield from self.family(
                Stop(
                    stop.step,
                    stop.number,
                    follow_up.question,
                    stop.person,
                    applies,
                    stop.question,
                )
            )

    def places(self) -> list[Place]:
        """Where the answers belong, in order; last the one about what has changed."""
        last = Stop(len(self.worksheet.steps) - 1, 0, self.worksheet.looking_back)
        stops = [stop for stop in self.stops() if isinstance(stop, Stop)]
        return [self.place(stop) for stop in [*stops, last]]

    def place(self, stop: Stop) -> Place:
        """Where the answer to a question belongs, in the words it is asked in."""
        step = self.worksheet.steps[stop.step]
        heading = self.heading(stop.question, stop.person)
        return Place(stop.question.id, stop.person, heading, step.id, step.title)

    def heading(self, question: Question, person: str | None) -> str:
        """A question in the words it is asked in."""
        slots = question.wording.slots
        return question.heading({id_: self._name(id_, person) for id_ in slots}, person)

    def _name(self, id_: str, person: str | None) -> str:
        """What an earlier one-line or choice answer puts into the wordings of later questions."""
        for known in (key(id_, person), key(id_, None)):
            if isinstance(said := self.answers.get(known, Given()).value, str):
                return one_line(said)
        return ""
