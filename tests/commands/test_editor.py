"""`reflect new --editor`: the whole worksheet at once; the editor here is a small program."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflect.errors import EditorCameBack, EditorFailed
from reflect.terminal import editor

#: What somebody does to the text of a sheet, as a line of Python.
Edits = Callable[..., None]

ANSWER = 'text = text.replace("<!-- q: text -->\\n", "<!-- q: text -->\\n\\nSECRET words\\n", 1)'
FAIL = "file.write_text(text, encoding='utf-8', newline=''); sys.exit(3)"


@pytest.fixture
def edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edits:
    """Have the editor do this to a file, each time it is opened."""

    def set_up(*changes: str) -> None:
        program = tmp_path / "editor.py"
        lines = [
            "import sys, pathlib",
            "file = pathlib.Path(sys.argv[1])",
            "text = file.read_bytes().decode('utf-8')",
            *changes,
            "file.write_bytes(text.encode('utf-8'))",
        ]
        program.write_text("\n".join(lines), encoding="utf-8")
        words = [sys.executable, str(program)]
        quoted = (
            subprocess.list2cmdline(words)
            if sys.platform == "win32"
            else f"'{words[0]}' '{words[1]}'"
        )
        monkeypatch.setenv("EDITOR", quoted)

    return set_up


def entry(tmp_path: Path) -> Path:
    """The one entry in the journal."""
    [path] = (tmp_path / "journal").glob("*/*-kinds*.md")
    return path


def test_what_is_written_in_an_editor_becomes_an_entry(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    edits(ANSWER)

    run = reflect("new", kinds, "--editor", "--date", "2026-11-23T21:14:00", "--about", "Sam")

    path = tmp_path / "journal" / "2026" / "2026-11-23-kinds.md"
    assert (run.code, run.out) == (0, f"{path}\n")
    assert run.err.startswith("Kept. To read it:")
    front, _, body = path.read_text("utf-8").partition("---\n\n")
    assert "status: complete" in front
    assert "about: [Sam]" in front
    assert body.split("\n") == [
        "# All kinds", "", "## One of each", "<!-- step: each -->", "", "### What is it?",
        "<!-- q: text -->", "", "SECRET words", "", "", "", "",
    ]  # fmt: skip


def test_a_sheet_is_its_owners_alone_while_it_is_filled_in(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such modes")
    edits(
        ANSWER,
        "modes = pathlib.Path('modes')",
        "modes.write_text(oct(file.stat().st_mode))",
        "file.chmod(0o644)",
    )

    reflect("new", kinds, "--editor")

    assert (tmp_path / "modes").read_text() == oct(stat.S_IFREG | 0o600)
    assert stat.S_IMODE(entry(tmp_path).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "change",
    [
        "",
        "text = text.replace('\\n', '\\r\\n')",
        "text = '\\ufeff' + text",
        "text = '\\n'.join(line.rstrip() for line in text.split('\\n'))",
        "text = ''",
        "text = text.partition('\\n# All kinds')[0]",
    ],
    ids=["untouched", "crlf", "byte order mark", "no trailing blanks", "emptied", "no questions"],
)
def test_a_sheet_nobody_wrote_on_is_taken_away(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path, change: str
) -> None:
    edits(change)

    run = reflect("new", kinds, "--editor")

    assert (run.code, run.out) == (2, "")
    assert "nothing was written" in run.err
    assert list((tmp_path / "journal").glob("*/*-kinds*.md")) == []


def test_what_is_no_answer_is_kept_and_named_without_a_word_of_it(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    edits("text = text.replace('<!-- a number from 1 to 10: little ... much -->', 'SECRET 11')")

    run = reflect("new", kinds, "--editor")

    assert run.code == 0
    lines = entry(tmp_path).read_text("utf-8").split("\n")
    at = lines.index("### How much?")
    assert lines[at + 1 : at + 3] == ["<!-- q: scale -->", "SECRET 11"]
    assert f"{entry(tmp_path)}:{at + 1}: There is no number here, only words" in run.err
    assert "SECRET" not in run.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("text = text.replace('title: All', 'title: a: All')", ":2: "),
        ("text = text.replace('status: draft', 'status: # mine\\n  draft')", "cannot be changed"),
        ("text = text.partition('---\\n\\n')[2]", ":1: "),
        ("file.write_bytes(text.encode('utf-16')); sys.exit()", "is not UTF-8 text"),
        (
            "file.write_bytes(text.encode().replace(b'SECRET', b'\\xe9SECRET')); sys.exit()",
            "is not UTF-8",
        ),
        ("text = 'SECRET'", "is no entry"),
    ],
)
def test_what_cannot_be_understood_is_left_as_the_editor_left_it(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path, change: str, said: str
) -> None:
    copy = "import atexit; atexit.register(lambda: pathlib.Path('left').write_bytes(file.read_bytes()))"
    edits(copy, ANSWER, change)

    run = reflect("new", kinds, "--editor")

    assert (run.code, run.out) == (1, "")
    assert str(entry(tmp_path)) in run.err
    assert said in run.err
    assert "SECRET" not in run.err
    assert entry(tmp_path).read_bytes() == (tmp_path / "left").read_bytes()


def test_a_head_that_was_mended_lets_the_sheet_be_finished(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    edits(ANSWER, "text = text.replace('title: All', 'title: a: All')")
    assert reflect("new", kinds, "--editor").code == 1

    edits("text = text.replace('title: a: All', 'title: All')")
    run = reflect("edit")

    assert run.code == 0
    text = entry(tmp_path).read_text("utf-8")
    assert "status: complete" in text
    assert text.count("<!--") == 2


def failed(reflect: Any, kinds: str, edits: Edits, tmp_path: Path, *changes: str) -> Path:
    """A sheet whose editor ended with an error, after it had saved."""
    edits(*changes, FAIL)
    run = reflect("new", kinds, "--editor")
    path = entry(tmp_path)
    assert (run.code, run.out) == (1, "")
    assert f"{path} waits for you:" in run.err
    assert f"reflect edit {path.stem}" in run.err
    assert f"reflect resume {path.stem}" in run.err
    return path


def test_an_editor_that_fails_or_is_not_there_leaves_the_sheet(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = failed(reflect, kinds, edits, tmp_path, ANSWER)

    text = path.read_text("utf-8")
    assert "SECRET words" in text
    assert "status: draft" in text
    assert "<!-- one of: red, green, blue -->" in text
    path.unlink()
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    run = reflect("new", kinds, "--editor")
    assert (run.code, f"{entry(tmp_path)} waits for you:" in run.err) == (1, True)


@pytest.mark.skipif(sys.platform == "win32", reason="names a program as POSIX does")
def test_a_sheet_stays_where_the_editor_came_back_at_once(
    reflect: Any, kinds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' -c pass")

    run = reflect("new", kinds, "--editor")

    path = entry(tmp_path)
    assert (run.code, run.out) == (1, "")
    assert "EDITOR='code --wait'" in run.err
    assert f"{path} waits for you:" in run.err
    assert "status: draft" in path.read_text("utf-8")
    assert "--wait" in reflect("edit").err

    in_window = path.read_text("utf-8").replace("<!-- q: text -->", "<!-- q: text -->\n\nwords", 1)
    path.write_text(in_window, encoding="utf-8")
    assert reflect("edit").err.startswith("Kept. To read it:")
    assert "status: complete" in path.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="names a program as POSIX does")
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("{home}/editor", [""]),
        ("~/editor", [""]),
        ("SAID=this {home}/editor", ["this"]),
        ("SAID='two words' ~/editor -n --at '1 2'", ["two words", "-n", "--at", "1 2"]),
        ("'{home}/my tools/editor'", [""]),
        ('"$HOME/my tools/editor" +1', ["", "+1"]),
        ("{home}/my\\ tools/editor", [""]),
        (" {home}/editor ", [""]),
        ("editor", [""]),
    ],
)
@pytest.mark.parametrize("variable", ["EDITOR", "VISUAL"])
def test_an_editor_is_named_as_for_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, name: str, arguments: list[str]
) -> None:
    home, note = tmp_path / "home", tmp_path / "note"
    for folder in (home, home / "my tools"):
        folder.mkdir()
        script = folder / "editor"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$SAID" "$@" > "{note}"\n', encoding="utf-8")
        script.chmod(0o700)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PATH", f"{home}:{os.environ['PATH']}")
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv(variable, name.format(home=home))
    text = tmp_path / "a text.md"
    text.write_text("", encoding="utf-8")

    with pytest.raises(EditorCameBack):
        editor.edit(text)

    assert note.read_text("utf-8").splitlines() == [*arguments, str(text)]


@pytest.mark.skipif(sys.platform == "win32", reason="names a program as POSIX does")
@pytest.mark.parametrize("name", ["no-such-editor", "no-such-editor --wait", "'unclosed"])
def test_an_editor_that_cannot_be_started_is_told_from_one_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("EDITOR", name)

    with pytest.raises(EditorFailed) as failed:
        editor.edit(tmp_path / "a")

    assert failed.value.started is (name == "'unclosed")


def test_an_interview_goes_on_from_a_sheet_without_taking_our_words_for_answers(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    path = failed(reflect, kinds, edits, tmp_path, ANSWER)
    before = path.read_bytes()

    assert reflect("resume", stdin="").code == 0
    assert path.read_bytes() == before
    run = reflect("resume", stdin="2\n1\none line\n:pause\n")

    assert "In one line?" in run.err
    assert "one of: red" not in run.err
    text = path.read_text("utf-8")
    assert [line for line in text.split("\n") if "<!--" in line] == [
        "<!-- step: each -->", "<!-- q: text -->", "<!-- q: line -->",
    ]  # fmt: skip
    assert "status: draft" in text


def test_a_sheet_is_gone_on_with_in_the_editor(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    path = failed(reflect, kinds, edits, tmp_path)
    edits()
    before = path.read_bytes()

    run = reflect("edit")

    assert (run.code, run.out, run.err.count("Kept")) == (0, "", 0)
    assert path.read_bytes() == before

    edits(ANSWER)
    run = reflect("edit", path.stem)

    assert run.err.startswith("Kept. To read it:")
    text = path.read_text("utf-8")
    assert "status: complete" in text
    assert text.count("<!--") == 2


def test_a_sheet_whose_worksheet_is_gone_is_opened_all_the_same(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    path = failed(reflect, kinds, edits, tmp_path)
    shutil.rmtree(tmp_path / "journal" / "worksheets")
    edits(ANSWER)

    assert reflect("edit").code == 0
    assert "status: draft" in path.read_text("utf-8")
    assert "SECRET words" in path.read_text("utf-8")


def test_an_entry_that_is_complete_is_edited_and_nothing_else(
    reflect: Any, kinds: str, edits: Edits, answered: Callable[..., Path]
) -> None:
    path = answered(kinds, {"text": "words"})
    before = path.read_text("utf-8")
    edits("text += '\\n<!-- one of: red, green, blue -->\\n'")

    run = reflect("edit")

    assert (run.code, run.err) == (0, "")
    assert path.read_text("utf-8") == before + "\n<!-- one of: red, green, blue -->\n"


def test_a_follow_up_that_nothing_called_for_is_marked(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    edits("text = text.replace('<!-- if Yes or It depends -->', 'Since May.')")

    assert reflect("new", kinds, "--editor").code == 0
    assert "<!-- q: since, aside -->\nSince May.\n" in entry(tmp_path).read_text("utf-8")


def test_a_german_worksheet_speaks_german_throughout(
    reflect: Any, edits: Edits, tmp_path: Path
) -> None:
    sheet = "---\nid: klein\ntitle: Klein\nlanguage: de\n---\n\n## Eins\n\n- Ja? [yes/no] {#ja}\n"
    (tmp_path / "klein.md").write_text(sheet, encoding="utf-8")
    edits(
        "pathlib.Path('seen').write_text(text, encoding='utf-8')",
        "text = text.replace('<!-- Ja, ', 'Nein\\n<!-- Ja, ')",
    )

    assert reflect("new", "klein.md", "--editor").code == 0
    seen = (tmp_path / "seen").read_text("utf-8")
    assert "_(heute nicht)_" in seen
    assert "<!-- Ja, Nein oder Es kommt darauf an -->" in seen
    assert "Write" not in seen
    assert "<!-- q: ja -->\nNein\n" in next((tmp_path / "journal").glob("2*/*.md")).read_text(
        "utf-8"
    )


def test_an_editor_and_an_answers_file_exclude_each_other(
    reflect: Any, kinds: str, tmp_path: Path
) -> None:
    run = reflect("new", kinds, "--editor", "--answers", "-", stdin="{}")

    assert (run.code, run.out) == (2, "")
    assert "--editor or --answers" in run.err
    assert not (tmp_path / "journal" / "2026").exists()


def test_plain_lines_and_an_editor_go_together(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    edits(ANSWER)

    assert reflect("new", kinds, "--editor", "--plain").code == 0
    assert "SECRET words" in entry(tmp_path).read_text("utf-8")


def test_a_file_that_the_editor_took_away_is_named_and_not_made_again(
    reflect: Any, kinds: str, edits: Edits, tmp_path: Path
) -> None:
    edits("file.unlink(); sys.exit()")

    run = reflect("new", kinds, "--editor")

    assert (run.code, run.out) == (1, "")
    assert "-kinds.md could not be read" in run.err
    assert list((tmp_path / "journal").glob("*/*-kinds*.md")) == []


def test_edit_names_each_thing_that_cannot_be_understood_and_the_way_out(
    reflect: Any, kinds: str, edits: Edits, answered: Any
) -> None:
    path = answered(kinds, {"scale": 7, "text": "SECRET"})
    edits(
        "text = text.replace('7 / 10', '17 / 10').replace('q: text', 'q: txet')",
        "text = text.replace('\\ndate: 2', '\\ndate: last week 2')",
    )

    run = reflect("edit")

    assert run.code == 0
    said = [line.removeprefix(f"reflect: {path}:") for line in run.err.splitlines()]
    assert [line.split(": ", 1)[1].split(".")[0] for line in said] == [
        "The date at the top cannot be read as one",
        "Its worksheet has no question 'txet'",
        "This number is not on the scale, which goes from 1 to 10, and counts as words",
    ]
    assert "SECRET" not in run.err
