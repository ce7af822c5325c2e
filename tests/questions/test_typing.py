"""Typed answers keep every word, and can be edited later."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import languages
from reflect.languages import LanguageWords
from reflect.questions import Action, InvalidValue, Kind, Value
from reflect.questions.kinds import Actions, Choice, Choices, Day, Items, Line, Scale, Text, YesNo

EN, DE = languages.of("en"), languages.of("de")
#: A Monday.
TODAY = date(2026, 11, 23)
TEAS = Choices(("tea", "coffee", "café au lait"))


@pytest.mark.parametrize(
    ("typed", "language", "value"),
    [
        ("y", EN, True),
        ("N", EN, False),
        ("i", EN, "depends"),
        ("it  dep", EN, "depends"),
        ("d", EN, "depends"),
        ("that depends", EN, "depends"),
        ("j", DE, True),
        ("n", DE, False),
        ("e", DE, "depends"),
        ("es", DE, "depends"),
        ("k", DE, "depends"),
        ("Kommt drauf an", DE, "depends"),
        ("es kommt drauf", DE, "depends"),
        ("ja", EN, True),
        ("kommt drauf an", EN, "depends"),
        ("yes", DE, True),
    ],
)
def test_the_first_letters_of_yes_no_and_it_depends_are_enough(
    typed: str, language: LanguageWords, value: Value
) -> None:
    assert YesNo().parse_typed(typed, language, TODAY) == value


@pytest.mark.parametrize("typed", ["nicht sicher", "ni", "ja, aber", "x", "no idea", "?"])
def test_text_that_is_neither_yes_nor_no_is_refused(typed: str) -> None:
    for language in (EN, DE):
        with pytest.raises(InvalidValue):
            YesNo().parse_typed(typed, language, TODAY)


def test_letters_that_begin_two_answers_are_refused() -> None:
    language = EN._replace(depends="Yes and no")

    with pytest.raises(InvalidValue):
        YesNo().parse_typed("ye", language, TODAY)
    assert YesNo().parse_typed("yes", language, TODAY) is True
    assert YesNo().parse_typed("yes a", language, TODAY) == "depends"


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("24. Dezember", ("24. Dezember",)),
        ("1. Advent\n24. Dezember", ("1. Advent", "24. Dezember")),
        ("1. a\n2. b", ("1. a", "2. b")),
        ("- a\n-  b\n\n-", ("a", "b")),
        ("• a\n • b", ("a", "b")),
        ("- a", ("a",)),
        ("- a\n* b", ("- a", "* b")),
        ("- a\nb", ("- a", "b")),
        ("-a\n-b", ("-a", "-b")),
        ("-5\n-7", ("-5", "-7")),
        ("-", ("-",)),
        ("+ a", ("+ a",)),
        ("a\u2028b", ("a", "b")),
        (" \n", None),
    ],
)
def test_a_typed_list_loses_only_a_bullet_that_all_lines_share(
    typed: str, items: Value | None
) -> None:
    assert Items().parse_typed(typed, EN, TODAY) == items


def test_a_list_is_edited_without_numbers() -> None:
    assert Items().editable(("24. Dezember", "a"), EN) == "24. Dezember\na"
    assert Items().editable(("- a", "- b"), EN) == "- - a\n- - b"


@pytest.mark.parametrize(
    ("typed", "actions"),
    [
        ("- [x] walk (every week)\nring Mum", (Action("walk", every="week", done=True), Action("ring Mum"))),
        ("- [-] walk\n- ring Mum\n- sing", (Action("walk", done="let-go"), Action("ring Mum"), Action("sing"))),
        ("- [ ] walk\n- ring Mum\nsing", (Action("walk"), Action("- ring Mum"), Action("sing"))),
        ("- [ ] walk\n1. sing", (Action("walk"), Action("1. sing"))),
        ("- [ ] walk\n- [ ]", (Action("walk"),)),
        ("- [ ] walk\n[x]", (Action("walk"), Action("[x]"))),
        ("- [x]", (Action("[x]"),)),
        ("- [ ]", None),
        ("ring Mum (by friday)", (Action("ring Mum", "2026-11-27"),)),
        ("ring Mum (bis 24. Dezember)", (Action("ring Mum", "2026-12-24"),)),
        ("ring Mum (by the end of the year)", (Action("ring Mum", "2026-12-31"),)),
        ("ring Mum (by the end of spring)", (Action("ring Mum", "the end of spring"),)),
        ("ring Mum (every friday)", (Action("ring Mum", every="friday"),)),
        ("ring Mum (soon, by friday)", (Action("ring Mum (soon, by friday)"),)),
    ],
)  # fmt: skip
def test_each_typed_line_is_an_action(typed: str, actions: Value | None) -> None:
    assert Actions().parse_typed(typed, EN, TODAY) == actions


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- [ ] ring Mum", "ring Mum"),
        ("- [ ] ring Mum (by 2026-12-01) (every week)", "ring Mum (by 2026-12-01) (every week)"),
        ("- [x] ring Mum", "ring Mum (done)"),
        ("- [-] ring Mum (bis 2026-12-01)", "ring Mum (bis 2026-12-01) (let go)"),
        ("- [ ] ring Mum (by Friday)", "ring Mum (by Friday)"),
        # As in the file, if the short form would be read as something else.
        ("- [ ] ring Mum (done)", "- [ ] ring Mum (done)"),
        ("- [ ] - ring Mum", "- [ ] - ring Mum"),
    ],
)
def test_an_action_is_edited_in_words(line: str, words: str) -> None:
    kept = Actions().read(line)

    assert kept is not None
    assert Actions().editable(kept, EN) == words
    assert Actions().parse_typed(words, EN, TODAY, kept) == kept


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1, 3", ("tea", "café au lait")),
        ("3 1", ("tea", "café au lait")),
        ("1.\n2)", ("tea", "coffee")),
        ("Coffee, TEA", ("tea", "coffee")),
        ("tea, 2", ("tea", "coffee")),
        ("none", ()),
        ("0", ()),
        ("_(none)_", ()),
        (" ", None),
    ],
)
def test_options_are_chosen_by_number_or_name(typed: str, chosen: Value | None) -> None:
    assert TEAS.parse_typed(typed, EN, TODAY) == chosen


@pytest.mark.parametrize(
    "typed",
    ["1, 3 but only sometimes", "1 but only 3", "1 or 2", "none, 1", "4", "1, 4", ",", "tea coffee", "0, 1"],
)  # fmt: skip
def test_words_that_are_no_option_are_refused(typed: str) -> None:
    with pytest.raises(InvalidValue):
        TEAS.parse_typed(typed, EN, TODAY)
    if typed != ",":
        with pytest.raises(InvalidValue):
            Choice(TEAS.options).parse_typed(typed, EN, TODAY)


def test_an_options_name_wins_over_its_number_and_none() -> None:
    numbers = Choices(("0", "1", "2", "none", "level 3"))

    assert numbers.parse_typed("1, 2", EN, TODAY) == ("1", "2")
    assert numbers.parse_typed("0", EN, TODAY) == ("0",)
    assert numbers.parse_typed("None", EN, TODAY) == ("none",)
    assert numbers.parse_typed("2, level 3", EN, TODAY) == ("2", "level 3")


STARTS = st.sampled_from(
    ["", "", "- ", "* ", "• ", "+ ", "1. ", "24. ", "2) ", "- [ ] ", "- [x] ", "* [-] ", "[x] ", "-", "\\"]
)  # fmt: skip
ENDS = st.sampled_from(
    ["", "", " (by x)", " (by friday)", " \\(by x)", " (every y)", "(by z)", " (bis morgen)", " (by)", " -"]
)  # fmt: skip
HOSTILE = st.builds(
    lambda *parts: "".join(parts).strip(),
    STARTS, STARTS, st.sampled_from(["a", "none", "Yes", "é", "7", "x, y", "", "\u00a0"]) | st.text(max_size=5), ENDS, ENDS,
)  # fmt: skip
LINES = HOSTILE.map(lambda text: " ".join(text.splitlines()))
OPTIONS = st.lists(
    st.sampled_from(["0", "1", "2", "3", "1.", "none", "keine", "x, y", "level 2", "1 2", "- a", "a", "b"]),
    min_size=2, max_size=5, unique=True,
)  # fmt: skip
WHENS = st.sampled_from(["", "friday", "morgen", "2026-12-01", "the end of the year"])
ACTS = st.builds(
    lambda text, by, every, done: {"text": text, "by": by, "every": every, "done": done},
    LINES, WHENS, WHENS, st.sampled_from([True, False, "let-go"]),
)  # fmt: skip


@st.composite
def values(draw: st.DrawFn) -> tuple[Kind, Value | None]:
    """A kind of question, and a value of an answer to it."""
    options = draw(OPTIONS)
    kind, data = draw(
        st.sampled_from(
            [
                (Text(), HOSTILE),
                (Line(), LINES),
                (Scale(0, 10), st.integers(0, 10)),
                (YesNo(), st.sampled_from([True, False, "depends"])),
                (Choice(tuple(options)), st.sampled_from(options)),
                (Choices(tuple(options)), st.lists(st.sampled_from(options), max_size=4)),
                (Items(), st.lists(LINES, max_size=4)),
                (Day(), st.dates().map(date.isoformat)),
                (Actions(), st.lists(ACTS, max_size=4)),
            ]
        )
    )
    return kind, kind.from_data(draw(data))


@given(values(), st.sampled_from([EN, DE]))
def test_typing_the_editable_text_gives_the_same_value(
    answer: tuple[Kind, Value | None], language: LanguageWords
) -> None:
    kind, value = answer

    if value is not None:
        assert kind.parse_typed(kind.editable(value, language), language, TODAY, value) == value


@given(st.lists(HOSTILE | st.text(max_size=8), max_size=4).map("\n".join))
def test_every_letter_of_a_typed_list_is_in_its_items(text: str) -> None:
    letters = [each for each in text if each.isalnum()]

    items = Items().parse_typed(text, EN, TODAY) or ()

    assert [each for item in items for each in str(item) if each.isalnum()] == letters
