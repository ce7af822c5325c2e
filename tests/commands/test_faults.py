"""A fault of ours: said in a sentence, and in a report that holds no word of an answer."""

import io
import os
import platform
import subprocess
import sys
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from reflect import cli
from reflect.commands import new

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")


@pytest.fixture
def answered_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What answers a worksheet from a file."""
    monkeypatch.setenv("REFLECT_JOURNAL", str(tmp_path / "journal"))
    sheet, answers = tmp_path / "near.md", tmp_path / "answers.json"
    sheet.write_text("---\nid: near\ntitle: Near\n---\n\n## Now {#now}\n\n- What? {#what}\n")
    answers.write_text('{"what": "A heron."}')
    return ["new", str(sheet), "--answers", str(answers)]


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


def _process(
    *words: str, stderr: int | None = subprocess.PIPE, **environment: str
) -> tuple[int, str]:
    """A command in a process of its own; its exit code, and what it said."""
    call = [sys.executable, "-m", "reflect", *words]
    done = subprocess.run(
        call, env=os.environ | environment, stdout=subprocess.PIPE, stderr=stderr, text=True
    )
    return done.returncode, done.stderr or ""


@posix
@pytest.mark.parametrize("zone", ["<+24>-24", "<-25>25", "XXX-24:59:59", "UTC+99"])
def test_a_time_zone_that_no_date_has_is_told_of_and_not_used(
    answered_file: list[str], tmp_path: Path, zone: str
) -> None:
    code, said = _process(*answered_file, TZ=zone)

    assert (code, said.count("\n")) == (0, 1)
    assert f"TZ is '{zone}'" in said
    [entry] = (tmp_path / "journal").rglob("2026*.md")
    assert "utc_offset" in entry.read_text(encoding="utf-8")


@posix
@pytest.mark.parametrize("year", [-1, 1969, 10_000])
def test_a_clock_that_is_wrong_is_told_of_or_used(
    answered_file: list[str], monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    moment = int((year - 1970) * 365.2425 * 86_400)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.fromtimestamp(moment, tz)

    for module in (cli, new):
        monkeypatch.setattr(module, "datetime", Clock)

    assert cli.run(answered_file) == (0 if year == 1969 else 1)


def test_whatever_fails_the_fault_itself_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(sys, "stdout", Broken())
    monkeypatch.setattr(platform, "platform", fail)

    assert cli.run(["where"]) == cli.FAULT

    said = capsys.readouterr().err
    assert "Please report this line" in said
    assert "secret" not in said


@posix
def test_what_cannot_even_be_said_is_no_fault(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        code, _ = _process("show", "nothing", stderr=full.fileno())

    assert code == 1


@posix
def test_a_folder_that_is_gone_is_named_as_the_trouble(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    assert cli.run(["list"]) == 0
    assert cli.run(["--journal", "here", "list"]) == 1

    assert "no longer there" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--journal", "PATH", "list"],
        ["--journal", "PATH", "history", "on"],
        ["--journal", "PATH", "new", "emotional-intimacy", "--answers", "answers.json"],
        ["--journal", "PATH", "worksheet", "list"],
        ["list", "--format", "json", "--output", "PATH"],
        ["show", "PATH.md"],
        ["show", "PATH"],
        ["new", "PATH.md"],
        ["new", "emotional-intimacy", "--answers", "PATH"],
        ["worksheet", "import", "PATH.txt"],
        ["restore", "PATH.md"],
    ],
    ids=lambda words: " ".join(words),
)
@pytest.mark.parametrize("path", ["/".join(["a" * 100] * 60), "loop/x", "loop"], ids=len)
def test_a_path_that_leads_nowhere_is_named_however_long(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    words: list[str],
    path: str,
) -> None:
    (tmp_path / "answers.json").write_text('{"far": "Here."}', encoding="utf-8")
    if sys.platform != "win32":
        for name in ("loop", "loop.md", "loop.txt"):
            (tmp_path / name).symlink_to(name)

    code = cli.run([word.replace("PATH", path) for word in words])

    said = capsys.readouterr().err
    assert code in (0, 1)
    assert said or words[-2:] == ["worksheet", "list"]
    assert "fault of reflect" not in said
    assert "output could not be written" not in said
