"""Finds questions whose meaning has changed between versions, so that old answers would mislead.

Words, guidance, hints and order may change, options may be added, and the ends of a scale may be
reworded: that keeps the meaning. So do changes of ``if ...:`` and ``[for each: ...]``, since
answers are stored under their own ids and names.
"""

from typing import NamedTuple

from reflect.errors.phrases import listing
from reflect.locale import N_, Message, ngettext
from reflect.questions import Kind
from reflect.questions.kinds import Choice, Scale
from reflect.questions.wordings import LONGEST, MIN_SIMILARITY
from reflect.text import case_folded
from reflect.worksheets.worksheet import Worksheet

#: The least similarity of two ends, if one has all words of the other, and more.
NEAR_SIMILARITY = 0.9


class Difference(NamedTuple):
    """A question whose meaning has changed under the same id."""

    id: str
    #: Former and present kind; the field ``{version}`` is open.
    what: Message
    #: Advice for the author.
    advice: Message

    def said(self, version: int) -> Message:
        """*what* with the *version* filled in."""
        return self.what.filled({"version": version})


def differences(then: Worksheet, now: Worksheet) -> list[Difference]:
    """Questions whose meaning differs between the versions *then* and *now*."""
    was = {question.id: question.kind for question in then.family()}
    shared = [(each.id, was[each.id], each.kind) for each in now.family() if each.id in was]
    return [_difference(id_, kind, other) for id_, kind, other in shared if is_changed(kind, other)]


def covers(then: Worksheet, now: Worksheet) -> bool:
    """Whether *then* has all questions of *now*, with the very same kinds, ends and options."""
    known = {question.id: question.kind for question in then.family()}
    return all(known.get(each.id) == each.kind for each in now.family())


def is_changed(then: Kind, now: Kind) -> bool:
    """Whether an answer to a question of the kind *then* would mean something else under *now*."""
    if then.name != now.name:
        return True
    if isinstance(then, Scale) and isinstance(now, Scale):
        return (then.min, then.max) != (now.min, now.max) or _is_swapped(then, now)
    return isinstance(then, Choice) and isinstance(now, Choice) and bool(now.missing_options(then))


def may_be_changed(then: Kind, now: Kind) -> bool:
    """As `is_changed`, or if only one scale names its ends, since they may have been swapped."""
    scales = [each for each in (then, now) if isinstance(each, Scale)]
    return is_changed(then, now) or len({bool(each.low or each.high) for each in scales}) > 1


def may_differ(then: Worksheet, now: Worksheet) -> bool:
    """Whether `may_be_changed` holds for a question that both worksheets have."""
    was = {question.id: question.kind for question in then.family()}
    return any(may_be_changed(was[each.id], each.kind) for each in now.family() if each.id in was)


def _is_swapped(then: Scale, now: Scale) -> bool:
    """Whether the ends of a scale have been swapped, even if also reworded."""
    if (then.low, then.high) == (now.low, now.high):
        return False
    crossed = _similarity(then.low, now.high), _similarity(then.high, now.low)
    straight = _similarity(then.low, now.low), _similarity(then.high, now.high)
    return min(crossed) >= MIN_SIMILARITY and sum(crossed) > sum(straight)


def _similarity(one: str, other: str) -> float:
    """Similarity of two ends, 0 to 1; that of ``calm`` and ``very calm`` is `NEAR_SIMILARITY`."""
    if max(len(one), len(other)) > LONGEST:
        return float(one == other)
    from difflib import SequenceMatcher  # only here: ends are seldom reworded

    one, other = case_folded(one), case_folded(other)
    fewer, more = sorted((set(one.split()), set(other.split())), key=len)
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return max(ratio, NEAR_SIMILARITY) if fewer and fewer < more else ratio


def _difference(id_: str, then: Kind, now: Kind) -> Difference:
    after = f"after: {{new-id: {id_}}}"
    if isinstance(then, Choice) and isinstance(now, Choice) and then.name == now.name:
        lost = [f"'{option}'" for option in now.missing_options(then)]
        what = ngettext(
            "'{id}' had the option {options} in version {version} and no longer has it",
            "'{id}' had the options {options} in version {version} and no longer has them",
            len(lost),
            id=id_,
            options=listing(lost),
        )
        way = ngettext(
            "If it only has a new label, write 'new label (was: {label})'; else put it back, or "
            "ask under a new id, with '{after}' at the top",
            "If one only has a new label, write 'new label (was: {label})'; else put them back, or "
            "ask under a new id, with '{after}' at the top",
            len(lost),
            label=now.missing_options(then)[0],
            after=after,
        )
        return Difference(id_, what, way)
    what = N_(
        "'{id}' was {then} in version {version} and is {now} now",
        id=id_,
        then=described(then),
        now=described(now),
    )
    return Difference(
        id_, what, N_("Ask it under a new id, with '{after}' at the top", after=after)
    )


def described(kind: Kind) -> str:
    """The bracket that makes a question one of this *kind*, in a sentence."""
    bracket = kind.bracketed()
    return f"[{bracket}]" if bracket else N_("free text")
