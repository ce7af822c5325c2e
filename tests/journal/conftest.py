"""A journal that does not exist yet, and its state folder."""

from pathlib import Path

import pytest

from reflect.journal import Journal
from reflect.settings import Settings


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    root, state = tmp_path / "journal", tmp_path / "state"
    return Journal(Settings(journal=root, journal_from="", config=None, state=state))
