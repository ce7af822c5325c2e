"""Runs git through GitPython, with a limit on what it may read and how long it may take.

Only GitPython's runner is used. Its index, remotes and config writer commit under a made-up name,
commit what the user has staged, and bypass filters and hooks (tried with GitPython 3.2.1).
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from reflect.errors import ReflectError
from reflect.errors.history import GitFailed, GitTooSlow
from reflect.locale import N_

#: In seconds. A hook of the user may be slow, but has to end.
PATIENCE = 30.0
#: In seconds, for a terminated git to remove its locks.
_GRACE = 2.0

_ENVIRONMENT = {
    # Overrides any config: for a missing object, git could fetch from anywhere, with any program.
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
_NO_USER_CONFIG = dict.fromkeys(("GIT_CONFIG_GLOBAL", "HOME", "XDG_CONFIG_HOME"), os.devnull)
_NO_USER_CONFIG |= {"GIT_CONFIG_NOSYSTEM": "1"}
#: A process group of its own, to end git with all that it starts; its files are private.
_PROCESS: dict[str, Any] = {}
if sys.platform != "win32":
    _PROCESS = {"start_new_session": True, "umask": 0o077}
_NO_GIT = N_("git was not found. Everything else works without it; install it, or put it on PATH.")


class Git:
    """Git in a folder, with the options that come before each command."""

    def __init__(self, folder: Path, *options: str, is_alone: bool = False) -> None:
        self.folder = folder
        self.options = options
        #: Whether git reads no config of the account and of the system.
        self.is_alone = is_alone

    def with_options(self, *options: str) -> "Git":
        """A copy with more *options*."""
        return Git(self.folder, *self.options, *options, is_alone=self.is_alone)

    def run(
        self, *command: str, data: bytes = b"", may_fail: int = 0, patience: float = 0.0
    ) -> bytes:
        """The output of a *command* with *data* as its input.

        Raises GitFailed, unless the exit code is the one that it *may_fail* with; GitTooSlow after
        *patience* seconds, with git and all that it started ended; ReflectError without git.
        """
        program = shutil.which("git")
        if not program:
            raise ReflectError(_NO_GIT)
        call = [os.path.abspath(program), "--no-pager", "--literal-pathspecs"]  # noqa: PTH100
        call += [*config_options(_CONFIG), *self.options, *command]
        # On import GitPython runs `git version`, without a timeout: it gets a program that cannot
        # be started, and a setting to ignore that.
        with _variables(GIT_PYTHON_REFRESH="quiet", GIT_PYTHON_GIT_EXECUTABLE=os.devnull):
            import git
        try:
            env = _ENVIRONMENT | _NO_USER_CONFIG if self.is_alone else _ENVIRONMENT
            options = {"istream": subprocess.PIPE, "as_process": True, "env": env, **_PROCESS}
            with _variables():
                started = git.Git(self.folder).execute(call, **options)
        except (OSError, git.GitCommandNotFound):
            raise GitFailed(command[0], N_("it could not be started")) from None
        process: subprocess.Popen[bytes] = started.proc
        try:
            out, errors = process.communicate(data, timeout=patience or PATIENCE)
        except BaseException as failed:
            _end(process)
            if not isinstance(failed, subprocess.TimeoutExpired):
                raise
            seconds = f"{failed.timeout:g}"
            why = N_("it took longer than {seconds} seconds", seconds=seconds)
            raise GitTooSlow(command[0], why) from None
        if process.returncode not in (0, may_fail):
            # Only git's own message: that of a hook could quote an answer.
            found = re.search(rb"^[ \t]*(?:fatal|error): (.+)", errors, re.MULTILINE)
            message = found[1].decode("utf-8", "replace").strip().rstrip(".") if found else ""
            raise GitFailed(command[0], message or N_("it gave no reason"))
        return out


def config_options(config: Mapping[str, str]) -> list[str]:
    """The options that set a *config*, which overrides all config files."""
    return [word for key, value in config.items() for word in ("-c", f"{key}={value}")]


@contextmanager
def _variables(**wanted: str) -> Iterator[None]:
    """Remove all GIT_* variables from the environment, except the *wanted* ones.

    Others could lead git to another repository, or make it run a program.
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
    """End a process and all that it has started, with time for git to remove its locks."""
    if sys.platform == "win32":
        process.kill()
        process.communicate()
        return
    for ending in (signal.SIGTERM, signal.SIGKILL):
        with suppress(OSError):
            os.killpg(process.pid, ending)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=_GRACE)
