"""Git, as a runner of commands: no other part of GitPython is used, and nothing asks or waits.

Its own index, remotes and config writer commit under a made-up name, take along what somebody
else staged and pass by filters and hooks (facts tried with GitPython 3.2.1).
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.errors.history import GitFailed, GitTooOld, GitTooSlow, NoGit
from reflect.files.systems import reason

if TYPE_CHECKING:
    from git.cmd import Git as Runner

#: The oldest version with all that is asked of it; before 2.36 it ignores what is said of fsync.
OLDEST = (2, 30)
#: In seconds. A hook of somebody's own may take its time, but not for ever.
PATIENCE = 30.0
#: In seconds: so long a git that is told to end may take to put its locks away.
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
#: Programs that a config can name to be run, and what must not run beside us.
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


#: What keeps git from every config but a repository's own, by whatever name it looks for one.
_ALONE = dict.fromkeys(("GIT_CONFIG_GLOBAL", "HOME", "XDG_CONFIG_HOME"), os.devnull)
_ALONE |= {"GIT_CONFIG_NOSYSTEM": "1"}


class Git:
    """Git on one repository, or on a folder that may be in one."""

    def __init__(
        self, folder: Path, *, options: Sequence[str] = (), is_alone: bool = False
    ) -> None:
        self.folder = folder
        #: What is said to git before each command.
        self.options = tuple(options)
        #: Whether the configs of the account and of the system are none of its.
        self.is_alone = is_alone

    def told(self, *options: str) -> "Git":
        """The same with more *options*."""
        return Git(self.folder, options=(*self.options, *options), is_alone=self.is_alone)

    def configured(self, config: Mapping[str, str]) -> "Git":
        """The same with a *config* that wins over every file's."""
        return self.told(
            *(word for key, said in config.items() for word in ("-c", f"{key}={said}"))
        )

    def run(
        self,
        *command: str,
        data: bytes = b"",
        may_fail: Sequence[int] = (),
        patience: float = 0.0,
    ) -> bytes:
        """What a *command* says that is given *data*; raises GitFailed, unless it *may_fail* so."""
        with self.running(*command, data=data, may_fail=may_fail, patience=patience) as said:
            return said()

    @contextmanager
    def running(
        self,
        *command: str,
        data: bytes = b"",
        may_fail: Sequence[int] = (),
        patience: float = 0.0,
    ) -> Iterator[Callable[[], bytes]]:
        """A *command* at work, and what waits for all that it says; it ends with the block.

        Whoever does not wait for it hears nothing of how it ended.
        """
        runner, program = _runner(self.folder)
        config = (word for key, said in _CONFIG.items() for word in ("-c", f"{key}={said}"))
        call = [program, "--no-pager", "--literal-pathspecs", *config, *self.options, *command]
        environment = _QUIET | _ALONE if self.is_alone else _QUIET
        with _without_git_variables():
            started = runner.execute(
                call, istream=subprocess.PIPE, as_process=True, env=environment, **_own_group()
            )
        process = started.proc

        def said() -> bytes:
            out, complaint = _outcome(process, command[0], data, patience or PATIENCE)
            if process.returncode and process.returncode not in may_fail:
                raise GitFailed(command[0], _reason(complaint.decode("utf-8", "replace")))
            return out

        try:
            yield said
        finally:
            if process.returncode is None:
                _end(process)


def _own_group() -> dict[str, Any]:
    """What sets a process apart: it can be ended with all it has started; its files are private."""
    return {} if sys.platform == "win32" else {"start_new_session": True, "umask": 0o077}


def _outcome(
    process: "subprocess.Popen[bytes]", command: str, data: bytes, patience: float
) -> tuple[bytes, bytes]:
    """What a process says and complains of; raises GitTooSlow, with the process gone."""
    try:
        return process.communicate(data, timeout=patience)
    except subprocess.TimeoutExpired:
        _end(process)
        raise GitTooSlow(command, patience) from None
    except BaseException:
        _end(process)
        raise


def _end(process: "subprocess.Popen[bytes]") -> None:
    """No process any more, and none that it has started, nor the locks that it held."""
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
    """The line of a *complaint* in which git itself says most; never what a hook has said."""
    every = [line.strip() for line in complaint.splitlines()]
    said = next((line for line in every if line.startswith(("fatal: ", "error: "))), "")
    said = said.removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
    return said or "it gave no reason"


@contextmanager
def _without_git_variables() -> Iterator[None]:
    """The environment without what would send git to another place, or make it run a program."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("GIT_")}
    try:
        yield
    finally:
        os.environ.update(kept)


def _runner(folder: Path) -> "tuple[Runner, str]":
    """GitPython's runner in *folder*, and the program it is to run; raises NoGit or GitTooOld."""
    program = shutil.which("git")
    if not program:
        raise NoGit
    program = os.path.abspath(program)  # noqa: PTH100
    return _runner_of(program)(folder), program


@cache
def _runner_of(program: str) -> "type[Runner]":
    """The runner for a *program* that is new enough; raises GitTooOld or GitFailed."""
    process = _asked_for_version(program)
    try:
        runner = _runner_alone()  # takes longer than the answer
    except BaseException:
        _end(process)
        raise
    said, _ = _outcome(process, "version", b"", PATIENCE)
    found = re.search(rb"(\d+)\.(\d+)", said)
    if not found:
        raise GitFailed("version", "it names none")
    version = tuple(map(int, found.groups()))
    if version < OLDEST:
        raise GitTooOld(".".join(map(str, version)), ".".join(map(str, OLDEST)))
    return runner


def _asked_for_version(program: str) -> "subprocess.Popen[bytes]":
    """A git that is about to tell its version; raises GitFailed."""
    with _without_git_variables():
        try:
            return subprocess.Popen(
                [program, "version"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                **_own_group(),
            )
        except OSError as error:
            raise GitFailed("version", reason(error)) from None


def _runner_alone() -> "type[Runner]":
    """GitPython's runner, without the rest of it where it can do without: 9 ms instead of 40.

    The packages are made but not run: the runner is among the first that they import, and needs
    nothing that they define. Run, they would also start git twice, to see that it is there.
    """
    made = [name for name in ("gitdb", "git") if name not in sys.modules]
    with _without_git_variables(), suppress(ImportError, AttributeError):
        try:
            for name in made:
                found = find_spec(name)
                if not found:
                    raise ImportError
                sys.modules[name] = module_from_spec(found)
            from git.cmd import Git as Runner

            return Runner
        finally:
            for name in made:
                sys.modules.pop(name, None)
    return _runner_with_all()


def _runner_with_all() -> "type[Runner]":
    """The runner of a GitPython in which it needs the rest."""
    with _without_git_variables():
        # It looks for git while it is imported, and would complain of one that fails.
        os.environ["GIT_PYTHON_REFRESH"] = "quiet"
        try:
            from git import Git as Runner
        finally:
            del os.environ["GIT_PYTHON_REFRESH"]
    return Runner
