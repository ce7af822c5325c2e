"""What is known of the words of a language."""

from collections.abc import Mapping
from typing import NamedTuple
from unicodedata import normalize


class Table(NamedTuple):
    """The words of a language that the comparison treats apart, in small letters."""

    #: Words that nearly every text has.
    small: frozenset[str]
    #: Words that turn round what is said, each with the one it is a form of: "keine" with "kein".
    #: ``*n't`` stands for all words that end so, ``n'*`` for all that begin so.
    negations: Mapping[str, str]
    #: Those of them that say little beside another, as "ne" beside "pas",
    companions: frozenset[str]
    #: and words that turn round what is said only beside those, as "plus".
    beside: frozenset[str]
    #: Parts of a word that turn it round: ``ne-`` before it, ``-m-`` within.
    turns: tuple[str, ...]
    #: Words with a meaning of their own that are in many texts by chance.
    worn: frozenset[str]
    #: All words of a script without blanks, to know where they end.
    lexicon: frozenset[str]


def table(
    small: str,
    negations: str,
    worn: str = "",
    *,
    companions: str = "",
    beside: str = "",
    turns: str = "",
    lexicon: str = "",
) -> Table:
    """The table with these words; a line of *negations* has the forms of one."""
    forms = [_words(line) for line in negations.splitlines()]
    known = [*_words(lexicon), *_words(small), *_words(negations), *_words(worn)]
    return Table(
        frozenset(_words(small)),
        {word: line[0] for line in forms for word in line},
        frozenset(_words(companions)),
        frozenset(_words(beside)),
        tuple(_words(turns)),
        frozenset(_words(worn)),
        frozenset(word for word in known if lexicon and len(word) > 1),
    )


def _words(text: str) -> list[str]:
    return normalize("NFC", text).split()
