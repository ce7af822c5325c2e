"""The form fields of a page of a PDF document, as text in their places."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject

from reflect.importers.blocks import Field, FieldKind
from reflect.importers.pdf.content import Shape, at, placement, resolved
from reflect.importers.pdf.shapes import apart, placed
from reflect.importers.pdf.spans import Span
from reflect.importers.signs import BLANK, BOX, CHOSEN, RADIO, TICKED

#: Parents of a field; a loop of them has more.
DEEPEST = 32
MOST_FIELDS = 2_000
# Flags of fields (ISO 32000-1, 12.7.4).
_MULTILINE, _RADIO, _PUSH_BUTTON, _MULTISELECT = 1 << 12, 1 << 15, 1 << 16, 1 << 21
#: Drawn around a field; in points.
NEAR = 4.0
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
            if widget := _widget(annotation, Shape(x0, y0, x1, y1)):
                found.append(widget)
    return found


def _widget(annotation: DictionaryObject, shape: Shape) -> Widget | None:
    kind, flags = _inherited(annotation, "/FT"), _inherited(annotation, "/Ff")
    flags = int(flags) if isinstance(flags, int | float) else 0
    name = ".".join(_names(annotation))
    if kind == "/Btn":
        if flags & _PUSH_BUTTON:
            return None
        value = _on_state(annotation)
        is_on = annotation.get("/AS") not in (None, "/Off")
        if flags & _RADIO:
            sign = CHOSEN if is_on else RADIO
            return Widget(shape, name, FieldKind.CHOOSE, sign, value=value)
        return Widget(shape, name, FieldKind.CHOOSE_MANY, TICKED if is_on else BOX, value=value)
    if kind == "/Ch":
        many = FieldKind.CHOOSE_MANY if flags & _MULTISELECT else FieldKind.CHOOSE
        return Widget(shape, name, many, "", options=_options(_inherited(annotation, "/Opt")))
    if kind == "/Tx":
        return Widget(shape, name, _text_kind(annotation, flags, shape), "")
    return None


def _text_kind(annotation: DictionaryObject, flags: int, shape: Shape) -> FieldKind:
    actions = resolved(_inherited(annotation, "/AA"))
    if isinstance(actions, DictionaryObject):
        scripts = [resolved(action) for action in actions.values()]
        text = " ".join(str(s.get("/JS", "")) for s in scripts if isinstance(s, DictionaryObject))
        if "AFDate_" in text:
            return FieldKind.DATE
        if "AFNumber_" in text:
            return FieldKind.NUMBER
    return FieldKind.TEXT if flags & _MULTILINE or shape.y1 - shape.y0 > 36 else FieldKind.LINE


def _lineage(annotation: DictionaryObject) -> Iterator[DictionaryObject]:
    """The field and its parents."""
    for _ in range(DEEPEST):
        yield annotation
        parent = resolved(annotation.get("/Parent"))
        if not isinstance(parent, DictionaryObject):
            return
        annotation = parent


def _inherited(annotation: DictionaryObject, key: str) -> Any:
    return next((resolved(each[key]) for each in _lineage(annotation) if key in each), None)


def _names(annotation: DictionaryObject) -> list[str]:
    return [str(each["/T"]) for each in _lineage(annotation) if "/T" in each][::-1]


def _on_state(annotation: DictionaryObject) -> str:
    looks = resolved(annotation.get("/AP"))
    normal = resolved(looks.get("/N")) if isinstance(looks, DictionaryObject) else None
    states = list(normal) if isinstance(normal, DictionaryObject) else []
    return next((str(state)[1:] for state in states if state != "/Off"), "")


def _options(listed: Any) -> tuple[str, ...]:
    if not isinstance(listed, list):
        return ()
    found = [resolved(each) for each in listed]
    shown = [resolved(each[-1]) if isinstance(each, list) and each else each for each in found]
    texts = [str(each) for each in shown]
    return tuple(text.strip() for text in texts if text.strip())


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
        if widget.sign:
            groups[widget.name].append(widget)
    result = list(spans)
    for widget in found:
        shape = widget.shape
        middle = (shape.y0 + shape.y1) / 2
        beside = [s for s in spans if s.top - 2 <= middle <= s.bottom + 2]
        nearest = min(beside, key=lambda s: apart(shape, s), default=None)
        group = groups.get(widget.name, [])
        fields = [] if widget.sign and widget is not group[0] else _field(widget, group, spans)
        ruled = next((s for s in beside if apart(shape, s) == 0 and _RULED.search(s.text)), None)
        if ruled and not widget.sign:
            ruled.fields += fields
            continue
        if nearest and (shape.y1 - shape.y0 > 2.5 * nearest.size or apart(shape, nearest) > 150):
            nearest = None
        span = placed(shape, widget.sign or BLANK, nearest)
        span.fields += fields
        result.append(span)
    return result


def _field(widget: Widget, group: Sequence[Widget], spans: Sequence[Span]) -> list[Field]:
    """The field that a *widget* is; for the first of a *group*, with what all stand for."""
    if not widget.sign:
        return [Field(kind=widget.kind, options=widget.options)]
    if len(group) == 1:
        return []  # the box says it all
    captions = [_caption(each, spans) or each.value for each in group]
    options = tuple(dict.fromkeys(filter(None, captions)))
    return [Field(kind=widget.kind, options=options)] if len(options) > 1 else []


def _caption(widget: Widget, spans: Sequence[Span]) -> str:
    """The text to the right of a box or button."""
    shape = widget.shape
    middle = (shape.y0 + shape.y1) / 2
    after = [
        s for s in spans if s.top <= middle <= s.bottom and 0 <= s.x0 - shape.x1 + 2 < 2 * s.size
    ]
    return min(after, key=lambda s: s.x0).text.strip() if after else ""
