"""Sentences in tables, a language each; `locale` takes their place."""

from reflect.languages import code
from reflect.words import de, en
from reflect.words.table import Words

LANGUAGES: dict[str, Words] = {"en": en.WORDS, "de": de.WORDS}


def of(language: str) -> Words:
    """The words of *language* (``de``, ``de-AT``), English where there is no table for it."""
    return LANGUAGES[code(language)]
