"""Tokenizer of answers; a token has a key for comparison and a weight."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reflect.comparison.vocabulary import CONTENT, SIGN, Vocabulary

#: Words that a single Chinese character or kana counts for.
WORDS_PER_CHARACTER = 2 / 3
#: Words that a letter counts for in scripts without blanks, such as Thai.
WORDS_PER_LETTER = 0.4


class Role(Enum):
    """Role of a token in the comparison."""

    WORD = auto()
    NEGATION = auto()
    SIGN = auto()
    BULLET = auto()
    BOX = auto()
    CODE = auto()


class Token(NamedTuple):
    """A word or a sign as it was written, with the white space after it."""

    text: str
    #: What is compared: equal for the same word, however it was typed.
    key: str
    weight: float
    #: Number of words it counts for.
    words: float
    role: Role
    #: The letter for its script; see `_FIXED`.
    kind: str

    @property
    def word(self) -> str:
        """The word in lower case, without signs of emphasis."""
        return self.key.casefold().strip("*")


def tokens(text: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Tokens of *text*; joining them gives it back, unless it is blank."""
    spans = list(_spans(text, vocabulary))
    borders = [0, *(start for start, _, _ in spans[1:]), len(text)]
    return tuple(
        _token(text[at:after], text[start:end], role, vocabulary)
        for (at, after), (start, end, role) in zip(pairwise(borders), spans, strict=False)
    )


def text(some: Iterable[Token]) -> str:
    """Text of tokens, as it was written."""
    return "".join(token.text for token in some)


def keys(some: Iterable[Token]) -> tuple[str, ...]:
    """Keys of tokens, which are compared."""
    return tuple(token.key for token in some)


def weight(some: Iterable[Token]) -> float:
    """Total weight of tokens."""
    return sum(token.weight for token in some)


_BLANK = re.compile(r"\r\n|\r|\n|[^\r\n]+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
#: The beginning of a line: quote marks, which are mere layout, then a bullet and a box.
_HEAD = re.compile(
    r"(?: {0,3}>)*(?:[ \t]*((?:[-*+•‣◦·–—]|\d{1,3}[.)]|[a-z]\))(?=\s|\Z)|[・①-⑳]|\d{1,3}[、．])"
    r"(?:[ \t]+(\[[ xX-]\])(?=\s|\Z))?)?"
)
#: A web or mail address is one word, without the punctuation after it.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]*[^\s.,;:!?()\[\]<>\"'*_]/?|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.ASCII,
)

_Span = tuple[int, int, Role]


def _spans(text: str, vocabulary: Vocabulary) -> Iterator[_Span]:
    """Spans of the tokens of *text*; only white space lies between them."""
    shapes = _ADDRESS.sub(lambda found: "w" * len(found[0]), text).translate(_SHAPES)
    fence = ""
    for line in _LINE.finditer(text):
        start, end = line.span()
        role, found = Role.WORD, _FENCE.match(line[0])
        if fence and not (found and found[1].startswith(fence)):
            yield from _code(text, shapes, start, end, vocabulary)
            continue
        if found:
            fence, role = "" if fence else found[1], Role.CODE
        elif head := _HEAD.match(text, start, end):
            start = head.end()
            for group, mark in ((1, Role.BULLET), (2, Role.BOX)):
                if head[group]:
                    yield (*head.span(group), mark)
        yield from ((*span, role) for span in _words(text, shapes, start, end, vocabulary))


