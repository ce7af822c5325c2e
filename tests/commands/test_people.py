"""One person is one person, however the name is spelled."""

from unicodedata import normalize

import pytest

from typed import Program, append, change

SAME = [
    ("Sam", "sam"),
    ("José", normalize("NFD", "José")),
    ("Strauß", "STRAUSS"),
    ("Ǆ", "ǆ"),
    ("\u0390", normalize("NFC", "\u0390".upper())),
    ("Anna Lena", "Anna  Lena"),
]
OTHERS = [("Zoe", "Zoë"), ("Sam", "Ｓａｍ"), ("Sam", "Sam\u200d"), ("Isil", "Işıl")]


def keep_two(reflect: Program, then: str, now: str) -> None:
    """Write two runs about a person under two spellings, the later one second."""
    for at, (name, near) in enumerate(((then, 2), (now, 4)), 1):
        reflect.kept(f"2026-0{at}-01", near={"for": {name: near}}, scale=near)


@pytest.mark.parametrize(
    ("one", "other"),
    [*SAME, *(pytest.param(*pair[::-1], marks=pytest.mark.sweep) for pair in SAME)],
)
def test_one_person_is_one_row_one_timeline_and_one_change(
    reflect: Program, one: str, other: str
) -> None:
    keep_two(reflect, one, other)
    [newest] = reflect.json("list")["entries"][0]["about"]

    rows = reflect.json("ratings")["series"][1]["rows"]
    near = [each for each in reflect.json("compare")["changes"] if each["id"] == "near"]
    moments = reflect.json("timeline", "near")["moments"]

    assert rows == [{"for": newest, "values": [2, 4]}]
    assert [(each["for"], each["class"]) for each in near] == [(newest, "changed")]
    told = [(each["for"], each["class"]) for each in moments]
    assert told == [(newest, "changed"), (newest, None)]
    assert "Asked then" not in reflect("timeline", "near", "--plain").out
    for name in (one, other):
        assert len(reflect.json("list", "--about", name)["entries"]) == 2
        assert reflect.json("list", "--exclude", name)["entries"] == []


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_people_with_names_alike_stay_two(reflect: Program, one: str, other: str) -> None:
    keep_two(reflect, one, other)

    rows = reflect.json("ratings")["series"][1]["rows"]

    assert [row["values"] for row in rows] == [[None, 4], [2, None]]


def test_in_one_entry_two_spellings_are_one_person(reflect: Program) -> None:
    path = reflect.kept("2026-05-01", near={"for": {"Sam": 4}})
    change(path, "about: [Sam]", 'about: ["[[Sam]]", sam]')
    append(path, "\n### Again\n<!-- q: near, for: SAM -->\n\n5 / 5\n")

    shown = reflect.json("show")

    assert shown["about"] == ["Sam"]
    assert [(each["for"], each["value"]) for each in shown["answers"]] == [("Sam", 4)]
    assert shown["answers"][0]["beside"] == ["5 / 5"]
    assert "about Sam\n" in reflect("show").out


def test_a_person_named_twice_in_an_answers_file_is_reported(reflect: Program) -> None:
    run = reflect.new('{"near": {"for": {"Sam": 1, "sam": 2}}}', "--answers", "-", "--about", "SAM")

    assert run.code == 1
    assert "'near' names someone twice" in run.err


def test_the_run_before_is_one_about_the_same_person(reflect: Program) -> None:
    for at, name in enumerate(("sam", "Mum", "Sam"), 1):
        reflect.kept(f"2026-0{at}-01", "--about", name, scale=at)

    assert reflect.json("compare")["old"]["about"] == ["sam"]
    assert "All kinds, with Sam\n" in reflect("compare").out
