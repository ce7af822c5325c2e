"""Long pages are read in a pager, where somebody reads them; nothing of them is kept there."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from typed import Reflect, Terminal

#: Writes down what it is given, and its environment.
PAGER = """
import json, os, sys
text = sys.stdin.buffer.read().decode()
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump({"text": text, "arguments": sys.argv[2:], **os.environ}, file)
"""


@dataclass(frozen=True)
class Desk:
    """Somebody at a terminal, and a pager that writes down what it was given."""

    at: Reflect
    note: Path
    pager: str
    patch: pytest.MonkeyPatch

    def out(self, *arguments: str) -> str:
        """What a command puts on the screen itself."""
        return self.at("", *arguments, out=Terminal).out

    @property
    def given(self) -> Any:
        """What the pager was given."""
        return json.loads(self.note.read_text("utf-8"))


@pytest.fixture
def desk(
    tmp_path: Path,
    at: Reflect,
    answered: Callable[..., Path],
    kinds: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    answered(kinds, {"text": "\n".join(f"line {n}" for n in range(40)), "line": "end"})
    program = tmp_path / "pager.py"
    program.write_text(PAGER, encoding="utf-8")
    note = tmp_path / "note.json"
    pager = f"'{sys.executable}' '{program}' '{note}' 'two words' '$(touch no-shell)'"
    monkeypatch.setenv("PAGER", pager)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    return Desk(at, note, pager, monkeypatch)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names a program as POSIX does")


def test_what_is_longer_than_the_screen_goes_to_the_pager(desk: Desk) -> None:
    for name in ("LESS", "LESSOPEN", "LESSCLOSE", "LESSKEY", "LESSKEYIN", "LESSSECURE_ALLOW"):
        desk.patch.setenv(name, "|keep %s")

    assert desk.out("show") == ""

    assert "line 39" in desk.given["text"]
    assert desk.given["arguments"] == ["two words", "$(touch no-shell)"]
    assert (desk.given["LESSHISTFILE"], desk.given["LESSSECURE"]) == ("-", "1")
    assert [name for name, value in desk.given.items() if value == "|keep %s"] == []


@pytest.mark.parametrize("command", [["show"], ["show", "--raw"], ["search", "line"]])
def test_it_is_what_would_be_on_the_screen(desk: Desk, command: list[str]) -> None:
    desk.patch.setenv("LINES", "5")
    desk.out(*command)
    desk.patch.setenv("PAGER", "cat")

    assert desk.out(*command) == desk.given["text"]


@pytest.mark.parametrize(
    ("variables", "arguments"),
    [
        ({"LINES": "200"}, ["show"]),
        ({}, ["show", "--plain"]),
        ({"TERM": "dumb"}, ["show"]),
        ({}, ["show", "--format", "json"]),
        ({"PAGER": ""}, ["show"]),
        ({"PAGER": "/bin/cat"}, ["show"]),
        ({"PAGER": "no-such-pager -x"}, ["show"]),
        ({"PAGER": "'open"}, ["show"]),
    ],
)
def test_else_it_is_put_out_as_it_is(
    desk: Desk, variables: dict[str, str], arguments: list[str]
) -> None:
    for name, value in variables.items():
        desk.patch.setenv(name, value)

    assert "line 39" in desk.out(*arguments)
    assert not desk.note.exists()


def test_a_pager_that_is_closed_early_is_no_mistake(desk: Desk) -> None:
    desk.patch.setenv("PAGER", f"'{sys.executable}' -c 'pass'")

    run = desk.at("", "show", out=Terminal)

    assert (run.out, run.err) == ("", "")


def test_the_config_comes_before_the_variable(desk: Desk, configured: Any) -> None:
    configured("pager = false")
    assert "line 39" in desk.out("show")

    configured(f"pager = {json.dumps(desk.pager)}")
    desk.patch.setenv("PAGER", "no-such-pager")
    assert desk.out("show") == ""
    assert "line 39" in desk.given["text"]
