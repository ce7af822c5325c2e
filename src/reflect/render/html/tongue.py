"""The language of a worksheet, and our own words in it, or in another where we have none."""

import re
from dataclasses import dataclass

from reflect import words as languages
from reflect.languages import code
from reflect.render.html.markup import Child, Html, element, filled
from reflect.words.table import Words

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
_TURNED = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
)
_TURNED_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo"))


@dataclass(frozen=True)
class Tongue:
    """The *language* that a worksheet names."""

    language: str

    @property
    def words(self) -> Words:
        """Our own words for it."""
        return languages.of(self.language)

    @property
    def tag(self) -> str:
        """Its name as browsers know it; that of our own words where it is none."""
        tag = self.language.replace("_", "-")
        return tag if _TAG.fullmatch(tag) else self._ours

    @property
    def direction(self) -> str:
        """Whether it is read from the left or from the right."""
        language, *parts = self.tag.casefold().split("-")
        scripts = [part for part in parts if len(part) == 4 and part.isalpha()]
        is_turned = scripts[0] in _TURNED_SCRIPTS if scripts else language in _TURNED
        return "rtl" if is_turned else "ltr"

    @property
    def _ours(self) -> str:
        return code(self.language)

    def own(self, sentence: str, **parts: Child) -> Html:
        """A *sentence* of ours with *parts* put in, said to be in our language if it is."""
        said = filled(sentence, **parts)
        if self.tag.casefold().partition("-")[0] == self._ours:
            return said
        return element("span", said, lang=self._ours, dir="ltr")

    def said(self, text: str) -> Html:
        """A sentence of ours that is filled in already."""
        return self.own("{text}", text=text)


def foreign(text: str) -> Html:
    """*text* that somebody wrote, in a sentence of ours: in whatever direction it is read."""
    return element("bdi", text)
