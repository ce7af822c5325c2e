"""Rewrites the history without an entry, as if the entry had never been in it."""

import re
from collections.abc import Container, Iterable
from contextlib import suppress

from reflect.errors import ReflectError
from reflect.errors.history import CannotRewriteHistory, GitFailed, NotInHistory
from reflect.errors.phrases import command
from reflect.history import History
from reflect.history.log import FileChange, Log
from reflect.history.recording import named, quoted_path
from reflect.journal import Stored
from reflect.locale import N_

#: In seconds, for `git gc`: it goes through all objects to find those that can go.
_PATIENCE = 600.0
#: Config keys that are set if a repository has a remote.
_REMOTE = re.compile(r"remote\..+\.(push)?url|branch\..+\.(remote|pushremote|merge)", re.DOTALL)
_REWRITTEN = "refs/reflect/rewritten"


def require_forgettable(history: History, name: str) -> Stored | None:
    """The last state of the entry that `forget` would remove, or None if it cannot be read.

    Raises the same errors as `forget`.
    """
    log = Log(history.journal, history.repository)
    path = log.last_path(name)
    _expect_private(log, path)
    with suppress(NotInHistory, GitFailed):
        for state in log.states(path)[-1:]:
            return log.read(state)
    return None


def forget(history: History, name: str) -> int:
    """Rewrite the history without the entry *name*; returns the number of commits it was in.

    Raises CannotRewriteHistory if the repository is not ours alone, or was pushed to another; and a
    ReflectError if git still has some of its objects afterwards.
    """
    with history.locked_repository() as repository:
        status, log = repository.status(), Log(history.journal, repository)
        path = log.last_path(name)
        _expect_private(log, path)
        dropped = {(moment.name, touch) for moment, touch in log.changes_of(path)}
        stream, left_out = _stream(log, dropped)
        git, branch = repository.git, f"refs/heads/{status.branch}"
        if stream:
            git.run("fast-import", "--quiet", "--done", "--force", data=b"".join(stream))
            git.run("update-ref", branch, _REWRITTEN, status.head)
            git.run("update-ref", "-d", _REWRITTEN)
        else:
            git.run("update-ref", "-d", branch, status.head)
        # A path that another entry has now stays in the index.
        paths = {touch.path for _, touch in dropped}
        gone = named(path for path in paths if not (repository.top / path).exists())
        git.run("update-index", "--force-remove", "-z", "--stdin", data=gone)
        git.run("reflog", "expire", "--expire=now", "--all")
        git.run("gc", "--quiet", "--prune=now", patience=_PATIENCE)
        for report in repository.folder.glob("fast_import_crash_*"):
            # Crash reports contain names of files.
            report.unlink(missing_ok=True)
        every = {(moment.name, touch) for moment in log.commits for touch in moment.changes}
        names = _names(dropped) - _names(every - dropped)
        wanted = "".join(f"{name}\n" for name in sorted(names)).encode()
        output = git.run("cat-file", "--batch-check", data=wanted).splitlines()
        if not all(line.endswith(b" missing") for line in output):
            raise ReflectError(
                N_(
                    "The history was rewritten without the entry, but something in "
                    "{folder} still contains it: perhaps a pack marked .keep. `git "
                    "count-objects -v` shows more.",
                    folder=repository.folder,
                )
            )
    return left_out


def _names(touches: Iterable[tuple[str, FileChange]]) -> set[str]:
    """The names of the objects in *touches*."""
    return {name for _, touch in touches for name in (touch.old, touch.new) if name}


def _expect_private(log: Log, path: str) -> None:
    """Raise CannotRewriteHistory if more than one private branch would have to change."""
    repository = log.repository
    if not repository.is_ours:
        raise CannotRewriteHistory(
            N_(
                "the repository ({top}) was there before reflect, and is yours to rewrite",
                top=repository.top,
            )
        )
    if (repository.top / path).exists():
        delete = command("delete", str(log.journal.root / path), "--for-good")
        raise CannotRewriteHistory(N_("the entry is still in your journal"), delete)
    refs = repository.git.run("for-each-ref", "--format=%(refname)").decode().split()
    if "gc.recentobjectshook" in repository.config:
        why = N_("its config sets gc.recentObjectsHook, a program that git would run")
    elif any(_REMOTE.fullmatch(key) for key in repository.config):
        why = N_("it is linked to another repository, which may contain the entry too")
    elif len(refs) > 1:
        why = N_("it has more than one branch or tag ({refs})", refs=", ".join(refs[:3]))
    elif (repository.folder / "worktrees").exists():
        why = N_("another folder is a worktree of it")
    elif repository.git.run("rev-list", "--min-parents=2", "--max-count=1", "HEAD"):
        why = N_("it contains merges")
    else:
        return
    raise CannotRewriteHistory(why)


def _stream(log: Log, dropped: Container[tuple[str, FileChange]]) -> tuple[list[bytes], int]:
    """All commits without *dropped* files for `git fast-import`, and how many had one."""
    form = "--format=%H%x00author %an <%ae> %ad%x00committer %cn <%ce> %cd%x00%B"
    options = ("--date=raw", "--no-show-signature", "-z")
    fields = log.repository.git.run("log", form, *options).removesuffix(b"\0").split(b"\0")
    heads = {fields[at].decode(): fields[at + 1 : at + 4] for at in range(0, len(fields), 4)}
    stream, left_out = [b"feature done\nreset %s\n" % _REWRITTEN.encode()], 0
    for moment in reversed(log.commits):
        kept = [touch for touch in moment.changes if (moment.name, touch) not in dropped]
        left_out += len(kept) < len(moment.changes)
        if not kept:
            continue
        author, committer, message = heads[moment.name]
        stream.append(b"commit %s\n%s\n%s\n" % (_REWRITTEN.encode(), author, committer))
        stream.append(b"data %d\n%s\n" % (len(message), message))
        for touch in kept:
            path = quoted_path(touch.path)
            change = f"M {touch.mode} {touch.new}" if touch.new else "D"
            stream.append(b"%s %s\n" % (change.encode(), path))
    return ([*stream, b"done\n"] if len(stream) > 1 else []), left_out
