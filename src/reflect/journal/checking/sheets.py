"""What is found among the worksheets, and between them and the entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reflect import files, yaml
from reflect.errors import CannotRead, LeadsOut, NotText
from reflect.journal.checking.findings import Finding
from reflect.journal.library import Library, text_of
from reflect.worksheets import LOOKING_BACK, Reading

#: What an entry says of its worksheet: id and version.
Said = tuple[str, int | None]


@dataclass(frozen=True)
class Sheet:
    """A worksheet, as far as entries are held against it."""

    reading: Reading
    #: The version under which it is asked.
    version: int

    @cached_property
    def ids(self) -> frozenset[str]:
        """All questions it has or had; none where a mistake may hide some of them."""
        if not self.reading.usable:
            return frozenset()
        sheet = self.reading.worksheet
        former = (*sheet.retired, *sheet.after.values(), *sheet.was)
        return frozenset((*(each.id for each in sheet.family()), *former, LOOKING_BACK))


def sheets(library: Library) -> dict[str, Sheet]:
    """The worksheets that can be read, by id."""
    found = {id_: sheet(library, id_) for id_ in library.paths}
    return {id_: each for id_, each in found.items() if each}


def sheet(library: Library, id_: str) -> Sheet | None:
    """The worksheet with this id; None where it is gone, or cannot be read."""
    reading = library.known(id_)
    return Sheet(reading, library.number(id_)) if reading else None


def among(library: Library) -> Iterator[Finding]:
    """What is found in the person's own worksheets."""
    by_id: dict[str, Path] = {}
    for leading in library.leading_out():
        yield Finding(leading.path, "link-outside")
    for path in sorted(library.own.glob("*.md")):
        try:
            files.expect_inside(path, library.own.parent)
            id_ = yaml.split(text_of(path))[0].string("id")
        except LeadsOut:
            continue
        except CannotRead as error:
            yield Finding(path, "unreadable", facts={"reason": error.reason})
            continue
        except NotText:
            yield Finding(path, "not-utf-8")
            continue
        if not id_:
            continue
        if id_ in by_id:
            yield Finding(path, "worksheet-twice", facts={"other": by_id[id_].name})
        by_id[id_] = path
        yield from _in_another_sense(library, path)
        wrong = [each for each in library.reading(path).problems if not each.mild]
        if wrong:
            problem = wrong[0].what.rstrip(".?")
            yield Finding(path, "worksheet-broken", wrong[0].line, {"problem": problem})


def _in_another_sense(library: Library, path: Path) -> Iterator[Finding]:
    """Where a question means another thing than it did; with a number of its own it may."""
    reading = library.reading(path)
    for version, each in library.versions.differences(reading.worksheet):
        facts = {"what": each.said(version), "way": each.way}
        line, is_known = reading.lines.get(each.id, 1), version != reading.worksheet.version
        yield Finding(path, "another-sense", line, facts, may_be_meant=is_known)


def against(
    library: Library, known: Mapping[str, Sheet], said: Iterable[Said]
) -> Iterator[Finding]:
    """Where entries are from a worksheet that is gone, or from a newer version of it."""
    gone: dict[str, int] = {}
    newer: dict[str, list[int]] = {}
    for id_, version in said:
        if id_ and id_ not in library.paths:
            gone[id_] = gone.get(id_, 0) + 1
        elif version and id_ in known and version > known[id_].version:
            newer.setdefault(id_, []).append(version)
    for id_, count in gone.items():
        gone_facts = {"id": id_, "entries": _entries(count)}
        yield Finding(library.own / f"{id_}.md", "worksheet-gone", facts=gone_facts)
    for id_, versions in newer.items():
        facts = {
            "here": known[id_].version,
            "there": max(versions),
            "entries": _entries(len(versions)),
        }
        yield Finding(library.paths[id_], "worksheet-older", facts=facts)


def _entries(count: int) -> str:
    return "one entry is" if count == 1 else f"{count} entries are"
