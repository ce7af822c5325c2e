"""The head of a file, cut off and understood."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from reflect.text import lines
from reflect.yaml.plain import KEY, plain, salvage
from reflect.yaml.values import LARGEST, Malformed, Value

_OPENING = re.compile("(?:[ \t\ufeff\r\n]*[\r\n])?\ufeff*---[ \t]*(?:\r\n|\r|\n|\\Z)")
_CLOSING = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_BEGIN, _END = "---\n", "\n---\n"
# No front matter goes on behind one: without its closing fence, a later --- would be taken for it.
_HTML_COMMENT = re.compile(r"(?<=[\r\n])[ \t]*<!--")
_CONTINUED = re.compile(r"[ \t]+\S|-(?: |[\r\n]|\Z)")


class FrontMatter(NamedTuple):
    """The head of a file, as it is written (fences and all) and as it is understood."""

    raw: str
    values: Mapping[str, Value]
    problem: Malformed | None = None

    def string(self, key: str) -> str:
        """The value of *key* where it is a scalar, else nothing."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def strings(self, key: str) -> tuple[str, ...]:
        """The values of *key*, be it a list of scalars or a single one."""
        value = self.values.get(key)
        if isinstance(value, list):
            return tuple(item for item in value if isinstance(item, str))
        return (value,) if isinstance(value, str) and value else ()

    def with_value(self, key: str, value: str | tuple[str, ...]) -> "FrontMatter":
        """The same front matter with one key set; every other byte stays.

        Raises Malformed where the front matter cannot be parsed, or *key* not be changed alone.
        """
        if self.problem:
            raise Malformed(self.problem.line, self.problem.what)
        from reflect.yaml import edits  # only here: most heads are never changed

        opening, inner, closing = _cut(self.raw)
        first = len(lines(opening))
        newline = lines(opening)[-1].lstrip("\ufeff- \t")
        try:
            inner = edits.with_value(inner, key, self.values.get(key), value, newline)
        except Malformed as bad:
            raise Malformed(first + bad.line, bad.what) from None
        changed = split(opening + inner + closing)[0]
        expected: Value = value if isinstance(value, str) else list(value)
        if changed.problem or changed.values != {**self.values, key: expected}:
            line = line_of(self.raw, key) or first
            raise Malformed(line, f"'{key}' has a shape that cannot be changed alone")
        return changed


def split(text: str) -> tuple[FrontMatter, str]:
    """The front matter of *text*, and the rest; without any, an empty one and all of *text*."""
    end = text.find(_END, 3) + len(_END) if text.startswith(_BEGIN) else 0
    if end >= len(_BEGIN + _BEGIN) and (front := usual(text[:end])):
        return front, text[end:]
    opening, inner, closing = _cut(text)
    if not opening:
        return FrontMatter("", {}), text
    return _understood(opening, inner, closing), text[len(opening + inner + closing) :]


def usual(head: str) -> FrontMatter | None:
    """The front matter that *head* is, as we write it ourselves; nothing if it is any other.

    It begins with ``---`` and ends with the next such line. What is plain in between is no fence
    and no comment, so it ends nowhere else.
    """
    inner = head[len(_BEGIN) : len(head) - len(_BEGIN)]
    values = plain(inner) if len(inner) <= LARGEST else None
    return None if values is None else FrontMatter(head, values)


@lru_cache(maxsize=4)  # a file is split for its kind, for its header, and to be read
def _understood(opening: str, inner: str, closing: str) -> FrontMatter:
    raw, first = opening + inner + closing, len(lines(opening))
    try:
        if not closing:
            raise Malformed(0, "the closing --- is missing")
        return FrontMatter(raw, load(inner))
    except Malformed as bad:
        return FrontMatter(raw, salvage(inner), Malformed(first + bad.line, bad.what))


def load(inner: str) -> dict[str, Value]:
    """The mapping written between the fences; raises Malformed."""
    values = plain(inner) if len(inner) <= LARGEST else None
    if values is not None:
        return values
    from reflect.yaml.full import parse  # only here: nearly all front matter is plain

    return parse(inner)


def _cut(text: str) -> tuple[str, str, str]:
    """The opening fence of *text*, what stands behind it, and the closing fence."""
    opening = _OPENING.match(text)
    if not opening:
        return "", "", ""
    start = opening.end()
    comment = _HTML_COMMENT.search(text, start)
    closing = _CLOSING.search(text, start, comment.start() if comment else len(text))
    if closing:
        return opening[0], text[start : closing.start()], closing[0]
    end = start
    for line in lines(text[start:]):
        if not (KEY.match(line) or _CONTINUED.match(line)):
            break
        end += len(line)
    return opening[0], text[start:end], ""


def line_of(raw: str, key: str, below: str = "") -> int:
    """The number of the line where *key* stands, 0 where it does not.

    With *below*, that of the line under it where this key stands, if one can be found.
    """
    within = 0
    for number, line in enumerate(lines(raw), 1):
        found = KEY.match(line.lstrip(" \t-") if within else line)
        if within and line[:1].strip(" \t\r\n#-"):
            return within
        if within and found and found["key"] == below:
            return number
        if not within and found and found["key"] == key:
            if not below:
                return number
            within = number
    return within
