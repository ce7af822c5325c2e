"""The plain shape of front matter, which is the one we write, read line by line."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from reflect.text import LINE_END, lines
from reflect.yaml.values import Value

KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,99})(?P<colon>[ \t]*:)(?P<rest>(?:[ \t].*)?)", re.ASCII)
_ASCII_ALIEN = re.compile("[^\t\n\r -~]")
# A scalar that every YAML reader takes for the string it looks like.
_TEXT = r"\w[\w ./+()'&?!;-]*(?::(?=[^\s,\[\]{}])[\w ./+()'&?!;-]*)*"
_PLAIN = re.compile(_TEXT)
_QUOTED = re.compile(r'"([^"\\]*)"')
_FLOW = re.compile(r"\[([^\[\]{}\"'#:&?!]*)\]")
# A key with one plain scalar, or with some in a list, where all is ASCII.
_SIMPLE = re.compile(
    rf"([A-Za-z_][\w-]{{0,99}}): (?:({_TEXT})(?<! )"
    r"|\[(\w[\w./+();-]*(?:, \w[\w./+();-]*)*)\])",
    re.ASCII,
)
# Heads differ in the date and in little else, so that what stands around it is remembered. A date
# of this shape is plain: every reader takes it as it stands.
_DATED = "\ndate: "
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#.*|^#.*")
_LISTED = re.compile(r"( *)- (.*)")


def plain(inner: str) -> dict[str, Value] | None:
    """The mapping where it has the plain shape that we write ourselves, else nothing.

    One key a line; strings, quoted strings without escapes, and lists of plain strings.
    Whatever this reads, `parse` reads alike.
    """
    before, is_dated, behind = inner.partition(_DATED)
    if is_dated:
        moment, _, after = behind.partition("\n")
        if _MOMENT.fullmatch(moment) and (shared := _around(before, after)) is not None:
            return {**shared, "date": moment}
    every = _lines(inner)
    said = [*map(_said, every)]
    if None in said:
        return None
    simple = _simple(said)
    return _listed(map(_parts, every)) if simple is None else simple


@lru_cache(maxsize=256)
def _around(before: str, after: str) -> dict[str, Value] | None:
    """The mapping of the lines around a date, its place kept; nothing unless each says a value."""
    return _simple([*map(_said, _lines(before)), ("date", ""), *map(_said, _lines(after))])


def _lines(inner: str) -> list[str]:
    every = re.split(LINE_END, inner) if "\r" in inner else inner.split("\n")
    return every if every[-1] else every[:-1]


def _simple(said: Sequence[tuple[str, Value] | None]) -> dict[str, Value] | None:
    """The mapping where each line has *said* what the value of another key is."""
    values: dict[str, Value] = dict(filter(None, said))
    return values if len(values) == len(said) and "" not in values else None


@lru_cache(maxsize=1024)  # ten thousand heads say the same in most of their lines
def _said(line: str) -> tuple[str, Value] | None:
    """The key and the value on a *line*; no key where it has not both. Nothing if it is not plain.

    A list is one and the same wherever it is read, so nobody may change it.
    """
    if line.isascii() and (simple := _SIMPLE.fullmatch(line)):
        key, text, listed = simple.groups()
        return key, text if listed is None else [*listed.split(", ")]
    parts = _parts(line)
    if parts is None or (parts[0] and parts[1] is not None):
        return parts and parts[:2]
    return "", None


def _listed(every: Iterable[tuple[str, Value, str] | None]) -> dict[str, Value] | None:
    """The mapping that lines make of which some are empty, comments, or items of a list."""
    values: dict[str, Value] = {}
    blocks: dict[str, list[Value]] = {}
    indent = ""
    items: list[Value] | None = None
    for key, value, margin in filter(None, every):
        if key:
            if key in values:
                return None
            items = None
            if value is None:
                items = values[key] = blocks[key] = []
            else:
                values[key] = value
        elif value is not None:
            if items is None or (items and margin != indent):
                return None
            indent = margin
            items.append(value)
    for key, items in blocks.items():
        values[key] = items or ""
    return values


def _parts(line: str) -> tuple[str, Value, str] | None:
    """The key on a *line*, its value where one stands there, and how far an item is set in.

    An item has no key; a line that says nothing has no value either. Nothing if it is not plain.
    """
    if (_ASCII_ALIEN if line.isascii() else _alien()).search(line):
        return None
    line = line.rstrip(" ")
    if not line or line.startswith("#"):
        return "", None, ""
    if item := _LISTED.fullmatch(line):
        text = _scalar(item[2])
        return None if text is None else ("", text, item[1])
    found = KEY.fullmatch(line)
    if not found or found["colon"] != ":":
        return None
    rest = found["rest"].strip(" ")
    value = _value(rest) if rest else None
    return None if rest and value is None else (found["key"], value, "")


@cache
def _alien() -> re.Pattern[str]:
    """What YAML forbids, or what ends a line to its readers though not to us.

    Made only for a text that is not ASCII: it takes 4 ms.
    """
    return re.compile(
        "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    )


def salvage(inner: str) -> dict[str, Value]:
    """What can still be made out in front matter that cannot be parsed: first lines win."""
    values: dict[str, Value] = {}
    items: list[Value] = []
    for line in lines(inner):
        line = _COMMENT.sub("", line.rstrip())
        listed, found = _LISTED.fullmatch(line.expandtabs(2)), KEY.fullmatch(line)
        if listed:
            items.append(_likely(listed[2]))
        elif found:
            rest = found["rest"].strip()
            items = []
            values.setdefault(found["key"], _likely(rest) if rest else items)
    return {key: "" if value == [] else value for key, value in values.items()}


def _likely(text: str) -> Value:
    value = _value(text.strip())
    return value if isinstance(value, list) else value or text.strip().strip("\"'")


def _value(text: str) -> Value | None:
    """The scalar or list written on one line, where it is plain."""
    flow = _FLOW.fullmatch(text) if text.startswith("[") else None
    if not flow:
        return _scalar(text)
    items = [item.strip(" ") for item in flow[1].split(",")] if flow[1].strip(" ") else []
    return [*items] if all(_PLAIN.fullmatch(item) for item in items) else None


def _scalar(text: str) -> str | None:
    text = text.strip(" ")
    quoted = _QUOTED.fullmatch(text) if text.startswith('"') else None
    if quoted:
        return quoted[1]
    return text if _PLAIN.fullmatch(text) else None
