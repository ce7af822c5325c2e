"""What is found around entries: their places, copies of them, and what was left lying about."""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from reflect import entries, files
from reflect.entries.block import Key
from reflect.errors import CannotRead, LeadsOut
from reflect.journal import Journal, Stored, unfinished
from reflect.journal.checking import mending
from reflect.journal.checking.findings import Finding
from reflect.journal.checking.mending import Mending, Words
from reflect.journal.folder import originals, sure
from reflect.journal.unfinished import Unfinished
from reflect.locale import N_
from reflect.text import decoded, lines

Identity = tuple[str, str, str]


#: What is younger may belong to somebody who is saving, typing or editing right now.
YOUNG = timedelta(hours=1)

_TEMPORARY = re.compile(r"\.~reflect-[0-9a-f]{8}\.tmp")
_PLAIN_ID = re.compile(r"[a-z0-9-]{1,60}")
_NAMED = re.compile(r"\d{4}-\d\d-\d\d-(?P<worksheet>.+?)(?:-\d+)?\.md", re.IGNORECASE)


def unread(errors: Iterable[CannotRead]) -> Iterator[Finding]:
    """The files and folders that could not be read."""
    for error in errors:
        if isinstance(error, LeadsOut) and error.path.exists():
            yield Finding(error.path, "link-outside")
        elif error.path.is_symlink() and not error.path.exists():
            yield Finding(error.path, "link-to-nowhere")
        else:
            yield Finding(error.path, "unreadable", facts={"reason": error.reason})


def misnamed(journal: Journal, known: Iterable[Stored]) -> Iterator[Finding]:
    """The entries that stand at another day than they were begun on."""
    for each in known:
        begun = each.header.moment
        # The day on the clock, or the shifted one.
        if begun and each.day not in (begun.date(), journal.settings.day(begun)):
            yield Finding(each.path, "name")


def unrecognised(
    journal: Journal, known: Iterable[Stored], worksheets: Container[str]
) -> Iterator[Finding]:
    """The files that would be entries, if there were anything in them that can be read as such."""
    there = {str(each.path) for each in known}
    for folder, folders, names, links in files.walk(journal.root):
        folders[:] = [name for name in folders if name[0] != "." and name != "worksheets"]
        for name in (*names, *links):
            path = Path(folder, name)
            if name[0] != "." and name[-3:].casefold() == ".md" and str(path) not in there:
                yield from _unrecognised(path, journal.root, worksheets)


def _unrecognised(path: Path, root: Path, worksheets: Container[str]) -> Iterator[Finding]:
    named = _NAMED.fullmatch(path.name)
    is_named = named is not None and named["worksheet"] in worksheets
    with suppress(CannotRead, OSError):  # whoever walked the journal has met that as well
        if is_named and path.is_file() and not files.read(path, root).strip(b"\0 \t\r\n"):
            yield Finding(path, "empty")


def open_to_others(journal: Journal, known: Iterable[Stored]) -> Iterator[Finding]:
    """The files and folders of ours that are not their owner's alone."""
    ours = dict.fromkeys([journal.root])
    for each in known:
        ours[each.path] = None
        for folder in each.path.parents:
            if not folder.is_relative_to(journal.root):
                break
            ours[folder] = None
    for state in journal.states:
        for below, _, names, _ in files.walk(state):
            ours |= dict.fromkeys([Path(below), *(Path(below, name) for name in names)])
    for path in ours:
        if files.is_open_to_others(path):
            yield Finding(path, "open-to-others", mending=mending.privacy(path))


def between(known: Iterable[Stored], called: Callable[..., str]) -> Iterator[Finding]:
    """All that is found between entries; *called* says how to call a command."""
    by_path = {each.path: each for each in sorted(known, key=lambda each: _rank(each.path))}
    copies: set[Path] = set()
    for path, each in by_path.items():
        if original := _original(each, by_path):
            copies.add(path)
            yield _copy(path, original, by_path, called)
    alike = defaultdict[Identity, list[Stored]](list)
    for path, each in by_path.items():
        identity = each.header.identity
        if identity and each.header.worksheet and path not in copies:
            alike[identity].append(each)
    for some in alike.values():
        if len(some) > 1:
            yield from _same(some)


def _same(some: Iterable[Stored]) -> Iterator[Finding]:
    """The copies among entries with one date: two runs of one moment are no copies."""
    firsts: dict[frozenset[str], Path] = {}
    for each in some:
        with suppress(CannotRead):  # whoever walked the journal has met that as well
            said = each.entry.said
            first = firsts.setdefault(said, each.path)
            if said and first != each.path:
                yield Finding(each.path, "same-run", facts={"other": first.name})


def _rank(path: Path) -> tuple[int, str]:
    """Shorter names first: a copy is called by the name of its original and more."""
    return len(path.name), str(path)


def _original(copy: Stored, known: dict[Path, Stored]) -> Path | None:
    """The file that *copy* is a copy of by its name, be it there or not."""
    for stem in originals(copy.path.stem):
        beside = known.get(copy.path.with_name(stem + copy.path.suffix))
        if beside and beside.header.identity and beside.header.identity == copy.header.identity:
            return beside.path
    stem = sure(copy.path.stem)
    return copy.path.with_name(stem + copy.path.suffix) if stem else None


