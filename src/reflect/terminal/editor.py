"""The person's own editor and pager, to which the terminal is lent."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path
from time import monotonic

from reflect import files
from reflect.errors import EditorCameBack, EditorFailed, NoEditor, NotText
from reflect.locale import Locale
from reflect.settings import PAGER
from reflect.text import LINE_END, clean

#: In seconds: whoever looks at a text and closes it takes longer.
AT_ONCE = 2.0
#: How a shell tells that it could not run a program.
NOT_FOUND = (126, 127)
# As in git: what is more than the name of a program is a shell's.
_FOR_SHELL = frozenset("|&;<>()$`\\\"' \t\n*?[#~=%")
# What systems come with, where nobody has named an editor.
_USUAL = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vi")

#: Pagers that leave their lines on the screen; what they do less can do as well.
_LINE_BY_LINE = ("more", "pg")
#: How less is to be: nothing is kept, run or opened. What somebody set for other texts might leave
#: lines on the screen, or a copy of them.
_LESS = {"LESSCHARSET": "utf-8", "LESSHISTFILE": "-", "LESSSECURE": "1"}


def edit(path: Path) -> None:
    """Open *path* and wait until the editor ends.

    Raises NoEditor or EditorFailed; and EditorCameBack where it ends at once and nothing was saved:
    it may have a window of its own, which is still open.
    """
    usual = next(filter(shutil.which, _USUAL), "")
    named = (os.environ.get("VISUAL") or os.environ.get("EDITOR") or usual).strip()
    if not named:
        raise NoEditor(path)
    before, begun = _state(path), monotonic()
    with undisturbed() as begin:
        try:
            words = command(named)
            code = subprocess.call([*words, str(path)], preexec_fn=begin)
        except (OSError, ValueError):
            raise EditorFailed(named, path, started=False) from None
    if code:
        raise EditorFailed(named, path, started=code not in NOT_FOUND)
    if monotonic() - begun < AT_ONCE and _state(path) == before:
        raise EditorCameBack(named, path)


def _state(path: Path) -> tuple[int, int] | None:
    """What is another one once a file was saved."""
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_ino, now.st_mtime_ns


def written(
    text: str,
    scratch: Path,
    at_rest: Callable[[], AbstractContextManager[None]],
    is_saved: Callable[[], bool],
) -> str:
    """*text* as it comes back from the editor; until then it lies in a file in *scratch*.

    The terminal is *at_rest* meanwhile. Where the editor came back at once, *is_saved* asks whether
    it was saved in a window that is still open.

    Raises NoEditor where none could be opened, and EditorFailed or NotText where something went
    wrong after that, EditorCameBack where nothing was saved yet: the file is still there then.
    """
    for number in count(1):
        path = scratch / "editing" / f"answer{f'-{number}' if number > 1 else ''}.md"
        with suppress(FileExistsError):
            files.create(path, f"{clean(text)}\n".encode())
            break
    try:
        with at_rest():
            edit(path)
    except NoEditor:
        _drop(path)
        raise
    except EditorFailed as failed:
        if failed.started:
            raise
        _drop(path)
        raise NoEditor(path) from failed
    except EditorCameBack:
        if not is_saved():
            raise
    try:
        lines = LINE_END.split(files.read(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotText(path) from None
    changed = "\n".join(lines).strip("\n")
    _drop(path)
    return changed


def left_behind(scratch: Path) -> list[Path]:
    """The files of editors that never came back, since reflect or the computer was stopped."""
    return sorted((scratch / "editing").glob("*.md"))


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def read(text: str, named: str | None, say: Locale) -> bool:
    """Show *text* in a pager and wait until it was read; False where there is none for it.

    One that was *named* comes before ``$PAGER``; nothing in either means that none is wanted.
    """
    try:
        parts = words(os.environ.get("PAGER", PAGER) if named is None else named)
    except ValueError:
        return False
    program = shutil.which(parts[0]) if parts else None
    if program and Path(program).stem in _LINE_BY_LINE:
        program = shutil.which("less") or program
    if not program or Path(program).stem == "cat":
        return False
    if "less" in (Path(program).stem, Path(program).resolve().stem):
        parts = parts[:1]
    # Translators: the last line of a pager; without . : ? % or a backslash, which it would obey.
    keys = say.gettext("Space next page   b back   / search   q quit")
    end = say.gettext("(end)")
    others = {name: value for name, value in os.environ.items() if not name.startswith("LESS")}
    # Bold is bold, and the way out is told.
    less = {**_LESS, "LESS": f"-R -Ps?e{end}   .{keys}"}
    with undisturbed() as begin:
        try:
            process = subprocess.Popen(
                [program, *parts[1:]],
                stdin=subprocess.PIPE,
                env={**others, **less},
                preexec_fn=begin,
            )
        except OSError:
            return False
        # One that is closed before its end has been read is no mistake.
        process.communicate(text.encode("utf-8", "backslashreplace"))
    return True


def command(named: str) -> list[str]:
    """The program that is *named* as for git, to which arguments can be added.

    A shell understands the name: it may hold ``~``, quotes, arguments and variables. Raises
    ValueError where there is no shell, and the name cannot be taken apart without one.
    """
    if not _FOR_SHELL.intersection(named):
        return [named]
    parts = words(named) if sys.platform == "win32" else []
    if parts and shutil.which(parts[0]):
        return parts
    shell = shutil.which("sh")
    return [shell, "-c", f'{named} "$@"', named] if shell else words(named)


def words(named: str) -> list[str]:
    """The program that is *named* as for a shell, and its arguments; raises ValueError."""
    if sys.platform == "win32":
        # Paths there hold backslashes, which a POSIX shell would take away.
        return [word.strip('"') for word in shlex.split(named, posix=False)]
    return shlex.split(named)


@contextmanager
def undisturbed() -> Iterator[Callable[[], None] | None]:
    """While a program runs, Ctrl-C belongs to it; what is given is to be called in its process."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield None if sys.platform == "win32" else _heed_interrupts
    finally:
        signal.signal(signal.SIGINT, before)


def _heed_interrupts() -> None:
    """What was ignored here would be ignored there as well."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
