"""`reflect compare`: by question and person, with marks that need no colour."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

THEN = {
    "text": "I sit by the window. Nobody calls before noon.",
    "line": "a grey day",
    "scale": {"value": 4, "words": "not much"},
    "yesno": False,
    "near": {"for": {"Sam": 2}},
}
NOW = {
    "text": "I sit by the door. Nobody calls before noon.",
    "line": "a grey day",
    "scale": 7,
    "yesno": True,
    "since": "since June",
    "near": {"for": {"Sam": 2}},
}

Keep = Callable[..., Path]


@pytest.fixture
def two_runs(answered: Keep, kinds: str) -> tuple[Path, Path]:
    return (
        answered(kinds, THEN, "--date", "2026-02-01T20:00:00"),
        answered(kinds, NOW, "--date", "2026-05-01T20:00:00"),
    )


def test_each_answer_is_classed_and_both_texts_can_be_rebuilt(
    reflect: Any, two_runs: tuple[Path, Path]
) -> None:
    compared = reflect("compare", "--format", "json").json

    assert [compared[side]["path"] for side in ("old", "new")] == [str(path) for path in two_runs]
    assert {(c["id"], c["for"]): c["class"] for c in compared["changes"]} == {
        ("text", None): "reworded",
        ("line", None): "unchanged",
        ("scale", None): "changed",
        ("yesno", None): "changed",
        ("since", None): "new",
        ("near", "Sam"): "unchanged",
    }
    [text] = [change for change in compared["changes"] if change["id"] == "text"]
    assert "".join(s[1] for s in text["segments"] if s[0] in "=-<") == THEN["text"]
    assert "".join(s[-1] for s in text["segments"] if s[0] in "=+>") == NOW["text"]
    assert compared["summary"]["changed"] == 2


def test_it_reads_without_colour(reflect: Any, two_runs: tuple[Path, Path]) -> None:
    run = reflect("compare")

    assert run.code == 0
    assert "\x1b" not in run.out
    assert "1 February 2026 and 1 May 2026, 12 weeks apart" in run.out
    summary = "Of 6 answers 2 read as they did. Of the others 1 was reworded, "
    summary += "1 was not there before and 2 changed."
    assert summary in " ".join(run.out.split())
    assert "I sit by the [-window-] [+door+]. Nobody calls before noon." in run.out
    assert "4 then, 7 now" in run.out
    assert "No then, Yes now" in run.out
    assert "a grey day" not in run.out
    assert "a grey day" in reflect("compare", "--all").out


def test_with_one_run_only_there_is_a_kind_sentence(
    reflect: Any, answered: Keep, kinds: str
) -> None:
    assert reflect("compare").code == 1
    answered(kinds, THEN, "--date", "2026-02-01T20:00:00")

    run = reflect("compare")

    assert (run.code, run.out) == (1, "")
    assert "one finished entry so far, of 1 February 2026" in run.err


def test_runs_about_the_same_person_are_compared_first(
    reflect: Any, answered: Keep, kinds: str
) -> None:
    for day, name in ((1, "Sam"), (2, "Mum"), (3, "Sam")):
        answers = {"near": {"for": {name: day}}}
        answered(kinds, answers, "--date", f"2026-02-0{day}T20:00:00")

    compared = reflect("compare", "--format", "json").json

    assert [compared[side]["about"] for side in ("old", "new")] == [["Sam"], ["Sam"]]


def test_where_nobody_is_shared_it_says_whom_each_is_about(
    reflect: Any, answered: Keep, kinds: str
) -> None:
    for day, name in ((1, "Sam"), (2, "Mum")):
        answers = {"near": {"for": {name: day}}}
        answered(kinds, answers, "--date", f"2026-02-0{day}T20:00:00")

    run = reflect("compare")

    assert "1 February 2026: about Sam" in run.out
    assert "2 February 2026: about Mum" in run.out


def test_drafts_are_not_compared_unless_named(reflect: Any, answered: Keep, kinds: str) -> None:
    answered(kinds, THEN, "--date", "2026-02-01T20:00:00")
    reflect("new", kinds, "--date", "2026-05-01T20:00:00", stdin="I sit.\n.\n")

    assert reflect("compare").code == 1
    assert reflect("compare", "first", "latest").code == 0


def test_a_reworded_question_is_the_same_question(
    reflect: Any, answered: Keep, kinds: str, tmp_path: Path
) -> None:
    answered(kinds, THEN, "--date", "2026-02-01T20:00:00")
    sheet = tmp_path / "journal" / "worksheets" / "kinds.md"
    text = sheet.read_text("utf-8").replace("What is it?", "What do I see?")
    sheet.write_text(text.replace("version: 1", "version: 2"), encoding="utf-8")
    answered(kinds, NOW, "--date", "2026-05-01T20:00:00")

    run = reflect("compare")

    assert "then asked as: What is it?" in run.out
    assert "version 1, now 2" in run.out
    assert "I sit by the [-window-] [+door+]." in run.out


def test_two_files_anywhere_compare_also_without_their_worksheet(
    reflect: Any, two_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "journal" / "worksheets" / "kinds.md").unlink()
    moved = [
        path.replace(tmp_path / name) for path, name in zip(two_runs, ("a.md", "b.md"), strict=True)
    ]

    compared = reflect("compare", *moved, "--format", "json").json

    kinds = {change["id"]: change["class"] for change in compared["changes"]}
    assert (kinds["text"], kinds["scale"], kinds["line"]) == ("reworded", "changed", "unchanged")


def test_a_new_scale_stands_beside_the_old_one(
    reflect: Any, answered: Keep, kinds: str, tmp_path: Path
) -> None:
    answered(kinds, THEN, "--date", "2026-02-01T20:00:00")
    sheet = tmp_path / "journal" / "worksheets" / "kinds.md"
    text = sheet.read_text("utf-8").replace(
        "[1-10: little ... much] {#scale}", "[0-100] {#percent}"
    )
    text = text.replace("language: en", "language: en\nafter:\n  percent: scale\nretired: [scale]")
    sheet.write_text(text, encoding="utf-8")
    answered(kinds, {"percent": 55}, "--date", "2026-05-01T20:00:00")

    compared = reflect("compare", "--format", "json").json

    [change] = [change for change in compared["changes"] if change["id"] == "percent"]
    assert (change["class"], change["old_value"], change["new_value"]) == ("changed", 4, 55)
