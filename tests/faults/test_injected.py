"""The system refuses a call, any call, once or from then on; nothing is lost, and it is said."""

import random
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="Windows has no strace")

import shutil

from processes import Figures
from stories import Story

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(7200)]

FULL = ("ENOSPC", "EDQUOT")
REFUSED = ("EROFS", "EACCES")
#: What may go wrong with each call; interrupted ones are made again, so they are not for ever.
FAULTS = {
    "openat": (*FULL, *REFUSED, "EIO", "EMFILE", "EINTR"),
    "read": ("EIO", "EINTR"),
    "write": (*FULL, "EIO", "EINTR"),
    "fsync": (*FULL, "EIO", "EINTR"),
    "close": (*FULL, "EIO", "EINTR"),
    "mkdir": (*FULL, *REFUSED, "EIO"),
    "link": (*FULL, *REFUSED, "EIO"),
    "rename": (*FULL, *REFUSED, "EIO"),
    "unlink": (*REFUSED, "EIO"),
    "chmod": (*REFUSED, "EIO"),
    "flock": ("EINTR", "EIO", "ENOLCK"),
}
# Where every write fails, nothing can be said either; where nothing opens, no module does.
FOR_EVER = {"fsync", "mkdir", "link", "rename", "unlink", "chmod", "flock"}
STORIES = (Story(0), Story(2), Story(0, letters=9_000), Story(3, letters=9_000))
CALL = re.compile(r"^\d+ +(\w+)\(")


@dataclass(frozen=True)
class Fault:
    """The *number*-th call of a name fails, and if it is for ever all later ones."""

    story: Story
    name: str
    number: int
    code: str
    for_ever: bool = False

    @property
    def inject(self) -> str:
        """The fault as strace is told it."""
        when = f"{self.number}+" if self.for_ever else f"{self.number}"
        return f"--inject={self.name}:error={self.code}:when={when}"


def traced(strace: str, log: Path, *options: str, names: str) -> list[str]:
    """The command that runs another one under the eyes of strace."""
    watch = ["-f", "--seccomp-bpf", "-y", "-o", str(log), f"--trace={names}"]
    return [strace, *watch, *options]


def ours(log: Path, home: Path) -> Iterator[tuple[str, int, str]]:
    """The calls that had to do with the files at *home*: name, number of its kind, line."""
    numbers: dict[str, Iterator[int]] = {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := CALL.match(line):
            name = found[1]
            number = next(numbers.setdefault(name, count(1)))
            if f"{home}/journal" in line or f"{home}/state" in line:
                yield name, number, line


def test_no_refused_call_costs_an_answer(
    strace: str, memory: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    numbers = count()

    def fresh(story: Story) -> Path:
        # All of one length, so that each run makes the very same calls.
        home = memory / f"{next(numbers):06}"
        (home / "tmp").mkdir(parents=True)
        story.prepare(home)
        return home

    faults = []
    for story in STORIES:
        for _ in range(2):  # the first run compiles
            home = fresh(story)
            log = home / "log"
            run = story.run(home, *traced(strace, log, names=",".join(FAULTS)))
            assert (run.code, story.wrong(run)) == (0, "")
        for name, number, _ in ours(log, home):
            for code in FAULTS[name]:
                faults.append(Fault(story, name, number, code))
                if name in FOR_EVER and code != "EINTR":
                    faults.append(Fault(story, name, number, code, for_ever=True))
    aim = sized(300, 3_000)
    chosen = random.Random("injected").sample(faults, min(aim, len(faults)))

    def work(fault: Fault) -> tuple[bool, str]:
        home = fresh(fault.story)
        log = home / "log"
        run = fault.story.run(home, *traced(strace, log, fault.inject, names=fault.name))
        hit = any("INJECTED" in line for *_, line in ours(log, home))
        temporary = list((home / "tmp").iterdir())
        what = fault.story.wrong(run) or (temporary and "a temporary file stayed") or ""
        shutil.rmtree(home)
        return hit, what and f"{fault}: {what}"

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(work, chosen))
    lost = [what for _, what in found if what]
    hits = sum(hit for hit, _ in found)
    figures(
        f"injected: {len(found):,} of {len(faults):,} possible faults (seed 'injected'), "
        f"{hits:,} hit a file of ours, {len(lost)} lost"
    )

    assert (len(found), hits) == (aim, aim)
    assert not lost, "\n\n".join(lost[:20])


def test_no_short_write_costs_an_answer(
    forks: None, memory: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    r = random.Random("short")
    stories = [r.choice(STORIES) for _ in range(sized(60, 600))]
    jobs = [(n, s, r.randint(1, len(s.versions[-1]) + 100)) for n, s in enumerate(stories)]

    def work(job: tuple[int, Story, int]) -> tuple[int, str]:
        number, story, largest = job
        home = memory / str(number)
        (home / "tmp").mkdir(parents=True)
        story.prepare(home)
        run = story.run(home, largest=largest)
        shutil.rmtree(home)
        what = story.wrong(run)
        return run.code, what and f"{story}, at {largest}: {what}"

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(work, jobs))
    lost = [what for _, what in found if what]
    codes = [code for code, _ in found]
    figures(
        f"short writes: {len(found):,} (seed 'short'), {sum(map(bool, codes)):,} too short, "
        f"{len(lost)} lost"
    )
    assert {0, 1} == set(codes)
    assert not lost, "\n\n".join(lost[:20])
