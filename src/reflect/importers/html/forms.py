"""The fields of forms in a page of HTML."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reflect.importers.blocks import Field, FieldKind
from reflect.importers.signs import BLANK, BOX, CHOSEN, RADIO, TICKED

_KINDS = {
    "number": FieldKind.NUMBER, "range": FieldKind.NUMBER, "date": FieldKind.DATE,
    "datetime-local": FieldKind.DATE, "month": FieldKind.DATE, "week": FieldKind.DATE,
}  # fmt: skip
_SILENT = frozenset({"hidden", "submit", "button", "reset", "image", "file", "password", "search"})
_WHOLE = re.compile(r"-?\d{1,6}")


def entry(attributes: Mapping[str, str]) -> tuple[str, Field | None] | None:
    """What an ``<input>`` looks like on paper, and its field; None if it is not to be seen."""
    kind = attributes.get("type", "text").casefold()
    if kind in _SILENT:
        return None
    if kind == "checkbox":
        return (TICKED if "checked" in attributes else BOX), None
    if kind == "radio":
        return (CHOSEN if "checked" in attributes else RADIO), None
    made = Field(
        kind=_KINDS.get(kind, FieldKind.LINE),
        min=_number(attributes.get("min", "0" if kind == "range" else "")),
        max=_number(attributes.get("max", "100" if kind == "range" else "")),
    )
    return BLANK, made


def _number(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None


def is_sign_up(kinds: Sequence[str]) -> bool:
    """Whether a form with inputs of these *kinds* only asks for an address, or what to look for."""
    asked = [kind for kind in kinds if kind not in _SILENT - {"search", "password"}]
    is_short = len(asked) <= 3 and set(asked) <= {"text", "email", "search", "password", "checkbox"}
    return is_short and bool({"email", "search", "password"} & set(asked))


@dataclass
class Choice:
    """A ``<select>`` while it is read; takes the text in it."""

    is_many: bool = False
    _options: list[str] = field(default_factory=list)
    _is_option: bool = False

    def begin(self, attributes: Mapping[str, str]) -> None:
        """Begin an option; one without a value only asks to choose."""
        self._is_option = not (attributes.get("value") == "" or "disabled" in attributes)
        if self._is_option:
            self._options.append("")

    def take(self, text: str) -> None:
        if self._is_option:
            self._options[-1] += text

    def field(self) -> Field:
        options = (" ".join(option.split()) for option in self._options)
        kind = FieldKind.CHOOSE_MANY if self.is_many else FieldKind.CHOOSE
        return Field(kind=kind, options=tuple(option for option in options if option))
