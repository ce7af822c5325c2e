"""`reflect new --editor`: the whole worksheet at once; the editor is a small script."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reflect.errors import EditorFailed, EditorReturnedAtOnce
from reflect.terminal import editor
from typed import Program, Run, change

ANSWER = 'text = text.replace("<!-- q: text -->\\n", "<!-- q: text -->\\n\\nSECRET words\\n", 1)'
FAIL = "file.write_text(text, encoding='utf-8', newline=''); sys.exit(3)"
#: Runs `new --editor`, or another call, with an editor that executes lines of Python.
Edited = Callable[..., Run]


@pytest.fixture
def edited(reflect: Program, tmp_path: Path) -> Edited:
    """Runs `new --editor`, or another call, with an editor that makes changes."""

    def run(*changes: str, call: tuple[object, ...] = ()) -> Run:
        program = tmp_path / "editor.py"
        lines = ["import sys, pathlib", "file = pathlib.Path(sys.argv[1])"]
        lines += ["text = file.read_bytes().decode('utf-8')", *changes]
        lines += ["file.write_bytes(text.encode('utf-8'))"]
        program.write_text("\n".join(lines), encoding="utf-8")
        words = [sys.executable, str(program)]
        on_windows = subprocess.list2cmdline(words)
        posix = f"'{words[0]}' '{words[1]}'"
        reflect.set(EDITOR=on_windows if sys.platform == "win32" else posix)
        return reflect(*(call or ("new", reflect.sheet.stem, "--editor")))

    return run


def entries(reflect: Program) -> list[Path]:
    return list(reflect.journal.glob("2*/*-kinds*.md"))


def entry(reflect: Program) -> Path:
    """The one entry in the journal."""
    [path] = entries(reflect)
    return path


def test_text_written_in_an_editor_becomes_an_entry(reflect: Program, edited: Edited) -> None:
    about = ("--date", "2026-11-23T21:14:00", "--about", "Sam", "--plain")
    run = edited(ANSWER, call=("new", reflect.sheet.stem, "--editor", *about))

    path = reflect.journal / "2026" / "2026-11-23-kinds.md"
    assert (run.code, run.out) == (0, f"{path}\n")
    assert run.err.startswith("Saved. To read it:")
    front, _, body = path.read_text("utf-8").partition("---\n\n")
    assert "status: complete" in front
    assert "about: [Sam]" in front
    assert body.split("\n") == [
        "# All kinds", "", "## One of each", "<!-- step: each -->", "", "### What is it?",
        "<!-- q: text -->", "", "SECRET words", "", "", "", "",
    ]  # fmt: skip


@pytest.mark.posix
def test_a_sheet_is_private_while_it_is_filled_in(
    reflect: Program, edited: Edited, tmp_path: Path
) -> None:
    edited(
        ANSWER, "pathlib.Path('modes').write_text(oct(file.stat().st_mode))", "file.chmod(0o644)"
    )

    assert (tmp_path / "modes").read_text() == oct(stat.S_IFREG | 0o600)
    assert stat.S_IMODE(entry(reflect).stat().st_mode) == 0o600


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
def test_a_sheet_left_blank_is_removed(reflect: Program, edited: Edited, change: str) -> None:
    run = edited(change)

    assert (run.code, run.out) == (2, "")
    assert "nothing was written" in run.err
    assert entries(reflect) == []


def test_a_sheet_with_words_in_its_front_matter_alone_waits(
    reflect: Program, edited: Edited
) -> None:
    run = edited("text = text.replace('tags: [reflect]', 'tags: [reflect, calm]')")

    assert (run.code, run.out) == (0, "")
    assert f"{entry(reflect)} is waiting for you:" in run.err
    text = entry(reflect).read_text("utf-8")
    assert "tags: [reflect, calm]" in text
    assert "status: draft" in text


def test_text_that_is_no_answer_is_kept_and_named_but_not_quoted(
    reflect: Program, edited: Edited
) -> None:
    run = edited(
        "text = text.replace('<!-- a number from 1 to 10: little ... much -->', 'SECRET 11')"
    )

    assert run.code == 0
    lines = entry(reflect).read_text("utf-8").split("\n")
    at = lines.index("### How much?")
    assert lines[at + 1 : at + 3] == ["<!-- q: scale -->", "SECRET 11"]
    assert (
        f"{entry(reflect)}:{at + 1}: This is text, but another kind of answer was asked for (number)"
        in run.err
    )
    assert "SECRET" not in run.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("text = text.replace('title: All', 'title: a: All')", ":2: "),
        ("text = text.replace('status: draft', 'status: # mine\\n  draft')", "cannot be changed"),
        ("text = text.partition('---\\n\\n')[2]", ":1: "),
        ("file.write_bytes(text.encode('utf-16')); sys.exit()", "is not UTF-8 text"),
        ("file.write_bytes(text.encode().replace(b'SEC', b'\\xe9SEC')); sys.exit()", "not UTF-8"),
        ("text = 'SECRET'", "is not a reflect entry"),
    ],
)
def test_text_that_cannot_be_understood_stays_as_the_editor_left_it(
    reflect: Program, edited: Edited, tmp_path: Path, change: str, said: str
) -> None:
    copy = "atexit.register(lambda: pathlib.Path('left').write_bytes(file.read_bytes()))"

    run = edited(f"import atexit; {copy}", ANSWER, change)

    assert (run.code, run.out) == (1, "")
    assert str(entry(reflect)) in run.err
    assert said in run.err
    assert "SECRET" not in run.err
    assert entry(reflect).read_bytes() == (tmp_path / "left").read_bytes()


def test_a_sheet_can_be_finished_once_its_front_matter_is_fixed(
    reflect: Program, edited: Edited
) -> None:
    assert edited(ANSWER, "text = text.replace('title: All', 'title: a: All')").code == 1

    run = edited("text = text.replace('title: a: All', 'title: All')", call=("edit",))

    assert run.code == 0
    text = entry(reflect).read_text("utf-8")
    assert "status: complete" in text
    assert text.count("<!--") == 2


def failed(reflect: Program, edited: Edited, *changes: str) -> Path:
    """A sheet whose editor ended with an error, after it had saved."""
    run = edited(*changes, FAIL)
    path = entry(reflect)
    assert (run.code, run.out) == (1, "")
    assert f"{path} is waiting for you:" in run.err
    assert f"reflect edit {path.stem}" in run.err
    assert f"reflect resume {path.stem}" in run.err
    return path


def test_an_editor_that_fails_or_is_not_there_leaves_the_sheet(
    reflect: Program, edited: Edited
) -> None:
    path = failed(reflect, edited, ANSWER)

    text = path.read_text("utf-8")
    assert "SECRET words" in text
    assert "status: draft" in text
    assert "<!-- one of: red, green, blue -->" in text
    path.unlink()
    reflect.set(EDITOR="no-such-editor-anywhere")
    run = reflect("new", "kinds", "--editor")
    assert (run.code, f"{entry(reflect)} is waiting for you:" in run.err) == (1, True)
    assert "'no-such-editor-anywhere' could not be started" in reflect("edit").err


@pytest.mark.posix
def test_a_sheet_stays_if_the_editor_returns_at_once(reflect: Program) -> None:
    reflect.set(EDITOR=f"'{sys.executable}' -c pass")

    run = reflect("new", reflect.sheet.stem, "--editor")

    path = entry(reflect)
    assert (run.code, run.out) == (1, "")
    assert "EDITOR='code --wait'" in run.err
    assert f"{path} is waiting for you:" in run.err
    assert "status: draft" in path.read_text("utf-8")
    assert "--wait" in reflect("edit").err

    change(path, "<!-- q: text -->", "<!-- q: text -->\n\nwords")  # in a window
    assert reflect("edit").err.startswith("Saved. To read it:")
    assert "status: complete" in path.read_text("utf-8")


@pytest.mark.posix
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
def test_the_editor_is_configured_as_for_git(
    reflect: Program, tmp_path: Path, variable: str, name: str, arguments: list[str]
) -> None:
    home, note = tmp_path / "home", tmp_path / "note"
    for folder in (home, home / "my tools"):
        folder.mkdir()
        script = folder / "editor"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$SAID" "$@" > "{note}"\n', encoding="utf-8")
        script.chmod(0o700)
    reflect.set(HOME=home, PATH=f"{home}:{os.environ['PATH']}", EDITOR="false")
    reflect.set(**{variable: name.format(home=home)})
    text = tmp_path / "a text.md"
    text.write_text("", encoding="utf-8")

    with pytest.raises(EditorReturnedAtOnce):
        editor.edit(text)

    assert note.read_text("utf-8").splitlines() == [*arguments, str(text)]


@pytest.mark.posix
@pytest.mark.parametrize("name", ["no-such-editor", "no-such-editor --wait", "'unclosed"])
def test_an_editor_that_cannot_start_differs_from_one_that_fails(
    reflect: Program, tmp_path: Path, name: str
) -> None:
    reflect.set(EDITOR=name)

    with pytest.raises(EditorFailed) as failed:
        editor.edit(tmp_path / "a")

    assert failed.value.started is (name == "'unclosed")


def test_an_interview_resumed_from_a_sheet_takes_no_template_text_for_answers(
    reflect: Program, edited: Edited
) -> None:
    path = failed(reflect, edited, ANSWER)
    before = path.read_bytes()

    assert reflect("resume", stdin="").code == 0
    assert path.read_bytes() == before
    run = reflect("resume", stdin="2\n1\none line\n:pause\n")

    assert "In one line?" in run.err
    assert "one of: red" not in run.err
    text = path.read_text("utf-8")
    marks = [line for line in text.split("\n") if "<!--" in line]
    assert marks == ["<!-- step: each -->", "<!-- q: text -->", "<!-- q: line -->"]
    assert "status: draft" in text


def test_a_sheet_is_continued_in_the_editor(reflect: Program, edited: Edited) -> None:
    path = failed(reflect, edited)
    before = path.read_bytes()

    run = edited(call=("edit",))

    assert (run.code, run.out, run.err.count("Saved")) == (0, "", 0)
    assert path.read_bytes() == before

    run = edited(ANSWER, call=("edit", path.stem))

    assert run.err.startswith("Saved. To read it:")
    text = path.read_text("utf-8")
    assert "status: complete" in text
    assert text.count("<!--") == 2


def test_a_sheet_whose_worksheet_is_gone_is_opened_all_the_same(
    reflect: Program, edited: Edited
) -> None:
    path = failed(reflect, edited)
    shutil.rmtree(reflect.sheet.parent)

    assert edited(ANSWER, call=("edit",)).code == 0
    assert "status: draft" in path.read_text("utf-8")
    assert "SECRET words" in path.read_text("utf-8")


def test_editing_a_complete_entry_changes_nothing_else(reflect: Program, edited: Edited) -> None:
    path = reflect.kept(text="words")
    before = path.read_text("utf-8")
    more = "\n<!-- one of: red, green, blue -->\n"

    run = edited(f"text += {more!r}", call=("edit",))

    assert (run.code, run.err) == (0, "")
    assert path.read_text("utf-8") == before + more


def test_a_follow_up_that_nothing_called_for_is_marked(reflect: Program, edited: Edited) -> None:
    assert edited("text = text.replace('<!-- if Yes or It depends -->', 'Since May.')").code == 0

    assert "<!-- q: since, aside -->\nSince May.\n" in entry(reflect).read_text("utf-8")


def test_a_german_worksheet_speaks_german_throughout(
    reflect: Program, edited: Edited, tmp_path: Path
) -> None:
    sheet = "---\nid: klein\ntitle: Klein\nlanguage: de\n---\n\n## Eins\n\n- Ja? [yes/no] {#ja}\n"
    (tmp_path / "klein.md").write_text(sheet, encoding="utf-8")

    run = edited(
        "pathlib.Path('seen').write_text(text, encoding='utf-8')",
        "text = text.replace('<!-- Ja, ', 'Nein\\n<!-- Ja, ')",
        call=("new", "klein.md", "--editor"),
    )

    seen = (tmp_path / "seen").read_text("utf-8")
    assert "_(heute nicht)_" in seen
    assert "<!-- Ja, Nein oder Es kommt darauf an -->" in seen
    assert "Write" not in seen
    assert "<!-- q: ja -->\nNein\n" in run.path.read_text("utf-8")


def test_an_editor_and_an_answers_file_exclude_each_other(reflect: Program) -> None:
    run = reflect("new", reflect.sheet.stem, "--editor", "--answers", "-", stdin="{}")

    assert (run.code, run.out) == (2, "")
    assert "--editor or --answers" in run.err
    assert entries(reflect) == []


def test_a_file_that_the_editor_took_away_is_named_and_not_made_again(
    reflect: Program, edited: Edited
) -> None:
    run = edited("file.unlink(); sys.exit()")

    assert (run.code, run.out) == (1, "")
    assert "-kinds.md could not be read" in run.err
    assert entries(reflect) == []


def test_edit_names_each_problem_and_its_fix(reflect: Program, edited: Edited) -> None:
    path = reflect.kept(scale=7, text="SECRET")

    run = edited(
        "text = text.replace('7 / 10', '17 / 10').replace('q: text', 'q: txet')",
        "text = text.replace('\\ndate: 2', '\\ndate: last week 2')",
        call=("edit",),
    )

    assert run.code == 0
    said = [line.removeprefix(f"reflect: {path}:") for line in run.err.splitlines()]
    assert [line.split(": ", 1)[1].split(".")[0] for line in said] == [
        "The date at the top is not a valid date",
        "Its worksheet does not have a question 'txet'",
        "This number is not on the scale, which goes from 1 to 10, so it is read as text",
    ]
    assert "SECRET" not in run.err


def test_a_day_in_words_is_named_after_an_editor_as_after_an_answers_file(
    reflect: Program, edited: Edited
) -> None:
    said = "The day in brackets is not a date that reflect understands, so it is kept as words. "

    runs = [
        edited("text = text.replace('- [ ] ', '- [ ] ring Mum (by Friday)')"),
        reflect.new('{"action": {"text": "ring Mum", "by": "Friday"}}', "--answers", "-"),
    ]

    for run, path in zip(
        runs, sorted(entries(reflect), key=lambda path: len(path.name)), strict=True
    ):
        lines = path.read_text("utf-8").splitlines()
        at = lines.index("- [ ] ring Mum (by Friday)") + 1
        assert f"{path}:{at}: {said}" in run.err
        assert "Friday" not in run.err
