"""Long pages in the person's own pager, which keeps nothing of them."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from reflect.settings import PAGER
from reflect.terminal import programs

#: No history of what was looked for, no shell, no other files.
_WITHOUT_TRACES = {"LESSHISTFILE": "-", "LESSSECURE": "1"}
#: Programs that less would hand the text to first.
_BEFORE = ("LESSOPEN", "LESSCLOSE")


def read(text: str, named: str | None) -> bool:
    """Show *text* and wait until it was read; False where there is no pager for it.

    One that was *named* comes before ``$PAGER``; nothing in either means that none is wanted.
    """
    command = os.environ.get("PAGER", PAGER) if named is None else named
    try:
        words = programs.words(command)
    except ValueError:
        return False
    program = shutil.which(words[0]) if words else None
    if not program or Path(program).stem == "cat":
        return False
    with programs.undisturbed() as begin:
        try:
            process = subprocess.Popen(
                [program, *words[1:]],
                stdin=subprocess.PIPE,
                env=_environment(os.environ),
                preexec_fn=begin,
            )
        except OSError:
            return False
        # One that is closed before its end has been read is no mistake.
        process.communicate(text.encode("utf-8", "backslashreplace"))
    return True


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """What the pager is told: to let bold be bold, and to remember nothing.

    Not to leave the page on the screen either: less then takes it away when it is closed.
    """
    others = {name: value for name, value in given.items() if name not in _BEFORE}
    less = " ".join(["-R", *filter(None, [given.get("LESS")])])
    return {**others, **_WITHOUT_TRACES, "LESS": less}
