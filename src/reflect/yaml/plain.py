"""The plain form of front matter, as reflect writes it: parser and formatter."""

import re
from functools import cache, lru_cache

from reflect.locale import N_, Message
from reflect.text import LINE_END, lines

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]

#: Maximum length of front matter, in characters, and maximum nesting.
MAX_LENGTH = 1_000_000
MAX_NESTING = 50

KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,99})(?P<colon>[ \t]*:)(?P<rest>(?:[ \t].*)?)", re.ASCII)
_NOT_PLAIN_ASCII = re.compile("[^\t\n\r -~]")
# Unquoted scalars that `plain` reads; all stay strings.
_PLAIN = re.compile(r"\w[\w ,./+()'&?!;-]*(?::(?=[^\s,\[\]{}])[\w ,./+()'&?!;-]*)*")
_QUOTED = re.compile(r'"([^"\\]*)"')
_FLOW = re.compile(r"\[([^\[\]{}\"'#:&?!]*)\]")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#.*|^#.*")
_ITEM = re.compile(r"( *)- (.*)")
# Values written without quotes: every YAML parser reads these alike.
_BARE = (
    r"[^\W\d_][\w .'’-]*(?<! )|[1-9][0-9]{0,8}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
)
_RESERVED = {"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none"}
_ESCAPED = frozenset('"\\')
_INVISIBLE = "[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"


class Malformed(ValueError):
    """Front matter that cannot be parsed or changed: line number and reason."""

    def __init__(self, line: int, what: str) -> None:
        self.line, self.what = line, what
        super().__init__(self.sentence)

    @property
    def sentence(self) -> Message:
        """The message: line and reason."""
        return N_("line {line}: {what}", line=self.line, what=self.what)


def parse_plain(inner: str) -> dict[str, Value] | None:
    """The mapping in *inner* if it has the plain form that we write ourselves, else None.

    Plain form: one key a line; strings, quoted strings without escapes, lists of plain strings.
    `full.parse` gives the same for everything that this accepts.
    """
    values: dict[str, Value] = {}
    last, indent = "", ""
    for line in LINE_END.split(inner):
        parts = _plain_line(line)
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


@lru_cache(maxsize=1024)  # ten thousand entries share most of these lines
def _plain_line(line: str) -> tuple[str, Value, str] | None:
    """Key, value and indentation of *line*; None if it is not plain.

    A list item has no key; a blank line or comment has neither key nor value. Lists are shared
    through the cache, so they must not be changed.
    """
    # What is printable is plain.
    if not line.isprintable() and (_NOT_PLAIN_ASCII if line.isascii() else _not_plain()).search(
        line
    ):
        return None
    line = line.rstrip(" ")
    if not line or line.startswith("#"):
        return "", None, ""
    if found := KEY.fullmatch(line):
        rest = found["rest"].strip(" ")
        value = _value(rest) if rest else None
        is_plain = found["colon"] == ":" and (value is not None or not rest)
        return (found["key"], value, "") if is_plain else None
    item = _ITEM.fullmatch(line)
    text = _scalar(item[2]) if item else None
    return None if item is None or text is None else ("", text, item[1])


@cache
def _not_plain() -> re.Pattern[str]:
    """Characters that YAML forbids, or that end a line in YAML but not here.

    Compiled only for text that is not ASCII and has a sign that cannot be seen: that takes 4 ms.
    """
    return re.compile(
        "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    )


def parse_malformed(inner: str) -> dict[str, Value]:
    """The keys and values that can be guessed in malformed front matter; first lines win."""
    values: dict[str, Value] = {}
    items: list[Value] = []
    for line in lines(inner):
        line = _COMMENT.sub("", line.rstrip())
        listed, found = _ITEM.fullmatch(line.expandtabs(2)), KEY.fullmatch(line)
        if listed:
            items.append(_guessed_value(listed[2]))
        elif found:
            rest = found["rest"].strip()
            items = []
            values.setdefault(found["key"], _guessed_value(rest) if rest else items)
    return {key: "" if value == [] else value for key, value in values.items()}


def _guessed_value(text: str) -> Value:
    value = _value(text.strip())
    return value if isinstance(value, list) else value or text.strip().strip("\"'")


def _value(text: str) -> Value | None:
    """The scalar or list on one line; None if it is not plain."""
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


def format_scalar(value: str) -> str:
    """*value* as a YAML scalar that every parser reads as this string."""
    if re.fullmatch(_BARE, value) and value.casefold() not in _RESERVED:
        return value
    if value.isascii() and value.isprintable() and not _ESCAPED.intersection(value):
        return f'"{value}"'
    import json  # late: slow to import, and few values need an escape

    quoted = json.dumps(value, ensure_ascii=False)
    return re.sub(_INVISIBLE, lambda found: f"\\u{ord(found[0]):04x}", quoted)


def format_list(values: tuple[str, ...]) -> str:
    """*values* as a YAML list on one line."""
    return "[" + ", ".join(format_scalar(value) for value in values) + "]"
