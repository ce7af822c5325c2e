"""Roles of HTML elements, by their names, classes and attributes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reflect.importers.html import site
from reflect.importers.html.styles import Look

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: In points, as browsers show them.
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0, "small": 10.0}
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
HOLDERS = BLOCKS - {"p"}
SPACED = frozenset({
    "p", "blockquote", "table", "hr", "fieldset", "section", "h1", "h2", "h3", "h4", "h5",
    "h6",
})  # fmt: skip
#: What an element that begins ends, if no element that holds it is nearer.
ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu"}), "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}), "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}), "tbody": ({"thead", "tbody"}, {"table"}),
    "tfoot": ({"thead", "tbody"}, {"table"}), "option": ({"option"}, {"select"}),
}  # fmt: skip
_BOLD, _ITALIC = frozenset({"b", "strong", "th", *_HEADINGS}), frozenset({"i", "em", "cite"})
#: The styles of elements without a class; text in them has these, too.
_NAMES = {
    "blockquote": "quote", "pre": "code", "dt": "dt", "dd": "dd", "summary": "summary",
    "legend": "legend", "caption": "caption",
}  # fmt: skip
#: In points, of <font size="1"> to "7".
_FONT_SIZES = dict(zip("1234567", (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0), strict=True))
_REGIONS = frozenset({"main", "article", "header"})
#: Classes and ids of what pages had before there were elements for it.
_MAIN = frozenset({"main", "content", "main-content", "maincontent"})
_HEADERS = frozenset({
    "header", "site-header", "page-header", "main-header", "top", "masthead", "banner",
    "elementor-location-header",
})  # fmt: skip
#: Empty elements of these classes are lines to write on.
_LINES = frozenset({"line", "lines", "blank", "blanks", "underline", "answer", "answer-line"})
_TITLES = frozenset({"page-title", "entry-title", "post-title"})


@dataclass(slots=True)
class Element:
    """An element that is open."""

    tag: str
    look: Look
    #: The style of its text.
    name: str = ""
    is_silent: bool = False
    #: Whether its line ends and spaces count.
    is_kept: bool = False
    #: Whether it is in a link; and in one that looks like a button.
    is_link: bool = False
    is_button: bool = False
    heading: int | None = None
    region: str = ""
    #: Whether it is a line to write on, if it stays empty.
    is_line: bool = False
    #: The number of blocks and runs before it.
    start: tuple[int, int] = (0, 0)
    is_block: bool = False


def inside(
    above: Element, tag: str, classes: Sequence[str], attributes: Mapping[str, str]
) -> Element:
    """The element *tag* inside the one *above*; a style sheet may change its look."""
    heading = _heading(tag, classes, attributes)
    # The sections of many a page open by a button in their headings.
    is_silent = tag in site.SILENT and not (tag == "button" and above.heading is not None)
    return Element(
        tag,
        _look(tag, attributes, above.look),
        name=above.name if tag not in BLOCKS else _name(tag, classes, above.name),
        is_silent=above.is_silent or is_silent,
        is_kept=above.is_kept or tag == "pre",
        is_link=above.is_link or (tag == "a" and "href" in attributes),
        is_button=above.is_button or site.is_button(tag, attributes.get("class", "")),
        heading=above.heading if heading is None else heading,
        region=above.region or _region(tag, classes, attributes),
        is_line=bool(_LINES & set(classes)),
    )


def _look(tag: str, attributes: Mapping[str, str], above: Look) -> Look:
    size = _SIZES.get(tag, above.size)
    if tag == "font":
        size = _FONT_SIZES.get(attributes.get("size", ""), size)
    return replace(
        above,
        bold=above.bold or tag in _BOLD,
        italic=above.italic or tag in _ITALIC,
        underlined=above.underlined or tag == "u",
        size=size,
    )


def _name(tag: str, classes: Sequence[str], above: str) -> str:
    """The style of the text in a block."""
    names = " ".join(classes)
    if any(word in names for word in ("callout", "admonition")):
        return "callout"
    inherited = above if above in ("quote", "code", "callout") else ""
    return names or _NAMES.get(tag) or inherited


def _region(tag: str, classes: Sequence[str], attributes: Mapping[str, str]) -> str:
    """The region of a page that an element is; "" if it is none."""
    if tag in _REGIONS:
        return tag
    name = attributes.get("id", "").casefold()
    if tag not in ("div", "section") or not (name or classes):
        return ""
    if name in _MAIN or attributes.get("role") == "main":
        return "main"
    is_header = name in _HEADERS or any(each.casefold() in _HEADERS for each in classes)
    return "header" if is_header else ""


def _heading(tag: str, classes: Sequence[str], attributes: Mapping[str, str]) -> int | None:
    if tag == "h1" and _TITLES & set(classes):
        return 0
    if attributes.get("role") == "heading":
        level = attributes.get("aria-level", "")
        return int(level) if re.fullmatch("[1-6]", level) else 2
    return 0 if tag == "p" and "title" in classes else _HEADINGS.get(tag)  # Google Docs
