"""Words without their order: how alike two sentences are, before anything is lined up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from reflect.comparison.tokens import Kind, Token

#: A sentence found whole in a longer one is this like it at least, however much was added: so much
#: of it must be there, and it must have so many different words that this is no chance.
CONTAINED_LIKENESS = 0.7
CONTAINED_SHARE, CONTAINED_WORDS = 0.9, 4


class Bag:
    """The words of a sentence with their weights, whatever their order and their capitals."""

    def __init__(self, words: Mapping[str, float]) -> None:
        self.words = words
        self.weight = sum(words.values())

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> Self:
        """The words of *tokens*; bullets and boxes are none."""
        words: dict[str, float] = defaultdict(float)
        for token in tokens:
            if token.kind not in (Kind.BULLET, Kind.BOX):
                words[token.key.casefold()] += token.weight
        return cls(words)

    @classmethod
    def joined(cls, bags: Sequence[Self]) -> Self:
        """The words of all *bags*."""
        if len(bags) == 1:
            return bags[0]
        words: dict[str, float] = defaultdict(float)
        for bag in bags:
            for word, weight in bag.words.items():
                words[word] += weight
        return cls(words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bag) and self.words == other.words

    def shared(self, other: Self) -> float:
        """What the words weigh that *other* has too."""
        few, many = sorted((self.words, other.words), key=len)
        return sum(min(weight, many[word]) for word, weight in few.items() if word in many)

    def likeness(self, other: Self) -> float:
        """How alike the two are, 0 to 1."""
        shared, shorter = self.shared(other), min(self.weight, other.weight)
        if not shared:
            return 0.0
        dice = 2 * shared / (self.weight + other.weight)
        several = min(len(self.words), len(other.words)) >= CONTAINED_WORDS
        if several and shared >= CONTAINED_SHARE * shorter:
            return max(dice, CONTAINED_LIKENESS * shared / shorter)
        return dice
