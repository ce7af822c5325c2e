"""The right to save, for one process at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reflect.errors import Busy
from reflect.files.folders import make_folder
from reflect.files.systems import NO_FOLLOW, has_locked, in_words, turns


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """The right to save, for one holder at a time; Busy if another keeps it for 5 seconds.

    It ends with the process that holds it, however that ends. Inside itself it is Busy too.
    """
    make_folder(folder)
    file = folder / "lock"
    with in_words(file):
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | NO_FOLLOW, 0o600)
    try:
        with in_words(file):
            if not any(has_locked(descriptor) for _ in turns(seconds=5)):
                raise Busy(folder)
        yield
    finally:
        with suppress(OSError):
            os.close(descriptor)
