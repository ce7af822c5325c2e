"""Comparison of cases that people labelled, in English and thirty other languages."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from reflect.comparison.parts import Segment, sides
from reflect.comparison.prose import Difference, between

CASES = Path(__file__).parent / "cases"
#: Fewest cases of each file whose marked words equal the label's, in no more stretches.
FLOORS = {"exactly": 37, "english": 58, "languages": 83, "further": 171, "unseen": 46}
MIRRORED = {"extended": "shortened", "shortened": "extended", "new": "removed", "removed": "new"}

#: A character of a script without blanks, a word or a number, or a sign.
TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:['’\-.,:]\w+)*|\S"
)


class Case(NamedTuple):
    """Two versions of an answer, with the changes and classes that a person marked."""

    id: str
    classes: list[str]
    segments: list[Segment]
    found: Difference
    found_back: Difference


@pytest.fixture(scope="module", params=FLOORS)
def cases(request: pytest.FixtureRequest) -> list[Case]:
    """Cases of one file, each with its difference forwards and backwards."""
    told = json.loads((CASES / f"{request.param}.json").read_text(encoding="utf-8"))
    return list(_read(told))


def _read(told: list[dict[str, object]]) -> Iterator[Case]:
    for case in told:
        segments = [tuple(segment) for segment in case["segments"]]
        old, new = sides(segments)
        yield Case(case["id"], case["classes"], segments, between(old, new), between(new, old))


def marked_words(segments: Sequence[Segment]) -> list[set[int]]:
    """Indexes of the changed words on either side."""
    return [_marked(segments, signs, at) for signs, at in (("=-<", 1), ("=+>", -1))]


def _marked(segments: Sequence[Segment], signs: str, at: int) -> set[int]:
    shown = [(segment[0] != "=", segment[at]) for segment in segments if segment[0] in signs]
    flags = [mark for mark, text in shown for char in text if not char.isspace()]
    found, start = set(), 0
    for number, token in enumerate(TOKEN.findall("".join(text for _, text in shown))):
        if any(flags[start : start + len(token)]):
            found.add(number)
        start += len(token)
    return found


def pieces(segments: Sequence[Segment]) -> int:
    """Number of stretches of changes."""
    signs = "".join(sign for sign, *texts in segments if texts[0].strip())
    return len(re.findall("[^=]+", signs))


def test_the_same_words_are_marked_as_by_a_person(
    cases: list[Case], request: pytest.FixtureRequest
) -> None:
    alike = [
        marked_words(case.found.segments) == marked_words(case.segments)
        and pieces(case.found.segments) <= pieces(case.segments)
        for case in cases
    ]

    assert sum(alike) >= FLOORS[request.node.callspec.params["cases"]]


def test_a_change_gets_the_class_a_person_gave_it(cases: list[Case]) -> None:
    assert {case.id: case.found.kind for case in cases if case.found.kind not in case.classes} == {}


def test_both_versions_can_be_rebuilt(cases: list[Case]) -> None:
    assert [case.id for case in cases if sides(case.found.segments) != sides(case.segments)] == []


def test_the_reverse_change_has_the_opposite_class(cases: list[Case]) -> None:
    there = {case.id: case.found.kind for case in cases}
    back = {case.id: case.found_back.kind for case in cases}

    assert back == {id_: MIRRORED.get(kind, kind) for id_, kind in there.items()}


def test_segments_equal_those_of_a_person_even_in_white_space() -> None:
    told = json.loads((CASES / "exactly.json").read_text(encoding="utf-8"))

    for case in _read(told):
        assert list(case.found.segments) == case.segments, case.id
