"""`reflect check`: a calm report, file by file, and changes only after a yes."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Keep = Callable[..., Path]

SECRET = "kestrel"
posix = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")


@pytest.fixture
def entry(answered: Keep, kinds: str) -> Path:
    """An entry without anything amiss, once its journal is private."""
    path = answered(kinds, {"text": SECRET, "scale": 7}, "--date", "2026-05-01")
    for folder in (path.parents[1], path.parents[1] / "worksheets"):
        folder.chmod(0o700)
    return path


def test_where_all_is_well_it_says_so_in_a_line(reflect: Any, entry: Path) -> None:
    run = reflect("check")

    assert (run.code, run.out) == (0, "")
    assert run.err == "reflect: One entry and everything around it: all is well.\n"
    assert reflect("check", "--format", "json").json == {"schema": 1, "findings": []}


def test_without_a_journal_nothing_is_wrong(reflect: Any, tmp_path: Path) -> None:
    run = reflect("check", "--fix")

    assert (run.code, run.out, run.err) == (
        0,
        "",
        "reflect: There are no entries yet, and nothing is wrong.\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_each_finding_has_its_line_and_its_way_out(reflect: Any, entry: Path) -> None:
    text = entry.read_text("utf-8").replace("7 / 10", f"17 / 10\n\n{SECRET}")
    entry.write_text(text.replace("status: complete", f"status: {SECRET}"), encoding="utf-8")

    run = reflect("check")

    assert (run.code, run.err) == (1, "")
    assert run.out == (
        "2026/2026-05-01-kinds.md:8\n"
        "    Its status is neither draft nor complete, and counts as complete.\n"
        "    Write 'status: draft' if it is to wait for you, else 'status: complete'.\n"
        "\n"
        "2026/2026-05-01-kinds.md:22\n"
        "    This number is not on the scale, which goes from 1 to 10, and counts as\n"
        "    words.\n"
        "    Write one from 1 to 10, or leave it as it is.\n"
    )
    assert SECRET not in reflect("check", "--format", "json").out


def test_what_may_be_meant_so_needs_nobody(reflect: Any, entry: Path) -> None:
    text = entry.read_text("utf-8").replace("7 / 10", "seven, or nearly")
    entry.write_text(text, encoding="utf-8")

    run = reflect("check")

    assert run.code == 0
    assert "If you meant it so, leave it so." in run.out
    assert run.out.endswith("\nNone of this needs you.\n")


def test_programs_get_all_there_is_to_know(reflect: Any, entry: Path) -> None:
    text = entry.read_text("utf-8").replace("<!-- q: text -->\n", "")
    entry.write_text(text, encoding="utf-8")

    [found] = reflect("check", "--format", "json").json["findings"]

    assert (found["path"], found["line"], found["kind"]) == (str(entry), 17, "lost-marks")
    assert (found["fixable"], found["fixed"]) == (True, False)
    assert (
        found["what"]
        == "The mark below this heading is gone; the wording still tells what was asked."
    )


def test_it_can_be_listened_to(reflect: Any, entry: Path) -> None:
    entry.write_text(entry.read_text("utf-8").replace("7 / 10", "0"), encoding="utf-8")

    assert reflect("check", "--plain").out == (
        "In 2026/2026-05-01-kinds.md, line 22:\n"
        "This number is not on the scale, which goes from 1 to 10, and counts as words.\n"
        "Write one from 1 to 10, or leave it as it is.\n"
    )


def test_many_of_a_kind_are_told_on_request(reflect: Any, answered: Keep, entry: Path) -> None:
    for day in range(2, 10):
        path = answered("kinds", {"scale": 7}, "--date", f"2026-05-0{day}")
        path.write_text(path.read_text("utf-8").replace("7 / 10", "0"), encoding="utf-8")

    few = " ".join(reflect("check").out.split())

    assert few.count("This number is not on the scale") == 5
    assert "And 3 more of these kinds: reflect check --all" in few
    assert reflect("check", "--all").out.count("This number is not on the scale") == 8
    assert len(reflect("check", "--format", "json").json["findings"]) == 8


def test_the_report_can_be_put_into_a_file(reflect: Any, entry: Path, tmp_path: Path) -> None:
    entry.write_text(entry.read_text("utf-8").replace("7 / 10", "0"), encoding="utf-8")

    run = reflect("check", "--output", tmp_path / "report.txt")

    assert (run.code, run.out) == (1, "")
    assert "not on the scale" in (tmp_path / "report.txt").read_text("utf-8")


@posix
@pytest.mark.parametrize("shape", ["text", "json"])
def test_without_somebody_to_ask_nothing_is_changed(reflect: Any, entry: Path, shape: str) -> None:
    entry.chmod(0o644)

    run = reflect("check", "--fix", "--format", shape, stdin="2\n")

    assert run.code == 2
    assert "cannot ask whether to make these changes. Nothing was changed." in run.err
    assert "Other accounts" in run.out
    assert entry.stat().st_mode & 0o777 == 0o644


@posix
def test_one_file_that_cannot_be_read_stops_no_command(
    reflect: Any, answered: Keep, entry: Path
) -> None:
    answered("kinds", {"text": "other words"}, "--date", "2026-06-01")
    os.mkfifo(entry.parent / "2026-05-02-kinds.md")
    (entry.parent / "2026-05-03-kinds.md").symlink_to("nowhere.md")

    for command in (["list"], ["show", "2026-06-01"], ["show", "first"], ["compare"]):
        run = reflect(*command)
        assert run.code == 0, command
        assert run.out
        assert run.err.count("could not be read") == 2, command
    run = reflect("check")
    assert run.code == 1
    assert "2026-05-02-kinds.md\n    It could not be read: it is not a regular file." in run.out
    assert "2026-05-03-kinds.md\n    This is a link that leads nowhere." in run.out
