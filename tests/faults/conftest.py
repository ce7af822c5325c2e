"""How much is broken on purpose, what that takes, and the figures that come of it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest
from processes import Figures

from missing import without

SIZES = ("ci", "full")
FIGURES = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults", choices=SIZES, default="ci", help="how many faults: %(choices)s")


@pytest.fixture(scope="session")
def sized(pytestconfig: pytest.Config) -> Callable[[int, int], int]:
    """The one of two sizes that is asked for: that of CI, or the full one."""
    is_full = pytestconfig.getoption("faults", "ci") == "full"
    return lambda ci, full: full if is_full else ci


@pytest.fixture
def figures(pytestconfig: pytest.Config) -> Iterator[Figures]:
    """Takes a line for the end of the run; the time is added."""
    begun, lines = monotonic(), list[str]()
    yield lines.append
    took = f" ({monotonic() - begun:.0f} s)"
    stash = pytestconfig.stash.setdefault(FIGURES, [])
    stash += [*lines[:-1], *(line + took for line in lines[-1:])]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    lines = config.stash.get(FIGURES, [])
    if lines:
        terminalreporter.section("faults")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def forks() -> None:
    """Processes that fork, and tell how they ended."""
    if not hasattr(os, "fork") or not hasattr(os, "waitid"):
        without("there is no fork here, or no telling how a process ended")


@pytest.fixture(scope="session")
def strace(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The program that makes system calls fail."""
    found = shutil.which("strace")
    if not found:
        without("there is no strace here")
    assert found
    log = tmp_path_factory.mktemp("strace") / "log"
    tried = subprocess.run([found, "-f", "-o", log, "true"], capture_output=True, text=True)
    if tried.returncode:
        without("strace may not trace here")
    return found


@pytest.fixture(scope="session")
def own_mounts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The beginning of a command that may mount things nobody else sees."""
    probe = tmp_path_factory.mktemp("mounts")
    # Root where we are root; elsewhere root in a namespace of one's own, where that is allowed.
    for flags in ("-m", "-rm"):
        command = ["unshare", flags]
        mount = [*command, "mount", "-t", "tmpfs", "-o", "size=4k", "none", str(probe)]
        if shutil.which("unshare") and not subprocess.run(mount, capture_output=True).returncode:
            return command
    without("nothing may be mounted here")
    return []


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder that is as fast as can be; where nothing depends on a disk, none need be waited for."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, which has to stay empty."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder
