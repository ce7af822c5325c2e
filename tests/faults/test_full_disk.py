"""The disk is full at some point, whichever; nothing is lost, and it is said."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="Windows mounts nothing")

from processes import Figures
from stories import Story

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(3600)]

#: Mounts a small disk, puts there what was there before, runs, and keeps what is there then.
ROOM = """
mount -t tmpfs -o "$1" none home && cp -R before/. home || exit 99
shift
cd home && "$@"
code=$?
cd .. && mkdir -p state && cp -R state after && cp -R home/. after && exit $code
"""
PAGE = 4  # KB; what a tmpfs gives out at a time


@dataclass(frozen=True)
class Disk:
    """A small disk, and what is to go there."""

    story: Story
    size: str
    #: Whether half a sentence would go to the same disk.
    holds_state: bool


def disks() -> list[Disk]:
    """From too small for anything to just large enough."""
    found = []
    for holds_state in (True, False):
        for story, most in ((Story(0), 24), (Story(0, 9_000), 108), (Story(2, 9_000), 108)):
            for size in range(PAGE, most, PAGE):
                found.append(Disk(story, f"size={size}k", holds_state))
        for size in range(PAGE, 220, PAGE):
            found.append(Disk(Story(0, 20_000), f"size={size}k", holds_state))
        for story in (Story(0), Story(2)):
            for inodes in range(6, 20):
                found.append(Disk(story, f"nr_inodes={inodes}", holds_state))
    return found


def test_no_full_disk_costs_an_answer(
    own_mounts: list[str], memory: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    every, numbers = disks(), count()
    chosen = random.Random("full").sample(every, sized(60, len(every)))

    def work(disk: Disk) -> tuple[int, str]:
        base = memory / str(next(numbers))
        for name in ("before/tmp", "home", "after"):
            (base / name).mkdir(parents=True)
        disk.story.prepare(base / "before")
        room = [*own_mounts, "sh", "-c", f'cd "{base}"\n{ROOM}', "sh", disk.size]
        state = "" if disk.holds_state else str(base / "state")
        run = disk.story.run(base / "home", *room, after=base / "after", state=state)
        shutil.rmtree(base)
        if run.code == 99:
            return 99, ""  # not even what was there before
        what = disk.story.wrong(run)
        return run.code, what and f"{disk}: {what}"

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(work, chosen))
    lost = [what for _, what in found if what]
    codes = [code for code, _ in found if code != 99]
    figures(
        f"full disk: {len(codes)} sizes and inode limits (seed 'full'), "
        f"{sum(map(bool, codes))} too small, {len(lost)} lost"
    )

    assert {0, 1} <= set(codes)
    assert len(codes) > 0.9 * len(chosen)
    assert not lost, "\n\n".join(lost[:20])


def imports(document: Path, journal: Path, *room: str) -> "subprocess.CompletedProcess[str]":
    program = [sys.executable, "-m", "reflect", "--journal", str(journal)]
    call = [*room, *program, "worksheet", "import", str(document), "--yes"]
    return subprocess.run(call, capture_output=True, text=True)


def sheets(journal: Path) -> dict[str, bytes]:
    """The worksheets, and what their documents became."""
    folder = journal / "worksheets"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.md")}


@pytest.mark.parametrize("is_newer", [False, True], ids=["the first time", "a newer version"])
def test_a_full_disk_leaves_each_worksheet_as_it_was_or_whole(
    own_mounts: list[str], memory: Path, figures: Figures, is_newer: bool
) -> None:
    first = "Room for rest\n\n" + "".join(
        f"- What of {n}, {n * n} and {n + n}?\n" for n in range(99)
    )
    codes = []
    for size in range(PAGE, 60, PAGE):
        base = memory / str(size)
        document = base / "rest.txt"
        for name in ("before", "home", "after"):
            (base / name).mkdir(parents=True)
        document.write_text(first, encoding="utf-8")
        if is_newer:
            assert imports(document, base / "before").returncode == 0
            document.write_text(f"{first}- And what else?\n", encoding="utf-8")
        shutil.copytree(base / "before", base / "roomy")
        assert imports(document, base / "roomy").returncode == 0
        before, wanted = sheets(base / "before"), sheets(base / "roomy")
        room = [*own_mounts, "sh", "-c", f'cd "{base}"\n{ROOM}', "sh", f"size={size}k"]

        run = imports(document, Path(), *room)

        if run.returncode == 99:
            continue  # not even what was there before
        codes.append(run.returncode)
        there = sheets(base / "after")
        assert {*before} <= {*there}
        assert all(data in (before.get(name), wanted[name]) for name, data in there.items())
        assert run.returncode == 0 or "the disk is full" in run.stderr
        assert imports(document, base / "after").returncode == 0
        assert sheets(base / "after") == wanted
    figures(f"imports on {len(codes)} full disks, {sum(map(bool, codes))} of them too small")

    assert {*codes} == {0, 1}


def test_where_nothing_may_be_written_an_import_says_so_and_an_unchanged_document_is_well(
    own_mounts: list[str], memory: Path
) -> None:
    document = memory / "rest.txt"
    document.write_text("Room for rest\n\n- What is it?\n- And what else?\n", encoding="utf-8")
    assert imports(document, memory / "before").returncode == 0
    (memory / "home").mkdir()
    mounts = "mount -t tmpfs none home && cp -R before/. home && mount -o remount,ro home"
    room = [*own_mounts, "sh", "-c", f'cd "{memory}" && {mounts} && "$@"', "sh"]

    run = imports(document, Path("home"), *room)
    assert (run.returncode, "has not changed" in run.stderr) == (0, True), run.stderr
    assert "could not be written" not in run.stderr
    for text in (
        "Room for rest\n\n- What is it?\n- And what else?\n- And now?\n",
        "Else\n\n- Why?\n- How?\n",
    ):
        document.write_text(text, encoding="utf-8")
        run = imports(document, Path("home"), *room)
        assert (run.returncode, run.stdout) == (1, "")
        assert "read-only. What was there before is unharmed" in run.stderr
