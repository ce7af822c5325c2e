"""Recognizes the language of a document by its script and its common words."""

import re
from collections import Counter
from collections.abc import Iterable

#: Common words of each language in Latin letters, few of which another language has. A single
#: letter is too often a number or a name.
_COMMON = {
    "en": "the and of to my what how is are you your with this for when have it that do in on",
    "de": "und der die das ist ich mir mich mein meine wie welche nicht du dir dein zu was für "
    "ein eine mit den dem sich auf von im es",
    "fr": "le la les des et est je tu vous qui que quoi dans pour une un mon ma mes votre avec "
    "ce cette quel quelle sur pas du ai vos au comment",
    "es": "el la los las es yo que qué en para una un mi mis con tu tus cómo cuál por me lo del "
    "cuándo se no su",
    "it": "il lo la gli è che di in per una un mio mia con tu tuo cosa come quale mi ti del "
    "della non sono si le ho quando",
    "pt": "os as é que em para uma um meu minha com você não como qual por me do da dos das no "
    "na se seu sua eu quando",
    "nl": "de het een en is ik mijn wat hoe je jouw met van voor niet dit die dat welke op in "
    "te er heb jij",
    "pl": "na się jest nie co jak mój moja do to że ja ty twój czy dla jaki jakie mnie mi kiedy",
}
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_SCRIPTS = {
    "ja": re.compile("[\u3041-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ar": re.compile("[\u0620-\u064a]"),
    "he": re.compile("[\u05d0-\u05ea]"),
}
#: The codes that `language` can tell by itself.
KNOWN = (*_WORDS, *_SCRIPTS)
_LONGEST_SAMPLE = 50_000
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


def language(texts: Iterable[str], marked: str = "") -> str:
    """The code of the language of *texts*; *marked* is the one that the document itself names.

    What the words say comes first: many programs mark each document with their own language.
    """
    text = "\n".join(texts)[:_LONGEST_SAMPLE]
    code = marked.casefold().replace("_", "-")
    code = code if _CODE.fullmatch(code) else ""
    prefix = code.partition("-")[0]
    if script := _by_script(text):
        # Japanese titles can do without kana, so Han characters alone are what the mark says.
        return "ja" if (script, prefix) == ("zh", "ja") else script
    counted = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    totals = {each: sum(counted[word] for word in words) for each, words in _WORDS.items()}
    best = max(totals, key=lambda each: (totals[each], each == prefix, each == "en"))
    share = totals[best] / (sum(counted.values()) or 1)
    if prefix and prefix not in KNOWN and share < _TYPICAL:
        return prefix
    return best if totals[best] else (prefix or "en")


#: Text in one of the languages has a larger share of its common words.
_TYPICAL = 0.15


def _by_script(text: str) -> str:
    """The language that uses the script of most letters in *text*; "" for Latin and others."""
    letters = len(_LETTER.findall(text)) or 1
    share = {code: len(form.findall(text)) / letters for code, form in _SCRIPTS.items()}
    if share["ja"] > 0.1:
        return "ja"
    best = max(share, key=lambda code: share[code])
    return best if share[best] > 0.3 else ""
