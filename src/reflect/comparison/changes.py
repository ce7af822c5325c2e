"""Changes between two runs: of each answer, and of the worksheet itself."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reflect.comparison import prose, ratings
from reflect.comparison.parts import Part
from reflect.comparison.prose import Difference
from reflect.entries.answer import Answer
from reflect.entries.block import Key
from reflect.questions import PLACEHOLDER, Wording, data
from reflect.text import normalised
from reflect.worksheets import RESERVED, Worksheet

#: Classes of changes to an answer.
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

#: Kinds with an atomic value: another value is a change, however many letters they share.
_ATOMIC = ("scale", "yesno", "choice", "choices", "date")


class Change(NamedTuple):
    """The answers to a question in two runs, or in one of them, and their difference."""

    id: str
    person: str | None
    old: Answer | None
    new: Answer | None
    difference: Difference

    @property
    def kind(self) -> str:
        """One of `CLASSES`."""
        return self.difference.kind

    @property
    def question(self) -> str:
        """The wording of the question when it was last asked."""
        asked = self.new or self.old
        return asked.question if asked else ""

    @property
    def is_shown(self) -> bool:
        """Whether pages mention the change: not if the answer is equal, or merely open now."""
        is_open = self.new is None or self.new.state == "open"
        return self.kind != "unchanged" and not (self.kind == "removed" and is_open)

    def concerns(self, ids: Container[str]) -> bool:
        """Whether its question, or the one which that replaced, is among *ids*."""
        return self.id in ids or (self.old is not None and self.old.id in ids)

    def data(self) -> dict[str, object]:
        """JSON fields of the change."""
        then, now = (answer.rating if answer else None for answer in (self.old, self.new))
        return {
            "id": self.id,
            "for": self.person,
            "question": next((each.asked for each in (self.new, self.old) if each), ""),
            "old_question": self.old.asked if self.old else None,
            "class": self.kind,
            "segments": [list(segment) for segment in self.difference.segments],
            "kept": list(self.difference.kept),
            "negations": [list(negation) for negation in self.difference.negations],
            "old_value": data(self.old.value if self.old else None),
            "new_value": data(self.new.value if self.new else None),
            "old_scale": then.ends.data() if then else None,
            "new_scale": now.ends.data() if now else None,
        }


def changes_between(
    old: Sequence[Answer], new: Sequence[Answer], after: Mapping[str, str] | None = None
) -> list[Change]:
    """Changes of all answers; *after* maps the id of a question to the id it replaced.

    In the order of the *new* answers; those only in *old* keep their place among the others.
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
    """Number of answers by class."""
    return {name: sum(change.kind == name for change in changes) for name in CLASSES}


def _merged(old: list[Key], new: list[Key]) -> list[Key]:
    """Keys of *new* in order, each followed by those that only *old* has after it."""
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
        old, new = ratings.mark_scales([old, new])
    then, now = (each.text if each and each.state == "answered" else "" for each in (old, new))
    found = (old and new and _relabelled(old, new)) or prose.between(then, now)
    if old and new and (plain := _without_marks(old, new)):
        shown = ((("=", then, now),), (Part((("=", then, now),)),))
        segments, parts = shown if plain.kind == "unchanged" else (found.segments, found.parts)
        found = plain._replace(segments=segments, parts=parts)
    if old and new and then and now and _is_other_value(old, new):
        found = found._replace(kind="changed", kept=())
    return Change(id_, person, old, new, found)


def _is_other_value(old: Answer, new: Answer) -> bool:
    """Whether a rating, a choice or a date has another value, not only another wording."""
    if (old.kind and new.kind and old.kind != new.kind) or new.is_on_other_scale:
        return True
    scales = isinstance(old.value, int) and isinstance(new.value, int)
    return old.value != new.value and (new.kind in _ATOMIC or (not new.kind and scales))


