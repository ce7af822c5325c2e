"""Commits what has changed in a journal: one commit for each entry."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from reflect import files, yaml
from reflect.errors import CannotRead
from reflect.errors.history import GitFailed, GitTooSlow, RepositoryNotReady
from reflect.history.repository import Repository, Status
from reflect.journal import Journal
from reflect.journal.folder import DAY
from reflect.locale import N_
from reflect.text import decode

#: The words of commit messages; an id follows, and never a word of an answer, a title or a name.
WRITTEN, CHANGED, EDITED, DELETED, RESTORED = "write", "change", "edit", "delete", "restore"
SHEET = "worksheet"
#: In place of an id, for a copy of a worksheet as it was asked; no id looks like this.
COPY = "(copy)"
BEGUN = "begin the history"


class PendingCommit(NamedTuple):
    """A commit to make: its message, and the contents of its files by path; None if deleted."""

    message: str
    files: Mapping[str, bytes | None]


class PendingChanges(NamedTuple):
    """The changes that are not committed yet."""

    commits: list[PendingCommit]
    #: Files that equal the last commit, but not git's index.
    unknown: list[str]


def waiting(
    journal: Journal,
    repository: Repository,
    status: Status,
    ours: Mapping[Path, str] | None = None,
    whole: Path | None = None,
) -> PendingChanges:
    """The commits still to be made for changed files.

    *ours* are the files that this command wrote, each with the verb for its commit message, where
    "" is for write or change. The entry in the file *whole* is committed even if it is a draft.
    """
    ours = ours or {}
    changed = [each for each in status.changed if may_be_ours(journal, repository.file(each.path))]
    before = repository.contents(each.recorded for each in changed if each.recorded)
    unknown: list[str] = []
    found: dict[tuple[str, str], dict[str, bytes | None]] = {}
    # Names of what this command wrote, which is committed after older changes.
    last: set[str] = set()
    for each in changed:
        path = repository.file(each.path)
        old, new = before.get(each.recorded), _read(path)
        # A file that is unreadable, or has changed since `git status`, is left for the next time.
        if (new is not None) != each.exists:
            continue
        if new == old:
            unknown.append(each.path)
        elif label := _name_of(journal, path, old, new, is_wanted=path == whole):
            word = ours.get(path, EDITED) or (CHANGED if each.recorded else WRITTEN)
            word = word if each.exists else DELETED
            found.setdefault((word, label), {})[each.path] = new
            if path in ours:
                last.add(label)
    # A renamed file was deleted at one path and is new at another: one commit.
    for word, label in list(found):
        keys = ((verb, label) for verb in (EDITED, WRITTEN, CHANGED, RESTORED))
        if word == DELETED and (key := next((each for each in keys if each in found), None)):
            found[key] = found.pop((word, label)) | found[key]
    in_order = sorted(found.items(), key=lambda each: each[0][1] in last)
    name = _discreet if journal.settings.discreet else str
    steps = [PendingCommit(f"{word} {name(label)}", data) for (word, label), data in in_order]
    return PendingChanges(steps, unknown)


def _discreet(label: str) -> str:
    """A name in a commit message, without that of the worksheet."""
    return SHEET if label.startswith(SHEET) else label[:DAY]


def may_be_ours(journal: Journal, path: Path) -> bool:
    """Whether a file may be an entry or a worksheet, judged by its path."""
    try:
        place = path.relative_to(journal.root)
    except ValueError:
        return False
    return path.suffix.casefold() == ".md" and not any(part.startswith(".") for part in place.parts)


def _read(path: Path) -> bytes | None:
    with suppress(CannotRead):
        return None if path.is_symlink() else files.read(path)
    return None


def _name_of(
    journal: Journal, path: Path, old: bytes | None, new: bytes | None, *, is_wanted: bool
) -> str:
    """The name of a file in a commit message: an entry's id or a worksheet's; "" for other files.

    A file that is *wanted* may be a draft, or be an entry no more.
    """
    data = new if new is not None else old
    assert data is not None
    if path.parent in (journal.library.versions.folder, journal.library.imported):
        return f"{SHEET} {COPY}"
    if path.parent == journal.library.own:
        front, _ = yaml.split(decode(data))
        return f"{SHEET} {front.string('id')}" if front.string("id") else ""
    stored = journal.recognised(path, data)
    if stored is None:
        was = journal.recognised(path, old) if is_wanted and old is not None else None
        return was.id if was else ""
    is_draft = new is not None and stored.header.status == "draft"
    return "" if is_draft and not (is_wanted or journal.settings.history_drafts) else stored.id


def record(repository: Repository, status: Status, waiting: PendingChanges) -> None:
    """Commit each step; raises GitFailed or RepositoryNotReady, with no step half done."""
    if waiting.commits and not status.branch:
        raise RepositoryNotReady(
            N_("The history is not on a branch (git calls that a detached HEAD)."),
            N_("To go back to one: {command}", command="git switch -"),
        )
    if not repository.is_ours:
        untracked = {each.path for each in status.changed if not each.is_known}
        for step in waiting.commits:
            _commit(repository, step, [path for path in step.files if path in untracked])
        return
    if waiting.commits:
        _import(repository, status, waiting.commits)
    paths = [*waiting.unknown, *(path for step in waiting.commits for path in step.files)]
    if paths:
        options = ("--add", "--remove", "-z", "--stdin")
        repository.git.run("update-index", *options, data=named(paths))


def _import(repository: Repository, status: Status, wanted: Sequence[PendingCommit]) -> None:
    """Commit the steps with `git fast-import`: all of them, or none.

    This bypasses all filters, and the index, in which the user may have staged something.
    """
    _expect_no_filter(repository, [path for step in wanted for path in step.files])
    committer = repository.committer() + f" {_now()}".encode()
    branch = os.fsencode(status.branch)
    stream = [b"feature done\n"]
    for at, step in enumerate(wanted):
        stream += [b"commit refs/heads/%s\ncommitter %s\n" % (branch, committer)]
        stream += [_data(step.message.encode())]
        if at == 0 and status.head:
            stream += [b"from %s\n" % status.head.encode()]
        for path, data in step.files.items():
            name = quoted_path(path)
            stream += (
                [b"D %s\n" % name]
                if data is None
                else [b"M 100644 inline %s\n" % name, _data(data)]
            )
    stream += [b"done\n"]
    repository.git.run("fast-import", "--quiet", "--done", data=b"".join(stream))


def _commit(repository: Repository, step: PendingCommit, untracked: Sequence[str]) -> None:
    """Commit a step to the user's own repository, with its hooks, and nothing else that is staged.

    Files that are *untracked* have to be added to git's index first.
    """
    git, among = repository.git, ("--pathspec-from-file=-", "--pathspec-file-nul")
    added = named(untracked)
    if added:
        git.run("add", *among, data=added)
    try:
        message = ("--quiet", "--only", f"--message={step.message}")
        git.run("commit", *message, *among, data=named(step.files))
    except BaseException as failed:
        if added:
            # Unstage what was added above.
            with suppress(GitFailed):
                git.run("reset", "--quiet", *among, data=added)
        if isinstance(failed, GitFailed) and not isinstance(failed, GitTooSlow):
            repository.expect_no_hook()
        raise


def named(paths: Iterable[str]) -> bytes:
    """The *paths* as git reads them with `-z` from its input."""
    return b"".join(os.fsencode(path) + b"\0" for path in paths)


def _expect_no_filter(repository: Repository, paths: Sequence[str]) -> None:
    """Raise RepositoryNotReady if git would filter one of the files through a program.

    Only these files can demand that (man gitattributes): the account's own is turned off.
    """
    folders = {folder for path in paths for folder in (repository.top / path).parents}
    rules = [*(each / ".gitattributes" for each in folders), repository.folder / "info/attributes"]
    if not any(b"filter" in (_read(each) or b"") for each in rules if os.path.lexists(each)):
        return
    options = ("-z", "--stdin", "filter")
    output = repository.git.run("check-attr", *options, data=named(paths)).split(b"\0")
    if any(value not in (b"unspecified", b"unset") for value in output[2::3]):
        raise repository.filter_error()


def _data(data: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(data), data)


def quoted_path(path: str) -> bytes:
    """The *path* in quotes, as `git fast-import` reads it."""
    escaped = os.fsencode(path).replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    return b'"%s"' % escaped


def _now() -> str:
    """The current time as git writes it: seconds, and the offset from UTC.

    Git knows no offsets with seconds, and none of more than 14 hours.
    """
    now = datetime.now().astimezone()
    zone = f"{now:%z}"
    is_known = len(zone) == len("+0000") and abs(int(zone)) <= 1400
    return f"{int(now.timestamp())} {zone if is_known else '+0000'}"
