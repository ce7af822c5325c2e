"""`--output`: a private file that never replaces another one or an entry."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from typed import Program, change

COMMANDS = [
    ["list"],
    ["show"],
    ["show", "--raw"],
    ["search", "words"],
    ["show", "--format", "markdown"],
    ["compare"],
    ["compare", "--all", "--plain"],
    ["compare", "--format", "html"],
    ["compare", "--format", "markdown"],
    ["timeline"],
    ["timeline", "1"],
    ["ratings"],
    ["next"],
    ["check"],
    ["worksheet", "list"],
    ["worksheet", "show", "kinds"],
    ["worksheet", "check"],
    ["where"],
    ["config"],
]


@pytest.fixture
def entry(reflect: Program) -> Path:
    reflect.kept("2026-01-01", text="words ü", scale=3)
    path = reflect.kept("2026-02-01", text="more words ü", scale=4)
    change(path, "4 / 10", "44 / 10")
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_output_can_go_to_a_file(
    reflect: Program, entry: Path, tmp_path: Path, command: list[str]
) -> None:
    reflect.set(COLUMNS=80)
    file = tmp_path / "out.txt"
    out = reflect(*command).out

    run = reflect(*command, "--output", file)

    assert run.out == ""
    # Offers for the screen are left out of a file.
    text = file.read_text("utf-8")
    held, shown = text.splitlines(), out.splitlines()
    assert held[:5] == shown[: len(held[:5])]
    assert set(held) <= set(shown)
    assert "reflect compare" not in text
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600
    file.write_text("mine", encoding="utf-8")
    refused = reflect(*command, "--output", file)
    assert (refused.code, "already exists" in refused.err) == (1, True)
    assert file.read_text("utf-8") == "mine"
    reflect(*command, "--output", file, "--force")
    assert file.read_text("utf-8") != "mine"
    before = entry.read_bytes()
    run = reflect(*command, "--output", entry, "--force")
    assert "its words would be lost" in run.err
    assert entry.read_bytes() == before


@pytest.mark.parametrize(
    "command", [["list"], ["show"], ["ratings", "--format", "json"], ["report"]]
)
def test_a_dash_is_standard_output(
    reflect: Program,
    entry: Path,
    tmp_path: Path,
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    reflect(*command, "--output", "page")

    run = reflect(*command, "--output", "-")

    assert run.out == Path("page").read_text("utf-8")
    assert not Path("-").exists()


def test_an_entry_in_utf_16_is_recognized_too(reflect: Program, entry: Path) -> None:
    there = entry.read_text("utf-8").encode("utf-16")
    entry.write_bytes(there)

    assert reflect("list", "--output", entry, "--force").code == 1
    assert entry.read_bytes() == there


def test_only_a_file_is_replaced_and_anything_else_is_named(
    reflect: Program, entry: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")

    for name in ("folder", "link"):
        run = reflect("compare", "--output", tmp_path / name, "--force")
        assert (run.code, "could not be written" in run.err) == (1, True)
        assert "add --force" not in run.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("command", "ending"),
    [
        ("report --output", ".html. In a browser you can print that page as a PDF."),
        ("compare --format html --output", ".html. In a browser"),
        ("worksheet print kinds --output", ".html. In a browser"),
        ("worksheet print kinds --format markdown --output", ".md."),
        ("show --output", ".txt."),
        ("show --raw --output", ".md."),
        ("list --format json --output", ".json."),
        ("next --ics", ".ics."),
    ],
)
def test_no_file_is_called_a_document_that_it_is_not(
    reflect: Program, entry: Path, tmp_path: Path, command: str, ending: str
) -> None:
    for name in ("page.pdf", "page.DOCX"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
        run = reflect(*command.split(), tmp_path / name, "--force")

        said = f"reflect writes no {name[4:].lower()} files. Name one that ends in {ending[:4]}"
        assert (run.code, run.out, said in run.talk) == (2, "", True)
        assert ending in run.talk or name == "page.DOCX"
        assert (tmp_path / name).read_text("utf-8") == "mine"


@pytest.mark.parametrize("command", ["list", "show", "where", "config"])
def test_json_can_go_to_a_file(reflect: Program, entry: Path, tmp_path: Path, command: str) -> None:
    file = tmp_path / "out.json"

    reflect(command, "--format", "json", "--output", file)

    assert json.loads(file.read_text("utf-8")) == reflect.json(command)


CHANGES = [
    ["history", "on"],
    ["new", "kinds", "--answers", "answers.json"],
    ["delete", "latest"],
    ["restore", "2026-03-01-kinds"],
    ["new", "kinds", "--plain"],
    ["resume", "latest", "--plain"],
    ["report", "--output", "page.html"],
    ["worksheet", "import", "one.txt", "--yes"],
    ["worksheet", "import", "two.txt", "--yes", "--format", "json"],
    ["history", "restore", "2026-01-01-kinds@1"],
    ["history", "off"],
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    ("stream", "commands"),
    [
        pytest.param("stdout", CHANGES[:4], id="stdout, a few"),
        pytest.param("stdout", CHANGES, id="stdout", marks=pytest.mark.sweep),
        pytest.param("stderr", CHANGES, id="stderr", marks=pytest.mark.sweep),
    ],
)
def test_a_change_is_reported_as_saved_even_if_output_fails(
    reflect: Program, entry: Path, tmp_path: Path, stream: str, commands: list[list[str]]
) -> None:
    reflect.kept("2026-03-01", text="put away")
    (tmp_path / "answers.json").write_text('{"text": "put away"}')
    reflect("delete", "2026-03-01")
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\n1. What is it?\n", encoding="utf-8")
    lines = "\nwords\n.\n" + ":skip\n" * 20
    for command in commands:
        call = [sys.executable, "-m", "reflect", "--journal", str(reflect.journal), *command]
        with Path("/dev/full").open("w") as full:
            streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: full}
            done = subprocess.run(call, input=lines, text=True, **streams)

        if stream == "stdout":
            said = "Everything is saved; only the output could not be written: the disk is full"
            assert (done.returncode, said in done.stderr) == (1, True), (command, done.stderr)
            # Lists what could not be printed.
            instead = done.stderr.partition(said)[2].splitlines()[1]
            assert instead[:1] in ("/", "p", "r", "F"), command
        else:
            assert (done.returncode, bool(done.stdout)) == (0, True), (command, done)
    moments = reflect.json("history", "log")["moments"]
    assert {"write", "delete", "restore"} <= {each["what"] for each in moments}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
def test_the_path_of_a_saved_entry_does_nothing_to_a_terminal(
    reflect: Program, tmp_path: Path
) -> None:
    reflect.journal = tmp_path / "\x1b[31mred"

    run = reflect("new", reflect.sheet.stem, "--answers", "-", stdin='{"text": "words"}')

    assert "<1b>[31mred" in run.out
    assert "\x1b" not in run.out + run.err
