"""How each kind of question is written in a worksheet, and its answers in an entry."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import languages
from reflect.questions import Action, InvalidValue, Kind, Unknown, Value, data
from reflect.questions.kinds import (
    DONE,
    LET_GO,
    Actions,
    Choice,
    Choices,
    Day,
    Items,
    Line,
    Outcome,
    Outcomes,
    Scale,
    Text,
    YesNo,
)
from reflect.questions.kinds.outcome import CODES, ONCE, REGULARLY
from reflect.worksheets.lines import kind_of

EN, DE = languages.of("en"), languages.of("de")
TODAY = date(2026, 11, 23)
TEA = Choice(("tea", "coffee", "café au lait"))
TEAS = Choices(("tea", "coffee", "café au lait"))


@pytest.mark.parametrize(
    ("bracket", "kind"),
    [
        ("one line", Line()),
        ("1-10", Scale(1, 10)),
        ("0–4", Scale(0, 4)),
        ("1 to 7", Scale(1, 7)),
        ("1-10: not at all ... fully", Scale(1, 10, "not at all", "fully")),
        ("1–5: low … high", Scale(1, 5, "low", "high")),
        ("1-5:a...b...c", Scale(1, 5, "a", "b...c")),
        (r"1-5: \[low\] ... hi\, there", Scale(1, 5, "[low]", "hi, there")),
        ("yes/no", YesNo()),
        ("Yes / No", YesNo()),
        ("choose: tea, coffee", Choice(("tea", "coffee"))),
        (r"choose: tea\, green, coffee \[black\]", Choice(("tea, green", "coffee [black]"))),
        (r"choose: a\\, b", Choice(("a\\", "b"))),
        ("choose many: tea,  very   strong tea,", Choices(("tea", "very strong tea"))),
        ("list", Items()),
        ("list 3", Items(3)),
        ("date", Day()),
        ("action", Actions()),
        ("Action 2", Actions(2)),
    ],
)
def test_a_bracket_names_a_kind(bracket: str, kind: Kind) -> None:
    assert kind_of(bracket) == kind


@pytest.mark.parametrize(
    "bracket",
    [
        "", "text", "10-1", "5-5", "1-10: low", "1-10:", "1 - ", "-1-10", "1.5-3", "1-" + "9" * 5000,
        "١-٣", "choose", "choose:", "choose: tea", "choose: tea, tea", "choose: tea, TEA",
        "choose a, b", "list 0", "list of things", "list 100", "dates", "action two", "yes",
        "yes/no/maybe", "one  lines",
    ],
)  # fmt: skip
def test_any_other_bracket_names_no_kind(bracket: str) -> None:
    assert kind_of(bracket) is None


@pytest.mark.parametrize(
    ("kind", "value", "first"),
    [
        (Text(), "a\n\nb", "a\n\nb"),
        (Line(), "a", "a"),
        (Scale(1, 10), 7, "7 / 10"),
        (YesNo(), True, "Yes"),
        (YesNo(), False, "No"),
        (YesNo(), "depends", "It depends"),
        (TEA, "tea", "tea"),
        (TEAS, ("tea", "coffee"), "- [x] tea\n- [x] coffee"),
        (TEAS, (), "_(none)_"),
        (Items(), ("a", "b"), "1. a\n2. b"),
        (Day(), "2026-11-23", "2026-11-23"),
        (Actions(), (Action("a"),), "- [ ] a"),
        (
            Actions(),
            (Action("a", "2026-12-01", "month", True), Action("b", done="let-go")),
            "- [x] a (by 2026-12-01) (every month)\n- [-] b",
        ),
        (
            Outcomes(),
            (Outcome("ring Mum: not text", "not yet"), Outcome("sing", "a little")),
            "1. ring Mum: not text: not yet\n2. sing: a little",
        ),
    ],
)
def test_a_written_value_is_read_back_and_fits_as_json(
    kind: Kind, value: Value, first: str
) -> None:
    assert kind.write(value, EN) == first
    assert kind.read(first) == kind.from_data(data(value)) == value


def test_fixed_words_are_in_the_worksheets_language() -> None:
    assert [YesNo().write(value, DE) for value in (True, False, "depends")] == [
        "Ja",
        "Nein",
        "Es kommt darauf an",
    ]
    assert TEAS.write((), DE) == "_(keine)_"
    assert Action("a", "morgen", "Woche").write(DE) == "- [ ] a (bis morgen) (alle Woche)"
    assert [languages.of(name) for name in ("de-AT", "DE_ch", "xx", "")] == [DE, DE, EN, EN]


@pytest.mark.parametrize(
    ("kind", "first", "value"),
    [
        (Scale(1, 10), "7/10", 7),
        (Scale(1, 10), " 7 ", 7),
        (Scale(0, 4), "0", 0),
        (YesNo(), "JA", True),
        (YesNo(), "nein", False),
        (YesNo(), "it DEPENDS ", "depends"),
        (YesNo(), "es kommt darauf an", "depends"),
        (TEA, "Cafe\u0301  AU lait", "café au lait"),
        (TEAS, "* [X] COFFEE\n+ [ ] tea\n- [x]  tea", ("tea", "coffee")),
        (TEAS, "-   [x] tea\n*\t[ ] coffee", ("tea",)),
        (Actions(), "-   [x] a\n*\t[ ] b", (Action("a", done=True), Action("b"))),
        (TEAS, "_(keine)_", ()),
        (Items(), "- a\n* b\n1) c\n 2.  d\n   and e\n\tand f", ("a", "b", "c", "d and e and f")),
        (Items(), "1. a\n2.\n3. b", ("a", "b")),
        (Items(), "2. a\n3. b\n5. c", ("a", "b", "c")),
        (Items(), "1. a\n1. b", ("a", "b")),
        (Items(), "1. a\n24. Dezember\n2. b\n2026.", ("a", "24. Dezember", "b", "2026.")),
        (Items(), "24.  Dezember\n  or so", ("24. Dezember or so",)),
        (Day(), " 2026-11-23", "2026-11-23"),
        (Outcomes(), "- a: DID  it\n2) b :\n* c\n  d: lasse ich los", (Outcome("a", "DID  it"), Outcome("c d", "lasse ich los"))),
        (Actions(), "* [X] a\n  b (by c)\n+ [-] d", (Action("a b", by="c", done=True), Action("d", done="let-go"))),
    ],
)  # fmt: skip
def test_a_value_is_read_in_several_ways(kind: Kind, first: str, value: Value) -> None:
    assert kind.read(first) == value


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (Scale(1, 10), "7 / 5"),
        (Scale(1, 10), "11"),
        (Scale(1, 10), "0 / 10"),
        (Scale(1, 10), "about 7"),
        (Scale(1, 10), "7 / 10 or so"),
        (YesNo(), "Yes."),
        (YesNo(), "maybe"),
        (TEA, "water"),
        (TEAS, "- [x] water"),
        (TEAS, "tea"),
        (TEAS, "- [ ] tea\n- [ ] coffee"),
        (TEAS, "- [x] tea\n- [ ] something else"),
        (TEAS, "- [x] tea, but only in the evening"),
        (Items(), "a"),
        (Items(), "1. a\nb"),
        (Day(), "23.11.2026"),
        (Day(), "2026-02-30"),
        (Day(), "20261123"),
        (Actions(), "- a"),
        (Actions(), "a"),
        (Outcomes(), "a: done"),
        (Outcomes(), "1. a: done\n2. b"),
        (Outcomes(), "1. : done"),
    ],
)
def test_other_text_is_not_read_as_a_value(kind: Kind, first: str) -> None:
    assert kind.read(first) is None


def test_an_empty_form_is_blank() -> None:
    assert TEAS.is_blank("- [ ] tea\n- [ ] coffee")
    assert not TEAS.is_blank("- [ ] tea\n- [x] coffee")
    assert not TEAS.is_blank("- [ ] tea, but only in the evening")
    assert not TEAS.is_blank("- [ ] tea\n- [ ]")
    assert Items().is_blank("1.\n2. \n-")
    assert not Items().is_blank("1.\n2. a")
    assert not Items().is_blank("2026.")
    assert Actions().is_blank("- [ ] \n- [ ]")
    assert not Actions().is_blank("- [ ] a")
    assert not Actions().is_blank("- [ ]\n- [-]")
    assert Outcomes().is_blank("1. a:\n2. b : \n3.")
    assert not Outcomes().is_blank("1. a:\n2. b: c")
    assert not any(kind.is_blank("") for kind in (Text(), Line(), Scale(1, 2), YesNo(), TEA, Day()))


@pytest.mark.parametrize(
    ("raw", "first", "words"),
    [
        ("- [ ] a\n- [xx] b\n- [x] c", "- [ ] a\n- [x] c", "- [xx] b"),
        ("- [ ] a\n- [x]\n\nwhy", "- [ ] a", "- [x]\n\nwhy"),
        ("- [] a\n   and b\n- [/] c\n   and d", "- [/] c\n   and d", "- [] a\n   and b"),
        ("- [ ] a\nI am afraid.\n- [ ]", "- [ ] a\n- [ ]", "I am afraid."),
        ("- [xx] a\n- [ ]", "- [xx] a\n- [ ]", ""),
    ],
)
def test_an_odd_line_among_actions_is_words_and_they_stay_actions(
    raw: str, first: str, words: str
) -> None:
    assert Actions().split(raw) == (first, words)


@pytest.mark.parametrize(
    ("kind", "given_", "value"),
    [
        (Text(), " a\r\nb \n", " a\nb "),
        (Text(), " \n", None),
        (Line(), "a\n", "a"),
        (Scale(1, 10), 7, 7),
        (YesNo(), True, True),
        (YesNo(), "no", False),
        (YesNo(), "Yes", True),
        (YesNo(), "depends", "depends"),
        (TEA, "TEA", "tea"),
        (TEAS, ["coffee", "Tea", "tea"], ("tea", "coffee")),
        (TEAS, [], ()),
        (Items(), [" a ", "", "b"], ("a", "b")),
        (Items(), [], None),
        (Day(), "2026-11-23", "2026-11-23"),
        (Actions(), "a", (Action("a"),)),
        (Actions(), {"text": "a", "by": None, "done": False}, (Action("a"),)),
        (Actions(), {"text": "a", "by": "b", "every": "c", "done": "let-go"}, (Action("a", "b", "c", "let-go"),)),
        (Actions(), ["a", {"text": "b", "done": True}, ""], (Action("a"), Action("b", done=True))),
        (Actions(), [], None),
    ],
)  # fmt: skip
def test_an_answers_file_gives_a_value(kind: Kind, given_: object, value: Value | None) -> None:
    assert kind.from_data(given_) == value


@pytest.mark.parametrize(
    ("kind", "given_"),
    [
        *((Text(), wrong) for wrong in (7, True, ["a"], {"a": "b"})),
        *((Line(), wrong) for wrong in ("a\nb", "a\u2028b", 7)),
        *((Scale(1, 10), wrong) for wrong in ("7", 7.0, True, 0, 11, [7])),
        *((YesNo(), wrong) for wrong in (1, 0, "maybe", [True])),
        *((TEA, wrong) for wrong in ("water", ["tea"], True, "")),
        *((TEAS, wrong) for wrong in ("tea", ["water"], [1], {"tea": True})),
        *((Items(), wrong) for wrong in ("a", ["a\nb"], [1], [["a"]])),
        *((Day(), wrong) for wrong in ("23.11.2026", "2026-13-01", 20261123, "")),
        *(
            (Actions(), wrong)
            for wrong in (
                7, "a\nb", {"by": "x"}, {"text": "a", "when": "b"}, {"text": 7}, [["a"]],
                {"text": "a", "done": "yes"}, {"text": "a", "done": 1}, {"text": "a", "by": "(x)"},
                {"text": "a", "every": "b\nc"},
            )
        ),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused(kind: Kind, given_: object) -> None:
    with pytest.raises(InvalidValue):
        kind.from_data(given_)


@pytest.mark.parametrize(
    ("written", "action"),
    [
        ("a (by 2026-12-01) (every month)", Action("a", "2026-12-01", "month")),
        ("a (every month) (by 2026-12-01)", Action("a", "2026-12-01", "month")),
        ("a (bis morgen) (jeden Tag)", Action("a", "morgen", "Tag")),
        ("a\t(by  b )", Action("a", "b")),
        ("a (by b) c", Action("a (by b) c")),
        ("a(by b)", Action("a(by b)")),
        (r"a \(by b)", Action("a (by b)")),
        (r"a \\(by b)", Action(r"a \(by b)")),
        (r"a \(by b) (by c)", Action("a (by b)", "c")),
        ("a (by b) (by c)", Action("a (by b)", "c")),
        ("a (by )", Action("a (by )")),
        ("a (by b(c))", Action("a (by b(c))")),
        ("a (bye b)", Action("a (bye b)")),
        ("(by b)", Action("(by b)")),
        ("  a  ", Action("a")),
    ],
)
def test_a_day_or_rhythm_stands_at_the_end_of_an_action(written: str, action: Action) -> None:
    assert Action.read(written) == action


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a (by b)", r"- [ ] a \(by b)"),
        ("a (alle 2 Tage)", r"- [ ] a \(alle 2 Tage)"),
        (r"a \(by b)", r"- [ ] a \\(by b)"),
        ("a (by b) c", "- [ ] a (by b) c"),
        ("a (by b) (every c)", r"- [ ] a (by b) \(every c)"),
    ],
)
def test_text_that_looks_like_a_day_gets_a_backslash(text: str, line: str) -> None:
    assert Action(text).write(EN) == line


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
SOME = [Text(), Line(), Scale(1, 10), YesNo(), TEA, TEAS, Items(), Day(), Actions(), Unknown()]


@given(st.sampled_from(SOME), JSON, st.text(max_size=60))
def test_no_kind_raises_anything_but_unfit(kind: Kind, given_: object, text: str) -> None:
    for act in (lambda: kind.from_data(given_), lambda: kind.parse_typed(text, EN, TODAY)):
        try:
            act()
        except InvalidValue as unfit:
            str(unfit)
    kind.read(text)
    kind.split(text)
    kind.is_blank(text)


@pytest.mark.parametrize(
    "line",
    ["spazieren (jeden Tag)", "Mama anrufen (bis 2026-12-01) (alle 2 Wochen)", "walk (every week)"],
)
def test_the_words_before_a_rhythm_stay_as_they_were_written(line: str) -> None:
    assert {Action.read(line).write(table) for table in languages.every()} == {f"- [ ] {line}"}


@pytest.mark.parametrize("words", languages.every())
@pytest.mark.parametrize("code", CODES)
def test_what_became_of_a_plan_is_known_by_its_words_in_any_language(
    code: str, words: languages.LanguageWords
) -> None:
    for said in words.became[code]:
        assert {Outcome("a", said.upper()).became, Outcome("a", f"{said}.").became} == {code}
    assert Outcome("a", "I tried").became == ""


def test_only_some_words_close_a_plan() -> None:
    found = [Outcome("a", EN.became[code][0]).state for code in (*ONCE, *REGULARLY)]

    assert found == [DONE, DONE, False, LET_GO, False, False, DONE, LET_GO]


@pytest.mark.parametrize(
    "wrong",
    [
        "a", [], ["a"], {"plan": "a"}, {"plan": "a", "became": "maybe"}, {"plan": "", "became": "done"},
        {"plan": "a", "became": True}, {"plan": "a", "said": "b\nc"}, [{"plan": "a", "became": "done"}, 1],
        {"plan": "a", "became": "done", "said": "b"},
    ],
)  # fmt: skip
def test_what_became_of_a_plan_needs_the_plan_and_a_code(wrong: object) -> None:
    with pytest.raises(InvalidValue, match="takes a list of"):
        Outcomes().from_data(wrong)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("(alle Sonntag)", "jeden Sonntag"),
        ("(alle Sonntag Abend)", "jeden Sonntag Abend"),
        ("(jeden Tag)", "jeden Tag"),
        ("(alle 1 Monat)", "jeden Monat"),
        ("(alle Woche)", "jede Woche"),
        ("(alle ein Jahr)", "jedes Jahr"),
        ("(alle 2 Woche)", "alle 2 Wochen"),
        ("(jede drei Monate)", "alle drei Monate"),
        ("(alle Nacht)", "jede Nacht"),
        ("(alle paar Tage)", "alle paar Tage"),
        ("(jeden zweiten Tag)", "jeden zweiten Tag"),
        ("(every 1 weeks)", "every week"),
        ("(every one month)", "every month"),
        ("(every 3 month)", "every 3 months"),
        ("(every other day)", "every other day"),
        ("(every Sunday)", "every Sunday"),
        ("(every blue moon)", "every blue moon"),
        ("(every 0 weeks)", "every 0 weeks"),
    ],
)
def test_a_rhythm_is_shown_as_one_says_it_and_stays_as_it_is_written(
    written: str, said: str
) -> None:
    action = Action.read(f"walk {written}")
    assert action.when(DE) == [said]
    assert action.write(DE) == f"- [ ] walk {written}"
