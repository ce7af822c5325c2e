"""The git repository of a journal: whether it can be written to, and what has changed in it."""

import os
import re
import shlex
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from time import time
from typing import NamedTuple

from reflect import files
from reflect.errors.history import GitFailed, RepositoryNotReady
from reflect.errors.phrases import command, command_line
from reflect.files.systems import NO_FOLLOW, NON_BLOCKING, retries, translate_oserror
from reflect.history.git import Git, config_options
from reflect.locale import N_

#: Operations in progress, in git's terms, by the file or folder in .git that shows them.
_IN_PROGRESS = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "BISECT_LOG": "bisect",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "sequencer": "cherry-pick",
}
_LOCKS = ("index.lock", "HEAD.lock", "packed-refs.lock", "config.lock")
#: In seconds: how long another git is waited for, and the age at which a lock is stale.
_PATIENCE, _STALE = 3.0, 600.0
#: Config keys that name no program and no file. All others are set to "" for each command.
_HARMLESS = re.compile(
    r"(advice|author|branch|color|committer|format|init|log|pack|pull|push|receive|status|user)\..*"
    r"|core\.(abbrev|autocrlf|bare|bigfilethreshold|compression|eol|filemode|fsync|fsyncmethod"
    r"|ignorecase|logallrefupdates|loosecompression|precomposeunicode|quotepath"
    r"|repositoryformatversion|safecrlf|sharedrepository|symlinks)"
    r"|extensions\.(objectformat|refstorage)|gc\.auto|gpg\.format|remote\..*\.(fetch|url)",
    re.DOTALL,
)
#: Config keys that "" does not override: git uses all their values, or reads another file.
_NOT_OVERRIDDEN = re.compile(r"(include|includeif|hook)\..*|.*=.*", re.DOTALL)
#: Settings for a repository of ours: no hooks run, and nothing is signed or converted.
_OURS = {
    "commit.gpgSign": "false",
    "core.attributesFile": os.devnull,
    "core.autocrlf": "false",
    "core.excludesFile": os.devnull,
    "core.hooksPath": os.devnull,
    "core.safecrlf": "false",
}
_DUBIOUS = re.compile(r"(?:dubious ownership in|unsafe) repository (?:at |\()'(.*?)'", re.DOTALL)
#: The hooks that can keep a commit from being made.
_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "reference-transaction")


class Changed(NamedTuple):
    """A file that differs from the last commit."""

    #: Relative to the top of the work tree.
    path: str
    #: The name of its object in the last commit; empty if there is none.
    recorded: str
    exists: bool
    #: Whether git's index knows of it.
    is_known: bool = True


class Status(NamedTuple):
    """The state of a repository, as `git status` tells it."""

    #: The last commit and its branch; each empty if there is none.
    head: str
    branch: str
    changed: tuple[Changed, ...]


