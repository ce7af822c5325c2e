"""States of planned actions."""

import pytest

from reflect.comparison.changes import plans
from reflect.questions import Action
from reflect.questions.kinds import DONE, LET_GO


def told(old: list[Action], new: list[Action]) -> list[tuple[str, str]]:
    return [(plan.state, plan.action.text) for plan in plans(old, new)]


def test_each_plan_is_listed_once_with_its_state() -> None:
    old = [
        Action("ring the clinic", done=DONE),
        Action("ask Tom about the keys"),
        Action("Walk on Sundays"),
        Action("learn the guitar"),
    ]
    new = [
        Action("ask Tom about the keys", done=LET_GO),
        Action("walk on Sundays", by="2026-06-01"),
        Action("sleep more"),
    ]

    assert told(old, new) == [
        ("done", "ring the clinic"),
        ("then", "learn the guitar"),
        ("let go", "ask Tom about the keys"),
        ("open", "walk on Sundays"),
        ("new", "sleep more"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "states"),
    [
        (["ring the clinic on Monday"], ["ring the clinic on Friday"], ["open"]),
        (["rest"], ["rest", "rest"], ["open", "new"]),
    ],
    ids=["in other words", "twice"],
)
def test_a_plan_continues_in_only_one_plan(
    old: list[str], new: list[str], states: list[str]
) -> None:
    found = told([*map(Action, old)], [*map(Action, new)])

    assert [state for state, _ in found] == states
