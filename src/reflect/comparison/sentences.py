"""Tokens as units, which stay, go or move as a whole: sentences, list items, lines of code."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reflect.comparison.bags import Bag
from reflect.comparison.tokens import Kind, Token, keys
from reflect.comparison.vocabulary import ABBREVIATIONS
from reflect.text import LINE_END

_STOPS = frozenset(".!?؟۔।॥։。！？｡")
#: These end a sentence without a blank after them.
_WIDE_STOPS = frozenset("。！？｡")
_CLOSERS = frozenset("\"')]}*_」』）】》")
#: A number of so few digits before a full stop is a day of the month.
_DAY_DIGITS = 2


@dataclass(frozen=True)
class Unit:
    """A sentence, a list item or a line of code."""

    tokens: tuple[Token, ...]

    @property
    def kind(self) -> Kind:
        """BULLET, CODE or, for prose, WORD."""
        first = self.tokens[0].kind
        return first if first in (Kind.BULLET, Kind.CODE) else Kind.WORD

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What of it is compared."""
        return tuple(keys(self.tokens))

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
    if after.kind is Kind.BULLET or (last.kind is Kind.CODE) != (after.kind is Kind.CODE):
        return True
    breaks = len(LINE_END.findall(last.text))
    if last.kind is Kind.CODE or not first.key.strip("#"):
        return breaks > 0
    if breaks > 1 or first.kind is Kind.BULLET:
        return breaks > 1
    return _sentence_over(tokens, begin, end)


def _sentence_over(tokens: Sequence[Token], begin: int, end: int) -> bool:
    stop = end - 1
    while stop > begin and tokens[stop].key[0] in _CLOSERS and not _spaced(tokens[stop - 1]):
        stop -= 1
    mark = tokens[stop].key
    if mark[0] not in _STOPS or stop == begin:
        return False
    if mark[0] in _WIDE_STOPS:
        return True
    if not _spaced(tokens[end - 1]):
        return False
    if mark == ".":
        return not _abbreviated(tokens[stop - 1])
    return not tokens[end].key[0].islower()


def _spaced(token: Token) -> bool:
    return token.text[-1].isspace()


def _abbreviated(token: Token) -> bool:
    """Whether the full stop after *token* belongs to it, as in "Dr." or "3."."""
    key = token.key
    if key.isdigit():
        return len(key) <= _DAY_DIGITS
    single = len(key) == 1 and key.isascii() and key.isalpha() and key != "I"
    return single or key.casefold() in ABBREVIATIONS
