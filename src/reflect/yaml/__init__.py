"""YAML front matter: a line parser for the plain form, ruamel's parser for anything else.

All scalars stay strings as written, so that ``no``, ``07`` and dates are not converted. Values
are edited in place; all other bytes stay.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reflect.locale import N_
from reflect.text import LINE_END, lines
from reflect.yaml.plain import (
    KEY,
    MAX_LENGTH,
    Malformed,
    Value,
    format_list,
    format_scalar,
    parse_malformed,
    parse_plain,
)

if TYPE_CHECKING:
    from ruamel.yaml.events import Event, ScalarEvent

__all__ = [
    "FrontMatter",
    "Malformed",
    "Value",
    "format_scalar",
    "line_of",
    "load",
    "split",
]

_OPENING = re.compile("(?:[ \t\ufeff\r\n]*[\r\n])?\ufeff*---[ \t]*(?:\r\n|\r|\n|\\Z)")
# An HTML comment ends front matter, too: if the closing fence is missing, a later --- must not be
# taken for it.
_END = re.compile(r"(?<=[\r\n])(?:(?P<fence>---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)|[ \t]*<!--)")
_CONTINUATION = re.compile(r"[ \t]+\S|-(?: |[\r\n]|\Z)")
_DASH = re.compile(r" *- +")

Span = tuple[int, int]
#: What a key can be set to: a scalar, a list, or lines with keys of their own.
NewValue = str | tuple[str, ...] | Mapping[str, str | tuple[str, ...]]


class FrontMatter(NamedTuple):
    """Front matter: its source with both fences, and its parsed values."""

    raw: str
    values: Mapping[str, Value]
    problem: Malformed | None = None

    def string(self, key: str) -> str:
        """The value of *key*; "" if it is not a scalar."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> int | None:
        """The value of *key* as a whole number; None if it is none."""
        written = self.string(key)
        return int(written) if re.fullmatch("[0-9]{1,9}", written) else None

    def strings(self, key: str) -> tuple[str, ...]:
        """The values of *key*: a list of scalars, or a single one."""
        value = self.values.get(key)
        if isinstance(value, list):
            return tuple(item for item in value if isinstance(item, str))
        return (value,) if isinstance(value, str) and value else ()

    def with_value(self, key: str, value: NewValue) -> "FrontMatter":
        """The front matter with one key set; all other bytes stay.

        Raises Malformed if the front matter cannot be parsed, or *key* not be changed on its own.
        """
        if self.problem:
            raise Malformed(self.problem.line, self.problem.what)
        opening, inner, closing = _cut(self.raw)
        first = len(lines(opening))
        newline = lines(opening)[-1].lstrip("\ufeff- \t")
        try:
            inner = _with_value(inner, key, self.values.get(key), value, newline)
        except Malformed as bad:
            raise Malformed(first + bad.line, bad.what) from None
        changed = split(opening + inner + closing)[0]
        expected = _as_read(value)
        if changed.problem or changed.values != {**self.values, key: expected}:
            line = line_of(self.raw, key) or first
            raise Malformed(
                line, N_("'{key}' is written in a way that cannot be changed on its own", key=key)
            )
        return changed

    def without(self, key: str) -> "FrontMatter":
        """The front matter without one key; all other bytes stay. Raises Malformed."""
        if self.problem:
            raise Malformed(self.problem.line, self.problem.what)
        opening, inner, closing = _cut(self.raw)
        kept, is_kept = "", True
        for line in lines(inner):
            if found := KEY.match(line):
                is_kept = found["key"] != key
            elif not _CONTINUATION.match(line):
                is_kept = True
            kept += line if is_kept else ""
        changed = split(opening + kept + closing)[0]
        if changed.values != {name: each for name, each in self.values.items() if name != key}:
            raise Malformed(
                line_of(self.raw, key) or 1,
                N_("'{key}' is written in a way that cannot be changed on its own", key=key),
            )
        return changed


def split(text: str) -> tuple[FrontMatter, str]:
    """The front matter of *text* (empty if it has none), and the rest."""
    opening, inner, closing = _cut(text)
    if not opening:
        return FrontMatter("", {}), text
    return _parsed(opening, inner, closing), text[len(opening + inner + closing) :]


@lru_cache(maxsize=4)  # one file is split several times in a row
def _parsed(opening: str, inner: str, closing: str) -> FrontMatter:
    raw, first = opening + inner + closing, len(lines(opening))
    try:
        if not closing:
            raise Malformed(0, N_("the closing --- is missing"))
        return FrontMatter(raw, load(inner))
    except Malformed as bad:
        return FrontMatter(raw, parse_malformed(inner), Malformed(first + bad.line, bad.what))


def load(inner: str) -> dict[str, Value]:
    """The mapping in *inner*, the text between the fences; raises Malformed."""
    values = parse_plain(inner) if len(inner) <= MAX_LENGTH else None
    if values is not None:
        return values
    from reflect.yaml.full import parse  # late: nearly all front matter is plain

    return parse(inner)


def _cut(text: str) -> tuple[str, str, str]:
    """The opening fence of *text*, the text up to the closing fence, and the closing fence."""
    opening = _OPENING.match(text)
    if not opening:
        return "", "", ""
    start = opening.end()
    found = _END.search(text, start)
    if found and found["fence"]:
        return opening[0], text[start : found.start()], found[0]
    end = start
    for line in lines(text[start:]):
        if not (KEY.match(line) or _CONTINUATION.match(line)):
            break
        end += len(line)
    return opening[0], text[start:end], ""


