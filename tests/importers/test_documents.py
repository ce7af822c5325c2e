"""Whole documents come in as the worksheets that they are."""

from functools import cache

import pytest
from drawn import drawn
from scorer import DOCUMENTS, TRUTH, Score, Truth, compared, documents, score, table, total

from reflect import worksheets
from reflect.importers import import_document

#: In percent of all documents of a half; what is invented is at most as much. Raise them with what
#: is reached: a rule that costs another document is seen here.
FLOORS = {
    "first": {
        "found": 99.7,
        "invented": 0.3,
        "step": 99.7,
        "kind": 99.7,
        "guidance": 99.5,
        "title": 100,
        "purpose": 98.7,
        "conclusion": 100,
        "language": 100,
        "left out": 100,
    },
    "second": {
        "found": 98.5,
        "invented": 2,
        "step": 99,
        "kind": 99,
        "guidance": 97,
        "title": 100,
        "purpose": 97,
        "conclusion": 98.5,
        "language": 100,
        "left out": 95,
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


@pytest.mark.parametrize(
    "numbers", [range(50), pytest.param(range(50, 1000), marks=pytest.mark.sweep)], ids=str
)
def test_a_worksheet_of_ordinary_parts_comes_in_without_a_fault(numbers: range) -> None:
    faults = {}
    for name, data, truth in map(drawn, numbers):
        if found := compared(Truth(truth), name, data).faults:
            faults[name] = found

    assert faults == {}


@pytest.mark.parametrize("half", FLOORS)
def test_each_document_becomes_a_worksheet_that_can_be_used(half: str) -> None:
    failed = {
        each.name: [
            fault for fault in each.faults if fault[0] in ("refused", "crashed", "unusable")
        ]
        for each in scores(half)
    }

    assert {name: faults for name, faults in failed.items() if faults} == {}


@pytest.mark.parametrize("half", FLOORS)
def test_a_truth_is_a_sound_worksheet_without_ids(half: str) -> None:
    for truth in DOCUMENTS.glob(f"{half}/*{TRUTH}"):
        problems = worksheets.read(truth.read_text("utf-8")).problems
        assert [problem.line for problem in problems if not problem.is_mild] == [1], truth.name


def test_one_text_in_six_formats_is_one_worksheet() -> None:
    forms = [path for path in documents("first") if path.name.startswith("friendship.")]
    made = {}
    for path in forms:
        text = import_document(path.name, path.read_bytes()).text
        made[path.suffix] = text.replace(f"source: {path.name}", "source:")

    assert sorted(made) == [".docx", ".html", ".md", ".odt", ".pdf", ".txt"]
    assert set(made.values()) == {made[".txt"]}
