"""Recognizes a rating that a question asks for in words, as in "(1 being low, 10 high)"."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from reflect.questions.kinds import Scale

# Scales in the wording of a question, in twelve languages.
_LOW = r"(?<![A-Za-z\d.,–])(?<!(?<!מ)-)(?P<min>\d{1,3})"
_HIGH = r"(?P<max>\d{1,3})(?![A-Za-z\d–-]|[.,]\d)"
_UP_TO = r"to|bis|à|au?|al|até|tot|do"
_FROM = r"(?:\b(?:from|von|de|del|da|van|od|من)\s+|(?<!\w)מ-?)"
_TO = rf"\s*%?\s*(?:-|–|—|~|〜|～|\b(?:{_UP_TO})\b|から|到|至|إلى|الى|עד|\.{{2,3}}|…)\s*"
_IS_WORD = r"being|is|are|means|meaning|bedeutet|heißt|ist|signifie|significa|betekent|oznacza|to"
_IS = rf"\s*%?\s*(?:\b(?:{_IS_WORD})\b|=|＝|:|：|–|-|は|が|是|为|為)\s*"
_AND_WORD = r"and|und|to|bis|et|y|e|en|i|à|al?|tot|do"
_AND = (
    rf"\s*(?:[,;/、，؛،；–—…-]|\.{{2,3}}|\b(?=(?:{_AND_WORD})\b)|و|\s(?=\d{{1,3}}\s*[=＝]))"
    rf"\s*(?:(?:{_AND_WORD})\s+)?"
)
#: A range that starts and ends as ratings usually do.
_USUAL = rf"(?=[01](?!\d)){_LOW}{_TO}(?=(?:5|6|7|10|100)(?!\d)){_HIGH}"
_IN_BRACKETS = r"[^()（）\[\]\d.…]{1,60}"
_BARE_END = r"[^\W\d][^()（）\[\]\d.…?!;]{1,59}"
_RATED = (
    r"(?:\b(?:rate|rating|score|bewerte|einschätz|schätz|évalu|note[rz]?\b|puntúa|valora|califica"
    r"|evalúa|valuta|avali|classifi|beoordeel|oceń|ocen)\w*|評価|点数|评分|打分|评价|قيّم|قيم|דרג)"
)
_A_NUMBER = (
    r"(?:\b(?:number|points?|zahl|wert|punkte|nombre|chiffre|número|puntos|numero|punti|pontos"
    r"|cijfer|getal|punten|liczb[aęy]|punkty)\b|数字|点数|رقم|الرقم|מספר)"
)
_HOW = (
    r"(?:\b(?:how|wie|à quel point|dans quelle mesure|cuán\w*|qué tan|hasta qué punto|quanto|hoe"
    r"|jak|to what extent|inwieweit|in hoeverre|na ile|w jakim stopniu|até que ponto|in che misura)"
    r"\b(?!\s+(?:many|often|long|viele?|oft|lange|vaak|veel|często|wiele)\b)|どのくらい|どれくらい"
    r"|多|إلى أي|עד כמה)"
)
_SCALE = r"(?:\b(?:scale|skala|skali|échelle|escala|scala|schaal)\b|尺度|スケール|段階|مقياس|סולם)"

_NAMED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # (1 being very low, 10 being very high) · 1 = low and 10 = high
        rf"(?P<open>[(（])?\s*{_LOW}{_IS}(?P<low>[^()（）\[\]\d.…?!;]{{1,60}}?){_AND}{_HIGH}{_IS}"
        r"(?P<high>[^()（）\[\]\d.…?!;,،，、]{1,60})(?=$|(?P<close>[)）])|[.?!;,،，、。])",
        # How glad am I? (1 not at all, 10 very)
        rf"(?:{_RATED}|{_HOW})[^.!\d]{{0,200}}?[(（]\s*(?=[01](?!\d)){_LOW}\s+(?P<low>{_BARE_END}?)"
        rf"{_AND}(?=(?:5|6|7|10|100)(?!\d)){_HIGH}\s+(?P<high>{_BARE_END})[)）]",
        # from 1 (not at all) to 10 (fully)
        rf"{_LOW}\s*%?\s*[(（](?P<low>{_IN_BRACKETS})[)）](?:{_TO}|\s*(?:_{{2,}}|\b(?:{_AND_WORD})\b)\s*){_HIGH}\s*%?\s*[(（](?P<high>{_IN_BRACKETS})[)）]",
    )
)
_BARE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # on a scale of 1-10 · auf einer Skala von 1 bis 10
        rf"{_SCALE}[^.?!\d]{{0,20}}?{_LOW}{_TO}{_HIGH}",
        # on a 1-10 scale
        rf"{_LOW}{_TO}{_HIGH}[\s的で]*{_SCALE}",
        # rate it from 1 to 10 · how close are we (0-100 %): other ranges could be days or hours
        rf"{_RATED}[^.?!\d]{{0,200}}?{_FROM}(?=[01]\b){_LOW}{_TO}{_HIGH}",
        rf"(?:{_RATED}|{_HOW})[^.?!\d]{{0,200}}?[(（]\s*(?=[01]\b){_LOW}{_TO}{_HIGH}\s*%?\s*[)）]",
        rf"(?:{_RATED}|{_HOW})[^.?!\d]{{0,200}}?[?؟？]\s*[(（]?\s*(?=[01]\b){_LOW}{_TO}{_HIGH}\s*%?\s*[)）]?$",
        # Rate my week 1-10.
        rf"{_RATED}[^.?!\d]{{0,200}}?{_USUAL}\s*%?\s*(?=$|[.:,;)）。])",
        # Energy (1-10)
        rf"^\W*(?:[^\W\d]+\W){{1,3}}\W*[(（]\s*{_USUAL}\s*%?\s*[)）][\s:：_.…]*$",
        rf"^[^?!.]{{1,60}}[(（]\s*{_USUAL}\s*%?\s*[)）]\s*[:：][\s_.…]*$",
        # My hope today, from 0 to 10
        rf"[,:(：（–—]\s*{_FROM}{_USUAL}(?:\s+[^\W\d]+)?\W*$",
        # How tired am I from 1 to 10?
        rf"{_FROM}{_USUAL}\s*[?？؟]",
        # And at the end? 0-10 · And now? (0–10):
        rf"[?？؟]\s*[(（]?\s*{_USUAL}\s*%?(?:\s*[)）])?(?:\s*[:：])?$",
        # From 0 to 10, how near are we?
        rf"^\W*{_FROM}{_USUAL}\s*[,:，、]",
        # a number from 0 to 10
        rf"{_A_NUMBER}\s*,?\s*(?:{_FROM}|[(（]\s*){_USUAL}",
        # how strong it was, 0-100 %
        rf"(?=0(?!\d)){_LOW}{_TO}(?=100(?!\d)){_HIGH}\s*%",
        # 1から10で · 从1到10
        rf"(?=[01](?!\d)){_LOW}(?:点|分)?\s*(?:から|到|至|〜|～)\s*(?=(?:5|7|10|100)(?!\d)){_HIGH}",
    )
)
#: The heading of a column.
_NAME = re.compile(rf"{_RATED}|(?:(?:my|your)\s+)?(?:{_A_NUMBER}|nota|voto)\W*$", re.IGNORECASE)
#: Digits of any script, each to the digit that it is.
_DIGITS = {
    code: str(value)
    for code in range(0xFF20)
    if code > 127 and (value := unicodedata.decimal(chr(code), None)) is not None
}
#: Longer texts ask for no rating, and searching them would take long.
LONGEST = 2000
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(rf"{_LOW}{_TO}{_HIGH}", re.IGNORECASE)
_END = re.compile(rf"{_LOW}(?:{_IS}|\s*[(（])(?=[^\W\d])", re.IGNORECASE)
# With one of these words, the name of an end has run on into the question.
_QUESTION_WORDS = re.compile(
    r"\b(?:how|what|when|where|which|who|why|i|wie|was|wo|wann|wer|ich)\b", re.IGNORECASE
)


def asks_for_rating(text: str) -> bool:
    """Whether *text* names a number that rates, as the heading of a column does."""
    return bool(_NAME.match(text))


@cache
def rating(text: str) -> Scale | None:
    """The one scale that *text* clearly asks for, with the names of its ends; or None."""
    if len(text) > LONGEST:
        return None
    text = text.translate(_DIGITS)
    if not _DIGIT.search(text) or len(_RANGE.findall(text)) > 1 or len(_END.findall(text)) > 2:
        return None
    scales = list(_scales(text))
    ranges = {(scale.min, scale.max) for scale in scales}
    # Two adjacent numbers are a code, as in (1 = yes, 2 = no).
    return scales[0] if len(ranges) == 1 and scales[0].max - scales[0].min > 1 else None


def _scales(text: str) -> Iterator[Scale]:
    for form in _NAMED:
        for found in form.finditer(text):
            low, high = found["low"].strip(" ,:–-"), found["high"].strip(" ,:–-")
            ends = sorted(((int(found["min"]), low), (int(found["max"]), high)))
            is_closed = "open" not in form.groupindex or (found["open"] and found["close"])
            runs_on = not is_closed and _QUESTION_WORDS.search(f"{low} {high}")
            if low and high and ends[0][0] < 2 and not runs_on:
                yield Scale(ends[0][0], ends[1][0], ends[0][1], ends[1][1])
    for form in _BARE:
        for found in form.finditer(text):
            yield Scale(int(found["min"]), int(found["max"]))
