"""What became of things somebody meant to do."""

from reflect.comparison.changes import plans
from reflect.questions import Action
from reflect.questions.kinds import DONE, LET_GO


def told(old: list[Action], new: list[Action]) -> list[tuple[str, str]]:
    return [(plan.state, plan.action.text) for plan in plans(old, new)]


def test_each_plan_is_told_once_with_what_became_of_it() -> None:
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


def test_a_plan_in_other_words_is_the_same_plan() -> None:
    [plan] = plans([Action("ring the clinic on Monday")], [Action("ring the clinic on Friday")])

    assert plan.state == "open"


def test_the_same_words_twice_are_two_plans() -> None:
    assert told([Action("rest")], [Action("rest"), Action("rest")]) == [
        ("open", "rest"),
        ("new", "rest"),
    ]
