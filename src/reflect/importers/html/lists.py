"""The lists in a page of HTML, and the marks of their items."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reflect.importers import signs
from reflect.importers.html.styles import StyleSheet
from reflect.importers.numerals import numeral
from reflect.importers.signs import BOX, RADIO

# Google Docs: nested lists lie beside each other, with their levels in their classes.
_LEVEL = re.compile(r"lst-[\w-]{0,80}-(\d)")
_TYPES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip


@dataclass(slots=True)
class OpenList:
    """A list that is open."""

    level: int
    #: The form of numbers, or a sign; "" for none.
    mark: str
    is_ordered: bool
    count: int

    def next(self, value: str) -> str:
        """The mark of the next item; *value* is the number it says itself."""
        self.count = int(value) if re.fullmatch(r"\d{1,5}", value) else self.count + 1
        return f"{numeral(self.count, self.mark)}." if self.is_ordered else self.mark


def opened(tag: str, attributes: Mapping[str, str], sheet: StyleSheet, depth: int) -> OpenList:
    """The list that begins with *tag*, inside *depth* others."""
    classes = attributes.get("class", "").split()
    styles = sheet.styles(tag, classes, attributes.get("style", ""))
    markers = (sheet.markers[name] for name in classes if name in sheet.markers)
    nested = _LEVEL.search(attributes.get("class", ""))
    level = int(nested[1]) + 1 if nested else depth + 1
    kind = next(markers, styles.get("list-style-type") or styles.get("list-style") or "")
    start = attributes.get("start", "")
    first = int(start) if re.fullmatch(r"-?\d{1,5}", start) else 1
    is_ordered = tag == "ol"
    mark = _TYPES.get(kind) or attributes.get("type") or "1" if is_ordered else _sign(kind, level)
    if "inline-task-list" in classes:  # in Confluence
        mark = BOX
    return OpenList(level, mark, is_ordered, first - 1)


def _sign(kind: str, level: int) -> str:
    """The sign before the items of a list: *kind* is a sign itself, or its name in CSS."""
    kind = signs.normal(kind.strip(" \"'"))
    if kind == "none":
        return ""
    if not kind or kind.replace("-", "").isascii():
        return "•"
    # The second level of plain lists has a ring.
    return "•" if kind == RADIO and level > 1 else kind
