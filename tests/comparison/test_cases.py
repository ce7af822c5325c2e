"""Answers that people marked before the comparison saw them, in English and thirty languages more."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from reflect.comparison.parts import Segment, sides
from reflect.comparison.prose import Difference, between

CASES = Path(__file__).parent / "cases"
#: How many of each file are marked as their writer did, word for word and in no more pieces.
FLOORS = {"exactly": 37, "english": 58, "languages": 83, "further": 171, "unseen": 46}
MIRRORED = {"extended": "shortened", "shortened": "extended", "new": "removed", "removed": "new"}

#: A character of a script without blanks, a word or a number, or a sign.
TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:['’\-.,:]\w+)*|\S"
)


class Case(NamedTuple):
    """Two versions of an answer, told apart by a person."""

    id: str
    classes: list[str]
    segments: list[Segment]
    found: Difference
    found_back: Difference


@pytest.fixture(scope="module", params=FLOORS)
def cases(request: pytest.FixtureRequest) -> list[Case]:
    """The cases of one file, each with what the comparison makes of it there and back."""
    told = json.loads((CASES / f"{request.param}.json").read_text(encoding="utf-8"))
    return list(_read(told))


def _read(told: list[dict[str, object]]) -> Iterator[Case]:
    for case in told:
        segments = [tuple(segment) for segment in case["segments"]]
        old, new = sides(segments)
        yield Case(case["id"], case["classes"], segments, between(old, new), between(new, old))


def marked_words(segments: Sequence[Segment]) -> list[set[int]]:
    """For either side, which of its words are shown as another."""
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
    """How many stretches of changes there are."""
    signs = "".join(sign for sign, *texts in segments if texts[0].strip())
    return len(re.findall("[^=]+", signs))


def test_a_person_would_mark_the_same_words(
    cases: list[Case], request: pytest.FixtureRequest
) -> None:
    alike = [
        marked_words(case.found.segments) == marked_words(case.segments)
        and pieces(case.found.segments) <= pieces(case.segments)
        for case in cases
    ]

    assert sum(alike) >= FLOORS[request.node.callspec.params["cases"]]


def test_a_person_would_call_it_the_same(cases: list[Case]) -> None:
    assert {case.id: case.found.kind for case in cases if case.found.kind not in case.classes} == {}


def test_both_versions_can_be_read_off(cases: list[Case]) -> None:
    assert [case.id for case in cases if sides(case.found.segments) != sides(case.segments)] == []


def test_the_way_back_is_called_the_opposite(cases: list[Case]) -> None:
    there = {case.id: case.found.kind for case in cases}
    back = {case.id: case.found_back.kind for case in cases}

    assert back == {id_: MIRRORED.get(kind, kind) for id_, kind in there.items()}


def test_marks_stand_where_a_person_would_set_them_blanks_and_all() -> None:
    told = json.loads((CASES / "exactly.json").read_text(encoding="utf-8"))

    for case in _read(told):
        assert list(case.found.segments) == case.segments, case.id
