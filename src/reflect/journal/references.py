"""The names by which people call an entry: a path, a stem, a day, ``yesterday``, ``latest~1``."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from math import inf
from pathlib import Path
from unicodedata import normalize

from reflect import files
from reflect.errors import AmbiguousEntry, UnknownEntry
from reflect.journal import Journal, Stored
from reflect.journal.runs import Run, Selection, nothing_found
from reflect.locale import ngettext
from reflect.questions.kinds.days import past_days
from reflect.text import folded

_SHOWN = 10


def find(
    journal: Journal,
    name: str,
    among: Iterable[Stored] | None = None,
    selection: Selection | None = None,
) -> Stored:
    """The entry called *name*; raises UnknownEntry, AmbiguousEntry or what `nothing_found` says.

    Names that count, as ``first`` and ``latest~1``, count *among* these entries, newest first,
    which are those of a *selection*.
    """
    seen = selection or Selection(excluded=journal.settings.exclude)
    if _is_path(name):
        path = _spelled(Path(os.path.abspath(name)))  # noqa: PTH100 - keeps links
        return journal.read(_from_here(journal, path))
    back = _steps_back(name)
    if back is not None:
        counted = (each for each in (journal if among is None else among) if not each.copy_of)
        return _nth(journal, seen, name, back, counted)
    stored = list(journal)
    if not stored:
        raise nothing_found(journal, seen.said, are_finished=False)
    exact = [each for each in stored if folded(each.path.stem) == folded(name)]
    found = exact or [each for each in stored if _begins(each, name)]
    if not found and (days := past_days(name, journal.settings.day(datetime.now()))):
        found = [each for each in stored if days[0] <= each.day <= days[1]]
    found = [each for each in found if not each.copy_of] or found
    if not found:
        raise UnknownEntry(name, journal.unreadable[:1])
    if len(found) > 1:
        runs = [Run.of(each, seen) for each in found if seen.takes(each)]
        runs = runs or [Run.of(each, seen) for each in found]
        raise AmbiguousEntry(name, _called(runs[:_SHOWN]), len(runs))
    return found[0]


def _called(runs: Sequence[Run]) -> list[str]:
    """What to call each of these by: its name, or its path where two have one name.

    With the time of day behind it where that tells two of one day apart.
    """
    often = Counter(folded(run.name) for run in runs)
    of_day = Counter(day for day, _ in {(run.day, run.time) for run in runs})
    is_path = [often[folded(run.name)] > 1 and not run.hides(run.file) for run in runs]
    names = [run.file if by_path else run.name for run, by_path in zip(runs, is_path, strict=True)]
    times = [run.time if of_day[run.day] > 1 else "" for run in runs]
    room = max(map(len, names))
    return [f"{name:{room}}  {time}".rstrip() for name, time in zip(names, times, strict=True)]


def _is_path(name: str) -> bool:
    is_named = os.sep in name or "/" in name or name.casefold().endswith(".md")
    return is_named or os.path.isfile(name)  # noqa: PTH113 - a name that is too long is no file


def _spelled(path: Path) -> Path:
    """*path* as it lies there: an accent may be a part of its letter, or follow it."""
    missing = []
    while not os.path.lexists(path) and path != path.parent:
        missing.append(path.name)
        path = path.parent
    for name in reversed(missing):
        there: list[Path] = []
        with suppress(OSError):
            there = list(path.iterdir())
        like = (each for each in there if normalize("NFC", each.name) == normalize("NFC", name))
        path = next(like, path / name)
    return path


def _from_here(journal: Journal, path: Path) -> Path:
    """*path* by the name that the *journal* goes by now, where it lies there by another."""
    if path.is_relative_to(journal.root) or os.path.islink(path):  # noqa: PTH114 - nor too long
        return path
    place = files.place_in(journal.root, path)
    return journal.root / place if place else path


def _steps_back(name: str) -> float | None:
    """How far before the newest entry *name* lies; nothing where it does not say."""
    known = {"latest": 0, "previous": 1, "first": inf}
    found = re.fullmatch(r"(?:latest)?~(\d{0,6})", name)
    return int(found[1] or 1) if found else known.get(name)


def _nth(
    journal: Journal, selection: Selection, name: str, back: float, among: Iterable[Stored]
) -> Stored:
    """The entry so far *back*; the first of all where that is infinitely far."""
    count, stored = 0, None
    for stored in among:
        if count == back:
            return stored
        count += 1
    if not stored:
        raise nothing_found(journal, selection.said, are_finished=False)
    if back == inf:
        return stored
    raise UnknownEntry(name, [ngettext("There is one.", "There are {count}.", count)])


def _begins(stored: Stored, name: str) -> bool:
    """Whether *name* begins the file's name or the entry's id."""
    wanted = folded(name)
    names = folded(stored.path.stem), stored.id
    return bool(wanted) and any(each.startswith(wanted) for each in names)
