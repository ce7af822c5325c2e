"""Where the words and signs of a text begin and end, in any script."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# A letter stands for each character, so that one expression reads every script: w letter, b Hebrew
# letter, n digit, c Chinese character, a hiragana, k katakana, h letter of another script without
# blanks, l vowel written before the letter it follows, t vowel behind it, s sign that puts the
# next letter under this one, m mark, f invisible, j joiner, e emoji, r half a flag, $ currency, x
# sign of emphasis, p any other sign; ' and - may stand inside a word, . inside a number and "
# inside a Hebrew word.
_FIXED = {
    "'": "'’ʼ＇׳",
    "-": "-‐‑־",
    ".": ".,:–",
    '"': '"״',
    "j": "\u200d",
    "x": "*_",
    " ": " \t\r\n",
    "s": "\u1039\u17d2",
    "c": "々〇",
    "l": "เแโใไເແໂໃໄ",
    "t": "ะาำๅະາຳ",
}
_CATEGORIES = {"L": "w", "N": "n", "M": "m", "Z": " ", "Cc": " ", "Cf": "f", "So": "e", "Sc": "$"}
_RANGES = (
    ("b", 0x05D0, 0x05F2),
    ("k", 0x30A1, 0x30FF),  # the prolonged sound mark among them
    ("k", 0xFF66, 0xFF9F),
    ("h", 0x0E00, 0x0EFF),  # Thai, Lao
    ("h", 0x1000, 0x109F),  # Burmese
    ("h", 0x1780, 0x17FF),  # Khmer
    ("a", 0x3041, 0x309F),
    ("c", 0x3400, 0x9FFF),
    ("c", 0xF900, 0xFAFF),
    ("c", 0x20000, 0x3FFFF),
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

_LETTERS = "(?:[wbn][mfj]*)+"
_WORD = rf"""{_LETTERS}(?:(?:['-]|(?<=[wn])x(?=[wn])|(?<=n)\.(?=n)|(?<=b)"(?=b)){_LETTERS})*"""
_CLUSTER = "l?[cah](?:[mf]|s[cah])*t*|[lt][mf]*"
_PIECE = re.compile(
    rf"(?P<emphasis>x{{1,3}}){_WORD}(?P=emphasis)(?![wbn])|\$?{_WORD}(?:(?<=n)\$)?"
    r"|(?:k[mf]*)+|rr|[er][mf]*(?:j[er][mf]*)*"
    rf"|(?P<unspaced>(?:{_CLUSTER})+)|(?P<signs>[pmsx$'.\"-]+)"
)
#: An address is one word, but for the signs that end the sentence it stands in.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]*[^\s.,;:!?()\[\]<>\"'*_]/?|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.ASCII,
)
_CLUSTERS = re.compile(_CLUSTER)
_SAME = re.compile(r"(.)\1*", re.DOTALL)


class Piece(NamedTuple):
    """Where a word, a sign or a row of letters without blanks stands."""

    start: int
    end: int
    #: Where the letters of a row end, if it is one that nothing parts into words.
    clusters: tuple[int, ...] = ()


def kind(word: str) -> str:
    """The letter for a *word*: that of its first one, whatever stands before it."""
    return shape(word).lstrip("x$")[:1] or "p"


def shape(text: str) -> str:
    """*text* with a letter for the kind of each of its characters."""
    return text.translate(_SHAPES)


def pieces(text: str, shaped: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of *text* from *start* to *end*; between them it is blank."""
    for address in _ADDRESS.finditer(text, start, end):
        yield from _between(text, shaped, start, address.start())
        yield Piece(*address.span())
        start = address.end()
    yield from _between(text, shaped, start, end)


def _between(text: str, shaped: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces between two addresses."""
    for piece in _PIECE.finditer(shaped, start, end):
        if piece.lastgroup == "signs":
            yield from (Piece(*same.span()) for same in _SAME.finditer(text, *piece.span()))
        elif piece.lastgroup == "unspaced":
            clusters = _CLUSTERS.finditer(shaped, *piece.span())
            yield Piece(*piece.span(), tuple(cluster.end() for cluster in clusters))
        else:
            yield Piece(*piece.span())
