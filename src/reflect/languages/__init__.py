"""Words of the file format in each language; all other sentences are in `locale`."""

from reflect.languages import de, en
from reflect.languages.language import DayWords, LanguageWords

__all__ = ["LANGUAGES", "DayWords", "LanguageWords", "code", "every", "of"]

LANGUAGES = {"en": en.WORDS, "de": de.WORDS}


def of(language: str) -> LanguageWords:
    """The words of *language* (``de``, ``de-AT``); English if it is unknown."""
    return LANGUAGES[code(language)]


def code(language: str) -> str:
    """The known code for *language*: ``de`` for ``de-AT``, ``en`` if it is unknown."""
    prefix = language.casefold().replace("_", "-").partition("-")[0]
    return prefix if prefix in LANGUAGES else "en"


def every() -> tuple[LanguageWords, ...]:
    """The words of all languages: files are read in any of them."""
    return tuple(LANGUAGES.values())
