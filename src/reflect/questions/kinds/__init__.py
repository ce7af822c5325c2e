"""The kinds of question: one small class each, and the dictionary KINDS."""

from reflect.questions.kinds.action import Action
from reflect.questions.kinds.choices import Choice, Choices
from reflect.questions.kinds.items import Actions, Items, Outcomes
from reflect.questions.kinds.kind import InvalidValue, Kind, Value
from reflect.questions.kinds.outcome import DONE, LAST_TIME, LET_GO, Outcome
from reflect.questions.kinds.simple import (
    DEPENDS,
    AnyScale,
    Day,
    DayAhead,
    Line,
    Scale,
    Text,
    Unknown,
    YesNo,
)

__all__ = [
    "DEPENDS",
    "DONE",
    "KINDS",
    "LAST_TIME",
    "LET_GO",
    "Action",
    "Actions",
    "AnyScale",
    "Choice",
    "Choices",
    "Day",
    "DayAhead",
    "InvalidValue",
    "Items",
    "Kind",
    "Line",
    "Outcome",
    "Outcomes",
    "Scale",
    "Text",
    "Unknown",
    "Value",
    "YesNo",
]

KINDS: dict[str, type[Kind]] = {
    kind.name: kind for kind in (Text, Line, Scale, YesNo, Choice, Choices, Items, Day, Actions)
}
