"""What is known of the words of a text: which carry little, and which turn a sentence round.

Where no table fits, little is lost: all words weigh alike then, but for the shortest.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from unicodedata import normalize

from reflect.comparison import words
from reflect.comparison.words import Table

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

_ALPHABETIC = (words.ENGLISH, words.GERMAN, *words.FURTHER)
_WORD = re.compile(r"[^\s\d.,;:!?…\"“”„«»()¿¡।؟،؛–—-]+")
# Compiled where a text is not ASCII: the first of them takes 2 ms.
_HAN, _KANA = "[\u3400-\u9fff\uf900-\ufaff]", "[\u3041-\u30ff]"
_HANGUL, _THAI = "[\uac00-\ud7a3]", "[\u0e01-\u0e5b]"


class Vocabulary:
    """What some tables know together."""

    def __init__(self, tables: Iterable[Table]) -> None:
        tables = tuple(tables)
        self._small = _together(table.small for table in tables)
        self._worn = _together(table.worn for table in tables)
        self._companions = _together(table.companions for table in tables)
        self._beside = _together(table.beside for table in tables)
        self._turns = _together(table.turns for table in tables)
        forms = [words for table in tables for words in _forms(table)]
        known = {word: form for form, *others in forms for word in (form, *others)}
        self._negations = {word: form for word, form in known.items() if "*" not in word}
        self._parts = [(word, form) for word, form in known.items() if "*" in word]
        #: Words to be known where no blanks part them.
        self.lexicon = frozenset(
            word
            for table in tables
            if table.lexicon
            for word in _split(" ".join((table.lexicon, table.small, table.worn, table.negations)))
            if len(word) > 1
        )
        #: How long the longest of them is.
        self.longest = max(map(len, self.lexicon), default=0)
        #: Whether Chinese characters are read as Japanese ones.
        self.is_japanese = words.JAPANESE in tables

    def negation(self, word: str) -> str:
        """The negation that *word*, in small letters, is a form of, if it is one."""
        if word in self._negations:
            return self._negations[word]
        for part, form in self._parts:
            if word.endswith(part[1:]) if part[0] == "*" else word.startswith(part[:-1]):
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
            places = range(2, len(word)) if turn[0] == "-" else range(1)
            if len(part) == more and any(word[:at] + part + word[at:] == other for at in places):
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


@lru_cache(maxsize=64)
def of(*texts: str) -> Vocabulary:
    """The vocabulary of the languages that *texts*, taken together, are likely written in."""
    sample = "\n".join(normalize("NFC", text[:SAMPLE]) for text in texts).casefold()
    known = [0] * len(_ALPHABETIC)
    for word, count in Counter(_WORD.findall(sample.replace("’", "'"))).items():
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
        for word in [*_split(table.small), *(word for forms in _forms(table) for word in forms)]:
            found.setdefault(word, []).append(number)
    return found


def _eastern(text: str) -> tuple[Table, ...]:
    """The tables for the scripts of the east that *text* is written in."""
    if text.isascii():
        return ()
    kana = re.search(_KANA, text)
    scripts = {
        words.CHINESE: not kana and re.search(_HAN, text),
        words.JAPANESE: kana,
        words.KOREAN: re.search(_HANGUL, text),
        words.THAI: re.search(_THAI, text),
    }
    return tuple(table for table, is_there in scripts.items() if is_there)


@lru_cache(maxsize=64)
def _vocabulary(likely: Sequence[int], east: Sequence[Table]) -> Vocabulary:
    return Vocabulary([*(_ALPHABETIC[number] for number in likely), *east])


def _forms(table: Table) -> list[list[str]]:
    """The negations of a table, the forms of one together."""
    return [_split(forms) for forms in table.negations.split("|")]


def _split(text: str) -> list[str]:
    return normalize("NFC", text).split()


def _together(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_split(" ".join(texts)))
