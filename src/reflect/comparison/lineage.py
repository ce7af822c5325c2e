"""How people are spelled in all runs, and which questions took the place of which."""

from collections.abc import Iterable, Mapping

from reflect.journal.runs import Run
from reflect.text import folded


def spellings(runs: Iterable[Run]) -> dict[str, str]:
    """How each person is spelled in the newest of the *runs* that names them, by the folded name.

    The *runs* come newest first.
    """
    found: dict[str, str] = {}
    for run in runs:
        for name in run.named:
            found.setdefault(folded(name), name)
    return found


def lineage(id_: str, after: Mapping[str, str]) -> tuple[str, ...]:
    """The question *id_* as it is asked today, and those before whose place it took.

    *after* says which question took the place of which. Where two took the place of one, that one
    goes on as itself.
    """
    newest, seen = id_, {id_}
    while True:
        following = [new for new, old in after.items() if old == newest]
        if len(following) != 1 or following[0] in seen:
            break
        newest = following[0]
        seen.add(newest)
    found = [newest]
    while (former := after.get(found[-1])) and former not in found:
        found.append(former)
    return tuple(found)
