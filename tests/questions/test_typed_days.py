"""Days that are typed at a field: what each was taken for, before it is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import languages
from reflect.languages import LanguageWords
from reflect.questions import Kind, actions_in
from reflect.questions.kinds import Actions, Day, Text

EN, DE = languages.of("en"), languages.of("de")
#: A Monday.
TODAY = date(2026, 11, 30)


def taken(
    kind: Kind, text: str, words: LanguageWords = EN, former: str = ""
) -> list[tuple[str, ...]]:
    """The days in a typed *text*, each with those that it can mean."""
    typed = kind.typed_days(text, words, TODAY, kind.read(former) if former else None)
    assert all(text[each.start : each.end].strip() == each.typed for each in typed)
    return [(each.typed, *map(date.isoformat, each.days)) for each in typed]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("24 December", ["2026-12-24", "2025-12-24"]),
        ("am 1. März", ["2027-03-01", "2026-03-01"]),
        (" Friday ", ["2026-11-27", "2026-12-04"]),
        ("30 November", ["2026-11-30", "2027-11-30"]),
        ("end of March", ["2027-03-31", "2026-03-31"]),
        ("24 December 2026", ["2026-12-24"]),
        ("24.12.26", ["2026-12-24"]),
        ("in 3 months", ["2027-02-28"]),
        ("last Friday", ["2026-11-27"]),
    ],
)
def test_a_day_without_a_year_can_be_either_of_the_two_nearest(typed: str, days: list[str]) -> None:
    assert taken(Day(), typed) == [(typed.strip(), *days)]


def test_a_text_that_is_no_day_is_none() -> None:
    assert taken(Day(), "soon") == taken(Text(), "24 December") == taken(Actions(), "(by") == []


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("ring Mum (by Friday)", [("Friday", "2026-12-04")]),
        ("ring Mum (bis 24.12.26) #home (done)", [("24.12.26", "2026-12-24")]),
        ("ring Mum (by 28 May)", [("28 May", "2027-05-28")]),
        ("ring Mum (by 3 June)", [("3 June", "2027-06-03", "2026-06-03")]),
        ("ring Mum (by 3 June 2027)", [("3 June 2027", "2027-06-03")]),
        ("ring Mum (by end of March) ⏫", [("end of March", "2027-03-31")]),
        ("ring Mum (by end of spring)", [("end of spring",)]),
        ("- [ ] ring Mum (by tomorrow)", [("tomorrow", "2026-12-01")]),
        ("look again (in 3 months)", [("in 3 months", "2027-02-28")]),
        ("look again (Friday) (every 3 months)", [("Friday", "2026-12-04")]),
        ("look again (last Friday)", []),
        ("ask (So)", []),
        ("look again (in spring)", []),
        ("walk (every week)", []),
        ("walk (every 0 weeks)", [("0 weeks",)]),
        ("walk (every blue moon) (by Friday)", [("blue moon",), ("Friday", "2026-12-04")]),
        ("walk 📅 2026-12-01", []),
        ("(by Friday)", []),
    ],
)
def test_each_day_of_an_action_is_told_or_named_as_not_understood(
    line: str, days: list[tuple[str, ...]]
) -> None:
    assert taken(Actions(), line) == days
    assert taken(Actions(), f"rest\n  {line}  \n- sing") == days


def test_a_line_that_was_not_touched_is_not_read_again() -> None:
    former = "- [ ] ring Mum (by Friday)\n- [x] rest (by 2026-12-01)"

    assert (
        taken(Actions(), "ring Mum (by Friday)\nrest (by 2026-12-01) (done)", former=former) == []
    )
    assert taken(Actions(), "ring Mum (by Friday)\nrest (by Friday)", former=former) == [
        ("Friday", "2026-12-04")
    ]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("look again (in 3 months)", "- [ ] look again (by 2027-02-28)"),
        ("wieder hinsehen (in 3 Monaten) (alle 3 Monate)", "- [ ] wieder hinsehen (by 2027-02-28) (alle 3 Monate)"),
        ("look again (tomorrow) ⏫ (done)", "- [x] look again (by 2026-12-01) ⏫"),
        ("look again (in spring)", "- [ ] look again (in spring)"),
        ("ring Mum (by 24.12.26)", "- [ ] ring Mum (by 2026-12-24)"),
        ("walk (every 0 weeks)", "- [ ] walk (every 0 weeks)"),
        ("walk (every blue moon)", "- [ ] walk (every blue moon)"),
    ],
)  # fmt: skip
def test_a_day_in_brackets_becomes_the_day_of_an_action(typed: str, line: str) -> None:
    kind = Actions()

    assert [each.write(EN) for each in actions_in(kind.parse_typed(typed, EN, TODAY))] == [line]


PARTS = st.sampled_from([
    "ring Mum", "- ", "- [ ] ", "#home", "(by Friday)", "(by 3 June)", "(bis Ende März)", "(by soon)",
    "(in 3 months)", "(every week)", "(every 0 days)", "(done)", "⏫", "📅 2026-12-01", "\\(by Friday)", "(", ")",
    "a", "24.12.", "\n", "\r\n", "\u2028", "\t",
])  # fmt: skip


@given(st.lists(PARTS, max_size=9).map(" ".join), st.sampled_from([EN, DE]))
def test_a_day_that_was_chosen_is_the_only_one_that_can_be_meant(
    text: str, words: LanguageWords
) -> None:
    kind = Actions()
    for _ in range(text.count("(by 3 June)") + 1):
        typed = kind.typed_days(text, words, TODAY)
        assert all(text[each.start : each.end] == each.typed for each in typed)
        assert [each.start for each in typed] == sorted(each.start for each in typed)
        doubt = next((each for each in typed if len(each.days) > 1), None)
        if doubt:
            text = f"{text[: doubt.start]}{doubt.days[0].isoformat()}{text[doubt.end :]}"

    assert all(len(each.days) < 2 for each in kind.typed_days(text, words, TODAY))
    told = {day.isoformat() for each in kind.typed_days(text, words, TODAY) for day in each.days}
    assert told <= {each.by for each in actions_in(kind.parse_typed(text, words, TODAY))}


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("every 3 months, on a walk", ("every 3 months", True, "2027-02-28")),
        ("- [ ] read it (alle 2 Wochen)", ("alle 2 Wochen", True, "2026-12-14")),
        ("in 3 months", ("in 3 months", False, "2027-02-28")),
    ],
)
def test_a_rhythm_or_bare_day_to_look_again_is_told_with_its_first_day(
    line: str, first: tuple[object, ...]
) -> None:
    [told] = Actions().typed_again(line, EN, TODAY)

    assert (told.typed, told.is_rhythm, *map(date.isoformat, told.days)) == first
    assert told.typed in line[told.start : told.end]


@pytest.mark.parametrize(
    "line",
    [
        "every blue moon",
        "when I like",
        "last week",
        "a walk (every blue moon)",
        "walk (by Friday)",
        "walk (in a week)",
    ],
)
def test_when_to_look_again_is_told_once_or_not_at_all(line: str) -> None:
    assert not Actions().typed_again(line, EN, TODAY)
    assert not Actions().typed_again("every week", EN, TODAY, Actions().read("- [ ] every week"))
