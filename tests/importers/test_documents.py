"""Whole documents come in as the worksheets that they are."""

from functools import cache

import pytest
from scorer import Score, documents, score, table, total

#: In percent of all documents of a half; what is invented is at most as much. Raise them with what
#: is reached: a rule that costs another document is seen here.
FLOORS = {
    "first": {
        "found": 0,
        "invented": 100,
        "step": 0,
        "kind": 0,
        "guidance": 0,
        "title": 0,
        "purpose": 0,
        "conclusion": 0,
        "language": 0,
        "left out": 0,
    },
}


@cache
def scores(half: str) -> tuple[Score, ...]:
    return tuple(score(document) for document in documents(half))


@pytest.mark.parametrize("half", FLOORS)
def test_documents_come_in_as_well_as_ever(half: str) -> None:
    reached = total(scores(half)).counts

    print(table(scores(half)))  # noqa: T201 - shown where the test fails, and by pytest -s
    worse = {
        aspect: f"{reached[aspect].percent:.1f} (was {floor})"
        for aspect, floor in FLOORS[half].items()
        if (reached[aspect].percent - floor) * (-1 if aspect == "invented" else 1) < -0.05
    }
    assert worse == {}
