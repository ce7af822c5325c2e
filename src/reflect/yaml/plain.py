"""The plain shape of front matter, which is the one we write, read line by line."""

import re
from functools import cache

from reflect.text import lines
from reflect.yaml.values import Value

KEY = re.compile(
    r"(?P<key>[A-Za-z_][\w-]{0,99})(?P<colon>[ \t]*+:)(?P<rest>(?:[ \t].*)?)", re.ASCII
)
_ASCII_ALIEN = re.compile("[^\t\n\r -~]")
# A scalar that every YAML reader takes for the string it looks like.
_PLAIN = re.compile(r"\w(?:[\w ./+()'&?!;-]|:(?=[^\s,\[\]{}]))*+")
_QUOTED = re.compile(r'"([^"\\]*)"')
_FLOW = re.compile(r"\[ *+([^\[\]{}\"'#:&?!]*)\]")
_COMMENT = re.compile(r"(?<![ \t])[ \t]++#.*|^#.*")
_LISTED = re.compile(r"( *+)- (.*)")


def plain(inner: str) -> dict[str, Value] | None:
    """The mapping where it has the plain shape that we write ourselves, else nothing.

    One key a line; strings, quoted strings without escapes, and lists of plain strings.
    Whatever this reads, `parse` reads alike.
    """
    if (_ASCII_ALIEN if inner.isascii() else _alien()).search(inner):
        return None
    values: dict[str, Value] = {}
    indent = ""
    items: list[Value] | None = None
    for line in lines(inner):
        line = line.rstrip("\r\n").rstrip(" ")
        if not line or line.startswith("#"):
            continue
        value: Value
        if items is not None and (listed := _LISTED.fullmatch(line)):
            indent = indent if items else listed[1]
            value = _scalar(listed[2]) if listed[1] == indent else None
            if value is None:
                return None
            items.append(value)
            continue
        found = KEY.fullmatch(line)
        if not found or found["colon"] != ":" or found["key"] in values:
            return None
        rest = found["rest"].strip(" ")
        items = None if rest else []
        value = _value(rest) if rest else items
        if value is None:
            return None
        values[found["key"]] = value
    return {key: "" if value == [] else value for key, value in values.items()}


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
    return _value(text.strip()) or text.strip().strip("\"'")


def _value(text: str) -> Value | None:
    """The scalar or list written on one line, where it is plain."""
    flow = _FLOW.fullmatch(text)
    if not flow:
        return _scalar(text)
    items = [item.strip(" ") for item in flow[1].split(",")]
    return list(items) if all(_PLAIN.fullmatch(item) for item in items) else None


def _scalar(text: str) -> str | None:
    text = text.strip(" ")
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        return quoted[1]
    return text if _PLAIN.fullmatch(text) else None
