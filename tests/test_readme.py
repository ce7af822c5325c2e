"""The README is true to the letter."""

import html
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reflect import cli, worksheets
from typed import Program, change

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
JOURNAL = ROOT / "templates" / "demo"


def block(language: str, number: int = 0) -> str:
    """What stands in one of the README's blocks of code."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)[number]


def test_the_file_in_the_readme_is_one_of_the_demo() -> None:
    entry = (JOURNAL / "2026" / "2026-11-23-emotional-intimacy.md").read_text(encoding="utf-8")

    assert f"\n\n{block('markdown')}\n" in entry


def test_the_readme_begins_with_a_picture_of_a_comparison() -> None:
    [picture] = re.findall(r"!\[[^]]+\]\((.*?)\)", README)

    assert README.index(picture) < README.index("## ")
    assert picture == ".github/pictures/compare.svg"
    assert (ROOT / picture).is_file()


def test_a_newcomer_reads_it_in_two_or_three_minutes() -> None:
    told = re.sub(r"(?ms)^```.*?^```$", "", README)  # commands are copied, not read
    assert len(told.split()) < 720  # an adult reads 240 words a minute (Brysbaert 2019)


def test_the_recipe_for_a_picker_shows_what_was_picked(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a recipe for POSIX shells")
    recipe = re.findall(r"^  `(reflect show .*)`$", README, re.MULTILINE)[0]
    programs = {
        "reflect": f'exec {shlex.quote(sys.executable)} -m reflect "$@"',
        "fzf": "sed -n 2p",
    }
    for name, does in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o700)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "REFLECT_JOURNAL": str(JOURNAL)}

    done = subprocess.run(["sh", "-c", recipe], env=environment, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert "4 October 2026" in done.stdout.splitlines()[1]


@pytest.mark.parametrize(
    ("shell", "prompt"),
    [
        ("bash", 'eval "$PROMPT_COMMAND"'),
        ("zsh", "for each in $precmd_functions; do $each; done"),
        ("fish", "emit fish_prompt"),
        ("starship", ""),
    ],
)
def test_the_recipe_for_a_prompt_prints_the_line(tmp_path: Path, shell: str, prompt: str) -> None:
    [recipe] = re.findall(rf"^{shell} +(.*)$", README, re.MULTILINE)
    called = ["sh", "-c", "reflect next --line"]
    if shell == "starship":
        custom = tomllib.loads(recipe)["custom"]["reflect"]
        assert custom == {"command": called[-1], "when": True}
    elif not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    else:
        called = [shell, "-c", f"{recipe}\n{prompt}"]
    program = tmp_path / "reflect"
    program.write_text('#!/bin/sh\necho "called: $*"\n', encoding="utf-8")
    program.chmod(0o700)
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}

    done = subprocess.run(called, env=environment, capture_output=True, text=True)

    # fish tells the terminal besides what to do with a paste.
    assert (done.returncode, done.stderr) == (0, "")
    assert "called: next --line\n" in done.stdout


def test_the_figures_are_those_of_the_benchmark() -> None:
    table = (ROOT / "tests" / "benchmarks" / "README.md").read_text(encoding="utf-8")
    figures = dict(re.findall(r"^\| (.*?) \| .*? \| ([\d.]+) \|", table, re.MULTILINE))
    told = re.findall(r"^\| (.*?) \| (.*?) \|$", README, re.MULTILINE)[1:]

    def figure(row: str) -> float:
        return float(figures[row])

    assert round(figure("`list`, the last 20")) == 8
    assert round(figure("`compare`, two runs")) == 14
    assert figure("`search`, a common word") >= 1
    assert figure("`search`, a rare word") <= 4
    assert round(figure("Enter, answer saved")) == 1
    assert len(told) == 4


def test_the_continuous_integration_runs_the_readmes_own_command() -> None:
    assert block("sh", 1).strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_names_only_commands_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"`reflect\s+((?:worksheet )?[a-z]+)", README))

    assert named
    for command in sorted(named):
        assert cli.run([*command.split(), "--help"]) == 0, command
        assert "Usage: reflect" in capsys.readouterr().out


def test_worksheets_take_as_long_as_the_readme_tells() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "templates").glob("[a-z]*.md")]
    takes = {worksheets.read(text).worksheet.minutes or 0 for text in texts}

    assert (min(takes), max(takes)) == (5, 60)
    assert "one takes five minutes, one an hour" in " ".join(README.split())


def test_the_picture_shows_what_the_program_puts_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sign for sign; how it is drawn depends on the version of what draws it."""
    monkeypatch.setenv("COLUMNS", "80")
    picture = ROOT / ".github" / "pictures" / "compare.svg"
    drawn = re.findall(r"<text [^>]*>(.*?)</text>", picture.read_text("utf-8"), re.DOTALL)

    cli.run(["compare", "--journal", str(JOURNAL)])

    out = capsys.readouterr().out
    shown = "".join(html.unescape("".join(drawn)).split())
    assert shown.startswith("$reflectcompare")
    assert "".join(out.split()).startswith(shown.removeprefix("$reflectcompare"))


@pytest.mark.parametrize(("sign", "state"), [("x", "done"), ("-", "let-go")])
def test_a_box_is_ticked_in_any_editor_as_the_readme_says(
    reflect: Program, sign: str, state: str
) -> None:
    shutil.copytree(JOURNAL, reflect.journal, dirs_exist_ok=True)
    [path] = reflect.journal.glob("2026/2026-11-23*")
    assert f"`{sign}`" in README

    change(path, "- [ ] ask S.", f"- [{sign}] ask S.")

    states = {plan["text"]: plan["state"] for plan in reflect.json("plan", "--all")["plans"]}
    assert states["ask S. what it is that he sighs about"] == state
