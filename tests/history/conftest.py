"""Commands as they are typed, on journals with a history, beside real git."""

import os
import shutil
from pathlib import Path

import pytest
from journals import Journal, at_home, begun, git, set_out

from typed import Reflect


@pytest.fixture(autouse=True)
def _nobodys_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name and no config but those that a test gives."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def _pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two journals with a history: one by itself, one in somebody's own repository."""
    if not shutil.which("git"):
        pytest.skip("there is no git here")
    folder = tmp_path_factory.mktemp("pattern")
    with pytest.MonkeyPatch.context() as patch:
        at_home(patch, folder)
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patch.delenv(name)
        begun(folder / "own")
        outer = folder / "outer"
        outer.mkdir()
        git(outer, "init", "--quiet", "--initial-branch=main")
        git(outer, "config", "user.name", "Somebody")
        git(outer, "config", "user.email", "somebody@example.org")
        (outer / "project.txt").write_text("work\n")
        git(outer, "add", "project.txt")
        git(outer, "commit", "--quiet", "-m", "my own work")
        begun(outer / "journal", "--existing")
    return folder


@pytest.fixture
def journal(
    _pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: Reflect
) -> Journal:
    """A journal with a history of its own."""
    return set_out(_pattern, tmp_path, monkeypatch, typed, "own")


@pytest.fixture
def theirs(
    _pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: Reflect
) -> Journal:
    """A journal with a history in somebody's own repository."""
    return set_out(_pattern, tmp_path, monkeypatch, typed, "outer")
