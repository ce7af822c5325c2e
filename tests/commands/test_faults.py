"""Bugs are reported in a sentence, and in a file without a word of an answer."""

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
from typed import Program


@pytest.fixture
def answer(reflect: Program, tmp_path: Path) -> tuple[str, ...]:
    """Arguments that answer a worksheet from a file."""
    reflect.set(REFLECT_JOURNAL=reflect.journal)
    (tmp_path / "answers.json").write_text('{"text": "A heron."}')
    return ("new", reflect.sheet.stem, "--answers", "answers.json")


class Broken(io.StringIO):
    """A stream whose write raises an unforeseen error."""

    def write(self, text: str) -> int:
        raise ZeroDivisionError(f"a secret: {text}")


def test_a_report_has_the_place_of_the_fault_and_no_data(
    reflect: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reflect.set(REFLECT_JOURNAL=tmp_path / "a secret place")
    monkeypatch.setattr(sys, "stdout", Broken())

    run = reflect.by_itself("where")

    [report] = Path(os.environ["HOME"]).rglob("fault-*.txt")
    text = report.read_text(encoding="utf-8")
    assert run.code == cli.FAULT
    assert str(report) in run.talk
    assert "ZeroDivisionError" in text
    assert "where.py:" in text
    assert "secret" not in run.err + text
    assert sys.platform == "win32" or report.stat().st_mode & 0o777 == 0o600

    def fail(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(platform, "platform", fail)
    run = reflect.by_itself("where")
    assert run.code == cli.FAULT
    assert "Please report this line" in run.err
    assert "secret" not in run.err


@pytest.mark.posix
@pytest.mark.parametrize("zone", ["<+24>-24", "<-25>25", "XXX-24:59:59", "UTC+99"])
def test_an_invalid_time_zone_is_reported_and_not_used(
    reflect: Program, answer: tuple[str, ...], zone: str
) -> None:
    reflect.set(TZ=zone)

    done = subprocess.run(
        [sys.executable, "-m", "reflect", *answer], capture_output=True, text=True
    )

    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert f"TZ is '{zone}'" in done.stderr
    [entry] = reflect.journal.rglob("2026*.md")
    assert "utc_offset" in entry.read_text(encoding="utf-8")


@pytest.mark.parametrize("year", [-1, 1969, 10_000])
@pytest.mark.posix
def test_a_wrong_clock_is_reported_or_used(
    reflect: Program, answer: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    moment = int((year - 1970) * 365.2425 * 86_400)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.fromtimestamp(moment, tz)

    for module in (cli, new):
        monkeypatch.setattr(module, "datetime", Clock)

    assert reflect(*answer).code == (0 if year == 1969 else 1)


@pytest.mark.posix
def test_a_message_that_cannot_be_printed_is_no_fault() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "reflect", "show", "nothing"], stderr=full)

    assert done.returncode == 1


@pytest.mark.posix
def test_a_missing_working_folder_is_named_as_the_reason(
    reflect: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    assert reflect.by_itself("list").code == 0
    run = reflect.by_itself("--journal", "here", "list")
    assert (run.code, "no longer there" in run.err) == (1, True)


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
        ["worksheet", "import", "PATH.txt", "--yes"],
        ["restore", "PATH.md"],
    ],
    ids=lambda words: " ".join(words),
)
@pytest.mark.parametrize("path", ["/".join(["a" * 100] * 60), "loop/x", "loop"], ids=len)
def test_a_missing_path_is_no_fault_however_long(
    reflect: Program, tmp_path: Path, words: list[str], path: str
) -> None:
    (tmp_path / "answers.json").write_text('{"far": "Here."}', encoding="utf-8")
    if sys.platform != "win32":
        for name in ("loop", "loop.md", "loop.txt"):
            (tmp_path / name).symlink_to(name)

    run = reflect.by_itself(*(word.replace("PATH", path) for word in words))

    assert run.code in (0, 1)
    assert run.err or words[-2:] == ["worksheet", "list"]
    assert "bug in reflect" not in run.err
    assert "output could not be written" not in run.err
