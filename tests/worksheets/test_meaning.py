"""Changes of a question's meaning: its kind, range, ends or options, but not its wording."""

from dataclasses import dataclass, replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import worksheets
from reflect.worksheets import Worksheet
from reflect.worksheets.compatibility import differences
from reflect.worksheets.lines import kind_of

WORD = st.sampled_from(("calm", "near", "far", "often", "hardly", "quite", "very much", "Ärger"))
LABELS = st.lists(WORD, min_size=3, max_size=6, unique=True)


@dataclass(frozen=True)
class Asked:
    """The parts of a question that its author can change."""

    bracket: str
    id: str = "it"
    wording: str = "How is it?"
    hint: str = ""
    each: bool = False

    @property
    def lines(self) -> str:
        each = " [for each: person]" if self.each else ""
        bracket = f" [{self.bracket}]" if self.bracket else ""
        return f"- {self.wording}{bracket}{each} {{#{self.id}}}\n  {self.hint}\n"


def sheet(*asked: Asked, guidance: str = "") -> Worksheet:
    text = "".join(each.lines for each in asked)
    reading = worksheets.read(
        f"---\nid: s\ntitle: S\n---\n\n## One {{#one}}\n\n{guidance}\n\n{text}"
    )
    assert reading.is_usable, reading.problems
    return reading.worksheet


@st.composite
def brackets(draw: st.DrawFn) -> str:
    low = draw(st.integers(0, 5))
    ends = draw(LABELS)
    scale = f"{low}-{low + draw(st.integers(1, 10))}"
    return draw(
        st.sampled_from(
            (
                "", "one line", "yes/no", "date", "list", "list 3", "action", "action 2", scale,
                f"{scale}: {ends[0]} ... {ends[1]}",
                f"choose: {', '.join(ends)}", f"choose many: {', '.join(ends)}",
            )
        )
    )  # fmt: skip


def changed(then: str, now: str) -> bool:
    return bool(differences(sheet(Asked(then)), sheet(Asked(now))))


@given(st.lists(brackets(), min_size=1, max_size=4), WORD, WORD, st.randoms())
def test_wording_guidance_and_order_never_change_the_meaning(
    asked: list[str], one: str, other: str, random: Random
) -> None:
    then = [Asked(bracket, f"q{at}") for at, bracket in enumerate(asked)]
    now = [replace(each, wording=f"{one}, and {other}?", hint=one, each=True) for each in then]
    random.shuffle(now)

    more = Asked("1-3", "more")
    assert not differences(sheet(*then), sheet(more, *now, guidance=other))


@given(brackets(), brackets())
def test_another_kind_or_range_always_changes_the_meaning(then: str, now: str) -> None:
    one, other = (kind_of(each) for each in (then, now))
    names = [kind.name if kind else "text" for kind in (one, other)]
    ranges = [
        (kind.parameters().get("min"), kind.parameters().get("max"))
        for kind in (one, other)
        if kind
    ]

    if names[0] != names[1] or len(set(ranges)) > 1:
        assert changed(then, now)
        assert changed(now, then)


@given(LABELS, st.sampled_from(("choose", "choose many")), st.randoms(), WORD)
def test_an_option_may_be_moved_or_added_but_not_removed(
    labels: list[str], kind: str, random: Random, word: str
) -> None:
    shuffled = [*labels, f"{word} again"]
    random.shuffle(shuffled)
    gone, *rest = labels

    def bracket(options: list[str]) -> str:
        return f"{kind}: {', '.join(options)}"

    assert not changed(bracket(labels), bracket(shuffled))
    assert changed(bracket(labels), bracket(rest))
    assert not changed(bracket(labels), bracket([f"new (was: {gone})", *rest]))


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("1-10: calm ... tense", "1-10: tense ... calm"),
        ("1-10: calm ... tense", "1-10: very tense ... quite calm"),
        ("1-10: unsafe ... safe", "1-10: safe ... unsafe"),
        ("1-10: calm ...", "1-10: ... calm"),
        ("0-10", "1-10"),
        ("choose: a, b", "choose many: a, b"),
        ("choose: a (was: c), b", "choose: c, b"),
    ],
)
def test_these_changes_change_the_meaning(then: str, now: str) -> None:
    assert changed(then, now)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("1-10: calm ... tense", "1-10: quite calm ... very tense"),
        ("1-10: calm ... tense", "1-10: relaxed ... strained"),
        ("1-10: unsafe ... safe", "1-10: quite unsafe ... quite safe"),
        ("1-10", "1-10: calm ... tense"),
        ("1-10: calm ... tense", "1-10"),
        ("1-10: calm ...", "1-10: calm ... tense"),
        ("list", "list 3"),
        ("action 2", "action"),
        ("choose: a, b", "choose: B, c, A"),
        ("choose: a, b", "choose: c (was: x | A), b"),
    ],
)
def test_these_changes_keep_the_meaning(then: str, now: str) -> None:
    assert not changed(then, now)


def test_a_difference_names_the_old_the_new_and_the_remedy() -> None:
    then = sheet(Asked("1-10: calm ... tense"), Asked("choose: a, b, c", "which"))
    now = sheet(Asked("1-5: calm ... tense"), Asked("choose: a, d", "which"))

    scale, choice = differences(then, now)

    assert scale.said(3) == (
        "'it' was [1-10: calm ... tense] in version 3 and is [1-5: calm ... tense] now"
    )
    assert "'after: {new-id: it}'" in scale.advice
    assert (
        choice.said(1) == "'which' had the options 'b' and 'c' in version 1 and no longer has them"
    )
    assert choice.advice == (
        "If one only has a new label, write 'new label (was: b)'; else put them back, or ask under "
        "a new id, with 'after: {new-id: which}' at the top"
    )


@given(brackets())
def test_the_bracket_of_a_kind_is_read_as_that_kind(bracket: str) -> None:
    kind = kind_of(bracket)

    assert (kind is None) == (bracket == "")
    assert kind is None or kind_of(kind.bracketed()) == kind


@pytest.mark.parametrize(
    "bracket",
    ["choose: a (was: b), b", "choose many: a (was: c), b (was: C)", "choose: a (was: A), b"],
)
def test_a_label_that_is_both_current_and_former_is_a_problem(bracket: str) -> None:
    reading = worksheets.read(
        f"---\nid: s\ntitle: S\n---\n\n## O {{#o}}\n\n- W? [{bracket}] {{#w}}\n"
    )

    assert not reading.is_usable
    assert any("is there twice" in problem.what for problem in reading.problems)
    assert {problem.line for problem in reading.problems} == {8}
