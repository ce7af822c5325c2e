"""The worksheets that are offered to a person."""

from reflect.journal import Journal
from reflect.journal.runs import Selection


def worksheets(journal: Journal) -> list[str]:
    """Ids of all worksheets, without those named after somebody the settings exclude."""
    library, seen = journal.library, Selection(excluded=journal.settings.exclude)
    ids = sorted(library.paths)
    if not seen.excluded:
        return ids
    called = ((id_, f"{id_}\n{library.title(id_)}\n{library.paths[id_].name}") for id_ in ids)
    return [
        id_
        for id_, text in called
        if not seen.names_somebody(text, but=library.wordings(id_).kinds)
    ]
