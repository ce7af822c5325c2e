"""Journals with a history, and snapshots of what must not change in them."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from reflect import cli
from reflect.history import EXISTING, OWN, History
from reflect.journal import Journal as Book
from reflect.settings import Settings
from typed import Reflect, Run, at_terminal

#: A word in every answer, and nowhere else.
MARK = "heron"
SHEET = """---
id: near
title: Near and far
version: 1
language: en
---

# Near and far

## Now {#now}

- What is near? {#near}
- What is far? {#far}
"""
FIRST, SECOND, THIRD = (f"2026/2026-01-{day}-near.md" for day in ("05", "12", "19"))
NEW = "2026/2026-02-01-near.md"
LINE = f"\nThe {MARK} came back, too.\n"
QUIET = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ALLOW_PROTOCOL": "file",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_EDITOR": "true",
    "LC_ALL": "C",
}
#: Lets tests look at a repository without running its programs.
_HARMLESS = ("safe.directory=*", "protocol.file.allow=always", "core.fsmonitor=false")
_HARMLESS += (f"core.hooksPath={os.devnull}", "diff.external=")
_FUNCTIONS = f"""
set -e
git() {{ command git {" ".join(f"-c '{each}'" for each in _HARMLESS)} "$@"; }}
config() {{ while [ $# != 0 ]; do git config "$1" "$2"; shift 2; done; }}
lines() {{ printf '%s\\n' "$@" >> .git/config; }}
program() {{ printf '#!/bin/sh\\n%s\\n' "$2" > "$1"; chmod +x "$1"; }}
planted() {{
    mkdir -p "$home/planted" "$home/traces"
    program "$home/planted/$1" "echo ran >> '$home/traces/$1'; $2"
    echo "$home/planted/$1"
}}
hooks() {{
    mkdir -p .git/hooks
    for name in pre-commit commit-msg post-commit reference-transaction post-index-change \\
        pre-auto-gc post-checkout post-rewrite fsmonitor-watchman
    do cp $(planted $name "$1") .git/hooks; done
}}
diffs() {{
    p=$(planted diff cat); echo '*.md diff=planted merge=planted' > .gitattributes
    config diff.external $p diff.planted.command $p diff.planted.textconv $p merge.planted.driver $p
}}
programs() {{
    p=$(planted program); config core.pager $p core.editor $p core.askPass $p core.sshCommand $p
    config core.gitProxy $p core.alternateRefsCommand $p pager.log $p pager.status $p pager.config $p
    config sequence.editor $p interactive.diffFilter $p credential.helper $p
    config uploadpack.packObjectsHook $p gc.recentObjectsHook $p
}}
hook() {{
    folder=$(git rev-parse --absolute-git-dir)/hooks
    mkdir -p "$folder"; program "$folder/$1" "$2"
}}
stands_in() {{ mkdir -p "$home/bin"; program "$home/bin/git" "REAL='$REAL'; $1"; }}
moved() {{ rm -rf "$1"; mkdir -p "$(dirname "$1")"; ln -s "$2" "$1"; }}
"""
#: Files that git may change with any commit, and reflect with any save.
_MAY_CHANGE = re.compile(
    r"(\.git|\.git/modules/[^/]+|\.git/worktrees/[^/]+)/"
    r"(objects/|logs/|refs/|index$|packed-refs$|COMMIT_EDITMSG$|.*\.lock$)|(^|/)\.reflect/|^state/"
)


def git(folder: Path, *command: object, data: bytes | None = None, may_fail: bool = False) -> str:
    """The output of a git *command* in a *folder*, as the user might run it."""
    return os.fsdecode(git_raw(folder, *command, data=data, may_fail=may_fail)).strip("\n")


def git_raw(
    folder: Path, *command: object, data: bytes | None = None, may_fail: bool = False
) -> bytes:
    """The same as bytes."""
    call = ["git", "-C", folder, *(word for pair in _HARMLESS for word in ("-c", pair))]
    done = subprocess.run(
        [*map(str, call), *map(str, command)], input=data, capture_output=True, env=_clean()
    )
    if done.returncode and not may_fail:
        raise AssertionError(f"git {command}: {done.stderr.decode()}")
    return done.stdout


def _clean() -> dict[str, str]:
    """The environment for git as the user might run it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | QUIET | {"PATH": os.environ.get("REAL_PATH", os.environ["PATH"])}


def set_home(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Put home, config and state folders into a *folder*."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        place = folder / {"HOME": "home", "XDG_CONFIG_HOME": "config"}.get(name, "state")
        place.mkdir(parents=True, exist_ok=True)
        patch.setenv(name, str(place))
    patch.setenv("REAL_PATH", os.environ["PATH"])


def typed(journal: Path, *arguments: object) -> None:
    """Run a command, which has to succeed."""
    assert cli.run(["--journal", str(journal), *map(str, arguments)]) == 0


def make_journal(folder: Path, *options: str) -> None:
    """Make a journal of three entries, the first with two states in its history."""
    (folder / "worksheets").mkdir(parents=True)
    (folder / "worksheets" / "near.md").write_text(SHEET)
    answers = folder.parent / "answers.json"
    for day, path in (("05", FIRST), ("12", SECOND), ("19", THIRD)):
        answers.write_text(json.dumps({"near": f"The {MARK} of day {day}.", "far": "The sea."}))
        typed(folder, "new", "near", "--answers", answers, "--date", f"2026-01-{day}T20:00:00")
        assert (folder / path).exists()
    (folder / "notes.txt").write_text("not an entry\n")
    (folder / "letter.md").write_text("# Not an entry either\n")
    typed(folder, "history", "on", *options)
    append(folder / FIRST)
    typed(folder, "history", "status")


def append(path: Path, line: str = LINE) -> None:
    """Append a *line* to an entry."""
    path.write_bytes(path.read_bytes() + line.encode())


@dataclass
class Journal:
    """A journal, its repository and the folders around them."""

    home: Path
    folder: Path
    #: The top of its repository.
    top: Path
    patch: pytest.MonkeyPatch
    #: Runs a command of reflect on a journal.
    command: Reflect = field(repr=False)
    #: A command line to run the interpreter with; if set, commands run in a process of their own.
    before: list[str] = field(default_factory=list)

    def reflect(self, *arguments: object) -> Run:
        """The result of ``reflect ARGUMENTS``."""
        if not self.before:
            return self.command(self.folder, *arguments)
        call = [*self.before, sys.executable, "-m", "reflect", "--journal", self.folder, *arguments]
        done = subprocess.run([*map(str, call)], capture_output=True, text=True)
        return Run(done.returncode, done.stdout, done.stderr)

    @property
    def answers(self) -> Path:
        """The answers file for a new entry."""
        return self.home / "answers.json"

    def answer(self, words: str = f"A {MARK}, near.") -> None:
        """Write *words* to the answers file."""
        self.answers.write_text(json.dumps({"near": words}))

    def at_terminal(self, typed: str, *arguments: object) -> Run:
        """The result of a command while *typed* is entered at a terminal."""
        return at_terminal(self.folder, typed, *arguments)

    def log(self, name: str = "") -> list[dict[str, Any]]:
        """The moments of the JSON log, of the journal or of an entry."""
        named = [name] if name else []
        moments: list[dict[str, Any]]
        moments = self.reflect("history", "log", *named, "--format", "json").json["moments"]
        return moments

    def new(
        self, words: str = f"A {MARK}.", day: str = "02-01", at: str = "20:00", about: str = ""
    ) -> Path:
        """Write a new entry; returns its file."""
        self.answer(words)
        more = ["--date", f"2026-{day}T{at}:00", *(["--about", about] if about else [])]
        run = self.reflect("new", "near", "--answers", self.answers, *more)
        assert (run.code, run.said) == (0, [])
        return run.path

    def editor(self, script: str) -> None:
        """Make a *script* the user's editor."""
        program = self.home / "editor"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        self.patch.setenv("EDITOR", str(program))

    def agree(self) -> None:
        """Agree to the history on this computer, for the journal's present path."""
        history = History(Book(Settings.made(os.environ, self.folder)))
        if history.own_marker.exists():
            history.store_consent(OWN)
        else:
            history.store_consent(EXISTING, self.git_folder)

    def disagree(self) -> None:
        """Remove all answers about a history on this computer."""
        shutil.rmtree(self.home / "state" / "reflect" / "history")

    @property
    def git_folder(self) -> Path:
        """The git folder, as far as git can tell."""
        found = git(self.top, "rev-parse", "--absolute-git-dir", may_fail=True)
        return Path(found) if found else self.top / ".git"

    def git(self, *command: object, data: bytes | None = None, may_fail: bool = False) -> str:
        return git(self.top, *command, data=data, may_fail=may_fail)

    def script(self, script: str) -> None:
        """Run a shell *script* at the top of the work tree, as the user might.

        `config` sets pairs, `lines` adds lines to the config, `planted NAME [MORE]` names a program
        that leaves a trace when it is run and then does more, `hook NAME DOES` makes a hook that
        leaves none, `stands_in DOES` a git for PATH, and `moved NAME TO` a link where NAME was.
        """
        names = {"home": self.home, "outside": self.home / "outside", "first": FIRST}
        paths = {"third": THIRD, "place": self.place("x")[:-1], "REAL": shutil.which("git")}
        done = subprocess.run(
            ["sh", "-c", f"{_FUNCTIONS}\n{script}"],
            cwd=self.top,
            env=_clean() | {name: str(value) for name, value in (names | paths).items()},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr

    @property
    def traces(self) -> list[str]:
        """The planted programs that have run."""
        folder = self.home / "traces"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []

    @property
    def locks(self) -> list[str]:
        """The lock files in the repository."""
        return sorted(path.name for path in (self.top / ".git").rglob("*.lock"))

    def place(self, path: str) -> str:
        """A *path* in the journal, relative to the top."""
        return (self.folder.relative_to(self.top) / path).as_posix()

    def recorded(self, path: str) -> bytes | None:
        """An entry in the last commit, or None."""
        name = f"HEAD:{self.place(path)}"
        return git_raw(self.top, "cat-file", "blob", name, may_fail=True) or None


@dataclass(frozen=True)
class Snapshot:
    """A snapshot of all files and of the repository."""

    files: dict[str, bytes]
    refs: dict[str, str]
    objects: frozenset[str]
    staged: dict[str, str]
    locks: list[str]

    @classmethod
    def now(cls, journal: Journal) -> "Snapshot":
        lines = git(
            journal.top, "for-each-ref", "--format=%(refname) %(objectname)", may_fail=True
        ).splitlines()
        objects = git(
            journal.top,
            "cat-file",
            "--batch-all-objects",
            "--batch-check=%(objectname)",
            may_fail=True,
        )
        return cls(
            files=dict(tree(journal.home)),
            refs=dict(line.rsplit(" ", 1) for line in lines),
            objects=frozenset(objects.split()),
            staged=staged(journal),
            locks=journal.locks,
        )


def staged(journal: Journal) -> dict[str, str]:
    """Differences between the last commit and the index, by path."""
    raw = git(journal.top, "diff", "--cached", "--raw", "--no-renames", "-z", may_fail=True)
    fields = raw.split("\0")
    return {path: about for about, path in zip(fields[::2], fields[1::2], strict=False)}


def tree(home: Path) -> Iterator[tuple[str, bytes]]:
    """Paths and contents of the files below *home*, except those that may change."""
    for folder, _, names in os.walk(home):
        for name in names:
            path = Path(folder, name)
            place = path.relative_to(home).as_posix()
            if not _MAY_CHANGE.search(place) and not place.startswith(("traces/", "tmp/")):
                yield (
                    place,
                    b"-> " + os.fsencode(path.readlink())
                    if path.is_symlink()
                    else path.read_bytes(),
                )
