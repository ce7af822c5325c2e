"""Makes another worksheet of one: the same questions, nothing of its past."""

import re

from reflect import yaml
from reflect.worksheets.front_matter import with_head
from reflect.worksheets.reader import with_title

#: Keys that say how a worksheet has changed since entries were written.
_PAST = ("was", "after", "retired")
_EXAMPLE = re.compile(r"^```markdown\n(---\n.*?)^```$", re.MULTILINE | re.DOTALL)


def example(readme: str) -> str:
    """The first whole worksheet among the examples in the text of a README."""
    found = _EXAMPLE.search(readme)
    assert found
    return found[1]


def copied(text: str, id_: str, title: str, **keys: str) -> str:
    """The worksheet *text* under another id and title, with other *keys* at its top.

    It begins at version 1: no entry has answered it yet. Raises yaml.Malformed.
    """
    front, body = yaml.split(with_title(with_head(text, {"id": id_}), title))
    for key in _PAST:
        front = front.without(key)
    for key, value in {"version": "1", **keys}.items():
        front = front.with_value(key, value)
    return front.raw + body
