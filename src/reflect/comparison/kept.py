"""What survived of an answer that was written anew, worth showing calmly."""

from collections.abc import Iterator, Sequence

from reflect.comparison.sentences import Unit
from reflect.comparison.tokens import Role, Token, text
from reflect.comparison.vocabulary import CONTENT, SIGN

#: So many are shown.
MOST = 2
#: Words that say something of their own are needed, in a stretch of words or in a whole sentence.
TELLING, TELLING_WHOLE = 2, 1

#: Above this many pairs of words nobody reads them one beside the other.
PAIRS = 300_000


def kept(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[str, ...]:
    """What of *old* is in *new*, as it reads there, the longest first."""
    if sum(len(unit.tokens) for unit in old) * sum(len(unit.tokens) for unit in new) > PAIRS:
        return ()
    found = sorted(set(_common(old, new)), key=lambda words: (-len(words), words))
    chosen: list[str] = []
    for words in found:
        if not any(words in other for other in chosen):
            chosen.append(words)
    return tuple(chosen[:MOST])


def _common(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[str]:
    for theirs in new:
        for ours in old:
            if _negations(ours) == _negations(theirs):
                yield from _rows(ours.tokens, theirs.tokens)


def _rows(old: Sequence[Token], new: Sequence[Token]) -> Iterator[str]:
    """The rows of words, none longer, that stand in both."""
    ours, theirs = ([token.key.casefold() for token in side] for side in (old, new))
    lengths = [0] * (len(old) + 1)
    for there, key in enumerate(theirs):
        for at in range(len(old), 0, -1):
            lengths[at] = lengths[at - 1] + 1 if ours[at - 1] == key else 0
            ends = at == len(old) or there + 1 == len(new) or ours[at] != theirs[there + 1]
            if lengths[at] and ends:
                row = new[there + 1 - lengths[at] : there + 1]
                whole = len(row) == len(new)
                if _telling(row) >= (TELLING_WHOLE if whole else TELLING):
                    yield _trimmed(row)


def _telling(row: Sequence[Token]) -> float:
    return sum(token.words for token in row if token.weight >= CONTENT)


def _trimmed(row: Sequence[Token]) -> str:
    while row and row[0].weight <= SIGN:
        row = row[1:]
    return text(row).strip()


def _negations(unit: Unit) -> list[str]:
    return sorted(token.key.casefold() for token in unit.tokens if token.role is Role.NEGATION)
