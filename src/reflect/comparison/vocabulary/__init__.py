"""The words that carry little, and those that turn a sentence round, in the languages of a text.

Where no table fits, little is lost: all words weigh alike then, but for the shortest.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from unicodedata import normalize

from reflect.comparison.vocabulary import eastern, further, germanic, romance, slavic
from reflect.comparison.vocabulary.table import Table

# What carries meaning outweighs what every text has. Measured on labelled pairs: with equal
# weights, a quarter more coincidences are shown as words that stayed. No figure is delicate.
CONTENT = 1.0
CHARACTER = 0.5
FUNCTION = 0.3
KANA = 0.2
SIGN = 0.15

#: In alphabets with capitals, most words as short as this are small ones.
SHORT = 2
#: A language that knows this share of the small words that the likeliest knows, may be meant too:
#: most answers are short, and neighbours have words in common.
AS_LIKELY = 0.7
#: So much of a text tells its language, in characters.
SAMPLE = 20_000

_ALPHABETIC = (*germanic.TABLES, *romance.TABLES, *slavic.TABLES, *further.TABLES)
_WORD = re.compile(r"[^\s\d.,;:!?…\"“”„«»()¿¡।؟،؛–—-]+")
# Compiled where a text is not ASCII: the first of them takes 2 ms.
_HAN, _KANA = "[\u3400-\u9fff\uf900-\ufaff]", "[\u3041-\u30ff]"
_HANGUL, _THAI = "[\uac00-\ud7a3]", "[\u0e01-\u0e5b]"

_ABBREVIATED = """
mr mrs ms dr prof st vs etc approx incl jr sr bzw ca evtl ggf inkl nr sog usw vgl mme mlle sra srta
dott sig bijv enz mevr dhr resp np itd itp tzn ul godz tzv ing др пр ул стр тыс руб напр
"""
#: A full stop after these ends no sentence.
ABBREVIATIONS = frozenset(_ABBREVIATED.split())


class Vocabulary:
    """What some tables know together."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._tables = tuple(tables)
        self._small = _together(table.small for table in self._tables)
        self._worn = _together(table.worn for table in self._tables)
        self._companions = _together(table.companions for table in self._tables)
        self._beside = _together(table.beside for table in self._tables)
        negations = {word: form for table in self._tables for word, form in table.negations.items()}
        self._negations = {word: form for word, form in negations.items() if "*" not in word}
        self._ends = [(word[1:], form) for word, form in negations.items() if word[0] == "*"]
        self._begins = [(word[:-1], form) for word, form in negations.items() if word[-1] == "*"]
        self._turns = [turn for table in self._tables for turn in table.turns]
        #: Words to be known where no blanks part them.
        self.lexicon = _together(table.lexicon for table in self._tables)
        #: How long the longest of them is.
        self.longest = max(map(len, self.lexicon), default=0)
        #: Whether Chinese characters are read as Japanese ones.
        self.is_japanese = eastern.JAPANESE in self._tables

    def negation(self, word: str) -> str:
        """The negation that *word*, in small letters, is a form of, if it is one."""
        if word in self._negations:
            return self._negations[word]
        for end, form in self._ends:
            if word.endswith(end):
                return form
        for begin, form in self._begins:
            if word.startswith(begin):
                return form
        return ""

    def is_companion(self, negation: str) -> bool:
        """Whether *negation* says little beside another."""
        return negation in self._companions

    def negates_beside(self, word: str) -> bool:
        """Whether *word* turns round what is said if a companion stands by."""
        return word in self._beside

    def turns(self, word: str, other: str) -> bool:
        """Whether *other* is *word* turned round by what was put before or into it."""
        more = len(other) - len(word)
        for turn in self._turns:
            part = turn.strip("-")
            if len(part) != more:
                continue
            places = range(2, len(word)) if turn[0] == "-" else range(1)
            if any(word[:at] + part + word[at:] == other for at in places):
                return True
        return False

    def weight(self, word: str) -> float:
        """What *word*, in small letters, weighs."""
        if word in self._small:
            return FUNCTION
        return FUNCTION if all(map(self._is_small, word.split("'"))) else CONTENT

    def _is_small(self, word: str) -> bool:
        return word in self._small or (len(word) <= SHORT and word.islower())

    def run_weight(self, characters: str) -> float:
        """What a word of *characters* weighs, where no blanks part the words."""
        if characters in self._small:
            return KANA if len(characters) == 1 else FUNCTION
        if all("\u3041" <= character <= "\u309f" for character in characters):
            return min(CONTENT, KANA * len(characters))
        return min(CONTENT, CHARACTER * len(characters))

    def is_worn(self, word: str) -> bool:
        """Whether *word*, in small letters, is in many texts by chance."""
        return word in self._worn


@lru_cache(maxsize=64)  # asked again where what has changed is drawn
def of(*texts: str) -> Vocabulary:
    """The vocabulary of the languages that *texts*, taken together, are likely written in."""
    sample = "\n".join(normalize("NFC", text[:SAMPLE]) for text in texts).casefold()
    words = Counter(_WORD.findall(sample.replace("’", "'")))
    known = [0] * len(_ALPHABETIC)
    for word, count in words.items():
        for number in _knowing().get(word, ()):
            known[number] += count
    enough = AS_LIKELY * max(known)
    likely = tuple(number for number, count in enumerate(known) if count >= enough)
    return _vocabulary(likely, _eastern(sample))


@cache
def _knowing() -> dict[str, list[int]]:
    """For each word the numbers of the tables that know it, twice where it is small and negates."""
    found: dict[str, list[int]] = {}
    for number, table in enumerate(_ALPHABETIC):
        for word in (*table.small, *table.negations):
            found.setdefault(word, []).append(number)
    return found


def _eastern(text: str) -> tuple[bool, ...]:
    if text.isascii():
        return (False,) * len(eastern.TABLES)
    kana = bool(re.search(_KANA, text))
    return (
        not kana and bool(re.search(_HAN, text)),
        kana,
        bool(re.search(_HANGUL, text)),
        bool(re.search(_THAI, text)),
    )


@lru_cache(maxsize=64)
def _vocabulary(likely: tuple[int, ...], east: tuple[bool, ...]) -> Vocabulary:
    return Vocabulary(
        [
            *(_ALPHABETIC[number] for number in likely),
            *(table for table, there in zip(eastern.TABLES, east, strict=True) if there),
        ]
    )


def _together(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
