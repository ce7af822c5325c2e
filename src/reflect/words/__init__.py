"""The tool's own words inside a person's files: one small table a language."""

from reflect.words import de, en
from reflect.words.table import Words

LANGUAGES: dict[str, Words] = {"en": en.WORDS, "de": de.WORDS}


def of(language: str) -> Words:
    """The words of *language* (``de``, ``de-AT``), English where there is no table for it."""
    code = language.casefold().replace("_", "-").partition("-")[0]
    return LANGUAGES.get(code, en.WORDS)


def every() -> tuple[Words, ...]:
    """All tables: a reader takes the words of every language."""
    return tuple(LANGUAGES.values())
