"""Journals with a history, in real git repositories."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from journals import Journal, git, make_journal, set_home

from typed import Reflect


@pytest.fixture(scope="session")
def _templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two journals with a history: in a repository of ours, and in one of the user's."""
    if not shutil.which("git"):
        pytest.skip("there is no git here")
    folder = tmp_path_factory.mktemp("pattern")
    with pytest.MonkeyPatch.context() as patch:
        set_home(patch, folder)
        make_journal(folder / "own")
        outer = folder / "outer"
        outer.mkdir()
        git(outer, "init", "--quiet", "--initial-branch=main")
        git(outer, "config", "user.name", "Somebody")
        git(outer, "config", "user.email", "somebody@example.org")
        (outer / "project.txt").write_text("work\n")
        git(outer, "add", "project.txt")
        git(outer, "commit", "--quiet", "-m", "my own work")
        make_journal(outer / "journal", "--existing")
    return folder


@pytest.fixture
def _copied(
    _templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: Reflect
) -> Callable[[str, str], Journal]:
    """Copies one of the two for a test; the journal is in a *folder* of the copy."""

    def copied(which: str, folder: str) -> Journal:
        set_home(monkeypatch, tmp_path)
        top = tmp_path / ("outer" if folder else "journal")
        shutil.copytree(_templates / which, top, symlinks=True)
        journal = Journal(tmp_path, top / folder, top, monkeypatch, typed)
        journal.agree()
        journal.answer()
        return journal

    return copied


@pytest.fixture
def journal(_copied: Callable[[str, str], Journal]) -> Journal:
    """A journal with a repository of ours."""
    return _copied("own", "")


@pytest.fixture
def theirs(_copied: Callable[[str, str], Journal]) -> Journal:
    """A journal with a history in the user's own repository."""
    return _copied("outer", "journal")
