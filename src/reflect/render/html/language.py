"""The language of a page, as browsers know it, and the direction it is read in."""

import re

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
_TURNED = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
)
_TURNED_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo"))


def tag(language: str) -> str:
    """The tag of a *language* as a worksheet names it (``de_AT``); nothing where it is none."""
    found = language.replace("_", "-")
    return found if _TAG.fullmatch(found) else ""


def direction(tag: str) -> str:
    """Whether a language is read from the left or from the right: ``ltr`` or ``rtl``."""
    language, *parts = tag.casefold().split("-")
    scripts = [part for part in parts if len(part) == 4 and part.isalpha()]
    is_turned = scripts[0] in _TURNED_SCRIPTS if scripts else language in _TURNED
    return "rtl" if is_turned else "ltr"
