"""Findings around entries: unreadable files, permissions, copies, and leftovers."""

import re
import stat
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from reflect import entries, files
from reflect.errors import CannotRead, FileChanged, LeavesJournal
from reflect.journal import Journal, Stored, autosaves
from reflect.journal.autosaves import UnfinishedAnswer
from reflect.journal.checking.findings import Finding, Repair
from reflect.journal.folder import sure, visited
from reflect.journal.trash import LineSet
from reflect.locale import N_
from reflect.text import decode, lines

#: What is younger may belong to somebody who is saving, typing or editing right now.
YOUNG = timedelta(hours=1)

_TEMPORARY = re.compile(r"\.~reflect-[0-9a-f]{8}\.tmp")
#: What lies in a folder of the state, by that and the ending.
_KINDS = {
    ("editing", ".md"): "editing",
    ("unfinished", ".json"): "slip",
    ("worksheets", ".md"): "worksheet",
}
_PLAIN_ID = re.compile(r"[a-z0-9-]{1,60}")
_NAMED = re.compile(r"\d{4}-\d\d-\d\d-(?P<worksheet>.+?)(?:-\d+)?\.md", re.IGNORECASE)


def unread(errors: Iterable[CannotRead]) -> Iterator[Finding]:
    """Files and folders that could not be read."""
    for error in errors:
        if isinstance(error, LeavesJournal) and error.path.exists():
            yield Finding(error.path, "link-outside")
        elif error.path.is_symlink() and not error.path.exists():
            yield Finding(error.path, "link-to-nowhere")
        else:
            yield Finding(error.path, "unreadable", facts={"reason": error.reason})


def misnamed(journal: Journal, known: Iterable[Stored]) -> Iterator[Finding]:
    """Entries whose names say another day than their dates."""
    for each in known:
        begun = each.header.moment
        # The day on the clock, or the shifted one.
        if begun and each.day not in (begun.date(), journal.settings.day(begun)):
            yield Finding(each.path, "name")


def empty(
    journal: Journal, known: Iterable[Stored], worksheets: Container[str]
) -> Iterator[Finding]:
    """Empty files that are named like entries of some *worksheets*."""
    there = {str(each.path) for each in known}
    for path in visited(journal.root):
        named = _NAMED.fullmatch(path.name)
        if not named or named["worksheet"] not in worksheets or str(path) in there:
            continue
        with suppress(CannotRead, OSError):  # whoever walked the journal has met that as well
            if path.is_file() and not files.read(path, journal.root).strip(b"\0 \t\r\n"):
                yield Finding(path, "empty")


def open_to_others(journal: Journal, known: Collection[Stored]) -> Iterator[Finding]:
    """Files and folders of ours that other accounts may open."""
    ours = dict.fromkeys([journal.root, *(each.path for each in known)])
    for folder in {each.path.parent for each in known}:
        every = (folder, *folder.parents)
        ours |= dict.fromkeys(each for each in every if each.is_relative_to(journal.root))
    for state in journal.state_folders:
        for below, _, names, _ in files.walk(state):
            ours |= dict.fromkeys([Path(below), *(Path(below, name) for name in names)])
    for path in filter(files.is_open_to_others, ours):
        mode = stat.S_IMODE(path.stat().st_mode)
        was, becomes = f"{mode:04o}", f"{mode & stat.S_IRWXU:04o}"
        change = N_("only your account may open it ({was} becomes {now})", was=was, now=becomes)

        def mend(path: Path = path) -> None:
            files.make_private(path)

        yield Finding(path, "open-to-others", repair=Repair(path, (change,), mend))


def copies(known: Iterable[Stored], called: Callable[..., str]) -> Iterator[Finding]:
    """Entries that are copies of others; *called* gives command lines."""
    alike = defaultdict[object, list[Stored]](list)
    there = {each.path for each in known}
    # Shorter names first: a copy is called by the name of its original and more.
    for each in sorted(known, key=lambda each: (len(each.path.name), each.file)):
        path, stem = each.path, sure(each.path.stem)
        if each.copy_of or stem:
            original = Path(each.copy_of or path.with_name(stem + path.suffix))
            if original in there:
                yield from _copy(path, original, called)
            else:
                yield Finding(path, "lone-copy", facts={"original": original.name})
        elif each.header.identity and each.header.worksheet:
            alike[each.header.identity].append(each)
    for some in alike.values():
        if len(some) > 1:
            yield from _same(some)


def _copy(path: Path, original: Path, called: Callable[..., str]) -> Iterator[Finding]:
    """A copy, and where it has words that its *original* lacks."""
    with suppress(CannotRead):  # whoever walked the journal has met that as well
        copy, kept = files.read(path), files.read(original)
        facts = {"original": original.name}
        if copy != kept:
            facts["command"] = called("compare", str(original), str(path))
            facts["only"] = _only(copy, kept)
        yield Finding(path, "same-copy" if copy == kept else "conflict-copy", facts=facts)


def _only(copy: bytes, kept: bytes) -> str:
    """A phrase that names the questions with words in a *copy* that the *kept* file lacks."""

    def words(text: str) -> LineSet:
        return LineSet(text.encode("utf-8", "replace"))

    entry, other = (entries.read(decode(data)) for data in (copy, kept))
    there = defaultdict[object, str](str)
    for block in other.blocks:
        there[block.key] += f"{block.body}\n"
    first = len(lines(entry.header.front.raw))
    places = [
        f"{block.id or 'notes'} (line {first + line})"
        for line, block in zip(entry.page.lines, entry.blocks, strict=True)
        if not words(there[block.key]).contains(words(f"{block.body}\n"))
    ]
    if not places:
        return N_("though the two differ, all its words are in the original too")
    return N_("it has words that are missing in the original: {places}", places=", ".join(places))


