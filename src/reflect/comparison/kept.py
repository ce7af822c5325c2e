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

_SIGNS = (Role.SIGN, Role.BULLET, Role.BOX)


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


class _Stretch(NamedTuple):
    """Some words of a row."""

    row: _Row
    start: int
    length: int

    @property
    def range(self) -> range:
        """The range of tokens in the answer, from the first word to the last."""
        places = self.row.places[self.start : self.start + self.length]
        return range(places[0], places[-1] + 1)

    @property
    def tokens(self) -> list[Token]:
        """They, without signs."""
        return [self.row.answer[at] for at in self.range if self.row.answer[at].role not in _SIGNS]

    @property
    def is_whole(self) -> bool:
        """Whether they are all words of their sentence."""
        return self.length == len(self.row.words)


def kept(old: Sequence[Unit], new: Sequence[Unit], vocabulary: Vocabulary) -> list[Kept]:
    """What of *old* is in *new*, as it reads there, the longest first."""
    found = [
        _kept(ours, theirs)
        for ours, theirs in _common(_rows(old), _rows(new))
        if _is_telling(ours, theirs, vocabulary)
        and _negations(ours, vocabulary) == _negations(theirs, vocabulary)
    ]
    chosen: list[Kept] = []
    for each in sorted(found, key=lambda each: (-len(each.words), each.words)):
        if len(chosen) < MOST and not any(each.words in other.words for other in chosen):
            chosen.append(each)
    return chosen


def _rows(units: Sequence[Unit]) -> Iterator[_Row]:
    answer = [token for unit in units for token in unit.tokens]
    begin = 0
    for unit in units:
        end = begin + len(unit.tokens)
        places = [at for at in range(begin, end) if answer[at].role not in _SIGNS]
        if places:
            yield _Row(answer, places, tuple(answer[at].word for at in places))
        begin = end


def _common(old: Iterator[_Row], new: Iterator[_Row]) -> Iterator[tuple[_Stretch, _Stretch]]:
    """The words that stand one behind the other in both, as far as they go, if they are enough."""
    index: dict[tuple[str, ...], list[tuple[_Row, int]]] = defaultdict(list)
    for row in old:
        for at, some in _openings(row):
            index[some].append((row, at))
    for row in new:
        reached: dict[tuple[int, int], int] = defaultdict(int)
        for at, some in _openings(row):
            places = index.get(some, ())
            for other, there in places if len(places) <= PLACES else ():
                line = id(other), there - at
                if at >= reached[line]:
                    length = _length(other.words, there, row.words, at)
                    reached[line] = at + length
                    yield _Stretch(other, there, length), _Stretch(row, at, length)


def _length(old: Sequence[str], start: int, new: Sequence[str], begin: int) -> int:
    """How many words are the same, *old* from *start* on and *new* from *begin* on."""
    most = min(len(old) - start, len(new) - begin)
    return next((at for at in range(most) if old[start + at] != new[begin + at]), most)


def _openings(row: _Row) -> Iterator[tuple[int, tuple[str, ...]]]:
    """From each place in a row the first words."""
    for at in range(max(1, len(row.words) - WORDS + 1)):
        yield at, row.words[at : at + WORDS]


def _is_telling(ours: _Stretch, theirs: _Stretch, vocabulary: Vocabulary) -> bool:
    """Whether the words are no coincidence."""
    words = {token.word: token for token in theirs.tokens}
    telling = sum(
        token.words
        for word, token in words.items()
        if token.weight > FUNCTION and not vocabulary.is_worn(word)
    )
    if ours.is_whole and theirs.is_whole:
        return theirs.length >= WHOLE and telling >= TELLING_WHOLE
    return theirs.length >= WORDS and telling >= TELLING


def _negations(stretch: _Stretch, vocabulary: Vocabulary) -> list[str]:
    """The negations beside the words, which could turn round what they say."""
    answer, at = stretch.row.answer, stretch.range
    before, behind = answer[max(0, at.start - NEAR) : at.start], answer[at.stop : at.stop + NEAR]
    beside = [token for side in (reversed(before), behind) for token in takewhile(_is_inside, side)]
    return sorted(vocabulary.negation(each.word) for each in beside if each.role is Role.NEGATION)


def _is_inside(token: Token) -> bool:
    """Whether a part of a sentence goes on over *token*."""
    return token.role is not Role.SIGN


def _kept(ours: _Stretch, theirs: _Stretch) -> Kept:
    """The words as they read now, without small words that lead on to what is not shown."""
    answer, length = theirs.row.answer, theirs.length
    while length > 1:
        last = theirs.row.places[theirs.start + length - 1]
        over = last + 1 == len(answer) or not _is_inside(answer[last + 1])
        if over or answer[last].weight > FUNCTION:
            break
        length -= 1
    old, new = (each._replace(length=length).range for each in (ours, theirs))
    return Kept(text(answer[new.start : new.stop]).strip(), old, new)
