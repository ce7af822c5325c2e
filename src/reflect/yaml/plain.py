"""What front matter is made of, and its plain shape: the one we write, read line by line."""

import re
from functools import cache, lru_cache

from reflect.locale import N_, Message
from reflect.text import LINE_END, lines

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]

#: How long front matter may be, in characters, and how deep it may be nested.
LARGEST = 1_000_000
DEEPEST = 50

KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,99})(?P<colon>[ \t]*:)(?P<rest>(?:[ \t].*)?)", re.ASCII)
_ASCII_ALIEN = re.compile("[^\t\n\r -~]")
# A scalar that every YAML reader takes for the string it looks like.
_PLAIN = re.compile(r"\w[\w ./+()'&?!;-]*(?::(?=[^\s,\[\]{}])[\w ./+()'&?!;-]*)*")
_QUOTED = re.compile(r'"([^"\\]*)"')
_FLOW = re.compile(r"\[([^\[\]{}\"'#:&?!]*)\]")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#.*|^#.*")
_LISTED = re.compile(r"( *)- (.*)")
# Written without quotes: nothing that any reader could take for another number, a date or a yes.
_BARE = (
    r"[^\W\d_][\w .'’-]*(?<! )|[1-9][0-9]{0,8}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
)
_LOADED = {"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none"}
_ESCAPED = frozenset('"\\')
_UNSEEN = "[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"


class Malformed(ValueError):
    """Front matter that is no mapping of keys, with the number of the line where it fails."""

    def __init__(self, line: int, what: str) -> None:
        self.line, self.what = line, what
        super().__init__(self.sentence)

    @property
    def sentence(self) -> Message:
        """The mistake and its line, in words."""
        return N_("line {line}: {what}", line=self.line, what=self.what)


def plain(inner: str) -> dict[str, Value] | None:
    """The mapping where it has the plain shape that we write ourselves, else nothing.

    One key a line; strings, quoted strings without escapes, and lists of plain strings.
    Whatever this reads, `parse` reads alike.
    """
    values: dict[str, Value] = {}
    last, indent = "", ""
    for line in LINE_END.split(inner):
        parts = _parts(line)
        if parts is None:
            return None
        key, value, margin = parts
        if key:
            if key in values:
                return None
            values[key] = "" if value is None else value
            last = key if value is None else ""
        elif value is not None:
            items = values[last] if last else None
            if items == "":
                values[last], indent = [value], margin
            elif isinstance(items, list) and margin == indent:
                items.append(value)
            else:
                return None
    return values


@lru_cache(maxsize=1024)  # ten thousand heads say the same in most of their lines
def _parts(line: str) -> tuple[str, Value, str] | None:
    """The key on a *line*, its value where one stands there, and how far an item is set in.

    An item has no key; a line that says nothing has no value either. Nothing if it is not plain.
    A list is one and the same wherever it is read, so nobody may change it.
    """
    if (_ASCII_ALIEN if line.isascii() else _alien()).search(line):
        return None
    line = line.rstrip(" ")
    if not line or line.startswith("#"):
        return "", None, ""
    if found := KEY.fullmatch(line):
        rest = found["rest"].strip(" ")
        value = _value(rest) if rest else None
        is_plain = found["colon"] == ":" and (value is not None or not rest)
        return (found["key"], value, "") if is_plain else None
    item = _LISTED.fullmatch(line)
    text = _scalar(item[2]) if item else None
    return None if item is None or text is None else ("", text, item[1])


@cache
def _alien() -> re.Pattern[str]:
    """What YAML forbids, or what ends a line to its readers though not to us.

    Made only for a text that is not ASCII: it takes 4 ms.
    """
    return re.compile(
        "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    )


def salvage(inner: str) -> dict[str, Value]:
    """The keys that can be made out in front matter that cannot be parsed: first lines win."""
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


def scalar(value: str) -> str:
    """*value* as a YAML scalar that every reader takes for this string."""
    if re.fullmatch(_BARE, value) and value.casefold() not in _LOADED:
        return value
    if value.isascii() and value.isprintable() and not _ESCAPED.intersection(value):
        return f'"{value}"'
    import json  # only here: it takes its time, and most values have nothing to escape

    quoted = json.dumps(value, ensure_ascii=False)
    return re.sub(_UNSEEN, lambda found: f"\\u{ord(found[0]):04x}", quoted)


def sequence(values: tuple[str, ...]) -> str:
    """*values* as a YAML list on one line."""
    return "[" + ", ".join(scalar(value) for value in values) + "]"
