"""One person is one person, however the name is spelled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

Keep = Callable[..., Path]

SAME = [
    ("Sam", "sam"),
    ("José", normalize("NFD", "José")),
    ("Strauß", "STRAUSS"),
    ("Ǆ", "ǆ"),
    ("\u0390", normalize("NFC", "\u0390".upper())),
    ("Anna Lena", "Anna  Lena"),
]
OTHERS = [("Zoe", "Zoë"), ("Sam", "Ｓａｍ"), ("Sam", "Sam\u200d"), ("Isil", "Işıl")]


@pytest.fixture
def two_runs(answered: Keep, kinds: str) -> Callable[[str, str], None]:
    """Have two runs about somebody by these two names, the later name second."""

    def keep(then: str, now: str) -> None:
        for at, (name, near) in enumerate(((then, 2), (now, 4)), 1):
            answers = {"near": {"for": {name: near}}, "scale": near}
            answered(kinds, answers, "--date", f"2026-0{at}-01T20:00:00")

    return keep


@pytest.mark.parametrize(("one", "other"), [*SAME, *(pair[::-1] for pair in SAME)])
def test_one_person_is_one_row_one_line_and_one_change(
    reflect: Any, two_runs: Callable[[str, str], None], one: str, other: str
) -> None:
    two_runs(one, other)
    newest = reflect("list", "--format", "json").json["entries"][0]["about"]

    rows = reflect("ratings", "--format", "json").json["series"][1]["rows"]
    changes = reflect("compare", "--format", "json").json["changes"]
    moments = reflect("timeline", "near", "--format", "json").json["moments"]

    assert rows == [{"for": newest[0], "values": [2, 4]}]
    near = [each for each in changes if each["id"] == "near"]
    assert [(each["for"], each["class"]) for each in near] == [(newest[0], "changed")]
    assert [(each["for"], each["class"]) for each in moments] == [
        (newest[0], "changed"),
        (newest[0], None),
    ]
    assert "Asked then" not in reflect("timeline", "near", "--plain").out
    for name in (one, other):
        assert len(reflect("list", "--about", name, "--format", "json").json["entries"]) == 2
        run = reflect("list", "--exclude", name, "--format", "json")
        assert run.json["entries"] == [], run.err


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_people_with_names_alike_stay_two(
    reflect: Any, two_runs: Callable[[str, str], None], one: str, other: str
) -> None:
    two_runs(one, other)

    rows = reflect("ratings", "--format", "json").json["series"][1]["rows"]

    assert [row["values"] for row in rows] == [[None, 4], [2, None]]


def test_in_one_entry_two_spellings_are_one_person(
    reflect: Any, answered: Keep, kinds: str
) -> None:
    path = answered(kinds, {"near": {"for": {"Sam": 4}}}, "--date", "2026-05-01T20:00:00")
    text = path.read_text("utf-8")
    doubled = text.replace("about: [Sam]", 'about: ["[[Sam]]", sam]')
    path.write_text(f"{doubled}\n### Again\n<!-- q: near, for: SAM -->\n\n5 / 5\n", "utf-8")

    shown = reflect("show", "--format", "json").json

    assert shown["about"] == ["Sam"]
    assert [(each["for"], each["value"]) for each in shown["answers"]] == [("Sam", 4)]
    assert shown["answers"][0]["beside"] == ["5 / 5"]
    assert "about Sam\n" in reflect("show").out


def test_whoever_is_named_twice_in_an_answers_file_is_told(reflect: Any, kinds: str) -> None:
    answers = '{"near": {"for": {"Sam": 1, "sam": 2}}}'

    run = reflect("new", kinds, "--answers", "-", "--about", "SAM", stdin=answers)

    assert run.code == 1
    assert "'near' names somebody twice" in run.err


def test_a_run_about_the_same_person_is_the_one_before(
    reflect: Any, answered: Keep, kinds: str
) -> None:
    for at, name in enumerate(("sam", "Mum", "Sam"), 1):
        answered(kinds, {"scale": at}, "--date", f"2026-0{at}-01T20:00:00", "--about", name)

    assert reflect("compare", "--format", "json").json["old"]["about"] == ["sam"]
    assert "All kinds, with Sam\n" in reflect("compare").out
