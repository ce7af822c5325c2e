"""The tool's own words inside a person's files: one small table a language."""

from reflect.words import de, en
from reflect.words.table import Words

LANGUAGES: dict[str, Words] = {"en": en.WORDS, "de": de.WORDS}


def of(language: str) -> Words:
    """The words of *language* (``de``, ``de-AT``), English where there is no table for it."""
    return LANGUAGES[code(language)]


def code(language: str) -> str:
    """What the language is called whose words `of` gives."""
    said = language.casefold().replace("_", "-").partition("-")[0]
    return said if said in LANGUAGES else "en"


def every() -> tuple[Words, ...]:
    """All tables: a reader takes the words of every language."""
    return tuple(LANGUAGES.values())
