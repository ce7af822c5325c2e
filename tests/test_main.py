"""The door."""

import subprocess
import sys

import pytest


def test_a_crash_leaves_no_image_of_the_memory() -> None:
    pytest.importorskip("resource")
    program = """
import os, resource, sys
from reflect.__main__ import main
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
sys.argv = ["reflect", "--version"]
main()
print(resource.getrlimit(resource.RLIMIT_CORE) == (0, most))
"""

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout.splitlines()[-1:] == ["True"], done.stderr
