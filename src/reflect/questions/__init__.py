"""Questions of a worksheet, and the conditions of their follow-ups."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reflect.locale import N_, Message
from reflect.questions.kinds import (
    DEPENDS,
    KINDS,
    Action,
    InvalidValue,
    Kind,
    Outcome,
    Scale,
    Unknown,
    Value,
)
from reflect.questions.kinds.action import actions_in
from reflect.questions.wordings import PLACEHOLDER, Wording, Wordings

__all__ = [
    "DEPENDS",
    "KINDS",
    "PLACEHOLDER",
    "Action",
    "Condition",
    "FollowUp",
    "InvalidValue",
    "Kind",
    "Question",
    "Unknown",
    "Value",
    "Wording",
    "Wordings",
    "actions_in",
    "data",
]


def data(value: Value | None) -> object:
    """*value* as an answers file has it, ready for JSON."""
    if isinstance(value, tuple):
        return [each.data() if isinstance(each, Action | Outcome) else each for each in value]
    return value


class Condition(NamedTuple):
    """When a follow-up is asked: ``yes``, ``no``, ``below 5``, ``above 7`` or ``answered``."""

    text: str

    @classmethod
    def parse(cls, text: str, kind: Kind) -> "Condition | None":
        """The condition in *text*; None if no answer of this *kind* can meet it."""
        text = " ".join(text.casefold().split())
        possible = {"answered"} | ({"yes", "no"} if kind.name == "yesno" else set())
        if text in possible:
            return cls(text)
        found = re.fullmatch(r"(below|above) ([0-9]{1,9})", text)
        if not found or not isinstance(kind, Scale):
            return None
        limit = int(found[2])
        reachable = kind.min < limit if found[1] == "below" else limit < kind.max
        return cls(text) if reachable else None

    @property
    def said(self) -> Message:
        """The condition in words."""
        first, _, limit = self.text.partition(" ")
        return {
            "yes": N_("if Yes or It depends"),
            "no": N_("if No or It depends"),
            "below": N_("if that number is below {limit}", limit=limit),
            "above": N_("if that number is above {limit}", limit=limit),
            "answered": N_("if you wrote something there"),
        }[first]

    def is_met(self, value: Value | None, *, answered: bool) -> bool:
        """Whether an answer with *value* calls for the follow-up."""
        if self.text == "answered":
            return answered
        if self.text in ("yes", "no"):
            return value == DEPENDS or value is (self.text == "yes")
        if not isinstance(value, int):
            return False
        limit = int(self.text.split()[1])
        return value < limit if self.text.startswith("below") else value > limit


class Question(NamedTuple):
    """One question of a worksheet."""

    id: str
    wording: Wording
    kind: Kind
    hint: str = ""
    #: ``person`` if it is asked once for each person, as in ``[for each: person]``.
    each: str = ""
    follow_ups: tuple["FollowUp", ...] = ()

    def heading(self, names: Mapping[str, str], person: str | None) -> str:
        """The wording with *names* and *person* filled in."""
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
        """The JSON object of the question."""
        shape: dict[str, object] = dict.fromkeys(("min", "max", "low", "high"))
        shape |= {"options": [], "count": None} | self.kind.parameters()
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


class FollowUp(NamedTuple):
    """A question that is asked only if the answer above it meets a condition."""

    when: Condition
    question: Question
