"""Commands as they are typed, in this process, and what they leave behind."""

import io
import json
import re
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

    @property
    def said(self) -> list[str]:
        """The lines that begin with our name, but for those about a line of an entry."""
        lines = [line for line in self.err.splitlines() if line.startswith("reflect: ")]
        return [line for line in lines if not re.search(r"\.md:\d+: ", line)]


Reflect = Callable[..., Run]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Reflect:
    """Run ``reflect ARGUMENTS`` on a journal; nobody is at a terminal."""

    def run(journal: Path, *arguments: object, stdin: str | bytes = "") -> Run:
        data = io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="utf-8"))
        capfd.readouterr()
        code = cli.run(["--journal", str(journal), *map(str, arguments)])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Run(code, out, err)

    return run


class Terminal(io.StringIO):
    """A stream with somebody at its other end."""

    def isatty(self) -> bool:
        return True
