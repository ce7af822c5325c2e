"""What all sweeps share: their figures, and the words for being left out."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

import pytest

#: Takes a line for the end of the run.
Figures = Callable[[str], None]


def without(reason: str) -> NoReturn:
    """Leave a sweep out for a *reason*; on the Linux where everything has to hold that is a failure."""
    if os.environ.get("CI") == "true" and sys.platform == "linux":
        pytest.fail(f"Left out: {reason}.")
    pytest.skip(reason)
