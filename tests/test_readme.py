"""The README is true to the letter."""

import html
import re
from pathlib import Path

import pytest

from reflect import cli, worksheets

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
JOURNAL = ROOT / "templates" / "demo"


def block(language: str, number: int = 0) -> str:
    """What stands in one of the README's blocks of code."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)[number]


def test_the_file_in_the_readme_is_one_of_the_demo() -> None:
    entry = (JOURNAL / "2026" / "2026-11-23-emotional-intimacy.md").read_text(encoding="utf-8")

    assert entry.partition("---\n\n")[2].startswith(block("markdown"))


def test_the_comparison_in_the_readme_is_what_compare_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    code = cli.run(["compare", "--question", "fears", "--journal", str(JOURNAL)])

    assert code == 0
    assert capsys.readouterr().out.startswith(block("text"))


def test_the_continuous_integration_runs_the_readmes_own_command() -> None:
    assert block("sh", 1).strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_names_only_commands_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"`reflect ((?:worksheet )?[a-z]+)", README))

    assert named
    for command in sorted(named):
        assert cli.run([*command.split(), "--help"]) == 0, command
        assert "Usage: reflect" in capsys.readouterr().out


def test_the_first_worksheet_has_the_size_that_the_readme_tells() -> None:
    text = (ROOT / "templates" / "emotional-intimacy.md").read_text(encoding="utf-8")

    assert worksheets.read(text).worksheet.size in README


@pytest.mark.parametrize("command", ["compare", "timeline fears", "ratings"])
def test_a_picture_shows_what_the_program_puts_out(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sign for sign; how it is drawn depends on the version of what draws it."""
    monkeypatch.setenv("COLUMNS", "80")
    picture = ROOT / ".github" / "pictures" / f"{command.split()[0]}.svg"
    drawn = re.findall(r"<text [^>]*>(.*?)</text>", picture.read_text("utf-8"), re.DOTALL)

    cli.run([*command.split(), "--journal", str(JOURNAL)])

    out = capsys.readouterr().out
    shown = "".join(html.unescape("".join(drawn)).split()).removeprefix("$reflect")
    assert shown.startswith("".join(command.split()))
    assert "".join(out.split()).startswith(shown.removeprefix("".join(command.split())))
