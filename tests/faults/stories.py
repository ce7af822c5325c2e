"""Runs of the whole program from a pipe, and what has to be true however one of them ends."""

import os
import re
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from sittings import MARK, Tree, plant, tree

COUNT = 5
NUMBERS = ("first", "second", "third", "fourth", "fifth")
SHEET = "---\nid: pebbles\ntitle: Pebbles\n---\n\n## Shore {#shore}\n\n" + "".join(
    f"- What says the {number} pebble? {{#{number}}}\n" for number in NUMBERS
)
ENTRY = "journal/2026/2026-11-23-pebbles.md"


def limits(largest: int = resource.RLIM_INFINITY) -> None:
    """Let files grow so far, and the system keep an image of the memory if the program does."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    # What a shell starts in the background inherits these two ignored (POSIX, 2.9.3.1).
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


@dataclass(frozen=True)
class Run:
    """What a run left behind."""

    code: int
    talk: str
    files: Tree


@dataclass(frozen=True)
class Story:
    """Somebody answers *COUNT* questions, the first ones in an earlier sitting."""

    earlier: int
    #: How much is written to each question, about.
    letters: int = 40

    def words(self, number: int) -> str:
        """The answer to a question."""
        line = f"{MARK}-{number}. "
        return line + ("word " * (self.letters // 5)).strip() + "."

    @property
    def command(self) -> list[str]:
        """What is called after the interpreter."""
        begin = ["new", "pebbles", "--date", "2026-11-23T21:14:00+00:00"]
        return ["-m", "reflect", "--plain", *(["resume", "2026-11-23"] if self.earlier else begin)]

    def typed(self, last: int = COUNT) -> str:
        """What comes through the pipe, to the answer *last*."""
        choice = "1\n" if self.earlier else ""
        return choice + "".join(f"{self.words(n)}\n.\n" for n in range(self.earlier, last))

    def prepare(self, home: Path) -> None:
        """The files that are there before the run."""
        plant(home, self.before)

    @cached_property
    def before(self) -> Tree:
        files = {"journal/worksheets/pebbles.md": SHEET.encode(), "state/keep": b""}
        if self.earlier:
            files[ENTRY] = self.versions[0]
        return files

    @cached_property
    def versions(self) -> list[bytes]:
        """The entry after each answer, and when it is complete."""
        lines = 'title: Pebbles\ndate: 2026-11-23T21:14:00\nutc_offset: "+00:00"\n'
        lines += "worksheet: pebbles\nworksheet_version: 1\nlanguage: en\nstatus: draft\n"
        text = f"---\n{lines}tags: [reflect]\n---\n\n# Pebbles\n\n## Shore\n<!-- step: shore -->\n"
        versions = []
        for number, name in enumerate(NUMBERS):
            text += f"\n### What says the {name} pebble?\n<!-- q: {name} -->\n\n"
            text += f"{self.words(number)}\n"
            versions.append(text.encode())
        return [*versions[max(0, self.earlier - 1) :], versions[-1].replace(b"draft", b"complete")]

    def run(
        self,
        home: Path,
        *before: str,
        after: Path | None = None,
        state: str = "",
        largest: int = resource.RLIM_INFINITY,
    ) -> Run:
        """The run, as the last words of the command *before*; the files are then in *after*.

        No file becomes larger than *largest*: what does not fit is not written.
        """
        called = [*before, sys.executable, *self.command]
        done = subprocess.run(
            called,
            input=self.typed(),
            capture_output=True,
            text=True,
            cwd=home,
            env=environment(home) | ({"XDG_STATE_HOME": state} if state else {}),
            preexec_fn=partial(limits, largest),
            timeout=60,
        )
        return Run(done.returncode, done.stdout + done.stderr, tree(after or home))

    def wrong(self, run: Run) -> str:
        """What is lost, torn or told; nothing where all is well."""
        files, talk = run.files, run.talk
        if run.code not in (0, 1) or "Traceback" in talk:
            return f"it ended with {run.code}: {talk[-300:]}"
        if run.code and not re.search(r"(?m)^(> )*reflect: .*\.$", talk):
            return f"it did not say what went wrong: {talk[-300:]}"
        entries = [d for n, d in files.items() if n.endswith(".md") and "worksheets" not in n]
        if any(entry and entry not in self.versions for entry in entries):
            return "an entry is neither old nor new"
        if self.earlier and not entries:
            return "an entry is gone"
        return self._lost(run, b"".join(entries).decode())

    def _lost(self, run: Run, entries: str) -> str:
        waiting = "".join(d.decode() for n, d in run.files.items() if n.startswith("state"))
        asked = [n for n in range(self.earlier, COUNT) if f"the {NUMBERS[n]} pebble?" in run.talk]
        for number in range(self.earlier):
            if self.words(number) not in entries:
                return f"answer {number} of an earlier day is gone"
        for number in asked:
            is_last = run.code and number == asked[-1]
            there = self.words(number) in entries
            elsewhere = is_last and self.words(number) in waiting + run.talk
            if not there and not elsewhere:
                return f"answer {number} is gone: {run.talk[-300:]}"
            if there and self.words(number) in run.talk and not is_last:
                return f"answer {number} was told, though it is kept"
        if any(MARK in name or "core" in Path(name).name for name in run.files):
            return "there is a trace of an answer"
        return ""


def environment(home: Path) -> dict[str, str]:
    """The environment of somebody whose home this is, the same in every run."""
    ours = {
        "HOME": home,
        "REFLECT_JOURNAL": home / "journal",
        "XDG_STATE_HOME": home / "state",
        "TMPDIR": home / "tmp",
        "PYTHONHASHSEED": 0,
    }
    return {**os.environ, **{name: str(value) for name, value in ours.items()}}
