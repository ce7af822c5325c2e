"""An answer as tokens: what of it is compared, and how much each piece weighs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from reflect.comparison.vocabulary import CONTENT, SIGN, character_weight, negates, word_weight

#: Where nothing parts the words, one has about one and a half characters.
WORDS_A_CHARACTER = 2 / 3


class Role(Enum):
    """What a token is to the comparison."""

    WORD = auto()
    NEGATION = auto()
    SIGN = auto()
    BULLET = auto()
    BOX = auto()
    CODE = auto()


class Token(NamedTuple):
    """A word or a sign as it was written, with the blanks after it."""

    text: str
    #: Equal keys are the same word, however it was typed.
    key: str
    weight: float
    #: How many words it counts for.
    words: float
    role: Role


def tokens(text: str) -> tuple[Token, ...]:
    """*text* in tokens; joining their texts gives it back, unless there is nothing but blanks."""
    spans = list(_spans(text))
    borders = [0, *(start for start, _, _ in spans[1:]), len(text)]
    return tuple(
        _token(text[borders[number] : borders[number + 1]], text[start:end], role)
        for number, (start, end, role) in enumerate(spans)
    )


def text(of: Iterable[Token]) -> str:
    """*of* as it was written."""
    return "".join(token.text for token in of)


def keys(of: Iterable[Token]) -> tuple[str, ...]:
    """What is compared of *of*."""
    return tuple(token.key for token in of)


def weight(of: Iterable[Token]) -> float:
    """What *of* weighs together."""
    return sum(token.weight for token in of)


def words(of: Iterable[Token]) -> float:
    """How many words *of* has."""
    return sum(token.words for token in of)


# A letter stands for each character, so that one expression reads every script: w letter, n digit,
# h character of a script without blanks, k katakana, m mark, f invisible, j joiner, e emoji, r half
# a flag, p any other sign; ' and - may stand inside a word, and . inside a number.
_FIXED = {"'": "'’ʼ＇", "-": "-‐‑", ".": ".,:–", "j": "\u200d", " ": " \t\r\n", "w": "_"}
_CATEGORIES = {"L": "w", "N": "n", "M": "m", "Z": " ", "Cc": " ", "Cf": "f", "So": "e"}
_RANGES = (
    ("k", 0x30A1, 0x30FF),  # the prolonged sound mark among them
    ("k", 0xFF66, 0xFF9F),
    ("h", 0x0E00, 0x0EFF),  # Thai, Lao
    ("h", 0x1000, 0x109F),  # Burmese
    ("h", 0x1780, 0x17FF),  # Khmer
    ("h", 0x3005, 0x309F),  # hiragana
    ("h", 0x3400, 0x9FFF),
    ("h", 0xF900, 0xFAFF),
    ("h", 0x20000, 0x3FFFF),
)
_SKINS = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)  # they tell the flag of Wales from that of Scotland
_FLAGS = range(0x1F1E6, 0x1F200)


class _Shapes(dict[int, str]):
    """The letter for each character, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = shape = _shape(point)
        return shape


def _shape(point: int) -> str:
    if point in _SKINS or point in _TAGS:
        return "m"
    if point in _FLAGS:
        return "r"
    category = unicodedata.category(chr(point))
    if category[0] == "L":
        return next((letter for letter, low, high in _RANGES if low <= point <= high), "w")
    return _CATEGORIES.get(category) or _CATEGORIES.get(category[0], "p")


_SHAPES = _Shapes({ord(char): letter for letter, chars in _FIXED.items() for char in chars})

_LETTERS = "(?:[wn][mfj]*)+"
_PIECE = re.compile(
    rf"{_LETTERS}(?:(?:['-]|(?<=n)\.(?=n)){_LETTERS})*"
    r"|(?:k[mf]*)+|h[mf]*|rr|[er][mf]*(?:j[er][mf]*)*"
    r"|(?P<signs>[pm'.-]+)"
)
_SAME = re.compile(r"(.)\1*", re.DOTALL)
_BLANK = re.compile(r"\r\n|\r|\n|[^\r\n]+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(
    r"[ \t]*([-*+•‣◦·–—]|\d{1,3}[.)]|[a-z]\))(?=\s|\Z)(?:[ \t]+(\[[ xX-]\])(?=\s|\Z))?"
)

_Span = tuple[int, int, Role]


def _spans(text: str) -> Iterator[_Span]:
    """Where the tokens of *text* are; what lies between them is blank."""
    shape = text.translate(_SHAPES)
    fence = ""
    for line in _LINE.finditer(text):
        found = _FENCE.match(line[0])
        if fence and not (found and found[1].startswith(fence)):
            yield from _code(text, shape, *line.span())
        elif found:
            fence = "" if fence else found[1]
            yield from _pieces(text, shape, *line.span(), Role.CODE)
        else:
            yield from _prose(text, shape, *line.span())


def _prose(text: str, shape: str, start: int, end: int) -> Iterator[_Span]:
    item = _ITEM.match(text, start, end)
    if item:
        yield (*item.span(1), Role.BULLET)
        if item[2]:
            yield (*item.span(2), Role.BOX)
    yield from _pieces(text, shape, item.end() if item else start, end, Role.WORD)


def _code(text: str, shape: str, start: int, end: int) -> Iterator[_Span]:
    """A line inside a fence: there the blanks count too."""
    for piece in (*_pieces(text, shape, start, end, Role.CODE), (end, end, Role.CODE)):
        for blank in _BLANK.finditer(text, start, piece[0]):
            yield (*blank.span(), Role.CODE)
        if piece[0] < end:
            yield piece
        start = piece[1]


def _pieces(text: str, shape: str, start: int, end: int, role: Role) -> Iterator[_Span]:
    for piece in _PIECE.finditer(shape, start, end):
        if piece["signs"]:
            yield from ((*same.span(), role) for same in _SAME.finditer(text, *piece.span()))
        else:
            yield (*piece.span(), role)


_INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff]")
_ALIKE = str.maketrans(
    {**dict.fromkeys("’‘‚‛ʼ＇‹›", "'"), **dict.fromkeys("“”„‟«»＂", '"'), "‐": "-", "‑": "-"}
)
_DASHES = frozenset({"-", "--", "---", "–", "—", "―", "−"})


def _token(text: str, word: str, role: Role) -> Token:
    key = _key(word, role)
    shape, folded = _SHAPES[ord(key[0])], key.casefold()
    if role is Role.WORD and negates(folded):
        return Token(text, key, CONTENT, 1, Role.NEGATION)
    if role in (Role.BULLET, Role.BOX):
        return Token(text, key, SIGN, 0, role)
    if shape == "h":
        return Token(text, key, character_weight(key), WORDS_A_CHARACTER, role)
    if shape in "wnk":
        return Token(text, key, word_weight(folded), 1, role)
    if shape in "er":
        return Token(text, key, CONTENT, 1, role)
    return Token(text, key, SIGN, 0, Role.SIGN if role is Role.WORD else role)


def _key(word: str, role: Role) -> str:
    if role is Role.BULLET:
        return "–"  # as a dash, which wrapping can bring to the start of a line
    if role is Role.CODE:
        return "\n" if word in ("\r", "\r\n") else unicodedata.normalize("NFC", word)
    key = unicodedata.normalize("NFC", _INVISIBLE.sub("", word)).translate(_ALIKE)
    if key in _DASHES:
        return "–"
    if key == "…" or (len(key) > 3 and not key.strip(".")):
        return "..."
    return key.lower() if role is Role.BOX else key
