"""What a sweep needs, and what becomes of it where that is not there."""

import os
import sys
from typing import NoReturn

import pytest


def without(reason: str) -> NoReturn:
    """Leave a sweep out for a *reason*; on the Linux where everything has to hold that is a failure."""
    if os.environ.get("CI") == "true" and sys.platform == "linux":
        pytest.fail(f"Left out: {reason}.")
    pytest.skip(reason)
