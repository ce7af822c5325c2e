"""Commands as they are typed, in this process, with files as they lie."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reflect import cli


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its output, read as JSON."""
        return json.loads(self.out)


Reflect = Callable[..., Run]


@pytest.fixture
def reflect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Reflect:
    """Run ``reflect ARGUMENTS`` on the journal in ``tmp_path/journal``."""

    def run(*arguments: object, stdin: str | bytes = "") -> Run:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        journal = str(tmp_path / "journal")
        code = cli.run(["--journal", journal, *map(str, arguments)])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Run(code, out, err)

    return run


@pytest.fixture
def answered(reflect: Reflect, tmp_path: Path) -> Callable[..., Path]:
    """Keep a run of a worksheet that answers *answers*; gives the entry's path."""

    def keep(worksheet: str, answers: dict[str, Any], *options: str) -> Path:
        file = tmp_path / "answers.json"
        file.write_text(json.dumps(answers), encoding="utf-8")
        run = reflect("new", worksheet, "--answers", file, *options)
        assert run.code == 0, run.err
        return Path(run.out.strip())

    return keep


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Have a config file say this; gives its path."""

    def write(text: str) -> Path:
        folder = tmp_path / "config" / "reflect"
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        path = folder / "config.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def sheet(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The `SHEET` of a module, with the id "near", among the person's own; gives its path."""
    folder = tmp_path / "journal" / "worksheets"
    folder.mkdir(parents=True)
    (folder / "near.md").write_text(request.module.SHEET, encoding="utf-8")
    return folder / "near.md"


@pytest.fixture
def kept(answered: Callable[..., Path], sheet: Path) -> Callable[..., Path]:
    """Keep a run of that sheet, of a day or a moment, with these answers."""

    def keep(moment: str, **answers: Any) -> Path:
        at = moment if "T" in moment else f"{moment}T20:00:00"
        return answered("near", answers, "--date", at)

    return keep


KINDS = """---
id: kinds
title: All kinds
version: 1
language: en
---

# All kinds

## One of each {#each}

- What is it? {#text}
- In one line? [one line] {#line}
- How much? [1-10: little ... much] {#scale}
- Is it so? [yes/no] {#yesno}
  - if yes: Since when? {#since}
- Which one? [choose: red, green, blue] {#choice}
- Which ones? [choose many: red, green, blue] {#choices}
- Which things? [list] {#list}
- On which day? [date] {#date}
- What will I do? [action] {#action}
- How near is {person|anybody}? [1-5] [for each: person] {#near}
"""


@pytest.fixture
def kinds(tmp_path: Path) -> str:
    """A worksheet of the person's own with a question of each kind; gives its id."""
    folder = tmp_path / "journal" / "worksheets"
    folder.mkdir(parents=True)
    (folder / "kinds.md").write_text(KINDS, encoding="utf-8")
    return "kinds"
