"""Two runs -> what became of each answer, by question and person, and of each plan in one."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from reflect.comparison import prose, ratings
from reflect.comparison.kinds import Negation
from reflect.comparison.parts import Part, Segment
from reflect.entries.answer import Answer
from reflect.entries.block import Key
from reflect.questions import Action, Value, data
from reflect.text import folded

#: What can have become of an answer.
CLASSES = (
    "unchanged",
    "reworded",
    "extended",
    "shortened",
    "rewritten",
    "new",
    "removed",
    "moved",
    "changed",
)

#: Kinds whose value is one thing: another one is a change, whatever its letters share.
_WHOLE = ("scale", "yesno", "choice", "choices", "date")

#: What became of a plan that was only touched up.
_SAME_PLAN = ("reworded", "extended", "shortened")
#: Above so many pairs only the same words are the same plan.
PAIRS = 2_500


class Change(NamedTuple):
    """One question, in both runs or in one of them."""

    id: str
    person: str | None
    old: Answer | None
    new: Answer | None
    kind: str
    segments: tuple[Segment, ...]
    #: The same, sentence by sentence.
    parts: tuple[Part, ...] = ()
    #: What a rewritten answer has kept, as it reads now, the longest first.
    kept: tuple[str, ...] = ()
    #: The negating words that came ``+`` or went ``-`` inside sentences that otherwise stayed.
    negations: tuple[Negation, ...] = ()

    @property
    def question(self) -> str:
        """The wording it was asked in last."""
        asked = self.new or self.old
        return asked.question if asked else ""

    @property
    def is_told(self) -> bool:
        """Whether something is said about it; what is merely open now is nobody's business."""
        is_open = self.new is None or self.new.state == "open"
        return self.kind != "unchanged" and not (self.kind == "removed" and is_open)

    def is_of(self, ids: Container[str]) -> bool:
        """Whether it is of a question in *ids*, or of one that took the place of such."""
        return self.id in ids or (self.old is not None and self.old.id in ids)

    def data(self) -> dict[str, object]:
        """The change by its JSON names."""
        return {
            "id": self.id,
            "for": self.person,
            "question": self.question,
            "old_question": self.old.question if self.old else None,
            "class": self.kind,
            "segments": [list(segment) for segment in self.segments],
            "kept": list(self.kept),
            "negations": [list(negation) for negation in self.negations],
            "old_value": data(_value(self.old)),
            "new_value": data(_value(self.new)),
            "old_scale": _scale(self.old),
            "new_scale": _scale(self.new),
        }


def between(
    old: Sequence[Answer], new: Sequence[Answer], after: Mapping[str, str] | None = None
) -> list[Change]:
    """What became of each answer; *after* says which question took the place of which.

    In the order of the *new* answers; what only *old* has stands where it stood there.
    """
    before = {answer.key: answer for answer in old}
    now = {answer.key: answer for answer in new}
    taken: dict[Key, Key] = {}
    for key in [key for key in now if key not in before]:
        former = ((after or {}).get(key[0], ""), key[1])
        if former in before and former not in now:
            taken.setdefault(former, key)
    before = {taken.get(key, key): answer for key, answer in before.items()}
    people = {answer.key[1]: answer.person for answer in (*old, *new)}
    return [
        _change(id_, people[person], before.get((id_, person)), now.get((id_, person)))
        for id_, person in _merged(list(before), list(now))
    ]


def summary(changes: Sequence[Change]) -> dict[str, int]:
    """How many answers each class has."""
    return {name: sum(change.kind == name for change in changes) for name in CLASSES}


def _merged(old: list[Key], new: list[Key]) -> list[Key]:
    """All keys in the order of *new*; each of *old* alone stands behind the one before it."""
    known, alone = set(new), defaultdict[Key | None, list[Key]](list)
    before = None
    for key in old:
        if key in known:
            before = key
        else:
            alone[before].append(key)
    return [*alone[None], *(each for key in new for each in (key, *alone[key]))]


def _change(id_: str, person: str | None, old: Answer | None, new: Answer | None) -> Change:
    if old and new:
        old, new = ratings.apart([old, new])
    texts = _text(old), _text(new)
    difference = (old and new and _renamed(old, new)) or prose.between(*texts)
    kind = difference.kind
    if old and new and all(texts) and _is_other_value(old, new):
        kind = "changed"
    kept = difference.kept if kind == "rewritten" else ()
    return Change(
        *(id_, person, old, new, kind),
        segments=difference.segments,
        parts=difference.parts,
        kept=kept,
        negations=difference.negations,
    )


def _is_other_value(old: Answer, new: Answer) -> bool:
    """Whether a mark, a choice or a day is another one, not only told in other words."""
    if (old.kind and new.kind and old.kind != new.kind) or new.is_on_another:
        return True
    scales = isinstance(old.value, int) and isinstance(new.value, int)
    return old.value != new.value and (new.kind in _WHOLE or (not new.kind and scales))


def _renamed(old: Answer, new: Answer) -> prose.Difference | None:
    """What became of the words beside one choice, whose options have other labels by now."""
    then, now = (each.text.removesuffix(each.words) for each in (old, new))
    if old.kind != new.kind or new.kind not in ("choice", "choices") or old.value is None:
        return None
    if old.value != new.value or then.strip() == now.strip():
        return None
    beside = prose.between(old.words, new.words)
    kind = {"new": "extended", "removed": "shortened"}.get(beside.kind, beside.kind)
    before = ("=", then, now)
    return beside._replace(
        kind=kind,
        segments=(before, *beside.segments),
        parts=(Part((before,)), *beside.parts),
    )


def _text(answer: Answer | None) -> str:
    return answer.text if answer and answer.state == "answered" else ""


def _value(answer: Answer | None) -> Value | None:
    return answer.value if answer else None


def _scale(answer: Answer | None) -> dict[str, object] | None:
    """The scale that a rating is on, by its JSON names."""
    rating = answer.rating if answer else None
    return rating.ends.data() if rating else None


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


def plans(old: Sequence[Action], new: Sequence[Action]) -> list[Plan]:
    """Plans with their states: *old* ones that are gone, then those of today."""
    free: dict[str, list[int]] = defaultdict(list)
    for at in reversed(range(len(old))):
        free[folded(old[at].text)].append(at)
    former: dict[int, Action] = {}
    for there, action in enumerate(new):
        if places := free[folded(action.text)]:
            former[there] = old[places.pop()]
    left = sorted(at for places in free.values() for at in places)
    for there, action in enumerate(new):
        if there not in former and len(old) * len(new) <= PAIRS:
            found = next((at for at in left if _is_alike(old[at], action)), None)
            if found is not None:
                former[there] = old[found]
                left.remove(found)
    here = (Plan(action, former.get(there)) for there, action in enumerate(new))
    return [*(Plan(old[at], old[at], is_there=False) for at in left), *here]


def _is_alike(one: Action, other: Action) -> bool:
    """Whether *other* is *one* in words that were only touched up."""
    return prose.between(one.text, other.text).kind in _SAME_PLAN