def line_of(raw: str, key: str, below: str = "") -> int:
    """The number of the line with *key*, 0 if there is none.

    With *below*, the line of that key nested under *key*; the line of *key* if it is not found.
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


class ValueSpan(NamedTuple):
    """Location of a value in the front matter, in characters."""

    #: End of the colon after its key.
    colon: int
    start: int
    end: int
    scalars: tuple[Span, ...]
    #: A list of scalars: in brackets (flow), or on lines with dashes (block).
    is_flow_list: bool
    is_block_list: bool

    def has_comment(self, inner: str) -> bool:
        """Whether replacing the value would delete a comment."""
        ends = (self.colon, *(end for _, end in self.scalars))
        starts = (*(start for start, _ in self.scalars), self.end)
        if any("#" in inner[a:b] for a, b in zip(ends, starts, strict=True)):
            return True
        # The first line of a block scalar (| or >) may hold one, too.
        texts = (inner[start:end] for start, end in self.scalars if inner[start] in "|>")
        return any("#" in lines(text)[0] for text in texts)


def _with_value(inner: str, key: str, old: Value, new: NewValue, newline: str) -> str:
    """*inner* with the value of *key* changed from *old* to *new*; raises Malformed."""
    place = _locate(inner, key)
    written = _formatted(new, newline)
    if place is None:
        return f"{inner}{key}:{written}{newline}"
    if isinstance(old, list) and isinstance(new, tuple) and old == list(new[: len(old)]):
        longer = _appended(inner, place, [format_scalar(item) for item in new[len(old) :]], newline)
        if longer is not None:
            return longer
    line = len(lines(inner[: place.colon]))
    if place.has_comment(inner):
        raise Malformed(line, N_("'{key}' has a comment inside it", key=key))
    is_alike = isinstance(old, list | dict) and not isinstance(new, str)
    if not is_alike and LINE_END.search(inner, place.start, place.end):
        # A multi-line value may be a mistake that nobody has noticed: do not overwrite it.
        raise Malformed(line, N_("'{key}' runs over several lines", key=key))
    is_below = isinstance(new, Mapping) or LINE_END.search(inner, place.colon, place.start)
    if not is_below and place.start > place.colon:
        written = written.removeprefix(" ")
    start = place.colon if is_below else place.start
    return inner[:start] + written + inner[place.end :]


def _formatted(value: NewValue, newline: str) -> str:
    """*value* as it stands behind the colon of its key."""
    if isinstance(value, Mapping):
        pairs = ((key, _formatted(each, newline)) for key, each in value.items())
        return "".join(f"{newline}  {key}:{written}" for key, written in pairs) or " {}"
    return f" {format_scalar(value) if isinstance(value, str) else format_list(value)}"


def _as_read(value: NewValue) -> Value:
    """*value* as it is parsed."""
    if isinstance(value, Mapping):
        return {key: _as_read(each) for key, each in value.items()}
    return value if isinstance(value, str) else list(value)


def _appended(inner: str, place: ValueSpan, items: list[str], newline: str) -> str | None:
    """*inner* with *items* appended to a list; None if that takes more than an insertion."""
    if place.is_flow_list:
        at = place.scalars[-1][1] if place.scalars else place.start + 1
        added = "".join(f", {item}" for item in items)
        return inner[:at] + (added if place.scalars else added[2:]) + inner[at:]
    if not place.is_block_list:
        return None
    start, end = place.scalars[-1]
    dash = lines(inner[:start])[-1] if start else ""
    if not _DASH.fullmatch(dash):
        return None
    line_end = LINE_END.search(inner, end)
    at = line_end.start() if line_end else len(inner)
    return inner[:at] + "".join(f"{newline}{dash}{item}" for item in items) + inner[at:]


def _locate(inner: str, key: str) -> ValueSpan | None:
    """The location of the value of *key*; None if there is no such key."""
    from ruamel.yaml import events as event

    from reflect.yaml.full import scalar_text  # late, too: most front matter is never changed

    for name, value in _pairs(inner):
        if scalar_text(name) != key:
            continue
        colon = inner.find(":", name.end_mark.index) + 1
        if not colon:
            raise Malformed(len(lines(inner)), N_("'{key}' has no colon", key=key))
        filled = [(each, _span(each)) for each in value if len(range(*_span(each)))]
        scalars = [span for each, span in filled if isinstance(each, event.ScalarEvent)]
        is_list = isinstance(value[0], event.SequenceStartEvent) and len(scalars) == len(value) - 2
        is_flow = bool(getattr(value[0], "flow_style", False))
        return ValueSpan(
            colon,
            filled[0][1][0] if filled else colon,
            len(inner[: filled[-1][1][1]].rstrip(" \t\r\n")) if filled else colon,
            tuple(scalars),
            is_flow_list=is_list and is_flow,
            is_block_list=is_list and not is_flow,
        )
    return None


def _span(event: "Event") -> Span:
    return event.start_mark.index, event.end_mark.index


def _pairs(inner: str) -> "Iterator[tuple[ScalarEvent, list[Event]]]":
    """The keys of the mapping *inner*, each with the events of its value."""
    from ruamel.yaml import events as event

    from reflect.yaml.full import events

    depth, key, value = 0, None, []
    for each in events(inner, MAX_LENGTH):
        depth += isinstance(each, event.CollectionStartEvent)
        depth -= isinstance(each, event.CollectionEndEvent)
        if key is not None:
            value.append(each)
            if depth == 1:
                yield key, value
                key, value = None, []
        elif depth == 1 and isinstance(each, event.ScalarEvent):
            key = each