def _code(text: str, shapes: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[_Span]:
    """Spans of a line inside a fence, where white space counts too."""
    for word in (*_words(text, shapes, start, end, vocabulary), (end, end)):
        for blank in _BLANK.finditer(text, start, word[0]):
            yield (*blank.span(), Role.CODE)
        if word[0] < end:
            yield (*word, Role.CODE)
        start = word[1]


# A letter stands for each character, so that one expression reads every script: w letter, n digit,
# c Chinese character, a hiragana, k katakana, h letter of another script without blanks, l vowel
# written before the letter it follows, t vowel behind it, m mark, f invisible, j joiner, e emoji,
# r half a flag, $ currency, x sign of emphasis, p any other sign; ' and - may stand inside a word,
# and . inside a number.
_FIXED = {
    "'": "'’ʼ＇׳",
    "-": "-‐‑־",
    ".": ".,:–",
    "j": "\u200d",
    "x": "*_",
    " ": " \t\r\n",
    "c": "々〇",
    "l": "เแโใไເແໂໃໄ",
    "t": "ะาำๅະາຳ",
}
_CATEGORIES = {"L": "w", "N": "n", "M": "m", "Z": " ", "Cc": " ", "Cf": "f", "So": "e", "Sc": "$"}
_SCRIPTS = (
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
_SYMBOLS = (
    ("m", 0x1F3FB, 0x1F3FF),  # colours of skin
    ("m", 0xE0020, 0xE007F),  # tags, which tell the flag of Wales from that of Scotland
    ("r", 0x1F1E6, 0x1F1FF),  # halves of a flag
)


class _Shapes(dict[int, str]):
    """Maps code points to the letters above, computed on first use."""

    def __missing__(self, point: int) -> str:
        category = unicodedata.category(chr(point))
        ranges = _SCRIPTS if category[0] == "L" else _SYMBOLS
        known = (letter for letter, low, high in ranges if low <= point <= high)
        usual = _CATEGORIES.get(category) or _CATEGORIES.get(category[0], "p")
        self[point] = shape = next(known, usual)
        return shape


_SHAPES = _Shapes({ord(char): letter for letter, chars in _FIXED.items() for char in chars})

_LETTERS = "(?:[wn][mfj]*)+"
_WORD = rf"{_LETTERS}(?:(?:['-]|(?<=[wn])x(?=[wn])|(?<=n)\.(?=n)){_LETTERS})*"
_LETTER = "l?[cah][mf]*t*|[lt][mf]*"
_PIECE = re.compile(
    rf"(?P<emphasis>x{{1,3}}){_WORD}(?P=emphasis)(?![wn])|\$?{_WORD}(?:(?<=n)\$)?"
    rf"|(?:k[mf]*)+|rr|[er][mf]*(?:j[er][mf]*)*|(?P<row>(?:{_LETTER})+)|(?P<signs>[pmx$'.-]+)"
)
_LETTERS_OF_ROW = re.compile(_LETTER)
_REPEATED = re.compile(r"(.)\1*", re.DOTALL)


def _words(
    text: str, shapes: str, start: int, end: int, vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """Spans of the words and signs of *text* from *start* to *end*."""
    for piece in _PIECE.finditer(shapes, start, end):
        if piece.lastgroup == "signs":
            yield from (same.span() for same in _REPEATED.finditer(text, *piece.span()))
        elif piece.lastgroup == "row":
            yield from _divided(text, shapes, *piece.span(), vocabulary)
        else:
            yield piece.span()


#: Japanese particles: words of their own, so an ending in hiragana stops before them.
_PARTICLES = frozenset("はがをにでともへのや")


def _divided(
    text: str, shapes: str, start: int, end: int, vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """Spans of the words in letters without blanks, as far as the vocabulary knows them."""
    spans = [letter.span() for letter in _LETTERS_OF_ROW.finditer(shapes, start, end)]
    letters = [_key(text[begin:stop], Role.WORD) for begin, stop in spans]
    at = 0
    while at < len(letters):
        after = at + (_known(letters, at, vocabulary) or _japanese(letters, at, vocabulary) or 1)
        yield spans[at][0], spans[after - 1][1]
        at = after


def _known(letters: Sequence[str], at: int, vocabulary: Vocabulary) -> int:
    """Length in letters of the longest known word at *at*; 0 if there is none."""
    for length in range(min(vocabulary.longest, len(letters) - at), 1, -1):
        if "".join(letters[at : at + length]) in vocabulary.lexicon:
            return length
    return 0


def _japanese(letters: Sequence[str], at: int, vocabulary: Vocabulary) -> int:
    """Length in letters of a Japanese word at *at*: Chinese characters and their kana ending."""
    end = at
    while vocabulary.is_japanese and end < len(letters) and not _is_kana(letters[end]):
        if end > at and _known(letters, end, vocabulary):
            return end - at
        end += 1
    while at < end < len(letters) and _is_kana(letters[end]):
        if letters[end] in _PARTICLES or _known(letters, end, vocabulary):
            break
        end += 1
    return end - at


def _is_kana(letter: str) -> bool:
    return "\u3041" <= letter[0] <= "\u309f"


# Invisible characters, and the vowel points of Hebrew and Arabic, which are optional.
# Not compiled here: text in ASCII never needs it.
_INVISIBLE = (
    "[\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]"
)
_ALIKE = str.maketrans("’‘‚‛ʼ＇‹›׳“”„‟«»＂״‐‑־يىك_", "'" * 9 + '"' * 8 + "---" + "ییک*")
_DASHES = frozenset({"-", "--", "---", "–", "—", "―", "−"})


@lru_cache(maxsize=8192)
def _token(written: str, word: str, role: Role, vocabulary: Vocabulary) -> Token:
    """Token for a *word* that is *written* with white space around it."""
    key = _key(word, role)
    kind = key.translate(_SHAPES).lstrip("x$")[:1] or "p"
    folded = key.casefold()
    value, count = SIGN, 0.0
    if role is Role.WORD and vocabulary.negation(folded.strip("*")):
        value, count, role = CONTENT, 1, Role.NEGATION
    elif role in (Role.BULLET, Role.BOX):
        pass
    elif kind in "cahlt":
        value = vocabulary.run_weight(key)
        count = WORDS_PER_LETTER if kind in "hlt" else 1 if len(key) > 1 else WORDS_PER_CHARACTER
    elif kind in "wnk":
        value, count = vocabulary.weight(folded), 1
    elif kind in "er":
        value, count = CONTENT, 1
    elif role is Role.WORD:
        role = Role.SIGN
    return Token(written, key, value, count, role, kind)


def _key(word: str, role: Role) -> str:
    if role is Role.BULLET:
        return "–"  # like a dash, which wrapping can bring to the start of a line
    if role is Role.CODE:
        return "\n" if word in ("\r", "\r\n") else unicodedata.normalize("NFC", word)
    if not word.isascii():  # ASCII has nothing invisible and is in normal form
        word = unicodedata.normalize("NFC", re.sub(_INVISIBLE, "", word) or word)
    key = word.translate(_ALIKE)
    if key in _DASHES:
        return "–"
    if key == "…" or (len(key) > 3 and not key.strip(".")):
        return "..."
    return key.lower() if role is Role.BOX else key
