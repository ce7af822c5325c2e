"""A worksheet written down in Markdown, so that reading it gives back the very same words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reflect import worksheets, yaml
from reflect.importers.ratings import rating
from reflect.questions.kinds import Scale
from reflect.worksheets.lines import slug

_NBSP, _JOINER = "\xa0", "\u2060"
_STEP_WORDS = {"en": "Step", "de": "Schritt"}

_HEADING = re.compile(r"(#{1,6})[ \t]")
_BULLET = re.compile(r"([*+-])[ \t]")
_FENCE = re.compile(r"`{3}|~{3}")
_ATTRIBUTE = re.compile(r"(?:^|(?<=\s))(?=[\[{])")
_SPECIAL = re.compile(r"\\(?=[\[\]{},\\])|\{")


@dataclass(frozen=True)
class Asked:
    """A question, and the lines below it that belong to it."""

    text: str
    hint: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One part of a document, ready to be written."""

    number: str
    title: str
    guidance: Sequence[str]
    questions: Sequence[Asked]


@dataclass(frozen=True, kw_only=True)
class Outline:
    """What a document says, put where a worksheet has it."""

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
    front = "".join(f"{key}: {yaml.scalar(value)}\n" for key, value in head.items())
    body = "\n\n".join(part for part in _parts(outline) if part)
    text = f"---\n{front}---\n\n# {title}\n\n{uncommented(body)}\n"
    return worksheets.with_ids(text, worksheets.read(text).proposed)


def uncommented(text: str) -> str:
    """*text* with an invisible character inside ``<!--``, which would hide what follows."""
    return text.replace("<!--", f"<{_JOINER}!--")


def clashes(title: str) -> bool:
    """Whether the end of a step's *title* would be taken for its id or an answer's kind."""
    return title.endswith(("]", "}")) and bool(_ATTRIBUTE.search(title))


def _parts(outline: Outline) -> Iterator[str]:
    yield "\n".join(map(_prose, outline.purpose))
    for step in outline.steps:
        title = _ATTRIBUTE.sub(_JOINER, step.title) if clashes(step.title) else step.title
        title = re.sub(r"\\(?=[\[\]{},\\])", r"\\\\", title)
        yield f"## {_STEP_WORDS[outline.language]} {step.number}: {title}"
        yield "\n".join(map(_guidance, step.guidance))
        yield "\n".join(map(_item, step.questions))
    if outline.conclusion:
        yield f"# {outline.conclusion_title}"
        yield "\n".join(map(_prose, outline.conclusion))


def _prose(line: str) -> str:
    """*line* kept from being a heading or a fence by a blank that does not break."""
    heading = _HEADING.match(line)
    if heading:
        return heading[1] + _NBSP + line[heading.end() :]
    return _NBSP + line if _FENCE.match(line) else line


def _guidance(line: str) -> str:
    """*line* as prose inside a step, where a bullet would be a question."""
    bullet = _BULLET.match(line)
    return bullet[1] + _NBSP + line[bullet.end() :] if bullet else _prose(line)


def _item(question: Asked) -> str:
    scale = rating(" ".join([question.text, *question.hint]))
    line = f"- {_wording(question.text)}" + (f" {_bracket(scale)}" if scale else "")
    return "\n".join([line, *(f"  {_guidance(hint)}" for hint in question.hint)])


def _wording(text: str) -> str:
    """*text* without slots, and without an answer's kind at its end."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    # Also a bracket that is no kind today: a later version may have learned it.
    return re.sub(r"(?<!\\)\[", r"\\[", text) if text.endswith("]") else text


def _bracket(scale: Scale) -> str:
    low, high = (re.sub(r"([\\\[\]])", r"\\\1", end) for end in (scale.low, scale.high))
    return f"[{scale.min}-{scale.max}{f': {low} ... {high}' if low else ''}]"
