"""A fault of ours: said in a sentence, and in a report that holds no word of an answer."""

import io
import os
import sys
from pathlib import Path

import pytest

from reflect import cli


class Broken(io.StringIO):
    """A stream on which writing fails in a way that nobody has foreseen."""

    def write(self, text: str) -> int:
        raise ZeroDivisionError(f"a secret: {text}")


def test_a_report_says_where_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("REFLECT_JOURNAL", str(tmp_path / "a secret place"))
    monkeypatch.setattr(sys, "stdout", Broken())

    code = cli.run(["where"])

    said = capsys.readouterr().err
    [report] = Path(os.environ["HOME"]).rglob("fault-*.txt")
    text = report.read_text(encoding="utf-8")
    assert code == cli.FAULT
    assert str(report) in " ".join(said.split())
    assert "ZeroDivisionError" in text
    assert "where.py:" in text
    assert "secret" not in said + text
    assert sys.platform == "win32" or report.stat().st_mode & 0o777 == 0o600
