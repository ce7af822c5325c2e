"""What a look at all files found, to be listened to."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reflect.journal.checking import Finding, place
from reflect.render.spoken import page


def told(
    found: Sequence[Finding], root: Path, ends: Sequence[str], as_called: Callable[[str], str]
) -> str:
    """What was *found*, each with its way out, and after it what can be done next.

    Commands in a sentence are put *as_called* from here.
    """
    return page([*_files(found, root, as_called), *ends])


def _files(found: Sequence[Finding], root: Path, as_called: Callable[[str], str]) -> Iterator[str]:
    for path, of_file in groupby(found, key=lambda each: each.path):
        # A path ends its line without a full stop: it may be copied.
        yield f"In {place(path, root)}"
        for each in of_file:
            line = f"Line {each.line}. " if each.line else ""
            yield f"{line}{each.what} {as_called(each.way)}"
            if each.command:
                yield each.command
