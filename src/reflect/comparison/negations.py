"""The negating words that came or went inside a sentence that otherwise stayed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reflect.comparison import kinds
from reflect.comparison.edits import Passage, Stretch
from reflect.comparison.tokens import Role
from reflect.comparison.vocabulary import Vocabulary

#: ``("+", "not")`` came, ``("-", "never")`` went.
Negation = tuple[str, str]


def of(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Negation, ...]:
    """Those of *passages*, as written, in reading order."""
    return tuple(
        (each.sign, each.word)
        for passage in passages
        if passage.place != "to" and any(stretch.same for stretch in passage.stretches)
        for each in _inside(passage, vocabulary)
    )


class _Found(NamedTuple):
    sign: str
    word: str
    #: The negation it is a form of.
    form: str


def _inside(passage: Passage, vocabulary: Vocabulary) -> list[_Found]:
    """The negations of which one side of a sentence has more than the other."""
    changed = [
        stretch
        for number, stretch in enumerate(passage.stretches)
        if not stretch.same and not kinds.is_growth(passage.stretches, number)
    ]
    found = _surplus([each for stretch in changed for each in _found(stretch, vocabulary)])
    forms = {sign: [each.form for each in found if each.sign == sign] for sign in "-+"}
    return [each for each in found if _counts(each.form, forms[each.sign], vocabulary)]


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


def _surplus(found: Sequence[_Found]) -> list[_Found]:
    """*found* without those that have their like on the other side."""
    spare = {sign: Counter(each.form for each in found if each.sign != sign) for sign in "-+"}
    left = []
    for each in found:
        spare[each.sign][each.form] -= 1
        if spare[each.sign][each.form] < 0:
            left.append(each)
    return left


def _counts(form: str, beside: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a negation says something *beside* those that came or went with it."""
    companions = [vocabulary.is_companion(other) for other in beside]
    if vocabulary.negates_beside(form):
        return any(companions)
    return not vocabulary.is_companion(form) or all(companions)
