"""Words that the file format needs in each language; other sentences are in `locale`."""

from reflect.languages import de, en
from reflect.languages.language import DayWords, Words

__all__ = ["LANGUAGES", "DayWords", "Words", "code", "every", "of"]

LANGUAGES = {"en": en.WORDS, "de": de.WORDS}


def of(language: str) -> Words:
    """The words of *language* (``de``, ``de-AT``); English where there are none."""
    return LANGUAGES[code(language)]


def code(language: str) -> str:
    """The code of the language whose words `of` gives."""
    said = language.casefold().replace("_", "-").partition("-")[0]
    return said if said in LANGUAGES else "en"


def every() -> tuple[Words, ...]:
    """The words of all languages, which a reader takes alike."""
    return tuple(LANGUAGES.values())
