"""`reflect check`: findings file by file, and fixes only after a yes."""

import os
from pathlib import Path

import pytest

from typed import Program, change

SECRET = "kestrel"


@pytest.fixture
def entry(reflect: Program) -> Path:
    """An entry without findings, in a private journal."""
    path = reflect.kept("2026-05-01", text=SECRET, scale=7)
    for folder in (reflect.journal, reflect.journal / "worksheets"):
        folder.chmod(0o700)
    return path


def test_without_findings_it_says_so_in_one_line(reflect: Program, entry: Path) -> None:
    run = reflect("check")

    assert (run.code, run.out) == (0, "")
    assert run.err == "reflect: One entry and everything around it: all is well.\n"
    assert reflect.json("check") == {"schema": 1, "findings": []}


def test_without_a_journal_there_are_no_findings(reflect: Program, tmp_path: Path) -> None:
    run = reflect("check", "--fix")

    said = "There are no entries yet, and nothing is wrong."
    assert (run.code, run.out, run.err) == (0, "", f"reflect: {said}\n")
    assert list(tmp_path.iterdir()) == []


def test_each_finding_has_its_line_and_its_fix(reflect: Program, entry: Path) -> None:
    change(entry, "7 / 10", f"17 / 10\n\n{SECRET}", "status: complete", f"status: {SECRET}")

    run = reflect("check")

    assert (run.code, run.err) == (1, "")
    assert run.out == (
        "2026/2026-05-01-kinds.md:8\n"
        "    Its status is neither draft nor complete, so it counts as complete.\n"
        "    Write 'status: draft' to continue it later, otherwise 'status: complete'.\n"
        "\n"
        "2026/2026-05-01-kinds.md:22\n"
        "    This number is not on the scale, which goes from 1 to 10, so it is read as\n"
        "    text.\n"
        "    Write one from 1 to 10, or leave it as it is.\n"
    )
    assert reflect("check", "--plain").out.endswith(
        "In 2026/2026-05-01-kinds.md, line 22:\n"
        "This number is not on the scale, which goes from 1 to 10, so it is read as\n"
        "text. Write one from 1 to 10, or leave it as it is.\n"
    )
    assert SECRET not in reflect("check", "--format", "json").out


def test_mild_findings_need_no_action(reflect: Program, entry: Path) -> None:
    change(entry, "7 / 10", "seven, or nearly")

    run = reflect("check")

    assert run.code == 0
    assert "If you meant it that way, leave it." in run.out
    assert run.out.endswith("\nYou do not have to do anything about this.\n")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- [ ] ring (by someday)", "unread-by"),
        ("- [ ] ring (by 2026-02-30) ⏫", "unread-by"),
        ("- [ ] a walk (every blue moon)", "unread-every"),
        ("- [ ] a walk\n  by the sea (every 0 weeks)", "unread-every"),
        ("- [ ] a walk (by 2026-12-01) (jeden Sonntag)", ""),
        ("- [x] ring (by someday)", ""),
        ("- [ ] ring (someday)", ""),
    ],
)
def test_a_day_or_rhythm_that_nobody_understands_is_named_and_kept(
    reflect: Program, line: str, kind: str
) -> None:
    path = reflect.kept("2026-02-01", action=["sing", "dance"])
    for folder in (reflect.journal, reflect.sheet.parent):
        folder.chmod(0o700)
    change(path, "- [ ] dance", line)
    before = path.read_bytes()

    found = reflect.json("check")["findings"]

    assert [(each["kind"], each["line"]) for each in found] == (
        [(kind, before.decode()[: before.decode().index(line)].count("\n") + 1)] if kind else []
    )
    run = reflect("check")
    assert (run.code, path.read_bytes()) == (0, before)
    assert not {"someday", "blue"} & set(run.text.split())


def test_json_has_all_findings(reflect: Program, entry: Path) -> None:
    change(entry, "<!-- q: text -->\n", "")

    [found] = reflect.json("check")["findings"]

    what = "The mark below this heading is missing; the wording still shows what was asked."
    assert (found["path"], found["line"], found["kind"]) == (str(entry), 17, "lost-marks")
    assert (found["fixable"], found["fixed"], found["what"]) == (True, False, what)


def test_many_findings_of_a_kind_are_shown_on_request(reflect: Program, entry: Path) -> None:
    for day in range(2, 10):
        change(reflect.kept(f"2026-05-0{day}", scale=7), "7 / 10", "0")

    few = reflect("check").text

    assert few.count("This number is not on the scale") == 5
    assert "And 3 more of these kinds: reflect check --all" in few
    assert reflect("check", "--all").out.count("This number is not on the scale") == 8
    assert len(reflect.json("check")["findings"]) == 8


@pytest.mark.posix
@pytest.mark.parametrize("shape", ["text", "json"])
def test_without_a_terminal_nothing_is_changed(reflect: Program, entry: Path, shape: str) -> None:
    entry.chmod(0o644)

    run = reflect("check", "--fix", "--format", shape, stdin="2\n")

    assert run.code == 2
    assert "cannot ask whether to make these changes. Nothing was changed." in run.err
    assert "Other accounts" in run.out
    assert entry.stat().st_mode & 0o777 == 0o644


@pytest.mark.posix
def test_one_file_that_cannot_be_read_stops_no_command(reflect: Program, entry: Path) -> None:
    reflect.kept("2026-06-01", text="other words")
    os.mkfifo(entry.parent / "2026-05-02-kinds.md")
    (entry.parent / "2026-05-03-kinds.md").symlink_to("nowhere.md")

    for command in (["list"], ["show", "2026-06-01"], ["show", "first"], ["compare"]):
        run = reflect(*command)
        assert (run.code, run.out != "", run.err.count("could not be read")) == (0, True, 2)
    run = reflect("check")
    assert run.code == 1
    assert "2026-05-02-kinds.md\n    It could not be read: it is not a regular file." in run.out
    assert "2026-05-03-kinds.md\n    This is a broken link." in run.out
