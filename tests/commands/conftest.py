"""Commands as they are typed, in this process, with files as they lie."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflect import cli
from sheets import KINDS, SHORT
from typed import Reflect, Run, Terminal


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reflect:
    """Run a command where somebody types at a terminal, and reads what is said there."""

    def run(typed: str, *arguments: object, out: type[io.StringIO] = io.StringIO) -> Run:
        for name, stream in (("stdin", Terminal(typed)), ("stdout", out()), ("stderr", Terminal())):
            monkeypatch.setattr(sys, name, stream)
        code = cli.run(["--journal", str(tmp_path / "journal"), *map(str, arguments)])
        return Run(code, sys.stdout.getvalue(), sys.stderr.getvalue())  # type: ignore[attr-defined]

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
def own(tmp_path: Path) -> Callable[[str, str], Path]:
    """Put a worksheet of this name and text among the person's own; gives its path."""

    def put(name: str, text: str) -> Path:
        path = tmp_path / "journal" / "worksheets" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return put


@pytest.fixture
def sheet(request: pytest.FixtureRequest, own: Callable[[str, str], Path]) -> Path:
    """The short worksheet, or the `SHEET` of a module; gives its path, which is its id."""
    text = getattr(request.module, "SHEET", SHORT)
    return own(re.findall(r"^id: (.+)$", text, re.MULTILINE)[0], text)


@pytest.fixture
def kept(answered: Callable[..., Path], sheet: Path) -> Callable[..., Path]:
    """Keep a run of that sheet, of now, a day or a moment, with these answers."""

    def keep(moment: str = "", *options: str, **answers: Any) -> Path:
        at = moment if "T" in moment else f"{moment}T20:00:00"
        return answered(sheet.stem, answers, *(["--date", at] if moment else []), *options)

    return keep


@pytest.fixture
def kinds(own: Callable[[str, str], Path]) -> str:
    """A worksheet of the person's own with a question of each kind; gives its id."""
    return own("kinds", KINDS).stem
