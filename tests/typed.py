"""Commands as they are typed, in this process, and what they leave behind."""

import io
import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from reflect import cli
from sheets import DOCUMENT, KINDS


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

    @property
    def path(self) -> Path:
        """The file that it names as its output."""
        return Path(self.out.strip())

    @property
    def text(self) -> str:
        """Its output, whatever lines it stands on."""
        return " ".join(self.out.split())

    @property
    def talk(self) -> str:
        """What it said besides, whatever lines that stands on."""
        return " ".join(self.err.split())

    @property
    def said(self) -> list[str]:
        """The lines that begin with our name, but for those about a line of an entry."""
        lines = [line for line in self.err.splitlines() if line.startswith("reflect: ")]
        return [line for line in lines if not re.search(r"\.md:\d+: ", line)]


Reflect = Callable[..., Run]


def commands(table: str) -> list[str]:
    """Commands of a *table*: in each line one, with whatever may stand behind it in turn."""
    rows = (line.partition(":") for line in table.strip().splitlines())
    return [f"{verb} {rest.strip()}".strip() for verb, _, more in rows for rest in more.split("|")]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Reflect:
    """Run ``reflect ARGUMENTS`` on a journal, or on none in particular; nobody is at a terminal."""

    def run(journal: Path | None, *arguments: object, stdin: str | bytes = "") -> Run:
        data = io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="utf-8"))
        capfd.readouterr()
        named = ["--journal", str(journal)] if journal else []
        code = cli.run([*named, *map(str, arguments)])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Run(code, out, err)

    return run


class Terminal(io.StringIO):
    """A stream with somebody at its other end."""

    def isatty(self) -> bool:
        return True


def at_terminal(
    journal: Path, typed: str, *arguments: object, out: type[io.StringIO] = io.StringIO
) -> Run:
    """What a command leaves behind where somebody types at a terminal, and reads there."""
    streams = {"stdin": Terminal(typed), "stdout": out(), "stderr": Terminal()}
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        code = cli.run(["--journal", str(journal), *map(str, arguments)])
    return Run(code, streams["stdout"].getvalue(), streams["stderr"].getvalue())


def change(path: Path, *words: str) -> None:
    """Have a file say other words: old, new, old, new, and so on, each of the old ones there."""
    text = path.read_bytes().decode()
    for old, new in zip(words[::2], words[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    path.write_bytes(text.encode())


def append(path: Path, more: str) -> None:
    """Have a file end with more."""
    path.write_bytes(path.read_bytes() + more.encode())


@dataclass
class Program:
    """The program and somebody's files: `reflect("list")` runs a command on their journal."""

    journal: Path
    #: The text of the worksheet that `kept` answers.
    asked: str
    _typed: Reflect
    _patch: pytest.MonkeyPatch

    def __call__(self, *arguments: object, stdin: str | bytes = "") -> Run:
        """What a command leaves behind where nobody is at a terminal."""
        return self._typed(self.journal, *arguments, stdin=stdin)

    def by_itself(self, *arguments: object) -> Run:
        """What a command leaves behind where the journal is named by nobody else."""
        return self._typed(None, *arguments)

    def json(self, *arguments: object) -> Any:
        """What a command tells as JSON."""
        return self(*arguments, "--format", "json").json

    def at_terminal(self, typed: str, *arguments: object, **streams: type[io.StringIO]) -> Run:
        """What a command leaves behind where somebody types at a terminal, and reads there."""
        return at_terminal(self.journal, typed, *arguments, **streams)

    def own(self, name: str, text: str) -> Path:
        """A worksheet that was put among the person's own."""
        path = self.journal / "worksheets" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    @cached_property
    def sheet(self) -> Path:
        """The worksheet of these tests: of all kinds of questions, or the `SHEET` of the module."""
        return self.own(re.findall(r"^id: (.+)$", self.asked, re.MULTILINE)[0], self.asked)

    def answered(self, worksheet: str, answers: dict[str, Any], *options: str) -> Path:
        """An entry with these answers to a worksheet."""
        run = self("new", worksheet, "--answers", "-", *options, stdin=json.dumps(answers))
        assert run.code == 0, run.err
        return run.path

    def kept(self, moment: str = "", *options: str, **answers: Any) -> Path:
        """An entry with these answers to that worksheet, of now, of a day or of a moment."""
        at = moment if "T" in moment else f"{moment}T20:00:00"
        date = ["--date", at] if moment else []
        return self.answered(self.sheet.stem, answers, *date, *options)

    def new(self, lines: str | bytes, *options: str) -> Run:
        """What `new` leaves behind where lines are typed in answer to that worksheet."""
        return self("new", self.sheet.stem, *options, stdin=lines)

    def begun(self, lines: str | bytes, *options: str) -> Path:
        """The draft that such lines become."""
        run = self.new(lines, *options)
        assert run.code == 0, run.err
        return run.path

    @property
    def half_sentences(self) -> list[Path]:
        """The files of what was typed and is no answer yet."""
        return list(Path(os.environ["HOME"]).rglob("unfinished/*.json"))

    def configured(self, text: str) -> Path:
        """The config file, which says this from now on."""
        folder = self.journal.parent / "config"
        (folder / "reflect").mkdir(parents=True, exist_ok=True)
        self._patch.setenv("XDG_CONFIG_HOME", str(folder))
        path = folder / "reflect" / "config.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def set(self, **variables: object) -> None:
        """Have the environment say this from now on."""
        for name, value in variables.items():
            self._patch.setenv(name, str(value))


@pytest.fixture
def reflect(
    request: pytest.FixtureRequest, tmp_path: Path, typed: Reflect, monkeypatch: pytest.MonkeyPatch
) -> Program:
    """The program, on the journal in ``tmp_path/journal``."""
    asked = getattr(request.module, "SHEET", KINDS)
    return Program(tmp_path / "journal", asked, typed, monkeypatch)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document on somebody's disk."""
    path = tmp_path / "rest.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path
