"""The form fields of a page of a PDF document, as text in their places."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject

from reflect.importers.blocks import Field, FieldKind
from reflect.importers.pdf.content import Shape, at, placement, resolved
from reflect.importers.pdf.shapes import apart, beside, placed
from reflect.importers.pdf.spans import Span
from reflect.importers.signs import BLANK, BOX, CHOSEN, RADIO, TICKED

#: Parents of a field; a loop of them has more.
DEEPEST = 32
MOST_FIELDS = 2_000
# Flags of fields (ISO 32000-1, 12.7.4).
_MULTILINE, _RADIO, _PUSH_BUTTON, _MULTISELECT = 1 << 12, 1 << 15, 1 << 16, 1 << 21
# In points: drawn around a field; higher than a line; as far as its label is.
NEAR, TALL, FAR = 4.0, 36.0, 150.0
#: What Acrobat checks an answer with.
_SCRIPTED = {"AFDate_": FieldKind.DATE, "AFNumber_": FieldKind.NUMBER}
_RULED = re.compile(r"_{2,}|\.{5,}|…{2,}")


@dataclass(frozen=True, slots=True)
class Widget:
    """A field where it stands on the page."""

    shape: Shape
    name: str
    kind: FieldKind
    #: ☐ or ○ and so on; empty for fields to write in.
    sign: str
    options: tuple[str, ...] = ()
    #: What a box or radio button stands for.
    value: str = ""


def widgets(page: PageObject) -> list[Widget]:
    """The fields of *page*."""
    matrix, _, _ = placement(page)
    annotations = resolved(page.get("/Annots"))
    listed = annotations[:MOST_FIELDS] if isinstance(annotations, list) else []
    found = []
    for annotation in map(resolved, listed):
        if isinstance(annotation, DictionaryObject) and annotation.get("/Subtype") == "/Widget":
            corners = [float(value) for value in resolved(annotation.get("/Rect")) or ()]
            if len(corners) != 4:
                continue
            places = at(matrix, *corners[:2]), at(matrix, *corners[2:])
            (x0, x1), (y0, y1) = map(sorted, zip(*places, strict=True))
            if widget := _widget(_whole(annotation), Shape(x0, y0, x1, y1)):
                found.append(widget)
    return found


def _whole(annotation: DictionaryObject) -> dict[str, Any]:
    """The entries of a field, with those of its parents, and its full name."""
    whole: dict[str, Any] = {}
    name = ""
    for _ in range(DEEPEST):
        name = f"{annotation.get('/T', '')}.{name}"
        whole = {key: resolved(value) for key, value in annotation.items()} | whole
        annotation = resolved(annotation.get("/Parent"))
        if not isinstance(annotation, DictionaryObject):
            break
    return whole | {"/T": name}


def _widget(field: dict[str, Any], shape: Shape) -> Widget | None:
    kind, name, flags = field.get("/FT"), field["/T"], field.get("/Ff")
    flags = int(flags) if isinstance(flags, int | float) else 0
    if kind == "/Btn" and not flags & _PUSH_BUTTON:
        signs = (RADIO, CHOSEN) if flags & _RADIO else (BOX, TICKED)
        sign = signs[field.get("/AS") not in (None, "/Off")]
        many = FieldKind.CHOOSE if flags & _RADIO else FieldKind.CHOOSE_MANY
        states = _entries(_entries(field.get("/AP")).get("/N"))
        value = next((str(state)[1:] for state in states if state != "/Off"), "")
        return Widget(shape, name, many, sign, value=value)
    if kind == "/Ch":
        many = FieldKind.CHOOSE_MANY if flags & _MULTISELECT else FieldKind.CHOOSE
        return Widget(shape, name, many, "", options=_options(field.get("/Opt")))
    if kind == "/Tx":
        scripts = map(_entries, _entries(field.get("/AA")).values())
        script = " ".join(str(each.get("/JS", "")) for each in scripts)
        is_long = flags & _MULTILINE or shape.y1 - shape.y0 > TALL
        usual = FieldKind.TEXT if is_long else FieldKind.LINE
        found = (kind for sign, kind in _SCRIPTED.items() if sign in script)
        return Widget(shape, name, next(found, usual), "")
    return None


def _entries(value: Any) -> dict[str, Any]:
    """The entries of a dictionary; none if *value* is no dictionary."""
    value = resolved(value)
    return value if isinstance(value, DictionaryObject) else {}


def _options(listed: Any) -> tuple[str, ...]:
    """The options as they are shown, behind what is stored."""
    found = [resolved(each) for each in listed] if isinstance(listed, list) else []
    shown = [str(resolved(each[-1]) if isinstance(each, list) and each else each) for each in found]
    return tuple(text.strip() for text in shown if text.strip())


def without_frames(shapes: Sequence[Shape], found: Sequence[Widget]) -> list[Shape]:
    """The *shapes* that are not drawn around one of the fields *found*."""
    return [
        shape
        for shape in shapes
        if not any(
            w.shape.x0 - NEAR <= shape.x0 and shape.x1 <= w.shape.x1 + NEAR
            and w.shape.y0 - NEAR <= shape.y0 and shape.y1 <= w.shape.y1 + NEAR
            for w in found
        )
    ]  # fmt: skip


def filled_in(found: Sequence[Widget], spans: list[Span]) -> list[Span]:
    """The *spans* of the page, and the fields *found* in their places among them."""
    groups: dict[str, list[Widget]] = defaultdict(list)
    for widget in found:
        groups[widget.name if widget.sign else ""].append(widget)
    result = list(spans)
    for widget in found:
        shape, level = widget.shape, beside(widget.shape, spans)
        fields = _fields(widget, groups[widget.name], spans)
        ruled = (s for s in level if apart(shape, s) == 0 and _RULED.search(s.text))
        if not widget.sign and (line := next(ruled, None)):
            line.fields += fields
            continue
        if level and (shape.y1 - shape.y0 > 2.5 * level[0].size or apart(shape, level[0]) > FAR):
            level = []
        span = placed(shape, widget.sign or BLANK, level)
        span.fields += fields
        result.append(span)
    return result


def _fields(widget: Widget, group: Sequence[Widget], spans: Sequence[Span]) -> list[Field]:
    """The field that a *widget* is; for the first of a *group*, with what all stand for."""
    if not widget.sign:
        return [Field(kind=widget.kind, options=widget.options)]
    if len(group) == 1 or widget is not group[0]:
        return []  # the box says it all
    captions = [_caption(each, spans) or each.value for each in group]
    options = tuple(dict.fromkeys(filter(None, captions)))
    return [Field(kind=widget.kind, options=options)] if len(options) > 1 else []


def _caption(widget: Widget, spans: Sequence[Span]) -> str:
    """The text to the right of a box or button."""
    shape = widget.shape
    after = [s for s in beside(shape, spans) if 0 <= s.x0 - shape.x1 + 2 < 2 * s.size]
    return after[0].text.strip() if after else ""
