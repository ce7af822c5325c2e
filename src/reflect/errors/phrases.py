"""Parts of many sentences: commands, lists of names, suggestions."""

import re
import shlex
import sys
from collections.abc import Iterable, Sequence

from reflect.locale import N_

#: A command in a message: who shows the message puts it as it can be called from there.
COMMAND = re.compile("\ue003reflect(.*?)\ue004")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``Did you mean 'x'?`` if one of *known* is close to *name*, else ""."""
    from difflib import get_close_matches  # only here: loaded for unknown names

    close = get_close_matches(name.casefold(), list(known), n=1, cutoff=0.6)
    return N_("Did you mean '{name}'?", name=close[0]) if close else ""


def there_are(known: Sequence[str]) -> str:
    """``There are: a, b.``, or "" if none is *known*."""
    return N_("Available: {names}.", names=", ".join(known)) if known else ""


def listing(names: Sequence[object]) -> str:
    """*names* as part of a sentence: ``a, b and c``."""
    *first, last = map(str, names) if names else ("",)
    return N_("{first} and {last}", first=", ".join(first), last=last) if first else last


def with_full_stop(sentence: str) -> str:
    """*sentence* with a full stop, unless it ends with a mark."""
    return sentence if sentence[-1:] in (".", "?") else N_("{sentence}.", sentence=sentence)


def command_line(program: str, *words: str) -> str:
    """A *program* and its arguments as a command line: for PowerShell on Windows."""
    call = "& " if sys.platform == "win32" and quoted(program) != program else ""
    return call + " ".join(map(quoted, (program, *words)))


def command(*words: str) -> str:
    """A command of this program, for a field of a message; see `COMMAND`."""
    return f"\ue003{command_line('reflect', *words)}\ue004"


def plain_commands(sentence: str) -> str:
    """*sentence* with commands as in a manual: ``reflect list``."""
    return COMMAND.sub(r"reflect\1", sentence)


def quoted(word: str) -> str:
    """A *word* quoted for the shell."""
    if sys.platform != "win32":
        return shlex.quote(word)
    if re.fullmatch(r"[\w+=:./\\~-][\w@+=:./\\~-]*", word):
        return word
    # PowerShell ends a string at any of these, unless it is doubled.
    return "'" + re.sub("(['\u2018-\u201b])", r"\1\1", word) + "'"
