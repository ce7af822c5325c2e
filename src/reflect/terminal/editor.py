"""The external editor and pager."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from time import monotonic

from reflect import files
from reflect.errors import EditorFailed, EditorReturnedAtOnce, NoEditor, NotText
from reflect.locale import Locale
from reflect.settings import PAGER
from reflect.text import LINE_END, clean

#: In seconds: an editor that ends sooner with no change has not been used yet.
AT_ONCE = 2.0
#: Exit codes of a shell that could not run the program.
NOT_FOUND = (126, 127)
# As in git: a command with any of these characters is run by a shell.
_FOR_SHELL = frozenset("|&;<>()$`\\\"' \t\n*?[#~=%")
# The editors tried where none is set.
_USUAL = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vi")

#: Pagers that leave their text on the screen; less is used in their place.
_LINE_BY_LINE = ("more", "pg")
#: The environment of less: it saves, runs and opens nothing. The person's own LESS settings could
#: leave text on the screen or a copy of it in a file.
_LESS = {"LESSCHARSET": "utf-8", "LESSHISTFILE": "-", "LESSSECURE": "1"}


def edit(path: Path) -> None:
    """Open *path* in the editor and wait until the editor ends.

    Raises NoEditor, EditorFailed, or EditorReturnedAtOnce: the editor saved nothing, so it may have
    a window that is still open.
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
        raise EditorReturnedAtOnce(named, path)


def _state(path: Path) -> tuple[int, int] | None:
    """The inode and mtime of the file; saving changes one of them."""
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
    """*text* as changed in the editor; meanwhile it is in a file in *scratch*.

    *at_rest* gives the terminal to the editor. Where the editor came back at once, *is_saved* asks
    whether the text was saved in a window of its own.

    Raises NoEditor where no editor could be opened. EditorFailed, NotText and
    EditorReturnedAtOnce leave the file in place.
    """
    path = files.create_free(scratch / "editing" / "answer.md", f"{clean(text)}\n".encode())
    try:
        with at_rest():
            edit(path)
    except (NoEditor, EditorFailed) as failed:
        if isinstance(failed, EditorFailed) and failed.started:
            raise
        _drop(path)
        raise NoEditor(path) from failed
    except EditorReturnedAtOnce:
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
    """Files left in *scratch* by a run that was killed while an editor was open."""
    return sorted((scratch / "editing").glob("*.md"))


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def read(text: str, named: str | None, say: Locale) -> bool:
    """Show *text* in a pager and wait until the pager ends; False where no pager can be used.

    The pager *named* comes before ``$PAGER``; an empty name turns the pager off.
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
    # -R keeps bold; -P shows how to quit.
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
        # A pager that is quit early raises no error here.
        process.communicate(text.encode("utf-8", "backslashreplace"))
    return True


def command(named: str) -> list[str]:
    """The command line of the program *named*, ready for more arguments.

    As in git, a shell reads the name: it may contain ``~``, quotes, arguments and variables.
    Raises ValueError where there is no shell and the name cannot be parsed.
    """
    if not _FOR_SHELL.intersection(named):
        return [named]
    parts = words(named) if sys.platform == "win32" else []
    if parts and shutil.which(parts[0]):
        return parts
    shell = shutil.which("sh")
    return [shell, "-c", f'{named} "$@"', named] if shell else words(named)


def words(named: str) -> list[str]:
    """The words of the shell command *named*; raises ValueError at an open quote."""
    if sys.platform == "win32":
        # Windows paths contain backslashes, which POSIX rules would remove.
        return [word.strip('"') for word in shlex.split(named, posix=False)]
    return shlex.split(named)


@contextmanager
def undisturbed() -> Iterator[Callable[[], None] | None]:
    """Ignore Ctrl-C while a child process runs; yields a ``preexec_fn`` that restores it there."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield None if sys.platform == "win32" else _heed_interrupts
    finally:
        signal.signal(signal.SIGINT, before)


def _heed_interrupts() -> None:
    """Restore Ctrl-C in the child, which inherits ignored signals."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
