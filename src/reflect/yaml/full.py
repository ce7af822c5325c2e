"""YAML by its rules. The only module that imports ruamel, and it does so when it is called.

Events and not ruamel's constructors: those follow aliases, read tags, and recurse.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reflect.text import LINE_END
from reflect.yaml.values import DEEPEST, LARGEST, Malformed, Value

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.events import Event, ScalarEvent

_SURROGATES = re.compile("[\ud800-\udfff]")
#: How ruamel calls what was begun: a line without a colon, a list without its last bracket.
_BEGUN = ("while scanning a simple key", "while parsing a flow")
_WORDS: dict[str, Value] = {"": None, "~": None, "null": None, "true": True, "false": False}


def parse(inner: str) -> dict[str, Value]:
    """The mapping by the rules of YAML; aliases, bombs and double keys are Malformed."""
    value = _built(inner, LARGEST, written)
    if not isinstance(value, dict):
        raise Malformed(1, "it is no list of 'key: value' lines")
    return value


def typed(text: str, largest: int) -> Value:
    """The YAML document *text*, with numbers, true, false and null as such; keys are strings."""
    return _built(text, largest, _meant)


def written(scalar: "ScalarEvent") -> str:
    """A scalar as the string that it is."""
    return _SURROGATES.sub("\ufffd", str(scalar.value))


def _meant(scalar: "ScalarEvent") -> Value:
    """A scalar without quotes by the core schema of YAML 1.2; days stay strings."""
    text = written(scalar)
    if scalar.style:
        return text
    if re.fullmatch(r"[-+]?[0-9]{1,18}", text):
        return int(text)
    return _WORDS.get(text.casefold(), text)


def events(inner: str, largest: int) -> "Iterator[Event]":
    """What stands in *inner*, piece by piece; raises Malformed, and nothing else."""
    if len(inner) > largest:
        raise Malformed(1, f"it is longer than {largest} characters")
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        yield from YAML(typ="safe", pure=True).parse(inner)
    except Malformed:
        raise
    except MarkedYAMLError as bad:
        raise Malformed(_line(inner, _culprit(inner, bad)), "it cannot be read as YAML") from None
    except ReaderError as bad:
        line = len(LINE_END.findall(inner, 0, bad.position)) + 1
        raise Malformed(line, "it holds a character that YAML forbids") from None
    except Exception:  # ruamel lets some of Python's own through, as for "\U0011FFFF"
        raise Malformed(1, "it cannot be read as YAML") from None


def _culprit(inner: str, bad: "MarkedYAMLError") -> Any:
    """Where the mistake is: what was begun and did not end is only noticed further down."""
    at_end = bad.problem_mark and bad.problem_mark.index >= len(inner.rstrip())
    begun = at_end or str(bad.context).startswith(_BEGUN)
    return (begun and bad.context_mark) or bad.problem_mark or bad.context_mark


def _line(inner: str, mark: Any) -> int:
    """The number of the line where *mark* points to; ruamel would count other line ends too."""
    return len(LINE_END.findall(inner, 0, mark.index)) + 1 if mark else 1


@dataclass
class _Open:
    """A list or mapping that is not closed yet."""

    is_mapping: bool = False
    items: list[Value] = field(default_factory=list)
    #: The key whose value comes next.
    key: str | None = None
    mapping: dict[str, Value] = field(default_factory=dict)

    @property
    def awaits_key(self) -> bool:
        return self.is_mapping and self.key is None

    def put(self, value: Value) -> None:
        """Take *value*; the reason where it cannot be taken."""
        if not self.is_mapping:
            self.items.append(value)
        elif self.key is not None:
            self.mapping[self.key] = value
            self.key = None

    def begin(self, key: str) -> str:
        """Take *key*, whose value follows; says why where that cannot be."""
        self.key = key
        return "the same key stands there twice" if key in self.mapping else ""


def _built(inner: str, largest: int, read: "Callable[[ScalarEvent], Value]") -> Value:
    """The value that *inner* describes, built without recursion."""
    from ruamel.yaml import events as event

    root = _Open()
    open_ = [root]
    for each in events(inner, largest):
        wrong = ""
        top = open_[-1]
        if isinstance(each, event.AliasEvent) or getattr(each, "anchor", None):
            wrong = "anchors and aliases are not read here"
        elif isinstance(each, event.ScalarEvent) and top.awaits_key:
            wrong = top.begin(written(each))
        elif isinstance(each, event.ScalarEvent):
            top.put(read(each))
        elif isinstance(each, event.CollectionStartEvent):
            open_.append(_Open(isinstance(each, event.MappingStartEvent)))
            wrong = "a key is no plain word" if top.awaits_key else ""
            wrong = "it is nested too deeply" if len(open_) > DEEPEST else wrong
        elif isinstance(each, event.CollectionEndEvent):
            closed = open_.pop()
            open_[-1].put(closed.mapping if closed.is_mapping else closed.items)
        elif isinstance(each, event.DocumentStartEvent) and root.items:
            wrong = "it holds more than one document"
        if wrong:
            raise Malformed(_line(inner, each.start_mark), wrong)
    return root.items[0] if root.items else {}
