"""Searching from the command line: what is found, and what stays out of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from typed import Reflect


@pytest.fixture
def journal(
    reflect: Reflect, answered: Callable[..., Path], kinds: str, tmp_path: Path
) -> Callable[..., Any]:
    """Two runs, a draft and another note; search in them."""
    answered(
        "kinds", {"text": "The harbour, and the Café."}, "--date", "2026-01-01", "--about", "Sam"
    )
    answered("kinds", {"text": "No harbour.", "line": "a cafe"}, "--date", "2026-02-01")
    (tmp_path / "journal" / "harbour.md").write_text("# harbour\n\nno entry\n", encoding="utf-8")
    return reflect


def test_all_words_are_found_in_any_order_newest_first(journal: Reflect) -> None:
    run = journal("search", "harbour", "--format", "json")

    assert run.code == 0
    hits = run.json["hits"]
    assert [hit["entry"]["date"][:10] for hit in hits] == ["2026-02-01", "2026-01-01"]
    assert [hit["text"][start:end] for hit in hits for start, end in hit["spans"]] == [
        "harbour"
    ] * 2
    assert {hit["id"] for hit in hits} == {"text"}
    [hit] = journal("search", "cafe", "harbour", "--format", "json").json["hits"]
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
def test_filters_leave_the_rest_out(journal: Reflect, options: list[str], count: int) -> None:
    assert len(journal("search", "cafe", *options, "--format", "json").json["hits"]) == count


def test_a_question_is_known_by_any_run_that_has_an_answer_to_it(
    journal: Reflect, tmp_path: Path
) -> None:
    file = next((tmp_path / "journal" / "2026").glob("2026-01-01*"))
    text = file.read_text(encoding="utf-8").replace("<!-- q: text", "<!-- q: retired")
    file.write_text(text, encoding="utf-8")

    [hit] = journal("search", "cafe", "--question", "retired", "--format", "json").json["hits"]
    assert (hit["id"], hit["entry"]["date"][:10]) == ("retired", "2026-01-01")
    unknown = journal("search", "cafe", "--question", "nowhere", "--format", "json")
    assert (unknown.code, unknown.out) == (1, "")


def test_without_words_they_are_asked_for_so_that_no_history_has_them(journal: Reflect) -> None:
    run = journal("search", stdin="harbour café\n")

    assert "The harbour, and the Café." in run.out
    assert journal("search").code == 2


def test_nothing_found_is_said_kindly_and_without_the_words(journal: Reflect) -> None:
    run = journal("search", "nonesuch")

    assert (run.code, run.out) == (1, "")
    assert run.err == "reflect: Nothing like that is in your entries.\n"


def test_more_than_a_screenful_is_offered_without_repeating_the_words(
    journal: Reflect, answered: Callable[..., Path]
) -> None:
    for day in range(1, 22):
        answered("kinds", {"text": "a lantern"}, "--date", f"2026-03-{day:02}")

    run = journal("search", "lantern")

    assert run.out.count("a lantern") == 20
    assert "lantern" not in run.out.rpartition("Older places:")[2]
    assert "search --all" in run.out
    assert journal("search", "lantern", "--all").out.count("a lantern") == 21
