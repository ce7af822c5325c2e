"""Long pages in the person's own pager, which keeps nothing of them."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from reflect.locale import Locale
from reflect.settings import PAGER
from reflect.terminal import editor

#: What leaves its lines on the screen, and which less can do as well.
_LINE_BY_LINE = ("more", "pg")
#: How less is to be: nothing is kept, run or opened. What somebody set for other texts might leave
#: lines on the screen, or a copy of them.
_LESS = {"LESSCHARSET": "utf-8", "LESSHISTFILE": "-", "LESSSECURE": "1"}


def read(text: str, named: str | None, say: Locale) -> bool:
    """Show *text* and wait until it was read; False where there is no pager for it.

    One that was *named* comes before ``$PAGER``; nothing in either means that none is wanted.
    """
    command = os.environ.get("PAGER", PAGER) if named is None else named
    try:
        words = editor.words(command)
    except ValueError:
        return False
    program = shutil.which(words[0]) if words else None
    if program and Path(program).stem in _LINE_BY_LINE:
        program = shutil.which("less") or program
    if not program or Path(program).stem == "cat":
        return False
    if "less" in (Path(program).stem, Path(program).resolve().stem):
        words = words[:1]
    with editor.undisturbed() as begin:
        try:
            process = subprocess.Popen(
                [program, *words[1:]],
                stdin=subprocess.PIPE,
                env=_environment(os.environ, say),
                preexec_fn=begin,
            )
        except OSError:
            return False
        # One that is closed before its end has been read is no mistake.
        process.communicate(text.encode("utf-8", "backslashreplace"))
    return True


def _environment(given: Mapping[str, str], say: Locale) -> dict[str, str]:
    others = {name: value for name, value in given.items() if not name.startswith("LESS")}
    # Translators: the last line of a pager; without . : ? % or a backslash, which it would obey.
    keys = say.gettext("Space next page   b back   / search   q quit")
    end = say.gettext("(end)")
    # Bold is bold, and the way out is told.
    return {**others, **_LESS, "LESS": f"-R -Ps?e{end}   .{keys}"}
