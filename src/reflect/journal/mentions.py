"""Whether somebody is named in a text."""

import re
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from unicodedata import normalize

from reflect.text import normal, unaccented

#: Takes whoever is to stay out of sight from a sentence that is said beside a page.
MASKED: ContextVar[Callable[[str], str]] = ContextVar("MASKED", default=str)
#: A word, or a sign: O'Brien is three of them.
_WORD = re.compile(r"\w+|[^\w\s]")
#: Strokes through letters, which are no accents, other apostrophes, and what no reader sees.
_AS_READ = str.maketrans("øłđħı’ʼ‐", "oldhi''-", "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def bare(text: str) -> str:
    """*text* as names are looked for in it: without case, accents and what cannot be seen."""
    return normalize("NFC", unaccented(normal(text)).translate(_AS_READ))


def mentions(text: str, name: str) -> bool:
    """Whether *name* stands in *text*, both bare: alone, as whose something is, or in a link.

    Rather once too often: whoever is to stay out of sight must not be seen.
    """
    # Most of what looks like a name is a part of a word, which a pattern sees soonest.
    before = "(?<![a-z0-9])" if _is_lettered(name[0]) else ""
    behind = "(?![a-rt-z0-9])" if _is_lettered(name[-1]) else ""
    for found in re.finditer(f"{before}(?={re.escape(name)}{behind})", text):
        at, end = found.start(), found.start() + len(name)
        if _begins_word(text[max(at - 2, 0) : at], name) and _ends_word(text[end : end + 2], name):
            return True
    return False


def masked(text: str, names: Iterable[str]) -> str:
    """*text* with an ellipsis in the place of each of the *names*, which are bare."""
    for name in names:
        # Mostly nobody is named. A name of several words is looked for in as many of them.
        if mentions(bare(text), name):
            text = _masked(normalize("NFC", text), name)
    return text


def _masked(text: str, name: str) -> str:
    words, count = list(_WORD.finditer(text)), len(_WORD.findall(name))
    kept, at = [], 0
    for first, last in zip(words, words[count - 1 :], strict=False):
        if first.start() >= at and mentions(bare(text[first.start() : last.end()]), name):
            kept += [text[at : first.start()], "…"]
            at = last.end()
    return "".join([*kept, text[at:]]) if kept else "…"


def _begins_word(before: str, name: str) -> bool:
    """Whether *name* is no end of a word; a lone letter is one in ``it's``, too."""
    if before[-1:] == "'" and sum(map(str.isalpha, name)) == 1:
        return not before[:-1].isalpha()
    return not (_is_lettered(before[-1:]) and _is_lettered(name[0]))


def _ends_word(behind: str, name: str) -> bool:
    """Whether *name* is no beginning of a word, but for an ``s`` as in Mums and Sams."""
    if not _is_lettered(name[-1]):
        return True
    rest = behind.removeprefix("s") if len(name) > 1 else behind
    return not (_is_lettered(behind[:1]) and _is_lettered(rest[:1]))


def _is_lettered(letter: str) -> bool:
    """Whether words end where such letters do.

    Where there are no small and capital ones there may be no blanks either, or a word may begin
    with another one, as in Hebrew.
    """
    return letter.isdecimal() or letter.lower() != letter.upper()
