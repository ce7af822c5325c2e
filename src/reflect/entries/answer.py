"""Answers of an entry: value, free text, rating, and place in the worksheet.

Their bodies are the texts below one question, each written and read by its kind.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from reflect import languages
from reflect.entries.block import Block, Key, key
from reflect.languages import LanguageWords
from reflect.questions import Action, Kind, Value, Wordings, actions_in, data
from reflect.questions.kinds import Outcome, Scale
from reflect.questions.kinds.simple import RATING
from reflect.text import LINE_END, trim

State = Literal["answered", "declined", "open"]

_STRUCTURE = re.compile(r"^( {0,3})(\\*)(?=#{1,3}(?:[ \t]|$)|<!-- (?:q|step):)", re.MULTILINE)
_DECLINED = {f"_({words.not_today})_" for words in languages.every()}
_SIGNS = _DECLINED | {f"_({words.none})_" for words in languages.every()}

#: Bodies of at most this many characters are cached once parsed.
SHORT = 30


class Response(NamedTuple):
    """An answer's content: a value, free text beside it, or "not today" (declined)."""

    value: Value | None = None
    words: str = ""
    declined: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is no answer."""
        return self.value is None and not self.words and not self.declined

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer that follow-up questions can depend on."""
        return not self.is_open and not self.declined

    @classmethod
    def read(cls, body: str, kind: Kind) -> "Response":
        """The content of *body*, an answer to a question of *kind*."""
        if body in _DECLINED:
            return cls(declined=True)
        raw = unescape(body)
        if not raw:
            return cls()
        first, free = kind.split(raw)
        value = kind.read(first)
        if value == () and raw in _SIGNS and body != raw:
            value = None  # Escaped: free text that only looks like the sign for "none".
        if value is not None:
            return cls(value, free)
        return cls(None, free if kind.is_blank(first) else raw)

    def written(self, kind: Kind, words: LanguageWords) -> str:
        """The content as the body of an answer to a question of *kind*."""
        if self.declined:
            return f"_({words.not_today})_"
        first = "" if self.value is None else kind.write(self.value, words)
        if self.value == () and not self.words:
            return first
        return escape("\n\n".join(part for part in (first, self.words) if part))


class ScaleEnds(NamedTuple):
    """The ends of a scale and their labels; None and "" where unknown."""

    min: int | None = None
    max: int | None = None
    low: str = ""
    high: str = ""

    @property
    def labelled(self) -> tuple[str, str]:
        """Both ends with their labels: ``1 calm`` and ``10 tense``."""
        return f"{self.min} {self.low}".rstrip(), f"{self.max} {self.high}".rstrip()

    def data(self) -> dict[str, object]:
        """The ends as JSON fields."""
        return {
            "min": self.min,
            "max": self.max,
            "low": self.low or None,
            "high": self.high or None,
        }


class Rating(NamedTuple):
    """A number on a scale, and the free text beside it."""

    value: int
    ends: ScaleEnds
    words: str


class QuestionPlace(NamedTuple):
    """Place of an answer in its worksheet: the question as asked, and its step."""

    id: str
    person: str | None
    heading: str
    step: str
    step_title: str

    @property
    def key(self) -> Key:
        """Question id and folded name of the person: unique within an entry."""
        return key(self.id, self.person)


