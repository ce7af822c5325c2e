"""Folders and file names of a journal: which may be entries, their days, and copies."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from reflect import files
from reflect.errors import CannotRead, LeavesJournal, NotAFolder
from reflect.files.systems import oserror_reason

#: The folder in a journal that holds no entries.
WORKSHEETS = "worksheets"
YEAR = re.compile("[0-9]{4}")
#: How long a day is in a name.
DAY = 10

#: How a sync program says "conflict", in the languages that were found in the wild.
_CONFLICT = "conflict|konflikt|conflit|конфликт|çakış|競合|問題のある|冲突|衝突|충돌"
#: What stands in brackets, among it the name of a computer with brackets of its own.
_INSIDE = r"(?:[^()]|\([^()]*\))*"
#: Names that only a sync program gives, in any case. Strings, since most journals have no copies.
_SURE = (
    # Syncthing: x.sync-conflict-20261123-211400-ABCDEFG.md (docs.syncthing.net).
    r"(?P<stem>.+)\.sync-conflict-\d{8}-\d{6}(?:-\w{7})?",
    # Dropbox, Nextcloud, Box, Seafile, Obsidian: x (Anna's conflicted copy 2026-11-23).md.
    rf"(?P<stem>.+?) ?\({_INSIDE}(?:{_CONFLICT}){_INSIDE}\)",
    # Google Drive: x [Conflict].md.
    rf"(?P<stem>.+?) ?\[[^\[\]]*(?:{_CONFLICT})[^\[\]]*\]",
    # ownCloud, until 2.4: x_conflict-20261123-211400.md; Resilio: x.Conflict.md.
    r"(?P<stem>.+?)[_.]conflict(?:-\d{8}-\d{6})?",
)
#: Names that may also be given by people: they count only beside what says it is the same run.
_LIKELY = (
    # iCloud: x 2.md; Google Drive and others: x (1).md.
    r"(?P<stem>.+) [0-9]{1,2}",
    r"(?P<stem>.+?) ?\([0-9]{1,2}\)",
    # Finder, Explorer: x copy.md, x - Copy (2).md, x Kopie.md.
    r"(?P<stem>.+?) (?:- )?(?:[Cc]opy|[Kk]opie|[Cc]opie|[Cc]opia)(?: ?\(?[0-9]{1,2}\)?)?",
)

#: What is in all of them, and in no name that reflect gives.
_UNUSUAL = re.compile(r"[^a-z0-9.\0-]|conflict")


def folders(root: Path, note: Callable[[CannotRead], None]) -> Iterator[tuple[str, list[str]]]:
    """The folders of a journal, each with a separator behind it, and the files that may be entries.

    The folders of years come behind those that are called by words, the newest first. What cannot
    be read, and the folder of a year that leads out of the journal, are noted.
    """

    def note_unread(error: OSError) -> None:
        path = Path(error.filename)
        # A journal that is not there yet is none.
        if not (isinstance(error, FileNotFoundError) and path == root):
            note(CannotRead(path, oserror_reason(error)))

    if os.path.isfile(root):  # noqa: PTH113 - a path that is too long is no file
        raise NotAFolder(root)
    for folder, below, names, links in files.walk(root, note_unread):
        hidden = WORKSHEETS if folder == str(root) else ""
        shown = (name for name in below if name[0] != "." and name != hidden)
        below[:] = sorted(shown, reverse=True)
        folder = os.path.join(folder, "")  # noqa: PTH118 - strings, for there are thousands
        ours = [name for name in names if name[0] != "." and name[-3:].casefold() == ".md"]
        for name in (name for name in links if name[0] != "."):
            if os.path.isdir(folder + name):  # noqa: PTH112
                if YEAR.fullmatch(name):
                    try:
                        files.check_inside(Path(folder, name), root)
                    except LeavesJournal as error:
                        note(error)
            elif _is_followed(Path(folder, name), root):
                ours.append(name)
        yield folder, ours


def visited(top: Path) -> Iterator[Path]:
    """The files and links in a folder, and in all below that are not hidden."""
    for folder, below, names, links in files.walk(top):
        below[:] = [name for name in below if name[0] != "."]
        yield from (Path(folder, name) for name in (*names, *links))


def _is_followed(link: Path, root: Path) -> bool:
    """Whether a *link* is read as a file: not if its target is in the journal anyway."""
    real = Path(os.path.realpath(link))
    is_met = real.exists() and real.suffix.casefold() == ".md" and _is_met(real, root)
    return link.name[-3:].casefold() == ".md" and not is_met


def _is_met(path: Path, root: Path) -> bool:
    """Whether the target of *path* is in a folder of the journal that is searched for entries."""
    real, home = Path(os.path.realpath(path)), os.path.realpath(root)
    place = real.relative_to(home).parts if real.is_relative_to(home) else (".",)
    return not any(part[0] == "." for part in place) and place[:1] != (WORKSHEETS,)


def expect_met(folder: Path, root: Path) -> None:
    """Raise LeavesJournal where entries written to a *folder* would not be found again."""
    files.check_inside(folder, root)
    if folder.is_relative_to(root) and not _is_met(folder, root):
        raise LeavesJournal(folder, Path(os.path.realpath(folder)))


def dated(name: str) -> str:
    """The day that a file's *name* begins with, as ``2026-11-23``, or nothing."""
    day = name[:DAY]
    try:
        date.fromisoformat(day)
    except ValueError:
        return ""
    # Python also reads weeks, as in 2026-W48-1.
    return day if day[7:8] == "-" and not "0" <= name[DAY : DAY + 1] <= "9" else ""


def copies(names: Sequence[str]) -> dict[str, str]:
    """Names in a folder that may be copies, each with the name of its original."""
    if not _UNUSUAL.search("\0".join(names)):
        return {}
    there = set(names)
    found: dict[str, str] = {}
    for name in filter(_UNUSUAL.search, names):
        stem, ending = name[:-3], name[-3:]
        # Whatever it is a copy of, its name begins with the name of that.
        if any(stem[:at] + ending in there for at in range(1, len(stem))):
            every = (each + ending for each in originals(stem))
            if original := next((each for each in every if each in there), ""):
                found[name] = original
    return found


def originals(stem: str) -> Iterator[str]:
    """Names that the original of a copy, or of a copy of a copy, may have."""
    waiting, seen = [stem], {""}
    for copy in waiting:
        for each in (sure(copy), *_likely(copy)):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
                yield each


def sure(stem: str) -> str:
    """The original's name, where a name is one that only a sync program gives; or nothing."""
    matches = (re.fullmatch(pattern, stem, re.IGNORECASE) for pattern in _SURE)
    return next((found["stem"] for found in matches if found), "")


def _likely(stem: str) -> Iterator[str]:
    for pattern in _LIKELY:
        if found := re.fullmatch(pattern, stem):
            yield found["stem"]
    # OneDrive adds the name of the computer, as in x-LAPTOP-7Q2M.md or x-Annas-MacBook.md.
    for dash in re.finditer("-", stem):
        if stem[dash.end() :] != stem[dash.end() :].lower():
            yield stem[: dash.start()]
