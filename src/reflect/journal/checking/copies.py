"""What is found between files: copies put aside by a sync program, and runs there twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reflect import entries, files
from reflect.entries.block import Key
from reflect.errors import CannotRead, NotAnEntry
from reflect.journal import Stored
from reflect.journal.checking.findings import Finding
from reflect.journal.checking.kept import Words
from reflect.journal.names import originals, sure
from reflect.text import decoded, lines

Identity = tuple[str, str, str]


@dataclass(frozen=True)
class Known:
    """What is remembered of an entry once it has been read."""

    path: Path
    #: The day it stands at in lists.
    day: date
    #: The day on the clock when it was begun, and the shifted one; none where it does not say.
    days: tuple[date, ...]
    identity: Identity | None


def findings(
    known: Iterable[Known], called: Callable[..., str], read: Callable[[Path], Stored]
) -> Iterator[Finding]:
    """All that is found between entries, which *read* gives once more.

    *called* says how to call a command.
    """
    by_path = {each.path: each for each in sorted(known, key=lambda each: _rank(each.path))}
    copies: set[Path] = set()
    for each in by_path.values():
        original = _original(each, by_path)
        if original:
            copies.add(each.path)
            yield _copy(each.path, original, by_path, called)
    alike = defaultdict[Identity, list[Path]](list)
    for each in by_path.values():
        if each.identity and each.identity[2] and each.path not in copies:
            alike[each.identity].append(each.path)
    for paths in alike.values():
        if len(paths) > 1:
            yield from _same(paths, read)


def _same(paths: Iterable[Path], read: Callable[[Path], Stored]) -> Iterator[Finding]:
    """The copies among entries with one date: two runs of one moment are no copies."""
    firsts: dict[frozenset[str], Path] = {}
    for path in paths:
        with suppress(CannotRead, NotAnEntry):  # whoever walked the journal has met that as well
            said = read(path).entry.said
            first = firsts.setdefault(said, path)
            if said and first != path:
                yield Finding(path, "same-run", facts={"other": first.name})


def _rank(path: Path) -> tuple[int, str]:
    """Shorter names first: a copy is called by the name of its original and more."""
    return len(path.name), str(path)


def _original(copy: Known, known: dict[Path, Known]) -> Path | None:
    """The file that *copy* is a copy of by its name, be it there or not."""
    for stem in originals(copy.path.stem):
        beside = known.get(copy.path.with_name(stem + copy.path.suffix))
        if beside and beside.identity and beside.identity == copy.identity:
            return beside.path
    stem = sure(copy.path.stem)
    return copy.path.with_name(stem + copy.path.suffix) if stem else None


def _copy(
    path: Path, original: Path, known: dict[Path, Known], called: Callable[..., str]
) -> Finding:
    if original not in known:
        return Finding(path, "lone-copy", facts={"original": original.name})
    try:
        copy, kept = files.read(path), files.read(original)
    except CannotRead as error:
        return Finding(path, "unreadable", facts={"reason": error.reason})
    facts = {
        "original": original.name,
        "command": called("compare", str(original), str(path)),
        "only": _only(copy, kept) or "though the two differ, the original has all its words",
    }
    return Finding(path, "same-copy" if copy == kept else "conflict-copy", facts=facts)


def _only(copy: bytes, kept: bytes) -> str:
    """Which questions have words in a *copy* that are not there in what is *kept*."""
    entry, other = (entries.read(decoded(data)) for data in (copy, kept))
    there: dict[Key, str] = {}
    for block in other.blocks:
        there[block.key] = f"{there.get(block.key, '')}{block.body}\n"
    first = len(lines(entry.header.front.raw))
    places = [
        f"{block.id or 'notes'} (line {first + block.line})"
        for block in entry.blocks
        if not _words(there.get(block.key, "")).hold(_words(f"{block.body}\n"))
    ]
    return f"it has words that the original lacks: {', '.join(places)}" if places else ""


def _words(text: str) -> Words:
    return Words(text.encode("utf-8", "replace"))
