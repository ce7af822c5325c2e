"""What `re` got wrong before Python 3.11.5 is in none of our patterns.

There `*+`, `++`, `?+` and `(?>...)` may match what they should not; Debian 12 ships 3.11.2.
"""

import ast
import re
import warnings
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]

import pytest


def used(nodes: list[ast.AST]) -> Iterator[str | bytes]:
    """The patterns in the calls of `re` among *nodes*, also those in names or in f-strings."""
    named: dict[str, list[ast.AST]] = {}
    for node in nodes:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name) and (value := getattr(node, "value", None)):
                named.setdefault(target.id, []).append(value)
    waiting: list[ast.AST] = [
        first
        for node in nodes
        if isinstance(node, ast.Call)
        and getattr(getattr(node.func, "value", None), "id", "") == "re"
        for first in node.args[:1]
    ]
    while waiting:
        for node in ast.walk(waiting.pop()):
            if isinstance(node, ast.Name):
                waiting += named.pop(node.id, [])
            elif isinstance(node, ast.JoinedStr):
                pieces = (getattr(piece, "value", "") for piece in node.values)
                yield "".join(piece if isinstance(piece, str) else "x" for piece in pieces)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                yield node.value


def forbidden(pattern: str | bytes) -> bool:
    """Whether `re` reads a possessive quantifier or an atomic group in *pattern*."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            waiting = [*_parser.parse(pattern)]
        except re.error:
            return False  # a piece of one, which is looked at as a whole
    while waiting:
        part = waiting.pop()
        if part is _constants.POSSESSIVE_REPEAT or part is _constants.ATOMIC_GROUP:
            return True
        if isinstance(part, tuple | list | _parser.SubPattern):
            waiting += part
    return False


def test_no_pattern_needs_what_is_wrong_before_3_11_5(house: dict[str, list[ast.AST]]) -> None:
    patterns = {each for nodes in house.values() for each in used(nodes)}

    assert len(patterns) > 250
    assert [pattern for pattern in patterns if forbidden(pattern)] == []


@pytest.mark.parametrize(
    "source",
    [
        'A = re.compile("a*+b")',
        'def f(text: str) -> str:\n    return re.sub(rb"[a-z]++", b"", text)',
        'PIECE: Final = "(?:a|b)?+"\nWHOLE = re.compile(rf"{PIECE}c")',
        'A = re.compile(r"(?:(?>a)|b)")',
        'A = re.compile(f"(?:{PIECE}){{2}}+")',
        'A = re.compile("a" r"{2,3}+")',
    ],
)
def test_one_that_does_is_found(source: str) -> None:
    assert any(map(forbidden, used([*ast.walk(ast.parse(source))])))


@pytest.mark.parametrize("source", ['A = re.compile(r"a*\\+b+[*+]+")', 'MARK = "{{++{}++}}"'])
def test_a_plus_that_is_none_is_not(source: str) -> None:
    assert not any(map(forbidden, used([*ast.walk(ast.parse(source))])))
