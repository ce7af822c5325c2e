"""What survived of an answer that was written anew: a sentence, or one image out of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from reflect.comparison.sentences import Unit
from reflect.comparison.tokens import Role, Token, text
from reflect.comparison.vocabulary import FUNCTION, Vocabulary

#: So many are shown.
MOST = 2
#: A stretch has so many words, and so many of them say something that is not said every day,
WORDS, TELLING = 3, 2
#: or it is a whole sentence, of so many words with so many that do.
WHOLE, TELLING_WHOLE = 2, 1
#: A "not" is looked for so many words before and behind.
NEAR = 6
#: What stands in an answer more often, no one misses.
PLACES = 8


class Kept(NamedTuple):
    """Words that survived, and where they stand among the tokens then and now."""

    words: str
    old: range
    new: range

    def is_before(self, other: "Kept") -> bool:
        """Whether it stands before *other*, then and now."""
        return self.old.stop <= other.old.start and self.new.stop <= other.new.start


class _Row(NamedTuple):
    """The words of a sentence, signs left out, and where each stands in its answer."""

    answer: Sequence[Token]
    places: Sequence[int]
    words: tuple[str, ...]

    def openings(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """From each place the first words."""
        for at in range(max(1, len(self.words) - WORDS + 1)):
            yield at, self.words[at : at + WORDS]

    def range(self, start: int, length: int) -> range:
        """The range of tokens in the answer that so many words take."""
        return range(self.places[start], self.places[start + length - 1] + 1)


def kept(old: Sequence[Unit], new: Sequence[Unit], vocabulary: Vocabulary) -> list[Kept]:
    """What of *old* is in *new*, as it reads there, the longest first."""
    index: dict[tuple[str, ...], list[tuple[_Row, int]]] = defaultdict(list)
    for row in _rows(old):
        for at, words in row.openings():
            index[words].append((row, at))
    found = []
    for row in _rows(new):
        reached: dict[tuple[int, int], int] = defaultdict(int)
        for at, words in row.openings():
            places = index.get(words, ())
            for other, there in places if len(places) <= PLACES else ():
                line = id(other), there - at
                if at >= reached[line]:
                    length = _common(other.words, there, row.words, at)
                    reached[line] = at + length
                    if survived := _survived(other, there, row, at, length, vocabulary):
                        found.append(survived)
    chosen: list[Kept] = []
    for each in sorted(found, key=lambda each: (-len(each.words), each.words)):
        if len(chosen) < MOST and not any(each.words in other.words for other in chosen):
            chosen.append(each)
    return chosen


def _rows(units: Sequence[Unit]) -> Iterator[_Row]:
    answer = [token for unit in units for token in unit.tokens]
    end = 0
    for unit in units:
        begin, end = end, end + len(unit.tokens)
        signs = (Role.SIGN, Role.BULLET, Role.BOX)
        places = [at for at in range(begin, end) if answer[at].role not in signs]
        if places:
            yield _Row(answer, places, tuple(answer[at].word for at in places))


def _common(old: Sequence[str], there: int, new: Sequence[str], at: int) -> int:
    """How many words are the same, *old* from *there* on and *new* from *at* on."""
    most = min(len(old) - there, len(new) - at)
    return next((n for n in range(most) if old[there + n] != new[at + n]), most)


def _survived(
    old: _Row, there: int, new: _Row, at: int, length: int, vocabulary: Vocabulary
) -> Kept | None:
    """So many words of both rows; None where they are a coincidence, or were turned round."""
    is_whole = length == len(old.words) == len(new.words)
    words = {new.words[n]: new.answer[new.places[n]] for n in range(at, at + length)}
    telling = sum(
        token.words
        for word, token in words.items()
        if token.weight > FUNCTION and word not in vocabulary.worn
    )
    least = (WHOLE, TELLING_WHOLE) if is_whole else (WORDS, TELLING)
    if length < least[0] or telling < least[1]:
        return None
    rows = ((old, there), (new, at))
    then, now = (_negations(row.answer, row.range(n, length), vocabulary) for row, n in rows)
    if then != now:
        return None
    # Small words that lead on to what is not shown are left out.
    while length > 1:
        last = new.places[at + length - 1]
        is_over = last + 1 == len(new.answer) or new.answer[last + 1].role is Role.SIGN
        if is_over or new.answer[last].weight > FUNCTION:
            break
        length -= 1
    shown = new.range(at, length)
    said = text(new.answer[shown.start : shown.stop]).strip()
    return Kept(said, old.range(there, length), shown)


def _negations(answer: Sequence[Token], at: range, vocabulary: Vocabulary) -> list[str]:
    """The negations beside some words of a sentence, which could turn round what they say."""
    before, behind = answer[max(0, at.start - NEAR) : at.start], answer[at.stop : at.stop + NEAR]
    found = []
    for side in (reversed(before), behind):
        for token in takewhile(lambda token: token.role is not Role.SIGN, side):
            if token.role is Role.NEGATION:
                found.append(vocabulary.negation(token.word))
    return sorted(found)
