"""The class of a change: what a person would call what happened to an answer."""

from collections import Counter
from collections.abc import Sequence

from reflect.comparison.edits import Passage, Stretch, kept_share
from reflect.comparison.tokens import Role, Token, words
from reflect.comparison.vocabulary import FUNCTION

# Found on labelled pairs, as what their readers called a change.
#: Where less of the shorter side stayed, it is another answer,
REWRITTEN = 0.3
#: or much less, where a whole sentence stayed as it was.
REWRITTEN_BESIDE_KEPT = 0.1
#: Added words are a clause from here on: set off by a comma or by the sentence's end, or not,
CLAUSE, CLAUSE_INSIDE = 3, 6
#: or so many with so many letters, where a word says what takes three elsewhere,
CLAUSE_LONG, CLAUSE_LETTERS = 4, 30
#: or with a "not" among them, which must not turn round what was there before.
CLAUSE_NEGATED = 5


def of(passages: Sequence[Passage]) -> str:
    """What happened, in one word."""
    if _rewritten(passages):
        return "rewritten"
    effects = {
        _effect(passage.stretches, number)
        for passage in passages
        for number, stretch in enumerate(passage.stretches)
        if passage.place != "to" and not stretch.same
    }
    if "reworded" in effects or effects >= {"extended", "shortened"}:
        return "reworded"
    for effect in ("extended", "shortened"):
        if effect in effects:
            return effect
    if effects:
        return "changed" if effects == {"ticked"} else "reworded"
    return "moved" if any(passage.place != "here" for passage in passages) else "unchanged"


def _rewritten(passages: Sequence[Passage]) -> bool:
    old = [
        stretch for passage in passages if passage.place != "to" for stretch in passage.stretches
    ]
    new = [
        stretch for passage in passages if passage.place != "from" for stretch in passage.stretches
    ]
    whole = any(all(stretch.same for stretch in passage.stretches) for passage in passages)
    return kept_share(old, new) < (REWRITTEN_BESIDE_KEPT if whole else REWRITTEN)


def _effect(stretches: Sequence[Stretch], number: int) -> str:
    """What the changed stretch at *number* does to its sentence; "slight" where hardly anything."""
    stretch = stretches[number]
    if all(token.role is Role.BOX for token in stretch.old + stretch.new):
        return "ticked"
    gone, came = _without(stretch.old, stretch.new), _without(stretch.new, stretch.old)
    if _clause(came, stretches, number) and not _noted(gone):
        return "extended"
    if _clause(gone, stretches, number) and not _noted(came):
        return "shortened"
    return "reworded" if _noted(gone + came) else "slight"


def is_growth(stretches: Sequence[Stretch], number: int) -> bool:
    """Whether the changed stretch at *number* is a clause of its own that came or went."""
    return _effect(stretches, number) in ("extended", "shortened")


def _without(some: Sequence[Token], others: Sequence[Token]) -> tuple[Token, ...]:
    """*some* but for the words that are among *others* too, whatever their capitals."""
    spare = Counter(token.key.casefold() for token in others)
    left = []
    for token in some:
        word = token.key.casefold()
        spare[word] -= 1
        if spare[word] < 0:
            left.append(token)
    return tuple(left)


def _noted(of: Sequence[Token]) -> bool:
    return any(token.weight > FUNCTION for token in of)


def _clause(some: Sequence[Token], stretches: Sequence[Stretch], number: int) -> bool:
    """Whether *some*, which came or went, said a thing of its own rather than colour another."""
    if not some:
        return False
    if len(stretches) == 1:
        return words(some) > 0
    first, last = some[0], some[-1]
    closed = last.role is Role.SIGN or not any(
        words(stretch.old) for stretch in stretches[number + 1 :]
    )
    if any(token.role is Role.NEGATION for token in some):
        return closed and first.weight <= FUNCTION and words(some) >= CLAUSE_NEGATED
    set_off = closed or first.role is Role.SIGN
    long = words(some) >= CLAUSE_LONG and sum(len(token.key) for token in some) >= CLAUSE_LETTERS
    return long or words(some) >= (CLAUSE if set_off else CLAUSE_INSIDE)
