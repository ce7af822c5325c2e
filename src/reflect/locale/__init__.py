"""Translations of everything the program says.

The messages in the code are English; each other language is a gettext catalog beside this module,
`<language>/LC_MESSAGES/reflect.po`, which is compiled when the program is installed.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any


class Locale:
    """A language; each method fills in the ``{fields}`` of its message, also ``{count}``."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        #: The code of the language; ``en`` without a catalog.
        self.language = language
        self._translations = translations

    def gettext(self, message: str, /, **fields: object) -> str:
        """*message* in this language."""
        return _filled(self._translations.gettext(message), message, fields)

    def ngettext(self, one: str, many: str, count: int, /, **fields: object) -> str:
        """The plural form for *count*: *one*, *many*, or what this language has."""
        form = self._translations.ngettext(one, many, count)
        return _filled(form, one if count == 1 else many, {**fields, "count": count})

    def pgettext(self, context: str, message: str, /, **fields: object) -> str:
        """*message* in this language, as it is translated in a *context*."""
        return _filled(self._translations.pgettext(context, message), message, fields)

    def say(self, sentence: str) -> str:
        """A `Message` in this language; any other string as it is."""
        if not sentence or not isinstance(sentence, Message):
            return sentence
        fields: dict[str, Any] = {
            name: self.say(value) if isinstance(value, str) else value
            for name, value in sentence.fields.items()
        }
        if sentence.many:
            return self.ngettext(sentence.text, sentence.many, fields.pop("count"), **fields)
        return self.gettext(sentence.text, **fields)


class Message(str):
    """An English sentence that `Locale.say` can translate later."""

    text: str
    many: str
    fields: dict[str, Any]

    @classmethod
    def of(cls, text: str, many: str, fields: dict[str, Any]) -> "Message":
        """A message of *text*, or its plural *many*, with *fields* filled in."""
        english = text if not many or fields["count"] == 1 else many
        with suppress(KeyError):  # some fields may be filled in later
            english = english.format_map(fields)
        message = cls(english)
        message.text, message.many, message.fields = text, many, fields
        return message

    def filled(self, fields: Mapping[str, Any]) -> "Message":
        """A copy with more *fields*."""
        return Message.of(self.text, self.many, {**self.fields, **fields})


def N_(text: str, /, **fields: object) -> Message:  # noqa: N802 - gettext's own name for it
    """A message to be translated later; its fields may be messages, too."""
    return Message.of(text, "", fields)


def ngettext(one: str, many: str, count: int, /, **fields: object) -> Message:
    """A plural message to be translated later."""
    return Message.of(one, many, {**fields, "count": count})


def joined(messages: Iterable[str], between: str = "; ") -> Message:
    """All *messages* as one, without empty ones."""
    fields: dict[str, Any] = {f"part{at}": each for at, each in enumerate(messages) if each}
    return Message.of(between.join(f"{{{name}}}" for name in fields), "", fields)


def _filled(translation: str, english: str, fields: Mapping[str, object]) -> str:
    """The *translation* with its fields; *english* if it names an unknown field."""
    try:
        return translation.format_map(fields)
    except (LookupError, ValueError, AttributeError, TypeError):
        return english.format_map(fields)


ENGLISH = Locale("en", NullTranslations())


@cache
def of(language: str) -> Locale:
    """The locale of *language* (``de``, ``de-AT``, ``de_DE.UTF-8``); English if there is none."""
    code = language.casefold().replace("_", "-").partition("-")[0]
    # A file may name any language: one of letters only leads to no other folder.
    if code == "en" or not (code.isascii() and code.isalpha()):
        return ENGLISH
    try:
        with (Path(__file__).parent / code / "LC_MESSAGES" / "reflect.mo").open("rb") as catalog:
            return Locale(code, GNUTranslations(catalog))
    except OSError:
        return ENGLISH
