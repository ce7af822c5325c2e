"""What became of plans between two runs."""

import pytest

from reflect.comparison.changes import changes_between
from reflect.comparison.outcomes import Outcomes
from reflect.comparison.parts import sides
from reflect.comparison.plans import parted
from reflect.entries.answer import Answer, read
from reflect.entries.block import Block
from reflect.questions import Action, Wordings
from reflect.questions.kinds import DONE, LAST_TIME, LET_GO, Actions, Outcome

#: Questions and their actions in a run, by id.
Planned = dict[str, list[Action]]


def answers(planned: Planned) -> list[Answer]:
    """Answers with these actions."""
    return [
        Answer(id_, None, "", "action", tuple(value), "", " ".join(each.text for each in value))
        for id_, value in planned.items()
    ]


def said_of(some: list[Answer], *said: Outcome) -> list[Answer]:
    """Answers with what a later run says of their actions."""
    outcomes = Outcomes()
    outcomes.add([Answer(LAST_TIME, None, "", "outcomes", said, "", "said")])
    return [outcomes.put(each, ()) for each in some]


def told(old: Planned, new: Planned, *said: Outcome) -> list[tuple[str, str, str]]:
    """The question, the words and what became of each plan; something was *said* of the older."""
    both = said_of(answers(old), *said), answers(new)
    _, found = parted(changes_between(*both), {"once", "often"})
    return [
        (each.change.id, plan.action.text, ", ".join(plan.became))
        for each in found
        for plan in each.plans
    ]


def test_each_plan_is_told_once_with_what_became_of_it() -> None:
    old = [
        Action("ring the clinic", done=DONE),
        Action("ask Tom about the keys"),
        Action("Walk on Sundays"),
        Action("learn the guitar"),
        Action("rest", done=DONE),
        Action("write", done=DONE),
    ]
    new = [
        Action("ask Tom about the keys", done=LET_GO),
        Action("walk on Sundays", by="2026-06-01"),
        Action("rest"),
        Action("write", done=DONE),
        Action("sleep more"),
        Action("eat less", done=DONE),
    ]

    assert told({"once": old}, {"once": new}) == [
        ("once", "ring the clinic", "done"),
        ("once", "ask Tom about the keys", "let-go"),
        ("once", "walk on Sundays", "again"),
        ("once", "learn the guitar", "open"),
        ("once", "rest", "done, again"),
        ("once", "write", "done"),
        ("once", "sleep more", "new"),
        ("once", "eat less", "new, done"),
    ]


def test_a_plan_that_moved_to_another_question_stands_where_it_was() -> None:
    old = {"once": [Action("walk")], "often": [Action("sing")]}
    new = {"once": [Action("read")], "often": [Action("walk"), Action("sing")]}

    assert told(old, new) == [
        ("once", "walk", "again"),
        ("once", "read", "new"),
        ("often", "sing", "again"),
    ]


@pytest.mark.parametrize(
    ("box", "again", "said", "became"),
    [
        (DONE, None, "in another way", "another-way"),
        (DONE, Action("Walk"), "auf andere Weise", "another-way, again"),
        (DONE, None, "not yet", "done"),
        (False, None, "not yet", "not-yet"),
        (False, Action("Walk"), "still doing it", "still-doing"),
        (False, Action("Walk", done=LET_GO), "still doing it", "let-go"),
        (False, None, "half of it", "said"),
        (LET_GO, None, "let it go", "let-go"),
    ],
)
def test_what_was_said_of_a_plan_counts_where_its_box_agrees(
    box: bool | str, again: Action | None, said: str, became: str
) -> None:
    old, new = {"once": [Action("walk", done=box)]}, {"once": [again] if again else []}

    [(*_, found)] = told(old, new, Outcome("walk", said))

    assert found == became


def test_what_was_said_of_one_person_counts_for_nobody_else() -> None:
    [plan] = answers({"once": [Action("ring", done=DONE)]})
    both = [plan._replace(person=name) for name in ("Mum", "Sam")]
    old = said_of(both, Outcome("ring (Mum)", "in another way"), Outcome("ring (Sam)", "I did it"))

    _, found = parted(changes_between(old, []), {"once"})

    assert [plan.became for each in found for plan in each.plans] == [("another-way",), ("done",)]


@pytest.mark.parametrize(
    ("old", "new", "became"),
    [
        (["ring the clinic on Monday"], ["ring the clinic on Friday"], ["again"]),
        (["rest"], ["rest", "rest"], ["again", "new"]),
        (["rest", "rest"], ["rest"], ["again", "open"]),
    ],
    ids=["in other words", "twice", "once less"],
)
def test_a_plan_continues_in_only_one_plan(
    old: list[str], new: list[str], became: list[str]
) -> None:
    found = told({"once": [*map(Action, old)]}, {"once": [*map(Action, new)]})

    assert [each for *_, each in found] == became


def test_only_actions_of_the_named_questions_are_plans() -> None:
    both = answers({"check-in": [Action("look again", every="3 months")], "often": []})

    others, found = parted(changes_between(both, both), {"often"})

    assert [change.id for change in others] == ["check-in", "often"]
    assert found == []


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


@pytest.mark.parametrize(
    ("old", "new", "became"),
    [
        ("plant beans with Mum", "ring Mum", ["open", "new"]),
        ("plant beans with Mum", "plant peas with Mum", ["again"]),
        ("ring Mum", "ring Mum on Sunday after tea", ["again"]),
    ],
)
def test_plans_that_share_only_a_name_are_two(old: str, new: str, became: list[str]) -> None:
    found = told({"once": [Action(old)]}, {"once": [Action(new)]})

    assert [said for _, _, said in found] == became
