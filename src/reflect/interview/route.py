"""The questions of a worksheet in order, by the answers and the people so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reflect import locale
from reflect.entries.answer import QuestionPlace, Response
from reflect.entries.block import Key, key
from reflect.interview.people import Names
from reflect.questions import Question, Wording
from reflect.worksheets import Step, Worksheet


class RouteQuestion(NamedTuple):
    """One question, about one person or none; or whom the next questions are about."""

    step: Step
    #: The number of its step, from 1; 0 for the question after all others.
    step_number: int
    #: From 1; a follow-up has the number of its question; 0 for a question without an own number.
    number: int
    question: Question
    person: str | None
    #: The wording, with the person and earlier answers filled in.
    heading: str
    #: Its answer so far.
    given: Response = Response()
    #: Whether it is asked: a follow-up only if the answer before it meets its condition.
    applies: bool = True
    #: The question that it follows up, and the condition as its worksheet has it.
    parent: "RouteQuestion | None" = None
    condition: str = ""

    @property
    def key(self) -> Key:
        """Key of its answer."""
        return key(self.question.id, self.person)

    @property
    def place(self) -> QuestionPlace:
        """Place of its answer in an entry."""
        step = self.step
        return QuestionPlace(self.question.id, self.person, self.heading, step.id, step.title)

    @property
    def asks_names(self) -> bool:
        """Whether it asks whom the next questions are about: it has no answer of its own."""
        return isinstance(self.question.kind, Names)


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
    def questions(self) -> Sequence[RouteQuestion]:
        """All questions in order, also the one for names before the first that needs them."""
        found: list[RouteQuestion] = []
        people = self.people or (None,)
        last_number, has_names = 0, False
        for step_number, step in enumerate(self.worksheet.steps, 1):
            is_asked = not self.only or step.id in self.only
            numbered = list(enumerate(step.questions, last_number + 1))
            last_number += len(numbered)
            turns = [
                (n, question, person)
                for n, question in numbered
                for person in (people if question.each else (None,))
            ]
            if step.each:
                turns = [(n, question, person) for person in people for n, question in numbered]
            for number, question, person in turns:
                if question.each and is_asked and not has_names:
                    has_names = True
                    heading = locale.of(self.worksheet.language).gettext("Who is this about?")
                    whom = Question(id="", wording=Wording(heading), kind=Names(()))
                    found.append(RouteQuestion(step, step_number, 0, whom, None, heading))
                first = RouteQuestion(
                    step,
                    step_number,
                    number,
                    question,
                    person,
                    self._heading(question, person),
                    applies=is_asked,
                )
                found += self.family(first)
        return found

    @cached_property
    def answerable(self) -> Sequence[RouteQuestion]:
        """All questions that have an answer, follow-ups that do not apply included."""
        return [stop for stop in self.questions if not stop.asks_names]

    @property
    def above(self) -> tuple[RouteQuestion, ...]:
        """The question before all others: what became of the plans of an earlier run.

        There is none where the worksheet has its own question by that id.
        """
        question, no_step = self.worksheet.last_time, Step(id="", title="", guidance="")
        asked = RouteQuestion(no_step, 0, 0, question, None, question.wording.text)
        return (asked,) if self.worksheet.asks(question.id) else ()

    @property
    def last_question(self) -> RouteQuestion:
        """The question after all others: what has changed since an earlier run."""
        question = self.worksheet.looking_back
        return RouteQuestion(self.worksheet.steps[-1], 0, 0, question, None, question.wording.text)

    @property
    def places(self) -> Sequence[QuestionPlace]:
        """Places of all answers, in order."""
        below = (self.last_question,) if self.worksheet.asks(self.last_question.question.id) else ()
        return [stop.place for stop in (*self.above, *self.answerable, *below)]

    def family(self, stop: RouteQuestion) -> Iterator[RouteQuestion]:
        """A question and its follow-ups, each with its answer and whether it applies."""
        stop = stop._replace(given=self.answers.get(stop.key, Response()))
        yield stop
        for when, question in stop.question.follow_ups:
            is_met = when.is_met(stop.given.value, answered=stop.given.is_answered)
            follow_up = stop._replace(
                question=question,
                heading=self._heading(question, stop.person),
                applies=stop.applies and is_met,
                parent=stop,
                condition=when.text,
            )
            yield from self.family(follow_up)

    def _heading(self, question: Question, person: str | None) -> str:
        """Wording of a question, with the person and earlier answers filled in."""
        # An answer about the same person wins over one without a person.
        said = {
            slot: given.value
            for slot in question.wording.slots
            for whom in (None, person)
            if (given := self.answers.get(key(slot, whom))) and isinstance(given.value, str)
        }
        return question.heading(said, person)
