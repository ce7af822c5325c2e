"""`reflect show`, `list`, `where`, `edit` and `reflect` alone."""

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sheets import KINDS

Keep = Callable[..., Path]
SHEET = KINDS

HOSTILE = "[bold]not bold[/bold] [/x] 10:smile: [link=https://x]"


def test_an_answer_is_shown_as_it_was_typed(reflect: Any, kept: Keep) -> None:
    kept(text=HOSTILE)

    assert HOSTILE in reflect("show").out


def test_a_program_gets_every_letter_of_it(reflect: Any, kept: Keep) -> None:
    kept(text="\ue000 a sign of a font of mine \ue003reflect\ue004")

    [answer] = reflect("show", "--format", "json").json["answers"]

    assert answer["text"] == "\ue000 a sign of a font of mine \ue003reflect\ue004"


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(
    reflect: Any, kept: Keep, tmp_path: Path
) -> None:
    raw = "\x1b]52;c;eA==\x07\x9b2J\u202e\x7f"
    sheet = tmp_path / "journal" / "worksheets" / "kinds.md"
    sheet.write_text(
        sheet.read_text("utf-8").replace("little", "lit\x1b\u202etle"), encoding="utf-8"
    )
    path = kept(text="words", scale=3, near={"for": {"Sam": 3}})
    text = path.read_text("utf-8").replace("words", f"words {raw}")
    path.write_text(text.replace("Sam", f"Sam{raw}"), encoding="utf-8")

    for arguments in (
        ["show"],
        ["list"],
        ["compare", path, path, "--all"],
        ["timeline", "text"],
        ["timeline", "near"],
        ["ratings"],
    ):
        for way in ([], ["--plain"], ["--format", "json"]):
            run = reflect(*arguments, *way)
            assert run.code == 0
            assert not set(raw) & set(run.out + run.err) - set("]52;c;eA==2J")


@pytest.mark.parametrize("command", ["ratings", "timeline", "timeline text", "report --output x"])
def test_with_no_finished_run_it_says_what_there_is_to_do(
    reflect: Any, kinds: str, command: str, tmp_path: Path
) -> None:
    nothing = reflect(*command.split())
    reflect("new", kinds, stdin="I sigh.\n.\n")
    begun = reflect(*command.split())

    assert (nothing.code, nothing.out) == (begun.code, begun.out) == (1, "")
    assert "To begin one: reflect new" in nothing.err
    assert "To go on with yours: reflect resume" in begun.err
    assert not (tmp_path / "x").exists()


#: What stands in files only: boxes, signs, slots, and what a worksheet calls its kinds.
SIGNS = ("- [", "[ ]", "[x]", "_(", " / 10", " / 5", "{", "[yes/no]", "2026-12-24")


@pytest.mark.parametrize("plain", [[], ["--plain"]])
def test_people_see_words_where_files_have_signs(
    reflect: Any, kept: Keep, answered: Keep, kinds: str, plain: list[str]
) -> None:
    things = [{"text": "wash up", "done": True}, {"text": "wash", "by": "2026-12-24"}]
    given = {"text": "wash", "scale": {"value": 7, "words": "wash"}, "yesno": True}
    given |= {"choices": {"value": ["red", "green"], "words": "wash"}, "date": "2026-12-24"}
    given |= {"action": {"value": things, "words": "wash"}, "near": {"for": {"Sam": 3}}}
    kept("2026-02-01", **given)
    answered(
        kinds,
        {**given, "choices": [], "action": [{**each, "done": False} for each in things]},
        "--date",
        "2026-05-01T20:00:00",
    )

    shown = [
        reflect(*plain, *command, stdin="s\n\n1\n:last\n:list\n:readback\n")
        for command in (
            *(["show", "latest"], ["show", "first"], ["search", "wash"], ["search", "green"]),
            *(["compare"], ["compare", "--all"], ["compare", "--then-now"], ["ratings"]),
            *(["timeline", id_] for id_ in ("scale", "yesno", "choices", "date", "action", "near")),
            *(["worksheet", "show", kinds], ["resume", "latest", "--step", "1"]),
        )
    ]

    assert [sign for run in shown for sign in SIGNS if sign in run.out + run.err] == []
    said = " ".join(" ".join(run.out.split()) for run in shown)
    assert "24 December 2026" in said
    assert "7 of 10" in said


def test_an_entry_is_shown_without_its_worksheet(reflect: Any, kept: Keep, tmp_path: Path) -> None:
    kept(text="words", scale={"value": 7, "words": "enough"})
    shutil.rmtree(tmp_path / "journal" / "worksheets")

    answers = reflect("show", "--format", "json").json["answers"]

    assert [(a["id"], a["kind"], a["value"], a["words"]) for a in answers] == [
        ("text", None, "words", ""),
        ("scale", None, 7, "enough"),
    ]


