"""An answer as tokens: what of it is compared, and how much each piece weighs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reflect.comparison import unspaced
from reflect.comparison.shapes import kind, pieces, shape
from reflect.comparison.vocabulary import CONTENT, SIGN, Vocabulary

#: A character that is no known word, where nothing parts them, is so much of one;
WORDS_A_CHARACTER = 2 / 3
#: so much, where it only is a letter.
WORDS_A_LETTER = 0.4


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
    #: The letter for its script, as in ``shapes``.
    kind: str

    @property
    def word(self) -> str:
        """The word in small letters, without signs of emphasis."""
        return self.key.casefold().strip("*")


@lru_cache(maxsize=64)  # asked again where what has changed is drawn
def tokens(text: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """*text* in tokens; joining their texts gives it back, unless there is nothing but blanks."""
    spans = list(_spans(text, vocabulary))
    if not spans:
        return ()
    borders = [0, *(start for start, _, _ in spans[1:]), len(text)]
    return tuple(
        _token(text[at:after], text[start:end], role, vocabulary)
        for (at, after), (start, end, role) in zip(pairwise(borders), spans, strict=True)
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


_BLANK = re.compile(r"\r\n|\r|\n|[^\r\n]+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
#: The marks of a quotation are layout, as blanks are.
_QUOTE = re.compile(r"(?: {0,3}>)+")
_ITEM = re.compile(
    r"[ \t]*((?:[-*+•‣◦·–—]|\d{1,3}[.)]|[a-z]\))(?=\s|\Z)|[・①-⑳]|\d{1,3}[、．])"
    r"(?:[ \t]+(\[[ xX-]\])(?=\s|\Z))?"
)

_Span = tuple[int, int, Role]


def _spans(text: str, vocabulary: Vocabulary) -> Iterator[_Span]:
    """Where the tokens of *text* are; what lies between them is blank."""
    shaped = shape(text)
    fence = ""
    for line in _LINE.finditer(text):
        found = _FENCE.match(line[0])
        if fence and not (found and found[1].startswith(fence)):
            yield from _code(text, shaped, *line.span())
        elif found:
            fence = "" if fence else found[1]
            yield from _whole(text, shaped, *line.span())
        else:
            yield from _prose(text, shaped, *line.span(), vocabulary)


def _prose(text: str, shaped: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[_Span]:
    if quote := _QUOTE.match(text, start, end):
        start = quote.end()
    if item := _ITEM.match(text, start, end):
        yield (*item.span(1), Role.BULLET)
        if item[2]:
            yield (*item.span(2), Role.BOX)
        start = item.end()
    for piece in pieces(text, shaped, start, end):
        if not piece.clusters:
            yield (piece.start, piece.end, Role.WORD)
            continue
        borders = [piece.start, *piece.clusters]
        letters = [_key(text[at:after], Role.WORD) for at, after in pairwise(borders)]
        for first, last in pairwise([0, *unspaced.words(letters, vocabulary)]):
            yield (borders[first], borders[last], Role.WORD)


def _code(text: str, shaped: str, start: int, end: int) -> Iterator[_Span]:
    """A line inside a fence: there the blanks count too."""
    for piece in (*_whole(text, shaped, start, end), (end, end, Role.CODE)):
        for blank in _BLANK.finditer(text, start, piece[0]):
            yield (*blank.span(), Role.CODE)
        if piece[0] < end:
            yield piece
        start = piece[1]


def _whole(text: str, shaped: str, start: int, end: int) -> Iterator[_Span]:
    """The pieces of a line of code."""
    for piece in pieces(text, shaped, start, end):
        yield (piece.start, piece.end, Role.CODE)


# Invisible signs, and the points over and under Hebrew and Arabic letters, which may be left out.
# Compiled by `re` where a text is not ASCII.
_UNSEEN = (
    "[\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]"
)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘‚‛ʼ＇‹›׳", "'"),
        **dict.fromkeys("“”„‟«»＂״", '"'),
        **dict.fromkeys("‐‑־", "-"),
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "_": "*",
    }
)
_DASHES = frozenset({"-", "--", "---", "–", "—", "―", "−"})


@lru_cache(maxsize=8192)
def _token(written: str, word: str, role: Role, vocabulary: Vocabulary) -> Token:
    """The token for a *word* that is *written* with the blanks around it."""
    key = _key(word, role)
    of_kind, folded = kind(key), key.casefold()
    if role is Role.WORD and vocabulary.negation(folded.strip("*")):
        return Token(written, key, CONTENT, 1, Role.NEGATION, of_kind)
    if role in (Role.BULLET, Role.BOX):
        return Token(written, key, SIGN, 0, role, of_kind)
    if of_kind in "cahlt":
        count = _count(key, of_kind)
        return Token(written, key, vocabulary.run_weight(key), count, role, of_kind)
    if of_kind in "wbnk":
        return Token(written, key, vocabulary.weight(folded), 1, role, of_kind)
    if of_kind in "er":
        return Token(written, key, CONTENT, 1, role, of_kind)
    return Token(written, key, SIGN, 0, Role.SIGN if role is Role.WORD else role, of_kind)


def _count(key: str, of_kind: str) -> float:
    """How many words *key* counts for, where nothing parts them."""
    if of_kind not in "ca":
        return WORDS_A_LETTER
    return 1 if len(key) > 1 else WORDS_A_CHARACTER


def _key(word: str, role: Role) -> str:
    if role is Role.BULLET:
        return "–"  # as a dash, which wrapping can bring to the start of a line
    if role is Role.CODE:
        return "\n" if word in ("\r", "\r\n") else unicodedata.normalize("NFC", word)
    if not word.isascii():  # else nothing in it is unseen, and all is in its normal form
        word = unicodedata.normalize("NFC", re.sub(_UNSEEN, "", word) or word)
    key = word.translate(_ALIKE)
    if key in _DASHES:
        return "–"
    if key == "…" or (len(key) > 3 and not key.strip(".")):
        return "..."
    return key.lower() if role is Role.BOX else key