def _same(some: Iterable[Stored]) -> Iterator[Finding]:
    """The copies among entries with one date: two runs of one moment are no copies."""
    firsts: dict[frozenset[str], Path] = {}
    for each in some:
        with suppress(CannotRead):  # whoever walked the journal has met that as well
            said = each.entry.text_hashes
            first = firsts.setdefault(said, each.path)
            if said and first != each.path:
                yield Finding(each.path, "same-run", facts={"other": first.name})


def leftovers(journal: Journal, now: datetime) -> Iterator[Finding]:
    """Leftovers of saves, editors and sittings, and copies of the lock."""
    left = defaultdict[str, dict[Path, bytes]](dict)
    for path, kind in _left(journal, now):
        try:
            left[kind][path] = files.read(path, journal.root)
        except CannotRead as error:
            yield Finding(path, "unreadable", facts={"reason": error.reason})
    for path, data in left["lock"].items():
        if not data:
            yield Finding(path, "lock-copy", repair=_removal(path, data))
    for path in left["worksheet"]:
        yield Finding(path, "unkept-worksheet")
    yield from _of_writing(journal, left["temporary"], left["editing"], left["slip"])
    yield from _of_sittings(journal, left["slip"])


def _of_writing(
    journal: Journal,
    saves: Mapping[Path, bytes],
    edited: Mapping[Path, bytes],
    slips: Mapping[Path, bytes],
) -> Iterator[Finding]:
    """Leftovers of saves and editors, whose words may be in an entry or one of the *slips*."""
    left = {**saves, **edited}
    holders = _holders(journal, slips, {path: LineSet(data) for path, data in left.items()})
    for path, data in left.items():
        if path in holders:
            kind = "leftover" if path in saves else "editor-file-kept"
            yield Finding(path, kind, repair=_removal(path, data, holders[path]))
        elif path in saves:
            yield Finding(path, "leftover-words", repair=_sight(path, data))
        else:
            yield Finding(path, "editor-file")


def _of_sittings(journal: Journal, slips: Mapping[Path, bytes]) -> Iterator[Finding]:
    """Autosaves that belong to no entry of the *journal*."""
    for path, data in slips.items():
        try:
            half = UnfinishedAnswer.read(data)
        except ValueError:
            yield Finding(path, "slip")
            continue
        # Other journals of this person have their slips in the same folder.
        if not journal.contains(half.entry) or autosaves.owners(journal, half):
            continue
        if half.typed.strip():
            yield Finding(path, "lone-slip")
        else:
            yield Finding(path, "empty-slip", repair=_removal(path, data))


def _left(journal: Journal, now: datetime) -> Iterator[tuple[Path, str]]:
    """Files that should not be there, each with what it may be."""
    states = journal.state_folders
    for path in chain.from_iterable(map(visited, (journal.root, *states))):
        place, kind = (path.parent.name, path.suffix), ""
        if _TEMPORARY.fullmatch(path.name):
            kind = "temporary"
        elif path.parent == journal.root / ".reflect" and path.name.startswith("lock"):
            kind = "lock" if path.name != "lock" else ""
        elif path.parent.parent in states:
            kind = _KINDS.get(place, "")
        with suppress(OSError):  # it is gone already
            if kind and now - datetime.fromtimestamp(path.lstat().st_mtime) >= YOUNG:
                yield path, kind


def _holders(
    journal: Journal, slips: Mapping[Path, bytes], left: Mapping[Path, LineSet]
) -> dict[Path, Path | None]:
    """Files that may go, each with a slip or an entry that has all its words, if it has any."""
    found: dict[Path, Path | None] = {path: None for path, said in left.items() if not said.lines}
    for path, data in chain(slips.items(), ((each.path, each.data) for each in journal)):
        if len(found) == len(left):
            break
        words = LineSet(data)
        for other, said in left.items():
            if other not in found and words.contains(said):
                found[other] = path
    return found


def _removal(path: Path, seen: bytes, holder: Path | None = None) -> Repair:
    """The removal of a file without words, or whose words its *holder* keeps."""

    def mend() -> None:
        if files.read(path) != seen:
            raise FileChanged(path)
        if holder and not LineSet(files.read(holder)).contains(LineSet(seen)):
            raise FileChanged(holder)
        files.remove(path)

    return Repair(path, (N_("it is removed"),), mend)


def _sight(path: Path, data: bytes) -> Repair:
    """The renaming of a hidden file with words, so that people see it."""
    to = path.with_name(_visible_name(data))

    def mend() -> None:
        for name in files.numbered(to):
            with suppress(FileExistsError):
                files.rename(path, name)
                break

    return Repair(path, (N_("it becomes {name}", name=to.name),), mend)


def _visible_name(data: bytes) -> str:
    """A name that says what a hidden file is."""
    with suppress(ValueError):
        UnfinishedAnswer.read(data)
        return "found.json"
    text = data.decode("utf-8", "replace")
    header = entries.recognised(text)
    if not header:
        return "found.txt"
    day = f"{header.moment.date()}-" if header.moment else ""
    sheet = f"{header.worksheet}-" if _PLAIN_ID.fullmatch(header.worksheet) else ""
    return f"{day}{sheet}found.md"
