"""`reflect search`: hits, filters, and no repeated words."""

from pathlib import Path

import pytest

from typed import Program, change


@pytest.fixture(autouse=True)
def first(reflect: Program) -> Path:
    """The first of two runs, beside a note that is no entry."""
    path = reflect.kept("2026-01-01", "--about", "Sam", text="The harbour, and the Café.")
    reflect.kept("2026-02-01", text="No harbour.", line="a cafe")
    (reflect.journal / "harbour.md").write_text("# harbour\n\nno entry\n", encoding="utf-8")
    return path


def test_all_words_are_found_in_any_order_newest_first(reflect: Program) -> None:
    hits = reflect.json("search", "harbour")["hits"]

    assert [hit["entry"]["date"][:10] for hit in hits] == ["2026-02-01", "2026-01-01"]
    found = [hit["text"][start:end] for hit in hits for start, end in hit["spans"]]
    assert found == ["harbour", "harbour"]
    assert {hit["id"] for hit in hits} == {"text"}
    [hit] = reflect.json("search", "cafe", "harbour")["hits"]
    assert hit["text"] == "The harbour, and the Café."


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--question", "line"], 1),
        (["--question", "1"], 1),
        (["--about", "sam"], 1),
        (["--since", "2026-01-15"], 1),
        (["--worksheet", "kinds"], 2),
        (["--exclude", "2026-02"], 1),
        (["--status", "complete"], 2),
        (["--status", "draft"], 0),
    ],
)
def test_filters_leave_the_rest_out(reflect: Program, options: list[str], count: int) -> None:
    assert len(reflect.json("search", "cafe", *options)["hits"]) == count


def test_a_question_is_found_in_any_run_with_an_answer_to_it(reflect: Program, first: Path) -> None:
    change(first, "<!-- q: text", "<!-- q: retired")

    [hit] = reflect.json("search", "cafe", "--question", "retired")["hits"]
    assert (hit["id"], hit["entry"]["date"][:10]) == ("retired", "2026-01-01")
    unknown = reflect("search", "cafe", "--question", "nowhere", "--format", "json")
    assert (unknown.code, unknown.out) == (1, "")


def test_without_words_it_asks_for_them_outside_the_shell_history(reflect: Program) -> None:
    assert "The harbour, and the Café." in reflect("search", stdin="harbour café\n").out
    assert reflect("search").code == 2


def test_no_hits_are_reported_without_repeating_the_words(reflect: Program) -> None:
    run = reflect("search", "nonesuch")

    assert (run.code, run.out) == (1, "")
    assert run.err == "reflect: Nothing was found in your entries.\n"


def test_more_hits_are_offered_without_repeating_the_words(reflect: Program) -> None:
    for day in range(1, 22):
        reflect.kept(f"2026-03-{day:02}", text="a lantern")

    run = reflect("search", "lantern")

    assert run.out.count("a lantern") == 20
    assert "lantern" not in run.out.rpartition("Older places:")[2]
    assert "search --all" in run.out
    assert reflect("search", "lantern", "--all").out.count("a lantern") == 21