def test_what_cannot_be_understood_is_shown_and_named(reflect: Any, kept: Keep) -> None:
    path = kept(text="words", scale=7)
    text = path.read_text("utf-8").replace("7 / 10", "seven, or nearly")
    path.write_text(
        text + "\n### What is it?\n<!-- q: text -->\n\na second time\n", encoding="utf-8"
    )

    run = reflect("show")

    assert run.code == 0
    assert "seven, or nearly" in run.out
    assert "a second time" in run.out
    assert "this question stands there twice" in run.err
    assert "only words" not in run.err


def test_a_file_that_is_not_utf_8_is_shown_and_never_written(reflect: Any, kept: Keep) -> None:
    path = kept(text="words")
    path.write_bytes(path.read_bytes().replace(b"words", b"caf\xe9"))
    before = path.read_bytes()

    run = reflect("show")

    assert "caf\ufffd" in run.out
    assert "not UTF-8" in run.err
    assert reflect("resume", path).code == 1
    assert path.read_bytes() == before


def test_the_list_is_newest_first_and_ends_after_twenty(
    reflect: Any, kept: Keep, tmp_path: Path
) -> None:
    for day in range(1, 23):
        kept(f"2026-01-{day:02}", text="words")

    lines = reflect("list").out.splitlines()

    assert lines[0].startswith("2026-01-22  All kinds")
    assert lines[19].startswith("2026-01-03  All kinds")
    assert lines[20:22] == [
        "Older ones:",
        f"    reflect list --all --journal {tmp_path / 'journal'}",
    ]
    assert len(reflect("list", "--format", "json").json["entries"]) == 22
    assert "\nOlder ones:\nreflect list --all --plain --journal" in reflect("list", "--plain").out


def test_without_entries_the_list_is_empty_and_says_how_to_begin(reflect: Any) -> None:
    run = reflect("list")

    assert (run.code, run.out) == (0, "")
    assert "reflect new" in run.err
    assert reflect("list", "--format", "json").json == {"schema": 1, "entries": []}


def test_reflect_alone_greets_and_writes_nothing(reflect: Any, tmp_path: Path) -> None:
    run = reflect()

    assert run.code == 0
    assert "reflect new" in run.out
    assert list(tmp_path.iterdir()) == []


def test_the_greeting_names_no_title_and_no_person(reflect: Any, kept: Keep) -> None:
    kept(near={"for": {"Sam": 3}})

    out = reflect().out

    assert "All kinds" not in out
    assert "Sam" not in out


def test_where_tells_where_and_why(reflect: Any, tmp_path: Path) -> None:
    where = reflect("where", "--format", "json").json

    assert where["journal"] == str(tmp_path / "journal")
    assert where["journal_from"] == "--journal"
    assert where["exists"] is False


def test_the_journal_may_be_named_after_the_command(reflect: Any, tmp_path: Path) -> None:
    other = tmp_path / "other"

    assert reflect("where", "--journal", other, "--format", "json").json["journal"] == str(other)


@pytest.mark.skipif(sys.platform == "win32", reason="the editor here is a shell script")
def test_edit_opens_the_file_and_looks_it_through(
    reflect: Any, kept: Keep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept(scale=7)
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nsed -i.bak "s|7 / 10|seven|" "$2"\n', encoding="utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", f"'{editor}' --wait")

    run = reflect("edit")

    assert "seven" in path.read_text("utf-8")
    assert "There is no number here, only words" in run.err


def test_an_editor_that_fails_is_named_and_nothing_is_lost(
    reflect: Any, kept: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept(text="words")
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")

    run = reflect("edit")

    assert run.code == 1
    assert "'no-such-editor-anywhere' could not be started" in run.err
    assert "words" in path.read_text("utf-8")


@pytest.mark.parametrize("arguments", [["list"], ["show"], ["show", "first"], ["resume"]])
def test_a_journal_that_cannot_be_read_is_not_called_empty(
    reflect: Any, kept: Keep, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    kept(text="words")

    def refuse(path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)

    run = reflect(*arguments)

    assert "journal could not be read: permission is denied" in run.err
    assert "There is no" not in run.err
    assert "Nothing is waiting" not in run.err


def test_an_entry_that_is_not_found_may_be_where_nothing_can_be_read(
    reflect: Any, kept: Keep, tmp_path: Path
) -> None:
    kept("2026-11-23", text="words")
    (tmp_path / "journal" / "2026" / "2026-11-24-kinds.md").mkdir()
    (tmp_path / "journal" / "2026" / "2026-11-24-kinds-2.md").symlink_to("nowhere.md")

    run = reflect("show", "2026-11-24")

    assert run.code == 1
    assert "There is no entry '2026-11-24'." in run.err
    assert "2026-11-24-kinds-2.md could not be read" in run.err
