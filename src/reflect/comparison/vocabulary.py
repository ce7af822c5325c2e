"""Vocabulary of a text's languages: function words, negations, words of scripts without blanks.

Where no table fits, little is lost: all words weigh alike then, but for the shortest.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import normalize

# Weights: content words outweigh function words. Measured on labelled pairs: with equal weights,
# a quarter more coincidences are shown as words that stayed. No figure is delicate.
CONTENT = 1.0
CHARACTER = 0.5
FUNCTION = 0.3
SIGN = 0.15

#: In alphabets with capitals, most words of at most this many letters are function words.
SHORT = 2
#: A language that knows this share of the words that the likeliest one knows counts as likely, too:
#: most answers are short, and related languages have words in common.
AS_LIKELY = 0.7
#: Characters of a text that are read to tell its language.
SAMPLE = 20_000

_WORD = re.compile(r"[^\s\d.,;:!?…\"“”„«»()¿¡।؟،؛–—-]+")
#: Languages that their script tells; Chinese characters alone are not Japanese.
_SCRIPTS = {
    "japanese": "[\u3041-\u30ff]",
    "chinese": "[\u3400-\u9fff\uf900-\ufaff]",
    "korean": "[\uac00-\ud7a3]",
    "thai": "[\u0e01-\u0e5b]",
}


#: Word lists of a language by name; the head of ``words.toml`` explains them.
Table = dict[str, str]


@cache
def tables() -> dict[str, Table]:
    """Tables of all languages, by name."""
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(normalize("NFC", text))


class Vocabulary:
    """The combined tables of some languages."""

    def __init__(self, languages: Sequence[str]) -> None:
        known = [tables()[name] for name in languages]

        def combined(part: str) -> frozenset[str]:
            return frozenset(word for table in known for word in table.get(part, "").split())

        self._small, self._turns = combined("small"), combined("turns")
        #: Content words so common that two texts share them by chance.
        self.worn = combined("worn")
        #: Negations that say little beside another one, and words that negate only beside those.
        self.companions, self.beside = combined("companions"), combined("beside")
        #: Base form of each negating word; ``*`` stands for any letters.
        self._negations: dict[str, str] = {}
        for forms in (forms.split() for table in known for forms in table["negations"].split("|")):
            self._negations.update(dict.fromkeys(forms, forms[0]))
        self._patterns = [word for word in self._negations if "*" in word]
        unspaced = [" ".join(table.values()) for table in known if "lexicon" in table]
        #: Words of scripts without blanks.
        self.lexicon = frozenset(word for word in " ".join(unspaced).split() if len(word) > 1)
        #: Length of the longest of them.
        self.longest = max(map(len, self.lexicon), default=0)
        #: Whether Chinese characters are read as Japanese.
        self.is_japanese = "japanese" in languages

    def negation(self, word: str) -> str:
        """Base form of the negation *word*, in lower case; "" if it is none."""
        if found := self._negations.get(word):
            return found
        parts = (part for part in self._patterns if fnmatchcase(word, part))
        return next(map(self._negations.__getitem__, parts), "")

    def negates(self, word: str, other: str) -> bool:
        """Whether *other* is *word* negated by a prefix or an infix."""
        more = len(other) - len(word)
        for turn in self._turns:
            part = turn.strip("-")
            places = range(2, len(word)) if turn[0] == "-" else range(1)
            if len(part) == more and any(word[:at] + part + word[at:] == other for at in places):
                return True
        return False

    def weight(self, word: str) -> float:
        """Weight of *word*, in lower case."""
        is_small = word in self._small or all(
            part in self._small or (len(part) <= SHORT and part.islower())
            for part in word.split("'")
        )
        return FUNCTION if is_small else CONTENT

    def run_weight(self, characters: str) -> float:
        """Weight of the word *characters*, in a script without blanks."""
        return FUNCTION if characters in self._small else min(CONTENT, CHARACTER * len(characters))


@lru_cache(maxsize=64)
def detect(*texts: str) -> Vocabulary:
    """Vocabulary of the languages that *texts*, taken together, are likely written in."""
    sample = "\n".join(normalize("NFC", text[:SAMPLE]) for text in texts).casefold()
    known = dict.fromkeys(tables().keys() - _SCRIPTS.keys(), 0)
    for word, count in Counter(_WORD.findall(sample.replace("’", "'"))).items():
        for name in _languages_by_word().get(word, ()):
            known[name] += count
    enough = AS_LIKELY * max(known.values())
    likely = {name for name, count in known.items() if count >= enough}
    if not sample.isascii():
        likely |= {name for name, script in _SCRIPTS.items() if re.search(script, sample)}
    if "japanese" in likely:
        likely -= {"chinese"}
    return _vocabulary(tuple(name for name in tables() if name in likely))


_vocabulary = lru_cache(maxsize=64)(Vocabulary)


@cache
def _languages_by_word() -> dict[str, list[str]]:
    """Languages by known word; listed twice if it is a function word and negates."""
    found: dict[str, list[str]] = {}
    for name, table in tables().items():
        if name not in _SCRIPTS:
            for word in f"{table['small']} {table['negations']}".replace("|", " ").split():
                found.setdefault(word, []).append(name)
    return found
