"""reflect is killed while it commits, with its git or without, and the history is whole and heals."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import sleep

import pytest
from processes import Figures, shared_out
from sittings import MARK, plant
from stories import SHEET

from forked import child, end_of
from missing import without
from reflect import cli
from reflect.history import OWN, History, repository
from reflect.journal import Journal
from reflect.settings import Settings

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(3600)]

DAYS = ("2026-11-20", "2026-11-21", "2026-11-22")
#: In seconds: about as long as a commit takes, with all that belongs to it.
LONGEST = 0.25
#: What is killed: each is run when something waits that was written in an editor.
COMMANDS = (
    ("new", "pebbles", "--answers", "answers.json", "--date", "2026-11-23T21:14:00"),
    ("delete", "2026-11-21"),
    ("history", "restore", "2026-11-22@1"),
    ("history", "status"),
)


def _run(home: Path, *arguments: str) -> int:
    """What a command in this process ends with; what it says is in a file."""
    os.chdir(home)
    os.environ.update(REFLECT_JOURNAL=str(home / "journal"), HOME=str(home))
    os.environ.update(XDG_STATE_HOME=str(home / "state"), XDG_CONFIG_HOME=str(home / "config"))
    said = os.open(home / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    code = cli.run(list(arguments))
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _ran(home: Path, *arguments: str) -> str:
    """What a command says that goes well."""

    def act() -> None:
        code = _run(home, *arguments)
        assert code == 0, (home / "said").read_text()

    assert end_of(child(act)) == 0
    return (home / "said").read_text()


def _git(home: Path, *arguments: str) -> str:
    call = ["git", "-C", str(home / "journal"), *arguments]
    done = subprocess.run(call, capture_output=True, text=True)
    return done.stdout + (f"{done.returncode}: {done.stderr}" if done.returncode else "")


@pytest.fixture
def pattern(forks: None, memory: Path) -> Path:
    """The home of a journal whose history has some commits."""
    if not shutil.which("git"):
        without("there is no git here")
    home = memory / "pattern"
    plant(home, {"journal/worksheets/pebbles.md": SHEET.encode(), "state/keep": b""})
    for day in DAYS:
        (home / "answers.json").write_text(json.dumps({"first": f"{MARK} {day}"}))
        _ran(home, "new", "pebbles", "--answers", "answers.json", "--date", f"{day}T21:14:00")
    _ran(home, "history", "on")
    for day in DAYS:
        _edit(home, day, "once more")
        _ran(home, "history", "status")
    return home


def _entry(home: Path, day: str) -> Path:
    return home / f"journal/2026/{day}-pebbles.md"


def _edit(home: Path, day: str, words: str) -> None:
    with _entry(home, day).open("a") as entry:
        entry.write(f"\n{MARK} {words}\n")


def _all_below(process: int) -> Iterator[int]:
    """The processes that a process has started, and they."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for each in map(int, children):
        yield each
        yield from _all_below(each)


def _wait_until_it_commits(home: Path, process: int) -> None:
    """Wait until the history is written to, or the process has ended."""
    how = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while not os.waitid(os.P_PID, process, how):
        if (home / "journal/.reflect/history/writing").exists():
            return
        sleep(0.001)


def _kill(process: int, *, with_git: bool) -> None:
    """End a process and its group; git, which is in one of its own, ends with it or goes on."""
    os.kill(process, signal.SIGSTOP)
    below = list(_all_below(process))
    os.killpg(process, signal.SIGKILL)
    for each in below if with_git else []:
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    # What git finds is wrong while another is at work says nothing.
    while any(map(_is_at_work, below)):
        sleep(0.001)


def _is_at_work(process: int) -> bool:
    """Whether a process has not ended yet."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def _killed(home: Path, pattern: Path, seed: int) -> str:
    """What is wrong after a kill, and after the next command; nothing where all is well."""
    r = random.Random(seed)
    shutil.copytree(pattern, home)
    journal = Journal(Settings(home / "journal", "", config=None, state=home / "state" / "reflect"))
    History(journal).store_consent(OWN)
    command = COMMANDS[seed % len(COMMANDS)]
    (home / "answers.json").write_text(json.dumps({"first": f"{MARK} new"}))
    _edit(home, DAYS[0], "waits")
    head = _git(home, "rev-parse", "HEAD").strip()

    def act() -> None:
        os.setpgid(0, 0)
        os.write(ready, b"!")
        _run(home, *command)

    told, ready = os.pipe()
    process = child(act)
    os.read(told, 1)
    os.close(told)
    os.close(ready)
    _wait_until_it_commits(home, process)
    sleep(r.uniform(0, LONGEST))
    _kill(process, with_git=bool(seed % 3))
    end_of(process)
    found = "".join(_wrong(home, head))
    said = _ran(home, "history", "status")
    if "reflect: " in said:
        found += f"the next command said: {said}"
    return found + "".join(_wrong(home, head)) + "".join(_unhealed(home))


def _wrong(home: Path, head: str) -> Iterator[str]:
    """What is torn, or lost."""
    if faults := _git(home, "fsck", "--full", "--no-dangling", "--no-progress"):
        yield f"git finds fault: {faults} "
    if _git(home, "merge-base", "--is-ancestor", head, "HEAD"):
        yield "what was committed is lost "
    for path in (home / "journal/2026").glob("*.md"):
        text = path.read_text()
        if not (text.startswith("---\n") and MARK in text and text.endswith("\n")):
            yield f"{path.name} is torn "
    trashed = [path.name for path in (home / "journal/.reflect").rglob("*.md")]
    for day in DAYS:
        if not _entry(home, day).exists() and not any(day in name for name in trashed):
            yield f"the entry of {day} is gone "


def _unhealed(home: Path) -> Iterator[str]:
    """What the next command has left undone."""
    if left := _git(home, "status", "--porcelain"):
        yield f"not committed: {left} "
    if locks := list((home / "journal/.git").rglob("*.lock")):
        yield f"locks are left: {locks} "


def test_no_kill_while_committing_costs_a_word_or_needs_a_hand(
    pattern: Path, memory: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    aim = sized(100, 500)
    # A lock that a git has left is waited for; here nobody else is at work.
    repository._PATIENCE = 1.5

    def work(seed: int) -> str:
        home = memory / str(seed)
        wrong = _killed(home, pattern, seed)
        shutil.rmtree(home)
        return f"seed {seed}: {wrong}" if wrong else ""

    wrong = [what for what in shared_out(range(aim), work) if what]
    figures(f"kills during commits: {aim} (seeds from 0), {len(wrong)} not whole or not healed")

    assert wrong == []
