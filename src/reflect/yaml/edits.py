"""One key of front matter set, and every other byte left as it is."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reflect.text import LINE_END, lines
from reflect.yaml.full import events, written
from reflect.yaml.plain import KEY, plain
from reflect.yaml.values import LARGEST, Malformed, Value, scalar, sequence

if TYPE_CHECKING:
    from ruamel.yaml.events import Event, ScalarEvent

Span = tuple[int, int]

_DASH = re.compile(r" *- +")


class Place(NamedTuple):
    """Where a value stands."""

    #: Behind the colon of its key.
    colon: int
    start: int
    end: int
    scalars: tuple[Span, ...] = ()
    #: It is a list of scalars: between brackets, or on lines with dashes.
    is_flow_list: bool = False
    is_block_list: bool = False

    def has_comment(self, inner: str) -> bool:
        """Whether something other than the value would go with it."""
        ends = (self.colon, *(end for _, end in self.scalars))
        starts = (*(start for start, _ in self.scalars), self.end)
        if any("#" in inner[a:b] for a, b in zip(ends, starts, strict=True)):
            return True
        # Behind the sign of a text on lines of its own there may be one, too.
        texts = (inner[start:end] for start, end in self.scalars if inner[start] in "|>")
        return any("#" in lines(text)[0] for text in texts)


def with_value(inner: str, key: str, old: Value, new: str | tuple[str, ...], newline: str) -> str:
    """*inner*, which can be read, with *key* set, whose value is *old*; or raises Malformed."""
    place = _on_one_line(inner, key) if plain(inner) is not None else None
    place = place or _by_events(inner, key)
    if place is None:
        return f"{inner}{key}: {_text(new)}{newline}"
    if isinstance(old, list) and old == list(new[: len(old)]) and isinstance(new, tuple):
        longer = _with_items(inner, place, [scalar(item) for item in new[len(old) :]], newline)
        if longer is not None:
            return longer
    line = len(lines(inner[: place.colon]))
    if place.has_comment(inner):
        raise Malformed(line, f"'{key}' has a comment inside it")
    is_list = isinstance(old, list) and isinstance(new, tuple)
    if not is_list and LINE_END.search(inner, place.start, place.end):
        # What goes on over lines may have got there by chance, and nobody has looked at it.
        raise Malformed(line, f"'{key}' goes on over several lines")
    start = place.colon if LINE_END.search(inner, place.colon, place.start) else place.start
    blank = " " if start == place.colon else ""
    return inner[:start] + blank + _text(new) + inner[place.end :]


def _text(value: str | tuple[str, ...]) -> str:
    return scalar(value) if isinstance(value, str) else sequence(value)


def _with_items(inner: str, place: Place, items: list[str], newline: str) -> str | None:
    """*inner* with more *items* at the end of a list, where that can be done by adding alone."""
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


def _on_one_line(inner: str, key: str) -> Place | None:
    """The place in plain front matter, unless it is a list of lines."""
    start = 0
    for line in lines(inner):
        found = KEY.fullmatch(line.rstrip("\r\n "))
        if found and found["key"] == key and found["rest"]:
            blanks = len(found["rest"]) - len(found["rest"].lstrip(" "))
            colon = start + found.end("colon")
            span = colon + blanks, start + found.end()
            return Place(colon, *span, scalars=(span,))
        start += len(line)
    return None


def _by_events(inner: str, key: str) -> Place | None:
    from ruamel.yaml import events as event

    for name, value in _pairs(inner):
        if written(name) != key:
            continue
        colon = inner.index(":", name.end_mark.index) + 1
        filled = [(each, _span(each)) for each in value if len(range(*_span(each)))]
        scalars = [span for each, span in filled if isinstance(each, event.ScalarEvent)]
        is_list = isinstance(value[0], event.SequenceStartEvent) and len(scalars) == len(value) - 2
        is_flow = bool(getattr(value[0], "flow_style", False))
        return Place(
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
    """Each key of the mapping, with all that its value is made of."""
    from ruamel.yaml import events as event

    depth, key, value = 0, None, []
    for each in events(inner, LARGEST):
        depth += isinstance(each, event.CollectionStartEvent)
        depth -= isinstance(each, event.CollectionEndEvent)
        if key is not None:
            value.append(each)
            if depth == 1:
                yield key, value
                key, value = None, []
        elif depth == 1 and isinstance(each, event.ScalarEvent):
            key = each
