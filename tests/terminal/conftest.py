"""A screen for each test that asks at one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.input import create_pipe_input
from screens import Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with create_pipe_input() as keys:
        yield Room(keys, tmp_path)
