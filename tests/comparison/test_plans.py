"""States of planned actions."""

import pytest

from reflect.comparison.changes import changes_between, plans
from reflect.comparison.parts import sides
from reflect.entries.answer import Answer, read
from reflect.entries.block import Block
from reflect.questions import Action, Wordings
from reflect.questions.kinds import DONE, LET_GO, Actions


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


def planned(body: str) -> Answer:
    return read(Block("question", "", "", body, id="do"), body, Wordings(kinds={"do": Actions()}))


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("- [ ] ring the clinic", "- [/] ring the clinic ⏫ ^a1", "unchanged"),
        ("- [x] rest 📅 2026-12-01", "- [x] rest (by 2026-12-01) ✅ 2026-12-02", "unchanged"),
        ("- [ ] rest", "- [x] rest ✅ 2026-12-02", "changed"),
        ("- [ ] rest 📅 2026-12-01", "- [ ] rest 📅 2026-12-08", "reworded"),
    ],
)
def test_a_mark_of_another_program_is_no_change(old: str, new: str, kind: str) -> None:
    [change] = changes_between([planned(old)], [planned(new)])

    assert change.kind == kind
    assert sides(change.difference.segments) == (old, new)
    assert sides(segment for part in change.difference.parts for segment in part.segments) == (
        old,
        new,
    )
