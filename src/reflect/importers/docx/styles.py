"""The styles of a Word document, with what they inherit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

#: Chains of styles, each based on the next, are as long as this at most.
DEEPEST = 20
#: In points, where a document does not say.
SIZE = 10.0


def value(parent: Element | None, name: str, attribute: str = "w.val") -> str | None:
    """The *attribute* of the child *name* of *parent*; None without it."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get(attribute)


def switch(parent: Element | None, name: str) -> bool | None:
    """Whether *parent* turns *name* on or off; None if it leaves it as it is."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get("w.val") not in ("0", "false", "off", "none")


def number(text: str | None) -> int | None:
    """The whole number in *text*; None without one."""
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True)
class Style:
    """A style of paragraphs, characters or tables, and those it is based on."""

    name: str
    #: Of the style itself, then of those below it.
    chain: tuple[Element, ...] = ()

    def _parts(self, part: str) -> Iterator[Element]:
        for element in self.chain:
            found = element.find(part)
            if found is not None:
                yield found

    def switch(self, name: str) -> bool | None:
        """Whether its characters are bold or such."""
        return next(
            (on for part in self._parts("w.rPr") if (on := switch(part, name)) is not None), None
        )

    @cached_property
    def is_bold(self) -> bool:
        return bool(self.switch("w.b"))

    @cached_property
    def is_italic(self) -> bool:
        return bool(self.switch("w.i"))

    @cached_property
    def is_hidden(self) -> bool:
        return bool(self.switch("w.vanish"))

    @cached_property
    def size(self) -> int | None:
        """In half points."""
        sizes = (number(value(part, "w.sz")) for part in self._parts("w.rPr"))
        return next((size for size in sizes if size is not None), None)

    def setting(self, name: str) -> Element | None:
        """The setting *name* of its paragraphs."""
        found = (part.find(name) for part in self._parts("w.pPr"))
        return next((element for element in found if element is not None), None)

    @cached_property
    def heading(self) -> int | None:
        """The outline level, from 1; 0 for the title of the document."""
        outline = self.setting("w.outlineLvl")
        level = number(None if outline is None else outline.get("w.val"))
        if level is not None:
            return level + 1 if 0 <= level < 9 else None
        for element in self.chain:
            name = (value(element, "w.name") or "").casefold()
            word, _, digit = name.partition(" ")
            if word == "heading" and digit.isdecimal():
                return int(digit)
            if name == "title":
                return 0
        return None

    @cached_property
    def has_header_row(self) -> bool:
        """Whether it sets off the first row of a table."""
        parts = (part for element in self.chain for part in element.iter("w.tblStylePr"))
        return any(part.get("w.type") == "firstRow" for part in parts)


@dataclass
class Styles:
    """All styles of a document by their ids."""

    root: Element | None
    _made: dict[str, Style] = field(default_factory=dict)

    @cached_property
    def _elements(self) -> Mapping[str, Element]:
        found = [] if self.root is None else self.root.findall("w.style")
        return {element.get("w.styleId", ""): element for element in found}

    @cached_property
    def _defaults(self) -> Mapping[str, str]:
        return {
            element.get("w.type", ""): name
            for name, element in self._elements.items()
            if switch_attribute(element, "w.default")
        }

    def get(self, name: str | None, kind: str = "paragraph") -> Style:
        """The style with the id *name*; without one, the usual style of its *kind*."""
        known = name if name and name in self._elements else self._defaults.get(kind, "")
        if known not in self._made:
            self._made[known] = self._style(known)
        return self._made[known]

    def _style(self, name: str) -> Style:
        chain: list[Element] = []
        after: str | None = name
        while after and after in self._elements and len(chain) < DEEPEST:
            chain.append(self._elements[after])
            after = value(chain[-1], "w.basedOn")
        shown = value(chain[0], "w.name") if chain else None
        return Style(shown or name, tuple(chain))

    @cached_property
    def _usual(self) -> Element | None:
        return None if self.root is None else self.root.find("w.docDefaults/w.rPrDefault/w.rPr")

    @cached_property
    def size(self) -> float:
        """In points, where no style says."""
        size = number(value(self._usual, "w.sz"))
        return SIZE if size is None else size / 2

    @cached_property
    def language(self) -> str:
        return value(self._usual, "w.lang") or ""


def switch_attribute(element: Element, name: str) -> bool:
    """Whether the attribute *name* of *element* is on."""
    return element.get(name) in ("1", "true", "on")
