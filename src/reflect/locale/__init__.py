"""What the program says, in a reader's language.

English stands in the code where it is said; each other language is a gettext catalog beside this
module, `<language>/LC_MESSAGES/reflect.po`, which is compiled when the program is installed.
"""

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path


class Locale:
    """One language. A call fills in the ``{fields}`` of its message; ``{count}`` is one."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        #: Its code; ``en`` where there is no catalog.
        self.language = language
        self._translations = translations

    def gettext(self, message: str, /, **fields: object) -> str:
        """*message* in this language."""
        return _filled(self._translations.gettext(message), message, fields)

    def ngettext(self, one: str, many: str, count: int, /, **fields: object) -> str:
        """*one* or *many*, or the form that this language has for so many."""
        said = self._translations.ngettext(one, many, count)
        return _filled(said, one if count == 1 else many, {**fields, "count": count})

    def pgettext(self, context: str, message: str, /, **fields: object) -> str:
        """*message*, which means something else in another *context*."""
        return _filled(self._translations.pgettext(context, message), message, fields)

    def npgettext(self, context: str, one: str, many: str, count: int, /, **fields: object) -> str:
        """*one* or *many* in a *context*."""
        said = self._translations.npgettext(context, one, many, count)
        return _filled(said, one if count == 1 else many, {**fields, "count": count})

    def say(self, message: "Message | str") -> str:
        """A *message* that was made before its reader was known; a string is as it is."""
        if isinstance(message, str):
            return message
        fields = {
            name: self.say(value) if isinstance(value, Message) else value
            for name, value in message.fields.items()
        }
        return self.gettext(message.text, **fields)


class Message:
    """A sentence to be said later: by `Locale.say` in a reader's language, by `str` in English."""

    def __init__(self, text: str, fields: Mapping[str, object]) -> None:
        self.text, self.fields = text, fields

    def __str__(self) -> str:
        return ENGLISH.say(self)


def N_(text: str, /, **fields: object) -> Message:  # noqa: N802 - gettext's own name for it
    """A message to be said later; its fields may be messages, too."""
    return Message(text, fields)


def _filled(said: str, english: str, fields: Mapping[str, object]) -> str:
    """*said* with its fields, or *english* where a translation names one that is not there."""
    try:
        return said.format_map(fields)
    except (LookupError, ValueError, AttributeError, TypeError):
        return english.format_map(fields)


ENGLISH = Locale("en", NullTranslations())


@cache
def of(language: str) -> Locale:
    """The locale of *language* (``de``, ``de-AT``, ``de_DE.UTF-8``); English if there is none."""
    code = language.casefold().replace("_", "-").partition("-")[0]
    # A file may claim any language: of letters alone, no path leads out of this folder.
    if code == "en" or not (code.isascii() and code.isalpha()):
        return ENGLISH
    try:
        with (Path(__file__).parent / code / "LC_MESSAGES" / "reflect.mo").open("rb") as catalog:
            return Locale(code, GNUTranslations(catalog))
    except OSError:
        return ENGLISH
