"""Rewrites the history without an entry, as if the entry had never been in it."""

import re
from collections.abc import Container, Iterable, Sequence
from contextlib import suppress

from reflect.errors.history import (
    GitFailed,
    NeverRecorded,
    NothingToForget,
    StillHeld,
    UnknownState,
)
from reflect.errors.phrases import command
from reflect.history import History
from reflect.history.moments import Moment, Touch, course, moments, place_of, states, stored
from reflect.history.recording import in_quotes, named
from reflect.history.repository import Repository
from reflect.journal import Stored

#: In seconds, for `git gc`: it goes through all objects to find those that can go.
_PATIENCE = 600.0
#: Config keys that are set if a repository has a remote.
_FAR = re.compile(r"remote\..+\.(push)?url|branch\..+\.(remote|pushremote|merge)", re.DOTALL)
_REWRITTEN = "refs/reflect/rewritten"


def expect_possible(history: History, name: str) -> Stored | None:
    """The last state of the entry that `forget` would remove, or None if it cannot be read.

    Raises what `forget` would raise.
    """
    repository, journal = history.there, history.journal
    told = moments(repository)
    path = place_of(told, name)
    _expect_private(history, repository, path)
    every = states(told, path)
    with suppress(NeverRecorded, UnknownState, GitFailed):
        return stored(repository, journal, every, name, len(every))
    return None


def forget(history: History, name: str) -> int:
    """Rewrite the history without the entry *name*; returns in how many commits it was.

    Raises NothingToForget where the repository is not ours alone, or was pushed to another.
    """
    with history.writing() as repository:
        status = repository.status()
        told = moments(repository)
        path = place_of(told, name)
        _expect_private(history, repository, path)
        dropped = {(moment.commit, touch) for moment, touch in course(told, path)}
        stream, left_out = _stream(repository, told[::-1], dropped)
        git, branch = repository.git, f"refs/heads/{status.branch}"
        if stream:
            git.run("fast-import", "--quiet", "--done", "--force", data=b"".join(stream))
            git.run("update-ref", branch, _REWRITTEN, status.head)
            git.run("update-ref", "-d", _REWRITTEN)
        else:
            git.run("update-ref", "-d", branch, status.head)
        # A name that another entry has by now is its own.
        paths = {touch.path for _, touch in dropped}
        gone = named(path for path in paths if not (repository.top / path).exists())
        git.run("update-index", "--force-remove", "-z", "--stdin", data=gone)
        git.run("reflog", "expire", "--expire=now", "--all")
        git.run("gc", "--quiet", "--prune=now", patience=_PATIENCE)
        for report in repository.folder.glob("fast_import_crash_*"):
            # A git that died tells what it was doing, with the names of files.
            report.unlink(missing_ok=True)
        kept = {(moment.commit, touch) for moment in told for touch in moment.touches} - dropped
        _expect_gone(repository, _names(dropped) - _names(kept))
    return left_out


def _names(touches: Iterable[tuple[str, Touch]]) -> set[str]:
    """The names of the objects in some *touches*."""
    return {name for _, touch in touches for name in (touch.old, touch.new) if name}


def _expect_gone(repository: Repository, names: set[str]) -> None:
    """Raise StillHeld if git still has any of the objects *names*."""
    asked = "".join(f"{name}\n" for name in sorted(names)).encode()
    said = repository.git.run("cat-file", "--batch-check", data=asked).splitlines()
    if not all(line.endswith(b" missing") for line in said):
        raise StillHeld(repository.folder)


def _expect_private(history: History, repository: Repository, path: str) -> None:
    """Raise NothingToForget if more than the commits of one private branch would have to change."""
    if not repository.is_ours:
        raise NothingToForget(
            f"the repository ({repository.top}) was there before reflect, and is yours to rewrite"
        )
    if (repository.top / path).exists():
        raise NothingToForget(
            "the entry is still in your journal. First: "
            + command("delete", str(history.journal.root / path), "--for-good")
        )
    if "gc.recentobjectshook" in repository.config:
        raise NothingToForget("its config sets gc.recentObjectsHook, a program that git would run")
    if any(_FAR.fullmatch(key) for key in repository.config):
        raise NothingToForget("it knows another repository, which may hold the entry too")
    refs = repository.git.run("for-each-ref", "--format=%(refname)").decode().split()
    if len(refs) > 1:
        raise NothingToForget(f"it has more than one branch or tag ({', '.join(refs[:3])})")
    if (repository.folder / "worktrees").exists():
        raise NothingToForget("another folder is a worktree of it")
    if repository.git.run("rev-list", "--min-parents=2", "--max-count=1", "HEAD"):
        raise NothingToForget("it has merges")


def _stream(
    repository: Repository, told: Sequence[Moment], dropped: Container[tuple[str, Touch]]
) -> tuple[list[bytes], int]:
    """All commits for `git fast-import` without the *dropped* files, and how many had one."""
    form = "--format=%H%x00author %an <%ae> %ad%x00committer %cn <%ce> %cd%x00%B"
    said = repository.git.run("log", form, "--date=raw", "--no-show-signature", "-z")
    fields = said.removesuffix(b"\0").split(b"\0")
    heads = {fields[at].decode(): fields[at + 1 : at + 4] for at in range(0, len(fields), 4)}
    stream, left_out = [b"feature done\nreset %s\n" % _REWRITTEN.encode()], 0
    for moment in told:
        kept = [touch for touch in moment.touches if (moment.commit, touch) not in dropped]
        left_out += len(kept) < len(moment.touches)
        if not kept:
            continue
        author, committer, message = heads[moment.commit]
        stream.append(b"commit %s\n%s\n%s\n" % (_REWRITTEN.encode(), author, committer))
        stream.append(b"data %d\n%s\n" % (len(message), message))
        stream += map(_line, kept)
    return ([*stream, b"done\n"] if len(stream) > 1 else []), left_out


def _line(touch: Touch) -> bytes:
    """The line of `git fast-import` that changes a file."""
    if not touch.new:
        return b"D %s\n" % in_quotes(touch.path)
    return b"M %s %s %s\n" % (touch.mode.encode(), touch.new.encode(), in_quotes(touch.path))
