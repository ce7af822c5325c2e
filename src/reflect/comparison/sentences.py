"""Tokens as units that stay, go or move as a whole: sentences, list items, lines of code."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Self

from reflect.comparison.tokens import Role, Token, keys
from reflect.comparison.vocabulary import ABBREVIATIONS
from reflect.text import LINE_END

#: A sentence found whole in a longer one is this like it at least, however much was added: if so
#: much of it is there, and so many words of it that this is no chance. Measured on labelled pairs.
CONTAINED_LIKENESS = 0.7
CONTAINED_SHARE, CONTAINED_WORDS = 0.9, 4
#: Two lines as short as this, in characters, were not wrapped: each of them is a unit.
SHORT_LINE = 40
#: So many signs may close after a full stop, as in *(He said "yes.")*
CLOSERS = 3
#: A number of so few digits before a full stop is a day of the month.
DAY_DIGITS = 2

#: What ends a sentence.
STOPS = frozenset(".!?؟۔।॥։。！？｡")
#: These end a sentence without a blank after them.
_WIDE_STOPS = frozenset("。！？｡")
_CLOSING = frozenset("\"')]}*_」』）】》")


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
            if token.role not in (Role.BULLET, Role.BOX):
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

    def shared(self, other: Self) -> float:
        """What the words weigh that *other* has too."""
        few, many = sorted((self.words, other.words), key=len)
        return sum(min(weight, many[word]) for word, weight in few.items() if word in many)

    def likeness(self, other: Self) -> float:
        """How alike the two are, 0 to 1: twice what they share to what they weigh."""
        shared, shorter = self.shared(other), min(self.weight, other.weight)
        if not shared:
            return 0.0
        likeness = 2 * shared / (self.weight + other.weight)
        several = min(len(self.words), len(other.words)) >= CONTAINED_WORDS
        if several and shared >= CONTAINED_SHARE * shorter:
            return max(likeness, CONTAINED_LIKENESS * shared / shorter)
        return likeness


class Unit:
    """A sentence, a list item or a line of code."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens

    @cached_property
    def role(self) -> Role:
        """BULLET for an item, CODE or, for prose, WORD."""
        first = self.tokens[0].role
        return first if first in (Role.BULLET, Role.CODE) else Role.WORD

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What of it is compared."""
        return keys(self.tokens)

    @cached_property
    def bag(self) -> Bag:
        """Its words."""
        return Bag.of(self.tokens)


def units(tokens: Sequence[Token]) -> list[Unit]:
    """*tokens* cut after each sentence, list item and line of code."""
    found: list[Unit] = []
    begin = 0
    for end in range(1, len(tokens) + 1):
        if end == len(tokens) or _parted(tokens, begin, end):
            found.append(Unit(tuple(tokens[begin:end])))
            begin = end
    return found


def _parted(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether the unit that starts at *begin* is over before *end*."""
    first, last, after = tokens[begin], tokens[end - 1], tokens[end]
    if after.role is Role.BULLET or (last.role is Role.CODE) != (after.role is Role.CODE):
        return True
    breaks = len(LINE_END.findall(last.text)) if last.text[-1].isspace() else 0
    is_heading = breaks and not first.key.strip("#")
    if breaks > 1 or is_heading or (breaks and last.role is Role.CODE):
        return True
    if first.role is Role.BULLET:
        return False
    if breaks and _short_line(tokens, begin) and _short_line(tokens, end):
        return True
    return _sentence_over(tokens, begin, end)


def _short_line(tokens: Sequence[Token], start: int) -> bool:
    """Whether the line from *start* on is short."""
    length = 0
    for at in range(start, min(start + SHORT_LINE, len(tokens))):
        length += len(tokens[at].text)
        if LINE_END.search(tokens[at].text):
            break
    return length <= SHORT_LINE


def _sentence_over(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a full stop, and perhaps what it closes, stands before *end*."""
    if _phrase_over(tokens[end - 1], tokens[end]):
        return True
    if tokens[end].kind == "e":
        return False
    stop = end - 1
    while stop > begin and tokens[stop].kind == "e":
        stop -= 1
    for _ in range(CLOSERS):
        if stop == begin or tokens[stop].key[0] not in _CLOSING or _spaced(tokens[stop - 1]):
            break
        stop -= 1
    mark = tokens[stop].key
    if stop == begin or mark[0] not in STOPS:
        return False
    if mark[0] in _WIDE_STOPS:
        return True
    if not _spaced(tokens[end - 1]):
        return False
    if mark == ".":
        return not _abbreviated(tokens[stop - 1])
    return not tokens[end].key[0].islower()


def _phrase_over(last: Token, after: Token) -> bool:
    """Whether a blank parts two phrases, in a script that puts none between words."""
    return _spaced(last) and last.kind in "hlt" and after.kind in "hlt"


def _spaced(token: Token) -> bool:
    return token.text[-1].isspace()


def _abbreviated(token: Token) -> bool:
    """Whether the full stop after *token* belongs to it, as in "Dr.", "e.g." and "3."."""
    key = token.key
    if key.isdigit():
        return len(key) <= DAY_DIGITS
    single = len(key) == 1 and key.isascii() and key.isalpha() and key != "I"
    return single or key.casefold() in ABBREVIATIONS