class Repository:
    """The repository that a journal is in."""

    def __init__(self, folder: Path, top: Path, root: Path, *, is_ours: bool) -> None:
        #: The .git folder, and the top of the work tree.
        self.folder, self.top = folder, top
        #: The journal's folder as it was named, maybe through a link.
        self.root = root
        self.is_ours = is_ours

    @classmethod
    def ours(cls, root: Path) -> "Repository":
        """The repository that was made for the journal *root*."""
        return cls(root / ".git", root, root, is_ours=True)

    @classmethod
    def around(cls, root: Path) -> "Repository | None":
        """The existing repository around the folder *root*, or None; raises RepositoryNotReady."""
        git = Git(next(each for each in (root, *root.parents) if each.is_dir()))
        try:
            # One by one: a path may contain line ends.
            options = ("--absolute-git-dir", "--show-toplevel")
            paths = [git.run("rev-parse", option).removesuffix(b"\n") for option in options]
        except GitFailed as failed:
            if "not a git repository" in failed.reason:
                return None
            distrusted = _DUBIOUS.search(failed.reason)
            add = ("git", "config", "--global", "--add", "safe.directory")
            raise RepositoryNotReady(
                N_(
                    "The repository around {root} cannot be used ({reason}).",
                    root=root,
                    reason=failed.reason,
                ),
                N_("If you trust it: {command}", command=command_line(*add, distrusted[1]))
                if distrusted
                else "",
            ) from None
        folder, top = (Path(os.fsdecode(path)) for path in paths)
        if not _belong_together(folder, top) or not root.resolve().is_relative_to(top):
            meant = ("git", f"--git-dir={folder}", "config", "core.worktree", str(top))
            raise RepositoryNotReady(
                N_(
                    "The git folder for {root} is somewhere else ({folder}), and does "
                    "not point back here.",
                    root=root,
                    folder=folder,
                ),
                N_("If that is intended: {command}", command=command_line(*meant)),
            )
        repository = cls(folder, top, root, is_ours=False)
        if folder.is_relative_to(root.resolve()):
            # It may have come with the journal.
            repository.expect_contained()
        return repository

    @cached_property
    def journal_path(self) -> PurePosixPath:
        """The path of the journal, relative to the top."""
        found = self.root.resolve().relative_to(self.top.resolve())
        return PurePosixPath(found.as_posix())

    def file(self, path: str) -> Path:
        """The file at a *path* that is relative to the top; a commit can name any."""
        seen = PurePosixPath(path)
        is_inside = seen.is_relative_to(self.journal_path)
        return self.root / seen.relative_to(self.journal_path) if is_inside else self.top / seen

    def relative_path(self, path: Path) -> str:
        """A *path* in the journal, relative to the top; raises ValueError for others."""
        try:
            found = path.relative_to(self.root)
        except ValueError:
            found = (path.parent.resolve() / path.name).relative_to(self.root.resolve())
        return (self.journal_path / found.as_posix()).as_posix()

    @cached_property
    def git(self) -> Git:
        """Git on this repository, safe from its config if it is ours; raises RepositoryNotReady."""
        if not self.is_ours:
            return self._plain
        names = [name for name in self.config if name and not _HARMLESS.fullmatch(name)]
        for name in filter(_NOT_OVERRIDDEN.fullmatch, names):
            if name.startswith("filter."):
                raise self.filter_error()
            raise RepositoryNotReady(
                N_(
                    "{config} sets {name}, which could run a program or read other "
                    "files; reflect does not allow that. Take it out of that file.",
                    config=self.folder / "config",
                    name=name,
                ),
            )
        return self._plain.with_options(*config_options({**dict.fromkeys(names, ""), **_OURS}))

    @cached_property
    def config(self) -> Mapping[str, str]:
        """The config of a repository of ours, without included files."""
        found: dict[str, str] = {}
        for name in ("config", "config.worktree"):
            if (file := self.folder / name).exists():
                options = ("--file", str(file), "--no-includes", "-z", "--list")
                output = os.fsdecode(self._plain.run("config", *options))
                pairs = (each.partition("\n") for each in output.split("\0"))
                found |= {key: value for key, _, value in pairs}
        return found

    @cached_property
    def _plain(self) -> Git:
        """Git on this repository, with its config as it is."""
        self._expect_there()
        git = Git(self.top, is_alone=self.is_ours)
        return git.with_options(f"--git-dir={self.folder}", f"--work-tree={self.top}")

    def expect_settled(self) -> None:
        """Raise RepositoryNotReady if another account owns it, or during a merge or the like."""
        self._expect_there()
        with suppress(AttributeError):  # Windows has no owners in this sense
            if self.is_ours and self.folder.stat().st_uid != os.geteuid():
                change = 'sudo chown -R "$(id -un)" ' + shlex.quote(str(self.folder))
                raise RepositoryNotReady(
                    N_("{folder} belongs to another account.", folder=self.folder),
                    N_("To make it yours: {command}", command=change),
                )
        for name, what in _IN_PROGRESS.items():
            if os.path.lexists(self.folder / name):
                raise RepositoryNotReady(
                    N_(
                        "A {what} is in progress in {top}. Finish or abort it with git.",
                        top=self.top,
                        what=what,
                    ),
                )

    def _expect_there(self) -> None:
        """Raise RepositoryNotReady if a repository of ours is gone, empty, or leads elsewhere."""
        if not self.is_ours:
            return
        self.expect_contained()
        if not os.path.isfile(self.folder / "HEAD"):  # noqa: PTH113 - raises nothing
            raise RepositoryNotReady(
                N_("{folder} is not a git repository any more.", folder=self.folder),
                N_(
                    "To start again, with what is left of it: {command}",
                    command=command("history", "on"),
                ),
            )

    def expect_contained(self) -> None:
        """Raise RepositoryNotReady if a link would lead git elsewhere, or a pipe would block it."""
        around = (self.folder, *(self.top / name for name in (".gitattributes", ".gitignore")))
        parts = [path for path in around if os.path.lexists(path)]
        for folder, folders, names, links in files.walk(self.folder):
            every = (*folders, *names, *links)
            parts += [Path(folder, name) for name in every if name != "hooks"]
            # Loose objects are many, so only their folders are checked.
            is_loose = Path(folder).name == "objects"
            folders[:] = [
                each for each in folders if each != "hooks" and not (is_loose and len(each) == 2)
            ]
        elsewhere = {self.folder / name for name in ("commondir", "objects/info/alternates")}
        for path in parts:
            kind = path.lstat().st_mode
            is_plain = stat.S_ISREG(kind) or stat.S_ISSOCK(kind)
            is_expected = stat.S_ISDIR(kind) or (is_plain and path != self.folder)
            if path in elsewhere or not is_expected:
                raise RepositoryNotReady(
                    N_(
                        "{path} is not what git creates there (maybe a link) and could lead "
                        "somewhere else. Replace it with what it leads to, or remove it.",
                        path=path,
                    ),
                )

    @contextmanager
    def free(self, left: Path) -> Iterator[None]:
        """Remove stale locks of git, and keep the marker file *left* while we write.

        If the marker exists already, we were killed, and git with us: its locks are stale. Raises
        RepositoryNotReady while another git is running.
        """
        for _ in retries(_PATIENCE):
            locks = [path for path in self._locks() if path.exists()]
            if not locks:
                break
        for path in locks:
            with suppress(FileNotFoundError):
                is_stale = left.exists() or time() - path.stat().st_mtime > _STALE
                if not (self.is_ours and is_stale):
                    raise RepositoryNotReady(
                        N_(
                            "Another git is running in {top}, or was interrupted ({lock}).",
                            top=self.top,
                            lock=path.name,
                        ),
                    )
                with translate_oserror(path):
                    path.unlink()
        with translate_oserror(left):
            # In a folder from another person, there may be a link or a pipe.
            os.close(os.open(left, os.O_RDWR | os.O_CREAT | NO_FOLLOW | NON_BLOCKING, 0o600))
        try:
            yield
        finally:
            with suppress(OSError):
                left.unlink()

    def _locks(self) -> Iterator[Path]:
        yield from (self.folder / name for name in _LOCKS)
        for folder, _, names, _ in files.walk(self.folder / "refs" / "heads"):
            yield from (Path(folder, name) for name in names if name.endswith(".lock"))

    def expect_no_hook(self) -> None:
        """Raise RepositoryNotReady if a hook may have refused a commit: it may quote an answer."""
        output = self.git.run("rev-parse", "--git-path", "hooks").removesuffix(b"\n")
        if any(os.access(self.top / os.fsdecode(output) / name, os.X_OK) for name in _HOOKS):
            raise RepositoryNotReady(
                N_(
                    "It seems that a hook in {folder} rejected the commit. To see why, "
                    "commit with git yourself.",
                    folder=self.folder,
                ),
            )

    def status(self) -> Status:
        """The files in the journal that differ from the last commit, with new ones."""
        options = ("--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames")
        # In a repository inside this one, git would run `git status` with that one's config.
        alone = "--ignore-submodules=all"
        output = os.fsdecode(self.git.run("status", *options, alone, "--", str(self.journal_path)))
        head = branch = ""
        changed: dict[str, Changed] = {}
        for line in output.split("\0"):
            kind, _, rest = line.partition(" ")
            if line.startswith("# branch.oid "):
                head = line[13:].replace("(initial)", "")
            elif line.startswith("# branch.head "):
                branch = line[14:].replace("(detached)", "")
            elif kind == "1":
                _, _, _, _, mode, recorded, _, path = rest.split(" ", 7)
                recorded = recorded if recorded.strip("0") else ""
                changed[path] = Changed(path, recorded, mode != "000000")
            elif kind == "?":
                # A file that was only removed from the index is listed twice.
                recorded = changed[rest].recorded if rest in changed else ""
                changed[rest] = Changed(rest, recorded, exists=True, is_known=False)
            elif kind == "u":
                raise RepositoryNotReady(
                    N_(
                        "Two versions of a file in {top} need to be merged. Merge them with git.",
                        top=self.top,
                    ),
                )
        return Status(head, branch, tuple(changed.values()))

    def committer(self) -> bytes:
        """The committer, as git writes it in a commit; RepositoryNotReady if none is configured."""
        name, email = self.config.get("user.name", ""), self.config.get("user.email", "")
        if not name or not email:
            raise RepositoryNotReady(
                N_("git does not know which name to commit under."),
                N_("To tell it: {command}", command=command("history", "on")),
            )
        strange = str.maketrans("<>\n\r", "    ")
        return os.fsencode(f"{name.translate(strange)} <{email.translate(strange)}>")

    def contents(self, names: Iterable[str]) -> dict[str, bytes | None]:
        """The contents of the objects *names*, by name; None for those that are missing."""
        found = dict[str, bytes | None].fromkeys(names)
        wanted = os.fsencode("".join(f"{name}\n" for name in found))
        output, at = self.git.run("cat-file", "--batch", data=wanted) if wanted else b"", 0
        for name in found:
            end = output.index(b"\n", at)
            size, at = output[at:end].split(b" ")[-1], end + 1
            if size.isdigit():  # or "missing"
                found[name] = output[at : at + int(size)]
                at += int(size) + 1
        return found

    def filter_error(self) -> RepositoryNotReady:
        """The error for entries that git would store through a filter."""
        return RepositoryNotReady(
            N_(
                "A .gitattributes in {top} sends entries through a filter, and "
                "reflect does not run filters. Take that line out, or commit with "
                "git yourself.",
                top=self.top,
            )
        )


def _belong_together(folder: Path, top: Path) -> bool:
    """Whether the repository in *folder* is that of the work tree at *top*.

    A .git file or link can name any repository; one of a worktree or submodule names its top.
    """
    known = folder / "gitdir"
    if known.is_file():
        return os.path.realpath(os.fsdecode(files.read(known).strip())) == str(top / ".git")
    options = ("config", "--file", str(folder / "config"), "--get", "core.worktree")
    return folder == top / ".git" or bool(Git(top).run(*options, may_fail=1))
