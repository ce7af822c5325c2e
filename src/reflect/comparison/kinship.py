"""Words that are the same in another form: with a capital, or with another ending."""

from collections import Counter
from collections.abc import Sequence

from reflect.comparison.tokens import Role, Token

#: A word in another form counts for so much of one that stayed.
SHARE = 0.5
#: It begins with as many of the same letters, and this part of the longer one is the same in both.
BEGINNING, ALIKE = 2, 0.6
#: Shorter words are alike by chance.
LETTERS = 4
#: Above this many pairs of words the few that are kin tell nothing.
PAIRS = 2_500


def kinship(old: Sequence[Token], new: Sequence[Token]) -> float:
    """What those words weigh that *old* and *new* have in different forms."""
    if not 0 < len(old) * len(new) <= PAIRS:
        return 0.0
    ours, theirs = _without(old, new), _without(new, old)
    pairs = sorted(
        (-sameness, at + there, at, there)
        for at, token in enumerate(ours)
        for there, mate in enumerate(theirs)
        if (sameness := _sameness(token.word, mate.word))
    )
    found = 0.0
    taken: set[tuple[str, int]] = set()
    for sameness, _, at, there in pairs:
        if not taken & {("old", at), ("new", there)}:
            taken |= {("old", at), ("new", there)}
            found -= sameness * min(ours[at].weight, theirs[there].weight)
    return found


def _without(some: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """The words of *some* that are not among *others* as they are."""
    spare = Counter(token.key for token in others)
    left = []
    for token in some:
        spare[token.key] -= 1
        if spare[token.key] < 0 and token.role in (Role.WORD, Role.NEGATION):
            left.append(token)
    return left


def _sameness(word: str, other: str) -> float:
    """1 for the same word, ``SHARE`` for one of its forms, else 0."""
    if word == other:
        return 1.0
    longer, shorter = max(len(word), len(other)), min(len(word), len(other))
    if shorter < LETTERS:
        return 0.0
    begin = _common(word, other)
    end = min(_common(word[::-1], other[::-1]), shorter - begin)
    return SHARE if begin >= BEGINNING and begin + end >= ALIKE * longer else 0.0


def _common(word: str, other: str) -> int:
    """With how many of the same letters two words begin."""
    return next(
        (n for n, (one, two) in enumerate(zip(word, other, strict=False)) if one != two),
        min(len(word), len(other)),
    )
