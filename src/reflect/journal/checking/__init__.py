"""A look at all files: what could not be understood, what lies about, and the way out of each."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path

from reflect.errors import ReflectError
from reflect.errors.phrases import command_line
from reflect.journal import Journal, Stored
from reflect.journal.checking import inside
from reflect.journal.checking.findings import Finding, Repair
from reflect.journal.checking.inside import Sheet

__all__ = ["CheckResult", "Finding", "Repair", "apply_repairs", "place", "within"]

_called = partial(command_line, "reflect")


@dataclass
class CheckResult:
    """The findings of one check of a journal."""

    findings: Sequence[Finding]
    #: The number of entries.
    entries: int

    @classmethod
    def at(
        cls,
        journal: Journal,
        now: datetime,
        called: Callable[..., str] = _called,
    ) -> "CheckResult":
        """Check every file of a *journal*, at the time *now*; *called* gives command lines."""
        from reflect.journal.checking import around, sheets  # only here: one entry needs neither

        library = journal.library
        asked: dict[tuple[str, str], Sheet | None] = {}
        known: list[Stored] = []
        found: list[Finding] = []
        for stored in journal:
            known.append(stored.without_data())
            name = stored.header.worksheet, stored.header.language
            if name not in asked:
                asked[name] = Sheet.of(library, *name)
            found += inside.findings(stored, asked[name])
        ids = {*library.paths, *(each.header.worksheet for each in known)}
        found += around.unread(journal.unreadable)
        found += around.misnamed(journal, known)
        found += around.empty(journal, known, ids)
        found += around.open_to_others(journal, known)
        found += around.copies(known, called)
        found += sheets.worksheets(library)
        found += sheets.without_worksheet(library, asked, [each.header for each in known])
        found += around.leftovers(journal, now)
        found.sort(key=lambda each: (not each.path.is_relative_to(journal.root), *_order(each)))
        return cls(found, len(known))

    def first(self, most: int) -> list[Finding]:
        """The first *most* findings of each kind."""
        of_kind = defaultdict[str, "count[int]"](count)
        return [each for each in self.findings if next(of_kind[each.kind]) < most]

    @property
    def repairs(self) -> list[Repair]:
        """Repairs that need no decision, each once."""
        return list(dict.fromkeys(each.repair for each in self.findings if each.repair))


def within(journal: Journal, stored: Stored) -> list[Finding]:
    """The findings in one entry."""
    sheet = Sheet.of(journal.library, stored.header.worksheet, stored.header.language)
    return sorted(inside.findings(stored, sheet), key=_order)


def place(path: Path, root: Path, line: int = 0) -> str:
    """The name of a place: the file, as seen from *root*, and the line."""
    name = path.relative_to(root) if path != root and path.is_relative_to(root) else path
    return f"{name}:{line}" if line else str(name)


def apply_repairs(
    journal: Journal, repairs: Sequence[Repair]
) -> tuple[set[Repair], list[ReflectError]]:
    """Make changes; those that were made, and an error for each that was refused."""
    done: set[Repair] = set()
    refused: list[ReflectError] = []
    for each in repairs:
        try:
            with journal.lock() if journal.root.is_dir() else nullcontext():
                each.apply()
        except ReflectError as error:
            refused.append(error)
        else:
            done.add(each)
    return done, refused


def _order(finding: Finding) -> tuple[str, int]:
    return str(finding.path), finding.line
