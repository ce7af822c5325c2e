"""Long pages are read in a pager, where somebody reads them; nothing of them is kept there."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from typed import Program, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names a program as POSIX does")

#: Writes down what it is given, and its environment.
PAGER = """
import json, os, sys
text = sys.stdin.buffer.read().decode()
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump({"text": text, "arguments": sys.argv[2:], **os.environ}, file)
"""


@pytest.fixture
def note(reflect: Program, tmp_path: Path) -> Path:
    """What a pager writes down that is given a long entry, on a screen of 24 lines."""
    reflect.kept(text="\n".join(f"line {n}" for n in range(40)), line="end")
    program, note = tmp_path / "pager.py", tmp_path / "note.json"
    program.write_text(PAGER, encoding="utf-8")
    pager = f"'{sys.executable}' '{program}' '{note}' 'two words' '$(touch no-shell)'"
    reflect.set(PAGER=pager, COLUMNS=80, LINES=24)
    return note


def out(reflect: Program, *arguments: str) -> str:
    """What a command puts on the screen itself."""
    run = reflect.at_terminal("", *arguments, out=Terminal)
    assert run.err == ""
    return run.out


def given(note: Path) -> Any:
    return json.loads(note.read_text("utf-8"))


def test_what_is_longer_than_the_screen_goes_to_the_pager(reflect: Program, note: Path) -> None:
    names = ("LESS", "LESSOPEN", "LESSCLOSE", "LESSKEY", "LESSKEYIN", "LESSSECURE_ALLOW")
    reflect.set(**dict.fromkeys(names, "|keep %s"))

    assert out(reflect, "show") == ""

    assert "line 39" in given(note)["text"]
    assert given(note)["arguments"] == ["two words", "$(touch no-shell)"]
    assert (given(note)["LESSHISTFILE"], given(note)["LESSSECURE"]) == ("-", "1")
    assert [name for name, value in given(note).items() if value == "|keep %s"] == []


@pytest.mark.parametrize("command", ["show", "show --raw", "search line"])
def test_it_is_what_would_be_on_the_screen(reflect: Program, note: Path, command: str) -> None:
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
def test_else_it_is_put_out_as_it_is(
    reflect: Program, note: Path, variables: dict[str, str], arguments: list[str]
) -> None:
    reflect.set(**variables)

    assert "line 39" in reflect.at_terminal("", *arguments, out=Terminal).out
    assert not note.exists()


def test_a_pager_that_is_closed_early_is_no_mistake(reflect: Program, note: Path) -> None:
    reflect.set(PAGER=f"'{sys.executable}' -c 'pass'")

    assert out(reflect, "show") == ""


def test_the_config_comes_before_the_variable(reflect: Program, note: Path) -> None:
    pager = os.environ["PAGER"]
    reflect.configured("pager = false")
    assert "line 39" in out(reflect, "show")

    reflect.configured(f"pager = {json.dumps(pager)}")
    reflect.set(PAGER="no-such-pager")
    assert out(reflect, "show") == ""
    assert "line 39" in given(note)["text"]
