"""Runs git through GitPython, with a limit on what it may read and how long it may take.

Only GitPython's runner is used. Its index, remotes and config writer commit under a made-up name,
take along what somebody else staged, and pass by filters and hooks (tried with GitPython 3.2.1).
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from reflect.errors.history import GitFailed, GitTooOld, GitTooSlow, NoGit

#: The oldest version that knows every option used here; core.fsync counts only from 2.36 on.
OLDEST = (2, 30)
#: In seconds. A hook of somebody's own may take its time, but not for ever.
PATIENCE = 30.0
#: In seconds: the time that a terminated git gets to remove its locks.
_GRACE = 2.0

_QUIET = {
    # Stronger than any config: a missing object could have it fetch, by any program, from anywhere.
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_ASKPASS": "",
    "GIT_EDITOR": "true",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "SSH_ASKPASS": "",
}
#: Settings for every command: no program that a config names runs, and nothing in the background.
_CONFIG = {
    "core.fsmonitor": "false",
    "core.fsync": "committed,reference",
    "core.untrackedCache": "false",
    "core.quotePath": "false",
    "diff.external": "",
    "gc.auto": "0",
    "i18n.logOutputEncoding": "UTF-8",
    "log.follow": "false",
    "maintenance.auto": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
    "user.useConfigOnly": "true",
}
#: Variables that hide every config from git but the repository's own.
_ALONE = dict.fromkeys(("GIT_CONFIG_GLOBAL", "HOME", "XDG_CONFIG_HOME"), os.devnull)
_ALONE |= {"GIT_CONFIG_NOSYSTEM": "1"}
#: Its own process group, so that all it starts can be ended with it; its files are private.
_APART: dict[str, Any] = {}
if sys.platform != "win32":
    _APART = {"start_new_session": True, "umask": 0o077}


class Git:
    """Git in a folder, with the options that come before each command."""

    def __init__(self, folder: Path, *options: str, is_alone: bool = False) -> None:
        self.folder = folder
        self.options = options
        #: Whether git reads no config of the account and of the system.
        self.is_alone = is_alone

    def told(self, *options: str) -> "Git":
        """A copy with more *options*."""
        return Git(self.folder, *self.options, *options, is_alone=self.is_alone)

    def configured(self, config: Mapping[str, str]) -> "Git":
        """A copy with a *config* that wins over every config file."""
        return self.told(*_options(config))

    def run(
        self,
        *command: str,
        data: bytes = b"",
        may_fail: Sequence[int] = (),
        patience: float = 0.0,
    ) -> bytes:
        """The output of a *command* with *data* as its input.

        Raises GitFailed, unless the exit code is one that it *may_fail* with.

        Raises GitTooSlow after *patience* seconds; then git is gone, with all that it started.
        """
        program = _program()
        fixed = ("--no-pager", "--literal-pathspecs", *_options(_CONFIG))
        call = [program, *fixed, *self.options, *command]
        environment = _QUIET | _ALONE if self.is_alone else _QUIET
        return _said(call, command[0], self.folder, environment, data, may_fail, patience)


def _options(config: Mapping[str, str]) -> list[str]:
    """The options that set a *config*."""
    return [word for key, said in config.items() for word in ("-c", f"{key}={said}")]


def _program() -> str:
    """The path of git; raises NoGit, GitTooOld or GitFailed."""
    found = shutil.which("git")
    if not found:
        raise NoGit
    program = os.path.abspath(found)  # noqa: PTH100
    version = _version(program)
    if version < OLDEST:
        raise GitTooOld(".".join(map(str, version)), ".".join(map(str, OLDEST)))
    return program


@cache
def _version(program: str) -> tuple[int, ...]:
    """The first two numbers of a git's version; raises GitFailed."""
    said = _said([program, "version"], "version", Path(program).parent, _QUIET)
    found = re.search(rb"(\d+)\.(\d+)", said)
    if not found:
        raise GitFailed("version", "it names none")
    return tuple(map(int, found.groups()))


def _said(
    call: list[str],
    command: str,
    folder: Path,
    environment: Mapping[str, str],
    data: bytes = b"",
    may_fail: Sequence[int] = (),
    patience: float = 0.0,
) -> bytes:
    """The output of a *call* of git in a *folder*; errors name its *command*."""
    # GitPython asks git for its version while it is imported, and would wait for ever for one that
    # hangs: it gets a program that cannot be started, and is to take that quietly.
    with _variables(GIT_PYTHON_REFRESH="quiet", GIT_PYTHON_GIT_EXECUTABLE=os.devnull):
        import git
    try:
        with _variables():
            started = git.Git(folder).execute(
                call, istream=subprocess.PIPE, as_process=True, env=dict(environment), **_APART
            )
    except (OSError, git.GitCommandNotFound):
        raise GitFailed(command, "it could not be started") from None
    process: subprocess.Popen[bytes] = started.proc
    try:
        out, complaint = process.communicate(data, timeout=patience or PATIENCE)
    except BaseException as failed:
        _end(process)
        if isinstance(failed, subprocess.TimeoutExpired):
            raise GitTooSlow(command, patience or PATIENCE) from None
        raise
    if process.returncode and process.returncode not in may_fail:
        raise GitFailed(command, _reason(complaint.decode("utf-8", "replace")))
    return out


@contextmanager
def _variables(**wanted: str) -> Iterator[None]:
    """Have no GIT_* variables in the environment but the *wanted* ones.

    Any other could send git to another place, or make it run a program.
    """
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("GIT_")}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name in wanted:
            del os.environ[name]
        os.environ.update(kept)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that it has started; git gets the time to remove its locks."""
    if sys.platform == "win32":
        process.kill()
        process.communicate()
        return
    for ending in (signal.SIGTERM, signal.SIGKILL):
        with suppress(OSError):
            os.killpg(process.pid, ending)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=_GRACE)


def _reason(complaint: str) -> str:
    """The first line of a *complaint* that is git's own; a hook's could hold words of an answer."""
    every = [line.strip() for line in complaint.splitlines()]
    said = next((line for line in every if line.startswith(("fatal: ", "error: "))), "")
    said = said.removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
    return said or "it gave no reason"
