"""The words of all languages: each says the same things as the others."""

from collections.abc import Iterator, Mapping
from string import Formatter

import pytest

from reflect.words import LANGUAGES


def blanks(words: object, name: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """What is filled in, in each sentence, by the name of that sentence."""
    if isinstance(words, str):
        yield name, frozenset(field for _, field, _, _ in Formatter().parse(words) if field)
    elif isinstance(words, Mapping):
        for key, value in words.items():
            yield from blanks(value, f"{name}.{key}")
    elif isinstance(words, tuple):
        for at, value in zip(getattr(words, "_fields", range(len(words))), words, strict=True):
            yield from blanks(value, f"{name}.{at}")


@pytest.mark.parametrize("part", ["talk", "spoken", "review", "over_time"])
def test_a_sentence_is_filled_with_the_same_in_every_language(part: str) -> None:
    english = dict(blanks(getattr(LANGUAGES["en"], part)))
    for words in LANGUAGES.values():
        other = dict(blanks(getattr(words, part)))
        shared = english.keys() & other.keys()
        assert len(shared) > 30
        # Of one thing, some languages say the number and others do not.
        unlike = {name for name in shared if english[name] != other[name]}
        assert {name for name in unlike if english[name] ^ other[name] != {"count"}} == set()
