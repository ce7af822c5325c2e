"""The states that git can be in: each puts a journal into one, with git, as somebody might."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from journals import FIRST, THIRD, Journal, append, git

Prepare = Callable[[Journal], None]


@dataclass(frozen=True)
class State:
    """A state, and what is expected of a command in it."""

    prepare: Prepare
    #: What is said where nothing can be recorded; nothing where all is.
    says: str = ""
    #: Whether what was recorded earlier can be read.
    reads: bool = True
    #: Whether the journal is in somebody's own repository.
    theirs: bool = False
    #: Whether no history is kept of it.
    off: bool = False
    #: Entries that are not recorded all the same.
    but: tuple[str, ...] = ()
    #: What keeps an earlier state of the first entry from coming back.
    lost: str = ""


STATES: dict[str, State] = {}


def state(
    says: str = "",
    *,
    reads: bool = True,
    theirs: bool = False,
    off: bool = False,
    but: tuple[str, ...] = (),
    lost: str = "",
) -> Callable[[Prepare], Prepare]:
    """Have a function be a state, under its name."""

    def add(prepare: Prepare) -> Prepare:
        name = prepare.__name__.replace("_", " ").strip()
        STATES[name] = State(prepare, says, reads, theirs, off, but, lost)
        return prepare

    return add


def _path(journal: Journal, script: str) -> None:
    """Have the git on PATH be a script; ``$REAL`` in it is the real one."""
    folder = journal.home / "bin"
    folder.mkdir()
    if script:
        real = shutil.which("git")
        (folder / "git").write_text(f"#!/bin/sh\nREAL={real}\n{script}\n")
        (folder / "git").chmod(0o755)
        journal.patch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    else:
        journal.patch.setenv("PATH", str(folder))


def _config(journal: Journal, *pairs: str) -> None:
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        journal.git("config", key, value)


def _impatient(journal: Journal) -> None:
    journal.patch.setattr("reflect.history.git.PATIENCE", 0.5)
    journal.patch.setattr("reflect.history.repository._PATIENCE", 0.05)


# No git, or another git.


@state("git was not found", reads=False)
def no_git(journal: Journal) -> None:
    _path(journal, "")


@state("git is 2.20, and the history needs", reads=False)
def git_too_old(journal: Journal) -> None:
    _path(journal, 'echo "git version 2.20.1"')


@state("did not come back within", reads=False)
def a_git_that_hangs(journal: Journal) -> None:
    _impatient(journal)
    _path(journal, "exec sleep 60")


@state("fast-import did not go through")
def a_git_that_is_killed_half_way(journal: Journal) -> None:
    _path(
        journal,
        'case "$*" in *fast-import*) head -c 20 >/dev/null; kill -9 $$;; esac\nexec $REAL "$@"',
    )


@state()
def git_variables_set(journal: Journal) -> None:
    decoy = journal.home / "decoy"
    git(journal.home, "init", "--quiet", "--bare", decoy)
    evil = str(journal.planted("variable"))
    said = {
        "GIT_DIR": str(decoy),
        "GIT_WORK_TREE": str(journal.home),
        "GIT_INDEX_FILE": str(decoy / "index"),
        "GIT_OBJECT_DIRECTORY": str(decoy / "objects"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": evil,
        "GIT_CONFIG_PARAMETERS": f"'core.hooksPath={Path(evil).parent}'",
        "GIT_EXTERNAL_DIFF": evil,
        "GIT_SSH_COMMAND": evil,
        "GIT_PAGER": evil,
        "GIT_EDITOR": evil,
        "GIT_EXEC_PATH": str(Path(evil).parent),
        "GIT_TRACE": str(journal.home / "traces" / "log"),
        "GIT_NAMESPACE": "elsewhere",
        "GIT_DEFAULT_HASH": "sha256",
    }
    for name, value in said.items():
        journal.patch.setenv(name, value)


# Who commits.


@state("under which name to commit")
def no_identity(journal: Journal) -> None:
    journal.git("config", "--unset", "user.name")
    journal.git("config", "--unset", "user.email")


@state()
def signing_without_a_key(journal: Journal) -> None:
    program = journal.planted("gpg", "exit 2")
    _config(
        journal, "commit.gpgsign", "true", "gpg.program", str(program), "log.showSignature", "true"
    )


@state("git commit did not go through", theirs=True)
def signing_without_a_key_in_their_own(journal: Journal) -> None:
    _config(journal, "commit.gpgsign", "true", "gpg.program", "/bin/false")


# Hooks.


@state()
def failing_hooks(journal: Journal) -> None:
    for name in (
        "pre-commit",
        "commit-msg",
        "post-commit",
        "reference-transaction",
        "post-index-change",
    ):
        folder = journal.git_folder / "hooks"
        folder.mkdir(exist_ok=True)
        shutil.copy(journal.planted(name, "exit 1"), folder / name)


@state()
def a_hooks_path(journal: Journal) -> None:
    program = journal.planted("reference-transaction", "exit 1")
    shutil.copy(program, program.parent / "post-index-change")
    _config(journal, "core.hooksPath", str(program.parent))


@state("A hook", theirs=True)
def a_failing_hook_in_their_own(journal: Journal) -> None:
    # It says what it does not like: that is for whoever wrote it, and not for a log.
    journal.hook("pre-commit", does="git diff --cached; git diff --cached >&2; exit 1")


@state(theirs=True)
def a_slow_hook_in_their_own(journal: Journal) -> None:
    journal.hook("commit-msg", does="sleep 0.1")


@state("did not come back within", theirs=True)
def a_hanging_hook_in_their_own(journal: Journal) -> None:
    _impatient(journal)
    journal.hook("pre-commit", does="sleep 60")


# Locks.


def _lock(journal: Journal, *names: str, hours: int = 0) -> None:
    _impatient(journal)
    for name in names:
        path = journal.top / ".git" / name
        path.write_bytes(b"")
        moment = path.stat().st_mtime - 3600 * hours
        os.utime(path, (moment, moment))


@state("Another git is at work")
def a_young_lock(journal: Journal) -> None:
    _lock(journal, "index.lock")


@state()
def old_locks(journal: Journal) -> None:
    _lock(journal, "index.lock", "HEAD.lock", "refs/heads/main.lock", hours=1)


@state()
def locks_of_a_git_that_died_with_us(journal: Journal) -> None:
    _lock(journal, "index.lock", "HEAD.lock", "refs/heads/main.lock")
    (journal.folder / ".reflect" / "history" / "writing").write_bytes(b"")


@state("Another git is at work", theirs=True)
def an_old_lock_in_their_own(journal: Journal) -> None:
    _lock(journal, "index.lock", hours=1)


# In the middle of something.


def _branched(journal: Journal) -> None:
    """A branch `other` that has another version of the first entry, and one of notes."""
    journal.git("checkout", "--quiet", "-b", "other", "HEAD~1")
    append(journal.folder / FIRST, "\nThe heron, otherwise.\n")
    journal.git("commit", "--quiet", "-am", "other")
    journal.git("checkout", "--quiet", "main")


@state("detached HEAD")
def a_detached_head(journal: Journal) -> None:
    journal.git("checkout", "--quiet", "--detach")


@state("a merge is under way")
def a_merge(journal: Journal) -> None:
    _branched(journal)
    journal.git("merge", "other", may_fail=True)


@state("a rebase is under way")
def a_rebase(journal: Journal) -> None:
    _branched(journal)
    journal.git("rebase", "other", may_fail=True)


@state("a rebase is under way")
def a_rebase_by_patches(journal: Journal) -> None:
    _branched(journal)
    journal.git("rebase", "--apply", "other", may_fail=True)


@state("a cherry-pick is under way")
def a_cherry_pick(journal: Journal) -> None:
    _branched(journal)
    journal.git("cherry-pick", "other", may_fail=True)
    journal.git("checkout", "--ours", FIRST)
    journal.git("add", FIRST)


@state("a revert is under way")
def a_revert(journal: Journal) -> None:
    journal.git("revert", "--no-commit", "HEAD")
    journal.git("checkout", "HEAD~1", "--", FIRST)


@state("a bisect is under way")
def a_bisect(journal: Journal) -> None:
    journal.git("bisect", "start")


@state("two versions of a file wait to be joined")
def an_unmerged_index(journal: Journal) -> None:
    names = [journal.git("rev-parse", f"{commit}:{FIRST}") for commit in ("HEAD~1", "HEAD")]
    lines = "".join(
        f"100644 {name} {stage}\t{FIRST}\n" for stage, name in enumerate([names[0], *names], 1)
    )
    journal.git("update-index", "--index-info", data=f"0 {'0' * 40}\t{FIRST}\n{lines}".encode())


# What somebody has staged, ignored, converted.


@state()
def another_file_staged(journal: Journal) -> None:
    journal.git("add", "notes.txt")
    journal.write("notes.txt", "and changed since\n")


@state()
def an_entry_staged(journal: Journal) -> None:
    append(journal.folder / THIRD)
    journal.git("add", THIRD)


@state(but=("2026/2026-02-01-near.md",))
def an_ignored_entry(journal: Journal) -> None:
    append(journal.folder / ".gitignore", "2026-02-*\n")


@state()
def line_ends_converted(journal: Journal) -> None:
    (journal.folder / ".gitattributes").write_text("*.md text=auto eol=crlf\n")
    _config(journal, "core.autocrlf", "true", "core.safecrlf", "true", "core.eol", "crlf")
    path = journal.folder / THIRD
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


@state("through a filter")
def a_clean_filter(journal: Journal) -> None:
    program = str(journal.planted("filter", "cat"))
    (journal.folder / ".gitattributes").write_text("*.md filter=planted diff=planted\n")
    _config(journal, "filter.planted.clean", program, "filter.planted.smudge", program)
    _config(journal, "filter.planted.process", program, "filter.planted.required", "true")


@state("through a filter", reads=False)
def a_filter_with_a_strange_name(journal: Journal) -> None:
    program = str(journal.planted("filter", "cat"))
    (journal.folder / ".gitattributes").write_text("*.md filter=a=b\n")
    _config(journal, "filter.a=b.clean", program, "filter.a=b.process", program)


# Whose repository it is, and where.


@state(off=True)
def an_outer_repository(journal: Journal) -> None:
    shutil.rmtree(journal.folder / ".git")
    shutil.rmtree(journal.folder / ".reflect" / "history")
    shutil.rmtree(journal.home / "state" / "reflect" / "history")
    git(journal.home, "init", "--quiet", "--initial-branch=main")


@state(theirs=True)
def work_staged_in_their_own(journal: Journal) -> None:
    journal.write("project.txt", "more work\n")
    journal.write("new.txt", "new work\n")
    journal.git("add", "project.txt", "new.txt")
    journal.write("project.txt", "and more since\n")


@state("A hook", theirs=True)
def an_entry_staged_in_their_own(journal: Journal) -> None:
    append(journal.folder / THIRD)
    journal.git("add", journal.place(THIRD))
    journal.hook("pre-commit", does="exit 1")


@state(theirs=True)
def a_linked_worktree(journal: Journal) -> None:
    main = journal.home / "main"
    shutil.move(journal.top, main)
    git(main, "worktree", "add", "--quiet", "-b", "side", journal.top)
    shutil.copytree(main / "journal" / ".reflect", journal.folder / ".reflect")
    journal.agree()


@state(theirs=True)
def a_submodule(journal: Journal) -> None:
    outer = journal.home / "super"
    git(journal.home, "init", "--quiet", "--initial-branch=main", outer)
    git(outer, "submodule", "--quiet", "add", journal.top, "part")
    kept = journal.folder / ".reflect"
    git(outer / "part", "checkout", "--quiet", "main")
    _config(journal, "user.name", "Somebody", "user.email", "somebody@example.org")
    shutil.copytree(kept, outer / "part" / "journal" / ".reflect")
    journal.top, journal.folder = outer / "part", outer / "part" / "journal"
    journal.agree()
    _config(journal, "user.name", "Somebody", "user.email", "somebody@example.org")


@state("cannot be used (this operation must be run in a work tree)", theirs=True, reads=False)
def a_bare_repository(journal: Journal) -> None:
    _config(journal, "core.bare", "true")


@state("belongs to another account")
def another_owner(journal: Journal) -> None:
    _hand_over(journal.top / ".git")


@state("git config --global --add safe.directory", theirs=True, reads=False)
def another_owner_of_their_own(journal: Journal) -> None:
    _hand_over(journal.top)


def _hand_over(folder: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid():
        pytest.skip("only root can give files to another account")
    for each in (folder, *folder.rglob("*")):
        os.chown(each, 12345, 12345)


# What is there of it.


@state()
def an_unborn_branch(journal: Journal) -> None:
    shutil.rmtree(journal.top / ".git" / "logs")
    journal.git("update-ref", "-d", "refs/heads/main")
    (journal.top / ".git" / "index").unlink()


@state()
def a_head_that_points_nowhere(journal: Journal) -> None:
    journal.git("symbolic-ref", "HEAD", "refs/heads/nowhere")


@state(lost="cannot be read")
def a_missing_object(journal: Journal) -> None:
    _lose(journal, journal.git("rev-parse", f"HEAD~1:{FIRST}"))


def _lose(journal: Journal, name: str) -> None:
    journal.git("repack", "-a", "-d", "--quiet")
    packs = journal.top / ".git" / "objects" / "pack"
    for pack in packs.glob("*.pack"):
        pack.rename(journal.home / "pack")
        pack.with_suffix(".idx").unlink()
    journal.git("unpack-objects", "-q", data=(journal.home / "pack").read_bytes())
    (journal.home / "pack").unlink()
    (journal.top / ".git" / "objects" / name[:2] / name[2:]).unlink()


@state(lost="cannot be read")
def a_missing_object_that_a_remote_promises(journal: Journal) -> None:
    _lose(journal, journal.git("rev-parse", f"HEAD~1:{FIRST}"))
    program = journal.planted("fetch")
    _config(journal, "core.repositoryFormatVersion", "1", "extensions.partialClone", "planted")
    _config(journal, "remote.planted.url", f"ext::{program}", "remote.planted.promisor", "true")
    _config(journal, "protocol.ext.allow", "always", "protocol.allow", "always")
    _config(journal, "remote.planted.partialCloneFilter", "blob:none")


@state("bad signature")
def a_corrupt_index(journal: Journal) -> None:
    index = journal.top / ".git" / "index"
    index.write_bytes(b"????" + index.read_bytes()[4:])


@state()
def no_index(journal: Journal) -> None:
    (journal.top / ".git" / "index").unlink()


@state()
def entries_taken_from_the_index(journal: Journal) -> None:
    journal.git("rm", "--quiet", "--cached", FIRST, THIRD)


@state("is no git repository any more", reads=False)
def an_empty_git_folder(journal: Journal) -> None:
    shutil.rmtree(journal.top / ".git")
    (journal.top / ".git").mkdir()


@state("is no git repository any more", reads=False)
def no_git_folder(journal: Journal) -> None:
    shutil.rmtree(journal.top / ".git")


def _mounted(journal: Journal, script: str) -> None:
    """Have commands run where .git is another disk."""
    if sys.platform != "linux" or not shutil.which("unshare"):
        pytest.skip("no disks can be made up here")
    call = f'G={journal.top}/.git\n{script}\nexec "$@"'
    journal.before = ["unshare", "-m", "sh", "-c", call, "sh"]
    if subprocess.run([*journal.before, "true"], capture_output=True).returncode:
        pytest.skip("nothing may be mounted here")


@state("Read-only file system")
def a_read_only_repository(journal: Journal) -> None:
    _mounted(journal, 'mount --bind "$G" "$G"; mount -o remount,bind,ro "$G"')


@state("fast-import did not go through")
def a_full_disk(journal: Journal) -> None:
    _mounted(
        journal,
        'cp -a "$G" "$G.kept"; mount -t tmpfs -o size=1m,mode=700 none "$G"; cp -a "$G.kept/." "$G"; '
        'rm -r "$G.kept"; dd if=/dev/zero of="$G/filler" 2>/dev/null',
    )


@state()
def shallow(journal: Journal) -> None:
    kept = journal.home / "kept"
    shutil.move(journal.top / ".git", kept)
    git(
        journal.home,
        "clone",
        "--quiet",
        "--bare",
        "--depth=2",
        f"file://{kept}",
        journal.top / ".git",
    )
    _config(
        journal, "core.bare", "false", "user.name", "reflect", "user.email", "reflect@localhost"
    )
    journal.git("remote", "remove", "origin")
    journal.git("reset", "--quiet")


@state()
def another_kind_of_names(journal: Journal) -> None:
    data = journal.git("fast-export", "--all")
    shutil.rmtree(journal.top / ".git")
    journal.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    journal.git("fast-import", "--quiet", data=data.encode() + b"\n")
    journal.git("reset", "--quiet")
    _config(journal, "user.name", "reflect", "user.email", "reflect@localhost")


@state()
def packed(journal: Journal) -> None:
    journal.git("gc", "--quiet")
    journal.git("pack-refs", "--all")


@state()
def a_strange_branch(journal: Journal) -> None:
    journal.git("branch", "-m", "main", 'wörter/"it\'s$(true)"&more')


# Programs that a config can name.


@state()
def a_planted_fsmonitor(journal: Journal) -> None:
    _config(
        journal, "core.fsmonitor", str(journal.planted("fsmonitor")), "core.untrackedCache", "true"
    )


@state()
def planted_diffs(journal: Journal) -> None:
    program = str(journal.planted("diff", "cat"))
    (journal.folder / ".gitattributes").write_text("*.md diff=planted merge=planted\n")
    _config(journal, "diff.external", program, "diff.planted.command", program)
    _config(journal, "diff.planted.textconv", program, "merge.planted.driver", program)


@state()
def planted_programs(journal: Journal) -> None:
    program = str(journal.planted("program"))
    _config(journal, "core.pager", program, "core.editor", program, "core.askPass", program)
    _config(journal, "pager.log", program, "pager.status", program, "core.sshCommand", program)
    _config(journal, "alias.status", f"!{program}", "alias.fast-import", f"!{program}")
    _config(journal, "credential.helper", program, "uploadpack.packObjectsHook", program)
    _config(journal, "gc.recentObjectsHook", program, "core.alternateRefsCommand", program)


@state()
def a_remote(journal: Journal) -> None:
    far = journal.home / "far"
    git(journal.home, "clone", "--quiet", "--bare", journal.top, far)
    for name in ("pre-receive", "post-update"):
        shutil.copy(journal.planted(name), far / "hooks" / name)
    journal.git("remote", "add", "origin", far)
    _config(journal, "branch.main.remote", "origin", "branch.main.merge", "refs/heads/main")
    _config(
        journal, "push.default", "current", "remote.origin.uploadpack", str(journal.planted("up"))
    )


# Where the journal is.


@state()
def through_a_link(journal: Journal) -> None:
    link = journal.home / "link"
    link.symlink_to(journal.folder)
    journal.folder = journal.top = link


@state(theirs=True)
def through_a_link_in_their_own(journal: Journal) -> None:
    link = journal.home / "link"
    link.symlink_to(journal.top)
    journal.folder, journal.top = link / "journal", link


@state()
def an_odd_path(journal: Journal) -> None:
    _move(journal, "Über 'mich'\n\"und\" [die] $Welt:*")


@state(theirs=True)
def an_odd_path_in_their_own(journal: Journal) -> None:
    _move(journal, "Über 'mich'\n\"und\" [die] $Welt:*")


def _move(journal: Journal, name: str) -> None:
    top = journal.home / name
    shutil.move(journal.top, top)
    journal.folder = top / journal.folder.relative_to(journal.top)
    journal.top = top
    journal.agree()


@state()
def an_entry_renamed(journal: Journal) -> None:
    path = journal.folder / THIRD
    path.rename(path.with_name('Ein "Brief" – mit [Namen].md'))
