"""What the names of files tell: the day of an entry, and copies that a sync program put aside."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

#: How long a day is in a name.
DAY = 10
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)

#: How a sync program says "conflict", in the languages that were found in the wild.
_CONFLICT = "conflict|konflikt|conflit|конфликт|çakış|競合|問題のある|冲突|衝突|충돌"
#: What stands in brackets, among it the name of a computer with brackets of its own.
_INSIDE = r"(?:[^()]|\([^()]*\))*"
#: Names that only a sync program gives, and nobody else.
_SURE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Syncthing: x.sync-conflict-20261123-211400-ABCDEFG.md (docs.syncthing.net).
        r"(?P<stem>.+)\.sync-conflict-\d{8}-\d{6}(?:-\w{7})?",
        # Dropbox, Nextcloud, Box, Seafile, Obsidian: x (Anna's conflicted copy 2026-11-23).md.
        rf"(?P<stem>.+?) ?\({_INSIDE}(?:{_CONFLICT}){_INSIDE}\)",
        # Google Drive: x [Conflict].md.
        rf"(?P<stem>.+?) ?\[[^\[\]]*(?:{_CONFLICT})[^\[\]]*\]",
        # ownCloud, until 2.4: x_conflict-20261123-211400.md; Resilio: x.Conflict.md.
        r"(?P<stem>.+?)[_.]conflict(?:-\d{8}-\d{6})?",
    )
)
#: Names that may also be given by people: they count only beside what says it is the same run.
_LIKELY = tuple(
    re.compile(pattern)
    for pattern in (
        # iCloud: x 2.md; Google Drive and others: x (1).md.
        r"(?P<stem>.+) [0-9]{1,2}",
        r"(?P<stem>.+?) ?\([0-9]{1,2}\)",
        # Finder, Explorer: x copy.md, x - Copy (2).md, x Kopie.md.
        r"(?P<stem>.+?) (?:- )?(?:[Cc]opy|[Kk]opie|[Cc]opie|[Cc]opia)(?: ?\(?[0-9]{1,2}\)?)?",
    )
)

#: What is in all of them, and in no name that reflect gives.
_UNUSUAL = re.compile(r"[^a-z0-9.\0-]|conflict")


def dated(name: str) -> str:
    """The day that a file's *name* begins with, as it is written there."""
    found = _DATED.match(name)
    with suppress(ValueError):
        return date.fromisoformat(found[1]).isoformat() if found else ""
    return ""


def copies(names: Sequence[str]) -> dict[str, str]:
    """Those of the *names* in a folder that may be copies, each with the name of its original."""
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
    """What the original of a copy, or of a copy of a copy, may be called."""
    waiting, seen = [stem], {""}
    for copy in waiting:
        for each in (sure(copy), *_likely(copy)):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
                yield each


def sure(stem: str) -> str:
    """What the original of a copy is called whose name only a sync program gives; or nothing."""
    matches = (pattern.fullmatch(stem) for pattern in _SURE)
    return next((found["stem"] for found in matches if found), "")


def _likely(stem: str) -> Iterator[str]:
    for pattern in _LIKELY:
        if found := pattern.fullmatch(stem):
            yield found["stem"]
    # OneDrive adds the name of the computer, as in x-LAPTOP-7Q2M.md or x-Annas-MacBook.md.
    for dash in re.finditer("-", stem):
        if stem[dash.end() :] != stem[dash.end() :].lower():
            yield stem[: dash.start()]
