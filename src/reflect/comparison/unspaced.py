"""Where words end in scripts that put no blanks between them, as far as a small table tells."""

from collections.abc import Sequence

from reflect.comparison.vocabulary import Vocabulary

#: Where an ending in hiragana is over, for what follows is a word of its own.
_PARTICLES = frozenset("はがをにでともへのや")


def words(letters: Sequence[str], vocabulary: Vocabulary) -> list[int]:
    """Where the words in a row of *letters* end, counted in letters."""
    ends = []
    at = 0
    while at < len(letters):
        at += _known(letters, at, vocabulary) or _japanese(letters, at, vocabulary) or 1
        ends.append(at)
    return ends


def _known(letters: Sequence[str], at: int, vocabulary: Vocabulary) -> int:
    """How many letters the longest known word at *at* has."""
    for length in range(min(vocabulary.longest, len(letters) - at), 1, -1):
        if "".join(letters[at : at + length]) in vocabulary.lexicon:
            return length
    return 0


def _japanese(letters: Sequence[str], at: int, vocabulary: Vocabulary) -> int:
    """How many letters a Japanese word at *at* has: Chinese characters and their ending in kana."""
    if not vocabulary.is_japanese:
        return 0
    end = at
    while end < len(letters) and not _is_kana(letters[end]):
        if end > at and _known(letters, end, vocabulary):
            return end - at
        end += 1
    if end > at:
        while end < len(letters) and _is_ending(letters, end, vocabulary):
            end += 1
    return end - at


def _is_ending(letters: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    letter = letters[at]
    return _is_kana(letter) and letter not in _PARTICLES and not _known(letters, at, vocabulary)


def _is_kana(letter: str) -> bool:
    return "\u3041" <= letter[0] <= "\u309f"
