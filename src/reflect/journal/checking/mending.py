"""The changes that need nobody's judgement, each of them told before it is made."""

import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from reflect import entries, files
from reflect.errors import ChangedUnderneath
from reflect.journal import numbered
from reflect.journal.unfinished import Unfinished
from reflect.locale import N_
from reflect.questions import Wordings
from reflect.text import LINE_END

#: Lines that say only whether there was more to come.
_NO_WORDS = {"", "---", "status: draft", "status: complete"}


@dataclass(frozen=True, eq=False)
class Mending:
    """A change to one file."""

    path: Path
    #: What is changed in it, each with nothing that its owner wrote.
    changes: tuple[str, ...]
    #: Makes the change, unless the file is no longer as it was seen; or raises ReflectError.
    mend: Callable[[], None]


@dataclass(frozen=True)
class Words:
    """The words in a file, line by line."""

    data: bytes

    @cached_property
    def text(self) -> str:
        """The text of the file, or what was typed where it holds that."""
        try:
            return Unfinished.read(self.data).typed
        except ValueError:
            return self.data.decode("utf-8", "replace").removeprefix("\ufeff")

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines that say something."""
        # NUL is what some disks give for what was never written; a backslash is our escape.
        plain = (line.strip(" \t\0\ufffd").lstrip("\\") for line in LINE_END.split(self.text))
        return tuple(line for line in plain if line not in _NO_WORDS)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.lines)

    def hold(self, others: "Words") -> bool:
        """Whether all the words of *others* are among these."""
        *whole, last = others.lines or ("",)
        if others.text.endswith(("\n", "\r")):
            return self._known.issuperset(others.lines)
        # It was cut off: its last line may have had an end.
        begun = not last or any(line.startswith(last) for line in self.lines)
        return begun and self._known.issuperset(whole)


def marks(
    path: Path, seen: bytes, wordings: Wordings, lines: tuple[tuple[int, str], ...]
) -> Mending:
    """The marks that an entry has lost, put back: the *lines* of headings, each with its mark."""

    def mend() -> None:
        _expect(path, seen)
        entry = entries.read(seen.decode("utf-8"), wordings).with_marks()
        files.replace(path, entry.text.encode("utf-8"), was=seen)

    return Mending(
        path,
        tuple(N_("below line {line} comes {mark}", line=line, mark=mark) for line, mark in lines),
        mend,
    )


def privacy(path: Path) -> Mending:
    """A file or folder that becomes its owner's alone."""
    mode = stat.S_IMODE(path.stat().st_mode)
    was, now = f"{mode:04o}", f"{mode & stat.S_IRWXU:04o}"
    change = N_("only your account may open it ({was} becomes {now})", was=was, now=now)
    return Mending(path, (change,), lambda: files.make_private(path))


def removal(path: Path, seen: bytes, holder: Path | None = None) -> Mending:
    """A file taken away that has no words, or none that its *holder* does not keep."""

    def mend() -> None:
        _expect(path, seen)
        if holder and not Words(files.read(holder)).hold(Words(seen)):
            raise ChangedUnderneath(holder)
        files.remove(path)

    return Mending(path, (N_("it is removed"),), mend)


def sight(path: Path, to: Path) -> Mending:
    """A hidden file with words in it, given a name under which it is seen."""

    def mend() -> None:
        for name in chain([to], numbered(to)):
            with suppress(FileExistsError):
                files.rename(path, name)
                break

    return Mending(path, (N_("it becomes {name}", name=to.name),), mend)


def _expect(path: Path, seen: bytes) -> None:
    if files.read(path) != seen:
        raise ChangedUnderneath(path)
