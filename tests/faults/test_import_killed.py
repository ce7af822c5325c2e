"""An import is killed at any moment: a worksheet is the old or the new one, and can be had again."""

import os
import signal
from collections.abc import Mapping
from pathlib import Path

import pytest
from processes import Count, Figures, Teller

from reflect import cli

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(600)]

FIRST = "Room for rest\n\n- What is a good day like for me?\n- How present was I this week?\n"
SECOND = FIRST.replace("this week", "today") + "- Where do I sleep well?\n"
#: What the person changed by hand before the document came again.
HAND = ("How present was I this week?", "How present was I this week? [1-10]")


class Home:
    """A journal, and a document that comes in two versions."""

    def __init__(self, folder: Path) -> None:
        self.journal, self.document = folder / "journal", folder / "rest.txt"
        self.sheets = self.journal / "worksheets"

    @property
    def files(self) -> dict[str, bytes]:
        """The worksheets, and what their documents became, without what a kill leaves."""
        paths = [path for path in self.sheets.rglob("*.md") if not path.name.startswith(".")]
        return {str(path.relative_to(self.sheets)): path.read_bytes() for path in paths}

    def plant(self, files: Mapping[str, bytes]) -> None:
        """Have these files, and no other."""
        for path in sorted(self.journal.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        for name, data in files.items():
            path = self.sheets / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def imports(self, count: Count | None = None) -> tuple[int, int]:
        """Import the document in a process of its own: how it ended, and its moments."""

        def act(tell: object) -> None:
            null = os.open(os.devnull, os.O_RDWR)
            for number in range(3):
                os.dup2(null, number)
            if count:
                count.begin()
            words = ["worksheet", "import", str(self.document), "--yes"]
            code = cli.run(["--journal", str(self.journal), *words])
            assert callable(tell)
            tell(f"{code} {count.moments if count else 0}".encode())

        end, told = Teller(act).ended()
        code, moments = map(int, told.split()) if told else (end, 0)
        return end or code, moments


@pytest.mark.parametrize("is_newer", [False, True], ids=["the first time", "a newer version"])
def test_no_kill_leaves_half_a_worksheet_or_one_that_cannot_be_had_again(
    forks: None, tmp_path: Path, figures: Figures, is_newer: bool
) -> None:
    home = Home(tmp_path)
    home.document.write_text(FIRST, encoding="utf-8")
    before: dict[str, bytes] = {}
    if is_newer:
        assert home.imports()[0] == 0
        before = home.files
        old, new = (words.encode() for words in HAND)
        before["room-for-rest.md"] = before["room-for-rest.md"].replace(old, new)
        home.document.write_text(SECOND, encoding="utf-8")
        home.plant(before)
    end, moments = home.imports(Count())
    after = home.files
    assert (end, after == before) == (0, False)
    wrong = []
    for moment in range(1, moments + 1):
        home.plant(before)
        end, _ = home.imports(Count(moment))
        there = home.files
        if end not in (0, -signal.SIGKILL):  # how often the child is read differs
            wrong.append(f"{moment}: it ended with {end}")
        if any(data not in (before.get(name), after[name]) for name, data in there.items()):
            wrong.append(f"{moment}: half a worksheet")
        if not {*before} <= {*there} or home.imports()[0] or home.files != after:
            wrong.append(f"{moment}: it cannot be had again")
    figures(f"imports killed at {moments} moments, {len(wrong)} of them wrong")

    assert wrong == [], wrong
