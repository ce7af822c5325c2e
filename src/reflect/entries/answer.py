"""What was answered, and where it belongs."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from reflect.entries import bodies
from reflect.entries.block import Block, Key, key
from reflect.entries.bodies import Given
from reflect.questions import Value, Wordings, data
from reflect.questions.kinds import Scale
from reflect.text import trim

State = Literal["answered", "declined", "open"]

#: How many characters an answer has at most that may be kept for the next one like it.
SHORT = 30
_RATED = re.compile(r"\s*([0-9]{1,9})\s*(?:/\s*([0-9]{1,9})\s*)?")


class Ends(NamedTuple):
    """The ends of a scale, and what they are called; None and nothing where they are not known."""

    min: int | None = None
    max: int | None = None
    low: str = ""
    high: str = ""

    @property
    def named(self) -> tuple[str, str]:
        """Both ends with their names: ``1 calm`` and ``10 tense``."""
        return f"{self.min} {self.low}".rstrip(), f"{self.max} {self.high}".rstrip()

    def data(self) -> dict[str, object]:
        """The ends by their JSON names."""
        return {
            "min": self.min,
            "max": self.max,
            "low": self.low or None,
            "high": self.high or None,
        }


class Rating(NamedTuple):
    """A number on a scale, and the words beside it."""

    value: int
    ends: Ends
    words: str


class Place(NamedTuple):
    """Where an answer belongs: the question as it is asked, in its step."""

    id: str
    person: str | None
    heading: str
    step: str
    step_title: str

    @property
    def key(self) -> Key:
        """The question and the person, however spelled: each answer of an entry has its own."""
        return key(self.id, self.person)


class Answer(NamedTuple):
    """An answer: all that was written under one question about one person."""

    id: str
    person: str | None
    question: str
    #: The name of the question's kind, nothing where its worksheet is gone.
    kind: str
    value: Value | None
    words: str
    #: The whole body, escapes undone.
    text: str
    declined: bool = False
    #: It answers a follow-up that no longer applies.
    aside: bool = False
    #: What stands under the same question a second time: kept, for its writer to join.
    beside: tuple[str, ...] = ()
    #: The scale that it was asked on, as far as that is known.
    ends: Ends | None = None
    #: It is looked at beside one on another scale.
    is_on_another: bool = False

    @property
    def key(self) -> Key:
        """The question and the person, however spelled: each answer of an entry has its own."""
        return key(self.id, self.person)

    @property
    def rating(self) -> Rating | None:
        """The answer as a number, also on a scale that its worksheet no longer has: ``7 / 10``."""
        is_value = isinstance(self.value, int) and not isinstance(self.value, bool)
        if not is_value and self.value is not None:
            return None
        first, _, rest = self.text.partition("\n")
        found = _RATED.fullmatch(first)
        if not found or not (is_value or found[2]):
            return None
        if is_value and self.ends and self.ends.max is not None:
            ends = self.ends
        else:
            ends = Ends(max=int(found[2]) if found[2] else None)
        return Rating(int(found[1]), ends, trim(rest) if rest else "")

    @property
    def state(self) -> State:
        """The state of the answer: answered, declined for today, or open."""
        if self.declined:
            return "declined"
        return "answered" if self.text else "open"

    @property
    def given(self) -> Given:
        """The value and the words, without their place."""
        return Given(self.value, self.words, self.declined)

    def general(self, hole: str) -> str:
        """The question as it was asked, with a *hole* for the person it is about."""
        if not self.person:
            return self.question
        bare = self.question.removesuffix(f" ({self.person})")
        name = rf"(?<!\w){re.escape(self.person)}(?!\w)"
        return bare if bare != self.question else re.sub(name, lambda _: hole, bare)

    def data(self) -> dict[str, object]:
        """The answer by its JSON names."""
        return {
            "id": self.id,
            "for": self.person,
            "question": self.question,
            "kind": self.kind or None,
            "state": self.state,
            "value": data(self.value),
            "words": self.words,
            "text": "" if self.declined else self.text,
            "aside": self.aside,
            "beside": list(self.beside),
        }


class Section(NamedTuple):
    """A step as it stands in an entry: its title, a note of its writer, and the answers."""

    title: str
    note: str
    answers: tuple[Answer, ...]


@lru_cache(4096)
def read(block: Block, body: str, wordings: Wordings) -> Answer:
    """The answer that the *body* of a *block* is.

    Of ten thousand ratings nearly all are like another one, and are read and kept once.
    """
    kind = wordings.kind(block.id)
    given = bodies.read(body, kind)
    return Answer(
        id=block.id,
        person=block.person,
        question=block.heading,
        kind=kind.name,
        value=given.value,
        words=given.words,
        # A form without a tick or an item is a question left open.
        text="" if given.is_open else bodies.unescaped(body),
        declined=given.declined,
        aside=block.aside,
        ends=Ends(**kind.shape()) if isinstance(kind, Scale) else None,  # type: ignore[arg-type]
    )
