"""Passages that survive in a rewritten answer: whole sentences, or phrases out of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from reflect.comparison.sentences import Unit
from reflect.comparison.tokens import Role, Token, text
from reflect.comparison.vocabulary import FUNCTION, Vocabulary

#: Most passages that are shown.
MOST = 2
#: Fewest words of a passage, and fewest telling words (neither function words nor worn).
WORDS, TELLING = 3, 2
#: The same for a whole sentence.
WHOLE, TELLING_WHOLE = 2, 1
#: Number of words before and after a passage that are searched for negations.
NEAR = 6
#: A phrase in more places of the old answer is too common to be looked at.
PLACES = 8


class KeptPassage(NamedTuple):
    """A surviving passage, and its token ranges in the old and the new answer."""

    words: str
    old: range
    new: range

    def is_before(self, other: "KeptPassage") -> bool:
        """Whether it precedes *other* in both answers."""
        return self.old.stop <= other.old.start and self.new.stop <= other.new.start


class _Sentence(NamedTuple):
    """The words of a sentence, without signs, and the token index of each in its answer."""

    answer: Sequence[Token]
    places: Sequence[int]
    words: tuple[str, ...]

    def phrases(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each position and the `WORDS` words from there on."""
        for at in range(max(1, len(self.words) - WORDS + 1)):
            yield at, self.words[at : at + WORDS]

    def range(self, start: int, length: int) -> range:
        """Token range, in the answer, of *length* words from *start* on."""
        return range(self.places[start], self.places[start + length - 1] + 1)


def kept_passages(
    old: Sequence[Unit], new: Sequence[Unit], vocabulary: Vocabulary
) -> list[KeptPassage]:
    """Passages of *old* that survive in *new*, as they read there, the longest first."""
    index: dict[tuple[str, ...], list[tuple[_Sentence, int]]] = defaultdict(list)
    for sentence in _sentences(old):
        for at, words in sentence.phrases():
            index[words].append((sentence, at))
    found = []
    for sentence in _sentences(new):
        for at, words in sentence.phrases():
            places = index.get(words, ())
            for other, there in places if len(places) <= PLACES else ():
                goes_on = at and there and sentence.words[at - 1] == other.words[there - 1]
                if not goes_on and (passage := _passage(other, there, sentence, at, vocabulary)):
                    found.append(passage)
    chosen: list[KeptPassage] = []
    for each in sorted(found, key=lambda each: (-len(each.words), each.words)):
        if len(chosen) < MOST and not any(each.words in other.words for other in chosen):
            chosen.append(each)
    return chosen


def _sentences(units: Sequence[Unit]) -> Iterator[_Sentence]:
    answer = [token for unit in units for token in unit.tokens]
    end = 0
    for unit in units:
        begin, end = end, end + len(unit.tokens)
        signs = (Role.SIGN, Role.BULLET, Role.BOX)
        places = [at for at in range(begin, end) if answer[at].role not in signs]
        if places:
            yield _Sentence(answer, places, tuple(answer[at].word for at in places))


def _passage(
    old: _Sentence, there: int, new: _Sentence, at: int, vocabulary: Vocabulary
) -> KeptPassage | None:
    """The passage common to both from *there* and *at* on.

    None for a coincidence or differing negations.
    """
    pairs = zip(old.words[there:], new.words[at:], strict=False)
    length = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
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
    sides = ((old, there), (new, at))
    then, now = (_negations(each.answer, each.range(n, length), vocabulary) for each, n in sides)
    if then != now:
        return None
    # Drop function words at the end, which lead on to text that is not shown.
    while length > 1:
        last = new.places[at + length - 1]
        is_over = last + 1 == len(new.answer) or new.answer[last + 1].role is Role.SIGN
        if is_over or new.answer[last].weight > FUNCTION:
            break
        length -= 1
    shown = new.range(at, length)
    said = text(new.answer[shown.start : shown.stop]).strip()
    return KeptPassage(said, old.range(there, length), shown)


def _negations(answer: Sequence[Token], at: range, vocabulary: Vocabulary) -> list[str]:
    """Sorted negations near the words *at*, which could reverse their meaning."""
    before, behind = answer[max(0, at.start - NEAR) : at.start], answer[at.stop : at.stop + NEAR]
    found = []
    for side in (reversed(before), behind):
        for token in takewhile(lambda token: token.role is not Role.SIGN, side):
            if token.role is Role.NEGATION:
                found.append(vocabulary.negation(token.word))
    return sorted(found)
