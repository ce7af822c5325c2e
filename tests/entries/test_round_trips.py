"""Whatever is written into an entry comes back, and nothing else moves."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflect import entries, words
from reflect.entries import Given, Header, Place, bodies
from reflect.questions import Action, Kind, Value, Wording, Wordings
from reflect.questions.kinds import Actions, Choice, Choices, Day, Items, Line, Scale, Text, YesNo
from reflect.text import clean

OPTIONS = ("quiet", "phone away", "# hash", "_(none)_", "Ja", "é")
KINDS: dict[str, Kind] = {
    "text": Text(),
    "line": Line(),
    "scale": Scale(1, 10, "low", "high"),
    "yesno": YesNo(),
    "choice": Choice(OPTIONS),
    "choices": Choices(OPTIONS),
    "list": Items(),
    "date": Day(),
    "action": Actions(),
}
WORDINGS = Wordings(
    kinds={f"{name}-{n}": kind for name, kind in KINDS.items() for n in range(3)},
    questions={f"{name}-{n}": (Wording(f"What of {name} {n}?"),) for name in KINDS for n in range(3)},
    steps={"one": ("The one step",)},
)
AWKWARD = st.sampled_from(
    [
        "---", "```", "~~~", "# a", "## a", "### a", "#### a", "#", "\\# a", "\\\\## b", "1. a", "- a",
        "- [x] quiet", "7 / 10", "Yes", "_(not today)_", "\\_(not today)_", "_(none)_", "_(heute nicht)_",
        "<!-- q: text-1 -->", "<!-- step: one -->", "  <!-- q: x", "\\<!-- q: a -->", "<!--", "-->",
        "### What of text 1?", "## The one step", "key: value", "a: b: c", "\t", "   ", "    code", "",
        "(by 2026-01-01)", "x (every month)", "\\(by a)", "===", "> quote", "| a |", "é", "e\u0301",
        "مرحبا", "你好", "👩‍👩‍👧", "[bold]x[/bold]", "{{x}}", "%%", "'", '"', "\u00a0", "* * *", "\u200b",
    ]
)  # fmt: skip
PROSE = st.one_of(
    st.lists(AWKWARD, max_size=6).map("\n".join),
    st.lists(AWKWARD, max_size=4).map(" ".join),
    st.text(max_size=80),
)
ONE_LINE = PROSE.map(lambda text: " ".join(clean(text).split("\n")).strip())
NAMES = st.one_of(
    st.none(),
    st.sampled_from(["Sam", "S.", "Anne-Marie", "d’Arc", "李", "-->", "a--b", "x, aside", '"q"', "b\\c"]),
    ONE_LINE.filter(bool).map(lambda name: name[:60].strip()).filter(bool),
)


def action(parts: tuple[str, str, str, bool]) -> Action | None:
    text, by, every, done = parts
    bare = str.maketrans("", "", "()")
    return Action.of({"text": text, "by": by.translate(bare), "every": every.translate(bare), "done": done})


VALUES: dict[str, st.SearchStrategy[object]] = {
    "text": PROSE,
    "line": ONE_LINE,
    "scale": st.integers(1, 10),
    "yesno": st.sampled_from([True, False, "depends"]),
    "choice": st.sampled_from(OPTIONS),
    "choices": st.lists(st.sampled_from(OPTIONS), max_size=4),
    "list": st.lists(ONE_LINE, max_size=4),
    "date": st.dates().map(lambda day: day.isoformat()),
    "action": st.lists(
        st.tuples(ONE_LINE, ONE_LINE, ONE_LINE, st.booleans()).map(action).filter(bool), max_size=3
    ),
}


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, Given]:
    name = draw(st.sampled_from(list(KINDS)))
    value: Value | None = KINDS[name].fit(draw(VALUES[name]))
    free = clean(draw(PROSE)) if KINDS[name].takes_words and value is not None else ""
    return name, Given(value, free)


def new_entry() -> entries.Entry:
    header = Header.new(
        title="All kinds",
        moment=datetime(2026, 11, 23, 21, 14, tzinfo=UTC),
        worksheet="all-kinds",
        version=1,
        language="en",
    )
    return entries.begin(header, WORDINGS)


def place(name: str, number: int, person: str | None = None) -> Place:
    return Place(f"{name}-{number}", person, f"What of {name} {number}?", "one", "The one step")


@given(answers())
@settings(max_examples=500)
def test_a_body_says_what_was_given(answer: tuple[str, Given]) -> None:
    name, said = answer

    body = bodies.written(said, KINDS[name], words.of("en"))

    assert bodies.read(body, KINDS[name]) == said


@given(st.lists(st.tuples(answers(), st.integers(0, 2), NAMES), max_size=6))
@settings(max_examples=300)
def test_every_answer_comes_back_from_the_file(
    run: list[tuple[tuple[str, Given], int, str | None]],
) -> None:
    entry, expected = new_entry(), {}
    for (name, said), number, person in run:
        entry = entry.with_answer(place(name, number, person), said)
        expected[f"{name}-{number}", person] = said

    again = entries.read(entry.text, WORDINGS)

    found = {a.key: a.given for a in again.answers if a.state != "open"}
    assert found == {key: said for key, said in expected.items() if not said.is_open}
    assert again.text == entry.text


@given(answers(), answers(), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@settings(max_examples=300)
def test_setting_one_answer_changes_only_its_body(
    first: tuple[str, Given], second: tuple[str, Given], newline: str, decline: bool
) -> None:
    entry = new_entry()
    for number in range(3):
        entry = entry.with_answer(place(first[0], number), first[1])
    entry = entries.read(entry.text.replace("\n", newline), WORDINGS)
    there = [block for block in entry.blocks if block.id == f"{first[0]}-1"]
    said = Given(declined=True) if decline else second[1]
    if not there or second[0] != first[0]:
        return

    changed = entry.with_answer(place(first[0], 1), said)

    before, after = entry.text.split(there[0].text)
    assert changed.text.startswith(before + there[0].head)
    assert changed.text.endswith(there[0].tail + after)
    answer = changed.answer((f"{first[0]}-1", None))
    assert (answer.given if answer else Given()) == said


@given(st.one_of(PROSE, st.lists(st.one_of(AWKWARD, PROSE), max_size=20).map("\r\n".join)))
@example("---\nworksheet: x\n# open\n```\n## The one step\n### What of text 1?\n7 / 10")
@settings(max_examples=500)
def test_reading_and_writing_unchanged_is_the_identity(text: str) -> None:
    assert entries.read(text, WORDINGS).text == text
    assert entries.read(text).text == text


@given(st.lists(AWKWARD, max_size=12).map("\n".join), answers())
@settings(max_examples=400)
def test_an_answer_comes_back_from_any_file(text: str, answer: tuple[str, Given]) -> None:
    name, said = answer
    if said.is_open:
        return

    entry = entries.read(text, WORDINGS).with_answer(place(name, 1), said)

    found = entries.read(entry.text, WORDINGS).answer((f"{name}-1", None))
    assert found is not None
    assert found.given == said


@pytest.mark.parametrize("name", KINDS)
def test_not_today_is_an_answer_of_any_kind(name: str) -> None:
    entry = new_entry().with_answer(place(name, 0), Given(declined=True))

    assert [answer.state for answer in entry.answers] == ["declined"]
    assert "_(not today)_" in entry.text
