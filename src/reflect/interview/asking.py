"""Someone to ask: what an interview puts to them, and what comes back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal, NamedTuple, Protocol

from reflect import locale
from reflect.entries.block import Key
from reflect.entries.bodies import Given
from reflect.interview.people import Names
from reflect.languages import Words
from reflect.locale import Locale
from reflect.questions import Question, Unfit, Value
from reflect.text import clean
from reflect.worksheets import Step, Worksheet

Part = Literal["value", "words"]


class To(Enum):
    """Where somebody wants to go instead of answering."""

    BACK = "back"
    QUESTION = "another question"
    OPEN = "leave it open"
    NOT_TODAY = "not today"
    ENOUGH = "enough"
    PAUSE = "pause"


class Move(NamedTuple):
    """A way on without an answer, and what stands in the field by then, if one can tell."""

    to: To
    typed: str | None = None
    #: Which question is meant, where it goes to another one: by its number, or this very one.
    aim: Key | int | None = None


class Ended(NamedTuple):
    """It is finished, or it pauses with what was typed and not yet an answer."""

    finished: bool
    #: Where that was; nothing at the last question, or where people are named.
    key: Key | None = None
    #: It was finished with "enough", before the last question.
    is_early: bool = False
    part: Part = "value"
    typed: str = ""


class Standing(NamedTuple):
    """A question on the way, and how it stands by now."""

    key: Key
    number: int
    #: The title of its step, and which that is, counted from 1.
    step: str
    step_number: int
    heading: str
    given: Given
    is_follow_up: bool


#: What was written to a question, as one reads it: its heading, and the answer.
Passage = tuple[str, str]


class Earlier(NamedTuple):
    """What was answered to a question in an earlier run, as one would type it."""

    day: date
    typed: str


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Prompt:
    """One question as it is put to somebody."""

    step: Step
    #: Counted from 1; 0 for a question that belongs to no step.
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
    #: There is an answer, be it beside what stands in the field.
    is_answered: bool = False
    #: It was declined before.
    is_declined: bool = False
    #: The question that this one follows up.
    follows: str = ""
    opens_step: bool = False
    words: Words
    #: The day from which tomorrow is counted.
    today: date
    key: Key | None = None
    #: Gives all questions on the way, and what was written by now.
    overview: Callable[[], Sequence[Standing]] = tuple
    written: Callable[[], Sequence[Passage]] = tuple
    #: Gives what was written last time.
    last: Callable[[], Earlier | None] = lambda: None
    #: Keeps what is typed and not yet an answer; to be called about once a second.
    jot: Callable[[str], None] = lambda _: None

    @property
    def locale(self) -> Locale:
        """What is said to whoever answers it."""
        return locale.of(self.words.code)

    @property
    def is_chosen(self) -> bool:
        """Whether the answer is one that is chosen, and a text only stands for it."""
        kind = self.question.kind
        return self.part == "value" and bool(kind.name == "scale" or kind.offered(self.words))

    @property
    def asks_names(self) -> bool:
        """Whether it is asked whom the next questions are about."""
        return isinstance(self.question.kind, Names)

    @property
    def known(self) -> tuple[str, ...]:
        """The people who may be named by number."""
        return self.question.kind.known if isinstance(self.question.kind, Names) else ()

    @property
    def is_prose(self) -> bool:
        """Whether it is written on as many lines as one likes."""
        return self.part == "words" or self.question.kind.is_prose

    def fits(self, text: str) -> bool:
        """Whether *text* is an answer."""
        try:
            self.value(text)
        except Unfit:
            return False
        return True

    def value(self, text: str) -> Given:
        """What *text* answers; raises Unfit."""
        if self.part == "words":
            return Given(words=clean(text))
        return Given(self.question.kind.typed(text, self.words, self.today))

    def editable(self, value: Value) -> str:
        """What to type in order to mean *value*."""
        return self.question.kind.editable(value, self.words)

    def spoken(self, text: str) -> str:
        """A *text* as one would read it: what is chosen by a number, a day by its month."""
        value = self.value(text).value if self.part == "value" and self.fits(text) else None
        return text if value is None else self.question.kind.spoken(value, self.words)

    def day(self, text: str) -> date | None:
        """The day that *text* answers, where a day is asked for."""
        if self.question.kind.name != "date" or self.part == "words" or not self.fits(text):
            return None
        value = self.value(text).value
        return date.fromisoformat(value) if isinstance(value, str) else None


class Asker(Protocol):
    """Somebody to ask, at a screen or line by line."""

    #: Sentences about what could not be done, to be said in the shell afterwards.
    remarks: list[str]

    @property
    def signal(self) -> int:
        """The number of the signal that ended the sitting, 0 without one."""

    @property
    def columns(self) -> int:
        """How wide a line may be."""

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        """Say what the worksheet is for, at the latest above the first question."""

    def ask(self, prompt: Prompt) -> str | Move:
        """What is typed in answer; it fits the prompt."""

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the one of several *ways* on that is chosen below *text*; None to pause."""

    def again(self, trouble: str) -> bool:
        """Whether to try once more to keep an answer, after some *trouble*."""

    def read(self, passages: Iterable[Passage]) -> None:
        """Show what was written, as far as somebody wants to read it."""
