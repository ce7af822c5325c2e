"""The bullets and numbers of the lists in a Word document, counted as Word does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from reflect.importers import signs
from reflect.importers.docx.styles import number, switch, value
from reflect.importers.numerals import numeral

DEEPEST = 8
_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


@dataclass(frozen=True)
class _Level:
    """The marks of one level of a list: their format, font and first number."""

    kind: str
    form: str
    start: int
    font: str
    is_decimal: bool


@dataclass
class Numbering:
    """The lists of a document."""

    root: Element | None
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def _by_id(self, name: str, attribute: str) -> Mapping[str, Element]:
        found = [] if self.root is None else self.root.findall(name)
        return {element.get(attribute, ""): element for element in found}

    @cached_property
    def _lists(self) -> Mapping[str, Element]:
        return self._by_id("w.num", "w.numId")

    @cached_property
    def _forms(self) -> Mapping[str, Element]:
        return self._by_id("w.abstractNum", "w.abstractNumId")

    @cached_property
    def _linked(self) -> Mapping[str, str]:
        """The ids of the forms that have a list style, by its id."""
        styles = ((value(form, "w.styleLink"), key) for key, form in self._forms.items())
        return {style: key for style, key in styles if style}

    def glyph(self, list_id: str, depth: int) -> str:
        """The mark of the next item at *depth*, from 0, of a list; counts it."""
        one = self._lists.get(list_id)
        form_id = value(one, "w.abstractNumId") or ""
        link = value(self._forms.get(form_id), "w.numStyleLink")
        form_id = self._linked.get(link, form_id) if link else form_id
        level = self._level(one, form_id, depth)
        if level is None or level.kind == "none":
            return ""
        counts = self._counts.setdefault(form_id, {})
        self._begin(list_id, one, counts)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for below in [each for each in counts if each > depth]:
            del counts[below]
        if level.kind == "bullet":
            return self._bullet(one, form_id, level, depth)
        return self._number(one, form_id, level, counts)

    def _begin(self, list_id: str, one: Element | None, counts: dict[int, int]) -> None:
        """Restart the numbers of a list that begins anew, though its form has been counted."""
        for override in [] if one is None else one.findall("w.lvlOverride"):
            depth = number(override.get("w.ilvl")) or 0
            start = number(value(override, "w.startOverride"))
            if start is not None and (list_id, depth) not in self._begun:
                counts[depth] = start - 1
            self._begun.add((list_id, depth))

    def _level(self, one: Element | None, form_id: str, depth: int) -> _Level | None:
        overrides = [] if one is None else one.findall("w.lvlOverride/w.lvl")
        form = self._forms.get(form_id)
        levels = overrides + ([] if form is None else form.findall("w.lvl"))
        level = next((e for e in levels if number(e.get("w.ilvl")) == depth), None)
        if level is None:
            return None
        start = number(value(level, "w.start"))
        fonts = level.find("w.rPr/w.rFonts")
        return _Level(
            value(level, "w.numFmt") or "decimal",
            value(level, "w.lvlText") or "",
            1 if start is None else start,
            "" if fonts is None else fonts.get("w.hAnsi") or fonts.get("w.ascii") or "",
            bool(switch(level, "w.isLgl")),
        )

    def _bullet(self, one: Element | None, form_id: str, level: _Level, depth: int) -> str:
        sign = _sign(level)
        above = self._level(one, form_id, 0) if depth else None
        # Google Docs and Word mark the second level of plain lists with a ring.
        is_plain = above is not None and _sign(above) not in (signs.BOX, signs.RADIO)
        return "•" if sign == signs.RADIO and is_plain else sign

    def _number(
        self, one: Element | None, form_id: str, level: _Level, counts: dict[int, int]
    ) -> str:
        text = level.form
        for depth in range(DEEPEST + 1):
            if f"%{depth + 1}" in text:
                there = self._level(one, form_id, depth)
                kind = "" if there is None or level.is_decimal else _KINDS.get(there.kind, "")
                count = counts.get(depth, 1 if there is None else there.start)
                text = text.replace(f"%{depth + 1}", numeral(count, kind))
        return text.strip()


def _sign(level: _Level) -> str:
    """The sign of a level with bullets."""
    text = signs.normal(level.form)
    if signs.is_symbol_font(level.font) and len(level.form) == 1:
        text = signs.symbol(ord(level.form), level.font)
    return "•" if text in ("o", "") else text
