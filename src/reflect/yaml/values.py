"""What front matter is made of, and how we write it."""

import re

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]

#: How long front matter may be, in characters, and how deep it may be nested.
LARGEST = 1_000_000
DEEPEST = 50

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
        super().__init__(f"line {line}: {what}")


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
