"""Two sessions continue one entry: neither overwrites an answer of the other unseen."""

import io
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reflect import cli
from sheets import SHORT

GO_ON = ""
Typed = str | Callable[[], object]


class Typing(io.StringIO):
    """Standard input that gives lines, and calls a function in place of one."""

    def __init__(self, *lines: Typed) -> None:
        super().__init__()
        self.lines = list(lines)

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        line = self.lines.pop(0)
        if isinstance(line, str):
            return f"{line}\n"
        line()
        return self.readline()


def sits(journal: Path, command: str, *lines: Typed) -> None:
    """Type *lines* into a session."""
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in (("stdin", Typing(*lines)), ("stdout", io.StringIO())):
            patch.setattr(sys, name, stream)
        assert cli.run(["--plain", "--journal", str(journal), *command.split()]) == 0


def add_sheet(journal: Path) -> None:
    sheet = journal / "worksheets" / "near.md"
    sheet.parent.mkdir()
    sheet.write_text(SHORT, encoding="utf-8")


@pytest.mark.parametrize(
    "sitting",
    [
        ["OTHER", GO_ON, "a valley", ".", ":pause"],
        [GO_ON, "OTHER", "a valley", ".", ":pause"],
        [GO_ON, "a valley", "OTHER", ":pause"],
    ],
    ids=["while one is asked how to go on", "while one types", "before one pauses"],
)
def test_an_answer_that_another_session_gives_meanwhile_stays(
    tmp_path: Path, sitting: list[str]
) -> None:
    add_sheet(tmp_path)
    sits(tmp_path, "new near", "a hill", ":pause")
    goes_on = partial(sits, tmp_path, "resume latest")
    other = partial(goes_on, GO_ON, "a lake", ".", ":pause")

    goes_on(*(other if line == "OTHER" else line for line in sitting))
    goes_on(GO_ON, ".", ":pause")

    [path] = tmp_path.glob("2*/*.md")
    text = path.read_text(encoding="utf-8")
    assert all(words in text for words in ("a hill", "a lake", "a valley"))


def test_answers_come_back_to_a_file_that_is_reset_while_the_last_page_is_open(
    tmp_path: Path,
) -> None:
    before: list[tuple[Path, str]] = []

    def remember() -> None:
        [path] = tmp_path.glob("2*/*.md")
        before.append((path, path.read_text(encoding="utf-8")))

    def reset() -> None:
        for path, text in before:
            path.write_text(text, encoding="utf-8")

    add_sheet(tmp_path)

    typed: list[Typed] = ["a hill", ".", remember, "a lake", ".", "3", "a valley", ".", reset, "1"]
    sits(tmp_path, "new near", *typed)

    [(path, _)] = before
    text = path.read_text(encoding="utf-8")
    assert all(words in text for words in ("a hill", "a lake", "3 / 10", "a valley"))
    assert "status: complete" in text
