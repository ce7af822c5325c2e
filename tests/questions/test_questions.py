"""Wordings with their slots, and the conditions of follow-ups."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.questions import Condition, Kind, Question, Wording, Wordings
from reflect.questions.kinds import Choice, Scale, Text, YesNo
from reflect.text import normalised


@pytest.mark.parametrize(
    ("source", "names", "filled"),
    [
        ("What of {person}?", {"person": "Sam"}, "What of Sam?"),
        ("What of {person}?", {}, "What of person?"),
        ("What of {person|the others}?", {}, "What of the others?"),
        ("What of { person |the others}?", {"person": "Sam"}, "What of Sam?"),
        ("What of {person|the others}?", {"person": ""}, "What of the others?"),
        (r"What of {a|x \{y\}} and \{b\}?", {"b": "no"}, "What of x {y} and {b}?"),
        (r"A \[box\], a \\ and a \n", {}, "A [box], a \\ and a \\n"),
        ("{a}{b}", {"a": "1", "b": "2"}, "12"),
        ("{a}", {"a": "x\n y"}, "x y"),
        ("{a}", {"a": "x" * 70}, "x" * 59 + "…"),
        ("{a}", {"a": r"\{b\} [c]"}, r"\{b\} [c]"),
        ("an open { brace", {}, "an open { brace"),
        ("a } brace", {}, "a } brace"),
    ],
)
def test_a_slot_is_filled_when_the_question_is_asked(
    source: str, names: dict[str, str], filled: str
) -> None:
    assert Wording(source).filled(names) == filled


def test_slots_are_listed_in_order() -> None:
    assert Wording(r"{a|x} \{b\} { c } {d").slots == ["a", "c"]
    assert Wording(r"What of \[this\] and {a|b}?").text == "What of [this] and {a|b}?"


@pytest.mark.parametrize(
    ("source", "heading", "says"),
    [
        ("What of tea?", "What of tea?", True),
        ("What  of\ttea?", "What of   tea? ", True),
        ("What of café?", "What of cafe\u0301?", True),
        ("What of tea?", "what of tea?", False),
        ("What of tea?", "What of tea", False),
        ("What of {x}?", "What of tea?", True),
        ("What of {x}?", "What of a?b?", True),
        ("What of {x}?", "What of ?", False),
        ("What of {x} and {y}?", "What of a and b and c?", True),
        ("{x} and {y}", "a and b", True),
        ("{x} and {y}", " and ", False),
        ("{x}{y}!", "ab!", True),
        ("{x}{y}!", "a!", False),
        ("aa {x} aa", "aa aa", False),
        ("{x}", "anything", False),
        (r"\{x\} now", "{x} now", True),
        (r"\{x\} now", "tea now", False),
    ],
)
def test_a_heading_matches_a_wording_with_any_names(source: str, heading: str, says: bool) -> None:
    assert Wording(source).matches(normalised(heading)) is says


@given(st.text("ab {}|\\", max_size=20), st.text("abé ", min_size=1, max_size=5))
def test_a_filled_wording_is_recognized(source: str, name: str) -> None:
    wording = Wording(source)
    names = dict.fromkeys(wording.slots, f"x{name}x")
    heading = wording.filled(names)

    if any(part.strip() for part in wording.literals) and "" not in wording.slots:
        assert wording.matches(normalised(heading))


WORDINGS = Wordings(
    questions={
        "why-yes": (Wording("Why?"),),
        "tea": (Wording("What of tea?"), Wording("What about {drink}?")),
        "milk": (Wording("What about milk?"), Wording("Why?")),
        "why-no": (Wording("Why?"),),
    },
    steps={"one": ("Drinks", "Things to drink"), "two": ("Drinks",)},
)


@pytest.mark.parametrize(
    ("heading", "ids"),
    [
        ("What of tea?", ("tea",)),
        ("What about milk?", ("milk", "tea")),
        ("What about beer?", ("tea",)),
        ("Why?", ("why-yes", "why-no", "milk")),
        ("What of tea? (Sam)", ("tea",)),
        ("What of tea? (Sam (the elder))", ("tea",)),
        ("What of tea?  ( Sam )", ("tea",)),
        ("(What of tea?)", ()),
        ("What of tea", ()),
        ("", ()),
        (")", ()),
    ],
)
def test_questions_are_found_by_wording_current_ones_first(
    heading: str, ids: tuple[str, ...]
) -> None:
    assert WORDINGS.ids_with_wording(heading) == ids


@pytest.mark.parametrize(
    ("heading", "id_"),
    [
        ("What of my tea?", "tea"),
        ("What of teas", "tea"),
        ("Something else altogether", None),
        ("What about?", None),
    ],
)
def test_a_heading_is_close_to_one_question_or_to_none(heading: str, id_: str | None) -> None:
    wordings = Wordings(
        questions={
            "tea": (Wording("What of tea?"),),
            "milk": (Wording("What about milk?"),),
            "beer": (Wording("What about beer?"),),
        }
    )

    closest = wordings.closest(heading, wordings.questions)

    assert (closest[0] if closest else None) == id_


@pytest.mark.parametrize(
    ("text", "kind", "known"),
    [
        ("yes", YesNo(), "yes"),
        ("  NO ", YesNo(), "no"),
        ("answered", Text(), "answered"),
        ("answered", YesNo(), "answered"),
        ("below  5", Scale(1, 10), "below 5"),
        ("above 9", Scale(1, 10), "above 9"),
        ("below 1", Scale(1, 10), None),
        ("above 10", Scale(1, 10), None),
        ("below 5", YesNo(), None),
        ("yes", Scale(1, 10), None),
        ("yes", Text(), None),
        ("it depends", YesNo(), None),
        ("below five", Scale(1, 10), None),
        ("tea", Choice(("tea", "milk")), None),
        ("below " + "9" * 5000, Scale(1, 10), None),
        ("", YesNo(), None),
    ],
)
def test_a_condition_has_to_be_possible(text: str, kind: Kind, known: str | None) -> None:
    condition = Condition.parse(text, kind)

    assert (condition.text if condition else None) == known


@pytest.mark.parametrize(
    ("condition", "value", "met"),
    [
        ("yes", True, True), ("yes", False, False), ("yes", "depends", True), ("yes", None, False),
        ("no", False, True), ("no", True, False), ("no", "depends", True), ("no", None, False),
        ("below 5", 4, True), ("below 5", 5, False), ("below 5", None, False),
        ("above 5", 6, True), ("above 5", 5, False),
    ],
)  # fmt: skip
def test_it_depends_meets_both_yes_and_no(condition: str, value: object, met: bool) -> None:
    assert Condition(condition).is_met(value, answered=value is not None) is met  # type: ignore[arg-type]


def test_any_answer_meets_answered() -> None:
    condition = Condition("answered")

    assert condition.is_met(None, answered=True)
    assert not condition.is_met("x", answered=False)


@pytest.mark.parametrize(
    ("source", "person", "heading"),
    [
        ("What of {person|people}?", "Sam", "What of Sam?"),
        ("What of {person|people}?", None, "What of people?"),
        ("What of tea?", "Sam", "What of tea? (Sam)"),
        ("What of tea?", None, "What of tea?"),
    ],
)
def test_a_heading_names_the_person(source: str, person: str | None, heading: str) -> None:
    question = Question(id="a", wording=Wording(source), kind=Text(), each="person")

    assert question.heading({}, person) == heading
    assert Wordings(questions={"a": (question.wording,)}).ids_with_wording(heading) == ("a",)


@pytest.mark.parametrize(
    "source",
    [
        "{" * 100_000,
        "{a|" * 50_000,
        "{a|\\{" * 50_000,
        "{a} " * 30_000,
        "\\" * 200_000,
        "{a|" + "\\" * 100_000,
    ],
)
def test_odd_wordings_are_handled_quickly(source: str) -> None:
    start = time.perf_counter()

    wording = Wording(source)
    wording.filled({"a": "b"})
    wording.matches(normalised(source))
    Wordings(questions={"a": (wording,)}).ids_with_wording("a b " * 50_000 + "(" * 50_000 + ")")

    assert time.perf_counter() - start < 5
