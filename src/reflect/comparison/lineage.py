"""What has to be known of a run to look at all of them, and of a question whose place was taken."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from reflect.entries.answer import Answer
from reflect.entries.block import Key
from reflect.questions import Wordings
from reflect.text import folded


class Run(Protocol):
    """What has to be known of a run in order to look at all of them."""

    @property
    def answers(self) -> Sequence[Answer]:
        """Its answers."""

    @property
    def about(self) -> Sequence[str]:
        """The people it is about."""

    @property
    def version(self) -> int | None:
        """The version of its worksheet."""

    @property
    def wordings(self) -> Wordings:
        """What is known of its worksheet today."""

    @property
    def hidden(self) -> Container[Key]:
        """What is answered there, and stays out of sight."""


R = TypeVar("R", bound=Run)


def spellings(runs: Iterable[Run]) -> dict[str, str]:
    """How each person is spelled in the newest of the *runs* that names them, by the folded name.

    The *runs* come newest first.
    """
    found: dict[str, str] = {}
    for run in runs:
        for name in (*run.about, *(each.person for each in run.answers if each.person)):
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
