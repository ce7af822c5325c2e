"""Timelines: no answer is lost, and none is shown twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.runs import Run as Seen
from reflect.comparison import timeline
from reflect.entries.answer import Answer
from reflect.journal.references import lineage
from reflect.questions import Wording, Wordings
from reflect.questions.kinds import Text

SHEET = Wordings({"now": Text()}, {"now": (Wording("How is it now?"),)})
TEXTS = ("", "I sit by the window.", "I sit by the door.", "We swim.", "We swim. It rains.")


Run = partial(Seen, wordings=SHEET)


def answer(text: str, id_: str = "now", person: str | None = None) -> Answer:
    declined = text == "(not today)"
    return Answer(id_, person, "How is it?", "text", None, text, text, declined)


def kinds(*newest_first: Run, after: Mapping[str, str] | None = None) -> list[str]:
    [line] = timeline.timelines(newest_first, "now", after)
    return [moment.kind for moment in line.moments]


PEOPLE = (None, "Mum", "S.")


@st.composite
def runs(draw: st.DrawFn) -> list[Run]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        keys = st.tuples(st.sampled_from(("now", "then", "once", "other")), st.sampled_from(PEOPLE))
        given_ = draw(st.dictionaries(keys, st.sampled_from((*TEXTS, "(not today)")), max_size=6))
        answers = tuple(answer(text, *key) for key, text in given_.items())
        about = tuple(sorted({person for _, person in given_ if person}))
        version = draw(st.sampled_from((None, 1, 2)))
        found.append(Run(answers, about, version, number=number))
    return found


AFTER = st.sampled_from(({}, {"now": "then"}, {"now": "then", "then": "once"}, {"now": "now"}))


@given(runs(), AFTER)
def test_every_answer_of_every_run_is_in_exactly_one_moment(
    found: list[Run], after: dict[str, str]
) -> None:
    ids = lineage("now", after)
    wanted = Counter(
        (run.number, each.key, each.text) for run in found for each in run.answers if each.id in ids
    )

    lines = timeline.timelines(found, "now", after)

    assert len({line.person for line in lines}) == len(lines)
    assert wanted == Counter(
        (moment.run.number, moment.answer.key, moment.answer.text)
        for line in lines
        for moment in line.moments
        if moment.answer
    )


@given(runs(), AFTER)
def test_moments_are_newest_first_and_compared_with_the_previous_answer(
    found: list[Run], after: dict[str, str]
) -> None:
    for line in timeline.timelines(found, "now", after):
        numbers = [moment.run.number for moment in line.moments]
        assert numbers == sorted(numbers)
        for moment in line.moments:
            earlier = [
                each.run.number
                for each in line.moments
                if each.run.number > moment.run.number and each.kind not in ("open", "declined")
            ]
            if moment.kind in ("open", "declined"):
                assert moment.change is None
            else:
                assert (moment.change is None) == (not earlier)
            if moment.change:
                assert moment.change.old in found[min(earlier)].answers
                assert moment.change.new == moment.answer


@given(runs(), AFTER)
def test_folding_loses_no_moment_and_joins_only_equal_ones(
    found: list[Run], after: dict[str, str]
) -> None:
    for line in timeline.timelines(found, "now", after):
        folds = timeline.folds(line.moments)

        assert tuple(each for fold in folds for each in fold.moments) == line.moments
        for fold in folds:
            assert {moment.kind for moment in fold.moments} == {fold.kind}
            assert len(fold.moments) == 1 or fold.kind in ("unchanged", "open", "declined")
            assert (fold.unchanged_since is not None) == (fold.kind == "unchanged")
            for moment in fold.moments if fold.unchanged_since else ():
                assert moment.answer is not None
                assert fold.unchanged_since is not None
                assert fold.unchanged_since.answer is not None
                assert moment.answer.text == fold.unchanged_since.answer.text


def test_a_run_that_did_not_ask_the_question_has_no_moment() -> None:
    older, newer = Run(version=1), Run(version=3)
    asked_no_more = Wordings()

    assert kinds(newer, Run((answer("We."),), version=2), older) == ["open", "first"]
    retired = Run((answer("We."),), version=2, wordings=asked_no_more)
    assert kinds(Run(version=3, wordings=asked_no_more), retired) == ["first"]


def test_a_run_about_another_person_has_no_open_moment() -> None:
    about_mum = Run(about=("Mum",))
    about_s = Run((answer("We.", person="S."),), ("S.",))

    assert kinds(about_mum, about_s) == ["first"]
    assert kinds(Run(about=("Mum", "S.")), about_s) == ["open", "first"]


def test_a_hidden_answer_is_not_shown_as_open() -> None:
    hidden = Run(hidden=frozenset({("now", None)}))

    assert kinds(hidden, Run((answer("We."),))) == ["first"]


def test_people_come_in_the_order_of_the_newest_run() -> None:
    newest = Run((answer("We.", person="S."), answer("We.", person="Mum")), ("S.", "Mum"))
    older = Run((answer("We.", person="Ada"), answer("We.", person="Mum")), ("Ada", "Mum"))

    lines = timeline.timelines([newest, older], "now")

    assert [line.person for line in lines] == ["S.", "Mum", "Ada"]


@pytest.mark.parametrize(
    ("asked", "after", "ids"),
    [
        ("b", {}, ("b",)),
        ("b", {"b": "a"}, ("b", "a")),
        ("a", {"b": "a", "c": "b"}, ("c", "b", "a")),
        ("a", {"b": "a", "c": "a"}, ("a",)),
        ("c", {"b": "a", "c": "a"}, ("c", "a")),
        ("a", {"a": "b", "b": "a"}, ("b", "a")),
    ],
)
def test_a_lineage_leads_from_a_question_to_those_it_replaced(
    asked: str, after: dict[str, str], ids: tuple[str, ...]
) -> None:
    assert lineage(asked, after) == ids


@given(runs(), AFTER, st.integers(1, 4))
def test_a_limit_does_not_change_the_moments_it_shows(
    found: list[Run], after: dict[str, str], most: int
) -> None:
    def told(line: timeline.Timeline) -> list[tuple[object, ...]]:
        return [(each.run.number, each.answer, each.change) for each in line.moments if each.answer]

    every = {line.person: told(line) for line in timeline.timelines(found, "now", after)}

    for line in timeline.timelines(found, "now", after, most):
        assert told(line) == every[line.person][: len(told(line))]
        assert line.has_older or len(told(line)) == len(every[line.person])


def test_a_limit_reads_one_run_more_than_it_shows() -> None:
    read = []

    def endless() -> Iterator[Run]:
        for number in count():
            read.append(number)
            yield Run((answer(f"We swim {number} times."),), number=number)

    [line] = timeline.timelines(endless(), "now", most=3)

    assert [moment.kind for moment in line.moments] == ["reworded"] * 3
    assert line.has_older
    assert read == [0, 1, 2, 3]


def test_a_fold_refers_to_an_equal_answer_beyond_the_limit() -> None:
    found = [Run((answer("We swim."),), number=number) for number in range(4)]

    [line] = timeline.timelines(found, "now", most=2)
    [fold] = timeline.folds(line.moments)

    assert fold.unchanged_since is not None
    assert fold.unchanged_since.run.number == 2
