"""Changes to a worksheet between two runs, and what is not claimed about them."""

from collections.abc import Mapping

from reflect import entries, worksheets
from reflect.comparison.changes import RewordedQuestion, WorksheetChanges, changes_between
from reflect.entries.answer import Answer
from reflect.worksheets import Worksheet


def sheet(*questions: str, head: str = "") -> Worksheet:
    lines = "\n".join(f"- {each}" for each in questions)
    return worksheets.read(
        f"---\nid: near\ntitle: Near\n{head}---\n\n## All {{#all}}\n\n{lines}\n"
    ).worksheet


def answers(of: Worksheet, asked: Mapping[str, str]) -> tuple[Answer, ...]:
    """Answers by question id."""
    text = "".join(
        f"### {heading}\n<!-- q: {mark} -->\n\nYes.\n\n" for mark, heading in asked.items()
    )
    return entries.read(f"---\nworksheet: near\n---\n\n{text}", of.wordings()).answers


def revised(
    of: Worksheet,
    old: Mapping[str, str],
    new: Mapping[str, str],
    versions: tuple[int | None, int | None] = (1, 2),
) -> WorksheetChanges:
    changes = changes_between(answers(of, old), answers(of, new), of.after)
    return WorksheetChanges.of(changes, of, versions)


NEAR = sheet("How near is {person|anybody} to me? {#near} [for each: person]")


def test_another_name_in_a_question_is_no_other_wording() -> None:
    for asked in ("How near is Sam to me?", "How near is anybody to me?", "How near is Mum to me?"):
        found = revised(
            NEAR, {"near, for: Sam": "How near is Sam to me?"}, {"near, for: Sam": asked}
        )
        assert found.reworded == ()


def test_without_the_worksheet_only_another_person_is_no_other_wording() -> None:
    old, new = ({"near, for: Sam": text} for text in ("Is Sam near?", "Is Sam far?"))
    same = changes_between(answers(NEAR, old), answers(NEAR, old))
    other = changes_between(answers(NEAR, old), answers(NEAR, new))

    assert not WorksheetChanges.of(same)
    assert WorksheetChanges.of(other).reworded == (
        RewordedQuestion("near", "Is … near?", "Is … far?"),
    )


def test_another_wording_is_reported_once_for_all_people() -> None:
    of = sheet(
        "How close is {person|anybody}? {#near} [for each: person]",
        head="was:\n  near: ['How near is {person|anybody}?']\n",
    )
    marks = ("near, for: Sam", "near, for: Mum")
    old = dict(zip(marks, ("How near is Sam?", "How near is Mum?"), strict=True))
    new = dict(zip(marks, ("How close is Sam?", "How close is Mum?"), strict=True))

    assert revised(of, old, new).reworded == (
        RewordedQuestion("near", "How near is …?", "How close is …?"),
    )


def test_a_replaced_question_is_reported_as_replaced() -> None:
    of = sheet("How much? [1-10] {#much}", head="after:\n  much: often\nretired: [often]\n")
    found = revised(of, {"often": "How often?"}, {"much": "How much?"})

    assert found.reworded == (
        RewordedQuestion("much", "How often?", "How much?", is_successor=True),
    )
    assert found.removed == {}
    [same] = revised(of, {"often": "How much?"}, {"much": "How much?"}).reworded
    assert same.then == same.now


def test_uncertain_questions_are_reported_only_between_two_versions() -> None:
    of = sheet("What is there? {#there}", "What else? {#else}")
    old, new = {"there": "What is there?"}, {"there": "What is there?", "else": "What else?"}

    assert revised(of, old, new).uncertain == {"else"}
    assert revised(of, old, new).versions == (1, 2)
    assert not revised(of, old, new, (2, 2))
    assert not revised(of, old, new, (None, 2))


def test_a_revision_can_be_limited_to_some_questions() -> None:
    of = sheet("What is there? {#there}", "What else? {#else}", head="retired: [once]\n")
    found = revised(
        of,
        {"once": "Once?", "there": "What was it?"},
        {"there": "What is there?", "else": "What else?"},
    )

    assert found.only({"there"}) == WorksheetChanges(
        (1, 2), (RewordedQuestion("there", "What was it?", "What is there?"),)
    )
    assert not found.only({"another"})
