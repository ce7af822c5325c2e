"""A question, the kinds there are, and the wordings by which an entry's headings are known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from reflect.questions.actions import Action
from reflect.questions.kinds import DEPENDS, KINDS, Kind, Unfit, Unknown, Value, folded, unescaped
from reflect.text import one_line

__all__ = [
    "DEPENDS",
    "KINDS",
    "Action",
    "Condition",
    "FollowUp",
    "Kind",
    "Question",
    "Unfit",
    "Unknown",
    "Value",
    "Wording",
    "Wordings",
    "data",
]

#: How alike a heading must be to a wording, and how far ahead of the next one, where no mark
#: is left: tried on 24 questions, whole, reworded and shortened; none was taken for another.
ALIKE = 0.6
AHEAD = 0.05

_SLOT = re.compile(r"(?<!\\)\{([^{}|]*)(?:\|((?:\\.|[^{}\\])*))?\}")


def data(value: Value | None) -> object:
    """*value* in the shape of an answers file."""
    if isinstance(value, tuple):
        return [each.data() if isinstance(each, Action) else each for each in value]
    return value


@dataclass(frozen=True)
class Wording:
    """What a question says: its text, with slots that are filled in when it is asked."""

    source: str

    @property
    def slots(self) -> list[str]:
        """The names of the slots, as they come."""
        return [found[1].strip() for found in _SLOT.finditer(self.source)]

    @property
    def text(self) -> str:
        """The wording as it is written, without the backslashes."""
        return unescaped(self.source)

    def filled(self, names: Mapping[str, str]) -> str:
        """The wording with *names* in its slots, and fallbacks where there is none."""

        def fill(found: re.Match[str]) -> str:
            name = found[1].strip()
            fallback = name if found[2] is None else found[2]
            return one_line(names[name]).replace("\\", "\\\\") if names.get(name) else fallback

        pieces = re.split(r"((?<!\\)\{[^{}]*\})", self.source)
        filled = [_SLOT.sub(fill, p) if _SLOT.fullmatch(p) else p for p in pieces]
        return unescaped("".join(filled))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a heading asked in this wording looks like, folded; slots match anything."""
        literals = [folded(unescaped(part)) for part in _SLOT.split(self.source)[::3]]
        gaps = r"\s*.+\s*".join(re.escape(part) for part in literals)
        return re.compile(gaps + r"(?: \(.+\))?", re.DOTALL)


@dataclass(frozen=True)
class Condition:
    """When a follow-up is asked: ``yes``, ``no``, ``below 5``, ``above 7`` or ``answered``."""

    text: str

    @classmethod
    def parse(cls, text: str, kind: Kind) -> "Condition | None":
        """The condition *text* names, where a question of *kind* can ever meet it."""
        text = " ".join(text.casefold().split())
        possible = {"answered"} | ({"yes", "no"} if kind.name == "yesno" else set())
        if text in possible:
            return cls(text)
        found = re.fullmatch(r"(below|above) (\d{1,9})", text)
        low, high = (kind.shape().get(end) for end in ("min", "max"))
        if not found or not isinstance(low, int) or not isinstance(high, int):
            return None
        limit = int(found[2])
        reachable = low < limit if found[1] == "below" else limit < high
        return cls(text) if reachable else None

    def met(self, value: Value | None, *, answered: bool) -> bool:
        """Whether an answer worth *value* calls for the follow-up."""
        if self.text == "answered":
            return answered
        if self.text in ("yes", "no"):
            return value == DEPENDS or value is (self.text == "yes")
        if not isinstance(value, int):
            return False
        limit = int(self.text.split()[1])
        return value < limit if self.text.startswith("below") else value > limit


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of a worksheet."""

    id: str
    wording: Wording
    kind: Kind
    hint: str = ""
    #: The word for whom it is asked once each, as in ``[for each: person]``.
    each: str = ""
    follow_ups: tuple["FollowUp", ...] = ()

    def heading(self, names: Mapping[str, str], person: str | None) -> str:
        """The wording as it was asked about *person*."""
        filled = self.wording.filled({**names, **({self.each: person} if person else {})})
        if person and self.each not in self.wording.slots:
            filled += f" ({person})"
        return filled

    def family(self) -> Iterable["Question"]:
        """The question and all its follow-ups, in order."""
        yield self
        for follow_up in self.follow_ups:
            yield from follow_up.question.family()

    def data(self) -> dict[str, object]:
        """The question by its JSON names."""
        shape: dict[str, object] = dict.fromkeys(("min", "max", "low", "high"))
        shape |= {"options": [], "count": None} | self.kind.shape()
        follow_ups = [{"when": f.when.text, "question": f.question.data()} for f in self.follow_ups]
        return {
            "id": self.id,
            "text": self.wording.text,
            "kind": self.kind.name,
            "hint": self.hint or None,
            **shape,
            "each": self.each or None,
            "follow_ups": follow_ups,
        }


@dataclass(frozen=True)
class FollowUp:
    """A question that is asked only where the answer before it calls for it."""

    when: Condition
    question: Question


@dataclass(frozen=True)
class Wordings:
    """All an entry needs to know of a worksheet: kinds by id, and wordings, also former ones."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    questions: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    steps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def kind(self, id: str) -> Kind:  # noqa: A002
        """The kind of the question *id*, Unknown where its worksheet has none."""
        return self.kinds.get(id, Unknown())

    def question(self, heading: str) -> str | None:
        """The question that was asked in exactly these words, now or formerly."""
        heading = folded(heading)
        for id_, wordings in self.questions.items():
            if any(wording.pattern.fullmatch(heading) for wording in wordings):
                return id_
        return None

    def step(self, heading: str) -> str | None:
        """The step that has or had exactly this title."""
        heading = folded(heading)
        for id_, titles in self.steps.items():
            if any(folded(title) == heading for title in titles):
                return id_
        return None

    def closest(self, heading: str, among: Iterable[str]) -> str | None:
        """The one question of *among* that *heading* must mean, though it says it otherwise."""
        heading = folded(heading)
        scores = sorted(
            (max(_alike(heading, wording) for wording in self.questions[id_]), id_) for id_ in among
        )[::-1]
        if not scores or scores[0][0] < ALIKE:
            return None
        clear = len(scores) == 1 or scores[0][0] - scores[1][0] >= AHEAD
        return scores[0][1] if clear else None


def _alike(heading: str, wording: Wording) -> float:
    return SequenceMatcher(None, heading, folded(wording.filled({})), autojunk=False).ratio()
