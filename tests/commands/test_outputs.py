"""`--output`: a file that only its owner can read, never in the place of another, or of words."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from typed import Reflect

COMMANDS = [
    ["list"],
    ["show"],
    ["show", "--raw"],
    ["search", "words"],
    ["show", "--format", "markdown"],
    ["compare"],
    ["compare", "--format", "html"],
    ["compare", "--format", "markdown"],
    ["timeline"],
    ["timeline", "1"],
    ["ratings"],
    ["check"],
    ["worksheet", "list"],
    ["worksheet", "show", "kinds"],
    ["worksheet", "check"],
    ["where"],
    ["config"],
]


@pytest.fixture
def entry(answered: Callable[..., Path], kinds: str) -> Path:
    answered(kinds, {"text": "words ü", "scale": 3}, "--date", "2026-01-01")
    path = answered(kinds, {"text": "more words ü", "scale": 4}, "--date", "2026-02-01")
    text = path.read_text("utf-8").replace("4 / 10", "44 / 10")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_is_put_out_can_go_into_a_file(
    reflect: Reflect, entry: Path, tmp_path: Path, command: list[str], monkeypatch: Any
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    file = tmp_path / "out.txt"
    out = reflect(*command).out

    run = reflect(*command, "--output", file)

    assert run.out == ""
    # What only a screen offers is left out of a file.
    assert file.read_text("utf-8").split("\n\n")[0] == out.split("\n\n")[0]
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600
    file.write_text("mine", encoding="utf-8")
    assert "is there already" in reflect(*command, "--output", file).err
    assert file.read_text("utf-8") == "mine"
    reflect(*command, "--output", file, "--force")
    assert file.read_text("utf-8") != "mine"
    before = entry.read_bytes()
    run = reflect(*command, "--output", entry, "--force")
    assert "its words would be gone" in run.err
    assert entry.read_bytes() == before


@pytest.mark.parametrize("command", [["list"], ["show"], ["where"], ["config"]], ids=" ".join)
def test_json_can_too(reflect: Reflect, entry: Path, tmp_path: Path, command: list[str]) -> None:
    file = tmp_path / "out.json"

    reflect(*command, "--format", "json", "--output", file)

    assert json.loads(file.read_text("utf-8")) == reflect(*command, "--format", "json").json


CHANGES = [
    ["history", "on"],
    ["new", "kinds", "--answers", "answers.json"],
    ["delete", "latest"],
    ["restore", "2026-03-01-kinds"],
    ["new", "kinds", "--plain"],
    ["resume", "latest", "--plain"],
    ["report", "--output", "page.html"],
    ["worksheet", "import", "one.txt"],
    ["worksheet", "import", "two.txt", "--format", "json"],
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
def test_what_was_changed_is_said_to_be_saved_where_nothing_can_be_put_out(
    reflect: Reflect,
    entry: Path,
    answered: Callable[..., Path],
    tmp_path: Path,
    stream: str,
    commands: list[list[str]],
) -> None:
    answered("kinds", {"text": "put away"}, "--date", "2026-03-01")
    reflect("delete", "2026-03-01")
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\n1. What is it?\n", encoding="utf-8")
    lines = "\nwords\n.\n" + ":skip\n" * 20
    for command in commands:
        call = [sys.executable, "-m", "reflect", "--journal", str(tmp_path / "journal"), *command]
        with open("/dev/full", "w") as full:  # noqa: PTH123
            streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: full}
            done = subprocess.run(call, input=lines, text=True, **streams)

        if stream == "stdout":
            said = "Everything is saved; only the output could not be written: the disk is full"
            assert (done.returncode, said in done.stderr) == (1, True), (command, done.stderr)
            # What could not be put out stands there instead.
            instead = done.stderr.partition(said)[2].splitlines()[1]
            assert instead[:1] in ("/", "p", "r", "A", "N"), command
        else:
            assert (done.returncode, bool(done.stdout)) == (0, True), (command, done)
    moments = reflect("history", "log", "--format", "json").json["moments"]
    assert {"write", "delete", "restore"} <= {each["what"] for each in moments}
