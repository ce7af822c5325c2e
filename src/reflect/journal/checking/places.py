"""What is found about files as such: whether they can be read, by whom, what they are called."""

import re
import stat
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from reflect import files
from reflect.errors import CannotRead, LeadsOut
from reflect.journal import Journal, Stored
from reflect.journal.checking.copies import Known
from reflect.journal.checking.findings import Finding
from reflect.journal.checking.mending import Privacy

_NAMED = re.compile(r"\d{4}-\d\d-\d\d-(?P<worksheet>.+?)(?:-\d+)?\.md", re.IGNORECASE)


def known(journal: Journal, stored: Stored) -> Known:
    """An entry, as far as its place and those of others matter."""
    head = stored.header
    moment = head.moment
    days = (moment.date(), journal.settings.day(moment)) if moment else ()
    return Known(stored.path, stored.day, days, head.identity)


def unread(errors: Iterable[CannotRead]) -> Iterator[Finding]:
    """The files and folders that could not be read."""
    for error in errors:
        if isinstance(error, LeadsOut) and error.path.exists():
            yield Finding(error.path, "link-outside")
        elif error.path.is_symlink() and not error.path.exists():
            yield Finding(error.path, "link-to-nowhere")
        else:
            yield Finding(error.path, "unreadable", facts={"reason": error.reason})


def entry(known: Known) -> Iterator[Finding]:
    """What is found about the file of an entry, without a look inside."""
    if known.days and known.day not in known.days:
        yield Finding(known.path, "name")


def unrecognised(
    journal: Journal, known: Iterable[Known], worksheets: Container[str]
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


def open_to_others(journal: Journal, known: Iterable[Known]) -> Iterator[Finding]:
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
            mode = stat.S_IMODE(path.stat().st_mode)
            yield Finding(path, "open-to-others", mending=Privacy(path, mode))
