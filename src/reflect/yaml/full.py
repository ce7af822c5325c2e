"""YAML by its rules. The only module that imports ruamel, and it does so when it is called.

Events and not ruamel's constructors: those follow aliases, read tags, and go as deep as they must.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NoReturn

from reflect.locale import N_
from reflect.text import LINE_END
from reflect.yaml.plain import DEEPEST, LARGEST, Malformed, Value

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
        raise Malformed(1, N_("it is not a list of 'key: value' lines"))
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
            _line(inner, _culprit(inner, bad)), N_("it cannot be read as YAML")
        ) from None
    except ReaderError as bad:
        line = len(LINE_END.findall(inner, 0, bad.position)) + 1
        raise Malformed(line, N_("it holds a character that YAML forbids")) from None
    except Exception:  # ruamel lets some of Python's own through, as for "\U0011FFFF"
        raise Malformed(1, N_("it cannot be read as YAML")) from None


def _culprit(inner: str, bad: "MarkedYAMLError") -> Any:
    """The place of the mistake: what was begun and did not end is only noticed further down."""
    at_end = bad.problem_mark and bad.problem_mark.index >= len(inner.rstrip())
    begun = at_end or str(bad.context).startswith(_BEGUN)
    return (begun and bad.context_mark) or bad.problem_mark or bad.context_mark


def _line(inner: str, mark: Any) -> int:
    """The number of the line where *mark* points to; ruamel would count other line ends too."""
    return len(LINE_END.findall(inner, 0, mark.index)) + 1 if mark else 1


def _built(inner: str, largest: int, read: "Callable[[ScalarEvent], Value]") -> Value:
    """The value that *inner* describes; a *read* scalar is what it is in there."""
    from ruamel.yaml import events as event

    values: list[Value] = []
    document = _Document(inner, events(inner, largest), read)
    for each in document.every:
        if isinstance(each, event.DocumentStartEvent) and values:
            document.refuse(each, N_("it holds more than one document"))
        if isinstance(each, event.NodeEvent):
            values.append(document.value(each, 1))
    return values[0] if values else {}


@dataclass
class _Document:
    """What stands in *inner*, event by event."""

    inner: str
    every: "Iterator[Event]"
    read: "Callable[[ScalarEvent], Value]"

    def refuse(self, each: "Event", what: str) -> NoReturn:
        """Raise Malformed, with the line of an event."""
        raise Malformed(_line(self.inner, each.start_mark), what)

    def value(self, each: "Event", depth: int) -> Value:
        """The value that begins with an event, *depth* levels below the top."""
        from ruamel.yaml import events as event

        if getattr(each, "anchor", None):
            self.refuse(each, N_("anchors and aliases are not read here"))
        if isinstance(each, event.ScalarEvent):
            return self.read(each)
        if depth >= DEEPEST:
            self.refuse(each, N_("it is nested too deeply"))
        if isinstance(each, event.SequenceStartEvent):
            return [self.value(item, depth + 1) for item in _until_end(self.every)]
        mapping: dict[str, Value] = {}
        for key in _until_end(self.every):
            name = self._name(key)
            if name in mapping:
                self.refuse(key, N_("the same key is there twice"))
            mapping[name] = self.value(next(self.every), depth + 1)
        return mapping

    def _name(self, key: "Event") -> str:
        from ruamel.yaml import events as event

        if getattr(key, "anchor", None):
            self.refuse(key, N_("anchors and aliases are not read here"))
        if not isinstance(key, event.ScalarEvent):
            self.refuse(key, N_("a key is not a plain word"))
        return written(key)


def _until_end(every: "Iterator[Event]") -> "Iterator[Event]":
    """The events up to the one that ends the list or mapping they stand in."""
    from ruamel.yaml.events import CollectionEndEvent

    return takewhile(lambda each: not isinstance(each, CollectionEndEvent), every)
