"""The style sheet in a page of HTML: as much of it as tells bold, size, and the marks of lists."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

_BOLD = ("bold", "bolder", "600", "700", "800", "900")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835}
_RELATIVE = {"em": 1.0, "rem": 1.0, "%": 0.01}
_NAMED = {"small": 10.0, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0}
#: In points; of the classes of Tailwind and Bootstrap, which mean the same on every page.
_CLASS_SIZES = {
    "text-xs": 9.0, "text-sm": 10.5, "text-lg": 13.5, "text-xl": 15.0, "text-2xl": 18.0,
    "text-3xl": 22.5, "text-4xl": 27.0, "text-5xl": 36.0, "text-6xl": 45.0,
    "h1": 30.0, "h2": 24.0, "h3": 21.0, "h4": 18.0, "h5": 15.0, "h6": 12.0,
    "fs-1": 30.0, "fs-2": 24.0, "fs-3": 21.0, "fs-4": 18.0, "fs-5": 15.0, "fs-6": 12.0,
    "display-1": 60.0, "display-2": 54.0, "display-3": 48.0, "display-4": 42.0,
}  # fmt: skip
_CLASS_BOLD = frozenset({
    "font-bold", "font-semibold", "font-extrabold", "font-weight-bold", "fw-bold", "fw-semibold",
    "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
_LENGTH = re.compile(r"([0-9]{0,4}\.?[0-9]{1,4})(pt|px|in|cm|mm|em|rem|%)")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?")
_MARKER = re.compile(r"(?:[a-z]*\.)([\w-]+)\s*>\s*li:{1,2}before")
_STRING = re.compile(r"[\"']([^\"']*)[\"']")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_COUNTER = re.compile(r"counter\([^,()]*,\s*([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    size: float = 12.0
    font: str = ""

    def styled(self, styles: Mapping[str, str]) -> "Look":
        """The look of text in an element with these *styles*."""
        weight, slant = styles.get("font-weight"), styles.get("font-style")
        line = styles.get("text-decoration", styles.get("text-decoration-line", ""))
        return replace(
            self,
            bold=weight in _BOLD if weight else self.bold,
            italic=slant in ("italic", "oblique") if slant else self.italic,
            underlined="underline" in line if line else self.underlined,
            size=_size(styles.get("font-size", ""), self.size),
            font=styles.get("font-family", self.font).partition(",")[0].strip(" \"'"),
        )


def _size(text: str, around: float) -> float:
    found = _LENGTH.fullmatch(text)
    if not found:
        return _NAMED.get(text, around)
    number, unit = float(found[1]), found[2]
    return round(number * (_POINTS.get(unit) or _RELATIVE[unit] * around), 2)


@dataclass
class StyleSheet:
    """The rules for elements by name and class."""

    _rules: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    #: What stands before the items of a list, by its class: a sign, or the style of a counter.
    markers: dict[str, str] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Read the rules in *text*."""
        for part in _without_comments(text).split("}"):
            before, _, body = part.rpartition("{")
            # Rules for a medium contain others; those of a phone or printer count like any other.
            for selector in before.rpartition("{")[2].split(","):
                self._rule(selector.strip(), body)

    def _rule(self, selector: str, body: str) -> None:
        marker = _MARKER.fullmatch(selector)
        if marker:
            self.markers[marker[1]] = _marker(declarations(body).get("content", ""))
            return
        simple = _SIMPLE.fullmatch(selector)
        if simple and selector:
            key = simple[1] or "", simple[2] or ""
            self._rules.setdefault(key, {}).update(declarations(body))

    def styles(self, tag: str, classes: Iterable[str], own: str) -> dict[str, str]:
        """The styles of an element; its *own* come last."""
        found = dict(self._rules.get((tag, ""), {}))
        for name in classes:
            if name in _CLASS_SIZES:
                found["font-size"] = f"{_CLASS_SIZES[name]}pt"
            if name in _CLASS_BOLD:
                found["font-weight"] = "bold"
        for name in classes:
            found |= self._rules.get(("", name), {})
            found |= self._rules.get((tag, name), {})
        return found | declarations(own)


def _without_comments(text: str) -> str:
    first, *others = text.split("/*")
    return first + " ".join(other.partition("*/")[2] for other in others)


def _marker(content: str) -> str:
    """The sign in a *content* such as ``"\\0025cf  "``, or the style of its counter."""
    counter = _COUNTER.search(content)
    if counter:
        return counter[1]
    text = "".join(_STRING.findall(content))
    return _ESCAPE.sub(lambda code: _character(int(code[1], 16)), text).strip()


def _character(code: int) -> str:
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def declarations(text: str) -> dict[str, str]:
    """The values in *text* by their names, in small letters."""
    found = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            shown = value.replace("!important", "").strip()
            found[name.strip().casefold()] = shown if '"' in shown else shown.casefold()
    if "font" in found:  # the shorthand
        words = found["font"].split()
        found.setdefault("font-weight", "bold" if "bold" in words else "")
    return found
