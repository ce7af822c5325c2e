"""What became of a worksheet between two runs of it, which is no change in who answered it."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reflect.comparison.changes import Change
from reflect.entries.answer import Answer
from reflect.questions import HOLE, Wording
from reflect.text import normal

if TYPE_CHECKING:
    from reflect.worksheets import Worksheet

Versions = tuple[int | None, int | None]


class Asked(NamedTuple):
    """A question that was asked in other words, or that took the place of an earlier one."""

    id: str
    then: str
    now: str
    is_successor: bool = False

    @property
    def is_reworded(self) -> bool:
        """Whether its words are others."""
        return self.then != self.now


class Revision(NamedTuple):
    """What is said once of a worksheet, and not at each of its questions."""

    #: Which version it was and which it is, where these are two.
    versions: tuple[int, int] | None = None
    asked: tuple[Asked, ...] = ()
    #: What was answered then and is no longer asked: the wordings by id.
    gone: Mapping[str, str] = MappingProxyType({})
    #: What is answered now, and perhaps was not asked then.
    uncertain: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.versions or self.asked or self.gone)

    @classmethod
    def of(
        cls,
        changes: Sequence[Change],
        sheet: "Worksheet | None" = None,
        versions: Versions = (0, 0),
    ) -> "Revision":
        """What can be told from *changes* between two runs, and from their *sheet* of today.

        Without a sheet, as between runs of two worksheets, nothing is known to be gone.
        """
        then, now = versions
        if sheet is None or then is None or now is None or then == now:
            both, came = None, []
        else:
            both = then, now
            came = [change.id for change in changes if change.kind == "new" and not change.old]
        asked = {each.id: each for each in _asked(changes, sheet)}
        gone = dict(_gone(changes, sheet)) if sheet else {}
        return cls(both, tuple(asked.values()), gone, frozenset(came))

    def only(self, ids: Container[str]) -> "Revision":
        """The same as far as some questions go."""
        asked = tuple(each for each in self.asked if each.id in ids)
        gone = {id_: wording for id_, wording in self.gone.items() if id_ in ids}
        came = frozenset(id_ for id_ in self.uncertain if id_ in ids)
        return Revision(self.versions if asked or gone or came else None, asked, gone, came)


def _asked(changes: Iterable[Change], sheet: "Worksheet | None") -> Iterator[Asked]:
    """The questions that both runs have, in other words."""
    wordings = sheet.wordings().questions if sheet else {}
    for change in changes:
        if not change.old or not change.new:
            continue
        known = [*wordings.get(change.id, ()), *wordings.get(change.old.id, ())]
        then, now = (_said(answer, known) for answer in (change.old, change.new))
        is_successor = change.old.id != change.new.id
        if is_successor or set(then).isdisjoint(now):
            yield Asked(change.id, then[0], now[0], is_successor)


def _gone(changes: Iterable[Change], sheet: "Worksheet") -> Iterator[tuple[str, str]]:
    """What was answered then, and is not in the worksheet any more."""
    from reflect.worksheets import LOOKING_BACK

    ids = {LOOKING_BACK, *(question.id for question in sheet.family())}
    wordings = sheet.wordings().questions
    for change in changes:
        answer = change.old
        if answer and not change.new and answer.state != "open" and answer.id not in ids:
            yield answer.id, _said(answer, wordings.get(answer.id, ()))[0]


def _said(answer: Answer, known: Iterable[Wording]) -> list[str]:
    """The wordings that an answer's question was asked in, whoever it was about."""
    heading = normal(answer.question)
    alone = heading.removesuffix(f" ({answer.person})")
    found = [each for each in known if each.says(heading) or each.says(alone)]
    unnamed = [each.filled(dict.fromkeys(each.slots, HOLE)) for each in found]
    return unnamed or [normal(answer.general(HOLE))]
