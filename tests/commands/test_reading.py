"""`reflect show`, `where`, `edit` and `reflect` alone."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from typed import Program, append, change

#: Markup of rich, emoji codes, and rare characters.
HOSTILE = "[bold]not bold[/bold] [/x] 10:smile: [link=https://x]"
PRIVATE = "\ue000 a sign of a font of mine \ue003reflect\ue004"


def test_an_answer_is_shown_as_it_was_typed(reflect: Program) -> None:
    reflect.kept(text=HOSTILE, line=PRIVATE)

    assert HOSTILE in reflect("show").out
    assert [each["text"] for each in reflect.json("show")["answers"]] == [HOSTILE, PRIVATE]


def test_no_control_sequence_in_a_file_reaches_the_terminal(reflect: Program) -> None:
    raw = "\x1b]52;c;eA==\x07\x9b2J\u202e\x7f"
    change(reflect.sheet, "little", "lit\x1b\u202etle")
    path = reflect.kept(text="words", scale=3, near={"for": {"Sam": 3}})
    change(path, "words", f"words {raw}", "Sam", f"Sam{raw}")
    commands = (["show"], ["list"], ["ratings"], ["timeline", "text"], ["timeline", "near"])

    for command in (*commands, ["compare", path, path, "--all"]):
        for way in ([], ["--plain"], ["--format", "json"]):
            run = reflect(*command, *way)
            assert run.code == 0
            assert not set(raw) & set(run.out + run.err) - set("]52;c;eA==2J")


@pytest.mark.parametrize("command", ["ratings", "timeline", "timeline text", "report --output x"])
def test_without_finished_runs_it_says_what_to_do(
    reflect: Program, command: str, tmp_path: Path
) -> None:
    nothing = reflect(*command.split())
    reflect.begun("I sigh.\n.\n")
    begun = reflect(*command.split())

    assert (nothing.code, nothing.out) == (begun.code, begun.out) == (1, "")
    assert "To begin one: reflect new" in nothing.err
    assert "To continue with yours: reflect resume" in begun.err
    assert not (tmp_path / "x").exists()


#: Markup that only files have: boxes, markers, slots, and names of kinds.
SIGNS = ("- [", "[ ]", "[x]", "_(", " / 10", " / 5", "{", "[yes/no]", "2026-12-24")


@pytest.mark.parametrize("plain", [[], ["--plain"]])
def test_pages_have_words_for_the_signs_in_files(reflect: Program, plain: list[str]) -> None:
    things = [{"text": "wash up", "done": True}, {"text": "wash", "by": "2026-12-24"}]
    given = {"text": "wash", "scale": {"value": 7, "words": "wash"}, "yesno": True}
    given |= {"choices": {"value": ["red", "green"], "words": "wash"}, "date": "2026-12-24"}
    given |= {"action": {"value": things, "words": "wash"}, "near": {"for": {"Sam": 3}}}
    reflect.kept("2026-02-01", **given)
    given |= {"choices": [], "action": [{**each, "done": False} for each in things]}
    reflect.kept("2026-05-01", **given)

    shown = [
        reflect(*plain, *command.split(), stdin="s\n\n1\n:last\n:list\n:readback\n")
        for command in (
            *("show latest", "show first", "search wash", "search green", "ratings"),
            *("compare", "compare --all", "compare --then-now", "worksheet show kinds"),
            *(f"timeline {id_}" for id_ in ("scale", "yesno", "choices", "date", "action", "near")),
            "resume latest --step 1",
        )
    ]

    assert [sign for run in shown for sign in SIGNS if sign in run.out + run.err] == []
    said = " ".join(run.text for run in shown)
    assert "24 December 2026" in said
    assert "7 of 10" in said


def test_an_entry_is_shown_without_its_worksheet(reflect: Program) -> None:
    reflect.kept(text="words", scale={"value": 7, "words": "enough"})
    shutil.rmtree(reflect.sheet.parent)

    told = [(a["id"], a["kind"], a["value"], a["words"]) for a in reflect.json("show")["answers"]]

    assert told == [("text", None, "words", ""), ("scale", None, 7, "enough")]


def test_a_problem_in_an_entry_is_shown_and_named(reflect: Program) -> None:
    path = reflect.kept(text="words", scale=7)
    change(path, "7 / 10", "seven, or nearly")
    append(path, "\n### What is it?\n<!-- q: text -->\n\na second time\n")

    run = reflect("show")

    assert run.code == 0
    assert "seven, or nearly" in run.out
    assert "a second time" in run.out
    assert "This question is here twice" in run.err
    assert "another kind of answer" not in run.err


def test_a_file_that_is_not_utf_8_is_shown_and_never_written(reflect: Program) -> None:
    path = reflect.kept(text="words")
    path.write_bytes(path.read_bytes().replace(b"words", b"caf\xe9"))
    before = path.read_bytes()

    run = reflect("show")

    assert "caf\ufffd" in run.out
    assert "not UTF-8" in run.err
    assert reflect("resume", path).code == 1
    assert path.read_bytes() == before


def test_reflect_without_a_command_greets_writes_nothing_and_names_no_title_or_person(
    reflect: Program, tmp_path: Path
) -> None:
    run = reflect()

    assert run.code == 0
    assert "reflect new" in run.out
    assert list(tmp_path.iterdir()) == []
    reflect.kept(near={"for": {"Sam": 3}})
    assert [word for word in ("All kinds", "Sam") if word in reflect().out] == []


def test_where_shows_paths_and_their_source(reflect: Program, tmp_path: Path) -> None:
    where = reflect.json("where")

    assert (where["journal"], where["exists"]) == (str(reflect.journal), False)
    assert where["journal_from"] == "--journal"
    other = tmp_path / "other"
    assert reflect.json("where", "--journal", other)["journal"] == str(other)


@pytest.mark.parametrize("arguments", [["list"], ["show"], ["show", "first"], ["resume"]])
def test_a_journal_that_cannot_be_read_is_not_called_empty(
    reflect: Program, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    reflect.kept(text="words")

    def refuse(path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)

    run = reflect(*arguments)

    assert "journal could not be read: permission denied" in run.err
    assert "There is no" not in run.err
    assert "You have nothing to finish" not in run.err


def test_an_entry_not_found_may_be_in_an_unreadable_folder(reflect: Program) -> None:
    year = reflect.kept("2026-11-23", text="words").parent
    (year / "2026-11-24-kinds.md").mkdir()
    (year / "2026-11-24-kinds-2.md").symlink_to("nowhere.md")

    run = reflect("show", "2026-11-24")

    assert run.code == 1
    assert "There is no entry '2026-11-24'." in run.err
    assert "2026-11-24-kinds-2.md could not be read" in run.err
