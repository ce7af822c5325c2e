"""`reflect config` and the config file."""

import re
from pathlib import Path

import pytest

from typed import Program, Run


def settings(run: Run) -> dict[str, tuple[object, str]]:
    return {each["name"]: (each["value"], each["from"]) for each in run.json["settings"]}


def test_each_setting_says_where_it_comes_from(reflect: Program) -> None:
    file = reflect.configured('day_ends_at = 05:30:00\nexclude = ["Sam"]\ndiscreet = true\n')

    def told(name: str) -> tuple[object, str]:
        return settings(reflect("config", "--format", "json"))[name]

    run = reflect("config", "--format", "json")

    assert (run.json["file"], run.json["exists"]) == (str(file), True)
    assert settings(run) == {
        "journal": (str(reflect.journal), "--journal"),
        "day_ends_at": ("05:30", str(file)),
        "exclude": (["Sam"], str(file)),
        "discreet": (True, str(file)),
        "history_drafts": (False, "default"),
        "recall": (True, "default"),
        "language": ("en", "LANG"),
        "pager": ("less", "default"),
    }
    reflect.set(PAGER="more -e", LC_ALL="de_AT.UTF-8")
    assert (told("pager"), told("language")) == (("more -e", "PAGER"), ("de", "LC_ALL"))
    reflect.configured("pager = false\nlanguage = 'de-CH'")
    assert (told("pager"), told("language")) == ((False, str(file)), ("de", str(file)))
    reflect.configured("\ufeffdiscreet = true\r\n")  # the mark that an editor puts first
    assert told("discreet") == (True, str(file))


@pytest.mark.parametrize("option", [[], ["--plain"]])
def test_each_setting_is_one_line_of_toml_however_long_it_is(
    reflect: Program, tmp_path: Path, option: list[str]
) -> None:
    long = tmp_path / ("my letters to nobody, " * 6 + "静" * 20) / ("a" * 140)
    before = settings(reflect("config", "--format", "json", "--journal", long))
    lines = reflect("config", "--journal", long, *option).out.splitlines()

    reflect.configured("\n".join(line for line in lines if re.match(r"\w+ = ", line)))

    after = settings(reflect.by_itself("config", "--format", "json"))
    assert {n: value for n, (value, _) in after.items()} == {
        n: value for n, (value, _) in before.items()
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("journl = 'x'", "'journl' is not a setting. Did you mean 'journal'?"),
        ("journal = 1", "'journal' must be the path of a folder, in quotation marks."),
        ("day_ends_at = 'late'", "'day_ends_at' must be a time of day, as in \"04:00\"."),
        ("exclude = 'Sam'", "'exclude' must be a list of names"),
        ("exclude = ['']", "'exclude' must be a list of names"),
        ("discreet = 'yes'", "'discreet' must be true or false."),
        ("language = 'xx'", "'language' must be a language that reflect speaks, as in \"de\"."),
        ("language = '../de'", "'language' must be a language that reflect speaks"),
        ("pager = true", "'pager' must be a command, as in \"less\", or false."),
        ("discreet", "it is not valid TOML"),
        ('journal = "\\u0000"', "'journal' must be the path of a folder, in quotation marks."),
        ('pager = "less\\n"', "'pager' must be a command"),
        ('exclude = ["Sam\\u001b"]', "'exclude' must be a list of names"),
        ("day_ends_at = 1200", "'day_ends_at' must be a time of day"),
        (f"x = {'9' * 5000}", "a number is too long, or a list nested too deeply."),
        (f"x = {'[' * 9000}{']' * 9000}", "a number is too long, or a list nested too deeply."),
        (f"{'n' * 900} = 1", f"'{'n' * 59}…' is not a setting."),
    ],
)
def test_every_command_reports_a_mistake_in_the_file(
    reflect: Program, line: str, said: str
) -> None:
    file = reflect.configured(line)

    for command in ("config", "list"):
        run = reflect(command)
        assert run.code == 1
        assert run.err.startswith(f"reflect: {file}: {said}")


@pytest.mark.parametrize(
    "path",
    [
        *("$HOME/notes", "/x/${USER}/notes", "%USERPROFILE%/notes", "~user/notes"),
        *("file:///x/notes", "/x/notes ", "  ", "notes", "./notes"),
    ],
)
def test_a_journal_that_could_be_any_folder_is_refused(
    reflect: Program, tmp_path: Path, path: str
) -> None:
    def refused(source: str, *options: str) -> None:
        run = reflect.by_itself("new", "--answers", "-", *options)
        assert (run.code, source in run.err) == (1, True)
        assert "starting with ~/, as in ~/notes." in run.err

    if path not in ("notes", "./notes"):  # which say to a shell where they are
        refused("--journal", "--journal", path)
    reflect.configured(f"journal = '{path}'")
    refused("config.toml")
    reflect.set(REFLECT_JOURNAL=path)
    refused("REFLECT_JOURNAL")
    assert [each.name for each in tmp_path.iterdir()] == ["config"]


def test_an_error_in_the_journal_setting_is_reported_in_the_language_of_the_file(
    reflect: Program,
) -> None:
    reflect.configured("language = 'de'\njournal = 'notes'")

    assert "ist kein vollständiger Pfad" in reflect.by_itself("list").err


@pytest.mark.parametrize("path", ["~/notes", "~"])
def test_home_is_the_same_folder_wherever_it_is_named(reflect: Program, path: str) -> None:
    def journal(*options: str) -> Path:
        return Path(reflect.by_itself("where", *options, "--format", "json").json["journal"])

    assert journal("--journal", path) == Path(path).expanduser()
    reflect.configured(f"journal = '{path}'")
    assert journal() == Path(path).expanduser()
    reflect.set(REFLECT_JOURNAL=path)
    assert journal() == Path(path).expanduser()


def test_a_folder_that_is_there_may_be_called_anything(reflect: Program, tmp_path: Path) -> None:
    odd = tmp_path / "cash$money "
    odd.mkdir()
    reflect.configured(f"journal = '{odd}'")

    run = reflect.by_itself("list")

    assert (run.code, "There is no entry" in run.err) == (0, True)


def test_plain_lines_end_with_the_path_alone(reflect: Program) -> None:
    lines = reflect("config", "--plain").out.splitlines()

    assert "discreet = false" in lines
    assert "".join(lines).endswith(reflect.json("config")["file"])