def _relabelled(old: Answer, new: Answer) -> Difference | None:
    """Difference of the words beside an equal choice with another label, or None."""
    then, now = (each.text.removesuffix(each.words) for each in (old, new))
    is_choice = old.kind == new.kind and new.kind in ("choice", "choices", "yesno")
    is_same = old.value is not None and old.value == new.value
    if not (is_choice and is_same) or then.strip() == now.strip():
        return None
    beside = prose.between(old.words, new.words)
    kind = {"new": "extended", "removed": "shortened"}.get(beside.kind, beside.kind)
    choice = ("=", then, now)
    segments, parts = (choice, *beside.segments), (Part((choice,)), *beside.parts)
    return beside._replace(kind=kind, segments=segments, parts=parts)


def _without_marks(old: Answer, new: Answer) -> prose.Difference | None:
    """Difference of two plans but for what other programs wrote in them; None if they did not."""
    both = [(answer.actions, answer.words) for answer in (old, new)]
    if not any(each.marks or each.sign for planned, _ in both for each in planned):
        return None
    bare = ([*(each.unmarked for each in planned), words] for planned, words in both)
    return prose.between(*("\n".join(lines) for lines in bare))


class RewordedQuestion(NamedTuple):
    """A question with another wording than before, or the successor of an earlier one."""

    id: str
    then: str
    now: str
    is_successor: bool = False


class WorksheetChanges(NamedTuple):
    """Changes to a worksheet, which pages report once and not at each question."""

    #: Its old and its new version, where these differ.
    versions: tuple[int, int] | None = None
    reworded: tuple[RewordedQuestion, ...] = ()
    #: Wordings, by id, of questions that were answered then and are no longer asked.
    removed: Mapping[str, str] = MappingProxyType({})
    #: Ids of questions that are answered now and perhaps were not asked then.
    uncertain: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.versions or self.reworded or self.removed)

    @classmethod
    def of(
        cls,
        changes: Sequence[Change],
        sheet: Worksheet | None = None,
        versions: tuple[int | None, int | None] = (0, 0),
    ) -> "WorksheetChanges":
        """The revision that *changes* between two runs and today's worksheet *sheet* show.

        Without a sheet, as between runs of two worksheets, no question is known to be gone.
        """
        wordings = sheet.wordings().questions if sheet else {}
        asked, gone = {each.id: each for each in _reworded(changes, wordings)}, {}
        then, now = versions
        if sheet:
            ids = {*RESERVED, *(question.id for question in sheet.family())}
            for old in (change.old for change in changes if change.old and not change.new):
                if old.state != "open" and old.id not in ids:
                    gone[old.id] = _wordings_of(old, wordings.get(old.id, ()))[0]
        if sheet is None or then is None or now is None or then == now:
            return cls(None, tuple(asked.values()), gone)
        came = (change.id for change in changes if change.kind == "new" and not change.old)
        return cls((then, now), tuple(asked.values()), gone, frozenset(came))

    def only(self, ids: Container[str]) -> "WorksheetChanges":
        """The revision of the questions *ids* alone."""
        asked = tuple(each for each in self.reworded if each.id in ids)
        gone = {id_: wording for id_, wording in self.removed.items() if id_ in ids}
        came = frozenset(id_ for id_ in self.uncertain if id_ in ids)
        return WorksheetChanges(self.versions if asked or gone or came else None, asked, gone, came)


def _reworded(
    changes: Iterable[Change], wordings: Mapping[str, Sequence[Wording]]
) -> Iterator[RewordedQuestion]:
    """Questions that both runs answer, but under different wordings."""
    for id_, old, new in ((each.id, each.old, each.new) for each in changes):
        if old and new:
            known = [*wordings.get(id_, ()), *wordings.get(old.id, ())]
            then, now = (_wordings_of(answer, known) for answer in (old, new))
            if old.id != new.id or set(then).isdisjoint(now):
                yield RewordedQuestion(id_, then[0], now[0], is_successor=old.id != new.id)


def _wordings_of(answer: Answer, known: Iterable[Wording]) -> list[str]:
    """Known wordings of the question, a `PLACEHOLDER` for each name in them; else its heading."""
    heading = normalised(answer.question)
    alone = heading.removesuffix(f" ({answer.person})")
    found = [each for each in known if each.matches(heading) or each.matches(alone)]
    unnamed = [each.filled(dict.fromkeys(each.slots, PLACEHOLDER)) for each in found]
    return unnamed or [normalised(answer.general_question(PLACEHOLDER))]
