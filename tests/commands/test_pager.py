"""Long pages go to a pager on a terminal, which keeps no copy of them."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from typed import Program, Terminal

pytestmark = pytest.mark.posix

#: Saves its input and its environment.
PAGER = """
import json, os, sys
text = sys.stdin.buffer.read().decode()
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump({"text": text, "arguments": sys.argv[2:], **os.environ}, file)
"""


@pytest.fixture
def note(reflect: Program, tmp_path: Path) -> Path:
    """File that a pager saves its input to; there is a long entry, and a screen of 24 lines."""
    reflect.kept(text="\n".join(f"line {n}" for n in range(40)), line="end")
    program, note = tmp_path / "pager.py", tmp_path / "note.json"
    program.write_text(PAGER, encoding="utf-8")
    pager = f"'{sys.executable}' '{program}' '{note}' 'two words' '$(touch no-shell)'"
    reflect.set(PAGER=pager, COLUMNS=80, LINES=24)
    return note


def out(reflect: Program, *arguments: str) -> str:
    """Output that a command prints on the screen itself."""
    run = reflect.at_terminal("", *arguments, out=Terminal)
    assert run.err == ""
    return run.out


def given(note: Path) -> Any:
    return json.loads(note.read_text("utf-8"))


def test_output_longer_than_the_screen_goes_to_the_pager(reflect: Program, note: Path) -> None:
    names = ("LESS", "LESSOPEN", "LESSCLOSE", "LESSKEY", "LESSKEYIN", "LESSSECURE_ALLOW")
    reflect.set(**dict.fromkeys(names, "|keep %s"))

    assert out(reflect, "show") == ""

    assert "line 39" in given(note)["text"]
    assert given(note)["arguments"] == ["two words", "$(touch no-shell)"]
    assert (given(note)["LESSHISTFILE"], given(note)["LESSSECURE"]) == ("-", "1")
    assert [name for name, value in given(note).items() if value == "|keep %s"] == []


@pytest.mark.parametrize("command", ["show", "show --raw", "search line"])
def test_the_pager_gets_the_same_text_as_the_screen(
    reflect: Program, note: Path, command: str
) -> None:
    reflect.set(LINES=5)
    out(reflect, *command.split())
    reflect.set(PAGER="cat")

    assert out(reflect, *command.split()) == given(note)["text"]


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
def test_otherwise_output_is_printed_directly(
    reflect: Program, note: Path, variables: dict[str, str], arguments: list[str]
) -> None:
    reflect.set(**variables)

    assert "line 39" in reflect.at_terminal("", *arguments, out=Terminal).out
    assert not note.exists()


def test_closing_the_pager_early_is_no_error(reflect: Program, note: Path) -> None:
    reflect.set(PAGER=f"'{sys.executable}' -c 'pass'")

    assert out(reflect, "show") == ""


def test_the_config_overrides_the_environment_variable(reflect: Program, note: Path) -> None:
    pager = os.environ["PAGER"]
    reflect.configured("pager = false")
    assert "line 39" in out(reflect, "show")

    reflect.configured(f"pager = {json.dumps(pager)}")
    reflect.set(PAGER="no-such-pager")
    assert out(reflect, "show") == ""
    assert "line 39" in given(note)["text"]
