"""What is found between files: copies put aside by a sync program, and runs there twice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reflect import files
from reflect.errors import CannotRead
from reflect.journal.checking.findings import Finding

Identity = tuple[str, str, str]

#: How a sync program says "conflict", in the languages that were found in the wild.
_CONFLICT = "conflict|konflikt|conflit|конфликт|çakış|競合|問題のある|冲突|衝突|충돌"
#: Names that only a sync program gives, and nobody else.
_SURE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Syncthing: x.sync-conflict-20261123-211400-ABCDEFG.md (docs.syncthing.net).
        r"(?P<stem>.+)\.sync-conflict-\d{8}-\d{6}(?:-\w{7})?",
        # Dropbox, Nextcloud, Box, Seafile, Obsidian: x (Anna's conflicted copy 2026-11-23).md.
        rf"(?P<stem>.+?) ?\([^()]*(?:{_CONFLICT})[^()]*(?:\([0-9]+\))?\)",
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
    )
)


@dataclass(frozen=True)
class Known:
    """What is remembered of an entry once it has been read."""

    path: Path
    #: The day it stands at in lists.
    day: date
    #: The day on the clock when it was begun, and the shifted one; none where it does not say.
    days: tuple[date, ...]
    identity: Identity | None


def findings(known: Iterable[Known]) -> Iterator[Finding]:
    """All that is found between entries."""
    by_path = {each.path: each for each in sorted(known, key=lambda each: _rank(each.path))}
    copies: set[Path] = set()
    for each in by_path.values():
        original = _original(each, by_path)
        if original:
            copies.add(each.path)
            yield _copy(each.path, original, by_path)
    firsts: dict[Identity, Path] = {}
    for each in by_path.values():
        identity = each.identity
        if identity is None or not identity[2] or each.path in copies:
            continue
        first = firsts.setdefault(identity, each.path)
        if first != each.path:
            yield Finding(each.path, "same-run", facts={"other": first.name})


def _rank(path: Path) -> tuple[int, str]:
    """Shorter names first: a copy is called by the name of its original and more."""
    return len(path.name), str(path)


def _original(copy: Known, known: dict[Path, Known]) -> Path | None:
    """The file that *copy* is a copy of by its name, be it there or not."""
    for pattern in _SURE:
        if found := pattern.fullmatch(copy.path.stem):
            return copy.path.with_name(found["stem"] + copy.path.suffix)
    for stem in _likely(copy.path.stem):
        beside = known.get(copy.path.with_name(stem + copy.path.suffix))
        if beside and beside.identity and beside.identity == copy.identity:
            return beside.path
    return None


def _likely(stem: str) -> Iterator[str]:
    """What the original may be called."""
    for pattern in _LIKELY:
        if found := pattern.fullmatch(stem):
            yield found["stem"]
    # OneDrive adds the name of the computer, as in x-LAPTOP-7Q2M.md or x-Annas-MacBook.md.
    for dash in re.finditer("-", stem):
        if stem[dash.end() :] != stem[dash.end() :].lower():
            yield stem[: dash.start()]


def _copy(path: Path, original: Path, known: dict[Path, Known]) -> Finding:
    facts = {"original": original.name}
    if original not in known:
        return Finding(path, "lone-copy", facts=facts)
    try:
        is_same = files.read(path) == files.read(original)
    except CannotRead:
        is_same = False
    return Finding(path, "same-copy" if is_same else "conflict-copy", facts=facts)
