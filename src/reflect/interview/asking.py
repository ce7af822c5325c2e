"""The protocol between interview and terminal: prompts, replies, and who asks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal, NamedTuple, Protocol

from reflect import locale
from reflect.entries.block import Key
from reflect.interview.people import Names
from reflect.interview.route import RouteQuestion
from reflect.languages import LanguageWords
from reflect.locale import Locale
from reflect.questions import InvalidValue, Question, Value
from reflect.questions.kinds import Actions, Day
from reflect.questions.kinds.days import TypedDay
from reflect.worksheets import Step, Worksheet

Part = Literal["value", "words"]


class Navigation(Enum):
    """Moves that take the place of an answer."""

    BACK = "back"
    QUESTION = "another question"
    OPEN = "leave it open"
    NOT_TODAY = "not today"
    ENOUGH = "enough"
    PAUSE = "pause"


class Move(NamedTuple):
    """A move, and the text in the field; None if the text is an answer already."""

    navigation: Navigation
    typed: str | None = None
    #: The question to go to, by its number or its key.
    destination: Key | int | None = None


class Ended(NamedTuple):
    """The end of a session: finished, or paused with a text that is not yet an answer."""

    finished: bool
    #: The question of the text; None after the last one, and while people are being named.
    key: Key | None = None
    #: Whether it was finished with "enough", before the last question.
    is_early: bool = False
    part: Part = "value"
    typed: str = ""


#: The heading of a question and its answer, for reading.
Passage = tuple[str, str]


class PreviousAnswer(NamedTuple):
    """The answer of an earlier run, as one would type it."""

    day: date
    typed: str
    #: The answer for reading.
    said: str


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Prompt:
    """One question, with everything that a terminal shows beside it."""

    step: Step
    #: From 1; 0 for a question that belongs to no step.
    step_number: int = 0
    steps: int = 0
    number: int = 0
    count: int = 0
    question: Question
    heading: str
    part: Part
    #: Initial text of the field, and whether it is an autosaved text, not an answer.
    typed: str
    is_begun: bool = False
    #: The value of the answer so far, which a typed text may have begun from.
    former: Value | None = None
    #: The value that words are asked about.
    value_text: str = ""
    #: Whether there is an answer, though the field may have another text.
    is_answered: bool = False
    #: Whether the answer so far is "not today".
    is_declined: bool = False
    #: Whether the answer says when to look again.
    asks_again: bool = False
    #: The question that this one follows up.
    parent_heading: str = ""
    opens_step: bool = False
    words: LanguageWords
    #: The day from which tomorrow is counted.
    today: date
    key: Key | None = None
    #: Return all questions that are asked, and all answers so far.
    overview: Callable[[], Sequence[RouteQuestion]] = tuple
    passages: Callable[[], Sequence[Passage]] = tuple
    #: Returns the answer of the last run.
    previous_answer: Callable[[], PreviousAnswer | None] = lambda: None
    #: Autosaves a text; to be called about once a second.
    autosave: Callable[[str], None] = lambda _: None

    @property
    def locale(self) -> Locale:
        """The language of the sentences around it."""
        return locale.of(self.words.code)

    @property
    def is_chosen(self) -> bool:
        """Whether the answer is chosen from options, which a text only stands for."""
        kind = self.question.kind
        return self.part == "value" and bool(
            kind.name == "scale" or kind.labelled_values(self.words)
        )

    @property
    def asks_names(self) -> bool:
        """Whether it asks whom the next questions are about."""
        return isinstance(self.question.kind, Names)

    @property
    def known(self) -> tuple[str, ...]:
        """People who may be named by number."""
        return self.question.kind.known if isinstance(self.question.kind, Names) else ()

    @property
    def is_prose(self) -> bool:
        """Whether the answer may have several lines."""
        return self.part == "words" or self.question.kind.is_prose

    def is_valid(self, text: str) -> bool:
        """Whether *text* is a valid answer."""
        try:
            self.question.kind.parse_typed(text, self.words, self.today, self.former)
        except InvalidValue:
            return self.part == "words"
        return True

    def value(self, text: str) -> Value | None:
        """The value that *text* stands for, if it stands for one."""
        if self.part == "words" or not self.is_valid(text):
            return None
        return self.question.kind.parse_typed(text, self.words, self.today, self.former)

    def plain(self, text: str) -> str:
        """*text* for reading: an option instead of its number, a date with its month."""
        value = self.value(text)
        return text if value is None else self.question.kind.plain(value, self.words)

    def typed_days(self, text: str) -> Sequence[TypedDay]:
        """Days and rhythms in *text* that were typed here."""
        if self.part == "words":
            return ()
        kind, given = self.question.kind, (text, self.words, self.today, self.former)
        again = kind.typed_again(*given) if self.asks_again and isinstance(kind, Actions) else ()
        return [*kind.typed_days(*given), *again]

    def day(self, text: str) -> date | None:
        """The date that *text* stands for, if the question asks for one."""
        value = self.value(text) if isinstance(self.question.kind, Day) else None
        return date.fromisoformat(value) if isinstance(value, str) else None


class Asker(Protocol):
    """Asks the questions, on a screen or line by line."""

    #: Sentences about failures, to be shown after the session.
    remarks: list[str]

    @property
    def signal(self) -> int:
        """Number of the signal that ended the session, or 0."""

    @property
    def columns(self) -> int:
        """Width of a line, in cells."""

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        """Show the purpose of the worksheet and the *remarks*, above the first question."""

    def ask(self, prompt: Prompt) -> str | Move:
        """The text that is typed, a valid answer, or a move."""

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """Key of the option in *ways* that is chosen below *text*; None to pause."""

    def try_again(self, trouble: str) -> bool:
        """Whether to try once more to save an answer, after some *trouble*."""

    def read(self, passages: Iterable[Passage]) -> None:
        """Show the *passages*, page by page, until the person stops."""
