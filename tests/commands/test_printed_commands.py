"""Printed commands work as printed, wherever reflect is installed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reflect.errors.phrases import command_line
from sheets import SHORT
from typed import Program

if sys.platform == "win32":
    pytest.skip("Windows has another shell", allow_module_level=True)

MODULE = [sys.executable, "-m", "reflect"]
SCRIPT = [str(Path(sys.executable).with_name("reflect"))]


@pytest.fixture
def here(reflect: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder; no `reflect` is on the path."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git = Path(shutil.which("git") or "git").parent
    reflect.set(PATH=f"{tmp_path / 'bin'}{os.pathsep}{git}{os.pathsep}/bin")
    (folder / "answers.json").write_text('{"how": "Tea."}', encoding="utf-8")
    (folder / "near.md").write_text(SHORT, encoding="utf-8")
    return folder


def said(*command: str) -> str:
    """All output of *command*."""
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return done.stdout + done.stderr


def printed(text: str, verb: str) -> str:
    """The last command in *text* with this *verb*."""
    *_, line = [line for line in text.splitlines() if re.search(rf"reflect {verb}\b", line)]
    return line.rpartition(": ")[2].strip()


def typed(command: str) -> str:
    return said("/bin/sh", "-c", command)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("start", "folder"),
    [
        (SCRIPT, "-my notes"),
        (MODULE, "my notes"),
        (SCRIPT, "it's $HOME; `x`"),
        (MODULE, "--help"),
    ],
)
def test_a_printed_command_works_in_any_folder_and_off_the_path(
    here: Path, start: list[str], folder: str
) -> None:
    (here / folder).mkdir()
    begin = printed(said(*start, "list", "--journal", folder), "new")
    entry = Path(typed(f"{begin} near.md --answers answers.json").splitlines()[0])
    assert here / entry.parent == here / folder / "2026"

    away = printed(said(*start, "delete", entry.stem, "--journal", folder), "restore")
    assert not entry.exists()
    typed(away)
    assert entry.exists()

    (here / folder).chmod(0o755)
    mend = printed(said(*start, "check", "--journal", folder), "check")
    assert "Nothing was changed" in typed(mend)  # there is no terminal to ask


def test_reflect_is_called_by_name_only_if_a_shell_finds_this_one(here: Path) -> None:
    there = here.parent / "bin"
    there.mkdir()
    (there / "reflect").symlink_to(SCRIPT[0])  # as pipx and uv do
    assert printed(said(*SCRIPT, "list", "--journal", "x"), "new") == "reflect new --journal x"
    (there / "reflect").unlink()
    (there / "reflect").write_text("#!/bin/sh\n", encoding="utf-8")
    (there / "reflect").chmod(0o755)

    assert printed(said(*SCRIPT, "list"), "new") == f"{SCRIPT[0]} new"
    assert printed(said(*MODULE, "list"), "new") == f"{SCRIPT[0]} new"


@pytest.mark.parametrize(
    "mistyped",
    [
        ["list", "--journal"],
        pytest.param(["nwe"], marks=pytest.mark.sweep),
        pytest.param(["completion"], marks=pytest.mark.sweep),
    ],
)
def test_a_usage_error_is_one_line_that_ends_with_the_help_command(
    here: Path, mistyped: list[str]
) -> None:
    [line] = said(*SCRIPT, *mistyped).splitlines()

    assert typed(line.rpartition("More: ")[2]).startswith("Usage: reflect ")


def test_typed_text_is_not_printed_as_a_command(reflect: Program, here: Path) -> None:
    told = reflect("new", "what to reflect list").err

    assert "There is no worksheet 'what to reflect list'." in told


def test_the_line_for_a_shell_works_in_any_folder(here: Path) -> None:
    beside = os.path.relpath(SCRIPT[0], here)

    script = said(beside, "completion", "bash")

    assert f'eval "$({SCRIPT[0]} completion bash)"' in script
    told = said("bash", "-c", f'cd /; eval "$({SCRIPT[0]} completion bash)"; complete -p reflect')
    assert told == "complete -F _reflect reflect\n"


def test_a_command_is_never_broken_over_two_lines(here: Path) -> None:
    folder = "a folder with a long name, " * 5
    (here / folder).mkdir()
    said(*SCRIPT, "new", "near.md", "--answers", "answers.json", "--journal", folder)
    (here / folder).chmod(0o755)

    for plainly in ([], ["--plain"]):
        look = said(*SCRIPT, "check", "--journal", folder, *plainly)
        commands = re.findall(r"reflect check.*", look)
        assert commands
        assert all(f"--journal '{folder}'" in command for command in commands)


def test_the_greeting_breaks_no_word_on_a_narrow_screen(reflect: Program, here: Path) -> None:
    reflect.set(COLUMNS="50")
    (here.parent / "bin").mkdir()
    (here.parent / "bin" / "reflect").symlink_to(SCRIPT[0])

    lines = said("reflect").splitlines()

    assert "    reflect demo" in lines
    assert max(map(len, lines)) <= 50
    assert "look at a made-up person's half year" in " ".join(" ".join(lines).split())


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["reflect", "show", "latest~1"], "reflect show latest~1"),
        (["reflect", "show", "--journal", r"C:\My notes"], r"reflect show --journal 'C:\My notes'"),
        ([r"C:\My apps\reflect.exe", "new"], r"& 'C:\My apps\reflect.exe' new"),
        (["reflect", "show", "Zoë's $x"], "reflect show 'Zoë''s $x'"),
        (["reflect", "show", "Zoë’s", "@a", ""], "reflect show 'Zoë’’s' '@a' ''"),
    ],
)
def test_on_windows_it_is_quoted_for_powershell(
    words: list[str], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")

    assert command_line(*words) == line
