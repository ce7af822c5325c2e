"""The plain shape of front matter, which is the one we write, read line by line."""

import re
from functools import cache, lru_cache

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
    blocks: dict[str, list[Value]] = {}
    indent = ""
    items: list[Value] | None = None
    for line in lines(inner):
        line = line.rstrip("\r\n").rstrip(" ")
        if not line or line.startswith("#"):
            continue
        if items is not None and (listed := _LISTED.fullmatch(line)):
            indent = indent if items else listed[1]
            value = _scalar(listed[2]) if listed[1] == indent else None
            if value is None:
                return None
            items.append(value)
            continue
        pair = _pair(line)
        if pair is None or pair[0] in values:
            return None
        key, said = pair
        items = None
        if said is None:
            items = values[key] = blocks[key] = []
        else:
            values[key] = said if isinstance(said, str) else list(said)
    return {**values, **{key: "" for key, items in blocks.items() if not items}}


@lru_cache(maxsize=1024)  # ten thousand heads say the same in most of their lines
def _pair(line: str) -> tuple[str, str | tuple[str, ...] | None] | None:
    """The key on a *line*, and its value where one stands there; nothing where it is not plain."""
    found = KEY.fullmatch(line)
    if not found or found["colon"] != ":":
        return None
    rest = found["rest"].strip(" ")
    value = _value(rest)
    return None if rest and value is None else (found["key"], value if rest else None)


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
    return list(value) if isinstance(value, tuple) else value or text.strip().strip("\"'")


def _value(text: str) -> str | tuple[str, ...] | None:
    """The scalar or list written on one line, where it is plain."""
    flow = _FLOW.fullmatch(text)
    if not flow:
        return _scalar(text)
    items = tuple(item.strip(" ") for item in flow[1].split(",")) if flow[1].strip(" ") else ()
    return items if all(_PLAIN.fullmatch(item) for item in items) else None


def _scalar(text: str) -> str | None:
    text = text.strip(" ")
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        return quoted[1]
    return text if _PLAIN.fullmatch(text) else None
