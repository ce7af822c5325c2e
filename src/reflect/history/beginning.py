"""Makes the repository of a journal, and the first commit in it."""

import os
from contextlib import suppress
from pathlib import Path

from reflect import files
from reflect.errors import WrongUse
from reflect.errors.phrases import command
from reflect.history import EXISTING, OWN, History
from reflect.history.git import Git, config_options
from reflect.history.log import Log
from reflect.history.recording import BEGUN, PendingChanges, PendingCommit, record, waiting
from reflect.history.repository import Repository
from reflect.locale import N_

#: A committer's name and address that say nothing about anybody.
PRIVATE = ("reflect", "reflect@localhost")

_BRANCH = "main"
_GITIGNORE = b"""\
# What reflect keeps for itself; everything else is yours to add.
/.reflect/
.~reflect-*.tmp
"""
_KEPT = b"# What reflect keeps for itself, the trash among it, is no part of your repository.\n*\n"
_GITATTRIBUTES = b"# Entries are kept byte for byte.\n*.md -text\n"


def configured_name() -> tuple[str, str] | None:
    """The name and address in this account's git config, or None."""
    options = ("config", "--global", "--get")
    name, email = (
        Git(Path.home()).run(*options, key, may_fail=1).decode("utf-8", "replace").strip()
        for key in ("user.name", "user.email")
    )
    return (name, email) if name and email else None


def begin(history: History, name: tuple[str, str], *, existing: bool) -> tuple[int, int]:
    """Turn the history on; the number of entries committed, and of other files left out.

    Raises WrongUse, RepositoryNotReady or GitFailed.
    """
    root = history.journal.root
    files.make_folder(root)
    around = history.repository_around
    if around and not existing:
        raise WrongUse(
            N_(
                "Your journal is inside an existing git repository ({top}). To "
                "commit entries and your own worksheets to it, and nothing else: "
                "{command}. Its hooks and filters will run, so do that only if you "
                "trust it.",
                top=around.top,
                command=command("history", "on", "--existing"),
            )
        )
    if around:
        with suppress(FileExistsError):
            # Keep the user's `git add` from adding the trash and our own files.
            files.create(history.journal.reflect_folder / ".gitignore", _KEPT)
        history.store_consent(EXISTING, around.folder)
    else:
        _make(history, name)
        history.store_consent(OWN)
    with history.locked_repository() as repository:
        status = repository.status()
        found = waiting(history.journal, repository, status)
        together = {path: data for step in found.commits for path, data in step.files.items()}
        others = {each.path for each in status.changed} - together.keys()
        if any(moment.is_first for moment in Log(history.journal, repository).commits):
            # Turned on again: changes since then get a commit each.
            record(repository, status, found)
            return 0, len(others)
        if repository.is_ours:
            for path in (".gitignore", ".gitattributes"):
                if path in others:
                    together[path] = files.read(root / path)
                    others.discard(path)
        if together:
            record(repository, status, PendingChanges([PendingCommit(BEGUN, together)], []))
    return sum(path.endswith(".md") for path in together), len(others)


def _make(history: History, name: tuple[str, str]) -> None:
    """Make a repository in the journal that only its owner can read."""
    root = history.journal.root
    if os.path.lexists(root / ".git"):
        Repository.ours(root).expect_contained()
    with suppress(FileExistsError):
        # First, so that the next attempt continues one that was interrupted.
        files.create(history.own_marker, b"")
    private = {"core.sharedRepository": "0600"}
    git = Git(root, *config_options(private), is_alone=True)
    git.run("init", "--quiet", "--template=", f"--initial-branch={_BRANCH}", str(root))
    os.chmod(root / ".git", 0o700)  # noqa: PTH101
    git = git.with_options(f"--git-dir={root / '.git'}", f"--work-tree={root}")
    settings = private | {"core.autocrlf": "false"}
    if not git.run("config", "--local", "--get", "user.name", may_fail=1):
        # Only if unset: the user may have changed it since.
        settings |= {"user.name": name[0], "user.email": name[1]}
    for key, value in settings.items():
        git.run("config", "--local", key, value)
    for path, data in ((".gitignore", _GITIGNORE), (".gitattributes", _GITATTRIBUTES)):
        with suppress(FileExistsError):
            files.create(root / path, data)
