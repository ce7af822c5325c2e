"""What a person would call what happened to an answer, and which "not" of it came or went."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reflect.comparison.edits import Passage, Stretch, kept_share
from reflect.comparison.tokens import Role, Token, words
from reflect.comparison.vocabulary import FUNCTION, Vocabulary

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

#: ``("+", "not")`` came, ``("-", "never")`` went.
Negation = tuple[str, str]


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


def negations(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Negation, ...]:
    """The negating words that came or went inside sentences that otherwise stayed, as written."""
    return tuple(
        (each.sign, each.word)
        for passage in passages
        if passage.place != "to" and any(stretch.same for stretch in passage.stretches)
        for each in _inside(passage, vocabulary)
    )


def _rewritten(passages: Sequence[Passage]) -> bool:
    old, new = (
        [each for passage in passages if passage.place != other for each in passage.stretches]
        for other in ("to", "from")
    )
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


class _Found(NamedTuple):
    sign: str
    word: str
    #: The negation it is a form of.
    form: str


def _inside(passage: Passage, vocabulary: Vocabulary) -> Iterator[_Found]:
    """The negations of which one side of a sentence has more than the other."""
    found = [
        each
        for number, stretch in enumerate(passage.stretches)
        if not stretch.same and _effect(passage.stretches, number) not in ("extended", "shortened")
        for each in _found(stretch, vocabulary)
    ]
    spare = {sign: Counter(each.form for each in found if each.sign != sign) for sign in "-+"}
    left = []
    for each in found:
        spare[each.sign][each.form] -= 1
        if spare[each.sign][each.form] < 0:
            left.append(each)
    for each in left:
        beside = [vocabulary.is_companion(other.form) for other in left if other.sign == each.sign]
        if vocabulary.negates_beside(each.form):
            is_told = any(beside)
        else:
            is_told = not vocabulary.is_companion(each.form) or all(beside)
        if is_told:
            yield each


def _found(stretch: Stretch, vocabulary: Vocabulary) -> Iterator[_Found]:
    """The negations in a changed *stretch*; a verb turned round by its ending is one, too."""
    for sign, side, other in (("-", stretch.old, stretch.new), ("+", stretch.new, stretch.old)):
        for token in side:
            word = token.word
            if token.role is Role.NEGATION:
                yield _Found(sign, token.text.strip(), vocabulary.negation(word))
            elif vocabulary.negates_beside(word):
                yield _Found(sign, token.text.strip(), word)
            elif any(vocabulary.turns(each.word, word) for each in other):
                yield _Found(sign, token.text.strip(), "")
