"""Differences between two versions of an answer, and the time they take."""

import random
from itertools import pairwise
from time import process_time

import pytest

from reflect.comparison.prose import between


def ramble(sentences: int, seed: int) -> list[str]:
    """Sentences of invented words, some of which are in most of them."""
    chance = random.Random(seed)
    words = [f"{a}{b}{c}" for a in "bdlmrst" for b in "aeiou" for c in ("", "n", "ra", "sto")]
    often = [1 / (rank + 3) for rank in range(len(words))]
    lengths = [chance.randint(6, 18) for _ in range(sentences)]
    return [" ".join(chance.choices(words, often, k=length)) + "." for length in lengths]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "A beginning.", ((("+", "A beginning."),), "new")),
        ("An end.", "", ((("-", "An end."),), "removed")),
        ("The same.", "The same.", ((("=", "The same."),), "unchanged")),
        ("", "", ((), "unchanged")),
    ],
)
def test_an_empty_side_makes_an_answer_new_or_removed(
    old: str, new: str, expected: tuple[object, str]
) -> None:
    difference = between(old, new)

    assert (difference.segments, difference.kind) == expected


def test_a_coincidence_is_not_shown_as_kept() -> None:
    old = "We moved in May. My fear of the stairs at night is what keeps me awake. I swim."
    new = "We moved in May. The joy of a garden at last is more than I ever hoped for. I swim."

    marks = [mark for mark, *_ in between(old, new).segments]

    assert marks == ["=", "-", "+", "="]


def test_one_new_word_is_found_in_a_very_long_answer() -> None:
    sentences = ramble(1500, seed=1)
    changed = [*sentences[:700], "today " + sentences[700], *sentences[701:]]

    difference = between(" ".join(sentences), " ".join(changed))

    assert [segment for segment in difference.segments if segment[0] != "="] == [("+", "today ")]


@pytest.mark.parametrize("stop", [".", pytest.param("", marks=pytest.mark.sweep)])
def test_very_long_answers_are_compared_quickly(stop: str) -> None:
    old, new = (" ".join(ramble(1600, seed)).replace(".", stop) for seed in (2, 3))
    assert min(len(old), len(new)) > 80_000
    started = process_time()

    between(old, new)

    assert process_time() - started < 5


#: Pasted text, which a comparison could take long for.
PASTED = {
    "one word": ("word " * 20_000, "word " * 19_000),
    "two sentences in turn": ("I am here. You are not. " * 4_000, "You are not. I am here. " * 4_000),
    "few words at random": tuple(" ".join(random.Random(n).choices("abcde.", k=50_000)) for n in (1, 2)),
    "Chinese without a stop": tuple("".join(random.Random(n).choices("我在春天之前和他谈一一家", k=33_000)) for n in (1, 2)),
    "no blank": ("word" * 25_000, "word" * 24_000),
    "sentences in another order": tuple(" ".join(random.Random(n).sample(ramble(1_800, seed=4), 1_800)) for n in (1, 2)),
    "a word a line": tuple("\n".join(" ".join(ramble(1_500, seed)).split()) for seed in (5, 6)),
    "ticks": ("- [ ] a\n" * 12_000, "- [x] a\n" * 12_000),
    "signs": (".!" * 50_000, "!." * 49_000),
    "fences": ("```\n" * 25_000, "~~~\n" * 25_000),
}  # fmt: skip


@pytest.mark.sweep
@pytest.mark.parametrize(("old", "new"), PASTED.values(), ids=PASTED)
def test_pasted_text_is_compared_quickly(old: str, new: str) -> None:
    started = process_time()

    between(old, new)

    assert process_time() - started < 5


def test_a_whole_worksheet_is_compared_quickly() -> None:
    answers = [ramble(25, seed) for seed in range(24)]
    started = process_time()

    for one, other in pairwise(answers):
        between(" ".join(one), " ".join([*one[:12], *other[12:18], *one[18:]]))

    assert process_time() - started < 2