class Answer(NamedTuple):
    """Everything written under one question about one person."""

    id: str
    person: str | None
    question: str
    #: The name of the question's kind; "" if its worksheet is gone.
    kind: str
    value: Value | None
    words: str
    #: The whole body, unescaped.
    text: str
    declined: bool = False
    #: Inactive: it answers a follow-up question that no longer applies.
    inactive: bool = False
    #: Texts of duplicate blocks with the same key, kept for the writer to merge.
    duplicates: tuple[str, ...] = ()
    #: The scale it was asked on, if known.
    ends: ScaleEnds | None = None
    #: Shown beside a rating on a different scale.
    is_on_other_scale: bool = False
    #: The question as it was asked, if *question* is that in another language.
    original_question: str = ""

    @property
    def key(self) -> Key:
        """Question id and folded name of the person: unique within an entry."""
        return key(self.id, self.person)

    @property
    def asked(self) -> str:
        """The question in the words it was asked in."""
        return self.original_question or self.question

    @property
    def actions(self) -> list[Action]:
        """The things to do that the answer lists; none where it is another one."""
        return actions_in(self.value)

    @property
    def outcomes(self) -> list[Outcome]:
        """The outcomes of plans that the answer lists; none if it is of another kind."""
        listed = self.value if isinstance(self.value, tuple) else ()
        return [each for each in listed if isinstance(each, Outcome)]

    @property
    def rating(self) -> Rating | None:
        """The answer as a rating; ``7 / 10`` is one even if the worksheet lost that scale."""
        is_value = isinstance(self.value, int) and not isinstance(self.value, bool)
        if not is_value and self.value is not None:
            return None
        first, _, rest = self.text.partition("\n")
        found = RATING.fullmatch(first)
        if not found or not (is_value or found[2]):
            return None
        if is_value and self.ends and self.ends.max is not None:
            ends = self.ends
        else:
            ends = ScaleEnds(max=int(found[2]) if found[2] else None)
        return Rating(int(found[1]), ends, trim(rest) if rest else "")

    @property
    def state(self) -> State:
        """Whether the question was answered, declined for today, or left open."""
        if self.declined:
            return "declined"
        return "answered" if self.text else "open"

    @property
    def response(self) -> Response:
        """Value and words, without id and wording of the question."""
        return Response(self.value, self.words, self.declined)

    def general_question(self, hole: str) -> str:
        """The question as asked, with *hole* in place of the name of the person."""
        if not self.person:
            return self.question
        bare = self.question.removesuffix(f" ({self.person})")
        name = rf"(?<!\w){re.escape(self.person)}(?!\w)"
        return bare if bare != self.question else re.sub(name, lambda _: hole, bare)

    def data(self) -> dict[str, object]:
        """The answer as JSON fields."""
        return {
            "id": self.id,
            "for": self.person,
            "question": self.question,
            "kind": self.kind or None,
            "state": self.state,
            "value": data(self.value),
            "words": self.words,
            "text": "" if self.declined else self.text,
            "aside": self.inactive,
            "beside": list(self.duplicates),
        }


class Section(NamedTuple):
    """A step in an entry: its title, the writer's note, and its answers."""

    title: str
    note: str
    answers: tuple[Answer, ...]


@lru_cache(4096)
def read(block: Block, body: str, wordings: Wordings) -> Answer:
    """The answer in *block*, parsed from *body*.

    Cached, since nearly all of ten thousand ratings repeat an earlier one.
    """
    kind, heading = wordings.kind(block.id), wordings.translated(block.id, block.heading)
    given = Response.read(body, kind)
    return Answer(
        id=block.id,
        person=block.person,
        question=heading,
        kind=kind.name,
        value=given.value,
        words=given.words,
        # An option list without a tick, or a list without an item, is left open.
        text="" if given.is_open else unescape(body),
        declined=given.declined,
        inactive=block.inactive,
        ends=ScaleEnds(**kind.parameters()) if isinstance(kind, Scale) else None,  # type: ignore[arg-type]
        original_question=block.heading if heading != block.heading else "",
    )


def escape(text: str) -> str:
    """*text* with a backslash before anything that looks like structure, or like a sign."""
    text = _STRUCTURE.sub(r"\1\\\2", text)
    return "\\" + text if text.lstrip("\\") in _SIGNS else text


def unescape(body: str) -> str:
    """*body* without the backslashes of `escape`, with LF line ends."""
    if "\\" not in body and "\r" not in body:
        return body
    text = LINE_END.sub("\n", body)
    if text.startswith("\\") and text.lstrip("\\") in _SIGNS:
        return text[1:]
    return _STRUCTURE.sub(lambda found: found[1] + found[2][1:], text)
