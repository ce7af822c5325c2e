"""`reflect config`, and the file that it is about."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflect import cli
from typed import Reflect, Run

Configured = Callable[[str], Path]


def settings(run: Any) -> dict[str, tuple[object, str]]:
    return {each["name"]: (each["value"], each["from"]) for each in run.json["settings"]}


def test_each_setting_says_where_it_comes_from(
    reflect: Reflect, configured: Configured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PAGER", raising=False)
    file = configured('day_ends_at = 05:30:00\nexclude = ["Sam"]\ndiscreet = true\n')

    run = reflect("config", "--format", "json")

    assert (run.json["file"], run.json["exists"]) == (str(file), True)
    assert settings(run) == {
        "journal": (str(tmp_path / "journal"), "--journal"),
        "day_ends_at": ("05:30", str(file)),
        "exclude": (["Sam"], str(file)),
        "discreet": (True, str(file)),
        "history_drafts": (False, "default"),
        "language": ("en", "LANG"),
        "pager": ("less", "default"),
    }
    monkeypatch.setenv("PAGER", "more -e")
    assert settings(reflect("config", "--format", "json"))["pager"] == ("more -e", "PAGER")
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    assert settings(reflect("config", "--format", "json"))["language"] == ("de", "LC_ALL")
    configured("pager = false\nlanguage = 'de-CH'")
    assert settings(reflect("config", "--format", "json"))["language"] == ("de", str(file))
    assert settings(reflect("config", "--format", "json"))["pager"] == (False, str(file))


@pytest.mark.parametrize("option", [[], ["--plain"]])
def test_each_is_one_line_that_can_stand_in_the_file_however_long_it_is(
    reflect: Reflect,
    configured: Configured,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    option: list[str],
) -> None:
    monkeypatch.delenv("PAGER", raising=False)
    long = tmp_path / ("my letters to nobody, " * 6 + "静" * 20) / ("a" * 140)
    before = settings(reflect("config", "--format", "json", "--journal", long))
    lines = reflect("config", "--journal", long, *option).out.splitlines()

    configured("\n".join(line for line in lines if re.match(r"\w+ = ", line)))

    monkeypatch.delenv("REFLECT_JOURNAL", raising=False)
    assert cli.run(["config", "--format", "json"]) == 0
    after = settings(Run(0, capfd.readouterr().out, ""))
    assert {name: value for name, (value, _) in after.items()} == {
        name: value for name, (value, _) in before.items()
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("journl = 'x'", "'journl' is not a setting. Did you mean 'journal'?"),
        ("journal = 1", "'journal' is the path of a folder, in quotation marks."),
        ("day_ends_at = 'late'", "'day_ends_at' is a time of day, as in \"04:00\"."),
        ("exclude = 'Sam'", "'exclude' is a list of names"),
        ("exclude = ['']", "'exclude' is a list of names"),
        ("discreet = 'yes'", "'discreet' is true or false."),
        ("language = 'xx'", "'language' is a language that reflect speaks, as in \"de\"."),
        ("language = '../de'", "'language' is a language that reflect speaks"),
        ("pager = true", "'pager' is a command, as in \"less\", or false."),
        ("discreet", "it is no TOML"),
        ('journal = "\\u0000"', "'journal' is the path of a folder, in quotation marks."),
        ('pager = "less\\n"', "'pager' is a command"),
        ('exclude = ["Sam\\u001b"]', "'exclude' is a list of names"),
        ("day_ends_at = 1200", "'day_ends_at' is a time of day"),
        (f"x = {'9' * 5000}", "a number is too long, or a list nested too deeply."),
        (f"x = {'[' * 9000}{']' * 9000}", "a number is too long, or a list nested too deeply."),
        (f"{'n' * 900} = 1", f"'{'n' * 59}…' is not a setting."),
    ],
)
def test_a_fault_in_the_file_is_told_by_every_command(
    reflect: Reflect, configured: Configured, line: str, said: str
) -> None:
    file = configured(line)

    for command in ("config", "list"):
        run = reflect(command)
        assert run.code == 1
        assert run.err.startswith(f"reflect: {file}: {said}")


@pytest.mark.parametrize(
    "path",
    [
        "$HOME/notes",
        "/x/${USER}/notes",
        "%USERPROFILE%/notes",
        "~user/notes",
        "file:///x/notes",
        "/x/notes ",
        "  ",
        "notes",
        "./notes",
    ],
)
def test_a_journal_that_could_be_any_folder_is_refused(
    configured: Configured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any, path: str
) -> None:
    def refused(source: str, *options: str) -> None:
        assert cli.run(["new", "--answers", "-", *options]) == 1
        said = capsys.readouterr().err
        assert source in said
        assert "starting with ~/, as in ~/notes." in said

    if path not in ("notes", "./notes"):  # which say to a shell where they are
        refused("--journal", "--journal", path)
    configured(f"journal = '{path}'")
    refused("config.toml")
    monkeypatch.setenv("REFLECT_JOURNAL", path)
    refused("REFLECT_JOURNAL")
    assert [each.name for each in tmp_path.iterdir()] == ["config"]


@pytest.mark.parametrize("path", ["~/notes", "~"])
def test_home_is_the_same_folder_wherever_it_is_named(
    configured: Configured, monkeypatch: pytest.MonkeyPatch, capsys: Any, path: str
) -> None:
    def journal(*options: str) -> str:
        assert cli.run(["where", *options, "--format", "json"]) == 0
        return str(json.loads(capsys.readouterr().out)["journal"])

    expected = str(Path(path).expanduser())
    assert journal("--journal", path) == expected
    configured(f"journal = '{path}'")
    assert journal() == expected
    monkeypatch.setenv("REFLECT_JOURNAL", path)
    assert journal() == expected


def test_a_folder_that_is_there_may_be_called_anything(
    configured: Configured, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "cash$money "
    odd.mkdir()
    configured(f"journal = '{odd}'")

    assert cli.run(["list"]) == 0
    assert "There is no entry" in capsys.readouterr().err


def test_a_mark_that_an_editor_puts_first_is_no_fault(
    reflect: Reflect, configured: Configured
) -> None:
    configured("\ufeffdiscreet = true\r\n")

    assert settings(reflect("config", "--format", "json"))["discreet"][0] is True


def test_spoken_it_ends_with_the_path_alone(reflect: Reflect) -> None:
    lines = reflect("config", "--plain").out.splitlines()

    assert "discreet = false" in lines
    assert "".join(lines).endswith(reflect("config", "--format", "json").json["file"])
