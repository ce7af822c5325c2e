"""Front matter: a line reader for its plain shape, ruamel's parser for every other.

All scalars stay the strings that were written, so that ``no``, ``07`` and dates are what they
look like. Lines are edited in place; what we did not write is never written anew.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ruamel.yaml.events import ScalarEvent

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]

LARGEST = 1_000_000
DEEPEST = 50

_OPENING = re.compile("\ufeff?(?:[ \t]*(?:\r\n|\r|\n))*---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?:(?<=\r)|(?<=\n)|\A)(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
# No front matter goes on behind one: without its closing fence, a later --- would be taken for it.
_HTML_COMMENT = re.compile(r"[\r\n][ \t]*<!--")
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*)(?P<colon>[ \t]*:)(?P<rest>(?:[ \t].*)?)", re.ASCII)
# A scalar that every YAML reader takes for the string it looks like.
_PLAIN = re.compile(r"\w(?:[\w ./+()'&?!;-]|:(?=[^\s,\[\]{}]))*")
_PLAIN_QUOTED = re.compile(r'"([^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*)"')
_PLAIN_LIST = re.compile(r"\[[ ]*([^\[\]{}\"'#:&?!]*)\]")
_COMMENT = re.compile(r"[ \t]+#.*")
_LISTED = re.compile(r"[ ]*- (.*)")
# Written without quotes: nothing that any reader could take for a number, a date or a yes.
_BARE = re.compile(r"[^\W\d_][\w .'’-]*(?<! )|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d|[1-9]\d{0,8}")
_LOADED = {"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none"}


class Malformed(ValueError):
    """Front matter that is no mapping of keys, with the number of the line where it fails."""

    def __init__(self, line: int, what: str) -> None:
        self.line, self.what = line, what
        super().__init__(f"line {line}: {what}")


@dataclass(frozen=True)
class FrontMatter:
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
            raise self.problem
        written = scalar(value) if isinstance(value, str) else sequence(value)
        changed = split(_with_line(self.raw, key, written))[0]
        others = {k: v for k, v in self.values.items() if k != key}
        expected: Value = value if isinstance(value, str) else list(value)
        if changed.problem or changed.values != {**others, key: expected}:
            raise Malformed(line_of(self.raw, key), f"'{key}' cannot be changed here")
        return changed


def split(text: str) -> tuple[FrontMatter, str]:
    """The front matter of *text*, and the rest; without any, an empty one and all of *text*."""
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter("", {}), text
    comment = _HTML_COMMENT.search(text, opening.end())
    closing = _CLOSING.search(text, opening.end(), comment.start() if comment else len(text))
    if not closing:
        end = opening.end() + _header_length(text[opening.end() :])
        missing = Malformed(1, "the closing --- is missing")
        inner = text[opening.end() : end]
        return FrontMatter(text[:end], salvage(inner), missing), text[end:]
    raw, inner = text[: closing.end()], text[opening.end() : closing.start()]
    try:
        values = load(inner)
    except Malformed as bad:
        line = bad.line + len(lines(text[: opening.end()]))
        return FrontMatter(raw, salvage(inner), Malformed(line, bad.what)), text[closing.end() :]
    return FrontMatter(raw, values), text[closing.end() :]


def load(inner: str) -> dict[str, Value]:
    """The mapping written between the fences; raises Malformed."""
    values = plain(inner)
    return values if values is not None else parse(inner)


def plain(inner: str) -> dict[str, Value] | None:
    """The mapping where it has the plain shape that we write ourselves, else nothing.

    One key a line; strings, quoted strings without escapes, and lists of plain strings.
    Whatever this reads, `parse` reads alike.
    """
    values: dict[str, Value] = {}
    key = ""
    for line in lines(inner):
        line = line.rstrip("\r\n").rstrip(" ")
        if not line or line.startswith("#"):
            continue
        listed = _LISTED.fullmatch(line)
        if listed and key and isinstance(open_list := values[key], list):
            item = _plain_scalar(listed[1])
            if item is None:
                return None
            open_list.append(item)
            continue
        found = _KEY.fullmatch(line)
        if not found or found["colon"] != ":" or found["key"] in values:
            return None
        key = found["key"]
        value = _plain_value(found["rest"])
        if value is None:
            return None
        values[key] = value
    return None if any(value == [] for value in values.values()) else values


def _plain_value(rest: str) -> Value | None:
    """What stands behind a colon; an empty list where a block list may follow."""
    rest = rest.strip(" ")
    if not rest:
        return []
    flow = _PLAIN_LIST.fullmatch(rest)
    if not flow:
        return _plain_scalar(rest)
    items = [item.strip(" ") for item in flow[1].split(",")]
    if not all(_PLAIN.fullmatch(item) for item in items):
        return None
    return list(items)


def _plain_scalar(text: str) -> str | None:
    text = text.strip(" ")
    quoted = _PLAIN_QUOTED.fullmatch(text)
    if quoted:
        return quoted[1]
    return text if _PLAIN.fullmatch(text) else None


def parse(inner: str) -> dict[str, Value]:
    """The mapping by the rules of YAML; aliases, bombs and double keys are Malformed."""
    value = _parsed(inner, LARGEST, _as_written)
    if not isinstance(value, dict):
        raise Malformed(1, "it is no list of 'key: value' lines")
    return value


def typed(text: str, largest: int) -> Value:
    """The YAML document *text*, with numbers, true, false and null as such."""
    return _parsed(text, largest, _as_meant)


def _as_written(scalar: "ScalarEvent") -> str:
    return str(scalar.value)


def _as_meant(scalar: "ScalarEvent") -> Value:
    """A scalar without quotes by the core schema of YAML 1.2; days stay strings."""
    text = str(scalar.value)
    if scalar.style:
        return text
    if re.fullmatch(r"[-+]?[0-9]{1,18}", text):
        return int(text)
    words: dict[str, Value] = {"": None, "~": None, "null": None, "true": True, "false": False}
    return words.get(text.casefold(), text)


def _parsed(inner: str, largest: int, scalar: Callable[["ScalarEvent"], Value]) -> Value:
    if len(inner) > largest:
        raise Malformed(1, f"it is longer than {largest} characters")
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return _built(YAML(typ="safe", pure=True).parse(inner), scalar)
    except MarkedYAMLError as bad:
        mark = bad.problem_mark or bad.context_mark
        raise Malformed(mark.line + 1 if mark else 1, "it cannot be read as YAML") from None
    except YAMLError:
        raise Malformed(1, "it holds a character that YAML forbids") from None


def _built(events: Iterator[object], scalar: Callable[["ScalarEvent"], Value]) -> Value:
    """The value that a stream of YAML events describes, built without recursion.

    Events and not ruamel's constructors: those follow aliases, read tags, and recurse.
    """
    from ruamel.yaml import events as event

    root: list[Value] = []
    open_: list[tuple[list[Value], int]] = [(root, 0)]
    for each in events:
        line = getattr(getattr(each, "start_mark", None), "line", 0) + 1
        if isinstance(each, event.AliasEvent) or getattr(each, "anchor", None):
            raise Malformed(line, "anchors and aliases are not read here")
        if isinstance(each, event.ScalarEvent):
            open_[-1][0].append(scalar(each))
        elif isinstance(each, event.CollectionStartEvent):
            open_.append(([], line))
            if len(open_) > DEEPEST:
                raise Malformed(line, "it is nested too deeply")
        elif isinstance(each, event.CollectionEndEvent):
            items, start = open_.pop()
            is_mapping = isinstance(each, event.MappingEndEvent)
            open_[-1][0].append(_mapping(items, start) if is_mapping else items)
        elif isinstance(each, event.DocumentStartEvent) and root:
            raise Malformed(line, "it holds more than one document")
    return root[0] if root else {}


def _mapping(items: list[Value], line: int) -> dict[str, Value]:
    mapping: dict[str, Value] = {}
    for key, value in zip(items[::2], items[1::2], strict=True):
        if not isinstance(key, str):
            raise Malformed(line, "a key is no plain word")
        if key in mapping:
            raise Malformed(line, "the same key stands there twice")
        mapping[key] = value
    return mapping


def salvage(inner: str) -> dict[str, Value]:
    """What can still be made out in front matter that cannot be parsed: first lines win."""
    values: dict[str, Value] = {}
    for line in lines(inner):
        found = _KEY.fullmatch(line.rstrip())
        if not found or found["key"] in values:
            continue
        value = _plain_value(_COMMENT.sub("", found["rest"]))
        if value is None:
            value = found["rest"].strip().strip("\"'")
        values[found["key"]] = value
    return values


def scalar(value: str) -> str:
    """*value* as a YAML scalar that every reader takes for this string."""
    if _BARE.fullmatch(value) and value.casefold() not in _LOADED:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", lambda c: f"\\u{ord(c[0]):04x}", quoted
    )


def sequence(values: tuple[str, ...]) -> str:
    """*values* as a YAML list on one line."""
    return "[" + ", ".join(scalar(value) for value in values) + "]"


def _with_line(raw: str, key: str, written: str) -> str:
    """*raw* with the line of *key* set, or with a new line before the closing fence."""
    every = lines(raw)
    at = line_of(raw, key) - 1
    if at < 0:
        ending = re.search(r"[\r\n]+\Z", every[0])
        every.insert(len(every) - 1, f"{key}: {written}{ending[0] if ending else chr(10)}")
        return "".join(every)
    content = every[at].rstrip("\r\n")
    found = _KEY.match(content)
    assert found is not None
    blanks = re.match(r"[ \t]*", found["rest"])
    comment = _COMMENT.search(found["rest"]) if '"' not in found["rest"] else None
    start = found.end("colon")
    every[at] = (
        content[:start]
        + ((blanks[0] if blanks else "") or " ")
        + written
        + (comment[0] if comment else "")
        + every[at][len(content) :]
    )
    below = at + 1
    while below < len(every) and re.match(r"[ \t]+\S|- ", every[below]):
        del every[below]
    return "".join(every)


def line_of(raw: str, key: str) -> int:
    """The number of the line where *key* stands, 0 where it does not."""
    for number, line in enumerate(lines(raw), 1):
        found = _KEY.match(line)
        if found and found["key"] == key:
            return number
    return 0


def _header_length(text: str) -> int:
    """How much of *text*, behind a fence that is never closed, still looks like keys."""
    length = 0
    for line in lines(text):
        if not (_KEY.match(line) or re.match(r"[ \t]+\S|- ", line)):
            break
        length += len(line)
    return length


def lines(text: str) -> list[str]:
    """The lines of *text* with their ends: LF, CRLF or CR, and no other."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
