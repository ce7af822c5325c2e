"""Writes an imported document as a worksheet in Markdown, without changing a word.

A rating that a question asks for in words, as in "(1 being very low, 10 very high)", becomes
its scale.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reflect import worksheets, yaml
from reflect.questions.kinds import Scale
from reflect.worksheets.lines import slug

_NBSP, _JOINER = "\xa0", "\u2060"
_STEP_WORDS = {"en": "Step", "de": "Schritt"}

_HEADING = re.compile(r"(#{1,6})[ \t]")
_BULLET = re.compile(r"([*+-])[ \t]")
_FENCE = re.compile(r"`{3}|~{3}")
_ATTRIBUTE = re.compile(r"(?:^|(?<=\s))(?=[\[{])")
_SPECIAL = re.compile(r"\\(?=[\[\]{},\\])|\{")

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


@dataclass(frozen=True)
class ImportedQuestion:
    """A question and its hint."""

    text: str
    hint: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step, ready to be written."""

    number: str
    title: str
    guidance: Sequence[str]
    questions: Sequence[ImportedQuestion]


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The text of a document, sorted into the parts of a worksheet."""

    title: str
    language: str
    purpose: Sequence[str]
    steps: Sequence[Step]
    conclusion_title: str
    conclusion: Sequence[str]


def written(outline: Outline, source: str) -> str:
    """The whole worksheet, with an id on every step and question."""
    title = uncommented(outline.title)
    stem = source.rpartition(".")[0] or source
    head = {
        "id": slug(title) or slug(stem) or "worksheet",
        "title": title,
        "version": "1",
        "language": outline.language,
        "license": "unknown",
        "source": source,
    }
    front = "".join(f"{key}: {yaml.format_scalar(value)}\n" for key, value in head.items())
    body = "\n\n".join(part for part in _parts(outline) if part)
    text = f"---\n{front}---\n\n# {title}\n\n{uncommented(body)}\n"
    return worksheets.with_ids(text, worksheets.read(text).proposed)


def uncommented(text: str) -> str:
    """*text* with an invisible character inside each ``<!--``, so that it begins no comment."""
    return text.replace("<!--", f"<{_JOINER}!--")


def clashes(title: str) -> bool:
    """Whether the end of a step's *title* would be read as an id or a kind."""
    return title.endswith(("]", "}")) and bool(_ATTRIBUTE.search(title))


def _parts(outline: Outline) -> Iterator[str]:
    yield "\n".join(map(_prose, outline.purpose))
    for step in outline.steps:
        title = _ATTRIBUTE.sub(_JOINER, step.title) if clashes(step.title) else step.title
        title = re.sub(r"\\(?=[\[\]{},\\])", r"\\\\", title)
        yield f"## {_STEP_WORDS[outline.language]} {step.number}: {title}"
        yield "\n".join(map(_guidance, step.guidance))
        yield "\n".join(map(_question, step.questions))
    if outline.conclusion:
        yield f"# {outline.conclusion_title}"
        yield "\n".join(map(_prose, outline.conclusion))


def _prose(line: str) -> str:
    """*line*, with a no-break space if it would be read as a heading or a fence."""
    heading = _HEADING.match(line)
    if heading:
        return heading[1] + _NBSP + line[heading.end() :]
    return _NBSP + line if _FENCE.match(line) else line


def _guidance(line: str) -> str:
    """`_prose` inside a step, where a bullet would be read as a question, too."""
    bullet = _BULLET.match(line)
    return bullet[1] + _NBSP + line[bullet.end() :] if bullet else _prose(line)


def _question(question: ImportedQuestion) -> str:
    scale = rating(" ".join([question.text, *question.hint]))
    line = f"- {_wording(question.text)}" + (f" {_bracket(scale)}" if scale else "")
    return "\n".join([line, *(f"  {_guidance(hint)}" for hint in question.hint)])


def _wording(text: str) -> str:
    """*text* with escapes, so that it has no slots, and no kind at its end."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    # Any bracket: a later version may have more kinds.
    return re.sub(r"(?<!\\)\[", r"\\[", text) if text.endswith("]") else text


def _bracket(scale: Scale) -> str:
    low, high = (re.sub(r"([\\\[\]])", r"\\\1", end) for end in (scale.low, scale.high))
    return f"[{scale.min}-{scale.max}{f': {low} ... {high}' if low else ''}]"


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
