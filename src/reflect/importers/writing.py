"""Writes an outline as a worksheet in Markdown, without changing a word."""

import re
from collections.abc import Iterator, Sequence

from reflect import worksheets, yaml
from reflect.importers.blocks import Block
from reflect.importers.outline import ImportedQuestion, Outline, Step
from reflect.questions import Kind
from reflect.questions.kinds import Choice, Scale, Text
from reflect.worksheets.lines import STEP_NUMBER, kind_of, slug

_NBSP, _JOINER = "\xa0", "\u2060"
_STEP_WORDS = {"en": "Step", "de": "Schritt"}
#: Shorter paragraphs without space between them are lines of one.
_LONGEST_LINE = 100

_HEADING = re.compile(r"(#{1,6})[ \t]")
_BULLET = re.compile(r"([*+-]|\d+[.)])[ \t]")
_FENCE = re.compile(r"`{3}|~{3}")
_SPECIAL = re.compile(r"\\(?=[\[\]{},\\])|\{")
_IN_BRACKET = re.compile(r"[\[\]{},\\]")


def written(outline: Outline, source: str) -> str:
    """The whole worksheet, with an id on every step and question."""
    title = uncommented(one_line(outline.title))
    stem, language = source.rpartition(".")[0] or source, outline.language
    head = {
        "id": slug(title, None, language) or slug(stem, None, language) or "worksheet",
        "title": title,
        "version": "1",
        "language": language,
        "license": outline.license or "unknown",
        "source": source,
    }
    front = "".join(f"{key}: {yaml.format_scalar(value)}\n" for key, value in head.items())
    body = "\n\n".join(part for part in _parts(outline) if part)
    text = f"---\n{front}---\n\n# {title}\n\n{uncommented(body)}\n"
    return worksheets.with_ids(text, worksheets.read(text, language).proposed)


def uncommented(text: str) -> str:
    """*text* with an invisible character inside each ``<!--``, so that it begins no comment."""
    return text.replace("<!--", f"<{_JOINER}!--")


def one_line(text: str) -> str:
    """*text* on one line; no-break spaces stay."""
    return re.sub(r"[\t\n\v\f\r \x1c-\x1f\x85\u2028\u2029]+", " ", text).strip()


def _parts(outline: Outline) -> Iterator[str]:
    yield _prose(outline.purpose)
    for place, step in enumerate(outline.steps, 1):
        yield _heading(step, place, outline.language)
        yield _prose(step.guidance)
        yield "\n".join(line for each in step.questions for line in _question(each))
    if outline.conclusion or outline.conclusion_title:
        yield f"# {one_line(outline.conclusion_title) or '…'}"
        yield _prose(outline.conclusion)


def _heading(step: Step, place: int, language: str) -> str:
    title = wording(step.title)
    # A number at the start of the title would be taken for that of the step.
    number = step.number or (str(place) if STEP_NUMBER.match(f"{title} ") else "")
    word = _STEP_WORDS.get(language)
    if not number:
        return f"## {title}"
    return f"## {word} {number}: {title}" if word else f"## {number}. {title}"


def _prose(blocks: Sequence[Block]) -> str:
    """The text of *blocks*: paragraphs, lists, and the rows of tables on a line each."""
    lines: list[str] = []
    last: Block | None = None
    for block in blocks:
        text = "\n".join(map(_plain, block.worded.split("\n")))
        row = _row(block)
        if row and last and row == _row(last):
            lines[-1] = _plain(f"{lines[-1]} | {text}") if text else lines[-1]
            last = block
            continue
        if block.glyph:
            text = f"{'  ' * (block.level - 1)}{_mark(block.glyph)}{block.worded}"
        if last and _parted(last, block):
            lines.append("")
        if text.strip():
            lines.append(text)
            last = block
    return "\n".join(lines)


def _row(block: Block) -> tuple[int, int] | None:
    return (block.cell.table, block.cell.row) if block.cell else None


def _parted(above: Block, below: Block) -> bool:
    """Whether a blank line comes between two paragraphs."""
    if above.cell and below.cell and above.cell.table == below.cell.table:
        return False
    if bool(above.glyph) != bool(below.glyph) or above.heading or below.heading:
        return True
    if above.glyph:
        return False
    return below.gap or max(len(above.text), len(below.text)) > _LONGEST_LINE


def _mark(glyph: str) -> str:
    """The mark of a list item as text, which begins no question."""
    if glyph[0].isalnum() or glyph[0] == "(":
        return f"{glyph}{_NBSP}"
    return f"{'•' if glyph in ('-', '*', '+') else glyph} "


def _plain(line: str) -> str:
    """*line*, with a no-break space if it would be read as a heading, question or fence."""
    if begun := _HEADING.match(line) or _BULLET.match(line):
        return begun[1] + _NBSP + line[begun.end() :]
    return _NBSP + line if _FENCE.match(line) else line


def _question(question: ImportedQuestion, depth: int = 0) -> Iterator[str]:
    indent = "  " * depth
    condition = f"if {question.condition}: " if question.condition else ""
    each = f"[for each: {question.each}]" if question.each else ""
    kind = bracket(question.kind) if question.kind else ""
    yield " ".join(filter(None, [f"{indent}- {condition}{wording(question.text)}", each, kind]))
    for hint in question.hint:
        yield from (f"{indent}  {_plain(line.strip())}" for line in hint.split("\n"))
    for follow_up in question.follow_ups:
        yield from _question(follow_up, depth + 1)


def wording(text: str) -> str:
    """*text* on one line with escapes, so that it has no slots, and no attributes at its end."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], one_line(text))
    # Any bracket: a later version may have more kinds.
    return re.sub(r"(?<!\\)\[", r"\\[", text) if text.endswith("]") else text


def bracket(kind: Kind) -> str:
    """The bracket that is read as *kind*; "" for prose, and if there is none."""
    if isinstance(kind, Choice):
        name = "choose many" if kind.name == "choices" else "choose"
        inside = f"{name}: {', '.join(map(_escaped, kind.options))}"
    elif isinstance(kind, Scale):
        ends = f": {_escaped(kind.low)} ... {_escaped(kind.high)}" if kind.low or kind.high else ""
        inside = f"{kind.min}-{kind.max}{ends}"
    else:
        inside = kind.bracketed()
    return f"[{inside}]" if inside and kind_of(inside) == kind else ""


def can_be_written(kind: Kind) -> bool:
    """Whether a worksheet can say *kind*: an option ``a (was: b)`` has no way to be written."""
    return isinstance(kind, Text) or bool(bracket(kind))


def _escaped(text: str) -> str:
    return _IN_BRACKET.sub(lambda found: "\\" + found[0], text)
