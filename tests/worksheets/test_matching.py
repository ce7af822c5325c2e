"""Questions of a document are known again without ids: by words, by close words, by their place."""

import pytest

from reflect.worksheets.matching import Match, matches, similarity

OLD = {
    "rested": "When did I last feel rested?",
    "noise": "Which noise keeps me awake?",
    "help": "Who could help me with that?",
}


def found(*wordings: str) -> list[Match]:
    return matches(OLD, {f"new-{at}": wording for at, wording in enumerate(wordings)})


def test_equal_words_are_the_same_question_wherever_they_stand() -> None:
    pairs = {each.new: each.old for each in found(*reversed(OLD.values()))}

    assert pairs == {"new-0": "help", "new-1": "noise", "new-2": "rested"}


def test_case_blanks_and_punctuation_make_no_other_question() -> None:
    assert found("when did I last  feel rested ...") == [Match("rested", "new-0")]


def test_equal_questions_are_told_apart_by_their_neighbours() -> None:
    old = {"a": "Am I warm?", "a-why": "Why?", "b": "Am I calm?", "b-why": "Why?"}
    new = {"1": "Am I calm?", "2": "Why?"}

    assert {each.new: each.old for each in matches(old, new)} == {"1": "b", "2": "b-why"}


def test_a_few_other_words_in_the_same_place_are_surely_the_same_question() -> None:
    assert Match("noise", "new-1") in found(OLD["rested"], "Which noise keeps me up?", OLD["help"])


def test_many_other_words_in_the_same_place_are_maybe_the_same_question() -> None:
    new = (OLD["rested"], "Is there a noise that keeps me up?", OLD["help"])

    assert Match("noise", "new-1", is_sure=False) in found(*new)


def test_other_words_are_another_question() -> None:
    assert {each.old for each in found(OLD["rested"], "Is it warm?", OLD["help"])} == {
        "rested", "help",
    }  # fmt: skip


def test_two_that_are_as_close_leave_it_open_which_is_the_same() -> None:
    new = ("How near do I feel to my mother?", "How near do I feel to my father?")
    [match] = matches(
        {"near": "How near do I feel to my parents?"}, dict(zip("12", new, strict=True))
    )

    assert not match.is_sure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("今日は何が嬉しかったですか", "今日は何がうれしかったですか"),
        ("ما الشيء الجميل الذي حدث اليوم؟", "ما الشيء الجميل الذي حدث لي اليوم؟"),
        ("Wann habe ich mich zuletzt ausgeruht?", "Wann habe ich mich das letzte Mal ausgeruht?"),
    ],
)
def test_close_words_are_known_in_any_script(one: str, other: str) -> None:
    assert similarity(one, other) > 0.6
    assert matches({"a": one}, {"b": other}) == [Match("a", "b")]
