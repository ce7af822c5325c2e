"""No test reaches a real home, a real repository or the network."""

import ast
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import disk_usage

import pytest
from hypothesis import HealthCheck, settings

sys.path.append(str(Path(__file__).parents[1] / ".ci"))

import locales

from typed import document, reflect, typed  # noqa: F401 - fixtures

# Hundreds of processes are started: without bytecode each would compile all of reflect again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Translations as they stand in their sources by now.
locales.compile_all()

#: What would lead out of a test's own folder, or change what it sees there.
ASTRAY = ("REFLECT_", "XDG_", "GIT_", "PYTHONUTF8", "PYTHONIOENCODING", "NO_COLOR", "FORCE_COLOR")
ASTRAY += ("ACCESSIBLE", "VISUAL", "EDITOR", "PAGER", "COLUMNS", "LINES", "LANG", "LC_")
#: A home by the names that all systems have for it; platformdirs heeds the last two on Windows.
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
HOMES += ("WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
SOMEBODY = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1"}

IN_CI = os.environ.get("CI") == "true"
MEMORY = Path("/dev/shm")

# Thousands of tests wait for a disk, unless there is one in memory with room enough; CI waits.
if not IN_CI and os.access(MEMORY, os.W_OK) and disk_usage(MEMORY).free > 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

settings.register_profile("default", deadline=None, max_examples=10)  # CI tries fifty times as many
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=500,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if IN_CI else "default")


def _stay_offline(event: str, arguments: tuple[object, ...]) -> None:
    """Stop whoever calls out; on Windows even a pair of sockets goes by way of this computer."""
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        calls_out = isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1")
    else:
        calls_out = event in ("socket.getaddrinfo", "socket.gethostbyname")
    if calls_out:
        pytest.fail("A test reached for the network.")


sys.addaudithook(_stay_offline)


def pytest_addoption(parser: pytest.Parser) -> None:
    what = "write the pages of tests/golden anew where they differ"
    parser.addoption("--write-golden", action="store_true", help=what)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if os.name != "posix" and item.get_closest_marker("posix"):
        pytest.skip("Windows does not have these links, modes, names or programs.")


@pytest.fixture(scope="session", autouse=True)
def _nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The environment of somebody who has nothing yet, before any other fixture sees it."""
    home = str(tmp_path_factory.mktemp("nobody"))
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(ASTRAY)]:
            patch.delenv(name)
        for name, value in (SOMEBODY | dict.fromkeys(HOMES, home)).items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def _places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet, one after another."""
    folder = tmp_path_factory.mktemp("places")
    return (folder / str(number) for number in count())


@pytest.fixture
def tmp_path(_places: Iterator[Path]) -> Path:
    """A folder of its own; pytest looks through all of thousands to find each next name."""
    place = next(_places)
    place.mkdir(0o700)
    return place


@pytest.fixture(autouse=True)
def _own_home(_nobody: None, tmp_path: Path, _places: Iterator[Path]) -> Iterator[None]:
    """A home for each test, and its `tmp_path` to be in."""
    home = next(_places)
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in HOMES:
            patch.setenv(name, str(home))
        patch.chdir(tmp_path)
        yield


@pytest.fixture(scope="session")
def house() -> dict[str, list[ast.AST]]:
    """Our modules by their names, each as the nodes of its tree: its root first, then all below."""
    source = Path(__file__).parents[1] / "src"
    paths = {path.relative_to(source).with_suffix("").parts: path for path in source.rglob("*.py")}
    return {
        ".".join(parts).removesuffix(".__init__"): [*ast.walk(ast.parse(path.read_bytes()))]
        for parts, path in paths.items()
    }
