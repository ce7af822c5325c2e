"""Recognizes a rating that a question asks for in words, as in "(1 being low, 10 high)"."""

import re
from collections.abc import Iterator

from reflect.questions.kinds import Scale

# Scales in the wording of a question.
_LOW = r"(?<![\w.,–-])(?P<min>\d{1,3})"
_HIGH = r"(?P<max>\d{1,3})(?![\w–-]|[.,]\d)"
_TO = r"\s*(?:-|–|—|\bto\b|\bbis\b|\.{2,3}|…)\s*"
_IS = r"\s*(?:\b(?:being|is|are|means|meaning|bedeutet|heißt|ist)\b|=|:|–|-)\s*"
_AND = r"\s*(?:[,;/–—…-]|\.{2,3}|\b(?=and|und|to|bis))\s*(?:(?:and|und|to|bis)\s+)?"
_IN_BRACKETS = r"[^()\[\]\d.…]{1,60}"
_RATED = r"\b(?:rate|rating|score|bewerte\w*|einschätz\w*|schätz\w*)\b"
_HOW = r"\b(?:how|wie)\b(?!\s+(?:many|often|long|viele?|oft|lange)\b)"

_NAMED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # (1 being very low, 10 being very high) · 1 = low and 10 = high
        rf"{_LOW}{_IS}(?P<low>[^()\[\]\d.…?!;]{{1,60}}?){_AND}{_HIGH}{_IS}"
        r"(?P<high>[^()\[\]\d.…?!;,]{1,60})(?=$|[).?!;,])",
        # from 1 (not at all) to 10 (fully)
        rf"{_LOW}\s*\((?P<low>{_IN_BRACKETS})\){_TO}{_HIGH}\s*\((?P<high>{_IN_BRACKETS})\)",
    )
)
_BARE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # on a scale of 1-10 · auf einer Skala von 1 bis 10
        rf"\b(?:scale|skala)\b[^.?!\d]{{0,20}}?{_LOW}{_TO}{_HIGH}",
        # on a 1-10 scale
        rf"{_LOW}{_TO}{_HIGH}\s+(?:scale|skala)\b",
        # rate it from 1 to 10 · how close are we (0-100 %): other ranges could be days or hours
        rf"{_RATED}[^.?!\d]{{0,200}}?\b(?:from|von)\s+(?=[01]\b){_LOW}{_TO}{_HIGH}",
        rf"(?:{_RATED}|{_HOW})[^.?!\d]{{0,200}}?\(\s*(?=[01]\b){_LOW}{_TO}{_HIGH}\s*%?\s*\)",
    )
)
_RANGE = re.compile(rf"{_LOW}{_TO}{_HIGH}", re.IGNORECASE)
_END = re.compile(rf"{_LOW}(?:{_IS}|\s*\()(?=[^\W\d])", re.IGNORECASE)
# With one of these words, the name of an end has run on into the question.
_QUESTION_WORDS = re.compile(
    r"\b(?:how|what|when|where|which|who|why|i|wie|was|wo|wann|wer|ich)\b", re.IGNORECASE
)


def rating(text: str) -> Scale | None:
    """The one scale that *text* clearly asks for, with the names of its ends; or None."""
    if len(_RANGE.findall(text)) > 1 or len(_END.findall(text)) > 2:
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
            if low and high and ends[0][0] < 2 and not _QUESTION_WORDS.search(f"{low} {high}"):
                yield Scale(ends[0][0], ends[1][0], ends[0][1], ends[1][1])
    for form in _BARE:
        for found in form.finditer(text):
            yield Scale(int(found["min"]), int(found["max"]))
