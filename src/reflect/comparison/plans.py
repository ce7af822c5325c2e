"""Two lists of things to do -> what became of each of them."""

from collections.abc import Sequence
from typing import NamedTuple

from reflect.comparison import prose
from reflect.questions import Action
from reflect.text import folded

#: Above so many pairs only the same words are the same plan.
PAIRS = 2_500

_SAME_PLAN = ("reworded", "extended", "shortened")


class Plan(NamedTuple):
    """Something to do, as it stands now or, where it is no longer there, as it stood then."""

    action: Action
    #: As it was planned then, if it was.
    former: Action | None = None
    is_there: bool = True

    @property
    def state(self) -> str:
        """``done``, ``let go`` or ``open``; ``new`` and ``then`` for what is open on one side."""
        if self.action.state:
            return self.action.state
        if not self.is_there:
            return "then"
        return "open" if self.former else "new"


def between(old: Sequence[Action], new: Sequence[Action]) -> list[Plan]:
    """What became of *old* plans that are no longer there, and then those of today."""
    mates: dict[int, int] = {}
    for is_same in (_is_equal, _is_alike) if len(old) * len(new) <= PAIRS else (_is_equal,):
        for there, action in enumerate(new):
            if there not in mates:
                free = (at for at in range(len(old)) if at not in mates.values())
                found = next((at for at in free if is_same(old[at], action)), None)
                mates |= {} if found is None else {there: found}
    gone = [each for at, each in enumerate(old) if at not in mates.values()]
    former = {there: old[at] for there, at in mates.items()}
    here = (Plan(action, former.get(there)) for there, action in enumerate(new))
    return [*(Plan(action, action, is_there=False) for action in gone), *here]


def _is_equal(one: Action, other: Action) -> bool:
    return folded(one.text) == folded(other.text)


def _is_alike(one: Action, other: Action) -> bool:
    """Whether *other* is *one* in words that were only touched up."""
    return prose.between(one.text, other.text).kind in _SAME_PLAN
