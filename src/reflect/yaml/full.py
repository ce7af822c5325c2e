"""Full YAML parser. The only module that imports ruamel, and only when called.

It uses events, not ruamel's constructors: those resolve aliases and tags, at any depth.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NoReturn

from reflect.locale import N_
from reflect.text import LINE_END
from reflect.yaml.plain import MAX_LENGTH, MAX_NESTING, Malformed, Value

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.events import Event, ScalarEvent

_SURROGATES = re.compile("[\ud800-\udfff]")
#: Contexts in ruamel's errors about unfinished constructs: a missing colon or closing bracket.
_UNFINISHED = ("while scanning a simple key", "while parsing a flow")
_CONSTANTS: dict[str, Value] = {"": None, "~": None, "null": None, "true": True, "false": False}


def parse(inner: str) -> dict[str, Value]:
    """The mapping in *inner*; raises Malformed, also for aliases and duplicate keys."""
    value = _built(inner, MAX_LENGTH, scalar_text)
    if not isinstance(value, dict):
        raise Malformed(1, N_("it is not a list of 'key: value' lines"))
    return value


def parse_typed(text: str, largest: int) -> Value:
    """The YAML document *text* with integers, booleans and null converted; keys are strings."""
    return _built(text, largest, _converted)


def scalar_text(scalar: "ScalarEvent") -> str:
    """*scalar* as a string."""
    return _SURROGATES.sub("\ufffd", str(scalar.value))


def _converted(scalar: "ScalarEvent") -> Value:
    """*scalar* converted by the core schema of YAML 1.2; floats and dates stay strings."""
    text = scalar_text(scalar)
    if scalar.style:
        return text
    if re.fullmatch(r"[-+]?[0-9]{1,18}", text):
        return int(text)
    return _CONSTANTS.get(text.casefold(), text)


def events(inner: str, largest: int) -> "Iterator[Event]":
    """The parser events of *inner*; raises Malformed, and no other error."""
    if len(inner) > largest:
        raise Malformed(1, N_("it is longer than {count} characters", count=largest))
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        yield from YAML(typ="safe", pure=True).parse(inner)
    except Malformed:
        raise
    except MarkedYAMLError as bad:
        raise Malformed(
            _line(inner, _mistake(inner, bad)), N_("it cannot be read as YAML")
        ) from None
    except ReaderError as bad:
        line = len(LINE_END.findall(inner, 0, bad.position)) + 1
        raise Malformed(line, N_("it contains a character that YAML does not allow")) from None
    except Exception:  # ruamel leaks some of Python's own errors, as for "\U0011FFFF"
        raise Malformed(1, N_("it cannot be read as YAML")) from None


def _mistake(inner: str, bad: "MarkedYAMLError") -> Any:
    """The mark of the mistake: for an unfinished construct where it began, else the problem."""
    at_end = bad.problem_mark and bad.problem_mark.index >= len(inner.rstrip())
    begun = at_end or str(bad.context).startswith(_UNFINISHED)
    return (begun and bad.context_mark) or bad.problem_mark or bad.context_mark


def _line(inner: str, mark: Any) -> int:
    """The line number of *mark*; ruamel's own counts other line ends, too."""
    return len(LINE_END.findall(inner, 0, mark.index)) + 1 if mark else 1


def _built(inner: str, largest: int, convert: "Callable[[ScalarEvent], Value]") -> Value:
    """The value of the document *inner*, with each scalar converted by *convert*."""
    from ruamel.yaml import events as event

    values: list[Value] = []
    builder = _Builder(inner, events(inner, largest), convert)
    for each in builder.events:
        if isinstance(each, event.DocumentStartEvent) and values:
            builder.refuse(each, N_("it contains more than one document"))
        if isinstance(each, event.NodeEvent):
            values.append(builder.value(each, 1))
    return values[0] if values else {}


@dataclass
class _Builder:
    """Builds values from the parser events of *inner*."""

    inner: str
    events: "Iterator[Event]"
    convert: "Callable[[ScalarEvent], Value]"

    def refuse(self, each: "Event", what: str) -> NoReturn:
        """Raise Malformed with the line of an event."""
        raise Malformed(_line(self.inner, each.start_mark), what)

    def value(self, each: "Event", depth: int) -> Value:
        """The value that starts with event *each*, at nesting level *depth*."""
        from ruamel.yaml import events as event

        if getattr(each, "anchor", None):
            self.refuse(each, N_("anchors and aliases are not read here"))
        if isinstance(each, event.ScalarEvent):
            return self.convert(each)
        if depth >= MAX_NESTING:
            self.refuse(each, N_("it is nested too deeply"))
        if isinstance(each, event.SequenceStartEvent):
            return [self.value(item, depth + 1) for item in _until_end(self.events)]
        mapping: dict[str, Value] = {}
        for key in _until_end(self.events):
            name = self._name(key)
            if name in mapping:
                self.refuse(key, N_("the same key is there twice"))
            mapping[name] = self.value(next(self.events), depth + 1)
        return mapping

    def _name(self, key: "Event") -> str:
        from ruamel.yaml import events as event

        if getattr(key, "anchor", None):
            self.refuse(key, N_("anchors and aliases are not read here"))
        if not isinstance(key, event.ScalarEvent):
            self.refuse(key, N_("a key is not a plain word"))
        return scalar_text(key)


def _until_end(events: "Iterator[Event]") -> "Iterator[Event]":
    """The events up to the end of the current list or mapping."""
    from ruamel.yaml.events import CollectionEndEvent

    return takewhile(lambda each: not isinstance(each, CollectionEndEvent), events)
