"""The fonts of a PDF document: which characters its bytes are, and how wide."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf.generic import DictionaryObject

# pypdf has no public name for it: pyproject.toml keeps to the versions that have it here.
from pypdf.generic._font import Font as Metrics

from reflect.importers import signs

#: A character that the document does not name.
UNKNOWN = "\ufffd"
_SYMBOLS = re.compile(r"(wingdings|webdings)[ -]?(\d?)")
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC = ("italic", "oblique")
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6


@dataclass(frozen=True, slots=True)
class Font:
    """A font as its document describes it."""

    name: str
    is_bold: bool
    is_italic: bool
    #: Thousandths of the size, but in fonts that are drawn by the document itself.
    unit: float
    #: The name of the font if its letters are signs, such as ☐ for o.
    symbols: str
    _metrics: Metrics

    def characters(self, data: bytes | str) -> Iterator[tuple[str, float, bool]]:
        """Each character of a string: its text, its width, and whether it is a single space."""
        metrics = self._metrics
        default = metrics.character_widths.get("default", 500)
        if isinstance(data, str):
            data = data.encode("latin-1", "replace")
        if isinstance(metrics.encoding, str):
            codes = data.decode(metrics.encoding, "replace")
            characters = codes
        else:
            codes = data.decode("latin-1")
            characters = "".join(metrics.encoding.get(byte, chr(byte))[:1] for byte in data)
        is_known = metrics.interpretable and (
            bool(metrics.character_map) or metrics.encoding != "utf-16-be"
        )
        for code, character in zip(codes, characters, strict=True):
            text = metrics.character_map.get(character, character) if is_known else UNKNOWN
            if text and text < " ":
                text = " "  # no letter: often a space that nothing names
            elif "\x7f" <= text <= "\x9f":
                text = "•"  # unused codes are bullets (ISO 32000-1, annex D.2)
            if self.symbols and (text <= "\xff" or "\uf000" <= text <= "\uf0ff") and text != " ":
                text = signs.symbol(ord(text), self.symbols)
            width = metrics.character_widths.get(code, default)
            yield text, float(width) * self.unit, code == " " and len(codes) == len(data)


def font(resource: Any) -> Font:
    """The font that a *resource* of the page describes."""
    if not isinstance(resource, DictionaryObject):
        resource = DictionaryObject()
    metrics = Metrics.from_font_resource(resource)
    if isinstance(metrics.encoding, str) and not _is_known(metrics.encoding):
        metrics.encoding, metrics.interpretable = "latin-1", False
    name = metrics.name.rpartition("+")[2]
    look = name.casefold()
    flags = _number(metrics.font_descriptor.flags)
    return Font(
        name=name,
        is_bold=any(word in look for word in _BOLD)
        or bool(flags & _FORCE_BOLD)
        or _number(metrics.font_descriptor.weight) >= 600,
        is_italic=any(word in look for word in _ITALIC) or bool(flags & _ITALIC_FLAG),
        unit=_unit(resource),
        symbols=_symbols(look),
        _metrics=metrics,
    )


def _symbols(name: str) -> str:
    """The *name* of a symbol font as `signs.symbol` knows it; "" for other fonts."""
    found = _SYMBOLS.match(name)
    name = f"{found[1]} {found[2]}".strip() if found else ""
    return name if signs.is_symbol_font(name) else ""


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _unit(resource: DictionaryObject) -> float:
    matrix = resource.get("/FontMatrix")
    if resource.get("/Subtype") == "/Type3" and isinstance(matrix, list) and matrix:
        return float(matrix[0])
    return 0.001


def _number(value: object) -> int:
    return int(value) if isinstance(value, int | float) else 0
