"""An answers file gives all answers at once, or each of its mistakes is named."""

import json
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import worksheets
from reflect.entries.answer import Response
from reflect.errors import BadAnswers
from reflect.interview import answers
from reflect.questions import Action
from sheets import FORMS

ALONE = "has only a text, which would be read as a value"
WORKSHEET = worksheets.read(FORMS).worksheet
EXAMPLE = Path(__file__).parents[1] / "golden" / "formats" / "answers.yaml"


def read(data: object, *about: str) -> dict[tuple[str, str | None], Response]:
    """Answers in *data*, as JSON."""
    found = answers.read("a.json", json.dumps(data), WORKSHEET, about)
    return {place.key: given for place, given in found.responses}


def problems(text: str, *about: str) -> tuple[str, ...]:
    with pytest.raises(BadAnswers) as error:
        answers.read("a.yaml", text, WORKSHEET, about)
    return error.value.problems


def test_an_answers_file_holds_every_kind() -> None:
    found = answers.read("a.yaml", EXAMPLE.read_text(encoding="utf-8"), WORKSHEET, ())

    assert found.people == ("Sam", "Kim")
    assert [(place.key, given) for place, given in found.responses] == [
        (("what", None), Response("Prose of\nmany lines.\n".strip())),
        (("line", None), Response("one line")),
        (("much", None), Response(3, "less than in spring")),
        (("little", None), Response("too little sleep")),
        (("is-it", None), Response(True)),
        (("since", None), Response("2026-11-23")),
        (("then", None), Response(declined=True)),
        (("tea", None), Response("green")),
        (("teas", None), Response(())),
        (("things", None), Response(("one", "two"))),
        (("do", None), Response((Action("walk"), Action("call", "2026-12-01", "month", True)))),
        (("safe", "sam"), Response(7)),
        (("safe", "kim"), Response(None, "hard to say")),
    ]


def test_json_and_yaml_say_the_same() -> None:
    data = {"much": 7, "is-it": False, "teas": ["black"], "when": "2026-11-23", "line": "7"}
    yaml = "much: 7\nis-it: no\nteas: [black]\nwhen: 2026-11-23\nline: '7'\n"

    assert answers.read("a", json.dumps(data), WORKSHEET, ()) == (
        answers.read("a", "\ufeff" + yaml, WORKSHEET, ())
    )


@pytest.mark.parametrize("answer", [None, "", " \n", {"value": None}, {"value": "", "words": None}])
def test_a_missing_null_or_empty_answer_is_open(answer: object) -> None:
    assert read({"what": answer}) == {}


def test_one_answer_is_for_everybody_or_each_has_their_own() -> None:
    assert read({"safe": 7}, "Sam", "Kim") == {
        ("safe", "sam"): Response(7),
        ("safe", "kim"): Response(7),
    }
    assert read({"safe": {"for": {"Kim": 8, " Sam ": None}}}, "Sam", "Kim") == {
        ("safe", "kim"): Response(8)
    }
    assert read({"safe": 7}) == {("safe", None): Response(7)}
    assert read({"safe": {"for": {"Sam": 9}}, "why-safe": "so"}) == {
        ("safe", "sam"): Response(9),
        ("why-safe", "sam"): Response("so"),
    }


def test_answers_come_in_the_order_of_the_worksheet_as_they_would_be_asked() -> None:
    found = answers.read("a", '{"safe": 9, "line": "x", "what": "y"}', WORKSHEET, ("Sam",))

    assert [(place.id, place.heading, place.step_title) for place, _ in found.responses] == [
        ("what", "What?", "One"),
        ("line", "Which line?", "One"),
        ("safe", "How safe with Sam?", "Two"),
    ]


