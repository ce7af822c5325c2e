"""What is known of the words of a text: which carry little, and which turn a sentence round.

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

# What carries meaning outweighs what every text has. Measured on labelled pairs: with equal
# weights, a quarter more coincidences are shown as words that stayed. No figure is delicate.
CONTENT = 1.0
CHARACTER = 0.5
FUNCTION = 0.3
SIGN = 0.15

#: In alphabets with capitals, most words as short as this are small ones.
SHORT = 2
#: A language that knows this share of the small words that the likeliest knows, may be meant too:
#: most answers are short, and neighbours have words in common.
AS_LIKELY = 0.7
#: So much of a text tells its language, in characters.
SAMPLE = 20_000

_WORD = re.compile(r"[^\s\d.,;:!?…\"“”„«»()¿¡।؟،؛–—-]+")
#: Their script tells these languages; Chinese characters alone are no Japanese.
_SCRIPTS = {
    "japanese": "[\u3041-\u30ff]",
    "chinese": "[\u3400-\u9fff\uf900-\ufaff]",
    "korean": "[\uac00-\ud7a3]",
    "thai": "[\u0e01-\u0e5b]",
}


#: The words of a language, as the head of ``words.toml`` explains them.
Table = dict[str, str]


@cache
def tables() -> dict[str, Table]:
    """The tables of all languages, by the names of these."""
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(normalize("NFC", text))


class Vocabulary:
    """What the tables of some languages know together."""

    def __init__(self, languages: Sequence[str]) -> None:
        known = [tables()[name] for name in languages]

        def together(part: str) -> frozenset[str]:
            return frozenset(word for table in known for word in table.get(part, "").split())

        self._small, self._turns = together("small"), together("turns")
        #: Words with a meaning of their own that are in many texts by chance.
        self.worn = together("worn")
        #: Negations that say little beside another, and words that negate only beside those.
        self.companions, self.beside = together("companions"), together("beside")
        #: The negation that each negating word is a form of; ``*`` stands for any letters.
        self._negations: dict[str, str] = {}
        for forms in (forms.split() for table in known for forms in table["negations"].split("|")):
            self._negations.update(dict.fromkeys(forms, forms[0]))
        self._parts = [word for word in self._negations if "*" in word]
        unparted = [" ".join(table.values()) for table in known if "lexicon" in table]
        #: Words to be known where no blanks part them.
        self.lexicon = frozenset(word for word in " ".join(unparted).split() if len(word) > 1)
        #: How long the longest of them is.
        self.longest = max(map(len, self.lexicon), default=0)
        #: Whether Chinese characters are read as Japanese ones.
        self.is_japanese = "japanese" in languages

    def negation(self, word: str) -> str:
        """The negation that *word*, in small letters, is a form of, if it is one."""
        if found := self._negations.get(word):
            return found
        parts = (part for part in self._parts if fnmatchcase(word, part))
        return next(map(self._negations.__getitem__, parts), "")

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
        is_small = word in self._small or all(
            part in self._small or (len(part) <= SHORT and part.islower())
            for part in word.split("'")
        )
        return FUNCTION if is_small else CONTENT

    def run_weight(self, characters: str) -> float:
        """What a word of *characters* weighs, where no blanks part the words."""
        return FUNCTION if characters in self._small else min(CONTENT, CHARACTER * len(characters))


@lru_cache(maxsize=64)
def of(*texts: str) -> Vocabulary:
    """The vocabulary of the languages that *texts*, taken together, are likely written in."""
    sample = "\n".join(normalize("NFC", text[:SAMPLE]) for text in texts).casefold()
    known = dict.fromkeys(tables().keys() - _SCRIPTS.keys(), 0)
    for word, count in Counter(_WORD.findall(sample.replace("’", "'"))).items():
        for name in _knowing().get(word, ()):
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
def _knowing() -> dict[str, list[str]]:
    """For each word the languages that know it, twice where it is small and negates."""
    found: dict[str, list[str]] = {}
    for name, table in tables().items():
        if name not in _SCRIPTS:
            for word in f"{table['small']} {table['negations']}".replace("|", " ").split():
                found.setdefault(word, []).append(name)
    return found
