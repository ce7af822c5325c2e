"""Processes that do a part of the work, and how they end."""

import os
import sys
import traceback
from collections.abc import Callable


def child(action: Callable[[], object]) -> int:
    """The id of a process that does *action*, and ends with 0 if nothing was raised."""
    process = os.fork()
    if process:
        return process
    try:
        action()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


def end_of(process: int) -> int:
    """The exit code of a process, below 0 the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
