"""What a look at all files found, file by file."""

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console

from reflect.journal.checking import Finding, place
from reflect.render.drawing import put, styled


def drawn(
    out: Console,
    found: Sequence[Finding],
    root: Path,
    ends: Sequence[str],
    as_called: Callable[[str], str],
) -> None:
    """Draw what was *found*, each with its way out, and below it what can be done next.

    Commands in a sentence are put *as_called* from here.
    """
    above = 0
    for path, of_file in groupby(found, key=lambda each: each.path):
        for each in of_file:
            put(out, styled(place(path, root, each.line), "bold"), above=above)
            put(out, styled(each.what), indent=4)
            put(out, styled(as_called(each.way)), indent=4)
            if each.command:
                # It is for copying: it is left to the terminal to break it.
                out.print(styled(f"    {each.command}"), soft_wrap=True)
            above = 0
        above = 1
    for end in ends:
        put(out, styled(end), above=above)
        above = 0
