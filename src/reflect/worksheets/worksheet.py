"""A worksheet and its steps as data."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from reflect import languages
from reflect.errors import WrongUse
from reflect.errors.phrases import did_you_mean, there_are
from reflect.locale import N_, Message, joined, ngettext
from reflect.questions import Question, Wording, Wordings
from reflect.questions.kinds import LAST_TIME, Outcomes, Text
from reflect.worksheets.lines import LOOKING_BACK, RESERVED

_EMPTY: Mapping[str, Any] = MappingProxyType({})


class Step(NamedTuple):
    """A step of a worksheet: guidance and questions."""

    id: str
    title: str
    guidance: str
    questions: tuple[Question, ...] = ()
    #: ``person`` if the step is asked once for each person, as in ``[for each: person]``.
    each: str = ""

    def family(self) -> Iterator[Question]:
        """All questions of the step, follow-ups included, in order."""
        for question in self.questions:
            yield from question.family()

    def data(self) -> dict[str, object]:
        """The JSON object of the step."""
        questions = [question.data() for question in self.questions]
        return {
            "id": self.id,
            "title": self.title,
            "guidance": self.guidance,
            "questions": questions,
        }


class Worksheet(NamedTuple):
    """Guided questions in steps, and the metadata of the front matter."""

    id: str
    title: str
    version: int = 1
    language: str = "en"
    purpose: str = ""
    steps: tuple[Step, ...] = ()
    conclusion: str = ""
    minutes: int | None = None
    #: Id of the question whose answer says when to look again, and the default rhythm.
    due: str = ""
    every: str = ""
    #: Former wordings of questions and titles of steps, by id.
    was: Mapping[str, tuple[str, ...]] = _EMPTY
    #: The id that each id replaces.
    after: Mapping[str, str] = _EMPTY
    retired: tuple[str, ...] = ()

    def family(self) -> Iterator[Question]:
        """All questions, follow-ups included, in order."""
        for step in self.steps:
            yield from step.family()

    @property
    def known_ids(self) -> frozenset[str]:
        """Ids of all questions that it asks, or has ever asked."""
        former = (*self.retired, *self.after.values(), *self.was, *RESERVED)
        return frozenset((*(each.id for each in self.family()), *former))

    def steps_named(self, names: Sequence[str]) -> frozenset[str]:
        """Ids of the steps that *names* give by id or by number; raises WrongUse."""
        numbered = {str(number): step.id for number, step in enumerate(self.steps, 1)}
        ids = [numbered.get(name, name) for name in names]
        known = [step.id for step in self.steps]
        for id_ in ids:
            if id_ not in known:
                problem = N_("There is no step '{name}' here.", name=id_)
                raise WrongUse(problem, did_you_mean(id_, known), there_are(known))
        return frozenset(ids)

    def chosen(self, ids: frozenset[str]) -> tuple[Step, ...]:
        """The steps with these *ids*."""
        return tuple(step for step in self.steps if step.id in ids)

    def asks(self, reserved: str) -> bool:
        """Whether a *reserved* id is our question, and not one of the worksheet's own."""
        return all(question.id != reserved for question in self.family())

    @property
    def looking_back(self) -> Question:
        """The question what has changed since an earlier run."""
        text = languages.of(self.language).looking_back
        return Question(id=LOOKING_BACK, wording=Wording(text), kind=Text())

    @property
    def last_time(self) -> Question:
        """The question what became of the plans of an earlier run."""
        text = languages.of(self.language).last_time
        return Question(id=LAST_TIME, wording=Wording(text), kind=Outcomes())

    @property
    def length(self) -> int:
        """The number of questions, follow-ups not counted."""
        return sum(len(step.questions) for step in self.steps)

    @property
    def size(self) -> Message:
        """The length of the worksheet in words: ``8 steps, 24 questions``."""
        steps = ngettext("{count} step", "{count} steps", len(self.steps))
        questions = ngettext("{count} question", "{count} questions", self.length)
        return joined([steps, questions], ", ")

    def wordings(self) -> Wordings:
        """The kinds and wordings by which entries of this worksheet are read."""
        first, last = ([q] if self.asks(q.id) else [] for q in (self.last_time, self.looking_back))
        every = [*first, *self.family(), *last]
        questions = {q.id: (q.wording, *map(Wording, self.was.get(q.id, ()))) for q in every}
        steps = {step.id: (step.title, *self.was.get(step.id, ())) for step in self.steps}
        former = {id_: was for id_, was in self.was.items() if id_ in self.retired}
        # What was retired may be a question or a step.
        questions |= {id_: tuple(map(Wording, was)) for id_, was in former.items()}
        steps |= former
        return Wordings({q.id: q.kind for q in every}, questions, steps)

    def data(self) -> dict[str, object]:
        """The JSON object of the worksheet."""
        return {
            "id": self.id,
            "title": self.title,
            "version": self.version,
            "language": self.language,
            "purpose": self.purpose,
            "steps": [step.data() for step in self.steps],
            "conclusion": self.conclusion,
        }
