"""What goes back and forth between an interview, whoever is asked, and whatever keeps answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal, Protocol

from reflect.entries import Given, Place
from reflect.interview.route import Key
from reflect.questions import Question, Unfit
from reflect.text import clean
from reflect.words.table import Words
from reflect.worksheets import Step

Part = Literal["value", "words"]


class To(Enum):
    """Where somebody wants to go instead of answering."""

    BACK = "back"
    OPEN = "leave it open"
    NOT_TODAY = "not today"
    ENOUGH = "enough"
    PAUSE = "pause"


@dataclass(frozen=True)
class Move:
    """A way on without an answer, and what stands in the field by then, if one can tell."""

    to: To
    typed: str | None = None


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """One question as it is put to somebody."""

    step: Step
    step_number: int
    steps: int
    number: int
    count: int
    question: Question
    heading: str
    part: Part
    #: What stands in the field at first, and whether it is not yet an answer.
    typed: str
    is_begun: bool = False
    #: The value that a word is asked about.
    said: str = ""
    #: It was declined before.
    is_declined: bool = False
    #: The question that this one follows up.
    follows: str = ""
    opens_step: bool
    words: Words

    def problem(self, text: str) -> str:
        """What would be an answer, asked for kindly; nothing where *text* is one."""
        try:
            self.value(text)
        except Unfit as unfit:
            wanted = str(unfit).removeprefix("takes ")
            return f"{wanted[:1].upper()}{wanted[1:]}, please."
        return ""

    def value(self, text: str) -> Given:
        """What *text* answers; raises Unfit."""
        if self.part == "words":
            return Given(words=clean(text))
        return Given(self.question.kind.typed(text, self.words))


@dataclass(frozen=True)
class Whom:
    """The question whom the questions of a step should be about."""

    step: Step
    step_number: int
    steps: int
    #: The people of earlier entries, offered by number.
    known: tuple[str, ...]
    #: What stands in the field at first.
    typed: str
    opens_step: bool


class Asker(Protocol):
    """Somebody to ask: at a screen, line by line, or in a test."""

    def ask(self, prompt: Prompt) -> str | Move:
        """What is typed in answer; it fits the prompt."""

    def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
        """The people it should be about; none is an answer too."""

    def again(self, trouble: str) -> bool:
        """Whether to try once more to keep an answer, after some *trouble*."""


class Keeper(Protocol):
    """Whatever keeps the answers: what it was told is safe when it returns."""

    def answer(self, place: Place, given: Given, earlier: Sequence[Place]) -> None:
        """Keep an answer, or that it was emptied; *earlier* are the places before it."""

    def set_aside(self, key: Key, aside: bool) -> None:
        """Keep that a follow-up no longer applies, or applies again."""

    def about(self, people: tuple[str, ...]) -> None:
        """Keep whom it is about."""


@dataclass(frozen=True)
class Ended:
    """It is finished, or it pauses with what was typed and not yet an answer."""

    finished: bool
    #: Where that was; nothing at the last question, or where people are named.
    key: Key | None = None
    part: Part = "value"
    typed: str = ""
