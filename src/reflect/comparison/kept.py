"""What survived of an answer that was written anew: a sentence, or one image out of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, takewhile
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


class _Row(NamedTuple):
    """The words of a sentence, signs left out."""

    unit: Unit
    #: Where the sentence begins in the answer.
    begin: int
    words: tuple[Token, ...]
    #: Where each of them stands in the sentence.
    places: tuple[int, ...]
    keys: tuple[str, ...]


class _Common(NamedTuple):
    """Words that stand one behind the other in both versions."""

    old: _Row
    start: int
    new: _Row
    begin: int
    length: int

    @property
    def words(self) -> tuple[Token, ...]:
        return self.new.words[self.begin : self.begin + self.length]

    @property
    def is_whole(self) -> bool:
        return self.length == len(self.old.words) == len(self.new.words)


class Kept(NamedTuple):
    """Words that survived, and where they stand among the tokens then and now."""

    words: str
    old: range
    new: range

    def is_before(self, other: "Kept") -> bool:
        """Whether it stands before *other*, then and now."""
        return self.old.stop <= other.old.start and self.new.stop <= other.new.start


def kept(old: Sequence[Unit], new: Sequence[Unit], vocabulary: Vocabulary) -> list[Kept]:
    """What of *old* is in *new*, as it reads there, the longest first."""
    found = [
        _kept(common)
        for common in _all_common(_rows(old), _rows(new))
        if _is_telling(common, vocabulary) and _is_meant_alike(common, vocabulary)
    ]
    chosen: list[Kept] = []
    for each in sorted(found, key=lambda each: (-len(each.words), each.words)):
        if len(chosen) < MOST and not any(each.words in other.words for other in chosen):
            chosen.append(each)
    return chosen


def _rows(units: Sequence[Unit]) -> list[_Row]:
    begins = accumulate((len(unit.tokens) for unit in units), initial=0)
    return [_row(unit, begin) for unit, begin in zip(units, begins, strict=False)]


def _row(unit: Unit, begin: int) -> _Row:
    signs = (Role.SIGN, Role.BULLET, Role.BOX)
    places = tuple(at for at, token in enumerate(unit.tokens) if token.role not in signs)
    words = tuple(unit.tokens[at] for at in places)
    return _Row(unit, begin, words, places, tuple(token.word for token in words))


def _all_common(old: Sequence[_Row], new: Sequence[_Row]) -> Iterator[_Common]:
    """Common words as far as they go, where there are enough of them to speak of."""
    index: Mapping[tuple[str, ...], list[tuple[_Row, int]]] = defaultdict(list)
    for row in old:
        for at in range(max(1, len(row.keys) - WORDS + 1)):
            index[row.keys[at : at + WORDS]].append((row, at))
    index = {words: places for words, places in index.items() if len(places) <= PLACES}
    for row in new:
        reached: dict[tuple[int, int], int] = defaultdict(int)
        for at in range(max(1, len(row.keys) - WORDS + 1)):
            for other, there in index.get(row.keys[at : at + WORDS], ()):
                if at >= reached[id(other), there - at]:
                    length = _length(other.keys, there, row.keys, at)
                    reached[id(other), there - at] = at + length
                    yield _Common(other, there, row, at, length)


def _length(old: Sequence[str], start: int, new: Sequence[str], begin: int) -> int:
    length = 0
    while start + length < len(old) and begin + length < len(new):
        if old[start + length] != new[begin + length]:
            break
        length += 1
    return length


def _is_telling(common: _Common, vocabulary: Vocabulary) -> bool:
    """Whether the words are no coincidence."""
    words = {token.word: token for token in common.words}
    telling = sum(
        token.words
        for word, token in words.items()
        if token.weight > FUNCTION and not vocabulary.is_worn(word)
    )
    if common.is_whole:
        return common.length >= WHOLE and telling >= TELLING_WHOLE
    return common.length >= WORDS and telling >= TELLING


def _is_meant_alike(common: _Common, vocabulary: Vocabulary) -> bool:
    """Whether no "not" beside the words on one side turns round what they say."""
    old = _negations(common.old, common.start, common.length, vocabulary)
    return old == _negations(common.new, common.begin, common.length, vocabulary)


def _negations(row: _Row, start: int, length: int, vocabulary: Vocabulary) -> list[str]:
    tokens = row.unit.tokens
    first, last = row.places[start], row.places[start + length - 1]
    before, after = (
        reversed(tokens[max(0, first - NEAR) : first]),
        tokens[last + 1 : last + 1 + NEAR],
    )
    beside = [token for side in (before, after) for token in takewhile(_is_inside, side)]
    return sorted(
        vocabulary.negation(token.word) for token in beside if token.role is Role.NEGATION
    )


def _is_inside(token: Token) -> bool:
    """Whether a part of a sentence goes on over *token*."""
    return token.role is not Role.SIGN


def _kept(common: _Common) -> Kept:
    """The words as they read now, without small words that lead on to what is not shown."""
    tokens, places = common.new.unit.tokens, common.new.places
    length = common.length
    while length > 1 and not _is_over(tokens, places[common.begin + length - 1]):
        if common.new.words[common.begin + length - 1].weight > FUNCTION:
            break
        length -= 1
    here = _range(common.new, common.begin, length)
    words = text(tokens[here.start - common.new.begin : here.stop - common.new.begin])
    return Kept(words.strip(), _range(common.old, common.start, length), here)


def _range(row: _Row, start: int, length: int) -> range:
    return range(row.begin + row.places[start], row.begin + row.places[start + length - 1] + 1)


def _is_over(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence, or part of it, is over behind the word *at*."""
    return at + 1 == len(tokens) or not _is_inside(tokens[at + 1])