def _copy(
    path: Path, original: Path, known: dict[Path, Stored], called: Callable[..., str]
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
        "only": _only(copy, kept),
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
    if not places:
        return N_("though the two differ, the original has all its words")
    return N_("it has words that the original lacks: {places}", places=", ".join(places))


def _words(text: str) -> Words:
    return Words(text.encode("utf-8", "replace"))


@dataclass
class Leftover:
    """A file that should not be there, and where its words are kept, too."""

    path: Path
    data: bytes
    holder: Path | None = None

    @cached_property
    def words(self) -> Words:
        """What it says."""
        return Words(self.data)

    @property
    def is_kept(self) -> bool:
        """Whether nothing in it would be lost."""
        return self.holder is not None or not self.words.lines

    @property
    def removal(self) -> Mending:
        """How it is taken away."""
        return mending.removal(self.path, self.data, self.holder)


@dataclass
class Leftovers:
    """All leftovers of a journal; entries are shown to it, in order to know what is kept."""

    journal: Journal
    now: datetime
    found: list[Finding] = field(default_factory=list)
    temporary: list[Leftover] = field(default_factory=list)
    editing: list[Leftover] = field(default_factory=list)
    slips: list[tuple[Leftover, Unfinished]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.states = self.journal.states
        for path in self._files():
            kind = self._kind(path)
            if kind and not self._is_young(path):
                self._take(path, kind)
        for each in [*self.temporary, *self.editing]:
            for slip, _ in self.slips:
                if Words(slip.data).hold(each.words):
                    each.holder = slip.path

    def see(self, stored: Stored) -> None:
        """Note what an entry keeps."""
        left = [each for each in (*self.temporary, *self.editing) if not each.is_kept]
        if left:
            words = Words(stored.data)
            for each in left:
                each.holder = stored.path if words.hold(each.words) else None

    def findings(self) -> Iterator[Finding]:
        """All that is found, once every entry has been seen."""
        yield from self.found
        for each in self.temporary:
            if each.is_kept:
                yield Finding(each.path, "leftover", mending=each.removal)
            else:
                sight = mending.sight(each.path, _visible(each))
                yield Finding(each.path, "leftover-words", mending=sight)
        for each in self.editing:
            if each.is_kept:
                yield Finding(each.path, "editor-file-kept", mending=each.removal)
            else:
                yield Finding(each.path, "editor-file")
        for slip, half in self.slips:
            if unfinished.owners(self.journal, half):
                continue
            if half.typed.strip():
                yield Finding(slip.path, "lone-slip")
            else:
                yield Finding(slip.path, "empty-slip", mending=slip.removal)

    def _files(self) -> Iterator[Path]:
        """The files in all folders that we write in."""
        for top in (self.journal.root, *self.states):
            for folder, folders, names, links in files.walk(top):
                folders[:] = [name for name in folders if name[0] != "."]
                yield from (Path(folder, name) for name in (*names, *links))

    def _kind(self, path: Path) -> str:
        """What a file may be that was left; nothing where it is any other."""
        if _TEMPORARY.fullmatch(path.name):
            return "temporary"
        if path.parent == self.journal.root / ".reflect" and path.name.startswith("lock"):
            return "lock" if path.name != "lock" else ""
        if path.parent.parent in self.states:
            place = path.parent.name, path.suffix
            return {("editing", ".md"): "editing", ("unfinished", ".json"): "slip"}.get(place, "")
        return ""

    def _is_young(self, path: Path) -> bool:
        try:
            changed = datetime.fromtimestamp(path.lstat().st_mtime)
        except OSError:
            return True  # it is gone already
        return self.now - changed < YOUNG

    def _take(self, path: Path, kind: str) -> None:
        try:
            left = Leftover(path, files.read(path, self.journal.root))
        except CannotRead as error:
            self.found.append(Finding(path, "unreadable", facts={"reason": error.reason}))
            return
        if kind == "slip":
            self._take_slip(left)
        elif kind == "lock" and not left.data:
            self.found.append(Finding(path, "lock-copy", mending=left.removal))
        elif kind == "temporary":
            self.temporary.append(left)
        elif kind == "editing":
            self.editing.append(left)

    def _take_slip(self, left: Leftover) -> None:
        try:
            half = Unfinished.read(left.data)
        except ValueError:
            self.found.append(Finding(left.path, "slip"))
            return
        # Other journals of this person have their slips in the same folder.
        if self.journal.has(half.entry):
            self.slips.append((left, half))


def _visible(left: Leftover) -> Path:
    """A name under which a hidden file is seen, as what it is."""
    try:
        Unfinished.read(left.data)
        return left.path.with_name("found.json")
    except ValueError:
        pass
    text = left.data.decode("utf-8", "replace")
    if not entries.is_entry(text):
        return left.path.with_name("found.txt")
    header = entries.header(text)
    day = f"{header.moment.date()}-" if header.moment else ""
    sheet = f"{header.worksheet}-" if _PLAIN_ID.fullmatch(header.worksheet) else ""
    return left.path.with_name(f"{day}{sheet}found.md")
