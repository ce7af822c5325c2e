"""Units that stay, go or move as a whole: sentences, list items, lines of code."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from reflect.comparison.tokens import Role, Token, keys
from reflect.text import LINE_END

#: Two lines of at most this many characters were not wrapped: each of them is a unit.
SHORT_LINE = 40
#: Most closing signs after a full stop, as in *(He said "yes.")*
CLOSERS = 3
#: A number of at most this many digits before a full stop is a day of the month.
DAY_DIGITS = 2

#: Signs that end a sentence.
STOPS = frozenset(".!?؟۔।॥։。！？｡")
#: Signs that end a sentence without a blank after them.
_WIDE_STOPS = frozenset("。！？｡")
_CLOSING = frozenset("\"')]}*_」』）】》")
#: Abbreviations: a full stop after these ends no sentence.
_ABBREVIATED = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "bzw", "ca", "nr"})


class Unit:
    """A sentence, a list item or a line of code; or several of them, joined."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)

    @cached_property
    def role(self) -> Role:
        """BULLET for a list item, CODE or, for prose, WORD."""
        first = self.tokens[0].role
        return first if first in (Role.BULLET, Role.CODE) else Role.WORD

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Keys of its tokens."""
        return keys(self.tokens)

    @cached_property
    def words(self) -> dict[str, float]:
        """Weight of each of its words, whatever their order and case."""
        words: dict[str, float] = defaultdict(float)
        for token in self.tokens:
            if token.role not in (Role.BULLET, Role.BOX):
                words[token.key.casefold()] += token.weight
        return words

    @cached_property
    def weight(self) -> float:
        """Total weight of its words."""
        return sum(self.words.values())


def units(tokens: Sequence[Token]) -> list[Unit]:
    """*tokens* cut after each sentence, list item and line of code."""
    found: list[Unit] = []
    begin = 0
    for end in range(1, len(tokens) + 1):
        if end == len(tokens) or _ends_unit(tokens, begin, end):
            found.append(Unit(tokens[begin:end]))
            begin = end
    return found


def _ends_unit(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether the unit that starts at *begin* ends before *end*."""
    first, last, after = tokens[begin], tokens[end - 1], tokens[end]
    if after.role is Role.BULLET or (last.role is Role.CODE) != (after.role is Role.CODE):
        return True
    breaks = len(LINE_END.findall(last.text)) if last.text[-1].isspace() else 0
    is_heading = breaks and not first.key.strip("#")
    if breaks > 1 or is_heading or (breaks and last.role is Role.CODE):
        return True
    if first.role is Role.BULLET:
        return False
    if breaks and _is_short_line(tokens, begin) and _is_short_line(tokens, end):
        return True
    return _ends_sentence(tokens, begin, end)


def _is_short_line(tokens: Sequence[Token], start: int) -> bool:
    """Whether the line from *start* on was not wrapped."""
    length = 0
    for token in tokens[start : start + SHORT_LINE]:
        length += len(token.text)
        if LINE_END.search(token.text):
            break
    return length <= SHORT_LINE


def _ends_sentence(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a sentence ends before *end*: with a stop, and perhaps closing signs."""
    last, after = tokens[end - 1], tokens[end]
    if _is_spaced(last) and last.kind in "hlt" and after.kind in "hlt":
        return True  # in these scripts blanks divide phrases, not words
    if after.kind == "e":
        return False
    stop = end - 1
    while stop > begin and tokens[stop].kind == "e":
        stop -= 1
    for _ in range(CLOSERS):
        if stop == begin or tokens[stop].key[0] not in _CLOSING or _is_spaced(tokens[stop - 1]):
            break
        stop -= 1
    mark = tokens[stop].key
    if stop == begin or mark[0] not in STOPS:
        return False
    if mark[0] in _WIDE_STOPS:
        return True
    if not _is_spaced(last):
        return False
    return not (_is_abbreviation(tokens[stop - 1]) if mark == "." else after.key[0].islower())


def _is_spaced(token: Token) -> bool:
    return token.text[-1].isspace()


def _is_abbreviation(token: Token) -> bool:
    """Whether a full stop after *token* belongs to it, as in "Dr.", "e.g." and "3."."""
    key = token.key
    if key.isdigit():
        return len(key) <= DAY_DIGITS
    single = len(key) == 1 and key.isascii() and key.isalpha() and key != "I"
    return single or key.casefold() in _ABBREVIATED
