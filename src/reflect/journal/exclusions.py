"""What is to be left out, held against what there is: a slip of the pen would leave nothing out."""

from collections.abc import Iterable

from reflect.errors import NothingToExclude
from reflect.journal import Journal, Stored
from reflect.journal.mentions import bare
from reflect.journal.runs import Selection, names_run


def worksheets(journal: Journal) -> list[str]:
    """The ids of all worksheets, but for those called after somebody who is left out for good."""
    library, seen = journal.library, Selection(excluded=journal.settings.exclude)
    if not seen.excluded:
        return sorted(library.paths)
    called = {
        id_: f"{id_}\n{library.title(id_)}\n{path.name}"
        for id_, path in sorted(library.paths.items())
    }
    return [
        id_
        for id_, text in called.items()
        if not seen.names_somebody(text, but=library.wordings(id_).kinds)
    ]


def check(journal: Journal, excluded: Iterable[str]) -> None:
    """Raise NothingToExclude where something is no person, no question and no run."""
    left = {bare(each): each for each in excluded}
    # Heads are read at once, so answers are looked into only for what no head says.
    for said in (_in_head, _in_answers):
        for stored in journal if left else ():
            known = said(stored)
            known |= {each for each in left if names_run(stored, each)}
            left = {each: name for each, name in left.items() if each not in known}
            if not left:
                return
    if left:
        raise NothingToExclude(next(iter(left.values())))


def _in_head(stored: Stored) -> set[str]:
    """The people that an entry is about."""
    return set(map(bare, stored.header.about))


def _in_answers(stored: Stored) -> set[str]:
    """The questions and people that answers are to."""
    answers = stored.entry.answers
    return {each.id for each in answers} | {bare(each.person) for each in answers if each.person}
