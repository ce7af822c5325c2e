"""An entry is put away, brought back, mended or let go, and killed at any moment of that."""

import json
import signal
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from processes import Count, Figures
from sittings import MARK, plant, tree

from forked import child, end_of
from reflect.journal import Journal, autosaves, checking
from reflect.journal.checking import CheckResult
from reflect.journal.trash import Trash, forget
from reflect.settings import Settings
from sheets import STONES

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(600)]

NOW = datetime(2026, 12, 1, 21, 14)
LATER = datetime(2100, 1, 1)
ENTRY = "journal/2026/2026-11-23-stones.md"
HEAD = "---\ndate: 2026-11-23T21:14:00\nworksheet: stones\n---\n"
ASKED = "### Where is it from?"
TEXT = f"{HEAD}\n### Which stone is it?\n<!-- q: which -->\n\n{MARK}-1.\n\n{ASKED}\n\n{MARK}-2.\n"
HALF = f"half a {MARK}-3."
MENDED = TEXT.replace(ASKED, f"{ASKED}\n<!-- q: from -->")
ALONE = f"{HEAD}\n### Which stone is it?\n<!-- q: which -->\n\n{MARK}-4, nowhere else.\n"


#: In how many moments each can be killed, about.
MOMENTS = {"put": 80, "bring_back": 45, "mend": 200, "forget": 110}


class Home:
    """A home with an entry, with what waits for it, and with what killed saves left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        entry = str(folder / ENTRY)
        slip = {"entry": entry, "id": "from", "person": None, "part": "value", "typed": HALF}
        slip |= {"before": "", "head": HEAD}
        self.files = {
            "journal/worksheets/stones.md": STONES.encode(),
            ENTRY: TEXT.encode(),
            "journal/2026/.~reflect-00000001.tmp": TEXT[:-20].encode(),
            "journal/2026/.~reflect-00000002.tmp": ALONE.encode(),
            "state/unfinished/1.json": json.dumps(slip).encode(),
        }

    @property
    def journal(self) -> Journal:
        root, state = self.folder / "journal", self.folder / "state"
        return Journal(Settings(journal=root, journal_from="", config=None, state=state))

    def settle(self) -> None:
        """Have everything as it was."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        plant(self.folder, self.files)

    def put(self) -> None:
        Trash(self.journal).add(self.journal.read(self.folder / ENTRY), NOW)

    def bring_back(self) -> None:
        for trashed in list(Trash(self.journal)):
            Trash(self.journal).restore(trashed)

    def mend(self) -> None:
        checking.apply_repairs(self.journal, CheckResult.at(self.journal, LATER).repairs)

    def forget(self) -> None:
        forget(self.journal, self.journal.read(self.folder / ENTRY))

    def held(self) -> str:
        """All words there are, be they in an entry, in the trash or lying about."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return "".join(path.read_text(encoding="utf-8") for path in files)


def entries(home: Home) -> set[str]:
    """The states of the entry there are, without what was left lying about."""
    files = (data.decode() for name, data in tree(home.folder).items() if name.endswith(".md"))
    return {text for text in files if "worksheet: stones" in text}


def check(home: Home, name: str, *, is_killed: bool) -> None:
    """Nothing is lost or torn, and what was cut short can be done again."""
    if name == "forget":
        # The entry goes last: until then it can be named again.
        assert not is_killed or TEXT in entries(home) or f"{MARK}-1." not in home.held()
        return
    assert {TEXT, MENDED} & entries(home)
    assert entries(home) <= {TEXT, MENDED, ALONE, ""}
    assert HALF in home.held()
    assert ALONE in home.held()
    if name == "mend":
        home.mend()
        assert (home.folder / ENTRY).read_text(encoding="utf-8") == MENDED
        return
    home.bring_back()
    # Without links an empty file may have been left where the entry was.
    back = (home.folder / ENTRY).parent.glob("2026-11-23-stones*.md")
    assert {path.read_text(encoding="utf-8") for path in back} - {""} == {TEXT}
    assert HALF in {half.typed for _, half in autosaves.every(home.journal.state_folders)}


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("name", MOMENTS)
def test_a_kill_leaves_the_entry_whole_and_what_was_typed(
    forks: None, memory: Path, figures: Figures, name: str, links: bool
) -> None:
    home = Home(memory / "home")
    home.folder.mkdir()
    action: Callable[[], None] = getattr(home, name)
    for moment in count(1):
        home.settle()
        if name == "bring_back":
            home.put()

        def act(moment: int = moment) -> None:
            Count(moment, links=links).begin()
            action()

        end = end_of(child(act))
        check(home, name, is_killed=end != 0)
        if end == 0:
            break
        assert end == -signal.SIGKILL
    figures(f"{name}, {'with' if links else 'without'} links: {moment - 1} kills, 0 lost")
    assert moment > MOMENTS[name]
