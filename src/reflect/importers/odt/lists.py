"""The bullets and numbers of the lists in an OpenDocument text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reflect.importers import signs
from reflect.importers.numerals import numeral
from reflect.importers.odt.styles import Styles

_LEVELS = ("text.list-level-style-bullet", "text.list-level-style-number",
           "text.outline-level-style")  # fmt: skip


def number(text: str | None, usual: int) -> int:
    """The small whole number in *text*."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else usual


@dataclass
class Lists:
    """Counts the items of lists."""

    styles: Styles
    #: For each style of lists, and each level, the number of the last item.
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def begin(self, name: str, level: int, *, goes_on: bool) -> None:
        """Begin a list in the style *name*; it may go on with the numbers of one before."""
        counts = self._counts.setdefault(name, {})
        for each in [each for each in counts if each > level or (each == level and not goes_on)]:
            del counts[each]

    def glyph(self, name: str, level: int, start: str | None = None) -> str:
        """The mark of the next item."""
        form = self.styles.lists.get(name)
        return self._next(self._counts.setdefault(name, {}), form, level, start)

    def heading(self, level: int) -> str:
        """The number of the next heading at *level*; "" if headings have none."""
        if self.styles.outline is None:
            return ""
        counts = self._counts.setdefault("", {})
        for each in [each for each in counts if each > level]:
            del counts[each]
        return self._next(counts, self.styles.outline, level, None)

    def _next(
        self, counts: dict[int, int], form: Element | None, level: int, start: str | None
    ) -> str:
        levels = {} if form is None else _levels(form)
        one = levels.get(level)
        first = number(None if one is None else one.get("text.start-value"), 1)
        counts[level] = number(start, counts.get(level, first - 1) + 1)
        if one is None:
            return "•" if form is None else ""
        if one.tag == "text.list-level-style-bullet":
            return _bullet(one, levels, level)
        return _number(one, levels, counts, level)


def _levels(form: Element) -> Mapping[int, Element]:
    return {number(e.get("text.level"), 1): e for name in _LEVELS for e in form.findall(name)}


def _sign(level: Element) -> str:
    sign = level.get("text.bullet-char", "")
    properties = level.find("style.text-properties")
    names = ("style.font-name", "fo.font-family")
    font = "" if properties is None else next((v for n in names if (v := properties.get(n))), "")
    if signs.is_symbol_font(font) and len(sign) == 1:
        return signs.symbol(ord(sign), font)
    return signs.normal(sign)


def _bullet(one: Element, levels: Mapping[int, Element], level: int) -> str:
    sign = _sign(one)
    # The second level of plain lists has a ring.
    is_plain = level > 1 and _sign(levels.get(1, one)) not in (signs.BOX, signs.RADIO)
    return "•" if sign in ("", "o") or (sign == signs.RADIO and is_plain) else sign


def _number(
    one: Element, levels: Mapping[int, Element], counts: Mapping[int, int], level: int
) -> str:
    if not one.get("style.num-format"):
        return ""
    shown = min(number(one.get("text.display-levels"), 1), level)
    digits = ".".join(
        numeral(counts.get(each, 1), levels[each].get("style.num-format", "1"))
        for each in range(level - shown + 1, level + 1)
        if each in levels and levels[each].get("style.num-format")
    )
    return f"{one.get('style.num-prefix', '')}{digits}{one.get('style.num-suffix', '')}".strip()
