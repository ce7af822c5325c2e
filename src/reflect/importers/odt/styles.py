"""The styles of an OpenDocument text, with what they inherit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

#: Chains of styles, each with a parent, are as long as this at most.
DEEPEST = 20
SIZE = 12.0

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)(pt|in|cm|mm|px|%)")
# Eastern and right-to-left scripts have properties of their own.
_COMPLEX = re.compile("[\u0590-\u08ff]")
_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def length(text: str | None) -> float | None:
    """In points; None for none, or a part of another."""
    found = _LENGTH.fullmatch(text or "")
    return float(found[1]) * _POINTS[found[2]] if found and found[2] != "%" else None


def script(text: str) -> str:
    """What the names of properties for the script of *text* end with."""
    return "-complex" if _COMPLEX.search(text) else "-asian" if _ASIAN.search(text) else ""


@dataclass(frozen=True)
class Style:
    """A style, and those that it inherits from."""

    name: str
    #: The style itself, then those above it.
    chain: tuple[Element, ...] = ()

    def _values(self, part: str, name: str) -> Iterator[str]:
        for element in self.chain:
            properties = element.find(part)
            value = None if properties is None else properties.get(name)
            if value is not None:
                yield value

    def text(self, name: str) -> str | None:
        """The property *name* of its characters."""
        return next(self._values("style.text-properties", name), None)

    def paragraph(self, name: str) -> str | None:
        """The property *name* of its paragraphs."""
        return next(self._values("style.paragraph-properties", name), None)

    def part(self, name: str) -> Element | None:
        """The part *name* of the properties of its paragraphs."""
        found = (element.find(f"style.paragraph-properties/{name}") for element in self.chain)
        return next((element for element in found if element is not None), None)

    def attribute(self, name: str) -> str | None:
        """The attribute *name* of the style."""
        values = (element.get(name) for element in self.chain)
        return next((value for value in values if value is not None), None)

    def is_bold(self, ending: str) -> bool | None:
        weight = self.text(f"style.font-weight{ending}" if ending else "fo.font-weight")
        return None if weight is None else weight in ("bold", "600", "700", "800", "900")

    def is_italic(self, ending: str) -> bool | None:
        slant = self.text(f"style.font-style{ending}" if ending else "fo.font-style")
        return None if slant is None else slant in ("italic", "oblique")

    @cached_property
    def is_underlined(self) -> bool:
        return self.text("style.text-underline-style") not in (None, "none")

    @cached_property
    def is_hidden(self) -> bool:
        return self.text("text.display") == "none"

    def size(self, ending: str) -> float | None:
        """In points; a part of another size counts from that."""
        name = f"style.font-size{ending}" if ending else "fo.font-size"
        share = 1.0
        for value in self._values("style.text-properties", name):
            size = length(value)
            if size is not None:
                return round(size * share, 2)
            found = _LENGTH.fullmatch(value)
            share *= float(found[1]) / 100 if found else 1
        return None

    @cached_property
    def font(self) -> str:
        return self.text("style.font-name") or self.text("fo.font-family") or ""


@dataclass
class Styles:
    """All styles of a document."""

    roots: tuple[Element, ...]
    _made: dict[tuple[str, str], Style] = field(default_factory=dict)

    @cached_property
    def _elements(self) -> Mapping[tuple[str, str], Element]:
        found = (style for root in self.roots for style in root.iter("style.style"))
        return {(e.get("style.family", ""), e.get("style.name", "")): e for e in found}

    @cached_property
    def _usual(self) -> Mapping[str, Element]:
        found = (style for root in self.roots for style in root.iter("style.default-style"))
        return {element.get("style.family", ""): element for element in found}

    def get(self, name: str | None, family: str) -> Style:
        """The style *name*; one without properties for "" and names that are not there."""
        key = family, name or ""
        if key not in self._made:
            self._made[key] = self._style(*key)
        return self._made[key]

    def _style(self, family: str, name: str) -> Style:
        chain: list[Element] = []
        shown, after = "", name
        while (family, after) in self._elements and len(chain) < DEEPEST:
            element = self._elements[family, after]
            chain.append(element)
            # Those of single paragraphs have made-up names, such as P1.
            shown = shown or (element.get("style.display-name") or "")
            after = element.get("style.parent-style-name", "")
            shown = shown or (after if not after else "")
        last = chain[-1].get("style.name", "") if chain else name
        if family == "paragraph" and family in self._usual:
            chain.append(self._usual[family])
        return Style((shown or last).replace("_20_", " "), tuple(chain))

    @cached_property
    def lists(self) -> Mapping[str, Element]:
        found = (style for root in self.roots for style in root.iter("text.list-style"))
        return {element.get("style.name", ""): element for element in found}

    @cached_property
    def outline(self) -> Element | None:
        """The numbers of headings."""
        found = (style for root in self.roots for style in root.iter("text.outline-style"))
        return next(found, None)

    @cached_property
    def language(self) -> str:
        properties = self._usual.get("paragraph", Element("none")).find("style.text-properties")
        return "" if properties is None else properties.get("fo.language", "")