def test_all_mistakes_are_named_at_once() -> None:
    assert problems(
        "whta: x\nmuch: '7'\nlittle: x\nis-it: no\nsince: 2026-11-23\nthen: x\ntea: [green]\n"
        "teas: green\nthings: [[a]]\nwhen: soon\ndo: {txet: a}\nline: |\n  a\n  b\n"
        "what: {for: {Sam: x}}\n"
        "safe: {for: {Sam: 11, Kim: 11, Ida: 3}}\nwhy-safe: x\n",
        "Sam",
        "Kim",
    ) == (
        "'whta' is not a question of this worksheet. Did you mean 'what'?",
        "'much' takes a whole number from 1 to 10",
        "'tea' takes one of: green, black, white --> red",
        "'teas' takes a list of: green, black",
        "'things' takes a list of single lines",
        "'when' takes a day as YYYY-MM-DD",
        "'do' takes an action: a text, or {text, by?, every?, done?, marks?}",
        "'line' takes a single line",
        "'what' is not asked per person",
        "'safe' takes a whole number from 1 to 10",
        "'safe' names someone it is not about",
        "'since' is only asked if 'is-it' is yes",
        "'then' is only asked if 'since' is answered",
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n", "it does not say which answer belongs to which question"),
        ("[]", "it does not say which answer belongs to which question"),
        ("null", "it does not say which answer belongs to which question"),
        ('{"what": "a", "what": "b"}', "the same key is there twice"),
        ("what: a\nwhat: b\n", "line 2: the same key is there twice"),
        ('{"what": "a",\n"line": "b"', "line 2: it cannot be read as JSON"),
        ("what: a: b\n", "line 1: it cannot be read as YAML"),
        ("what: " + "[" * 100 + "]" * 100, "line 1: it is nested too deeply"),
        ('{"what":' * 100_000, "line 1: it is nested too deeply"),
        ("what: &a b\n", "line 1: anchors and aliases are not read here"),
        ("much: 7.5\n", "'much' takes a whole number from 1 to 10"),
        ('{"much": NaN}', "'much' takes a whole number from 1 to 10"),
        ('{"much": true}', "'much' takes a whole number from 1 to 10"),
        ("much: " + "9" * 5000, "'much' takes a whole number from 1 to 10"),
        ("what: 7\n", "'what' takes a text"),
        ("is-it: maybe\n", "'is-it' takes true, false or \"depends\""),
        ("what: {declined: maybe}\n", "'what' takes {declined: true}"),
        ("what: {declined: true, words: a}\n", "'what' takes a text"),
        ("what: {value: a, words: b}\n", "'what' is a text itself and cannot have words beside it"),
        ("much: {value: 7, wrods: b}\n", "'much' takes {value: ..., words: a text}"),
        ("much: {value: 7, words: [b]}\n", "'much' takes {value: ..., words: a text}"),
        ("much: {value: 7, words: false}\n", "'much' takes {value: ..., words: a text}"),
        ('much: {value: null, words: "7"}\n', f"'much' {ALONE}"),
        ('teas: {value: null, words: "_(none)_ \\n\\nx"}\n', f"'teas' {ALONE}"),
        ("safe: {for: Sam}\n", "'safe' has one answer for each person"),
        ("safe: {for: {Sam: 7}, words: x}\n", "'safe' has one answer for each person"),
        ("safe: {for: {Sam: 7, 'Sam ': 8}}\n", "'safe' names someone twice"),
        ("safe: {for: {'': 7}}\n", "'safe' names someone it is not about"),
        ("little: x\n", "'little' is only asked if 'much' is below 4"),
        ("much: 4\nlittle: {declined: true}\n", "'little' is only asked if 'much' is below 4"),
        ("x" * 70 + ": a\n", "a key that is not an id is not a question of this worksheet"),
    ],
)
def test_a_mistake_is_named(text: str, problem: str) -> None:
    assert problems(text) == (problem,)


@pytest.mark.parametrize("sign", ["_(none)_", "\\_(keine)_", "_(not today)_", "# a", "- [x]"])
def test_words_alone_that_only_look_like_a_value_are_saved(sign: str) -> None:
    assert read({"teas": {"value": None, "words": sign}}) == {("teas", None): Response(None, sign)}


def test_ids_and_names_are_words_whatever_yaml_would_make_of_them() -> None:
    sheet = worksheets.read(
        "---\nid: a\ntitle: A\n---\n## S {#s}\n- A? {#no}\n- B? {#7}\n"
        "- C? [1-10] [for each: x] {#null}\n"
    ).worksheet

    found = answers.read("a", "no: a\n7: b\nnull: {for: {true: 1, 2026: 2}}\n", sheet, ())

    assert [(place.key, given.value) for place, given in found.responses] == [
        (("no", None), "a"),
        (("7", None), "b"),
        (("null", "true"), 1),
        (("null", "2026"), 2),
    ]


ID = st.sampled_from([*(question.id for question in WORKSHEET.family()), "x", "for"])
LEAF = (
    st.none()
    | st.booleans()
    | st.integers(-2, 12)
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["green", "depends", "2026-11-23", "Sam", "_(none)_", "- [x] green", "1. a"])
)
KEY = st.sampled_from(["value", "words", "for", "declined", "text", "by", "every", "done", "Sam"])
DATA = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(ID, DATA, max_size=6), st.lists(st.sampled_from(["Sam", "Kim"]), unique=True)
)
def test_any_data_are_answers_or_a_list_of_problems(data: object, about: list[str]) -> None:
    try:
        found = answers.read("a", json.dumps(data), WORKSHEET, tuple(about))
    except BadAnswers:
        return

    assert all(not given.is_open for _, given in found.responses)
    assert set(about) <= set(found.people)


@given(st.text(max_size=60))
def test_any_text_is_answers_or_a_list_of_problems(text: str) -> None:
    with suppress(BadAnswers):
        answers.read("a", text, WORKSHEET, ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps({f"x{n}": n for n in range(20_000)}), marks=pytest.mark.sweep),
        json.dumps({"what": "a" * 1_000_000}),
        pytest.param(json.dumps({"things": ["a"] * 50_000}), marks=pytest.mark.sweep),
        json.dumps({"safe": {"for": {f"P{n}": 7 for n in range(500)}}}),
        pytest.param("what: |\n" + "  a line of prose\n" * 50_000, marks=pytest.mark.sweep),
    ],
)
def test_long_files_are_read_in_a_moment(text: str) -> None:
    start = time.perf_counter()

    with suppress(BadAnswers):
        answers.read("a", text, WORKSHEET, ())

    assert time.perf_counter() - start < 10
